import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Action, Fact, Issue, Progress, State } from '../../../src/flows/issue/facts.ts';
import { keptFrom, rules, rulesWith, type Command } from '../../../src/flows/issue/rules.ts';
import { addDays, Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';

const [TOM, ANA] = [StaffId.parse('tom'), StaffId.parse('ana')];
const MONDAY = Day.parse('2026-11-23');
const day = (many: number): Day => addDays(MONDAY, many);

const ISSUE: Issue = {
  sort: 'losing-motivation',
  about: [],
  explored: 'She says there is no point.',
  options: 'Her garden.',
  agreement: 'partly',
  agreed: 'A walk a day.',
  taking: [{ key: 'the-person', name: 'Ada Palmer' }],
  notTaking: [],
  others: [],
  on: MONDAY,
};
const ACTION: Action = {
  id: 'walk',
  sort: 'other',
  what: 'Walk to the gate',
  doer: { key: 'sarah', name: 'Sarah Palmer' },
  owner: { staff: ANA, name: 'Ana Lopez' },
  by: day(7),
};
const going = (progress: Partial<Progress> = {}): Command => ({
  type: 'note-progress',
  action: 'walk',
  progress: { id: 'one', what: 'going-on', on: MONDAY, by: day(7), ...progress },
});
const ADD: Command = { type: 'add-action', action: ACTION };
const log = (issue: Partial<Issue> = {}): Command => ({ type: 'log', issue: { ...ISSUE, ...issue } });

const at = (today: Day) => ({ at: new Date(`${today}T10:00:00.000Z`), today, by: TOM, leads: [], circle: [] });
const decided = (state: State, command: Command, today = MONDAY) => rules.decide(state, command, at(today));
const refusal = (state: State, command: Command, today = MONDAY): string => {
  const done = decided(state, command, today);
  return done.ok ? 'ok' : done.refusal.code;
};
function after(state: State, command: Command, today = MONDAY): State {
  const done = decided(state, command, today);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.reduce((now, fact: Fact) => rules.evolve(now, fact, { ...at(today), seq: 1 }), state);
}
const given = (...commands: readonly Command[]): State =>
  commands.reduce((state, command) => after(state, command), rules.initial);
const waiting = (state: State, today: Day) =>
  (rules.duties?.(state, { today, author: TOM }) ?? []).filter(({ since }) => since <= today);
const waits = (state: State, today: Day): readonly string[] =>
  waiting(state, today).map(({ kind, of }) => `${kind}: ${String(of)}`);

const ABOUT_ANA = { about: [{ key: 'ana', name: 'Ana Lopez', staff: ANA, atRisk: true }] };

describe('an issue', () => {
  test.each<[string, Partial<Issue>, string]>([
    ['R22: it is explored in words', { explored: ' ' }, 'ISSUE.WORDS-MISSING'],
    ['R22: options are looked for', { options: '' }, 'ISSUE.WORDS-MISSING'],
    ['R22: it says what was agreed or why not', { agreed: '' }, 'ISSUE.WORDS-MISSING'],
    ['its day has come', { on: day(1) }, 'ISSUE.IN-THE-FUTURE'],
    [
      'R23: who does not take part needs a reason',
      { notTaking: [{ name: 'Sarah', why: ' ' }] },
      'ISSUE.WHY-NOT-MISSING',
    ],
    [
      'R24: whoever would put the person at risk takes no part',
      { ...ABOUT_ANA, taking: [{ key: 'ana', name: 'Ana Lopez' }] },
      'ISSUE.PUTS-AT-RISK',
    ],
    [
      'R24: nor under another part of their name',
      { about: [{ name: 'Sarah Palmer', atRisk: true }], others: [{ name: 'sarah palmer', basis: 'consent' }] },
      'ISSUE.PUTS-AT-RISK',
    ],
  ])('%s', (_, issue, code) => {
    expect(refusal(rules.initial, log(issue))).toBe(code);
  });

  test('logged twice it is logged once', () => {
    expect(decided(given(log()), log())).toEqual({ ok: true, value: [] });
  });

  test('nothing goes on before it is logged', () => {
    expect(refusal(rules.initial, ADD)).toBe('ISSUE.NOT-LOGGED');
  });
});

describe('R27: actions', () => {
  test.each<[string, State, Command, string]>([
    ['say what is done', given(log()), { type: 'add-action', action: { ...ACTION, what: ' ' } }, 'ISSUE.WORDS-MISSING'],
    [
      'are for a day to come',
      given(log()),
      { type: 'add-action', action: { ...ACTION, by: day(-1) } },
      'ISSUE.DAY-PASSED',
    ],
    ['are not of whom it is about', given(log(ABOUT_ANA)), ADD, 'ISSUE.ABOUT-THEM'],
    [
      'are not done by who would put the person at risk',
      given(log({ about: [{ key: 'sarah', name: 'Sarah Palmer', atRisk: true }] })),
      ADD,
      'ISSUE.PUTS-AT-RISK',
    ],
    ['are there before progress is noted', given(log()), going(), 'ISSUE.NO-SUCH-ACTION'],
    ['say why they are blocked', given(log(), ADD), going({ what: 'blocked' }), 'ISSUE.BLOCKED-WHY'],
    ['are done once', given(log(), ADD, going({ what: 'done' })), going({ id: 'two' }), 'ISSUE.ACTION-DONE'],
    ['get no day that has passed', given(log(), ADD), going({ by: day(-2) }), 'ISSUE.DAY-PASSED'],
    ['were not done tomorrow', given(log(), ADD), going({ on: day(1) }), 'ISSUE.IN-THE-FUTURE'],
  ])('%s', (_, state, command, code) => {
    expect(refusal(state, command)).toBe(code);
  });

  test('added or noted twice they stand once', () => {
    expect(decided(given(log(), ADD), ADD)).toEqual({ ok: true, value: [] });
    expect(decided(given(log(), ADD, going()), going())).toEqual({ ok: true, value: [] });
  });

  test('there are at most 12', () => {
    const many = Array.from({ length: 12 }, (_, n): Command => ({
      type: 'add-action',
      action: { ...ACTION, id: `a${n}` },
    }));
    expect(refusal(given(log(), ...many), ADD)).toBe('ISSUE.TOO-MANY');
  });
});

describe('R28: what waits', () => {
  test('an action waits for its owner from the day before; late it waits for whoever logged the issue, then for the leads', () => {
    const state = given(log(), ADD);
    expect(waits(state, day(0))).toEqual(['given: ana']);
    expect(waits(state, day(6))).toContain('action: ana');
    expect(waits(state, day(8))).toEqual(expect.arrayContaining(['late: tom', 'overdue: ana']));
    expect(waits(state, day(9))).toContain('late-leads: leads');
  });

  test('what is blocked waits for whoever logged the issue; what is done waits for nobody', () => {
    expect(waits(given(log(), ADD, going({ what: 'blocked', words: 'No rail.' })), MONDAY)).toEqual(['blocked: tom']);
    expect(waits(given(log(), ADD, going({ what: 'done' })), day(6))).toEqual([]);
  });

  test('with another day agreed it waits until then', () => {
    expect(waits(given(log(), ADD, going({ by: day(20) })), day(6))).toEqual([]);
  });

  test('an issue in which nothing happens is looked at again after a week, then by those who lead', () => {
    expect(waits(given(log()), day(6))).toEqual([]);
    expect(waits(given(log()), day(7))).toEqual(['again: tom']);
    expect(waits(given(log()), day(9))).toContain('waits: leads');
  });

  test('closing with open actions needs a reason; closed, nothing waits and nothing is added', () => {
    const close = { type: 'close', closing: { outcome: 'sorted', words: 'She walks.' } } as const;
    expect(refusal(given(log(), ADD), close)).toBe('ISSUE.OPEN-ACTIONS');
    const why = { type: 'close', closing: { ...close.closing, whyOpen: 'Not needed.' } } as const;
    const closed = given(log(), ADD, why);
    expect(waits(closed, day(60))).toEqual([]);
    expect(refusal(closed, { type: 'add-action', action: { ...ACTION, id: 'two' } })).toBe('ISSUE.CLOSED');
    expect(refusal(closed, going())).toBe('ISSUE.CLOSED');
    expect(decided(closed, why)).toEqual({ ok: true, value: [] });
    expect(refusal(closed, close)).toBe('ISSUE.CLOSED');
  });
});

describe('R24: whom it is about, and involving whom would put the person at risk', () => {
  const both = [
    { key: 'ana', name: 'Ana Lopez', staff: ANA, atRisk: true },
    { key: 'sarah', name: 'Sarah Palmer', atRisk: true },
  ];
  const risks = (state: State) => waiting(state, day(3)).filter(({ kind }) => kind === 'risk');

  test('whether they may be told waits for those who decide it, until each is decided, closed or not', () => {
    const logged = given(log({ about: both }));
    expect(risks(logged)).toMatchObject([{ of: 'hold-back', except: [ANA] }]);
    const close: Command = { type: 'close', closing: { outcome: 'sorted', words: 'Sorted.' } };
    expect(risks(given(log({ about: both }), close))).toHaveLength(1);
    const one = after(logged, { type: 'look-around', apart: ['ana'] });
    expect(risks(one)).toMatchObject([{ words: expect.stringContaining('Sarah Palmer may be told') }]);
    expect(risks(after(one, { type: 'look-around', apart: ['ana', 'sarah'] }))).toEqual([]);
    expect(refusal(one, { type: 'decide-risk', may: true, why: ' ' })).toBe('ISSUE.RISK-WHY');
    for (const may of [true, false]) {
      const command: Command = { type: 'decide-risk', may, why: 'She has moved out.' };
      const decidedOn = after(one, command);
      expect(risks(decidedOn)).toEqual([]);
      // Of two who decide at once the stricter word stands.
      expect(decided(decidedOn, { ...command, may: !may })).toMatchObject({
        ok: true,
        value: may ? [{ type: 'risk-decided', decision: { who: ['sarah'], may: false } }] : [],
      });
      expect(waiting(decidedOn, day(0)).filter(({ kind }) => kind === 'risk-heard')).toMatchObject([
        {
          of: 'hold-back',
          except: [ANA, TOM],
          words: expect.stringContaining(may ? 'may be told' : 'may not be told'),
        },
      ]);
    }
  });

  test('once it is decided that they may be told, they may take part like others; a no keeps them out', () => {
    const risky = given(log({ about: [{ key: 'sarah', name: 'Sarah Palmer', atRisk: true }] }));
    const decide = (may: boolean) => after(risky, { type: 'decide-risk', may, why: 'Talked to her.' });
    expect(refusal(decide(true), ADD)).toBe('ok');
    expect(refusal(decide(false), ADD)).toBe('ISSUE.PUTS-AT-RISK');
  });

  test('an action of somebody who is not involved now is asked of nobody: those who lead decide', () => {
    const apart = after(given(log(), ADD), { type: 'look-around', apart: ['sarah'] });
    expect(waits(apart, day(6))).toEqual(['apart: leads']);
  });
});

describe('R24: a colleague whom it is about', () => {
  test('is kept from it', () => {
    expect(keptFrom(given(log(ABOUT_ANA)))).toEqual([ANA]);
  });

  test('nothing of it ever waits for them, whatever happens in it and whoever answers for it', () => {
    const ours = { ...ACTION, owner: { staff: TOM, name: 'Tom Reed' } };
    const commands = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 3 }).map((n): Command => ({ type: 'add-action', action: { ...ours, id: `a${n}` } })),
        fc.constantFrom('going-on', 'done', 'blocked').chain((what) =>
          fc.integer({ min: 0, max: 9 }).map((n): Command => ({
            type: 'note-progress',
            action: `a${n % 4}`,
            progress: { id: `p${n}`, what, words: 'Words', on: MONDAY, by: day(n) },
          })),
        ),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(commands, fc.integer({ min: 0, max: 90 }), fc.constantFrom(TOM, ANA), (all, later, author) => {
        const state = all.reduce<State>(
          (now, one) => (decided(now, one).ok ? after(now, one) : now),
          given(log(ABOUT_ANA)),
        );
        const duties = rules.duties?.(state, { today: day(later), author }) ?? [];
        for (const { of, except } of duties) {
          expect(of).not.toContain(ANA);
          expect(except).toContain(ANA);
        }
      }),
    );
  });
});

describe('R31: an issue that is not resolved', () => {
  const suggested = (days: number | undefined, state: State, today: Day) =>
    (rulesWith(days).duties?.(state, { today, author: TOM }) ?? [])
      .filter(({ kind, since, until }) => kind === 'review' && since <= today && today <= (until ?? today))
      .map(({ words }) => words);

  test('R31: is not suggested for a review where the service has set no days', () =>
    expect(suggested(undefined, given(log()), day(90))).toEqual([]));

  test('R31: is suggested for one on its day, with the reason, and not once it is closed', () => {
    const words = 'Consider a review: an issue is not resolved after 21 days';
    expect(suggested(21, given(log()), day(20))).toEqual([]);
    expect(suggested(21, given(log()), day(21))).toEqual([words]);
    expect(
      suggested(21, given(log(), { type: 'close', closing: { outcome: 'sorted', words: 'Sorted.' } }), day(21)),
    ).toEqual([]);
  });
});
