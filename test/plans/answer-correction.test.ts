/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { PlanCommand } from '../../src/plans/commands.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { HOME } from '../../src/plans/plan.ts';
import { planTelling } from '../../src/plans/telling.ts';
import { BY_ANA, day, FIRST_HOLDS, given, on, planAfter, TODAY, TOM_REED, CIRCLE } from '../support/plan.ts';

const { agreement } = planAfter(FIRST_HOLDS);
const WRONG = { key: HOME, answer: 'no', how: 'phone', on: day(TODAY), reason: 'She wants supper late.' } as const;
const correct = (more: Partial<Extract<PlanCommand, { type: 'correct-answer' }>> = {}): PlanCommand => ({
  type: 'correct-answer',
  id: agreement?.id ?? '',
  why: 'It was her sister.',
  asLead: false,
  ...WRONG,
  ...more,
});
const CORRECTED: PlanFact = { type: 'answer-corrected', name: 'Ada Palmer', why: 'It was her sister.', ...WRONG };

describe('R6, R18, P18: a yes to the version that applies was noted wrongly', () => {
  test('it is put right by whoever noted it, or as one who leads the team; twice it changes nothing', () => {
    given(...FIRST_HOLDS)
      .when(correct())
      .then(CORRECTED);
    given(...FIRST_HOLDS)
      .when(correct({ asLead: true }), BY_ANA)
      .then(CORRECTED);
    given(...FIRST_HOLDS)
      .when(correct(), BY_ANA)
      .thenRefused('PLAN.NOTE-OF-ANOTHER');
    given(...FIRST_HOLDS, CORRECTED)
      .when(correct())
      .thenNothing();
  });

  test('nobody answers for a colleague so, nor with empty words, nor to another version, nor ahead of the day', () => {
    given(...FIRST_HOLDS)
      .when(correct({ key: 'tom' }))
      .thenRefused('PLAN.NO-SUCH-NOTE');
    given(...FIRST_HOLDS)
      .when(correct({ why: 'n/a' }))
      .thenRefused('PLAN.REASON-MISSING');
    given(...FIRST_HOLDS)
      .when(correct({ reason: 'x' }))
      .thenRefused('PLAN.REASON-MISSING');
    given(...FIRST_HOLDS)
      .when(correct({ id: 'another' }))
      .thenRefused('PLAN.OTHER-VERSION');
    given(...FIRST_HOLDS)
      .when(correct({ on: day('2099-01-01') }))
      .thenRefused('PLAN.IN-THE-FUTURE');
  });

  test('old and new stay, the version is decided without agreement, and everybody told before is told again', () => {
    const plan = planAfter([...FIRST_HOLDS, CORRECTED]);
    expect(plan.versions.at(-1)?.withoutAgreement).toBe(true);
    expect(plan.agreement?.parties.find(({ key }) => key === HOME)?.answer).toMatchObject({
      answer: 'no',
      reason: 'She wants supper late.',
      corrected: { was: { on: TODAY, by: TOM_REED }, why: 'It was her sister.', by: TOM_REED },
    });
    const again = planTelling.toTell([CORRECTED], on(TODAY, TOM_REED, CIRCLE), planAfter(FIRST_HOLDS));
    expect(again?.map(({ key }) => key)).toEqual([HOME, 'sarah', 'ana']);
  });
});
