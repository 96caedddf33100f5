import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { StaffId } from '../../src/kernel/ids.ts';
import { isOfCircle } from '../../src/notices/telling.ts';
import { toBeAsked } from '../../src/plans/agreement.ts';
import { isUnfinished } from '../../src/plans/closing.ts';
import { ownerOf } from '../../src/plans/notices.ts';
import { nothingYet, withoutCopy, type Plan } from '../../src/plans/plan.ts';
import { unanswered } from '../../src/plans/proposal.ts';
import { asks } from '../../src/flows/plan/only-asked.ts';
import { visitorKey } from '../../src/plans/visitors.ts';
import { planTelling } from '../../src/plans/telling.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { anySteps, inOrder } from '../support/any-history.ts';
import { rules, TOM_REED } from '../support/plan.ts';

/** Whoever leaves, or is held back, is no longer in the circle that rules see: the record hears of it, as in the bot. */
function hears(plan: Plan, occasion: Occasion): Plan {
  const { circle, by } = occasion;
  const staff = circle.flatMap((one) => one.staff ?? []);
  const seen = rules.decide(plan, { type: 'see-circle', staff, closedTo: [] }, occasion);
  const facts = [
    ...(planTelling.follow?.(plan, { circle, notShared: [], owner: by === 'reable' ? TOM_REED : by }) ?? []),
    ...(plan.current || plan.proposal ? (seen.ok ? seen.value : []) : []),
  ];
  return facts.reduce((now, fact) => rules.evolve(now, fact, { ...occasion, seq: 1 }), plan);
}

const keysOf = (some: readonly { readonly key: string }[]): readonly string[] => some.map(({ key }) => key);

test('R15, R17, R24: nobody who has left, is held back or whose reablement is over is owed an answer, a copy, a telling or a reminder', () => {
  let [left, closed] = [0, 0];
  fc.assert(
    fc.property(anySteps, (steps) => {
      inOrder(steps, nothingYet, (before, { command, occasion }) => {
        const known = hears(before, occasion);
        const decided = rules.decide(known, command, occasion);
        const plan = (decided.ok ? decided.value : []).reduce(
          (now, fact) => rules.evolve(now, fact, { ...occasion, seq: 1 }),
          known,
        );
        // Who is to visit is asked, and joins the circle once it is agreed.
        const visit = [...asks(plan), ...(plan.joining ?? [])];
        const isIn = (key: string): boolean =>
          !isOfCircle(key) || [...keysOf(occasion.circle), ...visit.map(visitorKey)].includes(key);
        const isHere = (staff: StaffId): boolean =>
          visit.includes(staff) || occasion.circle.some((one) => one.staff === staff);
        left += keysOf(before.people).filter((key) => !isIn(key)).length;
        // Nobody is asked, sent a copy, told of what ends, or waited for.
        for (const owed of [
          keysOf(plan.proposal ? unanswered(plan.proposal) : []),
          keysOf(withoutCopy(plan)),
          keysOf(toBeAsked(plan)),
          keysOf(plan.people),
        ])
          expect(owed.filter((key) => !isIn(key))).toEqual([]);
        // Nor reminded, but who answers for the plan, in whose place leads see to it.
        const owner = ownerOf(plan) ?? TOM_REED;
        const reminded = (rules.duties?.(plan, { today: occasion.today, author: TOM_REED }) ?? []).flatMap(({ of }) =>
          typeof of === 'string' ? [] : of,
        );
        expect(reminded.filter((staff) => staff !== owner && !isHere(staff))).toEqual([]);
        const isOver = command.type === 'close' && decided.ok && decided.value.length > 0;
        closed += Number(isOver);
        expect(isOver && (isUnfinished(plan) || unansweredIn(plan) > 0)).toBe(false);
        return plan;
      });
    }),
    { numRuns: 60 },
  );
  expect([left > 0, closed > 0]).toEqual([true, true]);
});

const unansweredIn = ({ proposal }: Plan): number => (proposal ? unanswered(proposal).length : 0);
