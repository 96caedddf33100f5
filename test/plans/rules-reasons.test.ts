/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { PlanFact } from '../../src/plans/facts.ts';
import { ChangeKind, daysTaken, EvidenceFrom, receivedOn, Trigger, type Proposed } from '../../src/plans/proposal.ts';
import {
  ADA,
  day,
  EVENING,
  evidence,
  first,
  FIRST_HOLDS,
  given,
  LESS,
  outcome,
  planAfter,
  propose,
  revise,
  revision,
  SECOND_PROPOSED,
  TODAY,
  tomAgrees,
  versionAgreed,
  visit,
  wasProposed,
  revised,
  rules,
  on,
  TOM_REED,
} from '../support/plan.ts';

describe('R7 to R9: why a plan is revised, how, and what shows it', () => {
  test('a first plan needs neither reason nor evidence', () => {
    given().when(propose()).then(wasProposed(), tomAgrees);
  });

  test.each(Trigger.options)('R7: it is revised because of %s', (trigger) => {
    const because = { trigger, otherwise: 'Her sister moved in.' };
    given(...FIRST_HOLDS)
      .when(revise(because))
      .then(...revised(because));
  });

  test('R7: without a reason it is not', () => {
    const { trigger: _, ...without } = revision();
    given(...FIRST_HOLDS)
      .when(propose(without, { seen: '1.' }))
      .thenRefused('PLAN.TRIGGER-MISSING');
  });

  test.each(ChangeKind.options)('R8: the kind of change is %s', (kind) => {
    const changed = {
      kinds: [kind],
      otherwise: 'A different worker.',
      content: { ...LESS, visits: [visit({ until: day('2026-12-03') })] },
    };
    given(...FIRST_HOLDS)
      .when(revise(changed))
      .then(...revised(changed));
  });

  test('R8: without a kind it is not revised', () => {
    given(...FIRST_HOLDS)
      .when(revise({ kinds: [] }))
      .thenRefused('PLAN.KIND-MISSING');
  });

  test.each<Partial<Proposed>>([{ trigger: 'other' }, { kinds: ['other'] }])(
    'R7, R8: %j says in words what it is',
    (other) => {
      given(...FIRST_HOLDS)
        .when(revise(other))
        .thenRefused('PLAN.OTHERWISE-MISSING');
      given(...FIRST_HOLDS)
        .when(revise({ ...other, otherwise: ' \u200B' }))
        .thenRefused('PLAN.OTHERWISE-MISSING');
    },
  );

  test('R8: more support for a while needs a day on which it ends', () => {
    given(...FIRST_HOLDS)
      .when(revise({ kinds: ['temporary'] }))
      .thenRefused('PLAN.END-MISSING');
    given(...FIRST_HOLDS)
      .when(revise({ kinds: ['fewer', 'temporary'] }))
      .thenRefused('PLAN.END-MISSING');
  });

  test('R8: that day is not before it starts, and may be the same day', () => {
    const until = (text: string) => ({
      kinds: ['temporary' as const],
      content: { ...LESS, visits: [visit({ until: day(text) })] },
    });
    given(...FIRST_HOLDS)
      .when(revise(until('2026-11-18')))
      .thenRefused('PLAN.OVER-ALREADY');
    given(...FIRST_HOLDS)
      .when(revise(until('2028-01-01')))
      .thenRefused('PLAN.TOO-FAR');
    given(...FIRST_HOLDS)
      .when(revise(until('2026-11-19')))
      .thenRefused('PLAN.ENDS-BEFORE-START');
    given(...FIRST_HOLDS)
      .when(revise(until('2026-11-20')))
      .then(...revised(until('2026-11-20')));
  });

  test('R8: a revision of something else, after a while that is over, leaves the day as it is', () => {
    const over = { ...LESS, visits: [visit(), { ...EVENING, until: day(TODAY) }] };
    const firstWithEnd = [wasProposed(first({ content: over })), tomAgrees, versionAgreed(ADA)];
    const walks = { ...over, outcomes: [outcome({ achieved: 'mostly' })] };
    given(...firstWithEnd)
      .when(revise({ content: walks, kinds: ['manner'] }))
      .then(...revised({ content: walks, kinds: ['manner'] }));
    // It ended by itself: taking it out would change nothing.
    given(...firstWithEnd)
      .when(revise({ content: LESS }), on('2026-11-20', TOM_REED))
      .thenRefused('PLAN.CHANGES-NOTHING');
  });

  test.each(EvidenceFrom.options)('R9, R10: evidence from %s', (from) => {
    const seen = { evidence: [evidence({ from })] };
    given(...FIRST_HOLDS)
      .when(revise(seen))
      .then(...revised(seen));
  });

  test('R9: nothing is revised without evidence, or with evidence that says nothing', () => {
    given(...FIRST_HOLDS)
      .when(revise({ evidence: [] }))
      .thenRefused('PLAN.EVIDENCE-MISSING');
    given(...FIRST_HOLDS)
      .when(revise({ evidence: [evidence(), evidence({ key: 'b', words: '\u200B ' })] }))
      .thenRefused('PLAN.EVIDENCE-MISSING');
  });

  test('R9: evidence is never from a day that is still to come', () => {
    given(...FIRST_HOLDS)
      .when(revise({ evidence: [evidence(), evidence({ key: 'b', on: day('2026-11-20') })] }))
      .thenRefused('PLAN.EVIDENCE-IN-FUTURE');
    given(...FIRST_HOLDS)
      .when(revise({ evidence: [evidence({ on: day(TODAY) })] }))
      .then(...revised({ evidence: [evidence({ on: day(TODAY) })] }));
  });

  test('R9: what a first plan is based on is held to the same, or nobody could read it later', () => {
    given()
      .when(propose(first({ evidence: [evidence({ words: '' })] })))
      .thenRefused('PLAN.EVIDENCE-MISSING');
    given()
      .when(propose(first({ evidence: [evidence({ on: day('2026-11-20') })] })))
      .thenRefused('PLAN.EVIDENCE-IN-FUTURE');
  });
});

describe('R11: from the first evidence to the decision', () => {
  test('the clock runs from the earliest, in whatever order it was written down', () => {
    const two = { evidence: [evidence({ on: day('2026-11-17') }), evidence({ key: 'b', on: day('2026-11-09') })] };
    expect(receivedOn(two)).toBe('2026-11-09');
    expect(daysTaken(two, day('2026-11-19'))).toBe(10);
    expect(daysTaken({ evidence: [] }, day('2026-11-19'))).toBeUndefined();
  });

  test('a version that holds says how many days it took, across the change of clocks too', () => {
    const since = { evidence: [evidence({ on: day('2026-10-20') })] };
    const facts = [...FIRST_HOLDS, wasProposed(revision(since), 2), versionAgreed(ADA)];
    expect(planAfter(facts).versions.map(({ days }) => days)).toEqual([undefined, 30]);
  });

  test('evidence that is added later counts when it is earlier', () => {
    const earlier: PlanFact = { type: 'evidence-added', evidence: evidence({ key: 'b', on: day('2026-11-12') }) };
    const facts = [...SECOND_PROPOSED, earlier, versionAgreed(ADA)];
    expect(planAfter(facts).versions.at(-1)?.days).toBe(7);
  });
});

describe('R9: evidence that is added while people are asked', () => {
  const more = evidence({ key: 'more' });

  test('stands with the rest, once', () => {
    given(...SECOND_PROPOSED)
      .when({ type: 'add-evidence', evidence: more })
      .then({ type: 'evidence-added', evidence: more });
    given(...SECOND_PROPOSED, { type: 'evidence-added', evidence: more })
      .when({ type: 'add-evidence', evidence: { ...more, words: 'Other words.' } })
      .thenNothing();
    expect(planAfter([...SECOND_PROPOSED, { type: 'evidence-added', evidence: more }]).proposal?.evidence).toEqual([
      evidence(),
      more,
    ]);
  });

  test('has words and a day that has been', () => {
    given(...SECOND_PROPOSED)
      .when({ type: 'add-evidence', evidence: { ...more, words: ' ' } })
      .thenRefused('PLAN.EVIDENCE-MISSING');
    given(...SECOND_PROPOSED)
      .when({ type: 'add-evidence', evidence: { ...more, on: day('2026-11-20') } })
      .thenRefused('PLAN.EVIDENCE-IN-FUTURE');
  });

  test('P15: without a change it waits in the plan, starts the clock, and is for its owner to decide about', () => {
    const waits: PlanFact = { type: 'evidence-added', evidence: more };
    given(...FIRST_HOLDS)
      .when({ type: 'add-evidence', evidence: more })
      .then(waits);
    const plan = planAfter([...FIRST_HOLDS, waits]);
    expect([plan.evidence, daysTaken(plan, day(TODAY))]).toEqual([[more], 2]);
    const duties = rules.duties?.(plan, { today: day(TODAY), author: TOM_REED }) ?? [];
    expect(duties.find(({ kind }) => kind === 'evidence')).toMatchObject({ of: [TOM_REED], since: more.on });
    const proposed = planAfter([...FIRST_HOLDS, waits, ...revised({ evidence: [more] })]);
    expect(proposed.evidence).toEqual([]);
  });

  test('P15: also before there is any plan, for those who lead the team; "no change needed" ends it, with a reason', () => {
    given().when({ type: 'add-evidence', evidence: more }).then({ type: 'evidence-added', evidence: more });
    const plan = planAfter([{ type: 'evidence-added', evidence: more }]);
    const duties = rules.duties?.(plan, { today: day(TODAY), author: TOM_REED }) ?? [];
    expect(duties.find(({ kind }) => kind === 'evidence')).toMatchObject({ of: 'leads' });
    given({ type: 'evidence-added', evidence: more })
      .when({ type: 'decide-evidence', reason: ' ' })
      .thenRefused('PLAN.REASON-MISSING');
    given({ type: 'evidence-added', evidence: more })
      .when({ type: 'decide-evidence', reason: 'She was ill that day.' })
      .then({ type: 'evidence-decided', keys: ['more'], reason: 'She was ill that day.' });
    given().when({ type: 'decide-evidence', reason: 'None.' }).thenNothing();
  });
});
