import type { CopyFormat, PlanCopy } from './copy.ts';
import { lineOf, linesOf } from './printable.ts';

/** A part of a copy, in the order in which it is read. A text may have several lines, with `\n` between them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What nobody may overlook. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** A row of a table that would be hard to read, as a heading and a line for each column. */
  | { readonly kind: 'entry'; readonly heading: string; readonly lines: readonly Line[] };

/** `share` is its part of the width in hundredths: they add up to 100. */
export interface Column {
  readonly label: string;
  readonly share: number;
}
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** A copy of a plan before it becomes a file: the same words for Word and PDF. */
export interface Sheet {
  /** The file's title. It is shown by printers and windows, so it says nothing about anybody (R20). */
  readonly title: string;
  /** Stands on every page, before the page's number. */
  readonly footer: string;
  /** 18 point and more, and no tables. */
  readonly large: boolean;
  readonly blocks: readonly Block[];
}

/** Who has written it, as the file's properties say. */
export const AUTHOR = 'Reablement service';

export const isLarge = (format: CopyFormat): boolean => format === 'word-large' || format === 'pdf-large';

/** Says reference, version and print, and nothing about anybody: a file's name is read by whoever sees the folder (R20). */
export function fileNameOf({ reference, version }: Pick<PlanCopy, 'reference' | 'version'>, large: boolean): string {
  return `${plainOf(reference)}-version-${version}${large ? '-large-print' : ''}`;
}

/** Safe in a path, and in the XML of a file's properties, which PDFKit does not escape. */
const plainOf = (reference: string): string => reference.replace(/[^A-Za-z0-9-]/gu, '');

export function sheetOf(copy: PlanCopy, large: boolean): Sheet {
  const reference = plainOf(copy.reference);
  const version = `version ${copy.version}`;
  return {
    title: `Reablement plan ${reference}, ${version}`,
    footer: `${reference}, ${version}`,
    large,
    blocks: [...beginning(copy), ...plan(copy, large), ...ending(copy, large)],
  };
}

const beginning = (copy: PlanCopy): readonly Block[] => [
  { kind: 'heading', level: 1, text: `Reablement plan for ${lineOf(copy.person)}` },
  { kind: 'text', text: `Version ${copy.version}, agreed on ${lineOf(copy.agreedOn)}.` },
  { kind: 'text', text: `It starts on ${lineOf(copy.startsOn)}.` },
  ...(copy.replaces === undefined ? [] : [{ kind: 'notice' as const, text: sentence(copy.replaces) }]),
];

function plan(copy: PlanCopy, large: boolean): readonly Block[] {
  const name = lineOf(copy.preferredName) || lineOf(copy.person);
  const until = copy.temporaryUntil === undefined ? '' : lineOf(copy.temporaryUntil);
  return [
    ...part(`What matters to ${name}`, texts(copy.matters)),
    ...part('Visits', [
      { kind: 'text', text: copy.visits.length > 0 ? sentence(copy.minutes) : 'No visits.' },
      ...(until === '' || copy.visits.length === 0
        ? []
        : [{ kind: 'notice' as const, text: `These visits are temporary, until ${until}.` }]),
      ...rowsOf(
        VISITS,
        copy.visits.map(({ when, length, support, by }) => [when, length, support, by]),
        large,
      ),
    ]),
    ...part(
      `What ${name} is working towards`,
      rowsOf(
        OUTCOMES,
        copy.outcomes.map(({ words, now, achieved }) => [words, now, achieved]),
        large,
      ),
    ),
    ...part('Equipment', list(copy.equipment)),
    ...part('How we see how it is going', texts(copy.monitoring)),
  ];
}

const ending = (copy: PlanCopy, large: boolean): readonly Block[] => [
  ...(copy.changes.length > 0 ? part('What has changed', rowsOf(CHANGES, copy.changes.map(changeRow), large)) : []),
  ...part('Who gets a copy', list(copy.copyTo)),
  ...(copy.contact === undefined ? [] : part('Who to ask', texts(copy.contact))),
];

const VISITS: readonly Column[] = [
  { label: 'When', share: 25 },
  { label: 'How long', share: 17 },
  { label: 'Support', share: 36 },
  { label: 'Who comes', share: 22 },
];
const OUTCOMES: readonly Column[] = [
  { label: 'Outcome', share: 36 },
  { label: 'How it is now', share: 42 },
  { label: 'How far', share: 22 },
];
const CHANGES: readonly Column[] = [
  { label: 'What', share: 26 },
  { label: 'Before', share: 37 },
  { label: 'Now', share: 37 },
];

/** Old beside new. Where one of them is missing something was added or taken away; where both are, `what` says it all. */
const changeRow = ({ what, before, after }: PlanCopy['changes'][number]): readonly string[] =>
  before === undefined && after === undefined
    ? [what, '', '']
    : [what, before ?? 'Not in the plan', after ?? 'No longer in the plan'];

/** A heading and what stands under it; said in words when there is nothing. */
const part = (heading: string, blocks: readonly Block[]): readonly Block[] => [
  { kind: 'heading', level: 2, text: heading },
  ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, text: 'Nothing is written down here.' }]),
];

const sentence = (text: string): string => lineOf(text).replace(/(?<![.!?])$/u, '.');

const texts = (text: string): readonly Block[] => linesOf(text).map((line) => ({ kind: 'text', text: line }));

function list(entries: readonly string[]): readonly Block[] {
  const shown = entries.map(lineOf).filter((entry) => entry !== '');
  return shown.length > 0 ? [{ kind: 'list', entries: shown }] : [];
}

/** A table where one can be read; otherwise one entry after another. */
function rowsOf(columns: readonly Column[], given: readonly (readonly string[])[], large: boolean): readonly Block[] {
  const rows = given.map((row) => row.map((cell) => linesOf(cell).join('\n')));
  if (rows.length === 0) return [];
  if (!large && rows.flat().every(fitsCell)) return [{ kind: 'table', columns, rows }];
  return rows.map(([heading = '', ...cells]) => ({
    kind: 'entry',
    heading,
    lines: cells.flatMap((text, at) => (text === '' ? [] : [{ label: columns[at + 1]?.label ?? '', text }])),
  }));
}

/** More than this in the narrowest column and a row would fill most of a page, or words would be cut in two. */
const fitsCell = (cell: string): boolean =>
  cell.length <= 300 && cell.split('\n').length <= 5 && cell.split(/\s/u).every((word) => word.length <= 24);
