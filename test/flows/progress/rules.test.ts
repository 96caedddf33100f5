/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import type { Fact, Judged, Noted, Ordered, PlanSays, Step } from '../../../src/flows/progress/facts.ts';
import { progressIn } from '../../../src/flows/progress/outcomes.ts';
import { progressRules, type Command } from '../../../src/flows/progress/rules.ts';
import { addDays, type Day } from '../../../src/kernel/days.ts';
import { RecordId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { ADA, ANA_LOPEZ, CIRCLE, day, SARAH, TOM, TOM_REED } from '../../support/plan.ts';

const TODAY = on('2026-11-25', TOM_REED, { circle: CIRCLE });
const rules = progressRules();
const given = sentences(rules, TODAY);

const plan = (change: Partial<PlanSays> = {}): PlanSays => ({
  on: day('2026-11-19'),
  outcomes: [
    { key: 'walk', words: 'I want to walk to the gate', achieved: false },
    { key: 'wash', words: 'I want to wash without help', achieved: false },
  ],
  equipment: ['Bath board'],
  ...change,
});
const planSeen = (change: Partial<PlanSays> = {}): Fact => ({ type: 'plan-seen', plan: plan(change) });
const SEEN: readonly Fact[] = [planSeen(), { type: 'carers-seen', carers: ['sarah'] }];

const marks = (walk: number, wash: number) => [
  { outcome: 'walk', attainment: walk },
  { outcome: 'wash', attainment: wash },
];
const ADA_SAYS: Judged = { who: 'person', key: ADA.key, name: 'Ada Palmer', marks: marks(0, -1), confidence: 6 };
const TOM_SAYS: Judged = { who: 'worker', key: TOM_REED, name: 'Tom Reed', marks: marks(1, 0) };
const SARAH_SAYS: Judged = { who: 'carer', key: 'sarah', name: 'Sarah Palmer', marks: marks(-1, -1), managing: 'just' };
const noted = (change: Partial<Noted> = {}): Noted => ({
  id: 'first',
  when: 'start',
  on: day('2026-11-25'),
  judged: [ADA_SAYS, TOM_SAYS, SARAH_SAYS],
  ...change,
});
const note = (change: Partial<Noted> = {}): Command => ({ type: 'note', plan: plan(), noted: noted(change) });
const step = (change: Partial<Step> = {}): Step => ({
  id: 'one',
  outcome: 'walk',
  what: 'To the front door and back',
  by: day('2026-12-01'),
  owner: { staff: TOM_REED, name: 'Tom Reed' },
  ...change,
});
const add = (change: Partial<Step> = {}): Command => ({ type: 'add-step', plan: plan(), step: step(change) });
const ordered = (change: Partial<Ordered> = {}): Ordered => ({
  id: 'order',
  what: 'Bath board',
  outcome: 'wash',
  whom: 'The equipment store',
  expected: day('2026-12-04'),
  owner: { staff: ANA_LOPEZ, name: 'Ana Lopez' },
  ...change,
});
const order = (change: Partial<Ordered> = {}): Command => ({ type: 'order', plan: plan(), ordered: ordered(change) });

const known = (...facts: readonly Fact[]) => {
  const state = folded(rules, [...SEEN, ...facts], TODAY);
  if (state.status === 'new') throw new Error('nothing is known');
  return state;
};
const waiting = (facts: readonly Fact[], today: string, days?: number) => {
  const state = folded(rules, [...SEEN, ...facts], TODAY);
  const all = progressRules(days).duties?.(state, { today: day(today), author: TOM_REED }) ?? [];
  return all.filter(({ since }) => since <= today).map(({ kind, of, words }) => [kind, of, words]);
};

describe('how far somebody came is noted by who judged it', () => {
  test('each under their own name, and the plan that it was read from', () =>
    given()
      .when(note())
      .then(...SEEN, { type: 'noted', noted: noted() }));
  test('S51: the same form twice is one note; two colleagues on one day are two', () => {
    const was: Fact = { type: 'noted', noted: noted() };
    given(...SEEN, was)
      .when(note())
      .thenNothing();
    given(...SEEN, was)
      .when(note({ id: 'second', judged: [TOM_SAYS] }))
      .then({ type: 'noted', noted: noted({ id: 'second', judged: [TOM_SAYS] }) });
  });
  test('an outcome that nobody judged says why', () => {
    const half = { ...ADA_SAYS, marks: marks(0, 0).slice(0, 1) };
    given(...SEEN)
      .when(note({ judged: [half] }))
      .thenRefused('PROGRESS.WHY-MISSING');
    const said = noted({ judged: [{ ...half, whyNot: 'could-not-say' }] });
    given(...SEEN)
      .when({ type: 'note', plan: plan(), noted: said })
      .then({ type: 'noted', noted: said });
  });
  test('an outcome that has gone from the plan takes no mark, no step and no equipment', () => {
    const gone = { ...ADA_SAYS, marks: [...marks(0, 0), { outcome: 'cook', attainment: 1 }] };
    given(...SEEN)
      .when(note({ judged: [gone] }))
      .thenRefused('PROGRESS.OUTCOME-GONE');
    given(...SEEN)
      .when(add({ outcome: 'cook' }))
      .thenRefused('PROGRESS.OUTCOME-GONE');
    given(...SEEN)
      .when(order({ outcome: 'cook' }))
      .thenRefused('PROGRESS.OUTCOME-GONE');
  });
  test('a day that is still to come, a step for a day that has passed', () => {
    given(...SEEN)
      .when(note({ on: day('2026-11-26') }))
      .thenRefused('PROGRESS.IN-THE-FUTURE');
    given(...SEEN)
      .when(add({ by: day('2026-11-24') }))
      .thenRefused('PROGRESS.DAY-PASSED');
    given(...SEEN)
      .when(order({ expected: day('2026-11-24') }))
      .thenRefused('PROGRESS.DAY-PASSED');
  });
  test('a scale ends at -2 and +2, and at 1 and 10', () => {
    const fits = (judged: unknown) => rules.fact.safeParse({ type: 'noted', noted: { ...noted(), judged } }).success;
    expect(fits([ADA_SAYS])).toBe(true);
    expect(fits([{ ...ADA_SAYS, marks: marks(3, 0) }])).toBe(false);
    expect(fits([{ ...ADA_SAYS, confidence: 0 }])).toBe(false);
    expect(fits([{ ...ADA_SAYS, confidence: 11 }])).toBe(false);
  });
  test('R24: a carer who is held back judges nothing, and what they said before is shown no more', () => {
    const without = on('2026-11-26', TOM_REED, { circle: [ADA, TOM] });
    given(...SEEN)
      .when(note(), without)
      .thenRefused('PROGRESS.NOT-AROUND');
    const was: Fact = { type: 'noted', noted: noted() };
    given(...SEEN, was)
      .when({ type: 'look-around' }, without)
      .then({ type: 'carers-seen', carers: [] });
    const names = progressIn(known(was, { type: 'carers-seen', carers: [] })).outcomes.flatMap(({ marks: all }) =>
      all.map(({ name }) => name),
    );
    expect(new Set(names)).toEqual(new Set(['Ada Palmer', 'Tom Reed']));
    expect(SARAH.key).toBe('sarah');
  });
  test('of a licensed instrument only the score, its version, day and by whom', () => {
    const score = {
      id: 's',
      instrument: 'EQ-5D-5L',
      version: '2.1',
      score: '0.72',
      on: day('2026-11-24'),
      who: 'Ana Lopez',
    };
    given(...SEEN)
      .when({ type: 'score', plan: plan(), score })
      .then({ type: 'scored', score });
    given(...SEEN)
      .when({ type: 'score', plan: plan(), score: { ...score, version: ' ' } })
      .thenRefused('PROGRESS.WORDS-MISSING');
  });
});

describe('R26: smaller steps under an outcome', () => {
  test('what, by when and whose; done once', () => {
    given(...SEEN)
      .when(add())
      .then({ type: 'step-added', step: step() });
    given(...SEEN, { type: 'step-added', step: step() })
      .when({ type: 'finish-step', step: 'one' })
      .then({ type: 'step-done', step: 'one' });
    given(...SEEN, { type: 'step-added', step: step() }, { type: 'step-done', step: 'one' })
      .when({ type: 'finish-step', step: 'one' })
      .thenNothing();
  });
  test('what was agreed in an issue is added, changed and done as it is there; the issue reminds of it while it is open', () => {
    const from = RecordId.parse('ada-issue');
    const follow = (...steps: readonly (Step & { readonly done?: Day })[]): Command => ({
      type: 'follow-issue',
      plan: plan(),
      steps,
    });
    const was: Fact = { type: 'step-added', step: step({ from }) };
    given(...SEEN)
      .when(follow(step({ from }), step({ id: 'two', outcome: 'gone', from })))
      .then(was);
    given(...SEEN, was)
      .when(follow(step({ from })))
      .thenNothing();
    given(...SEEN, was)
      .when(follow({ ...step({ from }), done: day('2026-11-25') }))
      .then({ type: 'step-done', step: 'one' });
    const came: Fact = { type: 'came', what: 'Bath board' };
    expect(waiting([was, came], '2026-12-03')).toEqual([]);
    expect(waiting([was, came, { type: 'step-added', step: step() }], '2026-12-03')).toHaveLength(2);
  });
  test('its owner hears the day before, those who lead two working days after; nobody of one that is done or whose outcome has gone', () => {
    const was: Fact = { type: 'step-added', step: step() };
    const came: Fact = { type: 'came', what: 'Bath board' };
    expect(waiting([was, came], '2026-11-29')).toEqual([]);
    const own = ['step', [TOM_REED], 'A smaller step: To the front door and back'];
    expect(waiting([was, came], '2026-11-30')).toEqual([own]);
    expect(waiting([was, came], '2026-12-03')).toEqual([
      own,
      ['step-leads', 'leads', 'A smaller step of Tom Reed is overdue'],
    ]);
    expect(waiting([was, came, { type: 'step-done', step: 'one' }], '2026-12-03')).toEqual([]);
    expect(waiting([was, came, planSeen({ outcomes: plan().outcomes.slice(1), equipment: [] })], '2026-12-03')).toEqual(
      [],
    );
  });
  test('six steps at once towards one outcome are enough', () => {
    const six = Array.from({ length: 6 }, (_, index): Fact => ({
      type: 'step-added',
      step: step({ id: `s${index}` }),
    }));
    given(...SEEN, ...six)
      .when(add({ id: 's7' }))
      .thenRefused('PROGRESS.TOO-MANY');
    given(...SEEN, ...six, { type: 'step-done', step: 's0' })
      .when(add({ id: 's7' }))
      .then({ type: 'step-added', step: step({ id: 's7' }) });
  });
});

describe('a carer who does not manage', () => {
  const said = (managing: Judged['managing'], id = 'first'): Fact => ({
    type: 'noted',
    noted: noted({ id, judged: [{ ...SARAH_SAYS, managing }] }),
  });
  const OFFER = ['carer', [TOM_REED], "Sarah Palmer is not managing: offer a carer's assessment"];
  test('W62: whoever answers for the record offers a carer assessment, until it is noted; not of one who is held back', () => {
    expect(waiting([said('not')], '2026-11-25')).toEqual([OFFER]);
    expect(waiting([said('not'), said('just', 'later')], '2026-11-25')).toEqual([]);
    expect(waiting([said('not'), { type: 'carers-seen', carers: [] }], '2026-11-25')).toEqual([]);
    for (const wants of [true, false]) {
      given(...SEEN, said('not'))
        .when({ type: 'offer-assessment', carer: 'sarah', wants })
        .then({ type: 'assessment-offered', carer: 'sarah', wants });
      const offered: Fact = { type: 'assessment-offered', carer: 'sarah', wants };
      expect(waiting([said('not'), offered], '2026-11-25')).toEqual([]);
      given(...SEEN, said('not'), offered)
        .when({ type: 'offer-assessment', carer: 'sarah', wants })
        .thenNothing();
    }
  });
});

describe('TL5: equipment that the plan names and that has not come', () => {
  test('W59: the days count from when the plan asked for it, not from when it was looked at', () =>
    expect(known().equipment).toEqual([{ what: 'Bath board', since: plan().on }]));
  test('TL5: its owner is warned by day 10, later those who lead; not once it has come', () => {
    const named = plan().on;
    const asked = ['equipment', [TOM_REED], 'Has it come? Bath board'];
    expect(waiting([], addDays(named, 6))).toEqual([]);
    expect(waiting([], addDays(named, 7))).toEqual([asked]);
    expect(waiting([], addDays(named, 14))).toEqual([
      asked,
      ['equipment-leads', 'leads', 'Equipment of the plan has not come: Bath board'],
    ]);
    expect(waiting([{ type: 'came', what: 'Bath board' }], addDays(named, 14))).toEqual([]);
  });
  test('a service sets after how many days', () => {
    expect(waiting([], '2026-11-22', 3)).toHaveLength(1);
    expect(waiting([], '2026-11-21', 3)).toHaveLength(0);
  });
  test('once it is ordered it waits with whoever ordered it, until the day after it is expected', () => {
    expect(waiting([{ type: 'ordered', ordered: ordered() }], '2026-12-04')).toEqual([]);
    expect(waiting([{ type: 'ordered', ordered: ordered() }], '2026-12-05')).toEqual([
      ['equipment', [ANA_LOPEZ], 'Has it come? Bath board'],
    ]);
  });
  test('TL5: it is named as what the outcome waits for', () => {
    const waitsFor = (...facts: readonly Fact[]) =>
      progressIn(known(...facts)).outcomes.map((one) => one.waitsFor.map(({ what }) => what));
    expect(waitsFor({ type: 'ordered', ordered: ordered() })).toEqual([[], ['Bath board']]);
    expect(waitsFor({ type: 'ordered', ordered: ordered() }, { type: 'came', what: 'Bath board' })).toEqual([[], []]);
    // The only outcome there is waits for all of it.
    expect(waitsFor(planSeen({ outcomes: plan().outcomes.slice(1) }))).toEqual([['Bath board']]);
  });
  test('what the plan names no longer is not waited for', () => {
    given(...SEEN)
      .when({ type: 'come', what: 'Stool' })
      .thenRefused('PROGRESS.NOT-IN-PLAN');
    expect(waiting([planSeen({ equipment: [] })], '2027-01-10')).toEqual([]);
  });
});

describe('R31: all outcomes achieved', () => {
  const all = (...facts: readonly Fact[]) => progressIn(known(...facts)).allAchieved;
  const was = (judged: readonly Judged[], id = 'first', date = '2026-11-25'): Fact => ({
    type: 'noted',
    noted: noted({ id, on: day(date), judged: [...judged] }),
  });
  test('R31: when whoever judged last says at least what was hoped for', () => {
    expect(all(was([{ ...ADA_SAYS, marks: marks(0, 1) }]))).toBe(true);
    expect(all(was([ADA_SAYS]))).toBe(false);
    expect(all(was([ADA_SAYS]), was([{ ...ADA_SAYS, marks: marks(0, 0) }], 'later'))).toBe(true);
  });
  test('R31: not while one of them sees it otherwise, and not by a carer alone', () => {
    expect(all(was([{ ...ADA_SAYS, marks: marks(0, 0) }, SARAH_SAYS]))).toBe(false);
    expect(all(was([{ ...SARAH_SAYS, marks: marks(1, 1) }]))).toBe(false);
  });
  test('R31: a version of the plan says it, too, and takes the place of an older mark', () => {
    const achieved = plan().outcomes.map((one) => ({ ...one, achieved: true }));
    expect(all(planSeen({ outcomes: achieved }))).toBe(true);
    expect(all(was([ADA_SAYS]), planSeen({ outcomes: achieved, on: day('2026-12-01') }))).toBe(true);
    expect(all(planSeen({ outcomes: achieved }), was([ADA_SAYS]))).toBe(false);
  });
  test('no outcome is no achievement', () => expect(all(planSeen({ outcomes: [] }))).toBe(false));
});
