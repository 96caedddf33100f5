/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Wellbeing } from '../../src/people/agreement.ts';
import type { Answering } from '../../src/plans/commands.ts';
import { HOME } from '../../src/plans/plan.ts';
import { inTheWay, type Party } from '../../src/plans/proposal.ts';
import {
  ADA,
  agreedWithout,
  ANA,
  ANA_LOPEZ,
  answer,
  because,
  BY_ANA,
  BY_PRIYA,
  BY_TOM,
  day,
  FIRST_HOLDS,
  given,
  no,
  noticesOf,
  NURSE,
  on,
  planAfter,
  planAfterCommands,
  press,
  PRIYA_SHAH,
  propose,
  regard,
  revision,
  rules,
  said,
  SARAH,
  SECOND_PROPOSED,
  TODAY,
  TOM,
  TOM_REED,
  tomAgrees,
  versionAgreed,
  wasProposed,
  yes,
  ALL_BUT_ANA,
} from '../support/plan.ts';
import { dutiesOf, remindedOn, waitingFor } from '../support/waiting.ts';

describe('R19: a no of anybody else in the plan cannot be overridden', () => {
  const objection = said('ana', {
    answer: 'no',
    how: 'teams',
    reason: 'She falls in the evening.',
  });
  const objects = press('no', { reason: 'She falls in the evening.' });

  test('it needs a reason', () => {
    given(...ALL_BUT_ANA)
      .when(objects, BY_ANA)
      .then(objection);
    given(...ALL_BUT_ANA)
      .when(press('no'), BY_ANA)
      .thenRefused('PLAN.REASON-MISSING');
    given(...ALL_BUT_ANA)
      .when(press('no', { reason: ' \u200B ' }), BY_ANA)
      .thenRefused('PLAN.REASON-MISSING');
  });

  test('weighing it does nothing', () => {
    given(...ALL_BUT_ANA)
      .when(press('no', { reason: 'She falls in the evening.', regard }), BY_ANA)
      .then(said('ana', { answer: 'no', how: 'teams', reason: 'She falls in the evening.' }));
  });

  test('a representative is one of them', () => {
    const rep: Party = { key: 'rep', name: 'Joan Bell', role: 'sister, representative', part: 'other' };
    given(...FIRST_HOLDS, wasProposed(revision(), 2, [ADA, TOM, rep]), tomAgrees, said(HOME))
      .when(answer('rep', no({ reason: 'He is not ready.', regard })), on(TODAY, TOM_REED, [ADA, TOM, rep]))
      .then(said('rep', { name: 'Joan Bell', answer: 'no', reason: 'He is not ready.' }));
  });

  test('whoever proposed it and those who lead the team hear of it, each once', () => {
    const plan = planAfter([...SECOND_PROPOSED, objection]);
    expect(noticesOf(plan, [objection], because(planAfter(SECOND_PROPOSED), ANA_LOPEZ))).toEqual([
      { to: { staff: TOM_REED }, what: 'disagreement' },
      { to: { staff: PRIYA_SHAH }, what: 'disagreement' },
    ]);
    const twice = planAfter([
      ...FIRST_HOLDS,
      wasProposed(revision(), 2, [ADA, TOM, ANA, { ...ANA, key: 'ana2' }]),
      objection,
    ]);
    const [again, before] = [said('ana2', { answer: 'no' }), planAfter(SECOND_PROPOSED)];
    const cause = { ...because(before, ANA_LOPEZ), leads: [TOM_REED, PRIYA_SHAH] };
    expect(noticesOf(twice, [objection, again], cause)).toHaveLength(2);
  });

  test('a no of the person goes to whoever proposed it', () => {
    const fact = said(HOME, { answer: 'no' });
    expect(
      noticesOf(planAfter([...SECOND_PROPOSED, fact]), [fact], because(planAfter(SECOND_PROPOSED), ANA_LOPEZ)),
    ).toEqual([{ to: { staff: TOM_REED }, what: 'disagreement' }]);
  });

  test('whoever noted a no is not asked to resolve it, and nobody is when it was weighed', () => {
    const [before, fact] = [planAfter(SECOND_PROPOSED), said(HOME, { answer: 'no' })];
    expect(noticesOf(planAfter([...SECOND_PROPOSED, fact]), [fact], because(before, TOM_REED))).toEqual([]);
    const weighed = said(HOME, { answer: 'no', regard });
    expect(noticesOf(planAfter([...SECOND_PROPOSED, weighed]), [weighed], because(before, ANA_LOPEZ))).toEqual([]);
  });

  test('it stands in their lists until it is resolved, and of those who lead the team whoever does by then', () => {
    expect(waitingFor([...ALL_BUT_ANA, objection])).toEqual(['leads', TOM_REED]);
    expect(waitingFor([...ALL_BUT_ANA, objection, said('ana')])).not.toContain('leads');
    expect(dutiesOf([...ALL_BUT_ANA, objection]).map(({ kind, of, words }) => [kind, of, words])).toEqual([
      ['resolve', [TOM_REED], 'To be resolved: Ana Lopez does not agree: 19:00 visit stops'],
      ['resolve', 'leads', 'To be resolved: Ana Lopez does not agree: 19:00 visit stops'],
      ['folder', [TOM_REED], 'Write version 1 into the folder in the home'],
      ['copies', [TOM_REED], 'Copies to deliver: Ada Palmer, Sarah Palmer, Tom Reed and Ana Lopez'],
    ]);
  });

  test('whoever proposed it and those who lead the team are reminded of it, once each', () => {
    expect(remindedOn('2026-11-23', [...ALL_BUT_ANA, objection])).toEqual([]);
    expect(remindedOn('2026-11-24', [...ALL_BUT_ANA, objection])).toEqual([
      [TOM_REED, 'plan-reminder'],
      [PRIYA_SHAH, 'plan-reminder'],
    ]);
  });

  test('whoever said it can agree later', () => {
    given(...ALL_BUT_ANA, objection)
      .when(press(), BY_ANA)
      .then(said('ana', { how: 'teams' }), versionAgreed(ADA, SARAH, TOM, ANA));
  });

  test('R6: nobody answers in the name of whoever uses Teams, before they have said anything or after', () => {
    const asked = planAfterCommands([propose()], [answer(HOME, yes(), { id: 'first' })]);
    const plan = planAfterCommands(
      [propose()],
      [answer(HOME, yes(), { id: 'first' })],
      [{ ...objects, id: 'first' }, BY_ANA],
    );
    for (const command of [
      answer('ana', yes(), { id: 'first' }),
      answer('ana', no({ reason: 'Hm.' }), { id: 'first' }),
    ])
      for (const [before, by] of [
        [asked, BY_TOM],
        [plan, BY_TOM],
        [plan, BY_PRIYA],
      ] as const) {
        const decided = rules.decide(before, command, by);
        expect(decided).toEqual({ ok: false, refusal: { code: 'PLAN.THEIRS-TO-SAY' } });
      }
    expect(rules.decide(plan, press('yes', { id: 'first' }), BY_ANA)).toMatchObject({ ok: true });
  });

  test('a no that a colleague noted for somebody without Teams is taken back as it was noted', () => {
    const circle = [ADA, TOM, NURSE];
    const facts = [
      wasProposed(revision(), 2, circle),
      tomAgrees,
      said(HOME),
      said('nurse', { answer: 'no', reason: 'No.' }),
    ];
    given(...FIRST_HOLDS, ...facts)
      .when(answer('nurse'), on(TODAY, TOM_REED, circle))
      .then(said('nurse'), agreedWithout(['sarah', 'ana'], ADA, NURSE));
  });

  test('whoever proposed it may come to object', () => {
    given(...SECOND_PROPOSED)
      .when(press('no', { reason: 'I was wrong.' }))
      .then(said('tom', { answer: 'no', how: 'teams', reason: 'I was wrong.' }));
  });

  const anyWords = fc.option(fc.oneof(fc.constantFrom('', ' ', 'Weighed.'), fc.string()), { nil: undefined });
  const anyAnswer: fc.Arbitrary<Answering> = fc
    .record({
      answer: fc.constantFrom<'yes' | 'no'>('yes', 'no'),
      how: fc.constantFrom<Answering['how']>('phone', 'in-person', 'teams'),
      reason: anyWords,
      views: anyWords,
      wellbeingImpact: anyWords,
      weighed: fc.boolean(),
      wellbeing: fc.subarray(Wellbeing.options),
    })
    .map(({ answer, how, reason, views, wellbeingImpact, weighed, wellbeing }) => ({
      answer,
      how,
      on: day(TODAY),
      ...(reason !== undefined && { reason }),
      ...(weighed && {
        regard: {
          wellbeing,
          ...(views !== undefined && { views }),
          ...(wellbeingImpact !== undefined && { wellbeingImpact }),
        },
      }),
    }));

  test.each(['first', 'last', 'in between'])(
    'whatever anybody else sends, in any order, it does not hold while it stands (said %s)',
    (when) => {
      const others = fc.constantFrom(HOME, 'sarah', 'tom', 'ana');
      fc.assert(
        fc.property(fc.array(fc.tuple(others, anyAnswer), { maxLength: 12 }), (sent) => {
          const at = when === 'first' ? 0 : when === 'last' ? sent.length : Math.floor(sent.length / 2);
          let plan = planAfter(SECOND_PROPOSED);
          // Before she says no, a colleague may have noted what she said then: that is another story.
          const heard = sent.map(([key, one], index) =>
            index < at && key === 'ana' ? answer('tom', one) : answer(key, one),
          );
          for (const [index, command] of heard
            .toSpliced(at, 0, answer('ana', no({ how: 'teams', reason: 'She falls.' })))
            .entries()) {
            const by = index === at ? BY_ANA : BY_PRIYA;
            const decided = rules.decide(plan, command, by);
            for (const fact of decided.ok ? decided.value : []) plan = rules.evolve(plan, fact, { ...by, seq: 9 });
          }
          expect(plan.versions).toHaveLength(1);
          expect(plan.proposal?.parties.find(({ key }) => key === 'ana')?.answer?.answer).toBe('no');
          expect(plan.proposal && inTheWay(plan.proposal).map(({ key }) => key)).toContain('ana');
        }),
      );
    },
  );

  test('no regard is ever kept with a no of anybody but the person and a carer', () => {
    fc.assert(
      fc.property(fc.constantFrom('tom', 'ana'), anyAnswer, (key, one) => {
        const decided = rules.decide(planAfter(SECOND_PROPOSED), answer(key, one), BY_PRIYA);
        for (const fact of decided.ok ? decided.value : []) expect('regard' in fact).toBe(false);
      }),
    );
  });
});
