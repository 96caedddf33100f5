import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { rules } from '../../src/flows/monitoring/rules.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import type { Recipient } from '../../src/notices/ledger.ts';
import { withTelling } from '../../src/notices/with-telling.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { begun as inForce, staffIn, type Duty } from '../../src/work/duty.ts';
import { dueIn, remind, remindersAfter } from '../../src/work/reminders.ts';
import { folded, on } from '../support/given.ts';
import { AUTHOR, changed, changeMonitoring, kind, outsideRecipient, staffRecipient } from '../support/monitoring.ts';
import { ledBy } from '../support/posts.ts';

const tom = staffRecipient('tom');
const ana = staffRecipient('ana');
const sarah = outsideRecipient('sarah');
type Command = Parameters<typeof kind.decide>[1];
type State = typeof kind.initial;

const RECORD: Command = { own: changeMonitoring() };
/** Recorded on a Thursday, about somebody who has these people around them. */
const began = (tell: readonly Recipient[], day = '2026-11-19') =>
  on(day, AUTHOR, { circle: tell.map((one) => ({ ...one, part: 'other' as const })) });
function after(state: State, command: Command, occasion: Occasion): State {
  const decided = kind.decide(state, command, occasion);
  return decided.ok
    ? decided.value.reduce((now, fact) => kind.evolve(now, fact, { ...occasion, seq: 0 }), state)
    : state;
}
const begun = after(kind.initial, RECORD, began([tom, ana, sarah]));
const confirm = (state: State, who: Recipient, day: string): State =>
  after(state, { telling: { type: 'confirm-told' } }, on(day, who.staff ?? 'reable'));
const noted = (state: State, who: Recipient, day: string): State => {
  const occasion = on(day, AUTHOR);
  return after(state, { telling: { type: 'note-told', key: who.key, how: 'phone', on: occasion.today } }, occasion);
};

const { today: TODAY } = began([]);
const dutiesIn = (state: State, author = AUTHOR): readonly Duty[] =>
  inForce(kind.duties?.(state, { today: TODAY, author }) ?? [], TODAY);
const waitingFor = (state: State, author = AUTHOR) => staffIn(dutiesIn(state, author));
/** When each thing is next reminded of, three working days after it was recorded. */
const remindersIn = (state: State) =>
  remindersAfter({}, dutiesIn(state), { today: TODAY, remindOn: on('2026-11-24', AUTHOR).today });

describe('R4: what is recorded and who must be told of it begin together', () => {
  test('an accepted change lists its recipients in the same decision', () => {
    expect(kind.decide(kind.initial, RECORD, began([tom, sarah]))).toEqual({
      ok: true,
      value: [
        { own: expect.objectContaining({ type: 'monitoring-changed', change: changed(), waits: false }) },
        { telling: { type: 'telling-began', recipients: [tom, sarah] } },
      ],
    });
  });

  test('a refused change tells nobody', () => {
    expect(kind.decide(kind.initial, { own: changeMonitoring({ rationale: '' }) }, began([tom]))).toEqual({
      ok: false,
      refusal: { own: { code: 'MONITORING.RATIONALE-MISSING' } },
    });
  });

  test('S51: the same change again begins no second telling', () => {
    expect(kind.decide(begun, RECORD, began([tom, ana, sarah], '2026-11-20'))).toEqual({ ok: true, value: [] });
  });

  test('nobody can be told of a record that is not one yet', () => {
    expect(kind.decide(kind.initial, { telling: { type: 'confirm-told' } }, on('2026-11-19', tom.staff))).toEqual({
      ok: false,
      refusal: { telling: { code: 'TELLING.NOT-BEGUN' } },
    });
  });

  test('the day it began is remembered: a day long before it is a slip', () => {
    expect(begun.telling?.began).toBe('2026-11-19');
    const early: Command = {
      telling: { type: 'note-told', key: 'sarah', how: 'phone', on: on('2026-10-18', AUTHOR).today },
    };
    expect(kind.decide(begun, early, on('2026-11-25', AUTHOR))).toEqual({
      ok: false,
      refusal: { telling: { code: 'TELLING.LONG-BEFORE', began: '2026-11-19' } },
    });
  });

  test('S63: it is the day on the clocks of the service, also just after midnight in summer', () => {
    const at = new Date('2026-07-01T23:30:00Z');
    const occasion: Occasion = { ...began([sarah], '2026-07-02'), at };
    expect(after(kind.initial, RECORD, occasion).telling?.began).toBe('2026-07-02');
  });

  test('being told changes nothing of what was recorded', () => {
    expect(noted(confirm(begun, tom, '2026-11-20'), sarah, '2026-11-20').own).toEqual(begun.own);
  });
});

describe('R5: a record waits for its author and for each member of staff, until nobody is left', () => {
  test('at first for all of them; the author is not named twice', () => {
    expect(waitingFor(begun)).toEqual([AUTHOR, 'tom', 'ana']);
    expect(waitingFor(begun, tom.staff)).toEqual(['tom', 'ana']);
  });

  test('who has confirmed is no longer waited for, the author stays for whoever does not use Teams', () => {
    const both = confirm(confirm(begun, tom, '2026-11-20'), ana, '2026-11-20');
    expect(waitingFor(confirm(begun, tom, '2026-11-20'))).toEqual([AUTHOR, 'ana']);
    expect(waitingFor(both)).toEqual([AUTHOR]);
    expect(remindersIn(both)).toEqual({ 'tell.2026-11-19': '2026-11-24' });
  });

  test('once everybody has been told it waits for nobody and nobody is reminded any more', () => {
    const all = noted(confirm(confirm(begun, tom, '2026-11-20'), ana, '2026-11-20'), sarah, '2026-11-20');
    expect([waitingFor(all), remindersIn(all)]).toEqual([[], {}]);
  });

  test('a record that is not one yet waits for nobody', () => {
    expect([waitingFor(kind.initial), remindersIn(kind.initial)]).toEqual([[], {}]);
  });

  test('in whatever order people are told, it waits exactly for those who are left', () => {
    const everybody = [tom, ana, sarah, outsideRecipient('person')];
    const started = after(kind.initial, RECORD, began(everybody));
    const shuffled = fc.shuffledSubarray(everybody, { minLength: 0 });
    fc.assert(
      fc.property(shuffled, (told) => {
        const state = told.reduce(
          (now, who) => (who.staff ? confirm(now, who, '2026-11-20') : noted(now, who, '2026-11-20')),
          started,
        );
        const left = everybody.filter((who) => !told.includes(who));
        const staff = left.flatMap(({ staff }) => staff ?? []);
        expect(waitingFor(state)).toEqual(left.length === 0 ? [] : [AUTHOR, ...staff]);
        expect(Object.keys(remindersIn(state))).toHaveLength(left.length === 0 ? 0 : 1 + staff.length);
      }),
    );
  });
});

describe('who is sent what because of a record', () => {
  const about = { team: TeamId.parse('north'), author: AUTHOR };
  const notices = (state: State, command: Command, occasion: Occasion) => {
    const decided = kind.decide(state, command, occasion);
    const facts = decided.ok ? decided.value : [];
    return kind.notify?.(
      facts.reduce((now, fact) => kind.evolve(now, fact, { ...occasion, seq: 0 }), state),
      facts,
      about,
      { before: state, by: occasion.by, leads: [] },
    );
  };

  test('R4: recording it sends each member of staff in the plan a card, and the team its news', () => {
    expect(notices(kind.initial, RECORD, began([tom, ana, sarah]))).toEqual([
      { to: { staff: 'tom' }, what: 'please-confirm' },
      { to: { staff: 'ana' }, what: 'please-confirm' },
      { to: { team: 'north' }, what: 'team-news' },
    ]);
  });

  test('R5: reminding sends a reminder to each who is left, and to the author', () => {
    const state = confirm(begun, tom, '2026-11-20');
    const remindedOn = (date: string) => {
      const { today } = on(date, 'reable');
      const due = dueIn(dutiesIn(state), remindersIn(begun), today);
      return remind(due, today, () => true, ledBy()).notices;
    };
    expect(remindedOn('2026-11-23')).toEqual([]);
    expect(remindedOn('2026-11-24')).toEqual([
      { staff: AUTHOR, what: 'author-reminder' },
      { staff: 'ana', what: 'reminder' },
    ]);
  });

  test('confirming, and confirming again, sends nothing', () => {
    expect(notices(begun, { telling: { type: 'confirm-told' } }, on('2026-11-20', tom.staff))).toEqual([]);
    expect(
      notices(confirm(begun, tom, '2026-11-20'), { telling: { type: 'confirm-told' } }, on('2026-11-20', tom.staff)),
    ).toEqual([]);
  });
});

describe('a kind of which nobody is told', () => {
  const untold = withTelling(rules);

  test('begins no telling, whoever is around the person: it has no ledger, nothing waits and nothing is sent', () => {
    const decided = untold.decide(untold.initial, RECORD, began([tom, sarah]));
    const facts = decided.ok ? decided.value : [];
    expect(facts.map((fact) => Object.keys(fact))).toEqual([['own']]);
    const state = folded(untold, facts, began([tom, sarah]));
    expect(state).not.toHaveProperty('telling');
    expect(untold.duties?.(state, { today: TODAY, author: AUTHOR })).toEqual([]);
    const cause = { before: untold.initial, by: AUTHOR, leads: [] };
    expect(untold.notify?.(state, facts, { team: TeamId.parse('north'), author: AUTHOR }, cause)).toEqual([]);
  });

  test('cannot be told by a command either', () => {
    const state = after(untold.initial, RECORD, began([tom]));
    expect(
      untold.decide({ own: state.own }, { telling: { type: 'confirm-told' } }, on('2026-11-19', tom.staff)),
    ).toEqual({ ok: false, refusal: { telling: { code: 'TELLING.NOT-BEGUN' } } });
  });
});

test('R15: where another than the author answers for it now, they see to the telling', () => {
  const handed = withTelling(rules, { toTell: () => [sarah], owner: () => ana.staff });
  const decided = handed.decide(handed.initial, RECORD, began([]));
  const state = folded(handed, decided.ok ? decided.value : [], began([]));
  expect(handed.duties?.(state, { today: TODAY, author: AUTHOR }).map(({ of }) => of)).toEqual([[ana.staff]]);
});

describe('what is stored is read back by the kind itself', () => {
  test('its state and its facts survive being JSON', () => {
    const state = noted(confirm(begun, tom, '2026-11-20'), sarah, '2026-11-20');
    expect(kind.state.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    const decided = kind.decide(kind.initial, RECORD, began([tom, sarah]));
    const facts = decided.ok ? decided.value : [];
    expect(facts.map((fact) => kind.fact.parse(JSON.parse(JSON.stringify(fact))))).toEqual(facts);
  });

  test('something that is neither its own fact nor one of telling is not read', () => {
    for (const fact of [{}, { own: { type: 'forgotten' } }, { telling: { type: 'told', key: 'tom' } }, { own: null }]) {
      expect(kind.fact.safeParse(fact).success).toBe(false);
    }
  });
});
