import { describe, expect, test } from '@jest/globals';
import { followUpRules, type Command } from '../../../src/flows/follow-up/rules.ts';
import type { Contact, State } from '../../../src/flows/follow-up/facts.ts';
import { addDays, Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';

const ENDED = Day.parse('2026-11-02');
const TOM = StaffId.parse('tom');
const rules = followUpRules({});
const on = (days: number): Day => addDays(ENDED, days);

const at = (today: Day) => ({ at: new Date(`${today}T12:00:00Z`), today, by: TOM, leads: [], circle: [], seq: 1 });
function given(state: State, command: Command, today: Day): State | string {
  const done = rules.decide(state, command, at(today));
  return done.ok ? done.value.reduce((now, fact) => rules.evolve(now, fact, at(today)), state) : done.refusal.code;
}
function after(state: State, command: Command, today: Day): State {
  const done = given(state, command, today);
  if (typeof done === 'string') throw new Error(done);
  return done;
}

const BEGUN = after({ status: 'new' }, { type: 'begin', ended: ENDED, by: { staff: TOM, name: 'Tom Reed' } }, ENDED);
const contact = (more: Partial<Contact>): Command => ({
  type: 'contact',
  contact: {
    id: 'one',
    which: 'first',
    where: 'home',
    on: on(28),
    how: 'phone',
    words: 'Well.',
    managing: 'yes',
    ...more,
  },
});
const duties = (state: State) =>
  (rules.duties?.(state, { today: on(28), author: TOM }) ?? []).map(({ kind, of, since, due }) => [
    kind,
    of,
    since,
    due,
  ]);

describe('R71: after reablement', () => {
  test('R71: due on day 28, on day 42 at the latest, and late it goes to those who lead', () => {
    expect(duties(BEGUN)).toEqual([
      ['contact', [TOM], on(28), on(42)],
      ['late', 'leads', on(43), undefined],
    ]);
  });

  test('R75: once it is done, where they are is asked after about 91 days', () => {
    const done = after(BEGUN, contact({}), on(28));
    expect(duties(done).slice(0, 1)).toEqual([['contact', [TOM], on(91), on(105)]]);
    expect(duties(after(done, contact({ id: 'two', which: 'later', on: on(91) }), on(91)))).toEqual([]);
  });

  test('R71: a try is noted, and it is tried again; the last day stays', () => {
    const tried = after(BEGUN, contact({ where: 'try-again', on: on(30) }), on(30));
    expect(duties(tried).slice(0, 1)).toEqual([['contact', [TOM], on(33), on(42)]]);
    expect(duties(after(BEGUN, contact({ where: 'not-reached', on: on(40) }), on(40)))[0]?.[2]).toBe(on(91));
  });

  test('R71: whoever does not manage waits for those who lead, until it is seen to', () => {
    const needs = after(BEGUN, contact({ managing: 'no' }), on(28));
    expect(duties(needs).at(-1)?.slice(0, 2)).toEqual(['see-to', 'leads']);
    expect(
      duties(after(needs, { type: 'see-to', words: 'Priya rings the council today.' }, on(29))).map(([kind]) => kind),
    ).not.toContain('see-to');
  });

  test('W36: a talk before day 28 is kept as that, and the follow-up is still due', () => {
    const early = after(BEGUN, contact({ on: on(1) }), on(1));
    expect(early).toMatchObject({ early: [{ id: 'one', on: on(1) }] });
    expect(duties(early)).toEqual(duties(BEGUN));
    expect(after(early, contact({ id: 'two' }), on(28))).toMatchObject({ first: { id: 'two' } });
    expect(given(early, contact({ on: on(1) }), on(1))).toEqual(early);
  });

  test('W37: it is seen to says by whom and how', () => {
    const needs = after(BEGUN, contact({ managing: 'no' }), on(28));
    expect(given(needs, { type: 'see-to', words: '-' }, on(29))).toBe('FOLLOW-UP.SEEN-TO-HOW');
    expect(after(needs, { type: 'see-to', words: 'Priya rings the council.' }, on(29))).toMatchObject({
      seenTo: [{ words: 'Priya rings the council.', on: on(29) }],
    });
  });

  test.each(['died', 'moved'] as const)('R71: nobody is asked after whoever has %s', (where) => {
    expect(duties(after(BEGUN, contact({ where }), on(28)))).toEqual([]);
  });

  test('R71: nothing waits once reablement goes on again', () => {
    expect(duties(after(BEGUN, { type: 'close', why: 'goes-on' }, on(5)))).toEqual([]);
  });

  test.each<readonly [string, Command, string]>([
    ['on a day to come', contact({ on: on(60) }), 'FOLLOW-UP.IN-THE-FUTURE'],
    ['on a day before the end', contact({ on: on(-1) }), 'FOLLOW-UP.BEFORE-THE-END'],
    ['of three months, before the first', contact({ which: 'later' }), 'FOLLOW-UP.DONE'],
  ])('refused: %s', (_, command, code) => {
    expect(given(BEGUN, command, on(30))).toBe(code);
  });

  test('S53, S51: two who note it at once: the second is told; the same once more changes nothing', () => {
    const done = after(BEGUN, contact({}), on(28));
    expect(given(done, contact({}), on(28))).toEqual(done);
    expect(given(done, contact({ id: 'other' }), on(28))).toBe('FOLLOW-UP.DONE');
  });
});
