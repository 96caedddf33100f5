import type { WritePaper } from './papers/paper.ts';
import { plainOf } from './papers/printable.ts';

const WORD = {
  ending: 'docx',
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
const PDF = { ending: 'pdf', type: 'application/pdf' } as const;
const FILES = {
  word: { ...WORD, large: false },
  'word-large': { ...WORD, large: true },
  pdf: { ...PDF, large: false },
  'pdf-large': { ...PDF, large: true },
} as const;

/** Writes a paper. The packages that do are loaded when the first is asked for: the bot starts without them. */
export const writePaper: WritePaper = async (paper, format) => {
  const { ending, type, large } = FILES[format];
  const sheet = paper.sheet(large);
  const bytes =
    ending === 'docx'
      ? await (await import('./adapters/docx/word.ts')).wordOf(sheet)
      : await (await import('./adapters/pdfkit/pdf.ts')).pdfOf(sheet);
  return { name: `${plainOf(paper.name)}${large ? '-large-print' : ''}.${ending}`, type, bytes };
};
