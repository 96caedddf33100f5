import type { Day } from '../kernel/days.ts';
import { differences, MONITORING, type Difference } from './difference.ts';
import { THE_PERSON } from '../people/needs.ts';
import { notSaidBy } from './named.ts';
import { disputed, type Plan } from './plan.ts';
import { contentAsked, inForce, standing } from './standing.ts';
import { newest } from './versions.ts';

/** What each version changed: only that is written into the folder as "the plan says it" (R13). */

export interface Saying {
  readonly version: number;
  /** Its changes; of the first version, all that it says. */
  readonly changed: readonly Difference[];
}

type Said = Pick<Plan, 'versions' | 'current' | 'changed' | 'changedBefore' | 'agreement' | 'people'>;

/** The newest version first, and those shortly before it. */
export function saidByVersions(plan: Said): readonly Saying[] {
  const version = newest(plan)?.version;
  if (version === undefined || !plan.current) return [];
  const changed = version === 1 ? differences(undefined, plan.current) : plan.changed;
  const before = (plan.changedBefore ?? []).toReversed();
  // P11: what is disputed nobody may follow, so it is not written in.
  return disputed(plan) ? before : [{ version, changed }, ...before];
}

type Known = Said & Pick<Plan, 'heldBefore' | 'monitoring'>;

/** R14: the same, without what a later version has taken away or changed: only what applies may stand in the folder. */
function saidOnAnyDay(plan: Known): readonly Saying[] {
  const content = inForce(plan);
  const now = content ? differences(undefined, content) : [];
  const says = ({ what, before, after }: Difference): boolean =>
    after === undefined
      ? now.every((one) => one.what !== what || one.after !== before)
      : now.some((one) => one.what === what && (one.after === after || after.endsWith(`: ${one.after ?? ''}`)));
  const version = newest(plan)?.version;
  return saidByVersions(plan).map((saying) =>
    saying.version === version
      ? saying
      : { ...saying, changed: saying.changed.map((line) => (says(line) ? line : GONE)) },
  );
}

/** R13: the same, without the monitoring that a change recorded by itself has taken the place of. */
export const stillSaid = (plan: Known, today: Day): readonly Saying[] =>
  saidOnAnyDay(plan).map(({ version, changed }) => ({
    version,
    changed: changed.map((line) => (isReplaced(plan, line, today) ? GONE : line)),
  }));

/** What is monitored by now otherwise than this line of a version says. */
const isReplaced = (plan: Known, { what, after }: Difference, today: Day): boolean =>
  what === MONITORING && after !== undefined && after !== standing(plan, today)?.monitoring;

/** A line that applies no more keeps its place, since lines are called by their number. */
const GONE: Difference = { what: '' };
export const isGone = ({ what }: Difference): boolean => what === '';

/** The person's name: whoever writes by hand may name them. */
export const calledIn = ({ people }: Pick<Plan, 'people'>): string =>
  people.find(({ key }) => key === THE_PERSON)?.name ?? '';

/** As many as anybody may still be late with. */
const MOST_BEFORE = 2;

/** What is kept of the version that another takes the place of. */
export const changedBeforeOf = (plan: Said): NonNullable<Plan['changedBefore']> =>
  saidByVersions(plan)
    .slice(0, MOST_BEFORE)
    .toReversed()
    .map(({ version, changed }) => ({ version, changed: [...changed] }));

/** What the change that is open would change: people are still asked about it. */
export const askedNow = (plan: Plan, today: Day): readonly Difference[] =>
  plan.proposal ? differences(standing(plan, today), contentAsked(plan, plan.proposal, today)) : [];

/**
 * R14: what may say what was written by hand: lines of the version that applies, and what it took away. A line that does not
 * say the times, minutes or days that were written is none of them. Lines are called by their number.
 */
export function linesFor(
  plan: Said & Pick<Plan, 'heldBefore' | 'monitoring'>,
  written: string,
): readonly { readonly line: number; readonly says: Difference }[] {
  const content = inForce(plan);
  const [newestSays] = saidOnAnyDay(plan);
  const gone = (newestSays?.changed ?? []).filter((one) => one.after === undefined && !isGone(one));
  return [...(content ? differences(undefined, content) : []), ...gone].flatMap((says, line) =>
    notSaidBy(says, written, calledIn(plan)) ? [] : [{ line, says }],
  );
}
