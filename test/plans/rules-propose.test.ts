/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { PlanRefusal } from '../../src/plans/commands.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { HOME } from '../../src/plans/plan.ts';
import { ownerOf } from '../../src/plans/notices.ts';
import {
  ADA,
  agreedWithout,
  ALL_BUT_ADA,
  ANA,
  ANA_LOPEZ,
  because,
  BY_ANA,
  BY_PRIYA,
  CIRCLE,
  content,
  day,
  EVENING,
  first,
  FIRST_HOLDS,
  given,
  GRACE,
  LESS,
  no,
  noticesOf,
  NURSE,
  on,
  planAfter,
  PRIYA_SHAH,
  propose,
  regard,
  revise,
  revision,
  rules,
  said,
  SARAH,
  SECOND_HOLDS,
  SECOND_PROPOSED,
  TOM,
  TOM_REED,
  TODAY,
  tomAgrees,
  versionAgreed,
  visit,
  wasProposed,
  yes,
  revised,
} from '../support/plan.ts';
import { dutiesOf, heardAtOnce } from '../support/waiting.ts';

describe('R6: a plan is proposed, and everybody in it is asked', () => {
  test('whoever proposes it agrees by that; nobody else does', () => {
    given().when(propose()).then(wasProposed(), tomAgrees);
    given()
      .when(propose(), BY_ANA)
      .then(wasProposed(), said('ana', { how: 'teams' }));
  });

  test('whoever proposes it and is not in the plan answers nothing', () => {
    given().when(propose(), BY_PRIYA).then(wasProposed());
  });

  test('whoever stands in the plan twice agrees for both', () => {
    const twice = { ...TOM, key: 'tom2', role: 'social worker' };
    given()
      .when(propose(), on(TODAY, TOM_REED, [...CIRCLE, twice]))
      .then(wasProposed(first(), 1, [...CIRCLE, twice]), tomAgrees, said('tom2', { how: 'teams' }));
  });

  test('what the proposer is said to have answered besides does not count', () => {
    given()
      .when(propose(first(), { answers: { tom: no({ reason: 'Not sure.' }) } }))
      .then(wasProposed(), tomAgrees);
  });

  test('what the person and the carer said is noted with it, how and when', () => {
    given()
      .when(propose(first(), { answers: { [HOME]: yes({ how: 'in-person' }), sarah: yes({ on: day('2026-11-18') }) } }))
      .then(wasProposed(), said(HOME, { how: 'in-person' }), said('sarah', { on: day('2026-11-18') }), tomAgrees);
  });

  test('once everybody is known to agree it holds at once', () => {
    given()
      .when(propose(first(), { answers: { [HOME]: yes() } }), on(TODAY, TOM_REED, [ADA, TOM]))
      .then(wasProposed(first(), 1, [ADA, TOM]), said(HOME), tomAgrees, agreedWithout(['sarah', 'ana'], ADA));
  });

  test('what was said of somebody who is not in the plan is not kept', () => {
    given()
      .when(propose(first(), { answers: { grace: yes() } }))
      .then(wasProposed(), tomAgrees);
  });

  test('an answer from a day that is still to come is none', () => {
    given()
      .when(propose(first(), { answers: { [HOME]: yes({ on: day('2026-11-20') }) } }))
      .thenRefused('PLAN.IN-THE-FUTURE');
  });

  test('everybody who is asked and uses Teams is sent the question, whoever has answered is not', () => {
    const facts = [wasProposed(), tomAgrees];
    expect(heardAtOnce(facts)).toEqual([{ staff: ANA_LOPEZ, what: 'please-agree' }]);
  });

  test('nobody is asked about what holds at once', () => {
    const facts = [wasProposed(first(), 1, [ADA, TOM]), said(HOME), tomAgrees, versionAgreed(ADA)];
    expect(noticesOf(planAfter(facts), facts, because(planAfter([])))).toEqual([]);
    expect(heardAtOnce(facts)).toEqual([]);
  });

  test('the bot proposes nothing by itself', () => {
    expect(() => planAfter([wasProposed()], on(TODAY, 'reable'))).toThrow('nobody but a member of staff');
  });
});

describe('R6, R18, R19: somebody who is said to disagree when it is proposed', () => {
  test('a no of the person stands in the way until it is weighed', () => {
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { [HOME]: no() } }), on(TODAY, TOM_REED, [ADA, TOM]))
      .then(wasProposed(revision(), 2, [ADA, TOM]), said(HOME, { answer: 'no' }), tomAgrees);
  });

  test('a no of the person that was weighed does not', () => {
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { [HOME]: no({ regard }) } }), on(TODAY, TOM_REED, [ADA, TOM]))
      .then(
        wasProposed(revision(), 2, [ADA, TOM]),
        said(HOME, { answer: 'no', regard }),
        tomAgrees,
        agreedWithout(['sarah', 'ana'], ADA),
      );
  });

  test('nor does one of the carer', () => {
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { [HOME]: yes(), sarah: no({ regard }) } }), on(TODAY, TOM_REED, [ADA, SARAH, TOM]))
      .then(
        wasProposed(revision(), 2, [ADA, SARAH, TOM]),
        said(HOME),
        said('sarah', { answer: 'no', regard }),
        tomAgrees,
        agreedWithout(['ana'], ADA, SARAH),
      );
  });

  test('it is not proposed as weighed while views or wellbeing are missing', () => {
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { [HOME]: no({ regard: { ...regard, views: ' ' } }) } }))
      .thenRefused('PLAN.VIEWS-MISSING');
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { sarah: no({ regard: { views: 'She likes them.' } }) } }))
      .thenRefused('PLAN.WELLBEING-MISSING');
  });

  test('of anybody else it stands, with a reason, whatever was weighed; and it waits for those who lead the team', () => {
    const present = [...CIRCLE, NURSE];
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { nurse: no({ reason: 'She falls.', regard }) } }), on(TODAY, TOM_REED, present))
      .then(wasProposed(revision(), 2, present), tomAgrees, said('nurse', { answer: 'no', reason: 'She falls.' }));
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { nurse: no({ regard }) } }), on(TODAY, TOM_REED, present))
      .thenRefused('PLAN.REASON-MISSING');
  });

  test('R6: what somebody says in the name of whoever uses Teams does not count', () => {
    given(...FIRST_HOLDS)
      .when(revise({}, { answers: { ana: yes() } }))
      .then(wasProposed(revision(), 2), tomAgrees);
  });
});

describe('what a plan must be, and cannot be', () => {
  test('it has an outcome', () => {
    given()
      .when(propose(first({ content: content({ outcomes: [] }) })))
      .thenRefused('PLAN.NO-OUTCOME');
  });

  test('nobody comes twice at once', () => {
    given()
      .when(propose(first({ content: content({ visits: [visit(), visit({ key: 'b', at: '08:30' })] }) })))
      .thenRefused('PLAN.VISITS-IMPOSSIBLE');
  });

  test('it does not begin before reablement did, and can on its first day', () => {
    const from = (startsOn: string) => first({ content: content({ startsOn: day(startsOn) }) });
    given()
      .when(propose(from('2026-11-01')))
      .thenRefused('PLAN.BEFORE-REABLEMENT');
    given()
      .when(propose(from('2026-11-02')))
      .then(wasProposed(from('2026-11-02')), tomAgrees);
  });

  test('a revision does not begin before the first plan did, and can on its first day', () => {
    const from = (startsOn: string) => ({ content: { ...LESS, startsOn: day(startsOn) } });
    const begins = [wasProposed(first({ content: content({ startsOn: day('2026-11-24') }) })), versionAgreed(ADA)];
    given(...begins)
      .when(revise(from('2026-11-23')))
      .thenRefused('PLAN.BEFORE-PLAN');
    given(...begins)
      .when(revise(from('2026-11-24')))
      .then(...revised(from('2026-11-24')));
  });

  test('a revision changes something; from when it holds is not enough', () => {
    given(...FIRST_HOLDS)
      .when(revise({ content: content({ startsOn: day('2026-11-23') }) }))
      .thenRefused('PLAN.CHANGES-NOTHING');
    given(...FIRST_HOLDS)
      .when(revise({ content: content({ visits: [EVENING, visit()] }) }))
      .thenRefused('PLAN.CHANGES-NOTHING');
  });
});

describe('S51, S53: the same form twice, and two people at once', () => {
  test('proposed twice is proposed once, whatever the second says', () => {
    given(...SECOND_PROPOSED)
      .when(revise())
      .thenNothing();
    given(...SECOND_PROPOSED)
      .when(revise({ evidence: [], content: content({ outcomes: [] }) }), BY_ANA)
      .thenNothing();
  });

  test('and once it holds, too', () => {
    given(...SECOND_HOLDS)
      .when(revise())
      .thenNothing();
    given(...SECOND_HOLDS)
      .when(propose(first(), { seen: '0.' }))
      .thenNothing();
  });

  test('two people start from one version: the second is told what stands there now', () => {
    given(...SECOND_PROPOSED)
      .when(revise({ id: 'third' }), BY_ANA)
      .thenRefused('PLAN.CHANGED-MEANWHILE');
    given(...SECOND_HOLDS)
      .when(revise({ id: 'third' }), BY_ANA)
      .thenRefused('PLAN.CHANGED-MEANWHILE');
    const decided = rules.decide(planAfter(SECOND_PROPOSED), revise({ id: 'third' }), BY_ANA);
    const refusal: PlanRefusal | undefined = decided.ok ? undefined : decided.refusal;
    expect(refusal?.code === 'PLAN.CHANGED-MEANWHILE' ? refusal.now : undefined).toEqual(planAfter(SECOND_PROPOSED));
  });

  test('two first plans at once: the second is told', () => {
    given(wasProposed(), tomAgrees)
      .when(propose(first({ id: 'other' })), BY_ANA)
      .thenRefused('PLAN.CHANGED-MEANWHILE');
  });

  test('that comes before all else that may be wrong with it', () => {
    given(...SECOND_PROPOSED)
      .when(revise({ id: 'third', evidence: [] }))
      .thenRefused('PLAN.CHANGED-MEANWHILE');
  });

  test('a change that says just what people are asked about already asks nobody anew', () => {
    const again = revision({ id: 'third' });
    given(...SECOND_PROPOSED, said(HOME))
      .when(propose(again, { seen: '1.second' }))
      .thenRefused('PLAN.ASKED-ALREADY');
    given(wasProposed(), tomAgrees)
      .when(propose(first({ id: 'again' }), { seen: '0.first' }))
      .thenRefused('PLAN.ASKED-ALREADY');
    for (const more of [
      { carries: ['written'] },
      { kinds: ['times', 'manner'] as const },
      { trigger: 'equipment' as const },
    ])
      expect(
        rules.decide(
          planAfter([...SECOND_PROPOSED, said(HOME)]),
          propose({ ...again, ...more, kinds: [...(more.kinds ?? again.kinds)] }, { seen: '1.second' }),
          BY_ANA,
        ),
      ).toMatchObject({ ok: true });
  });

  test('whoever has seen the open change replaces it, and everybody is asked again', () => {
    const third = revision({ id: 'third', otherwise: 'Since she came home.' });
    const replaced = [
      ...SECOND_PROPOSED,
      said(HOME),
      said('sarah'),
      wasProposed(third, 2),
      said('ana', { how: 'teams' }),
    ];
    given(...SECOND_PROPOSED, said(HOME), said('sarah'))
      .when(propose(third, { seen: '1.second' }), BY_ANA)
      .then(wasProposed(third, 2), said('ana', { how: 'teams' }));
    const { proposal, versions } = planAfter(replaced);
    expect(proposal?.id).toBe('third');
    expect(proposal?.parties.filter((party) => party.answer).map(({ key }) => key)).toEqual(['ana']);
    expect(versions).toHaveLength(1);
  });

  test('whoever has joined the circle since the last version is asked', () => {
    given(...FIRST_HOLDS)
      .when(revise(), on(TODAY, TOM_REED, [...CIRCLE, GRACE]))
      .then(wasProposed(revision(), 2, [...CIRCLE, GRACE]), tomAgrees);
  });
});

describe('withdrawing a change', () => {
  const withdraw = { type: 'withdraw', id: 'second', reason: 'Sarah goes on holiday first.', asLead: false } as const;

  test('P22: with a reason, by whoever proposed it or a lead: the plan stays as it is', () => {
    const fact: PlanFact = { type: 'withdrawn', reason: withdraw.reason };
    given(...SECOND_PROPOSED)
      .when(withdraw)
      .then(fact);
    given(...SECOND_PROPOSED)
      .when(withdraw, BY_PRIYA)
      .thenRefused('PLAN.CHANGE-OF-ANOTHER');
    given(...SECOND_PROPOSED)
      .when({ ...withdraw, asLead: true }, BY_PRIYA)
      .then(fact);
    const after = planAfter([...SECOND_PROPOSED, { type: 'withdrawn', reason: withdraw.reason }]);
    expect(after).toEqual({
      ...planAfter(FIRST_HOLDS),
      over: ['second'],
      // R9, R11: what showed it waits again.
      evidence: revision().evidence,
      withdrawn: { reason: withdraw.reason, by: TOM_REED, on: TODAY, proposer: TOM_REED, what: '19:00 visit stops' },
    });
  });

  test('not without one', () => {
    given(...SECOND_PROPOSED)
      .when({ ...withdraw, reason: '\u2060' })
      .thenRefused('PLAN.REASON-MISSING');
  });

  test('not one that another has taken the place of, nor one that holds', () => {
    given(...SECOND_PROPOSED, wasProposed(revision({ id: 'third' }), 2))
      .when(withdraw)
      .thenRefused('PLAN.NO-PROPOSAL');
    given(...SECOND_HOLDS)
      .when(withdraw)
      .thenRefused('PLAN.NO-PROPOSAL');
    given().when(withdraw).thenRefused('PLAN.NO-PROPOSAL');
  });

  describe('everybody who was asked and uses Teams hears of it, and whoever proposed it', () => {
    const before = planAfter(SECOND_PROPOSED);
    const fact: PlanFact = { type: 'withdrawn', reason: withdraw.reason };
    const after = planAfter([...SECOND_PROPOSED, fact]);

    test.each([
      ['whoever proposed it', TOM_REED, [ANA_LOPEZ]],
      ['somebody who was asked', ANA_LOPEZ, [TOM_REED]],
      ['somebody else', PRIYA_SHAH, [TOM_REED, ANA_LOPEZ]],
    ])('but not who takes it back: %s', (_, by, hear) => {
      expect(noticesOf(after, [fact], because(before, by))).toEqual(
        hear.map((staff) => ({ to: { staff }, what: 'withdrawn' })),
      );
    });
  });

  describe('R15: whoever proposed a change hears what became of it when others decide, also outside the plan', () => {
    const [before, another] = [planAfter([wasProposed()], BY_PRIYA), wasProposed(first({ id: 'another' }))];

    test('that another has taken its place', () => {
      expect(noticesOf(planAfter([wasProposed(), another]), [another], because(before, TOM_REED))).toContainEqual({
        to: { staff: PRIYA_SHAH },
        what: 'withdrawn',
      });
    });

    test('that it holds now, and what it changed', () => {
      const facts = [said('ana'), versionAgreed(ADA, ANA)];
      const after = facts.reduce((plan, fact) => rules.evolve(plan, fact, { ...BY_ANA, seq: 9 }), before);
      expect(noticesOf(after, facts, because(before, ANA_LOPEZ))).toEqual([
        { to: { staff: PRIYA_SHAH }, what: 'please-confirm' },
      ]);
    });

    test('but not what they did themselves, nor twice when they are in the plan and told with everybody', () => {
      const facts = [said('ana'), versionAgreed(ADA, ANA)];
      const after = facts.reduce((plan, fact) => rules.evolve(plan, fact, { ...BY_ANA, seq: 9 }), before);
      expect(noticesOf(after, facts, because(before, PRIYA_SHAH))).toEqual([
        { to: { staff: ANA_LOPEZ }, what: 'noted-for-you' },
      ]);
      expect(
        noticesOf(planAfter(SECOND_HOLDS), [versionAgreed(TOM)], because(planAfter(ALL_BUT_ADA), ANA_LOPEZ)),
      ).toEqual([]);
    });
  });

  test('a first plan that was withdrawn leaves nothing to remind anybody of', () => {
    const nothing = planAfter([wasProposed(), tomAgrees, { type: 'withdrawn', reason: 'A mistake.' }]);
    expect(dutiesOf([wasProposed(), tomAgrees, { type: 'withdrawn', reason: 'A mistake.' }])).toEqual([]);
    expect(nothing).toMatchObject({ ...planAfter([]), over: ['first'] });
  });

  test('S51: the form of one that was withdrawn or replaced, delivered again, proposes nothing', () => {
    const gone: PlanFact = { type: 'withdrawn', reason: 'A mistake.' };
    given(...SECOND_PROPOSED, gone)
      .when(revise())
      .thenNothing();
    given(...SECOND_PROPOSED, wasProposed(revision({ id: 'third' }), 2))
      .when(revise())
      .thenNothing();
  });
});

test('R15: who proposed what holds answers for it from then on', () => {
  expect(ownerOf(planAfter(SECOND_HOLDS))).toBe(TOM_REED);
  expect(ownerOf(planAfter(FIRST_HOLDS.slice(0, 2), BY_ANA))).toBe(ANA_LOPEZ);
  expect(ownerOf(planAfter([]))).toBeUndefined();
});
