import { z } from 'zod';
import { addDays, type Day } from '../kernel/days.ts';
import {
  EMPTY,
  inOrder,
  isPause,
  minutesByDay,
  standingOn,
  WEEK,
  type Outcome,
  type PlanContent,
  type Visit,
} from './content.ts';
import { achievedWords, dayWords, listWords, PAUSED, talkedAbout, whatWords, whenWords } from './words.ts';

export const MONITORING = 'Monitoring';

/** One thing that differs: without `before` it is new, without `after` it is gone. */
export const Difference = z.strictObject({
  what: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export interface Difference extends z.infer<typeof Difference> {}

/** What differs between two contents of a plan, in the order in which people read a plan. From when it holds is no difference. */
export function differences(before: PlanContent | undefined, after: PlanContent): readonly Difference[] {
  const old: Omit<PlanContent, 'startsOn'> = before ?? EMPTY;
  return [
    ...ofVisits(old.visits, after.visits),
    ...ofOutcomes(old.outcomes, after.outcomes),
    ...ofEquipment(old.equipment, after.equipment),
    ...text(MONITORING, old.monitoring, after.monitoring),
    ...text('What matters', old.matters, after.matters),
    ...text('Talked about with them', talkedAbout(old), talkedAbout(after)),
    ...text('Plan for afterwards', old.afterwards ?? '', after.afterwards ?? ''),
  ];
}

/** What changes, in a few words for a heading: "12:30 visit stops", "monitoring changes"; of many, two and how many more. */
export function shortWords(changes: readonly Difference[]): string {
  const words = [...new Set(changes.map(changeInShort))];
  const shown =
    words.length > MOST_NAMED + 1 ? [...words.slice(0, MOST_NAMED), `${words.length - MOST_NAMED} more`] : words;
  return listWords(shown);
}

const MOST_NAMED = 2;

function changeInShort({ what, before, after }: Difference): string {
  const [, at] = /^Visit: .*(\d\d:\d\d)$/u.exec(what) ?? [];
  const name = at === undefined ? (what.split(':')[0] ?? what).toLowerCase() : `${at} visit`;
  if (before === undefined) return `new ${name}`;
  if (after === undefined) return `${name} stops`;
  return after.includes(PAUSED) && !before.includes(PAUSED) ? `${name} is paused` : `${name} changes`;
}

/** Minutes of support on each day of the week, before and after; undefined when the visits take the same time. */
export function weekBeside(before: PlanContent | undefined, after: PlanContent) {
  const [old, now] = [minutesByDay(before ?? EMPTY), minutesByDay(after)];
  if (WEEK.every((_, index) => old[index] === now[index])) return undefined;
  return WEEK.map((day, index) => ({ day: dayWords[day], before: old[index] ?? 0, after: now[index] ?? 0 }));
}

/** Until when the week is another, where it is as before after that: visits are paused, or come only until a day (R8). */
export function onlyUntil(before: PlanContent | undefined, after: PlanContent): Day | undefined {
  const last = after.visits
    .flatMap((visit) => (isPause(visit) ? addDays(visit.from, -1) : (visit.until ?? [])))
    .toSorted()
    .at(-1);
  return last && !weekBeside(before, standingOn(after, addDays(last, 1))) ? last : undefined;
}

/** How a visit is named among what changes. */
export const visitLine = (visit: Visit): string => `Visit: ${whenWords(visit)}`;

const ofVisits = (before: readonly Visit[], after: readonly Visit[]): readonly Difference[] =>
  byKey(inOrder(before), inOrder(after), visitLine, whatWords, (visit) => `${whenWords(visit)}: ${whatWords(visit)}`);

const ofOutcomes = (before: readonly Outcome[], after: readonly Outcome[]): readonly Difference[] =>
  byKey(
    before,
    after,
    ({ words }) => `Outcome: ${words}`,
    progressOf,
    (one) => `${one.words} · ${progressOf(one)}`,
  );

const progressOf = ({ now, achieved }: Outcome): string =>
  now === '' ? achievedWords[achieved] : `${now} · ${achievedWords[achieved]}`;

/** `short` says what `called` does not; where that differs too, both sides are said in full. */
function byKey<T extends { readonly key: string }>(
  before: readonly T[],
  after: readonly T[],
  called: (one: T) => string,
  short: (one: T) => string,
  full: (one: T) => string,
): readonly Difference[] {
  const gone = before.filter(({ key }) => after.every((one) => one.key !== key));
  const changedOrNew = after.flatMap((now): readonly Difference[] => {
    const old = before.find(({ key }) => key === now.key);
    if (!old) return [{ what: called(now), after: short(now) }];
    const words = called(old) === called(now) ? short : full;
    return text(called(old), words(old), words(now));
  });
  return [...changedOrNew, ...gone.map((one) => ({ what: called(one), before: short(one) }))];
}

const ofEquipment = (before: readonly string[], after: readonly string[]): readonly Difference[] => [
  ...after.filter((one) => !before.includes(one)).map((one) => ({ what: 'Equipment', after: one })),
  ...before.filter((one) => !after.includes(one)).map((one) => ({ what: 'Equipment', before: one })),
];

const text = (what: string, before: string, after: string): readonly Difference[] =>
  before === after ? [] : [{ what, before: before || undefined, after: after || undefined }];
