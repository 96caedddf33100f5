import { describe, expect, test } from '@jest/globals';
import { StaffId } from '../../src/kernel/ids.ts';
import type { PlanCommand } from '../../src/plans/commands.ts';
import type { LocalTargets } from '../../src/plans/duties.ts';
import type { PlanFact } from '../../src/plans/facts.ts';
import { HOME } from '../../src/plans/plan.ts';
import { begun, isLate, isOf, type Duty } from '../../src/work/duty.ts';
import {
  ADA,
  amended,
  ANA_LOPEZ,
  BY_TOM,
  BY_PRIYA,
  copied,
  day,
  evidence,
  first,
  FIRST_HOLDS,
  on,
  planAfter,
  PRIYA_SHAH,
  regard,
  revision,
  rules,
  said,
  SECOND_HOLDS,
  SECOND_PROPOSED,
  tomAgrees,
  TODAY,
  TOM_REED,
  versionAgreed,
  visit,
  wasProposed,
} from '../support/plan.ts';
import { dutiesOf } from '../support/waiting.ts';

/** How many days a duty without a day of its own may wait. */
const USUAL = 3;
const NOBODY = StaffId.parse('nobody');

const begunBy = (facts: readonly PlanFact[], today = TODAY, targets: LocalTargets = {}): readonly Duty[] =>
  begun(dutiesOf(facts, today, targets), day(today));
const wordsOf = (duties: readonly Duty[]): readonly string[] => duties.map(({ words }) => words);
const late = (duties: readonly Duty[], today: string): readonly boolean[] =>
  duties.map((duty) => isLate(duty, day(today), USUAL));

/** What somebody who leads no team has to do. */
const does = (staff: StaffId, ...given: Parameters<typeof begunBy>): readonly string[] =>
  wordsOf(begunBy(...given).filter((duty) => isOf(duty, { staff, posts: [] })));
/** What those who lead the team have to do as such. */
const leadsDo = (...given: Parameters<typeof begunBy>): readonly string[] =>
  wordsOf(begunBy(...given).filter(({ of }) => of === 'leads'));
/** What they see to when its owner no longer can, and see in the work of their team until then. */
const leadsSee = (...given: Parameters<typeof begunBy>): readonly string[] =>
  wordsOf(begunBy(...given).filter(({ of, handsOver }) => of !== 'leads' && handsOver));

const EVERYBODY_HAS_IT = [HOME, 'sarah', 'tom', 'ana'].map((key) => copied(key));

describe('a change that people are asked about', () => {
  test('whoever has not answered is to say whether they agree', () => {
    const [duty, ...others] = begunBy(SECOND_PROPOSED).filter((one) => isOf(one, { staff: ANA_LOPEZ, posts: [] }));
    expect(others).toEqual([]);
    expect(duty).toMatchObject({
      kind: 'answer',
      of: [ANA_LOPEZ],
      words: 'Say whether you agree to a change',
      since: TODAY,
      reminder: 'agree-reminder',
    });
    expect(does(ANA_LOPEZ, [...SECOND_PROPOSED, said('ana')])).toEqual([]);
  });

  test('nobody answers in their place: those who lead the team do not get it', () => {
    expect(begunBy(SECOND_PROPOSED).filter(({ kind, handsOver }) => kind === 'answer' && handsOver)).toEqual([]);
  });

  test('whoever proposed it, and those who lead the team, see who is waited for', () => {
    const all = ['Waiting for Ada Palmer, Sarah Palmer and Ana Lopez'];
    const facts = [...SECOND_PROPOSED, ...EVERYBODY_HAS_IT];
    expect([does(TOM_REED, facts), leadsSee(facts)]).toEqual([all, all]);
    expect(does(NOBODY, facts)).toEqual([]);
  });

  test('whoever proposed it and was asked later answers, and is not waited for by themselves', () => {
    const byPriya = planAfter([wasProposed(first())], BY_PRIYA);
    const joined: PlanFact = {
      type: 'people-changed',
      left: [],
      joined: [{ key: 'priya', name: 'Priya Shah', role: 'social worker', part: 'other', staff: PRIYA_SHAH }],
    };
    const plan = [HOME, 'sarah', 'tom', 'ana'].reduce(
      (now, key) => rules.evolve(now, said(key), { ...BY_PRIYA, seq: 9 }),
      rules.evolve(byPriya, joined, { ...BY_PRIYA, seq: 2 }),
    );
    const duties = rules.duties?.(plan, { today: day(TODAY), author: TOM_REED }) ?? [];
    expect(duties.map(({ of, words }) => [of, words])).toEqual([[[PRIYA_SHAH], 'Say whether you agree to a change']]);
  });

  test('somebody who stands in the plan twice is asked once', () => {
    const twice = wasProposed(revision(), 2, [
      ADA,
      { key: 'ana', name: 'Ana Lopez', role: 'therapist', part: 'other', staff: ANA_LOPEZ },
      { key: 'ana2', name: 'Ana Lopez', role: 'social worker', part: 'other', staff: ANA_LOPEZ },
    ]);
    expect(does(ANA_LOPEZ, [...FIRST_HOLDS, twice])).toEqual(['Say whether you agree to a change']);
  });

  test('R19: somebody who does not agree is to be seen to by its owner and by the leads, late from the next day', () => {
    const blocked = [
      ...SECOND_PROPOSED,
      ...EVERYBODY_HAS_IT,
      said(HOME),
      said('sarah'),
      said('ana', { answer: 'no', reason: 'She falls.' }),
    ];
    const words = 'To be resolved: Ana Lopez does not agree: 19:00 visit stops';
    expect([does(TOM_REED, blocked), leadsDo(blocked)]).toEqual([[words], [words]]);
    expect(late(begunBy(blocked), TODAY)).toEqual([false, false]);
    expect(late(begunBy(blocked, '2026-11-20'), '2026-11-20')).toEqual([true, true]);
    expect(leadsDo([...blocked, said(HOME, { answer: 'no' })])).toEqual([
      'To be resolved: Ada Palmer and Ana Lopez do not agree: 19:00 visit stops',
    ]);
  });

  test('R18: a no that was weighed is nothing to be resolved', () => {
    const weighed = [...SECOND_PROPOSED, ...EVERYBODY_HAS_IT, said(HOME, { answer: 'no', regard }), said('sarah')];
    expect([leadsDo(weighed), leadsSee(weighed)]).toEqual([[], ['Waiting for Ana Lopez']]);
  });
});

describe('R11: a decision in time, where the service has set a time', () => {
  const words = 'Decision late: 11 days since the evidence, 10 days at most here';
  const targets = { decisionDays: 10 };

  test('is late once more days have gone by since the first evidence, and comes first', () => {
    expect(leadsSee(SECOND_PROPOSED, '2026-11-27', targets)).not.toContain(words);
    const [duty] = begunBy(SECOND_PROPOSED, '2026-11-28', targets);
    expect(duty).toMatchObject({ words, since: '2026-11-17', of: [TOM_REED], handsOver: true });
    expect(duty && late([duty], '2026-11-28')).toEqual([true]);
    expect(does(TOM_REED, SECOND_PROPOSED, '2026-11-28', targets)).toContain(words);
    expect(does(ANA_LOPEZ, SECOND_PROPOSED, '2026-11-28', targets)).toEqual(['Say whether you agree to a change']);
  });

  test('is never late where none was set: no source gives one', () => {
    expect(wordsOf(begunBy(SECOND_PROPOSED, '2027-11-28')).join(' ')).not.toContain('late');
  });

  test('a first plan has no evidence to wait since', () => {
    const facts = [wasProposed(), tomAgrees];
    expect(wordsOf(begunBy(facts, '2026-12-28', { decisionDays: 0 })).join(' ')).not.toContain('late');
  });

  test('of evidence from today no day has gone by', () => {
    const today = wasProposed(revision({ evidence: [evidence({ on: day(TODAY) })] }), 2);
    expect(wordsOf(begunBy([...FIRST_HOLDS, today], TODAY, { decisionDays: 0 })).join(' ')).not.toContain('late');
  });
});

describe('R14: the formal record that is due', () => {
  const written = [...FIRST_HOLDS, ...EVERYBODY_HAS_IT, amended()];

  test('says how long, and is late from the next day', () => {
    expect(begunBy(written, '2026-11-20')).toEqual([
      {
        key: 'amendment.written',
        kind: 'amendment',
        of: [TOM_REED],
        since: TODAY,
        due: TODAY,
        words: 'Formal record due for 1 day, changed by hand',
        reminder: 'plan-reminder',
        handsOver: true,
      },
    ]);
    expect(late(begunBy(written, '2026-11-20'), '2026-11-20')).toEqual([true]);
    expect(late(begunBy(written), TODAY)).toEqual([false]);
  });

  test('waits for whoever wrote it and whoever answers for the plan, and those who lead the team see it', () => {
    const fact: PlanFact = { ...amended(), amendment: { ...amended().amendment, staff: ANA_LOPEZ } };
    const byAna = [...FIRST_HOLDS, ...EVERYBODY_HAS_IT, fact];
    for (const lines of [does(ANA_LOPEZ, byAna), does(TOM_REED, byAna), leadsSee(byAna)]) expect(lines).toHaveLength(1);
    expect(does(ANA_LOPEZ, written)).toEqual([]);
  });

  test('written by somebody who is not staff it waits for whoever answers for the plan', () => {
    const { staff: _, ...byTheFamily } = amended().amendment;
    const fact: PlanFact = { ...amended(), amendment: byTheFamily };
    expect(begunBy([...FIRST_HOLDS, ...EVERYBODY_HAS_IT, fact]).map(({ of }) => of)).toEqual([[TOM_REED]]);
  });

  test('each change by hand by itself, and none once it is in the record', () => {
    expect(does(TOM_REED, [...written, amended({ key: 'other' })])).toHaveLength(2);
    expect(does(TOM_REED, [...FIRST_HOLDS, ...EVERYBODY_HAS_IT, amended({ inRecord: true })])).toEqual([]);
  });
});

describe('R8: more support for a while', () => {
  const visits = [...first().content.visits, visit({ key: 'night', at: '21:00', until: day('2026-12-04') })];
  const ending = first({ content: { ...first().content, visits }, copyTo: [] });
  const facts = [wasProposed(ending), versionAgreed(ADA)];
  const all = (on: string) => dutiesOf(facts, on);
  const ENDED = 'The visit Every day, 21:00 ended on Fri 4 Dec 2026: tell Ada Palmer and Sarah Palmer';

  test('P8: two working days before it ends everybody in the plan who uses Teams gets a notice of it', () => {
    const notice = all('2026-12-02').find(({ reminder }) => reminder === 'visit-ends');
    expect(notice).toMatchObject({ of: [TOM_REED, ANA_LOPEZ], since: '2026-12-02', once: true, quiet: true });
    // It asks nothing of them, so it stands in no list.
    expect(begunBy(facts, '2026-12-02').map(({ reminder }) => reminder)).not.toContain('visit-ends');
  });

  test('P8: whoever answers for the plan tells those without Teams, also after its day (R20)', () => {
    expect(begunBy(facts, '2026-12-01')).toEqual([]);
    expect(begunBy(facts, '2026-12-02').map(({ of, words, due }) => [of, words, due])).toEqual([
      [[TOM_REED], 'The visit Every day, 21:00 ends on Fri 4 Dec 2026: tell Ada Palmer and Sarah Palmer', '2026-12-04'],
    ]);
    expect(begunBy(facts, '2026-12-05').map(({ words, upwards }) => [words, upwards])).toEqual([[ENDED, ENDED]]);
  });

  test('P8: whoever comes to that visit may tell them too, and once they have been told nothing waits', () => {
    const by = { kind: 'staff' as const, staff: ANA_LOPEZ, name: 'Ana Lopez' };
    const hers = visits.map((one) => (one.key === 'night' ? { ...one, by } : one));
    const told = [
      wasProposed(first({ content: { ...first().content, visits: hers }, copyTo: [] })),
      versionAgreed(ADA),
    ];
    expect(begunBy(told, '2026-12-02').map(({ of }) => of)).toEqual([[TOM_REED, ANA_LOPEZ]]);
    const keys = ['the-person', 'sarah'];
    const TELLS: PlanCommand = { type: 'tell-end', which: 'night.2026-12-04', keys, how: 'phone' };
    const decided = rules.decide(planAfter(told), TELLS, on('2026-12-02', ANA_LOPEZ));
    expect(decided.ok && decided.value).toMatchObject([
      { type: 'end-told', told: [{ name: 'Ada Palmer' }, { name: 'Sarah Palmer' }], how: 'phone', on: '2026-12-02' },
    ]);
    const after = [...told, ...(decided.ok ? decided.value : [])];
    expect(begunBy(after, '2026-12-02')).toEqual([]);
    expect(rules.decide(planAfter(after), TELLS, BY_TOM)).toEqual({ ok: true, value: [] });
  });
});

describe('R8: several visits that end', () => {
  const until = day('2026-12-04');
  const nights = (many: number) =>
    Array.from({ length: many }, (_, index) =>
      visit({ key: `n${index}`, at: `${String(index % 24).padStart(2, '0')}:00`, days: ['mon'], until }),
    );
  const withNights = (many: number): readonly PlanFact[] => [
    wasProposed(first({ content: { ...first().content, visits: nights(many) }, copyTo: [] })),
    versionAgreed(ADA),
  ];

  test('P8: two that end on one day are one notice and one duty, which names both', () => {
    const waiting = dutiesOf(withNights(2), '2026-12-02');
    expect(waiting.filter(({ reminder }) => reminder === 'visit-ends')).toHaveLength(1);
    expect(wordsOf(begunBy(withNights(2), '2026-12-02'))).toEqual([
      '2 visits end on Fri 4 Dec 2026: Mon, 00:00; Mon, 01:00: tell Ada Palmer and Sarah Palmer',
    ]);
    expect(begunBy(withNights(2), '2026-12-05')).toHaveLength(1);
  });

  test('P8: of sixty at once a few are named, and the others counted', () => {
    const [words] = wordsOf(begunBy(withNights(60), '2026-12-02'));
    expect(words).toMatch(/^60 visits end on Fri 4 Dec 2026: .*; 57 more: tell Ada Palmer and Sarah Palmer$/u);
    expect(begunBy(withNights(60), '2026-12-05')).toHaveLength(1);
  });

  test('R15: those in the plan now are told: who joined since it was agreed is, who left is not', () => {
    const joe = { key: 'joe', name: 'Joe Hart', role: 'community nurse' };
    const since: PlanFact = {
      type: 'people-followed',
      left: [
        { key: 'sarah', name: 'Sarah Palmer' },
        { key: 'ana', name: 'Ana Lopez' },
      ],
      joined: [joe],
    };
    const now = dutiesOf([...withNights(1), since], '2026-12-02');
    expect(now.find(({ reminder }) => reminder === 'visit-ends')?.of).toEqual([TOM_REED]);
    expect(wordsOf(now).join()).toContain('tell Ada Palmer and Joe Hart');
  });
});

describe('R17: copies to deliver', () => {
  test('TL6: whoever still has no copy after some working days, the leads hear of, in the same words', () => {
    const copies = begunBy(FIRST_HOLDS).find(({ kind }) => kind === 'copies');
    expect(copies?.upwards).toBe(copies?.words);
  });

  test('are for whoever answers for the plan', () => {
    expect(does(TOM_REED, [...SECOND_HOLDS, copied('tom', 2), copied('ana', 2)])).toEqual([
      'Write version 2 into the folder in the home',
      'Copies to deliver: Ada Palmer and Sarah Palmer',
    ]);
    expect(does(ANA_LOPEZ, SECOND_HOLDS)).toEqual([]);
    expect(does(TOM_REED, [...FIRST_HOLDS, ...EVERYBODY_HAS_IT])).toEqual([]);
  });

  test('of every version anew: what waits for one is over with the next', () => {
    const keys = (facts: readonly PlanFact[]) => begunBy(facts).map(({ key }) => key);
    expect([keys(FIRST_HOLDS), keys(SECOND_HOLDS)]).toEqual([
      ['folder.1', 'copies.1'],
      ['folder.2', 'copies.2'],
    ]);
  });
});
