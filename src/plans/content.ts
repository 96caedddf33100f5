import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { VisitBy } from './visitors.ts';

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof Weekday>;
export const WEEK: readonly Weekday[] = Weekday.options;

/** A time on the clock, 24 hours, `HH:MM`. */
export const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** Opaque and unique within its list: what stays the same while everything else about it changes. */
const Key = z.string().regex(/^[a-z0-9-]{1,40}$/u);

/** Support that comes on some days of the week at a time of the day. */
export const Visit = z.strictObject({
  key: Key,
  days: z.array(Weekday).min(1),
  at: Time,
  minutes: z.number().int().positive(),
  /** What support, for example "help with washing". */
  support: z.string().min(1),
  by: VisitBy,
  /** How many workers come together (TL6). */
  workers: z.number().int().positive(),
  /** What the person wishes of who comes, for example a woman (TL10). */
  wish: z.string().min(1).optional(),
  /** The first and the last day of a visit that is temporary (R8): it ends by itself, as agreed. With the first alone it is paused until that day. */
  from: Day.optional(),
  until: Day.optional(),
});
export interface Visit extends z.infer<typeof Visit> {}

/** How far the person has come with an outcome, as they and their workers see it. */
export const Achieved = z.enum(['not-yet', 'some-way', 'mostly', 'achieved']);
export type Achieved = z.infer<typeof Achieved>;

/** What the person wants to be able to do again. */
export const Outcome = z.strictObject({
  key: Key,
  /** In the person's words. */
  words: z.string().min(1),
  /** Where they are with it now. */
  now: z.string(),
  achieved: Achieved,
});
export interface Outcome extends z.infer<typeof Outcome> {}

/** R31: then a review is considered. */
export const allAchieved = ({ outcomes }: { readonly outcomes: readonly Pick<Outcome, 'achieved'>[] }): boolean =>
  outcomes.length > 0 && outcomes.every(({ achieved }) => achieved === 'achieved');

/** What was talked about with the person when reablement began: what the service does and does not do, and what follows when it ends. */
export const Talked = z.enum(['service', 'afterwards']);
export type Talked = z.infer<typeof Talked>;

/** All that a version of a plan says. */
export const PlanContent = z.strictObject({
  outcomes: z.array(Outcome),
  visits: z.array(Visit),
  /** One piece of equipment each. */
  equipment: z.array(z.string().min(1)),
  /** How progress is monitored. */
  monitoring: z.string(),
  /** What matters to the person. */
  matters: z.string(),
  /** What the person goes on doing after the end, what to look out for, whom to ring, how to come back (QS173 4); absent while nobody wrote it. */
  afterwards: z.string().min(1).optional(),
  /** QS173 1 and 4; absent where nobody noted it. */
  talked: z.array(Talked).min(1).optional(),
  /** Of more support that begins later: what keeps the person safe until then (TL15); absent where nobody said. */
  meanwhile: z.string().min(1).optional(),
  /** From when it holds. */
  startsOn: Day,
});
export interface PlanContent extends z.infer<typeof PlanContent> {}

/** What a plan says before anything is written into it. */
export const EMPTY: Omit<PlanContent, 'startsOn'> = {
  outcomes: [],
  visits: [],
  equipment: [],
  monitoring: '',
  matters: '',
};

/**
 * What it says on a day, without a new version (R8): a temporary visit that is over is no more in it, and one that was paused is as before.
 */
export const standingOn = <C extends Pick<PlanContent, 'visits'>>(content: C, day: Day): C =>
  content.visits.some((visit) => isOver(visit, day) || (isPause(visit) && visit.from <= day))
    ? {
        ...content,
        visits: content.visits
          .filter((visit) => !isOver(visit, day))
          .map((visit) => (isPause(visit) && visit.from <= day ? unpaused(visit) : visit)),
      }
    : content;

/** The same visit for good: it neither waits nor is paused. */
export const unpaused = ({ from: _, ...visit }: Visit): Visit => visit;

type Span = Pick<Visit, 'from' | 'until'>;

/** No visit comes before that day, and from then on as before. */
export const isPause = <V extends Span>(visit: V): visit is V & { readonly from: Day } =>
  visit.from !== undefined && visit.until === undefined;

export const isOver = ({ until }: Pick<Visit, 'until'>, day: Day): boolean => until !== undefined && until < day;

type Supported = Pick<PlanContent, 'visits'> & Partial<Pick<PlanContent, 'startsOn'>>;

/** Minutes of support on each day of the week, Monday first, when it begins: what is paused then does not come (R8). */
export function minutesByDay({ visits, startsOn }: Supported): readonly number[] {
  const coming = visits.filter((visit) => !isPause(visit) || (startsOn !== undefined && visit.from <= startsOn));
  return WEEK.map((day) => coming.reduce((sum, { days, minutes }) => sum + (days.includes(day) ? minutes : 0), 0));
}

/** Minutes of support in a week. */
export const minutesAWeek = (content: Supported): number =>
  minutesByDay(content).reduce((sum, minutes) => sum + minutes, 0);

/** With the time of each worker who comes to a visit. */
export const byEachWorker = <C extends Supported>(content: C): C => ({
  ...content,
  visits: content.visits.map((visit) => ({ ...visit, minutes: visit.minutes * visit.workers })),
});

/** When a visit begins, in minutes after midnight. */
export const startOf = ({ at }: Pick<Visit, 'at'>): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

/** In the order in which a week brings them: by time, then by first day. */
export const inOrder = (visits: readonly Visit[]): readonly Visit[] =>
  visits.toSorted((a, b) => startOf(a) - startOf(b) || firstDay(a) - firstDay(b) || (a.key < b.key ? -1 : 1));

const firstDay = ({ days }: Visit): number => Math.min(...days.map((day) => WEEK.indexOf(day)));
