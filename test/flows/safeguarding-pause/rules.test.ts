/* oxlint-disable jest/expect-expect, promise/valid-params -- then(), thenNothing() and thenRefused() are the expectations, and no promises */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  LINES,
  Outcome,
  pausesIn,
  type Decision,
  type Fact,
  type Involved,
} from '../../../src/flows/safeguarding-pause/facts.ts';
import { pauseTelling, rules, type Command } from '../../../src/flows/safeguarding-pause/rules.ts';
import { NOBODY_APART } from '../../../src/questions/apart.ts';
import { instant, type Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { folded, on, sentences } from '../../support/given.ts';
import { day } from '../../support/plan.ts';

const MEI = StaffId.parse('meilin');
const TOM = StaffId.parse('tomreed');
const TODAY = on('2026-11-25', MEI);
const given = sentences(rules, TODAY);
const yes = { involved: 'yes' } as const;

const decision = (change: Partial<Decision> = {}): Decision => ({
  id: 'one',
  outcome: 'paused',
  from: day('2026-11-25'),
  reason: 'He is afraid at home',
  parties: { service: yes, process: yes, person: yes, carer: yes },
  meanwhile: {
    safe: 'His sister stays with him',
    essential: ['Medicines: district nurse'],
    welfare: { name: 'Tom Reed', staff: TOM, everyDays: 3 },
    lookAgainOn: day('2026-12-02'),
  },
  tell: [],
  ask: 'Mei Lin',
  apart: NOBODY_APART,
  concerns: [],
  ...change,
});
const goesOn = (change: Partial<Decision> = {}): Decision =>
  decision({ id: 'two', outcome: 'alongside', meanwhile: undefined, again: { plan: 'as-before' }, ...change });
const decide = (one: Decision, seen: number | undefined = 0): Command => ({
  type: 'decide',
  decision: one,
  seen,
  started: day('2026-11-05'),
});
const fact = (one: Decision): Fact => ({ type: 'decided', decision: one });
const dutiesAfter = (...facts: readonly Fact[]) =>
  (rules.duties?.(folded(rules, facts, TODAY), { today: TODAY.today, author: MEI }) ?? []).filter(
    ({ quiet }) => !quiet,
  );

describe('R41: exactly two outcomes', () => {
  test('continue alongside, or pause', () => {
    expect(Outcome.options).toEqual(['alongside', 'paused']);
    given().when(decide(decision())).then(fact(decision()));
    given()
      .when(decide(goesOn({ again: undefined })))
      .then(fact(goesOn({ again: undefined })));
  });
  test('S51: the same decision twice is one', () => given(fact(decision())).when(decide(decision())).thenNothing());
  test('S53: whoever decided while another did is told so', () =>
    given(fact(decision())).when(decide(goesOn(), 0)).thenRefused('PAUSE.DECIDED-MEANWHILE'));
  test('a pause says what keeps them safe, and is looked at again on a day to come', () => {
    given()
      .when(decide(decision({ meanwhile: undefined })))
      .thenRefused('PAUSE.SAFE-MISSING');
    const { meanwhile } = decision();
    given()
      .when(decide(decision({ meanwhile: meanwhile && { ...meanwhile, lookAgainOn: TODAY.today } })))
      .thenRefused('PAUSE.LOOK-AGAIN-PAST');
  });
  test('a reason, no day to come, none before reablement began', () => {
    given()
      .when(decide(decision({ reason: 'n/a' })))
      .thenRefused('PAUSE.REASON-MISSING');
    given()
      .when(decide(decision({ from: day('2026-11-26') })))
      .thenRefused('PAUSE.IN-THE-FUTURE');
    given()
      .when(decide(decision({ from: day('2026-11-04') })))
      .thenRefused('PAUSE.BEFORE');
  });
});

describe('R42: four lines, each answered, and why where somebody was not involved', () => {
  test.each(LINES)('%s', (line) => {
    const parties = { ...decision().parties, [line]: { involved: 'no', why: ' ' } };
    given()
      .when(decide(decision({ parties })))
      .thenRefused('PAUSE.WHY-MISSING');
    const said = { ...decision().parties, [line]: { involved: 'no' as const, why: 'Could not be reached' } };
    given()
      .when(decide(decision({ parties: said })))
      .then(fact(decision({ parties: said })));
  });
  test.each<Involved>(['risk', 'none'])('%s needs no words', (involved) => {
    const parties = { ...decision().parties, carer: { involved } };
    given()
      .when(decide(decision({ parties })))
      .then(fact(decision({ parties })));
  });
});

describe('R43: a new decision is added, and the earlier stays as it was', () => {
  test('whatever is decided, what was decided before is unchanged, and no two pauses overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (all) => {
        const decisions = all.map((paused, index) =>
          paused ? decision({ id: `d${index}` }) : goesOn({ id: `d${index}` }),
        );
        const state = folded(rules, decisions.map(fact), TODAY);
        const kept = state.status === 'new' ? [] : state.decisions;
        expect(kept.map(({ on: _, at: __, by: ___, ...one }) => one)).toEqual(decisions);
        const spans = pausesIn(kept);
        expect(spans.slice(0, -1).every(({ until }) => until !== undefined)).toBe(true);
        expect(spans.at(-1)?.until === undefined && spans.length > 0).toBe(all.at(-1) === true);
      }),
    );
  });
  test('looked at again and still paused is one pause', () => {
    const at = instant(TODAY.at);
    const of = (outcome: Outcome, from: Day) => ({ outcome, from, at, ask: 'Mei Lin' });
    expect(
      pausesIn([of('paused', day('2026-11-10')), of('paused', day('2026-11-17')), of('alongside', day('2026-11-20'))]),
    ).toEqual([{ since: '2026-11-10', until: '2026-11-20', at, ask: 'Mei Lin' }]);
  });
  test('to go on says what changes in the plan, and is not before the pause', () => {
    const paused = fact(decision());
    given(paused)
      .when(decide(goesOn({ again: { plan: 'changes' } }), 1))
      .thenRefused('PAUSE.PLAN-MISSING');
    given(paused)
      .when(decide(goesOn({ from: day('2026-11-24') }), 1))
      .thenRefused('PAUSE.BEFORE');
  });
});

describe('what waits while it is paused', () => {
  test('to keep in touch, and to look at it again; nothing of it says why', () => {
    expect(dutiesAfter(fact(decision()))).toMatchObject([
      { kind: 'in-touch', of: [TOM], since: '2026-11-28' },
      { kind: 'look-again', of: 'safeguarding-lead', since: '2026-12-02' },
    ]);
    const said = dutiesAfter(fact(decision())).map(({ words, upwards }) => `${words} ${upwards ?? ''}`);
    expect(said.join(' ')).not.toMatch(/afraid|safeguarding/iu);
  });
  test('somebody was in touch: the next time is so many days later', () => {
    const facts = [fact(decision()), { type: 'in-touch' as const, contact: { words: 'He slept well' } }];
    expect(dutiesAfter(...facts)[0]).toMatchObject({ since: '2026-11-28' });
    given().when({ type: 'note-contact', words: 'He slept well' }).thenRefused('PAUSE.NOT-PAUSED');
    given(fact(decision())).when({ type: 'note-contact', words: '' }).thenRefused('PAUSE.CONTACT-MISSING');
  });
  test('it goes on: only the plan is to be looked at, where it changes', () => {
    expect(dutiesAfter(fact(decision()), fact(goesOn()))).toEqual([]);
    const changes = goesOn({ again: { plan: 'changes', words: 'No evening visit' } });
    const waits = dutiesAfter(fact(decision()), fact(changes));
    expect(waits).toMatchObject([{ kind: 'look', of: 'leads' }]);
    expect(dutiesAfter(fact(decision()), fact(changes), { type: 'looked-at' })).toEqual([]);
  });
  test('P19: over: nothing waits, and as before when it is not over after all', () => {
    expect(dutiesAfter(fact(decision()), { type: 'over', over: true })).toEqual([]);
    const back: readonly Fact[] = [fact(decision()), { type: 'over', over: true }, { type: 'over', over: false }];
    expect(dutiesAfter(...back)).toHaveLength(2);
    given(fact(decision()), { type: 'over', over: true }).when(decide(goesOn(), 1)).thenRefused('PAUSE.OVER');
  });
});

describe('R24: who is told that it pauses', () => {
  const circle = [
    { key: 'tom', name: 'Tom Reed', role: 'support worker', part: 'support-worker' as const, staff: TOM },
    { key: 'sarah', name: 'Sarah Palmer', role: 'daughter, carer', part: 'carer' as const },
  ];
  const told = (one: Decision, before?: readonly Fact[]) =>
    pauseTelling
      .toTell([fact(one)], on('2026-11-25', MEI, { circle }), before && folded(rules, before, TODAY))
      ?.map(({ key }) => key);
  test('whoever was chosen, and is still in the circle; nobody from whom the concern is kept', () => {
    expect(told(decision({ tell: ['tom', 'sarah', 'gone'] }))).toEqual(['tom', 'sarah']);
    expect(told(decision({ tell: ['tom', 'sarah'], apart: { ...NOBODY_APART, staff: [TOM] } }))).toEqual(['sarah']);
  });
  test('that nothing pauses is nobody’s news, unless it was paused', () => {
    expect(told(goesOn({ tell: ['tom'] }))).toBeUndefined();
    expect(told(goesOn({ tell: ['tom'] }), [fact(decision())])).toEqual(['tom']);
  });
});
