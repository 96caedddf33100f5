import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { PersonId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { referenceTag } from './directory.ts';
import { checkNhsNumber } from './nhs-number.ts';
import { initialsOf, type CircleMember, type Part, type Person } from './person.ts';
import type { Staff } from './staff.ts';
import type { Team } from './team.ts';

/** What a file is read against: only what whoever imports it may arrange. */
export interface ImportGround {
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
  readonly people: readonly Pick<Person, 'id' | 'reference'>[];
  /** Belongs to this import alone, so that doing it again makes nobody twice. */
  readonly token: string;
}

/** A line of the file that cannot be taken, counted as a spreadsheet counts (the headings are line 1), and why. */
export interface BadRow {
  readonly line: number;
  readonly words: string;
}

const HEADINGS: Readonly<Record<string, string>> = {
  reference: 'reference',
  name: 'name',
  title: 'title',
  knownas: 'preferredName',
  preferredname: 'preferredName',
  started: 'started',
  startdate: 'started',
  team: 'team',
  nhsnumber: 'nhsNumber',
  capacity: 'capacity',
  carer: 'carer',
  carers: 'carer',
  representative: 'representative',
  supportworker: 'support-worker',
  supportworkers: 'support-worker',
  therapist: 'therapist',
  therapists: 'therapist',
  socialworker: 'social-worker',
  socialworkers: 'social-worker',
  others: 'other',
  other: 'other',
};
const NEEDED = ['reference', 'name', 'started'] as const;
const PARTS: readonly Part[] = ['carer', 'representative', 'support-worker', 'therapist', 'social-worker', 'other'];
const IN_TEAMS: ReadonlySet<Part> = new Set(['support-worker', 'therapist', 'social-worker']);
const MOST_ROWS = 300;

/** The headings of a file, for people who make one. */
export const IMPORT_HEADINGS =
  'reference, name, title, known as, started, team, NHS number, capacity, carer, representative, support worker, therapist, social worker, others';

const Rows = z.array(z.record(z.string(), z.string()));
const Capacity = z.enum(['has', 'lacks', 'unknown']);

/**
 * Reads people and their circles from a CSV file, or from cells copied out of a spreadsheet: one line a person, several names in
 * a cell with semicolons between them, what somebody is to the person in brackets. Every line is checked before any is taken:
 * either all of them fit, or nothing is imported and each bad line says why (RFC 4180).
 */
export function readPeople(text: string, ground: ImportGround): Result<readonly Person[], readonly BadRow[]> {
  const rows = rowsIn(text);
  if (!rows.ok) return refuse([rows.refusal]);
  const taken: Person[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  rows.value.forEach((row, index) => {
    const line = index + 2;
    const problems: string[] = [];
    const person = personIn(row, ground, problems);
    const tag = referenceTag(row['reference'] ?? '');
    if (tag !== '' && seen.has(tag)) problems.push('this reference stands in an earlier line too');
    seen.add(tag);
    if (person && problems.length === 0) taken.push(person);
    else bad.push({ line, words: problems.join('; ') });
  });
  return bad.length > 0 ? refuse(bad) : ok(taken);
}

function rowsIn(text: string): Result<readonly Readonly<Record<string, string>>[], BadRow> {
  const [head = ''] = text.replace(/^\uFEFF/u, '').split(/\r?\n/u, 1);
  const delimiter = ['\t', ';', ','].find((mark) => head.includes(mark)) ?? ',';
  try {
    const read = Rows.parse(
      parse(text, {
        bom: true,
        delimiter,
        trim: true,
        skip_empty_lines: true,
        relax_column_count_less: true,
        relax_quotes: true,
        columns: (headings: string[]) =>
          headings.map((heading) => HEADINGS[heading.toLowerCase().replace(/[^a-z]/gu, '')] ?? false),
      }),
    );
    if (read.length === 0) return refuse({ line: 1, words: 'there is nobody below the headings' });
    if (read.length > MOST_ROWS) return refuse({ line: 1, words: `at most ${MOST_ROWS} people at once` });
    const missing = NEEDED.filter((heading) => read[0]?.[heading] === undefined);
    return missing.length > 0
      ? refuse({ line: 1, words: `the column ${missing.join(', ')} is missing. The headings are: ${IMPORT_HEADINGS}` })
      : ok(read);
  } catch (error) {
    const line = z.object({ lines: z.number() }).safeParse(error);
    return refuse({ line: line.success ? line.data.lines : 1, words: 'this is not a line of a CSV file' });
  }
}

function personIn(
  row: Readonly<Record<string, string>>,
  { teams, staff, people, token }: ImportGround,
  problems: string[],
): Person | undefined {
  const { reference = '', name = '', title = '', preferredName = '' } = row;
  if (reference === '') problems.push('the reference is missing');
  if (name === '') problems.push('the name is missing');
  const started = startedIn(row['started'] ?? '');
  if (!started) problems.push('the start date cannot be read: write it as 2026-11-03 or 3/11/2026');
  const team = teamIn(row['team'] ?? '', teams, problems);
  const nhs = checkNhsNumber(row['nhsNumber'] ?? '');
  if (row['nhsNumber'] && !nhs.ok) problems.push('the NHS number is not one: please check its ten digits');
  const capacity = Capacity.safeParse((row['capacity'] || 'unknown').toLowerCase());
  if (!capacity.success) problems.push('capacity must be has, lacks or unknown');
  const circle = PARTS.flatMap((part) => membersIn(row[part] ?? '', part, staff, problems));
  if (problems.length > 0 || !started || !team || !capacity.success) return undefined;
  const known = people.find((one) => referenceTag(one.reference) === referenceTag(reference));
  return {
    id: known?.id ?? idFor(token, reference),
    team: team.id,
    name,
    ...(title !== '' && { title }),
    preferredName: preferredName === '' ? (name.split(' ')[0] ?? name) : preferredName,
    initials: initialsOf(name),
    reference,
    ...(nhs.ok && { nhsNumber: nhs.value }),
    started,
    capacity: capacity.data,
    circle: circle.map((member, index) => ({ ...member, key: `m${index + 1}` })),
  };
}

/** One-way, and different in every import: the id says nothing about the reference. */
const idFor = (token: string, reference: string): PersonId =>
  PersonId.parse(
    createHash('sha256')
      .update(`${token}\n${referenceTag(reference)}`)
      .digest('hex')
      .slice(0, 24),
  );

function startedIn(text: string): Day | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(text) ?? [];
  return Day.safeParse(year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
}

function teamIn(text: string, teams: readonly Team[], problems: string[]): Team | undefined {
  const [only, ...others] = text === '' ? teams : teams.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (only && others.length === 0) return only;
  problems.push(text === '' ? 'the team is missing' : 'you have no team of that name');
  return undefined;
}

const MEMBER = /^(?<name>[^()]+?)\s*(?:\((?<relation>[^()]+)\))?$/u;

function membersIn(cell: string, part: Part, staff: readonly Staff[], problems: string[]): Omit<CircleMember, 'key'>[] {
  return cell
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .flatMap((one) => {
      const { name, relation } = MEMBER.exec(one)?.groups ?? {};
      if (name === undefined) {
        problems.push('a name in the circle cannot be read: write Sarah Palmer (daughter)');
        return [];
      }
      const described = relation === undefined ? {} : { relation };
      if (!IN_TEAMS.has(part)) return [{ name, part, ...described }];
      const named = staff.filter((each) => each.name.toLowerCase() === name.toLowerCase());
      const [colleague] = named;
      if (!colleague || named.length > 1) {
        problems.push(
          named.length > 1
            ? 'two members of staff have the name of a worker here: put this one in by hand'
            : 'a worker named here is no member of your teams’ staff',
        );
        return [];
      }
      return [{ name: colleague.name, part, staff: colleague.id, ...described }];
    });
}
