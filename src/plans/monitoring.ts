import { z } from 'zod';
import { Day } from '../kernel/days.ts';

/** How progress is monitored from a day on, as a version of the plan says it, or a change of monitoring that was recorded by itself (R1). */
export const MonitoringLine = z.strictObject({
  words: z.string(),
  startsOn: Day,
  version: z.number().int().optional(),
  /** The record of the change. */
  record: z.string().optional(),
  /** A change that was made without everybody's agreement (R18). */
  withoutAgreement: z.literal(true).optional(),
  /** A version that says otherwise was agreed after it. */
  over: z.literal(true).optional(),
});
export interface MonitoringLine extends z.infer<typeof MonitoringLine> {}

interface Monitored {
  readonly monitoring: readonly MonitoringLine[];
}

/** Enough to answer for any day that anybody asks about. */
const MOST_LINES = 60;

/** The monitoring that applies on a day: of all that has begun, what begins last. Undefined before anything has begun. */
export const monitoringOn = (plan: Monitored, day: Day): string | undefined => monitoringLineOn(plan, day)?.words;

/** The same, and since when it holds. */
export const monitoringLineOn = ({ monitoring }: Monitored, day: Day): MonitoringLine | undefined =>
  monitoring
    .filter(({ startsOn, over }) => startsOn <= day && !over)
    .toSorted(byStart)
    .at(-1);

/** What changes later, the nearest first. */
export const monitoringAfter = ({ monitoring }: Monitored, day: Day): readonly MonitoringLine[] =>
  monitoring.filter(({ startsOn, over }) => startsOn > day && !over).toSorted(byStart);

/** A version that says how it is monitored takes over from its first day on, also from what was to begin later. */
export const withVersionsMonitoring = (
  { monitoring }: Monitored,
  line: Required<Pick<MonitoringLine, 'words' | 'startsOn' | 'version'>>,
): MonitoringLine[] =>
  [...monitoring.map((one) => (one.startsOn >= line.startsOn ? { ...one, over: true as const } : one)), line].slice(
    -MOST_LINES,
  );

interface MonitoringChange extends Pick<MonitoringLine, 'startsOn' | 'withoutAgreement'> {
  readonly record: string;
  readonly words?: string | undefined;
}

/** A recorded change comes, is corrected, or, without words, is taken back. */
export function withMonitoringChange(
  { monitoring }: Monitored,
  { record, words, startsOn, withoutAgreement }: MonitoringChange,
): MonitoringLine[] {
  const found = monitoring.find((line) => line.record === record);
  if (words === undefined) return monitoring.filter((line) => line !== found);
  const said = { words, startsOn, withoutAgreement };
  return found
    ? monitoring.map((line) => (line === found ? { ...line, ...said } : line))
    : [...monitoring, { ...said, record }].slice(-MOST_LINES);
}

/** How often a change of monitoring came to the plan: a form that was filled in before the last one is looked through again. */
export const monitoringChanges = ({ monitoring }: Monitored): string =>
  monitoring.flatMap(({ record, words, startsOn }) => (record === undefined ? [] : `${startsOn}${words}`)).join('\n');

/**
 * Changes of monitoring that were recorded since a version held, by themselves: they stand beside what it said, never in it, because nobody
 * agreed to them with it. `until`: the day on which the next version began.
 */
export function monitoringSince(plan: Monitored, words: string, from: Day, until?: Day): readonly MonitoringLine[] {
  const recorded = plan.monitoring.filter(({ record, over }) => record !== undefined && (!over || until !== undefined));
  const begun = recorded.filter(({ startsOn }) => startsOn <= from).toSorted(byStart);
  const last = monitoringLineOn(plan, from);
  const backdated = begun.filter((line) => line === last && line.words !== words);
  const later = recorded.filter(({ startsOn }) => startsOn > from && (until === undefined || startsOn < until));
  return [...backdated, ...later.toSorted(byStart)];
}

const byStart = (a: MonitoringLine, b: MonitoringLine): number =>
  a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0;
