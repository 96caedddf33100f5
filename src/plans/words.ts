import { listed } from '../kernel/listed.ts';
import { addDays, wordsForDay, type Day } from '../kernel/days.ts';
import { questioningGone } from './agreement.ts';
import { visitorsWords } from './visitors.ts';
import { Achieved, isPause, WEEK, type PlanContent, type Talked, type Visit, type Weekday } from './content.ts';

export const dayWords: Readonly<Record<Weekday, string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** "Every day", "Mon to Fri", "Mon, Wed and Fri". Three days or more in a row are a span. */
export function daysWords(days: readonly Weekday[]): string {
  const inOrder = WEEK.filter((one) => days.includes(one));
  if (inOrder.length === WEEK.length) return 'Every day';
  const runs: Weekday[][] = [];
  for (const day of inOrder) {
    const run = runs.at(-1);
    if (run && WEEK.indexOf(day) === WEEK.indexOf(run[run.length - 1] ?? day) + 1) run.push(day);
    else runs.push([day]);
  }
  const parts = runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    return run.length > 2 && first && last
      ? [`${dayWords[first]} to ${dayWords[last]}`]
      : run.map((day) => dayWords[day]);
  });
  return listWords(parts);
}

/** "a", "a and b", "a, b and c". */
export const listWords = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

export const namesOf = (people: readonly { readonly name: string }[]): string =>
  listWords(people.map(({ name }) => name));

/** R24: the same for whoever left and whoever is not to be told. */
export const cannotComeWords = (name: string): string =>
  `${name} does not come any more: name somebody else in the change`;

/** R19: whose no stands though they are in the plan no longer. */
export const goneWords = (gone: readonly { readonly name: string }[]): string =>
  `${namesOf(gone)} said no and ${gone.length === 1 ? 'is' : 'are'} no longer in the plan: a coordinator or manager with no part in it decides whether it goes on`;

/** P11: what is done about a version under question. R19: nobody can talk it over with who is in the plan no longer. */
export function settleWords(plan: Parameters<typeof questioningGone>[0]): string {
  const gone = questioningGone(plan);
  return gone.length === 0
    ? 'Talk it over, or change the plan'
    : `${namesOf(gone)} ${gone.length === 1 ? 'is' : 'are'} no longer in the plan: propose it again, and a coordinator or manager with no part in it decides`;
}

/** "45 minutes", "1 hour", "3 hours 30 minutes". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return listed(
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
    (rest > 0 || hours === 0) && `${rest} ${rest === 1 ? 'minute' : 'minutes'}`,
  ).join(' ');
}

/** "Every 14 days, next on Tue 8 Dec 2026 by Tom Reed". */
export const reviewWords = ({
  on,
  by,
  every,
}: {
  readonly on: Day;
  readonly by: string;
  readonly every: number;
}): string => `Every ${every === 1 ? 'day' : `${every} days`}, next on ${wordsForDay(on)} by ${by}`;

/** "Mon to Fri, 08:00". */
export const whenWords = ({ days, at }: Pick<Visit, 'days' | 'at'>): string => `${daysWords(days)}, ${at}`;

/** "30 minutes, help with washing, Tom Reed, until Fri 4 Dec 2026". */
export const whatWords = (visit: Omit<Visit, 'key' | 'days' | 'at'>): string =>
  listed(minutesWords(visit.minutes), visit.support, visitorsWords(visit), wishWords(visit), spanWords(visit)).join(
    ', ',
  );

/** "wish: a woman"; undefined where nothing is wished. */
export const wishWords = ({ wish }: Pick<Visit, 'wish'>): string | undefined => wish && `wish: ${wish}`;

/** "from Mon 30 Nov 2026 until Fri 4 Dec 2026", or until when it is paused; undefined of a visit that is for good. */
export const spanWords = (span: Pick<Visit, 'from' | 'until'>): string | undefined =>
  isPause(span) ? pausedWords(span.from) : spanOf(span) || undefined;

export const PAUSED = 'paused';
const pausedWords = (from: Day): string =>
  `${PAUSED} until ${wordsForDay(addDays(from, -1))}, from ${wordsForDay(from)} as before`;

const spanOf = ({ from, until }: Pick<Visit, 'from' | 'until'>): string =>
  listed(from && `from ${wordsForDay(from)}`, until && `until ${wordsForDay(until)}`).join(' ');

export const achievedWords: Readonly<Record<Achieved, string>> = {
  'not-yet': 'Not yet',
  'some-way': 'Some of the way',
  mostly: 'Most of the way',
  achieved: 'Achieved',
};

const talkedWords: Readonly<Record<Talked, string>> = {
  service: 'What the service does and does not do',
  afterwards: 'What follows when support ends',
};

/** What was talked about with the person, in one sentence; empty where nobody noted it. */
export const talkedAbout = ({ talked = [] }: Pick<PlanContent, 'talked'>): string =>
  talked.map((one) => talkedWords[one]).join('; ');

/** 0 to 3: how much of an outcome is there. */
export const achievedShare = (achieved: Achieved): number => Achieved.options.indexOf(achieved);

export { ageWords } from '../kernel/days.ts';
