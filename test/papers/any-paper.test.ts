import { describe, expect, test } from '@jest/globals';
import { FORMATS, type Paper } from '../../src/papers/paper.ts';
import { list, paragraphs, part, table } from '../../src/papers/sheet.ts';
import { writePaper } from '../../src/write-paper.ts';
import { readPdf } from './pdf-file.ts';
import { readWord } from './word-file.ts';

/** A paper that has nothing to do with a plan. */
const letter: Paper = {
  name: 'IG-7K2P-4QXR',
  sheet: (large) => ({
    title: 'What your support costs',
    footer: 'IG-7K2P-4QXR',
    large,
    blocks: [
      { kind: 'heading', level: 1, text: 'What your support costs' },
      ...part('When you pay', paragraphs('Six weeks are free.\nThen we write to you.')),
      ...part(
        'Prices',
        table(
          [
            { label: 'Support', share: 60 },
            { label: 'A week', share: 40 },
          ],
          [['Help in the morning', '£20']],
          large,
        ),
      ),
      ...part('How to complain', list([' '])),
    ],
  }),
};

const saidIn = async (format: (typeof FORMATS)[number]): Promise<string> => {
  const { bytes } = await writePaper(letter, format);
  if (format.startsWith('word')) return readWord(bytes).text.replace(/\s+/gu, ' ');
  return (await readPdf(bytes)).said.map(({ text }) => text).join(' ');
};

describe('a paper of any kind of record', () => {
  test.each(FORMATS)(
    'says the same as %s: its table, and that nothing is written down where nothing is',
    async (format) => {
      const text = await saidIn(format);
      expect(text).toContain('Six weeks are free. Then we write to you.');
      expect(text).toMatch(/Help in the morning (?:A week: +)?£20/u);
      expect(text).toContain('How to complain Nothing is written down here.');
    },
  );

  test('R20: its files are named by the paper, by nothing that could leave their folder', async () => {
    const names = await Promise.all(
      FORMATS.map(async (format) => (await writePaper({ ...letter, name: '../IG 7/K' }, format)).name),
    );
    expect(names).toEqual(['IG7K.pdf', 'IG7K-large-print.pdf', 'IG7K.docx', 'IG7K-large-print.docx']);
  });
});
