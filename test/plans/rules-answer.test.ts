/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Wellbeing } from '../../src/people/agreement.ts';
import type { Answering } from '../../src/plans/commands.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { HOME } from '../../src/plans/plan.ts';
import { inTheWay, isAgreed, unanswered, type Party } from '../../src/plans/proposal.ts';
import { rules } from '../../src/plans/rules.ts';
import { notify, waitingFor } from '../../src/plans/work.ts';
import { on } from '../support/given.ts';
import {
  ADA,
  ANA,
  ANA_LOPEZ,
  answer,
  BY_ANA,
  BY_PRIYA,
  CIRCLE,
  day,
  FIRST_HOLDS,
  given,
  GRACE,
  GRACE_OBI,
  no,
  NURSE,
  planAfter,
  planAfterCommands,
  press,
  PRIYA_SHAH,
  propose,
  regard,
  revision,
  said,
  SARAH,
  SECOND_HOLDS,
  SECOND_PROPOSED,
  TODAY,
  TOM,
  TOM_REED,
  tomAgrees,
  versionAgreed,
  wasProposed,
  yes,
} from '../support/plan.ts';

/** Tom has proposed it, and Sarah and Ana agree: only Ada has not said anything. */
const ALL_BUT_ADA = [...SECOND_PROPOSED, said('sarah'), said('ana', { how: 'teams' })];
/** The same, and only Ana has not. */
const ALL_BUT_ANA = [...SECOND_PROPOSED, said(HOME), said('sarah')];

const changed = (given: { readonly left?: readonly string[]; readonly joined?: readonly Party[] }): PlanFact => ({
  type: 'people-changed',
  left: [...(given.left ?? [])],
  joined: [...(given.joined ?? [])],
});

describe('R6: a version holds once the person, any carer and everybody else in the plan agree', () => {
  test('three separate answers, each with how, when and who noted it', () => {
    const facts = [...SECOND_PROPOSED, said(HOME, { how: 'in-person' }), said('sarah', { on: day('2026-11-18') })];
    expect(planAfter(facts).proposal?.parties.map(({ key, answer }) => [key, answer])).toEqual([
      [HOME, { answer: 'yes', how: 'in-person', on: TODAY, by: TOM_REED }],
      ['sarah', { answer: 'yes', how: 'phone', on: '2026-11-18', by: TOM_REED }],
      ['tom', { answer: 'yes', how: 'teams', on: TODAY, by: TOM_REED }],
      ['ana', undefined],
    ]);
  });

  test('the last yes makes it hold, whoever gives it', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME))
      .then(said(HOME), versionAgreed(ADA, SARAH, ANA));
    given(...ALL_BUT_ANA)
      .when(press(), BY_ANA)
      .then(said('ana', { how: 'teams' }), versionAgreed(ADA, SARAH, ANA));
  });

  test('one yes of several does not', () => {
    given(...SECOND_PROPOSED)
      .when(press(), BY_ANA)
      .then(said('ana', { how: 'teams' }));
  });

  test('what holds is what was proposed, and nothing is open any more', () => {
    const { current, changed, versions, proposal, copyTo } = planAfter(SECOND_HOLDS);
    expect(current).toEqual(revision().content);
    expect(changed).toEqual([{ what: 'Visit: Every day, 19:00', before: '30 minutes, supper, Tom Reed' }]);
    expect(
      versions.map(({ version, agreedOn, by, withoutAgreement }) => [version, agreedOn, by, withoutAgreement]),
    ).toEqual([
      [1, TODAY, TOM_REED, false],
      [2, TODAY, TOM_REED, false],
    ]);
    expect([proposal, copyTo.map(({ key }) => key)]).toEqual([undefined, [HOME, 'sarah', 'tom', 'ana']]);
  });

  test('somebody who has not been reached is no agreement: it waits', () => {
    const { proposal } = planAfter(ALL_BUT_ADA);
    expect(proposal && [isAgreed(proposal), unanswered(proposal).map(({ name }) => name)]).toEqual([
      false,
      ['Ada Palmer'],
    ]);
  });

  test('whoever stands in the plan twice answers once, for both', () => {
    const twice: Party = { ...ANA, key: 'ana2', role: 'social worker' };
    const circle = [ADA, TOM, ANA, twice];
    given(...FIRST_HOLDS, wasProposed(revision(), 2, circle), tomAgrees, said(HOME))
      .when(press('yes', { present: circle }), BY_ANA)
      .then(said('ana', { how: 'teams' }), said('ana2', { how: 'teams' }), versionAgreed(ADA, ANA, twice));
  });

  test('nobody answers who is not asked', () => {
    given(...SECOND_PROPOSED)
      .when(press(), on(TODAY, GRACE_OBI))
      .thenRefused('PLAN.NOT-A-PARTY');
    given(...SECOND_PROPOSED)
      .when(answer('grace'))
      .thenRefused('PLAN.NOT-A-PARTY');
    given(...SECOND_PROPOSED)
      .when(press(), on(TODAY, 'reable'))
      .thenRefused('PLAN.NOT-A-PARTY');
  });

  test('nobody answers on a day that is still to come', () => {
    given(...SECOND_PROPOSED)
      .when(answer(HOME, yes({ on: day('2026-11-20') })))
      .thenRefused('PLAN.IN-THE-FUTURE');
  });
});

describe('R15: of a version that holds everybody in the plan is told', () => {
  test('everybody present, but whoever proposed it', () => {
    given(...ALL_BUT_ADA, changed({ joined: [NURSE] }), said('nurse'))
      .when(answer(HOME, yes(), { present: [...CIRCLE, NURSE] }))
      .then(said(HOME), versionAgreed(ADA, SARAH, ANA, NURSE));
  });

  test('somebody outside the plan who proposed it tells everybody in it', () => {
    const proposed = planAfter([wasProposed(revision(), 1)], BY_PRIYA);
    const decided = rules.decide(
      [HOME, 'sarah', 'tom'].reduce((plan, key) => rules.evolve(plan, said(key), { ...BY_PRIYA, seq: 9 }), proposed),
      press(),
      BY_ANA,
    );
    expect(decided).toEqual({
      ok: true,
      value: [said('ana', { how: 'teams' }), versionAgreed(ADA, SARAH, TOM, ANA)],
    });
  });

  test('the rules name whom the telling begins with, and nobody while nothing holds', () => {
    expect(rules.toTell?.([said(HOME), versionAgreed(ADA, ANA)])?.map(({ key }) => key)).toEqual([HOME, 'ana']);
    expect(rules.toTell?.([said(HOME)])).toBeUndefined();
  });
});

describe('R18: a no of the person or a carer', () => {
  test.each([HOME, 'sarah'])('stands in the way while nobody weighs it (%s)', (key) => {
    const others = [HOME, 'sarah', 'ana'].filter((one) => one !== key).map((one) => said(one));
    given(...SECOND_PROPOSED, ...others)
      .when(answer(key, no({ reason: 'I like the company.' })))
      .then(said(key, { answer: 'no', reason: 'I like the company.' }));
    const { proposal } = planAfter([...SECOND_PROPOSED, ...others, said(key, { answer: 'no' })]);
    expect(proposal && inTheWay(proposal).map((one) => one.key)).toEqual([key]);
  });

  test.each([HOME, 'sarah'])('that is weighed does not: it holds, without agreement (%s)', (key) => {
    const others = [HOME, 'sarah', 'ana'].filter((one) => one !== key).map((one) => said(one));
    given(...SECOND_PROPOSED, ...others)
      .when(answer(key, no({ regard })))
      .then(said(key, { answer: 'no', regard }), versionAgreed(ADA, SARAH, ANA));
    const facts = [...SECOND_PROPOSED, ...others, said(key, { answer: 'no', regard }), versionAgreed(ADA)];
    expect(planAfter(facts).versions.map(({ withoutAgreement }) => withoutAgreement)).toEqual([false, true]);
  });

  test.each([HOME, 'sarah'])(
    'goes ahead neither without their views nor without the effect on wellbeing (%s)',
    (key) => {
      const { views: _, ...noViews } = regard;
      const { wellbeingImpact: __, ...noImpact } = regard;
      for (const missing of [{}, noViews, { ...regard, views: '' }, { ...regard, views: ' \u200B\n' }])
        given(...ALL_BUT_ADA)
          .when(answer(key, no({ regard: missing })))
          .thenRefused('PLAN.VIEWS-MISSING');
      for (const missing of [noImpact, { ...regard, wellbeingImpact: '\t' }, { ...regard, wellbeingImpact: '\uFEFF' }])
        given(...ALL_BUT_ADA)
          .when(answer(key, no({ regard: missing })))
          .thenRefused('PLAN.WELLBEING-MISSING');
    },
  );

  test('the parts of wellbeing need not be named', () => {
    const { wellbeing: _, ...words } = regard;
    given(...ALL_BUT_ADA)
      .when(answer(HOME, no({ regard: words })))
      .then(said(HOME, { answer: 'no', regard: { ...words, wellbeing: [] } }), versionAgreed(ADA, SARAH, ANA));
  });

  test('both may be weighed', () => {
    given(...ALL_BUT_ADA, said('sarah', { answer: 'no', regard }))
      .when(answer(HOME, no({ regard })))
      .then(said(HOME, { answer: 'no', regard }), versionAgreed(ADA, SARAH, ANA));
  });

  test('one who comes to agree after all agrees: what was weighed is not kept with a yes', () => {
    given(...ALL_BUT_ADA, said(HOME, { answer: 'no' }))
      .when(answer(HOME, yes({ regard })))
      .then(said(HOME), versionAgreed(ADA, SARAH, ANA));
  });

  test('one no is weighed, the other is not: it waits', () => {
    given(...ALL_BUT_ADA, said('sarah', { answer: 'no' }))
      .when(answer(HOME, no({ regard })))
      .then(said(HOME, { answer: 'no', regard }));
  });
});

describe('R19: a no of anybody else in the plan cannot be overridden', () => {
  const objection = said('ana', {
    answer: 'no',
    how: 'teams',
    reason: 'She falls in the evening.',
    leads: [PRIYA_SHAH],
  });
  const objects = press('no', { reason: 'She falls in the evening.' });

  test('it needs a reason, and names those who lead the team', () => {
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
      .when(answer('ana', no({ reason: 'She falls in the evening.', regard })))
      .then(said('ana', { answer: 'no', reason: 'She falls in the evening.', leads: [PRIYA_SHAH] }));
  });

  test('a representative is one of them', () => {
    const rep: Party = { key: 'rep', name: 'Joan Bell', role: 'sister, representative', part: 'other' };
    given(...FIRST_HOLDS, wasProposed(revision(), 2, [ADA, TOM, rep]), tomAgrees, said(HOME))
      .when(answer('rep', no({ reason: 'He is not ready.', regard }), { present: [ADA, TOM, rep] }))

      .then(said('rep', { name: 'Joan Bell', answer: 'no', reason: 'He is not ready.', leads: [PRIYA_SHAH] }));
  });

  test('whoever proposed it and those who lead the team hear of it, each once', () => {
    const plan = planAfter([...SECOND_PROPOSED, objection]);
    expect(notify(plan, [objection], planAfter(SECOND_PROPOSED))).toEqual([
      { to: { staff: TOM_REED }, what: 'disagreement' },
      { to: { staff: PRIYA_SHAH }, what: 'disagreement' },
    ]);
    const again = said('ana2', { answer: 'no', leads: [TOM_REED, PRIYA_SHAH] });
    expect(notify(plan, [objection, again], planAfter(SECOND_PROPOSED))).toHaveLength(2);
  });

  test('a no of the person goes to whoever proposed it', () => {
    const fact = said(HOME, { answer: 'no' });
    expect(notify(planAfter([...SECOND_PROPOSED, fact]), [fact], planAfter(SECOND_PROPOSED))).toEqual([
      { to: { staff: TOM_REED }, what: 'disagreement' },
    ]);
  });

  test('it stands in their lists until it is resolved', () => {
    expect(new Set(waitingFor(planAfter([...ALL_BUT_ANA, objection])))).toEqual(new Set([TOM_REED, PRIYA_SHAH]));
    expect(waitingFor(planAfter([...ALL_BUT_ANA, objection, said('ana')]))).not.toContain(PRIYA_SHAH);
  });

  test('whoever said it can agree later', () => {
    given(...ALL_BUT_ANA, objection)
      .when(press(), BY_ANA)
      .then(said('ana', { how: 'teams' }), versionAgreed(ADA, SARAH, ANA));
  });

  test('nobody else can answer in their name once they have said it themselves', () => {
    const plan = planAfterCommands(
      [propose()],
      [answer(HOME, yes(), { id: 'first' })],
      [{ ...objects, id: 'first' }, BY_ANA],
    );
    for (const command of [
      answer('ana', yes(), { id: 'first' }),
      answer('ana', no({ reason: 'Hm.' }), { id: 'first' }),
    ]) {
      const decided = rules.decide(plan, command, BY_PRIYA);
      expect(decided).toEqual({ ok: false, refusal: { code: 'PLAN.THEIRS-TO-TAKE-BACK' } });
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
      .when(answer('nurse', yes(), { present: circle }))
      .then(said('nurse'), versionAgreed(ADA, NURSE));
  });

  test('whoever proposed it may come to object', () => {
    given(...SECOND_PROPOSED)
      .when(press('no', { reason: 'I was wrong.' }))
      .then(said('tom', { answer: 'no', how: 'teams', reason: 'I was wrong.', leads: [PRIYA_SHAH] }));
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

describe('an answer is to the change that was on the card', () => {
  const replaced = [...ALL_BUT_ADA, wasProposed(revision({ id: 'third' }), 2), tomAgrees];

  test('it never counts for the one that has taken its place', () => {
    given(...replaced)
      .when(answer(HOME))
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...replaced)
      .when(press(), BY_ANA)
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...replaced)
      .when(press('no', { reason: 'No.' }), BY_ANA)
      .thenRefused('PLAN.NO-PROPOSAL');
  });

  test('nor what was said to the first: everybody is asked anew', () => {
    given(...replaced, said('sarah'), said('ana'))
      .when(answer(HOME, yes(), { id: 'third' }))
      .then(said(HOME), versionAgreed(ADA, SARAH, ANA));
    const { proposal } = planAfter(replaced);
    expect(proposal && unanswered(proposal).map(({ key }) => key)).toEqual([HOME, 'sarah', 'ana']);
  });

  test('nor when it was withdrawn', () => {
    given(...SECOND_PROPOSED, { type: 'withdrawn', reason: 'A mistake.' })
      .when(press(), BY_ANA)
      .thenRefused('PLAN.NO-PROPOSAL');
    given().when(press(), BY_ANA).thenRefused('PLAN.NO-PROPOSAL');
  });
});

describe('S51: the same answer twice', () => {
  test('changes nothing more', () => {
    given(...ALL_BUT_ANA)
      .when(answer(HOME, yes({ how: 'video', on: day('2026-11-18') })))
      .thenNothing();
    given(...SECOND_PROPOSED)
      .when(press())
      .thenNothing();
    given(...SECOND_PROPOSED, said('ana', { answer: 'no', reason: 'She falls.' }))
      .when(press('no', { reason: 'She falls.' }), BY_ANA)
      .thenNothing();
    given(...SECOND_PROPOSED, said(HOME, { answer: 'no', regard }))
      .when(answer(HOME, no({ regard })))
      .thenNothing();
  });

  test('another reason is another answer', () => {
    given(...SECOND_PROPOSED, said('ana', { answer: 'no', reason: 'She falls.' }))
      .when(press('no', { reason: 'She fell again.' }), BY_ANA)
      .then(said('ana', { answer: 'no', how: 'teams', reason: 'She fell again.', leads: [PRIYA_SHAH] }));
  });

  test('what made the version hold, sent again, changes nothing', () => {
    given(...SECOND_HOLDS)
      .when(press(), BY_ANA)
      .thenNothing();
    given(...SECOND_HOLDS)
      .when(answer(HOME, no({ regard })))
      .thenNothing();
  });

  test('a no that comes when the version holds already is not lost without a word', () => {
    given(...SECOND_HOLDS)
      .when(press('no', { reason: 'She falls.' }), BY_ANA)
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...SECOND_HOLDS)
      .when(answer('ana', no({ reason: 'She falls.', regard })))
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...SECOND_HOLDS)
      .when(answer(HOME, no()))
      .thenRefused('PLAN.NO-PROPOSAL');
  });
});

describe('who is asked follows who is in the plan', () => {
  const withGrace = [...CIRCLE, GRACE];

  test('whoever has joined meanwhile is asked too, and sent the question', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, yes(), { present: withGrace }))
      .then(changed({ joined: [GRACE] }), said(HOME));
    const facts = [changed({ joined: [GRACE] }), said(HOME)];
    expect(notify(planAfter([...ALL_BUT_ADA, ...facts]), facts, planAfter(ALL_BUT_ADA))).toEqual([
      { to: { staff: GRACE_OBI }, what: 'please-agree' },
    ]);
  });

  test('whoever has just joined may be the first to answer', () => {
    given(...SECOND_PROPOSED)
      .when(press('yes', { present: withGrace }), on(TODAY, GRACE_OBI))
      .then(changed({ joined: [GRACE] }), said('grace', { how: 'teams' }));
  });

  test('whoever has left is not waited for, and not told', () => {
    given(...SECOND_PROPOSED, said('sarah'))
      .when(answer(HOME, yes(), { present: [ADA, SARAH, TOM] }))
      .then(changed({ left: ['ana'] }), said(HOME), versionAgreed(ADA, SARAH));
  });

  test('whoever has left has no say any more', () => {
    given(...SECOND_PROPOSED)
      .when(press('yes', { present: [ADA, SARAH, TOM] }), BY_ANA)
      .thenRefused('PLAN.NOT-A-PARTY');
  });

  test('an answer that was given before, sent again, is enough to notice that the last one waited for has left', () => {
    given(...ALL_BUT_ANA)
      .when(press('yes', { present: [ADA, SARAH, TOM] }))
      .then(changed({ left: ['ana'] }), versionAgreed(ADA, SARAH));
  });

  test('somebody left and somebody joined at once', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, yes(), { present: [ADA, SARAH, TOM, GRACE] }))
      .then(changed({ left: ['ana'], joined: [GRACE] }), said(HOME));
  });

  test('a refused answer notes nothing of who came and went', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, no({ regard: {} }), { present: withGrace }))
      .thenRefused('PLAN.VIEWS-MISSING');
  });
});

describe('people are reminded while something is open', () => {
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
    expect(notify(plan, [fact], plan)).toEqual([
      { to: { staff: ANA_LOPEZ }, what: 'agree-reminder' },
      { to: { staff: TOM_REED }, what: 'plan-reminder' },
    ]);
  });

  test('it stands in their lists', () => {
    expect(new Set(waitingFor(planAfter(SECOND_PROPOSED)))).toEqual(new Set([TOM_REED, ANA_LOPEZ]));
  });
});
