import type { LocalTargets } from '../../src/plans/duties.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { planRules } from '../../src/plans/rules.ts';
import { begun, type Duty } from '../../src/work/duty.ts';
import { announce, announced, dueIn, remind, remindersAfter, type Reminders } from '../../src/work/reminders.ts';
import { day, planAfter, PRIYA_SHAH, TODAY, TOM_REED } from './plan.ts';
import { ledBy } from './posts.ts';

/** What waits in a plan, for whom, and who is reminded of it, as tests of its rules ask for it. */

/** All that waits on that day, and what is known to begin later. */
export const dutiesOf = (facts: readonly PlanFact[], today = TODAY, targets: LocalTargets = {}): readonly Duty[] =>
  planRules(targets).duties?.(planAfter(facts), { today: day(today), author: TOM_REED }) ?? [];

const begunOf = (facts: readonly PlanFact[], today: string) => begun(dutiesOf(facts, today), day(today));

/** Those for whom something has begun to wait: staff by their ids, and "leads" for those who lead the team. */
export const waitingFor = (facts: readonly PlanFact[], today = TODAY): readonly string[] =>
  [
    ...new Set(begunOf(facts, today).flatMap(({ of }): readonly string[] => (typeof of === 'string' ? [of] : of))),
  ].toSorted();

/** The reminders of a plan whose facts all happened on one day, three working days before the 24th. */
export const remindersOf = (facts: readonly PlanFact[]): Reminders =>
  remindersAfter({}, dutiesOf(facts), { today: day(TODAY), remindOn: day('2026-11-24') });

/** Who is reminded of what on that day, when nobody has been reminded before. Priya leads the team. */
export const remindedOn = (today: string, facts: readonly PlanFact[]): readonly (readonly [string, string])[] =>
  remind(
    dueIn(dutiesOf(facts, today), remindersOf(facts), day(today)),
    day(today),
    () => true,
    ledBy(PRIYA_SHAH),
  ).notices.map(({ staff, what }) => [staff, what]);

/** Who hears at once, by their duty, because of what happened after `before`; `by` did it. */
export const heardAtOnce = (facts: readonly PlanFact[], before: readonly PlanFact[] = [], by: string = TOM_REED) =>
  announce(
    announced(dutiesOf(facts), remindersOf(before), day(TODAY)),
    { holders: ledBy(PRIYA_SHAH), seesTo: () => true },
    by,
  );
