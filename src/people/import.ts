import { blank } from '../kernel/blank.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Day } from '../kernel/days.ts';
import { PersonId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { isSameMember, joined } from './circle.ts';
import { dayIn, isLongAgo, nameIn, saysNothingIn } from './import-cells.ts';
import { rowsIn, type BadRow } from './import-sheet.ts';
import { sameBareName, sameName } from './name-match.ts';
import { checkNhsNumber, type NhsNumber } from './nhs-number.ts';
import { CirclePart, initialsOf, latestStart, STAFF_PARTS, type CircleMember, type Person } from './person.ts';
import { referenceTag } from './person-tags.ts';
import type { Owner } from './administration.ts';
import type { Staff } from './staff.ts';
import type { Team } from './team.ts';

/** What a file is read against: only what the importer may arrange. */
export interface ImportGround {
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
  readonly people: readonly Pick<Person, 'id' | 'reference' | 'team'>[];
  /** Whoever has a reference or an NHS number of the file, also where the importer may not look. */
  readonly owners: readonly Owner[];
  readonly today: Day;
  /** Belongs to this import alone, so that doing it again adds no person twice. */
  readonly token: string;
}

const WORKERS = CirclePart.options.filter((part) => STAFF_PARTS.has(part));
const MOST_MEMBERS = 30;
/** As in the form. */
export const LONGEST = { name: 80, title: 20, preferredName: 40, reference: 20, relation: 60 } as const;

/** Somebody as the file has them. */
export interface Imported {
  readonly person: Person;
  /** The columns that the file has: of somebody who is known already, nothing else is touched. */
  readonly columns: ReadonlySet<string>;
}

/** Whom a file speaks of: what it has to be read against can be looked up by these, however many others there are. */
export function mentionedIn(text: string): {
  readonly references: readonly string[];
  readonly workers: readonly string[];
  readonly numbers: readonly string[];
} {
  const rows = rowsIn(text);
  const cells = rows.ok ? rows.value.rows.map((row) => row.cells) : [];
  const workers = cells.flatMap((row) => WORKERS.flatMap((part) => (row[part] ?? '').split(';')));
  return {
    references: [...new Set(cells.flatMap(({ reference = '' }) => (reference === '' ? [] : [reference])))],
    numbers: cells.flatMap(({ nhsNumber = '' }) => numberIn(nhsNumber) ?? []),
    workers: [...new Set(workers.map((one) => one.split('(', 1).join('').trim()))].filter((name) => name !== ''),
  };
}

function numberIn(cell: string): NhsNumber | undefined {
  const read = checkNhsNumber(cell);
  return read.ok ? read.value : undefined;
}

const Capacity = z.enum(['has', 'lacks', 'unknown']);

/**
 * Reads people and their circles from a CSV file, or from cells copied out of a spreadsheet: one line a person, several names in
 * a cell with semicolons between them, what somebody is to the person in brackets. Every line is checked before any is taken:
 * either all of them fit, or nothing is imported and each bad line says why (RFC 4180).
 */
export function readPeople(text: string, ground: ImportGround): Result<readonly Imported[], readonly BadRow[]> {
  const rows = rowsIn(text);
  if (!rows.ok) return refuse([rows.refusal]);
  const { columns } = rows.value;
  const taken: Imported[] = [];
  const bad: BadRow[] = [];
  const seen = new Set<string>();
  for (const { line, cells, problems: before } of rows.value.rows) {
    const problems = [...before];
    const person = personIn(cells, ground, problems);
    const tag = referenceTag(cells['reference'] ?? '');
    if (tag !== '' && seen.has(tag)) problems.push('this reference stands in an earlier line too');
    seen.add(tag);
    const number = numberIn(cells['nhsNumber'] ?? '');
    if (number !== undefined && seen.has(number)) problems.push('this NHS number stands in an earlier line too');
    if (number !== undefined) seen.add(number);
    if (person && problems.length === 0) taken.push({ person, columns });
    else bad.push({ line, words: problems.join('; ') });
  }
  return bad.length > 0 ? refuse(bad) : ok(taken);
}

function personIn(
  row: Readonly<Record<string, string>>,
  { teams, staff, people, owners, today, token }: ImportGround,
  problems: string[],
): Person | undefined {
  const { reference = '', preferredName = '' } = row;
  const written = nameIn(row['name'] ?? '');
  const name = saysNothingIn(written.name) ? '' : written.name;
  const title = row['title'] || written.title;
  if (reference === '') problems.push('the reference is missing');
  if (blank(name)) problems.push('the name is missing');
  for (const [column, most] of Object.entries(LONGEST))
    if ((row[column]?.length ?? 0) > most)
      problems.push(`the ${column === 'preferredName' ? 'known as' : column} is too long: at most ${most} characters`);
  const started = dayIn(row['started'] ?? '');
  if (!started) problems.push('the start date cannot be read: write it as 2026-11-03 or 3/11/2026');
  else if (started > latestStart(today)) problems.push('the start date is more than a year away');
  else if (isLongAgo(started, today)) problems.push('the start date is years ago: is it a date of birth?');
  const known = people.find((one) => referenceTag(one.reference) === referenceTag(reference));
  if (!known && owners.some((one) => referenceTag(one.reference) === referenceTag(reference)))
    problems.push(`you cannot import the reference ${reference}: take the line out, or ask your manager`);
  // Somebody who is known, in a file that says nothing of teams, stays where they are.
  const team = !row['team'] && known ? known.team : teamIn(row['team'] ?? '', teams, problems)?.id;
  if (known && team && team !== known.team)
    problems.push('they are in another team already: a file moves nobody, choose "Change their details"');
  const number = numberIn(row['nhsNumber'] ?? '');
  if (row['nhsNumber'] && !saysNothingIn(row['nhsNumber']) && number === undefined)
    problems.push('the NHS number is not one: please check its ten digits');
  if (number !== undefined && owners.some((one) => one.nhsNumber === number && one.id !== known?.id))
    problems.push('somebody else has this NHS number already: check its digits, or leave it out and ask your manager');
  const capacity = Capacity.safeParse((row['capacity'] || 'unknown').toLowerCase());
  if (!capacity.success) problems.push('capacity must be has, lacks or unknown');
  const circle = CirclePart.options.flatMap((part) => membersIn(row[part] ?? '', part, staff, problems));
  if (circle.some((one, at) => circle.slice(0, at).some((other) => isTwice(one, other))))
    problems.push('somebody stands twice in the circle: put each name in one column');
  if (circle.length > MOST_MEMBERS) problems.push(`at most ${MOST_MEMBERS} people in a circle`);
  if (problems.length > 0 || !started || !team || !capacity.success) return undefined;
  return {
    id: known?.id ?? idFor(token, reference),
    team,
    name,
    title,
    preferredName: preferredName === '' ? (name.split(' ')[0] ?? name) : preferredName,
    initials: initialsOf(name),
    reference,
    nhsNumber: number,
    started,
    capacity: capacity.data,
    // The same import gives the same keys, another one others: done twice, nobody is in a circle twice.
    circle: circle.map((member, index) => ({
      ...member,
      key: `m${index + 1}x${hashed(`${token} ${reference}`).slice(0, 8)}`,
    })),
  };
}

/** One-way, and different in every import: the id says nothing about the reference. */
const idFor = (token: string, reference: string): PersonId =>
  PersonId.parse(hashed([token, referenceTag(reference)].join('\n')).slice(0, 24));

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

function teamIn(text: string, teams: readonly Team[], problems: string[]): Team | undefined {
  const [only, ...others] = text === '' ? teams : teams.filter(({ name }) => sameName(name, text));
  if (only && others.length === 0) return only;
  const there = `there is ${teams.map(({ name }) => name).join(', ')}`;
  problems.push(text === '' ? `the team is missing: ${there}` : `you have no team of that name: ${there}`);
  return undefined;
}

const LONGEST_MEMBER = LONGEST.name + LONGEST.relation + 10;
const MEMBER = /^(?<name>[^()]+)(?:\((?<relation>[^()]+)\))?$/u;

function membersIn(cell: string, part: CirclePart, staff: readonly Staff[], problems: string[]) {
  const all = cell.split(';').map((one) => one.trim());
  return all
    .filter((one) => one !== '' && !saysNothingIn(one))
    .flatMap((one) => memberIn(one, part, staff, problems) ?? []);
}

function memberIn(
  cell: string,
  part: CirclePart,
  staff: readonly Staff[],
  problems: string[],
): Omit<CircleMember, 'key'> | undefined {
  // Measured first: on a cell as long as a file the pattern would take seconds.
  const { name: written, relation } = (cell.length <= LONGEST_MEMBER && MEMBER.exec(cell)?.groups) || {};
  const name = written?.trim();
  if (blank(name) || name === undefined) {
    problems.push('a name in the circle cannot be read, or is too long: write Sarah Palmer (daughter)');
    return undefined;
  }
  if (name.length > LONGEST.name || (relation?.length ?? 0) > LONGEST.relation)
    problems.push('a name in the circle is too long');
  if (!WORKERS.includes(part)) return { name, part, relation };
  const [colleague, ...others] = staff.filter((each) => sameName(each.name, name));
  if (colleague && others.length === 0) return { name: colleague.name, part, staff: colleague.id, relation };
  problems.push(
    colleague
      ? 'two members of staff have the name of a worker here: put this one in by hand'
      : 'a worker named here is no member of your teams’ staff',
  );
  return undefined;
}

type Around = Pick<CircleMember, 'name' | 'part' | 'staff'>;
const BOTH: ReadonlySet<CirclePart> = new Set(['carer', 'representative']);

/** Whether it is one person: the same colleague, or the same name, unless it is a carer who is their representative, too. */
const isTwice = (one: Around, other: Around): boolean =>
  one.staff !== undefined && other.staff !== undefined
    ? one.staff === other.staff
    : sameBareName(one.name, other.name) && !(one.part !== other.part && BOTH.has(one.part) && BOTH.has(other.part));

/** Who joins the circle by a file: nobody who is in it, as whatever. */
export const joiningBy = (now: Pick<Person, 'circle'> | undefined, { person }: Imported): readonly CircleMember[] =>
  person.circle.filter((member) => !now?.circle.some((one) => isTwice(one, member)));

/**
 * Somebody who is known already, with what the file says of them; columns that it does not have leave alone what is there. Who is in the
 * circle already stays as they are known: a file takes nobody out, as leaving has a reason of its own (R17), and moves nobody.
 */
export function broughtUpToDate(now: Person, { person, columns }: Imported): Person {
  const told = <K extends keyof Person>(column: K): Person[K] => (columns.has(column) ? person : now)[column];
  const joining = joiningBy(now, { person, columns });
  const again = person.circle.filter((member) => now.circle.some((one) => isSameMember(one, member)));
  return {
    ...[...again, ...joining].reduce(joined, now),
    name: person.name,
    initials: person.initials,
    reference: person.reference,
    started: person.started,
    preferredName: told('preferredName'),
    capacity: told('capacity'),
    title: told('title'),
    nhsNumber: told('nhsNumber'),
  };
}
