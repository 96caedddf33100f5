import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { listed } from '../kernel/listed.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { isBroken, isError } from './import-cells.ts';

/** A line of the file that cannot be taken, counted as a spreadsheet counts (the headings are line 1), and why. */
export interface BadRow {
  readonly line: number;
  readonly words: string;
}

/** What the heading of each column may be, without capitals, spaces and signs. */
const HEADINGS = {
  reference: ['reference'],
  name: ['name'],
  title: ['title'],
  preferredName: ['knownas', 'preferredname'],
  started: ['started', 'startdate'],
  team: ['team'],
  nhsNumber: ['nhsnumber'],
  capacity: ['capacity'],
  carer: ['carer', 'carers'],
  representative: ['representative'],
  'support-worker': ['supportworker', 'supportworkers'],
  therapist: ['therapist', 'therapists'],
  'social-worker': ['socialworker', 'socialworkers'],
  other: ['other', 'others'],
};
const NEEDED = ['reference', 'name', 'started'] as const;
const MOST_ROWS = 300;

/** The headings of a file, for people who make one. */
export const IMPORT_HEADINGS =
  'reference, name, title, known as, started, team, NHS number, capacity, carer, representative, support worker, therapist, social worker, others';

/** A CSV file with the headings and nobody in it. */
export const EMPTY_SHEET = `${IMPORT_HEADINGS.replaceAll(', ', ',')}\r\n`;

const Cells = z.array(z.string());
const Lines = z.array(z.object({ record: Cells, info: z.object({ lines: z.number() }) }));

/** A line below the headings, by the names of its columns; `line` counts as a spreadsheet does. */
export interface SheetRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

interface Sheet {
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly SheetRow[];
}

/** Reads the lines of a CSV file, or of cells copied out of a spreadsheet (RFC 4180, and what spreadsheets make of it). */
export function rowsIn(text: string): Result<Sheet, BadRow> {
  const lines = linesIn(text);
  if (!lines.ok) return lines;
  const [head, ...rest] = lines.value;
  const columns = columnsIn(head?.record ?? []);
  if (!columns.ok) return columns;
  if (rest.length === 0) return refuse({ line: 1, words: 'there is nobody below the headings' });
  if (rest.length > MOST_ROWS) return refuse({ line: 1, words: `at most ${MOST_ROWS} people at once` });
  const rows = rest.map(({ record, info }): SheetRow => ({
    // The parser counts to the end of a record: a line break in a cell has it begin further up.
    line: info.lines - breaksIn(record),
    cells: Object.fromEntries(columns.value.map((column, index) => [column, record[index]?.trim() ?? ''])),
    problems: oddities(record, columns.value.length),
  }));
  return ok({ columns: new Set(columns.value), rows });
}

function linesIn(text: string): Result<z.infer<typeof Lines>, BadRow> {
  const [given, written] = withoutSeparator(text.replace(/^\uFEFF/u, ''));
  const head = /^\s*(\S.*)/u.exec(written)?.[1] ?? '';
  const delimiter = given ?? ['\t', ';', ','].find((mark) => head.includes(mark)) ?? ',';
  let whole = 0;
  try {
    const options = {
      bom: true,
      delimiter,
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: string[], { lines }: { readonly lines: number }) => {
        whole = lines;
        return record;
      },
    };
    return ok(Lines.parse(parse(written, options)));
  } catch {
    // Only a quotation mark that never ends breaks the reading: it stands below the last line that could be read.
    const below = text.split(LINE_BREAK).findIndex((line, index) => index >= whole && line.includes('"'));
    return below === -1
      ? refuse({ line: 1, words: 'this is not a CSV file' })
      : refuse({ line: below + 1, words: 'a quotation mark begins here, and the one that ends it is missing' });
  }
}

/** `sep=;` in the first line is for the spreadsheet. Its line stays, empty, so that the others keep their numbers. */
function withoutSeparator(text: string): readonly [given: string | undefined, rest: string] {
  const [line = '', mark] = /^sep=([;,\t|])(?=\r|\n)/iu.exec(text) ?? [];
  return [mark, text.slice(line.length)];
}

const LINE_BREAK = /\r\n|\r|\n/u;
const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((breaks, cell) => breaks + cell.split(LINE_BREAK).length - 1, 0);

function columnsIn(head: readonly string[]): Result<readonly string[], BadRow> {
  const columns: string[] = [];
  for (const heading of withoutEmptyEnd(head)) {
    const plain = heading.toLowerCase().replace(/[^a-z]/gu, '');
    const [column] = Object.entries(HEADINGS).find(([, names]) => names.includes(plain)) ?? [];
    if (column === undefined)
      return refuse({
        line: 1,
        words: `I do not know the column "${heading.slice(0, 40)}". The headings are: ${IMPORT_HEADINGS}`,
      });
    if (columns.includes(column))
      return refuse({
        line: 1,
        words: `the column "${heading.slice(0, 40)}" stands there twice: put both names in one, with ; between`,
      });
    columns.push(column);
  }
  const missing = NEEDED.filter((column) => !columns.includes(column));
  return missing.length > 0
    ? refuse({ line: 1, words: `the column ${missing.join(', ')} is missing. The headings are: ${IMPORT_HEADINGS}` })
    : ok(columns);
}

/** Spreadsheets leave empty cells at the end of a line: they say nothing. */
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);

/** What can be wrong with a line before it is known what stands in it. */
const oddities = (cells: readonly string[], columns: number): readonly string[] =>
  listed(
    withoutEmptyEnd(cells).length > columns &&
      'there are more cells than headings: a name with a comma in it needs quotation marks around it',
    cells.some((cell) => /[\r\n]/u.test(cell)) && 'a cell has a line break in it: is a quotation mark missing?',
    cells.some(isBroken) && 'letters are broken: save the file as "CSV UTF-8" and send it again',
    cells.some((cell) => isError(cell.trim())) && 'a cell has an error of the spreadsheet in it, such as #N/A',
  );
