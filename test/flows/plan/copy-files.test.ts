import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { planPaper, type PlanCopy } from '../../../src/flows/plan/plan-sheet.ts';
import { writePaper } from '../../../src/write-paper.ts';
import { readPdf } from '../../papers/pdf-file.ts';
import { readWord } from '../../papers/word-file.ts';
import { long, missingFrom, usual } from './plan-copy.ts';

type ReadWord = ReturnType<typeof readWord>;
type ReadPdf = Awaited<ReturnType<typeof readPdf>>;

const word = async (copy: PlanCopy, format: 'word' | 'word-large' = 'word'): Promise<ReadWord> =>
  readWord((await writePaper(planPaper(copy), format)).bytes);
const pdf = async (copy: PlanCopy, format: 'pdf' | 'pdf-large' = 'pdf'): Promise<ReadPdf> =>
  readPdf((await writePaper(planPaper(copy), format)).bytes);

const SECTIONS = [
  '1 Reablement plan for Ada Palmer',
  '2 What matters to Ada',
  '2 Visits',
  '2 What Ada is working towards',
  '2 Equipment',
  '2 How we see how it is going',
  '2 When we look at it again',
  '2 What has changed',
  '2 Who gets a copy',
  '2 Who to ask',
];
/** Where tables cannot be read, each of their rows is a heading of the third level. */
const sections = (headings: readonly string[]) => headings.filter((heading) => !heading.startsWith('3'));
const headingsOf = ({ said }: ReadPdf): readonly string[] =>
  said.flatMap(({ role, text }) => (/^H\d$/u.test(role) ? [`${role.slice(1)} ${text}`] : []));
const solid = ({ said }: ReadPdf): string => said.map(({ text }) => text).join(' ');

describe('every copy', () => {
  test.each([
    ['word', 'RP-7K2P-4QXR-version-3.docx'],
    ['word-large', 'RP-7K2P-4QXR-version-3-large-print.docx'],
    ['pdf', 'RP-7K2P-4QXR-version-3.pdf'],
    ['pdf-large', 'RP-7K2P-4QXR-version-3-large-print.pdf'],
  ] as const)('R20: the name of a %s file says nothing about anybody', async (format, name) => {
    expect((await writePaper(planPaper(usual), format)).name).toBe(name);
  });

  test('a name cannot leave its folder', async () => {
    const { name } = await writePaper(planPaper({ ...usual, reference: '../..\\RP<&7' }), 'pdf');
    expect(name).toBe('RP7-version-3.pdf');
  });

  test('whatever somebody typed, a file can be read', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u202Eadlo', '=cmd|/c', ']]>', '\u0000', '\uD800'),
    );
    const copies = fc.record({
      person: typed,
      preferredName: typed,
      matters: typed,
      monitoring: typed,
      equipment: fc.array(typed),
    });
    await fc.assert(
      fc.asyncProperty(copies, async (given) => {
        const hostile = {
          ...usual,
          ...given,
          visits: [{ when: given.person, length: '', support: given.matters, by: '' }],
        };
        expect(sections((await word(hostile)).headings)).toHaveLength(SECTIONS.length);
        expect(sections(headingsOf(await pdf(hostile)))).toHaveLength(SECTIONS.length);
      }),
      { numRuns: 5 },
    );
  });

  test('a plan with nothing in it says so', async () => {
    const nothing = {
      ...usual,
      matters: ' ',
      outcomes: [],
      visits: [],
      equipment: ['\u200B'],
      monitoring: '',
      copyTo: [],
    };
    const { text } = await word(nothing);
    expect(text).toContain('No visits.');
    expect(text.match(/Nothing is written down here\./gu)).toHaveLength(5);
    expect(text).not.toContain('temporary');
  });

  test('the first version replaces nothing and has no changes', async () => {
    const { headings, text } = await word({ ...usual, changes: [], replaces: undefined, contact: undefined });
    expect(headings).toEqual(SECTIONS.filter((section) => !['2 What has changed', '2 Who to ask'].includes(section)));
    expect(text).not.toContain('out of date');
  });
});

describe('a Word copy', () => {
  let file: ReadWord;
  let large: ReadWord;
  beforeAll(async () => {
    file = await word(usual);
    large = await word(usual, 'word-large');
  });

  test('has real headings in the order in which a plan is read', () => {
    expect(file.headings).toEqual(SECTIONS);
    expect(sections(large.headings)).toEqual(SECTIONS);
  });

  test('marks the header row of each table, and cuts no row in two', () => {
    const [visits, outcomes, changes] = file.tables;
    expect(visits?.[0]?.cells).toEqual(['When', 'How long', 'Support', 'Who comes']);
    expect(outcomes?.[0]?.cells).toEqual(['Outcome', 'How it is now', 'How far']);
    expect(changes?.[0]?.cells).toEqual(['What', 'Before', 'Now']);
    for (const table of file.tables) {
      expect(table.map(({ header }) => header)).toEqual(table.map((_, at) => at === 0));
      expect(table.every(({ whole }) => whole)).toBe(true);
    }
  });

  test('R17: has every word of a usual and of a long plan, in both prints', async () => {
    expect(missingFrom(file.text, usual)).toEqual(['RP-7K2P-4QXR']);
    expect(missingFrom(large.text, usual)).toEqual(['RP-7K2P-4QXR']);
    expect(missingFrom((await word(long)).text, long)).toEqual(['RP-7K2P-4QXR']);
    expect(missingFrom((await word(long, 'word-large')).text, long)).toEqual(['RP-7K2P-4QXR']);
  });

  test('R17: puts old beside new', () => {
    expect(file.tables[2]?.slice(1).map(({ cells }) => cells)).toEqual([
      ['Morning visit', '1 hour, Tom Reed', '45 minutes, Tom Reed'],
      ['Teatime visit', 'Every day, 17:00, 30 minutes', 'No longer in the plan'],
      ['Equipment', 'Not in the plan', 'Long-handled sponge'],
    ]);
  });

  test('has one visit after another in large print, each line with its label', () => {
    expect(large.tables).toEqual([]);
    expect(large.headings).toContain('3 Every day, 08:00');
    expect(large.text).toContain('How long:  45 minutes Support:  help with washing and dressing Who comes:  Tom Reed');
  });

  test('is no smaller than 12 point, 18 in large print, upright and ragged', () => {
    expect(Math.min(...file.sizes)).toBe(12);
    expect(Math.min(...large.sizes)).toBe(18);
    expect(file.slanted || file.justified || large.slanted || large.justified).toBe(false);
  });

  test('is in British English and has no empty paragraphs', () => {
    expect(file.language).toBe('en-GB');
    expect(file.emptyParagraphs).toBe(0);
  });

  test('says on every page which version it is, and which page', () => {
    expect(file.footer).toContain('RP-7K2P-4QXR, version 3');
    expect(file.footerFields).toEqual(['PAGE', 'NUMPAGES']);
  });

  test('R20: its properties name the plan and the service, nobody else', () => {
    const { 'dcterms:created': created, 'dcterms:modified': modified, ...rest } = file.properties;
    expect(rest).toEqual({
      'dc:title': 'Reablement plan RP-7K2P-4QXR, version 3',
      'dc:creator': 'Reablement service',
      'cp:lastModifiedBy': 'Reablement service',
      'cp:revision': '1',
    });
    expect([created, modified]).toEqual([expect.stringMatching(/Z$/u), expect.stringMatching(/Z$/u)]);
    expect(file.otherProperties).toEqual([]);
  });
});

describe('a PDF copy', () => {
  let file: ReadPdf;
  let large: ReadPdf;
  let longFile: ReadPdf;
  let longLarge: ReadPdf;
  beforeAll(async () => {
    file = await pdf(usual);
    large = await pdf(usual, 'pdf-large');
    longFile = await pdf(long);
    longLarge = await pdf(long, 'pdf-large');
  });

  test('is tagged, says that it is for everybody, in British English, and shows its title', () => {
    expect(file.marks.Marked).toBe(true);
    expect(file.info).toMatchObject({ Language: 'en-GB', Title: 'Reablement plan RP-7K2P-4QXR, version 3' });
    expect(file.preferences).toEqual({ DisplayDocTitle: true });
    expect(file.raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('has headings in the order in which a plan is read', () => {
    expect(headingsOf(file)).toEqual(SECTIONS);
    expect(sections(headingsOf(large))).toEqual(SECTIONS);
  });

  test('is read out row by row, each cell after its headers', () => {
    const cells = file.said.filter(({ role }) => role === 'TH' || role === 'TD');
    expect(cells.slice(0, 9)).toEqual([
      { role: 'TH', text: 'When' },
      { role: 'TH', text: 'How long' },
      { role: 'TH', text: 'Support' },
      { role: 'TH', text: 'Who comes' },
      { role: 'TH', text: 'Every day, 08:00' },
      { role: 'TD', text: '45 minutes' },
      { role: 'TD', text: 'help with washing and dressing' },
      { role: 'TD', text: 'Tom Reed' },
      { role: 'TH', text: 'Mon, Wed and Fri, 12:30' },
    ]);
    expect(file.raw.match(/\/Scope \/Column/gu)).toHaveLength(4 + 3 + 3);
    expect(file.raw.match(/\/Scope \/Row/gu)).toHaveLength(3 + 2 + 3);
  });

  test('reads the lines of a cell as words apart', async () => {
    const [visit] = usual.visits;
    const lines = visit ? [{ ...visit, support: 'breakfast\ntablets\nshoes' }] : [];
    const { said } = await pdf({ ...usual, visits: lines });
    expect(said).toContainEqual({ role: 'TD', text: 'breakfast tablets shoes' });
    expect(said.filter(({ role }) => role === 'TH')[4]).toEqual({ role: 'TH', text: visit?.when });
  });

  test('has lists with their bullets apart from their words', () => {
    const list = file.said.filter(({ role }) => role === 'Lbl' || role === 'LBody').slice(0, 2);
    expect(list).toEqual([
      { role: 'Lbl', text: '•' },
      { role: 'LBody', text: 'Butter the toast, by Mon 30 Nov 2026 (Tom Reed)' },
    ]);
  });

  test('has nothing that is neither read out nor decoration', () => {
    const files = [file, large, longFile, longLarge];
    expect(files.flatMap(({ pages }) => pages.flatMap(({ loose }) => loose))).toEqual([]);
  });

  test('says on every page which version it is and which page, and reads that to nobody', () => {
    const { pages, said } = longLarge;
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.map(({ decoration }) => decoration)).toEqual(
      pages.map((_, at) => `RP-7K2P-4QXR, version 3 Page ${at + 1} of ${pages.length}`),
    );
    expect(said.some(({ text }) => text.includes(' of 2'))).toBe(false);
  });

  test('repeats the header of a table on each of its pages, cuts no row, and loses no visit', () => {
    const { pages, said } = longFile;
    const ofTable = pages.filter((page) =>
      page.said.some(({ role, text }) => role === 'TH' && text.startsWith('Mon to Fri')),
    );
    expect(ofTable.length).toBeGreaterThan(2);
    for (const page of ofTable.slice(1)) expect(page.decoration).toContain('When How long Support Who comes');
    for (const page of ofTable) {
      const cells = page.said
        .filter(({ role, text }) => ['TH', 'TD'].includes(role) && text !== '')
        .map(({ role }) => role);
      // Whole rows of four; on the first page the header row is one of them.
      expect(cells.length % 4).toBe(0);
    }
    const rows = said.filter(({ role, text }) => role === 'TH' && text.startsWith('Mon to Fri, 07:'));
    expect(rows.map(({ text }) => text)).toEqual(long.visits.map(({ when }) => when));
  });

  test('has everything inside the margins, however long', () => {
    for (const { pages } of [longFile, longLarge]) {
      for (const { placed, box } of pages) {
        const [, , right = 0] = box;
        for (const piece of placed) {
          expect(piece.left).toBeGreaterThan(50);
          expect(piece.right).toBeLessThan(right - 50);
          expect(piece.bottom).toBeGreaterThan(36);
        }
      }
    }
  });

  test('is no smaller than 12 point, 18 in large print', () => {
    const smallest = ({ pages }: ReadPdf) => Math.min(...pages.flatMap(({ placed }) => placed.map(({ size }) => size)));
    expect(smallest(file)).toBe(12);
    expect(smallest(large)).toBe(18);
  });

  test('has one visit after another in large print', () => {
    expect(large.said.some(({ role }) => role === 'TH')).toBe(false);
    const at = large.said.findIndex(({ role, text }) => role === 'H3' && text === 'Every day, 08:00');
    expect(large.said.slice(at + 1, at + 4).map(({ text }) => text)).toEqual([
      'How long: 45 minutes',
      'Support: help with washing and dressing',
      'Who comes: Tom Reed',
    ]);
  });

  test('carries its two fonts and uses no other', () => {
    expect(file.raw.match(/\/FontFile2/gu)).toHaveLength(2);
    expect(file.raw.match(/\/Subtype \/Type0/gu)).toHaveLength(2);
    expect(file.raw).not.toContain('/Type1');
  });

  test('gives each letter back as it was, in both fonts', async () => {
    const letters = [
      [0xc0, 0x24f],
      [0x386, 0x3ce],
      [0x400, 0x4ff],
      [0x1e00, 0x1eff],
    ].flatMap(([from = 0, to = 0]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).filter((one) =>
        /\p{L}/u.test(one),
      ),
    );
    const all = letters.join('').normalize('NFC');
    const lost = (text: string) => Array.from(all).filter((letter) => !text.includes(letter));
    const { said } = await pdf({ ...usual, person: all, preferredName: 'Ada', copyTo: [all] });
    const [bold, regular] = ['H1', 'LBody'].map((role) =>
      said
        .filter((one) => one.role === role)
        .map(({ text }) => text)
        .join(''),
    );
    expect(lost(bold ?? '')).toEqual([]);
    expect(lost(regular ?? '')).toEqual([]);
  });

  test('writes names of many languages, and says so when it cannot', async () => {
    const names = 'Élodie Łukasz Çağla Șerban Nguyễn Дмитро Ελένη Adéṣọlá Ɓuhari Akɔsua';
    expect(solid(await pdf({ ...usual, copyTo: [names] }))).toContain(names);
    const text = solid(await pdf({ ...usual, copyTo: ['Ada 😀👩‍🦰 שלום'] }));
    expect(text).toContain('Ada \uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD');
    expect(text).toContain('stands for a letter or picture that this file cannot show. The Word copy has it.');
    expect(solid(file)).not.toContain('cannot show');
  });

  test('R17: every word of a usual and of a long plan is read out, in both prints', () => {
    expect(missingFrom(solid(file), usual)).toEqual(['RP-7K2P-4QXR']);
    expect(missingFrom(solid(large), usual)).toEqual(['RP-7K2P-4QXR']);
    expect(missingFrom(solid(longFile), long)).toEqual(['RP-7K2P-4QXR']);
    expect(missingFrom(solid(longLarge), long)).toEqual(['RP-7K2P-4QXR']);
  });

  test('R20: its properties name the plan and the service, nobody else', () => {
    const { Title, Author, Creator, Producer, CreationDate, ...rest } = file.info;
    expect([Title, Author, Creator, Producer]).toEqual([
      'Reablement plan RP-7K2P-4QXR, version 3',
      'Reablement service',
      'Reable',
      'PDFKit',
    ]);
    expect(CreationDate).toMatch(/Z$/u);
    expect(Object.keys(rest).filter((key) => !key.startsWith('Is'))).toEqual([
      'PDFFormatVersion',
      'Language',
      'EncryptFilterName',
    ]);
    expect(file.raw.split('<x:xmpmeta')[1]?.split('</x:xmpmeta')[0]).not.toContain('Palmer');
  });
});
