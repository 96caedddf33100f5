/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import { evolve, type PlanFact } from '../../src/plans/facts.ts';
import { HOME, type Plan } from '../../src/plans/plan.ts';
import { rules } from '../../src/plans/rules.ts';
import { notify, waitingFor } from '../../src/plans/work.ts';
import { on } from '../support/given.ts';
import {
  ADA,
  ANA_LOPEZ,
  because,
  answer,
  AROUND,
  BY_ANA,
  CIRCLE,
  day,
  first,
  given,
  GRACE,
  GRACE_OBI,
  no,
  planAfter,
  press,
  said,
  SARAH,
  SECOND_PROPOSED,
  TODAY,
  TOM,
  TOM_REED,
  versionAgreed,
  wasProposed,
  yes,
  ALL_BUT_ADA,
  ALL_BUT_ANA,
  peopleChanged,
} from '../support/plan.ts';

describe('who is asked follows who is in the plan', () => {
  const withGrace = [...CIRCLE, GRACE];

  test('whoever has joined meanwhile is asked too, and sent the question', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, yes(), { present: withGrace }))
      .then(peopleChanged({ joined: [GRACE] }), said(HOME));
    const facts = [peopleChanged({ joined: [GRACE] }), said(HOME)];
    expect(notify(planAfter([...ALL_BUT_ADA, ...facts]), facts, because(planAfter(ALL_BUT_ADA)))).toEqual([
      { to: { staff: GRACE_OBI }, what: 'please-agree' },
    ]);
  });

  test('whoever has just joined may be the first to answer', () => {
    given(...SECOND_PROPOSED)
      .when(press('yes', { present: withGrace }), on(TODAY, GRACE_OBI))
      .then(peopleChanged({ joined: [GRACE] }), said('grace', { how: 'teams' }));
  });

  test('whoever has left is not waited for, and not told', () => {
    given(...SECOND_PROPOSED, said('sarah'))
      .when(answer(HOME, yes(), { present: [ADA, SARAH, TOM] }))
      .then(peopleChanged({ left: ['ana'] }), said(HOME), versionAgreed(ADA, SARAH));
  });

  test('whoever has left has no say any more', () => {
    given(...SECOND_PROPOSED)
      .when(press('yes', { present: [ADA, SARAH, TOM] }), BY_ANA)
      .thenRefused('PLAN.NOT-A-PARTY');
  });

  test('an answer that was given before, sent again, is enough to notice that the last one waited for has left', () => {
    given(...ALL_BUT_ANA)
      .when(press('yes', { present: [ADA, SARAH, TOM] }))
      .then(peopleChanged({ left: ['ana'] }), versionAgreed(ADA, SARAH));
  });

  test('when the last one waited for has left it is enough to ask who is in the plan now; a second time nothing happens', () => {
    const anew = { ...AROUND, type: 'ask-anew', id: 'second', present: [ADA, SARAH, TOM] } as const;
    given(...ALL_BUT_ANA)
      .when(anew)
      .then(peopleChanged({ left: ['ana'] }), versionAgreed(ADA, SARAH));
    given(...ALL_BUT_ANA, peopleChanged({ left: ['ana'] }))
      .when(anew)
      .thenNothing();
    given(...ALL_BUT_ANA)
      .when({ ...anew, id: 'another' })
      .thenRefused('PLAN.NO-PROPOSAL');
  });

  test('R19: a no does not go away with whoever said it', () => {
    const against = said('ana', { answer: 'no', how: 'teams', reason: 'Too soon.' });
    given(...ALL_BUT_ANA, against)
      .when({ ...AROUND, type: 'ask-anew', id: 'second', present: [ADA, SARAH, TOM] })
      .thenNothing();
    given(...ALL_BUT_ANA, against)
      .when(press('yes', { present: [ADA, SARAH, TOM] }), BY_ANA)
      .thenRefused('PLAN.NOT-A-PARTY');
  });

  test('somebody left and somebody joined at once', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, yes(), { present: [ADA, SARAH, TOM, GRACE] }))
      .then(peopleChanged({ left: ['ana'], joined: [GRACE] }), said(HOME));
  });

  test('a refused answer notes nothing of who came and went', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, no({ regard: {} }), { present: withGrace }))
      .thenRefused('PLAN.VIEWS-MISSING');
  });
});

describe('people are reminded while something is open', () => {
  test('R8: the day after a time of more support was to end, until somebody has looked at it again', () => {
    const until = day('2026-12-10');
    const chase = { type: 'chase', workingDays: 3 } as const;
    const over = planAfter([
      wasProposed(first({ content: { ...first().content, temporaryUntil: until } })),
      versionAgreed(ADA),
    ]);
    const settled: Plan = { ...over, copies: [] };
    const { chaseOn: _, ...idle } = settled;
    expect(rules.chaseOn?.(idle)).toBe('2026-12-11');
    expect(rules.decide(idle, chase, on('2026-12-10', 'reable'))).toEqual({ ok: true, value: [] });
    const chased: PlanFact = { type: 'plan-chased', chaseOn: day('2026-12-16') };
    expect(rules.decide(idle, chase, on('2026-12-11', 'reable'))).toEqual({ ok: true, value: [chased] });
    const after = evolve(idle, chased, { ...on('2026-12-11', 'reable'), seq: 9 });
    expect(rules.waitingFor?.(after)).toContain(TOM_REED);
    expect(rules.chaseOn?.(after)).toBe('2026-12-16');
  });

  test('once the day has come, and not before', () => {
    const chase = { type: 'chase', workingDays: 3 } as const;
    given(...SECOND_PROPOSED)
      .when(chase, on('2026-11-23', 'reable'))
      .thenNothing();
    given(...SECOND_PROPOSED)
      .when(chase, on('2026-11-24', 'reable'))
      .then({ type: 'plan-chased', chaseOn: day('2026-11-27') });
    given().when(chase, on('2026-11-24', 'reable')).thenNothing();
  });

  test('whoever has not answered, and whoever proposed it', () => {
    const fact: PlanFact = { type: 'plan-chased', chaseOn: day('2026-11-27') };
    const plan = planAfter([...SECOND_PROPOSED, fact]);
    expect(notify(plan, [fact], because(plan, 'reable'))).toEqual([
      { to: { staff: ANA_LOPEZ }, what: 'agree-reminder' },
      { to: { staff: TOM_REED }, what: 'plan-reminder' },
    ]);
  });

  test('it stands in their lists', () => {
    expect(new Set(waitingFor(planAfter(SECOND_PROPOSED)))).toEqual(new Set([TOM_REED, ANA_LOPEZ]));
  });
});
