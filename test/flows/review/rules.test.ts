import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  Trigger,
  waits as waitsFor,
  type Fact,
  type Held,
  type Planned,
  type State,
  type Why,
} from '../../../src/flows/review/facts.ts';
import { nextDay, rules, standing, triggersIn, type Command } from '../../../src/flows/review/rules.ts';
import { rows as reviewRows } from '../../../src/flows/review/words.ts';
import { NOBODY_CONSULTED } from '../../../src/people/capacity.ts';
import { addDays, Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { HELD } from '../../support/review.ts';

const [TOM, ANA] = [StaffId.parse('tom'), StaffId.parse('ana')];
const MONDAY = Day.parse('2026-11-23');
const day = (many: number): Day => addDays(MONDAY, many);
const by = { staff: TOM, name: 'Tom Reed' };
const ON_WEDNESDAY: Planned = { on: day(2), by };

const hold = (held: Partial<Held> = {}): Command => ({ type: 'hold', held: { ...HELD, ...held } });
const consider = (why: Partial<Why> = {}): Command => ({
  type: 'consider',
  why: { triggers: ['not-right'], ...why },
  planned: ON_WEDNESDAY,
});

const at = (today: Day, who = TOM) => ({
  at: new Date(`${today}T10:00:00.000Z`),
  today,
  by: who,
  leads: [],
  circle: [],
});
const decided = (state: State, command: Command, today: Day) => rules.decide(state, command, at(today));
const refusal = (state: State, command: Command, today = day(2)): string => {
  const done = decided(state, command, today);
  return done.ok ? 'ok' : done.refusal.code;
};
function after(state: State, command: Command, today = MONDAY): State {
  const done = decided(state, command, today);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.reduce((now, fact: Fact) => rules.evolve(now, fact, { ...at(today), seq: 1 }), state);
}
const given = (...commands: readonly Command[]): State =>
  commands.reduce((state, command) => after(state, command, day(2)), rules.initial);
const planned = (): State => after(rules.initial, consider());
const waits = (state: State, today: Day): readonly string[] =>
  (rules.duties?.(state, { today, author: TOM }) ?? [])
    .filter(({ since }) => since <= today)
    .map(({ kind, of }) => `${kind}: ${String(of)}`);

describe('R45: who decides in a review', () => {
  test('W19: it stands on the review, and where nobody was consulted somebody asks for an advocate', () => {
    const assessed = { by: 'Kofi Mensah', on: day(0) };
    const state = given(
      consider(),
      hold({
        deciding: {
          capacity: { answer: 'lacks', ...assessed },
          wishes: { shown: 'She smiles.', objects: 'no' },
          authority: {
            kind: 'best-interests',
            decidedBy: 'Kofi Mensah',
            on: day(0),
            consulted: NOBODY_CONSULTED,
            lessRestrictive: 'One visit less.',
            advocate: 'not-yet',
          },
        },
      }),
    );
    expect(waits(state, day(2))).toContain(`advocate: ${TOM}`);
    if (state.status === 'new') throw new Error('nothing was held');
    const said = reviewRows(state, 'Betty').map(({ label, value }) => `${label}: ${value}`);
    expect(said.join('\n')).toMatch(/Kofi Mensah[\s\S]*Nobody[\s\S]*Advocate: Not asked for yet[\s\S]*One visit less/u);
  });
});

describe('R29: why a review is held', () => {
  test.each<[string, Partial<Why>, string]>([
    ['for any of the four', { triggers: ['achieved'] }, 'ok'],
    ['for nothing', { triggers: [] }, 'REVIEW.NO-TRIGGER'],
    ['for issues that are not monitored yet', { triggers: ['issues'], reducing: true }, 'REVIEW.ISSUES-GO-ON'],
    ['for issues that take nothing away', { triggers: ['issues'], unresolved: true }, 'REVIEW.ISSUES-GO-ON'],
    ['for issues of which both is true', { triggers: ['issues'], unresolved: true, reducing: true }, 'ok'],
    ['when somebody asked, it is said who', { triggers: ['asked'] }, 'REVIEW.ASKER-MISSING'],
    [
      'when somebody asks tomorrow',
      { triggers: ['asked'], asked: { from: 'Sarah', on: day(1) } },
      'REVIEW.IN-THE-FUTURE',
    ],
  ])('%s', (_, why, code) => expect(refusal(rules.initial, consider(why), MONDAY)).toBe(code));

  test('R29: issues count only with both, whatever else is said; the other three always', () => {
    const any = fc.record({
      triggers: fc.uniqueArray(fc.constantFrom(...Trigger.options), { minLength: 1 }),
      unresolved: fc.option(fc.boolean(), { nil: undefined }),
      reducing: fc.option(fc.boolean(), { nil: undefined }),
    });
    fc.assert(
      fc.property(any, (why) => {
        const both = why.unresolved === true && why.reducing === true;
        expect(triggersIn(why)).toEqual(why.triggers.filter((one) => one !== 'issues' || both));
      }),
    );
  });

  test('R29: none is held only with a reason', () => {
    const not = (reason: string): Command => ({ type: 'not-consider', why: { triggers: ['achieved'] }, reason });
    expect(refusal(rules.initial, not('x'))).toBe('REVIEW.REASON-MISSING');
    expect(waits(given(not('She wants to go on for a week.')), day(30))).toEqual([]);
  });
});

describe('R29: a review is held', () => {
  test.each<[string, Partial<Held>, string]>([
    ['as it was', {}, 'ok'],
    ['on a day to come', { on: day(3) }, 'REVIEW.IN-THE-FUTURE'],
    ['without what is in place', { inPlace: ' ' }, 'REVIEW.WORDS-MISSING'],
    ['without what a carer thinks', { carers: [{ key: 'sarah', name: 'Sarah', views: '' }] }, 'REVIEW.WORDS-MISSING'],
    ['without the person, and no reason', { took: [{ key: 'sarah', name: 'Sarah' }] }, 'REVIEW.WITHOUT-MISSING'],
    ['it goes on, and no next one', { nextReview: undefined }, 'REVIEW.NEXT-MISSING'],
    ['it ends, and no next one', { next: 'end', nextReview: undefined }, 'ok'],
    ['the next one before this one', { nextReview: { on: day(1), by } }, 'REVIEW.DAY-PASSED'],
    ['whoever lacks capacity, and nobody decided', { deciding: { capacity: { answer: 'lacks' } } }, 'REVIEW.DECIDING'],
  ])('%s', (_, held, code) => expect(refusal(planned(), hold(held))).toBe(code));

  test('S51, S53: held twice it is one; by another in other words the second is told', () => {
    const held = after(planned(), hold(), day(2));
    expect(decided(held, hold(), day(2))).toEqual({ ok: true, value: [] });
    expect(refusal(held, hold({ views: 'Otherwise.' }))).toBe('REVIEW.HELD');
    expect(refusal(held, { type: 'drop', reason: 'Not needed any more.' })).toBe('REVIEW.HELD');
  });

  test('S53: moved by two at once, the second hears where it is', () => {
    const moved = (on: Day): Command => ({
      type: 'move',
      planned: { on, by },
      reason: 'She is away that day.',
      seen: standing(ON_WEDNESDAY),
    });
    const state = after(planned(), moved(day(4)));
    expect(refusal(state, moved(day(4)))).toBe('ok');
    expect(refusal(state, moved(day(5)))).toBe('REVIEW.MOVED');
    expect(refusal(planned(), moved(day(-1)), MONDAY)).toBe('REVIEW.DAY-PASSED');
  });

  test('TL9: it waits for whoever holds it from the working day before, and for the leads from the one after', () => {
    const state = planned();
    expect(waits(state, MONDAY)).toEqual([]);
    expect(waits(state, day(1))).toEqual(['hold: tom']);
    expect(waits(state, day(3))).toEqual(['hold: tom', 'late: leads']);
    expect(waits(after(state, hold(), day(2)), day(30))).toEqual([]);
  });
});

describe('reviews that the plan says', () => {
  test('the first is begun once, and moved or held by nobody who begins it again', () => {
    const first = given({ type: 'begin', planned: { ...ON_WEDNESDAY, every: 14 } });
    expect(after(first, { type: 'begin', planned: { on: day(9), by: { staff: ANA, name: 'Ana Lopez' } } })).toEqual(
      first,
    );
  });

  test('the next one that waits is moved, and one that was held stays as it is', () => {
    const first = given({ type: 'begin', planned: ON_WEDNESDAY });
    const moved = after(first, { type: 'plan', planned: { on: day(9), by } });
    expect(moved).toMatchObject({ planned: { on: day(9) } });
    const held = after(first, hold(), day(2));
    expect(after(held, { type: 'plan', planned: { on: day(9), by } })).toEqual(held);
  });

  test('the next day is never one that has passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 180 }), (from, every) => {
        expect(nextDay(day(from), every, MONDAY) > MONDAY).toBe(true);
      }),
    );
  });
});

describe('TL1: a review that ends reablement', () => {
  const ends = (charging: Held['charging']): State =>
    after(planned(), hold({ next: 'end', nextReview: undefined, charging }), day(2));
  const said = { words: 'Ada: £18 a visit.', format: 'letter' as const, by: 'Tom Reed, support worker', on: day(3) };

  test('waits until it was said what it costs, for whoever noted it, and from two days later for those who lead', () => {
    for (const charging of [undefined, { begins: 'open' as const }, { begins: 'on-a-day' as const, from: day(9) }]) {
      expect(waits(ends(charging), day(3))).toEqual(['charges: tom']);
      expect(waits(ends(charging), day(4))).toEqual(['charges: tom', 'charges: leads']);
    }
    expect(waits(ends({ begins: 'none' }), day(9))).toEqual([]);
  });

  test('what was said closes it, once, and nothing less does', () => {
    const charges = (charging: NonNullable<Held['charging']>): Command => ({ type: 'note-charges', charging });
    const open = ends({ begins: 'open' });
    expect(refusal(open, charges({ begins: 'on-a-day', from: day(9) }), day(3))).toBe('REVIEW.CHARGES');
    const told = charges({ begins: 'on-a-day', from: day(9), said });
    expect(refusal(open, told, day(2))).toBe('REVIEW.CHARGES');
    const closed = after(open, told, day(3));
    expect(waits(closed, day(9))).toEqual([]);
    expect(decided(closed, told, day(3))).toEqual({ ok: true, value: [] });
    expect(decided(closed, hold({ next: 'end', nextReview: undefined, charging: { begins: 'open' } }), day(3)).ok).toBe(
      true,
    );
  });
});

describe('P19: reablement pauses, ends, and goes on', () => {
  const every: Planned = { ...ON_WEDNESDAY, every: 14 };
  const first = (): State => after(rules.initial, { type: 'begin', planned: every });
  const stops = (what: 'hospital' | 'ended' | 'moved' | 'died'): Command => ({
    type: 'follow',
    stopped: { what, since: MONDAY },
  });
  const GOES_ON: Command = { type: 'follow', stopped: undefined };
  const dayOf = (state: State): Day | undefined => (state.status === 'known' ? waitsFor(state)?.on : undefined);

  test('back from hospital before its day it is held on its day, afterwards on the next working day', () => {
    const away = after(first(), stops('hospital'));
    expect(dayOf(away)).toBe(day(2));
    expect(dayOf(after(away, GOES_ON, day(1)))).toBe(day(2));
    // A Saturday.
    expect(dayOf(after(away, GOES_ON, day(5)))).toBe(day(7));
  });

  test('after an end nobody holds it, and when reablement goes on the next one is planned, on another day', () => {
    const over = after(first(), stops('ended'));
    expect([dayOf(over), waits(over, day(9))]).toEqual([undefined, []]);
    expect(dayOf(after(over, GOES_ON, day(1)))).toBe(day(15));
    expect(refusal(over, hold())).toBe('REVIEW.NOT-HELD');
  });

  test('a review that ended it stays as it was, and says which follows', () => {
    const held = given(consider(), hold({ next: 'end', nextReview: undefined, charging: { begins: 'none' } }));
    const goesOn = after(after(held, stops('ended'), day(3)), GOES_ON, day(4));
    expect(goesOn).toEqual({ ...held, wentOn: { ...ON_WEDNESDAY, on: day(7) } });
  });

  test('one that was held or left with the next one planned is not looked at again', () => {
    const held = given(consider(), hold());
    expect(after(after(held, stops('ended')), GOES_ON)).toEqual(held);
  });

  test('whatever stops and goes on, told once or twice, what waited waits again, on a day to come', () => {
    const stop = fc.constantFrom('hospital' as const, 'ended' as const, 'moved' as const, 'died' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(stop, fc.nat({ max: 20 })), { minLength: 1, maxLength: 4 }), (all) => {
        let [state, today] = [first(), 0];
        for (const [what, days] of all) {
          state = after(after(state, stops(what), day(today)), stops(what), day(today));
          today += days;
          const before = dayOf(state);
          state = after(after(state, GOES_ON, day(today)), GOES_ON, day(today));
          const on = dayOf(state) ?? MONDAY;
          // What was closed with its day is never asked for again, so another day is.
          expect(before === undefined ? on > day(today) : on === before || on > day(today)).toBe(true);
        }
      }),
    );
  });
});
