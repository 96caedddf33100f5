import { recipientOf, type Recipient } from '../notices/ledger.ts';
import type { Telling } from '../notices/with-telling.ts';
import type { Occasion } from '../records/kind.ts';
import { copiesAround, peopleAround } from './copies-around.ts';
import { after } from './evolve.ts';
import type { PlanFact } from './facts.ts';
import { ownerOf } from './notices.ts';
import { partiesOf, UNNAMED_CARER } from './parties.ts';
import { inUse, nothingYet, type Plan } from './plan.ts';

/** P11: once another version applies, because the newest is under question or is so no longer, everybody but whoever said so is told. */
function appliesAgain(before: Plan, facts: readonly PlanFact[], occasion: Occasion): readonly Recipient[] | undefined {
  const now = after(before, facts, occasion);
  const version = inUse(now)?.version;
  return version === undefined || version === inUse(before)?.version ? undefined : toldAgain(now, occasion);
}

const toldAgain = ({ people }: Plan, { by }: Occasion): readonly Recipient[] =>
  people.filter(({ staff }) => staff === undefined || staff !== by);

/** Everybody in the plan is told of a version that was agreed (R15). */
export const planTelling: Telling<Plan, PlanFact> = {
  toTell: (facts, occasion, before = nothingYet) =>
    facts.flatMap((fact) => (fact.type === 'version-agreed' ? [fact.tell] : []))[0] ??
    // Who was told that everybody agrees is told again (P18).
    (facts.some(({ type }) => type === 'answer-corrected') ? toldAgain(before, occasion) : undefined) ??
    appliesAgain(before, facts, occasion),
  since: (plan) => inUse(plan)?.agreedOn,
  owner: ownerOf,
  always: true,
  // P11: nobody is asked to tell, or to confirm, what does not apply until it is settled.
  chases: (plan) => inUse(plan) !== undefined,
  follow: (plan, around) => [...peopleAround(plan, around), ...copiesAround(plan, around)],
  /** Everybody in the plan as it is now, and a carer whom the circle does not name yet. */
  now: (plan, { circle }, { lines }) =>
    inUse(plan)
      ? partiesOf(circle, undefined, lines.find(({ key }) => key === UNNAMED_CARER)?.name).map(recipientOf)
      : undefined,
};
