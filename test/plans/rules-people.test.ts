/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { PlanFact } from '../../src/plans/facts.ts';
import { HOME } from '../../src/plans/plan.ts';
import { goneObjectors, type Party } from '../../src/plans/proposal.ts';
import { evolve } from '../../src/plans/evolve.ts';
import { nextReminder, remindersAfter } from '../../src/work/reminders.ts';
import {
  ADA,
  agreedWithout,
  ANA,
  ANA_LOPEZ,
  answer,
  BY_TOM,
  CIRCLE,
  content,
  day,
  first,
  FIRST_HOLDS,
  given,
  GRACE,
  GRACE_OBI,
  no,
  on,
  because,
  noticesOf,
  planAfter,
  PRIYA_SHAH,
  rules,
  press,
  revision,
  said,
  SARAH,
  SECOND_PROPOSED,
  TODAY,
  tomAgrees,
  TOM,
  TOM_REED,
  versionAgreed,
  visit,
  wasProposed,
  ALL_BUT_ADA,
  ALL_BUT_ANA,
  peopleChanged,
  regard,
} from '../support/plan.ts';
import { dutiesOf, heardAtOnce, remindedOn, remindersOf, waitingFor } from '../support/waiting.ts';

const WITHOUT_ANA = [ADA, SARAH, TOM];

describe('who is asked follows who is in the plan', () => {
  const withGrace = [...CIRCLE, GRACE];

  test('whoever has joined meanwhile is asked too, and sent the question', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME), on(TODAY, TOM_REED, withGrace))
      .then(peopleChanged({ joined: [GRACE] }), said(HOME));
    const facts = [peopleChanged({ joined: [GRACE] }), said(HOME)];
    expect(heardAtOnce([...ALL_BUT_ADA, ...facts], ALL_BUT_ADA)).toEqual([{ staff: GRACE_OBI, what: 'please-agree' }]);
  });

  test('whoever has just joined may be the first to answer', () => {
    given(...SECOND_PROPOSED)
      .when(press(), on(TODAY, GRACE_OBI, withGrace))
      .then(peopleChanged({ joined: [GRACE] }), said('grace', { how: 'teams' }));
  });

  test('whoever has left is not waited for, and not told', () => {
    given(...SECOND_PROPOSED, said('sarah'))
      .when(answer(HOME), on(TODAY, TOM_REED, WITHOUT_ANA))
      .then(peopleChanged({ left: ['ana'] }), said(HOME), agreedWithout(['ana'], ADA, SARAH));
  });

  test('whoever has left has no say any more', () => {
    given(...SECOND_PROPOSED)
      .when(press(), on(TODAY, ANA_LOPEZ, WITHOUT_ANA))
      .thenRefused('PLAN.NOT-A-PARTY');
  });

  test('an answer that was given before, sent again, is enough to notice that the last one waited for has left', () => {
    given(...ALL_BUT_ANA)
      .when(press(), on(TODAY, TOM_REED, WITHOUT_ANA))
      .then(peopleChanged({ left: ['ana'] }), agreedWithout(['ana'], ADA, SARAH));
  });

  test('when the last one waited for has left it is enough to ask who is in the plan now; a second time nothing happens', () => {
    const anew = { type: 'ask-anew', id: 'second' } as const;
    const now = on(TODAY, TOM_REED, WITHOUT_ANA);
    given(...ALL_BUT_ANA)
      .when(anew, now)
      .then(peopleChanged({ left: ['ana'] }), agreedWithout(['ana'], ADA, SARAH));
    given(...ALL_BUT_ANA, peopleChanged({ left: ['ana'] }))
      .when(anew, now)
      .thenNothing();
    given(...ALL_BUT_ANA)
      .when({ ...anew, id: 'another' }, now)
      .thenRefused('PLAN.NO-PROPOSAL');
  });

  test('who left, or is not to be told any more, is not waited for, and what waited for them alone holds', () => {
    const circle = { type: 'see-circle', staff: [TOM_REED], closedTo: [] } as const;
    given(...ALL_BUT_ANA)
      .when(circle, on(TODAY, TOM_REED, WITHOUT_ANA))
      .then(peopleChanged({ left: ['ana'] }), agreedWithout(['ana'], ADA, SARAH));
    given(...SECOND_PROPOSED)
      .when(circle, on(TODAY, TOM_REED, WITHOUT_ANA))
      .then(peopleChanged({ left: ['ana'] }));
  });

  test('R6, R19: whoever is back is asked before it holds, and their no stands as theirs', () => {
    const circle = { type: 'see-circle', staff: [TOM_REED, ANA_LOPEZ], closedTo: [] } as const;
    const left = peopleChanged({ left: ['ana'] });
    for (const before of [[], [said('ana', { answer: 'no', how: 'teams', reason: 'Too soon.' })]])
      given(...SECOND_PROPOSED, ...before, left)
        .when(circle, on(TODAY, TOM_REED))
        .then(peopleChanged({ joined: [ANA] }));
    const by = { kind: 'staff', staff: ANA_LOPEZ, name: 'Ana Lopez' } as const;
    const byAna = wasProposed(revision({ content: content({ visits: [visit({ by })] }) }), 2);
    const held: PlanFact = { type: 'visitors-seen', gone: [], left: [], cannotCome: [ANA_LOPEZ] };
    const facts = [...FIRST_HOLDS, byAna, held, left, tomAgrees, said(HOME), said('sarah')];
    const seen: PlanFact = { type: 'visitors-seen', gone: [], left: [] };
    const asked = [seen, peopleChanged({ joined: [ANA] })];
    given(...facts)
      .when(circle, on(TODAY, TOM_REED))
      .then(...asked);
    expect(heardAtOnce([...facts, ...asked], facts)).toEqual([{ staff: ANA_LOPEZ, what: 'please-agree' }]);
  });

  test('R15: who was asked and left stands in the change, with the day, until they are asked again', () => {
    const plan = planAfter([...SECOND_PROPOSED, peopleChanged({ left: ['ana'] })]);
    expect(plan.proposal?.left).toEqual([{ name: 'Ana Lopez', on: TODAY }]);
    const back = { ...GRACE, key: 'ana', name: 'Ana Lopez' };
    expect(evolve(plan, peopleChanged({ joined: [back] }), { ...BY_TOM, seq: 9 }).proposal?.left).toBeUndefined();
  });

  test('R15, R17: who left before it was agreed is not in the plan, and gets no copy of it', () => {
    const plan = planAfter([...ALL_BUT_ANA, peopleChanged({ left: ['ana'] }), agreedWithout(['ana'], ADA, SARAH)]);
    expect(plan.people.map(({ key }) => key)).not.toContain('ana');
    expect(plan.copies.filter(({ key, wanted }) => key === 'ana' && wanted)).toEqual([]);
  });

  test('R19: a no does not go away with whoever said it', () => {
    const against = said('ana', { answer: 'no', how: 'teams', reason: 'Too soon.' });
    given(...ALL_BUT_ANA, against)
      .when({ type: 'ask-anew', id: 'second' }, on(TODAY, TOM_REED, WITHOUT_ANA))
      .then(peopleChanged({ left: ['ana'] }));
    given(...ALL_BUT_ANA, against, peopleChanged({ left: ['ana'] }))
      .when({ type: 'ask-anew', id: 'second' }, on(TODAY, TOM_REED, WITHOUT_ANA))
      .thenNothing();
    given(...ALL_BUT_ANA, against)
      .when(press(), on(TODAY, ANA_LOPEZ, WITHOUT_ANA))
      .thenRefused('PLAN.NOT-A-PARTY');
  });

  describe('R19: whoever said no has left: one who leads the team decides, and their no stays to be read', () => {
    const against = said('ana', { answer: 'no', how: 'teams', reason: 'Too soon.' });
    const left = [...ALL_BUT_ANA, against, peopleChanged({ left: ['ana'] })];
    const { views: _, ...effect } = regard;
    const goOn = {
      type: 'go-on-without',
      id: 'second',
      reason: 'She hopes for it.',
      effect,
      asLead: true,
    } as const;
    const went: PlanFact = {
      type: 'went-on-without',
      keys: ['ana'],
      names: ['Ana Lopez'],
      reason: 'She hopes for it.',
      effect,
    };
    const now = on(TODAY, PRIYA_SHAH, WITHOUT_ANA);

    test('R19: nobody but a lead decides, with a reason, and then it holds without their agreement', () => {
      given(...left)
        .when({ ...goOn, asLead: false }, now)
        .thenRefused('PLAN.CHANGE-OF-ANOTHER');
      given(...left)
        .when({ ...goOn, reason: ' ' }, now)
        .thenRefused('PLAN.REASON-MISSING');
      given(...left)
        .when({ ...goOn, effect: {} }, now)
        .thenRefused('PLAN.WELLBEING-MISSING');
      given(...left)
        .when(goOn, now)
        .then(went, agreedWithout(['ana'], ADA, SARAH, TOM));
      const plan = planAfter([...left, went, agreedWithout(['ana'], ADA, SARAH)]);
      expect(plan.versions.at(-1)?.withoutAgreement).toBe(true);
      expect(plan.people.map(({ key }) => key)).not.toContain('ana');
      expect(plan.agreement?.parties.find(({ key }) => key === 'ana')).toMatchObject({
        answer: { answer: 'no', reason: 'Too soon.' },
        gone: { decided: { reason: 'She hopes for it.', effect } },
      });
    });

    test('R19: whoever proposed it, or what it goes on from, does not decide over the no of who was taken out', () => {
      given(...left)
        .when(goOn, on(TODAY, TOM_REED, WITHOUT_ANA))
        .thenRefused('PLAN.PART-IN-IT');
      const joined: PlanFact = { ...wasProposed(revision({ id: 'third' }), 2, WITHOUT_ANA) };
      const { proposal } = evolve(planAfter(left), joined, { ...on(TODAY, PRIYA_SHAH), seq: 9 });
      expect(proposal?.alsoBy).toEqual([TOM_REED]);
      const plan = { ...planAfter(left), proposal };
      for (const by of [TOM_REED, PRIYA_SHAH])
        expect(rules.decide(plan, { ...goOn, id: 'third' }, on(TODAY, by, WITHOUT_ANA))).toEqual({
          ok: false,
          refusal: { code: 'PLAN.PART-IN-IT' },
        });
    });

    test('R19: who took the objector out, or is asked to agree themselves, does not decide over that no', () => {
      const priya: Party = { key: 'priya', name: 'Priya Shah', role: 'coordinator', part: 'other', staff: PRIYA_SHAH };
      const asked = [...left, peopleChanged({ joined: [priya] }), said('priya', { answer: 'yes', how: 'teams' })];
      given(...asked)
        .when(goOn, on(TODAY, PRIYA_SHAH, [...WITHOUT_ANA, priya]))
        .thenRefused('PLAN.PART-IN-IT');
      const before = planAfter([...ALL_BUT_ANA, against]);
      const plan = evolve(before, peopleChanged({ left: ['ana'] }), { ...on(TODAY, PRIYA_SHAH), seq: 9 });
      expect(rules.decide(plan, goOn, now)).toEqual({ ok: false, refusal: { code: 'PLAN.PART-IN-IT' } });
    });

    test('R15, R19: whoever said no hears that it goes on all the same', () => {
      expect(noticesOf(planAfter([...left, went]), [went], because(planAfter(left), PRIYA_SHAH))).toEqual([
        { to: { staff: ANA_LOPEZ }, what: 'went-on-without' },
      ]);
    });

    test('R19: a no outlives the taking out, whether the change is replaced, or withdrawn first and proposed again', () => {
      const ways: readonly (readonly PlanFact[])[] = [
        [...ALL_BUT_ANA, against],
        [...ALL_BUT_ANA, against, { type: 'withdrawn', reason: 'Not now.' }],
      ];
      for (const facts of ways) {
        const { proposal } = planAfter([...facts, wasProposed(revision({ id: 'third' }), 2, WITHOUT_ANA)]);
        expect(proposal && goneObjectors(proposal).map(({ key, answer }) => [key, answer?.reason])).toEqual([
          ['ana', 'Too soon.'],
        ]);
      }
    });

    test('R19: what a lead decided about one change is decided anew about another in its place', () => {
      const again = planAfter([...left, went, wasProposed(revision({ id: 'third' }), 2, WITHOUT_ANA)]);
      expect(again.proposal && goneObjectors(again.proposal).map(({ key }) => key)).toEqual(['ana']);
    });

    test('R19: where nobody leads the team but whoever proposed it, its managers hear that it is theirs to decide', () => {
      const before = planAfter([...ALL_BUT_ANA, against]);
      const out = peopleChanged({ left: ['ana'] });
      const cause = { ...because(before, TOM_REED), leads: [TOM_REED], managers: [GRACE_OBI] };
      expect(noticesOf(planAfter([...ALL_BUT_ANA, against, out]), [out], cause)).toEqual([
        { to: { staff: GRACE_OBI }, what: 'disagreement' },
      ]);
      expect(dutiesOf(left).flatMap(({ of, except }) => (of === 'leads' ? [except] : []))).toEqual([[TOM_REED]]);
    });

    test('R19: of somebody who is in the plan there is nothing to decide, also once they are back', () => {
      for (const facts of [[...ALL_BUT_ANA, against], left])
        given(...facts)
          .when(goOn, on(TODAY, PRIYA_SHAH))
          .thenRefused('PLAN.BACK-IN-PLAN');
    });

    test('R19: another change in its place does not make it vanish, and coming back they answer for themselves', () => {
      const again = planAfter([...left, wasProposed(revision({ id: 'third' }), 2, WITHOUT_ANA)]);
      expect(again.proposal?.parties.find(({ key }) => key === 'ana')?.gone?.on).toBe(TODAY);
      const ana = CIRCLE.find(({ key }) => key === 'ana');
      const back = ana && planAfter([...left, peopleChanged({ joined: [ana] })]);
      expect(back?.proposal?.parties.filter(({ key }) => key === 'ana')).toMatchObject([{ answer: { answer: 'no' } }]);
      expect(back?.proposal?.parties.some(({ gone }) => gone)).toBe(false);
    });

    test('R19: those who lead the team hear that it is theirs to decide', () => {
      expect(dutiesOf(left).flatMap(({ key, of, words }) => (key.endsWith('.leads') ? [[of, words]] : []))).toEqual([
        [
          'leads',
          'Ana Lopez said no and is no longer in the plan: a coordinator or manager with no part in it decides whether it goes on',
        ],
      ]);
    });
  });

  test('somebody left and somebody joined at once', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME), on(TODAY, TOM_REED, [...WITHOUT_ANA, GRACE]))
      .then(peopleChanged({ left: ['ana'], joined: [GRACE] }), said(HOME));
  });

  test('a refused answer notes nothing of who came and went', () => {
    given(...ALL_BUT_ADA)
      .when(answer(HOME, no({ regard: {} })), on(TODAY, TOM_REED, withGrace))
      .thenRefused('PLAN.VIEWS-MISSING');
  });
});

describe('people are reminded while something is open', () => {
  const until = (text: string) => content({ visits: [visit({ until: day(text) })] });
  const over = [wasProposed(first({ content: until('2026-12-10'), copyTo: [] })), versionAgreed(ADA)];

  test('P8: two working days before a visit ends everybody hears of it, that very day, and again only who is to tell it', () => {
    expect(remindersOf(over)).toEqual({
      'ends.morning.2026-12-10': '2026-12-08',
      'tell-end.morning.2026-12-10': '2026-12-08',
    });
    expect(remindedOn('2026-12-07', over)).toEqual([]);
    expect(remindedOn('2026-12-08', over)).toEqual([
      [TOM_REED, 'visit-ends'],
      [ANA_LOPEZ, 'visit-ends'],
      [TOM_REED, 'plan-reminder'],
    ]);
    const after = remindersAfter({ 'ends.morning.2026-12-10': day('2026-12-11') }, dutiesOf(over, '2026-12-08'), {
      today: day('2026-12-08'),
      remindOn: day('2026-12-11'),
    });
    expect(after['ends.morning.2026-12-10']).toBe('9999-12-31');
    expect(nextReminder(after)).toBe('2026-12-11');
  });

  test('R8: another end that is agreed meanwhile is the one that counts', () => {
    const longer = [...over, wasProposed(first({ id: 'second', content: until('2026-12-31'), copyTo: [] }), 2)];
    expect(Object.keys(remindersOf([...longer, versionAgreed(ADA)]))).toEqual([
      'ends.morning.2026-12-31',
      'tell-end.morning.2026-12-31',
    ]);
  });

  test('R5: once the day has come, and not before', () => {
    expect(remindedOn('2026-11-23', SECOND_PROPOSED)).toEqual([]);
    expect(remindedOn('2026-11-24', SECOND_PROPOSED)).not.toEqual([]);
    expect(remindedOn('2026-11-24', [])).toEqual([]);
  });

  test('R5: whoever has not answered, and whoever proposed it', () => {
    expect(remindedOn('2026-11-24', SECOND_PROPOSED)).toEqual([
      [ANA_LOPEZ, 'agree-reminder'],
      [TOM_REED, 'plan-reminder'],
    ]);
    expect(remindedOn('2026-11-24', ALL_BUT_ADA)).toEqual([[TOM_REED, 'plan-reminder']]);
  });

  test('a change that takes the place of another has a clock of its own; what was asked of the first is over', () => {
    const again = [...SECOND_PROPOSED, wasProposed(revision({ id: 'third', otherwise: 'Later.' }), 2)];
    const later = { today: day('2026-11-23'), remindOn: day('2026-11-26') };
    const next = remindersAfter(remindersOf(SECOND_PROPOSED), dutiesOf(again, '2026-11-23'), later);
    const answers = Object.entries(next).filter(([key]) => key.startsWith('answer.'));
    expect(answers.map(([, when]) => when)).toEqual(['2026-11-26', '2026-11-26']);
    expect(Object.keys(next).filter((key) => key in remindersOf(SECOND_PROPOSED))).toEqual(['folder.1', 'copies.1']);
  });

  test('so has one that was withdrawn and is proposed again', () => {
    const withdrawn: PlanFact = { type: 'withdrawn', reason: 'A mistake.' };
    const again = [...SECOND_PROPOSED, withdrawn, wasProposed(revision({ id: 'third' }), 2), tomAgrees];
    const later = { today: day('2026-11-23'), remindOn: day('2026-11-26') };
    const put = remindersAfter(remindersOf(SECOND_PROPOSED), dutiesOf([...SECOND_PROPOSED, withdrawn]), later);
    expect(put).toEqual({ 'folder.1': '2026-11-24', 'evidence.2026-11-17': '2026-11-26', 'copies.1': '2026-11-24' });
    const next = remindersAfter(put, dutiesOf(again, '2026-11-23'), later);
    expect(
      Object.entries(next)
        .filter(([key]) => !/^(?:copies|folder)\./u.test(key))
        .map(([, when]) => when),
    ).toEqual(['2026-11-26', '2026-11-26']);
  });

  test('it stands in their lists', () => {
    expect(waitingFor(SECOND_PROPOSED)).toEqual([ANA_LOPEZ, TOM_REED]);
  });
});
