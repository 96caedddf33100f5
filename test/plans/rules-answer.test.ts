/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { PlanFact } from '../../src/plans/facts.ts';
import { disputed, HOME } from '../../src/plans/plan.ts';
import { goneObjectors, inTheWay, isAgreed, unanswered, type Party } from '../../src/plans/proposal.ts';
import { planTelling } from '../../src/plans/telling.ts';
import {
  ADA,
  agreedWithout,
  ANA,
  ANA_LOPEZ,
  answer,
  BY_ANA,
  BY_PRIYA,
  CIRCLE,
  day,
  FIRST_HOLDS,
  given,
  GRACE_OBI,
  no,
  NURSE,
  on,
  planAfter,
  press,
  PRIYA_SHAH,
  regard,
  revision,
  rules,
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
  ALL_BUT_ADA,
  ALL_BUT_ANA,
  peopleChanged,
  noticesOf,
  because,
} from '../support/plan.ts';
import { dutiesOf } from '../support/waiting.ts';

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
      .then(said('ana', { how: 'teams' }), versionAgreed(ADA, SARAH, TOM, ANA));
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
      .when(press(), on(TODAY, ANA_LOPEZ, circle))
      .then(
        said('ana', { how: 'teams' }),
        said('ana2', { how: 'teams' }),
        agreedWithout(['sarah'], ADA, TOM, ANA, twice),
      );
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

  test('once it is decided a yes of somebody in the plan changes nothing, and of anybody else it is no answer', () => {
    given(...SECOND_HOLDS)
      .when(press(), BY_ANA)
      .thenNothing();
    given(...SECOND_HOLDS)
      .when(press(), on(TODAY, GRACE_OBI))
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...SECOND_HOLDS)
      .when(press(), on(TODAY, ANA_LOPEZ, [ADA, SARAH, TOM]))
      .thenRefused('PLAN.NO-PROPOSAL');
  });

  test('nobody answers on a day that is still to come', () => {
    given(...SECOND_PROPOSED)
      .when(answer(HOME, yes({ on: day('2026-11-20') })))
      .thenRefused('PLAN.IN-THE-FUTURE');
  });
});

describe('R15: of a version that holds everybody in the plan is told', () => {
  test('everybody present, and whoever proposed it when somebody else gave or noted the last answer', () => {
    given(...ALL_BUT_ANA)
      .when(press(), BY_ANA)
      .then(said('ana', { how: 'teams' }), versionAgreed(ADA, SARAH, TOM, ANA));
    given(...ALL_BUT_ADA)
      .when(answer(HOME), BY_PRIYA)
      .then(said(HOME), versionAgreed(ADA, SARAH, TOM, ANA));
  });

  test('not whoever proposed it and noted the last answer themselves: they know', () => {
    given(...ALL_BUT_ADA, peopleChanged({ joined: [NURSE] }), said('nurse'))
      .when(answer(HOME), on(TODAY, TOM_REED, [...CIRCLE, NURSE]))
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

  test('the telling begins with those whom the fact names, and with nobody while nothing holds', () => {
    const toTell = (...facts: readonly PlanFact[]) => planTelling.toTell(facts, BY_ANA)?.map(({ key }) => key);
    expect(toTell(said(HOME), versionAgreed(ADA, ANA))).toEqual([HOME, 'ana']);
    expect(toTell(said(HOME))).toBeUndefined();
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
    given(...SECOND_PROPOSED, said('ana', { answer: 'no', how: 'teams', reason: 'She falls.' }))
      .when(press('no', { reason: 'She falls.' }), BY_ANA)
      .thenNothing();
    given(...SECOND_PROPOSED, said(HOME, { answer: 'no', regard }))
      .when(answer(HOME, no({ regard })))
      .thenNothing();
  });

  test('another reason is another answer', () => {
    given(...SECOND_PROPOSED, said('ana', { answer: 'no', reason: 'She falls.' }))
      .when(press('no', { reason: 'She fell again.' }), BY_ANA)
      .then(said('ana', { answer: 'no', how: 'teams', reason: 'She fell again.' }));
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

test('P11: a yes noted for somebody is not theirs: that version alone is under question, also once they have left', () => {
  const questioned: PlanFact = { type: 'note-questioned', id: revision().id, key: 'ana', name: 'Ana Lopez' };
  const marked = (...more: readonly PlanFact[]) =>
    planAfter([...SECOND_HOLDS, questioned, ...more]).versions.map((line) => [line.version, line.questioned]);
  const left: PlanFact = { type: 'people-followed', left: [{ key: 'ana', name: 'Ana Lopez' }], joined: [] };
  expect(marked()).toEqual([
    [1, undefined],
    [2, true],
  ]);
  expect(marked(left)).toEqual([
    [1, undefined],
    [2, true],
  ]);
});

test('R6, P11: a version that fell does not apply again by a yes while another change is being agreed', () => {
  const { id } = revision();
  const fell: readonly PlanFact[] = [...SECOND_HOLDS, { type: 'note-questioned', id, key: 'ana', name: 'Ana Lopez' }];
  given(...fell, wasProposed(revision({ id: 'third' }), 3))
    .when({ type: 'accept-note', id }, BY_ANA)
    .thenRefused('PLAN.ANOTHER-ASKED');
  given(...fell)
    .when({ type: 'accept-note', id }, BY_ANA)
    .then({ type: 'note-accepted', id, key: 'ana', name: 'Ana Lopez' });
});

describe('P11, R19: whoever denied a yes that was noted for them is taken out of the plan', () => {
  const { id } = revision();
  const denial: PlanFact = { type: 'note-questioned', id, key: 'ana', name: 'Ana Lopez' };
  const left: PlanFact = { type: 'people-followed', left: [{ key: 'ana', name: 'Ana Lopez' }], joined: [] };
  const fell = [...SECOND_HOLDS, denial, left];
  const without = [ADA, SARAH, TOM];

  test('P11: the version that fell does not apply again, and no lead lets it stand', () => {
    expect(disputed(planAfter(fell))?.version).toBe(2);
    given(...fell)
      .when({ type: 'accept-note', id, asLead: true }, on(TODAY, PRIYA_SHAH, without))
      .thenNothing();
    const words =
      'Version 2 does not apply: what was noted for Ana Lopez is not right. Ana Lopez is no longer in the plan: propose it again, and a coordinator or manager with no part in it decides';
    expect(dutiesOf(fell).map((duty) => duty.words)).toContain(words);
  });

  test('R19: proposed again, it waits for a lead who did not propose it', () => {
    const again = [...fell, wasProposed(revision({ id: 'third' }), 3, without)];
    const { proposal } = planAfter(again);
    expect(proposal && goneObjectors(proposal).map(({ key, denied }) => [key, denied])).toEqual([['ana', TODAY]]);
  });

  test('R19: of a change that is still open, too', () => {
    const open = [...SECOND_PROPOSED, said('ana'), denial, peopleChanged({ left: ['ana'] })];
    const { proposal } = planAfter(open);
    expect(proposal && goneObjectors(proposal).map(({ key }) => key)).toEqual(['ana']);
  });
});

test('P11, R6: of whoever denied a yes that was noted for them, the next one counts once they confirm it', () => {
  const { id } = revision();
  const asked = [
    ...SECOND_HOLDS,
    { type: 'note-questioned', id, key: 'ana', name: 'Ana Lopez' } as const,
    wasProposed(revision({ id: 'third' }), 3),
  ];
  const noted = { ...answer('ana'), id: 'third', asLead: true };
  const all = [...asked, tomAgrees, said(HOME), said('sarah')];
  given(...all)
    .when(noted, BY_PRIYA)
    .then(said('ana'));
  expect(rules.decide(planAfter(asked), { ...noted, answer: 'no', reason: 'She fell.' }, BY_PRIYA).ok).toBe(true);
  expect(rules.decide(planAfter(asked), press('yes', { id: 'third' }), BY_ANA).ok).toBe(true);
});

test('R19, P6: a no of their own is read, and theirs to take back, when the same is withdrawn and proposed again', () => {
  const no = said('ana', { answer: 'no', how: 'teams', reason: 'She fell on Friday.' });
  const before = planAfter([...SECOND_PROPOSED, no, { type: 'withdrawn', reason: 'Not now.' }]);
  expect(before.unsettled?.map(({ party }) => [party.key, party.answer?.reason])).toEqual([
    ['ana', 'She fell on Friday.'],
  ]);
  const noes = (proposed = revision({ id: 'third' })) =>
    planAfter([
      ...SECOND_PROPOSED,
      no,
      { type: 'withdrawn', reason: 'Not now.' },
      wasProposed(proposed, 2),
    ]).proposal?.parties.flatMap(({ key, saidBefore }) => (saidBefore ? [key] : []));
  expect(noes()).toEqual(['ana']);
  // Of another matter they have said nothing.
  const { content } = revision();
  const [first] = FIRST_HOLDS.flatMap((fact) => (fact.type === 'proposed' ? [fact.proposed.content.visits] : []));
  expect(
    noes(revision({ id: 'third', content: { ...content, visits: first ?? [], equipment: ['A perching stool'] } })),
  ).toEqual([]);
  // Of the same visit, with something else beside it, they have.
  expect(noes(revision({ id: 'third', content: { ...content, equipment: ['A perching stool'] } }))).toEqual(['ana']);
});

test('P20, P11: who was told that it went ahead without agreement is told once it does not apply any more', () => {
  const about = { id: revision().id, key: 'ana', name: 'Ana Lopez' } as const;
  const against = said('sarah', { answer: 'no', reason: 'She is alone.', regard });
  const holds = [...SECOND_PROPOSED, said(HOME), against, said('ana'), versionAgreed(ADA, SARAH, ANA)];
  const questioned: PlanFact = { type: 'note-questioned', ...about };
  const heard = (before: readonly PlanFact[], fact: PlanFact, managers = [GRACE_OBI]) =>
    noticesOf(planAfter([...before, fact]), [fact], { ...because(planAfter(before), ANA_LOPEZ), managers }).flatMap(
      ({ to, what }) => ('staff' in to && to.staff === GRACE_OBI ? [what] : []),
    );
  expect(heard(holds, questioned)).toEqual(['note-questioned']);
  expect(heard(SECOND_HOLDS, questioned)).toEqual([]);
});

test('R19: a no goes along with each change that takes the place of what it was said to, until they have answered', () => {
  const [third, fourth] = ['third', 'fourth'].map((id) => wasProposed(revision({ id }), 2));
  const no = said('sarah', { answer: 'no', reason: 'She is alone.' });
  const before = (...facts: readonly (PlanFact | undefined)[]): unknown =>
    planAfter([...SECOND_PROPOSED, ...facts.flatMap((fact) => fact ?? [])]).proposal?.parties.flatMap(
      ({ key, saidBefore }) => (saidBefore ? [[key, saidBefore.answer, saidBefore.reason]] : []),
    );
  const carried = [['sarah', 'no', 'She is alone.']];
  expect([before(no), before(said('sarah'), third)]).toEqual([[], []]);
  expect([before(no, third), before(no, third, fourth)]).toEqual([carried, carried]);
  expect(before(no, third, said('sarah'), fourth)).toEqual([]);
});
