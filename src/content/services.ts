import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Day } from '../kernel/days.ts';

/** Somewhere else that helps: health services, telecare, groups (R34, R35). */
export interface Service {
  /** Its name and place: the same for as long as it is called so. */
  readonly key: string;
  readonly name: string;
  /** What it does, for whom. */
  readonly what: string;
  /** What it helps with, in a word or two each. */
  readonly needs: readonly string[];
  readonly place: string;
  /** What it costs whoever goes there, or that it is free (R37). */
  readonly costs: string;
  readonly contact: string;
  /** Who answers for the entry, and when they last saw that it is right. */
  readonly owner: string;
  readonly checked: Day;
}

/** A line that cannot be taken, counted as a spreadsheet counts, and why. */
export interface Fault {
  readonly line: number;
  readonly words: string;
}

export interface Services {
  readonly services: readonly Service[];
  readonly faults: readonly Fault[];
}

/** The headings of the file, in any order. */
export const SERVICE_HEADINGS = ['name', 'what', 'needs', 'place', 'costs', 'contact', 'owner', 'checked'] as const;

const MOST = 500;
const word = z.string().trim().min(1).max(300);
const Line = z.object({
  name: word.max(100),
  what: word,
  needs: word.transform((all) =>
    all
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
  place: word.max(100),
  costs: word.max(100),
  contact: word,
  owner: word.max(100),
  checked: Day,
});
const Lines = z.array(z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }));

/** Reads `services.csv` of a service: every line that can be taken, and what is wrong with each of the others. */
export function servicesIn(text: string, today: Day): Services {
  let lines: z.infer<typeof Lines>;
  try {
    lines = Lines.parse(
      parse(text, {
        bom: true,
        info: true,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
        columns: (head: string[]) => head.map((heading) => heading.trim().toLowerCase()),
      }),
    );
  } catch {
    return { services: [], faults: [{ line: 1, words: 'this is not a CSV file, or a quotation mark does not end' }] };
  }
  const missing = SERVICE_HEADINGS.filter((heading) => lines[0] && !(heading in lines[0].record));
  if (missing.length > 0)
    return { services: [], faults: [{ line: 1, words: `the headings lack: ${missing.join(', ')}` }] };
  const services = new Map<string, Service>();
  const faults: Fault[] = [];
  for (const { record, info } of lines) {
    const parsed = Line.safeParse(record);
    const words = parsed.success ? wrongWith(parsed.data, services, today) : whatFails(parsed.error);
    if (words !== undefined || !parsed.success) faults.push({ line: info.lines, words: words ?? '' });
    else services.set(keyOf(parsed.data), { ...parsed.data, key: keyOf(parsed.data) });
  }
  return { services: [...services.values()], faults };
}

const keyOf = ({ name, place }: Pick<Service, 'name' | 'place'>): string =>
  `${name} ${place}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');

function wrongWith(line: z.infer<typeof Line>, before: ReadonlyMap<string, Service>, today: Day): string | undefined {
  if (before.size >= MOST) return `at most ${MOST} services`;
  if (before.has(keyOf(line))) return 'this name stands there twice for one place';
  return line.checked > today ? 'the day on which it was checked is still to come' : undefined;
}

const whatFails = (error: z.ZodError): string =>
  `wrong or missing: ${[...new Set(error.issues.map(({ path }) => String(path[0])))].join(', ')}`;

/** What the services help with, in the order of the alphabet, each once whatever its capitals. */
export const needsIn = (services: readonly Service[]): readonly string[] => [
  ...new Map(
    services
      .flatMap(({ needs }) => needs)
      .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
      .map((need) => [need.toLowerCase(), need]),
  ).values(),
];

export const helpingWith = (services: readonly Service[], need: string): readonly Service[] =>
  services.filter(({ needs }) => needs.some((one) => one.toLowerCase() === need.toLowerCase()));

/** Words of a search that say nothing of what is looked for. */
const SAYS_NOTHING = new Set(
  'a an and any are at for help here in is local me my near nearby of on or services service some the there to what with'.split(
    ' ',
  ),
);

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The words of a search, each without the ending of several: "falls" is found in "fallen". */
const lookedFor = (text: string): readonly string[] =>
  wordsIn(text).flatMap((one) => (one.length < 3 || SAYS_NOTHING.has(one) ? [] : [one.replace(/s$/u, '')]));

/** Those in which most words of a search stand, in their name, need, place or what they do (R34). `whole`: all of its words must stand there. */
export function servicesFor(services: readonly Service[], text: string, whole = false): readonly Service[] {
  const asked = lookedFor(text);
  const found = services.map((service) => {
    const all = wordsIn([service.name, service.what, service.place, ...service.needs].join(' '));
    return { service, fits: asked.filter((one) => all.some((word) => word.startsWith(one))).length };
  });
  const most = whole ? asked.length : Math.max(0, ...found.map(({ fits }) => fits));
  return most === 0 ? [] : found.flatMap(({ service, fits }) => (fits === most ? [service] : []));
}

/** Where the services of a directory come from: as they are now. */
export type LocalServices = () => readonly Service[];
