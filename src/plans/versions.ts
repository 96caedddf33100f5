import { z } from 'zod';
import { addDays, Day, daysBetween } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { Achieved } from './content.ts';

/** A version in a line, for lists and charts; what it said stands in the history. */
export const VersionLine = z.strictObject({
  version: z.number().int().positive(),
  /** The form it came from, so that recording twice finds the first (S51). */
  id: z.string(),
  seq: z.number().int(),
  agreedOn: Day,
  startsOn: Day,
  by: StaffId,
  withoutAgreement: z.boolean(),
  /** Somebody says that what was noted for them is not right (P11). */
  questioned: z.literal(true).optional(),
  minutes: z.number().int(),
  /** The same of each worker who comes, where several come together; of the newest alone (TL3, TL6). */
  byWorkers: z.number().int().optional(),
  outcomes: z.record(z.string(), Achieved),
  /** From the first evidence to the decision, in days (R11). */
  days: z.number().int().optional(),
});
export interface VersionLine extends z.infer<typeof VersionLine> {}

/**
 * Versions that lie further back, the first of all first, each packed into some sixty letters, which cost next to nothing to read: so a
 * plan of a hundred versions is opened and revised as fast as a new one.
 */
export const Earlier = z.strictObject({
  /** Staff and outcomes that the lines call by their number here. */
  by: z.array(StaffId),
  outcomes: z.array(z.string()),
  lines: z.array(z.string()),
});
export interface Earlier extends z.infer<typeof Earlier> {}

/** The newest versions, whole, and those before them, if there are so many. Versions count from 1, without gaps. */
export interface Versions {
  readonly versions: readonly VersionLine[];
  readonly earlier?: Earlier | undefined;
}

/** How many are kept whole. */
export const MOST_WHOLE = 4;

/** The versions with one more. */
export function withVersion(
  { versions, earlier }: Versions,
  line: VersionLine,
): { readonly versions: VersionLine[]; readonly earlier?: Earlier } {
  const all = [...versions, line];
  const packed = all.slice(0, -MOST_WHOLE).reduce<Earlier | undefined>(withPacked, earlier);
  return { versions: all.slice(-MOST_WHOLE), ...(packed && { earlier: packed }) };
}

/** All versions, the first one first. For pages that list them: `versionOf` finds one. */
export const versionsOf = ({ versions, earlier }: Versions): readonly VersionLine[] => [
  ...(earlier?.lines.map((_, index) => unpacked(earlier, index + 1)) ?? []),
  ...versions,
];

export const newest = ({ versions }: Pick<Versions, 'versions'>): VersionLine | undefined => versions.at(-1);

/** Undefined when there is no version of that number. */
export const versionOf = ({ versions, earlier }: Versions, version: number): VersionLine | undefined =>
  versions.find((one) => one.version === version) ??
  (earlier?.lines[version - 1] === undefined ? undefined : unpacked(earlier, version));

/** The version that applies on this day: the newest that has begun and is not under question (P11). Undefined before the first has. */
export function applyingOn(versions: Versions, today: Day): VersionLine | undefined {
  const hasBegun = ({ startsOn, questioned }: VersionLine): boolean => startsOn <= today && !questioned;
  // Nearly always it is one of the newest: what is packed is only read when it must be.
  return versions.versions.findLast(hasBegun) ?? versionsOf(versions).findLast(hasBegun);
}

/** True when a version came from this form. */
export const isFrom = ({ versions, earlier }: Versions, id: string): boolean =>
  versions.some((one) => one.id === id) || earlier?.lines.some((line) => idOf(line) === id) === true;

/** How many words stand before the id, which may be anything. */
const BEFORE_ID = 8;
const NOTHING = '-';

function withPacked(earlier: Earlier | undefined, line: VersionLine): Earlier {
  const { id, seq, agreedOn, startsOn, by, withoutAgreement, questioned, minutes, outcomes, days } = line;
  const authors = [...new Set([...(earlier?.by ?? []), by])];
  const keys = [...new Set([...(earlier?.outcomes ?? []), ...Object.keys(outcomes)])];
  const steps = keys.map((key) => {
    const achieved = outcomes[key];
    return achieved === undefined ? NOTHING : Achieved.options.indexOf(achieved);
  });
  const words = [
    seq,
    agreedOn,
    daysBetween(agreedOn, startsOn),
    authors.indexOf(by),
    (withoutAgreement ? 1 : 0) + (questioned ? 2 : 0),
    minutes,
    days ?? NOTHING,
    steps.join('') || NOTHING,
    id,
  ];
  return { by: authors, outcomes: keys, lines: [...(earlier?.lines ?? []), words.join(' ')] };
}

function unpacked({ by, outcomes, lines }: Earlier, version: number): VersionLine {
  const line = lines[version - 1] ?? '';
  const [seq, agreedOn, start, author, without, minutes, days = NOTHING, steps = ''] = line.split(' ', BEFORE_ID);
  const agreed = Day.parse(agreedOn);
  return VersionLine.parse({
    version,
    id: idOf(line),
    seq: Number(seq),
    agreedOn: agreed,
    startsOn: addDays(agreed, Number(start)),
    by: by[Number(author)],
    withoutAgreement: Number(without) % 2 === 1,
    ...(Number(without) > 1 && { questioned: true }),
    minutes: Number(minutes),
    outcomes: Object.fromEntries(
      outcomes.flatMap((key, index) => {
        const step = steps[index] ?? NOTHING;
        return step === NOTHING ? [] : [[key, Achieved.options[Number(step)]]];
      }),
    ),
    ...(days !== NOTHING && { days: Number(days) }),
  });
}

const idOf = (line: string): string => line.split(' ').slice(BEFORE_ID).join(' ');
