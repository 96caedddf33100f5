import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { rules } from '../../src/flows/monitoring-change/rules.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import type { Recipient } from '../../src/notices/ledger.ts';
import { withTelling } from '../../src/notices/with-telling.ts';
import type { Occasion } from '../../src/records/kind.ts';
import { folded, on } from '../support/given.ts';
import { AUTHOR, changed, changeMonitoring, kind, outsideRecipient, staffRecipient } from '../support/monitoring.ts';

const BEGAN = on('2026-11-19', AUTHOR);
const tom = staffRecipient('tom');
const ana = staffRecipient('ana');
const sarah = outsideRecipient('sarah');
type Command = Parameters<typeof kind.decide>[1];
type State = typeof kind.initial;

const record = (tell: readonly Recipient[]): Command => ({ own: changeMonitoring(), tell });
function after(state: State, command: Command, occasion: Occasion): State {
  const decided = kind.decide(state, command, occasion);
  return decided.ok
    ? decided.value.reduce((now, fact) => kind.evolve(now, fact, { ...occasion, seq: 0 }), state)
    : state;
}
const begun = after(kind.initial, record([tom, ana, sarah]), BEGAN);
const confirm = (state: State, who: Recipient, day: string): State =>
  after(state, { telling: { type: 'confirm-told' } }, on(day, who.staff ?? 'reable'));
const noted = (state: State, who: Recipient, day: string): State => {
  const occasion = on(day, AUTHOR);
  return after(state, { telling: { type: 'note-told', key: who.key, how: 'phone', on: occasion.today } }, occasion);
};

describe('R4: what is recorded and who must be told of it begin together', () => {
  test('an accepted change lists its recipients in the same decision', () => {
    expect(kind.decide(kind.initial, record([tom, sarah]), BEGAN)).toEqual({
      ok: true,
      value: [
        { own: { type: 'monitoring-changed', change: changed(), withoutAgreement: false } },
        { telling: { type: 'telling-began', recipients: [tom, sarah], chaseOn: '2026-11-24' } },
      ],
    });
  });

  test('a refused change tells nobody', () => {
    expect(kind.decide(kind.initial, { own: changeMonitoring({ rationale: '' }), tell: [tom] }, BEGAN)).toEqual({
      ok: false,
      refusal: { own: { code: 'MONITORING.RATIONALE-MISSING' } },
    });
  });

  test('S51: the same change again begins no second telling', () => {
    expect(kind.decide(begun, record([tom, ana, sarah]), on('2026-11-20', AUTHOR))).toEqual({ ok: true, value: [] });
  });

  test('nobody can be told of a record that is not one yet', () => {
    expect(kind.decide(kind.initial, { telling: { type: 'confirm-told' } }, on('2026-11-19', tom.staff))).toEqual({
      ok: false,
      refusal: { telling: { code: 'TELLING.NOT-BEGUN' } },
    });
  });

  test('the day it began is remembered: a day long before it is a slip', () => {
    expect(begun.began).toBe('2026-11-19');
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
    const occasion: Occasion = { at, today: on('2026-07-02', AUTHOR).today, by: AUTHOR };
    expect(after(kind.initial, record([sarah]), occasion).began).toBe('2026-07-02');
  });

  test('being told changes nothing of what was recorded', () => {
    expect(noted(confirm(begun, tom, '2026-11-20'), sarah, '2026-11-20').own).toEqual(begun.own);
  });
});

describe('R5: a record waits for its author and for each member of staff, until nobody is left', () => {
  test('at first for all of them; the author is not named twice', () => {
    expect(kind.waitingFor(begun, AUTHOR)).toEqual([AUTHOR, 'tom', 'ana']);
    expect(kind.waitingFor(begun, tom.staff)).toEqual(['tom', 'ana']);
  });

  test('who has confirmed is no longer waited for, the author stays for whoever does not use Teams', () => {
    const both = confirm(confirm(begun, tom, '2026-11-20'), ana, '2026-11-20');
    expect(kind.waitingFor(confirm(begun, tom, '2026-11-20'), AUTHOR)).toEqual([AUTHOR, 'ana']);
    expect(kind.waitingFor(both, AUTHOR)).toEqual([AUTHOR]);
    expect(kind.chase(both)).toBe('2026-11-24');
  });

  test('once everybody has been told it waits for nobody and is chased no more', () => {
    const all = noted(confirm(confirm(begun, tom, '2026-11-20'), ana, '2026-11-20'), sarah, '2026-11-20');
    expect([kind.waitingFor(all, AUTHOR), kind.chase(all)]).toEqual([[], undefined]);
  });

  test('a record that is not one yet waits for nobody', () => {
    expect([kind.waitingFor(kind.initial, AUTHOR), kind.chase(kind.initial)]).toEqual([[], undefined]);
  });

  test('it is chased after as many working days as the service has set, and again after as many', () => {
    const five = withTelling(rules, 'Europe/London', 5);
    const recorded = on('2026-12-23', AUTHOR);
    const decided = five.decide(five.initial, record([sarah]), recorded);
    const state = folded(five, decided.ok ? decided.value : [], recorded);
    expect(five.chase(state)).toBe('2027-01-04');
    const due = on('2027-01-04', 'reable');
    const chased = five.decide(state, { telling: { type: 'chase', workingDays: 5 } }, due);
    expect(chased).toEqual({
      ok: true,
      value: [{ telling: { type: 'chased', keys: ['sarah'], chaseOn: '2027-01-11' } }],
    });
  });

  test('in whatever order people are told, it waits exactly for those who are left', () => {
    const everybody = [tom, ana, sarah, outsideRecipient('person')];
    const started = after(kind.initial, record(everybody), BEGAN);
    const shuffled = fc.shuffledSubarray(everybody, { minLength: 0 });
    fc.assert(
      fc.property(shuffled, (told) => {
        const state = told.reduce(
          (now, who) => (who.staff ? confirm(now, who, '2026-11-20') : noted(now, who, '2026-11-20')),
          started,
        );
        const left = everybody.filter((who) => !told.includes(who));
        const staff = left.flatMap(({ staff }) => staff ?? []);
        expect(kind.waitingFor(state, AUTHOR)).toEqual(left.length === 0 ? [] : [AUTHOR, ...staff]);
        expect(kind.chase(state) === undefined).toBe(left.length === 0);
      }),
    );
  });
});

describe('who is sent what because of a record', () => {
  const about = { team: TeamId.parse('north'), author: AUTHOR };
  const notices = (state: State, command: Command, occasion: Occasion) => {
    const decided = kind.decide(state, command, occasion);
    const facts = decided.ok ? decided.value : [];
    return kind.notify(
      facts.reduce((now, fact) => kind.evolve(now, fact, { ...occasion, seq: 0 }), state),
      facts,
      about,
      { before: state, by: occasion.by },
    );
  };

  test('R4: recording it sends each member of staff in the plan a card, and the team its news', () => {
    expect(notices(kind.initial, record([tom, ana, sarah]), BEGAN)).toEqual([
      { to: { staff: 'tom' }, what: 'please-confirm' },
      { to: { staff: 'ana' }, what: 'please-confirm' },
      { to: { team: 'north' }, what: 'team-news' },
    ]);
  });

  test('R5: chasing sends reminders to whoever is left, and to the author', () => {
    const state = confirm(begun, tom, '2026-11-20');
    expect(notices(state, { telling: { type: 'chase', workingDays: 3 } }, on('2026-11-24', 'reable'))).toEqual([
      { to: { staff: 'ana' }, what: 'reminder' },
      { to: { staff: AUTHOR }, what: 'author-reminder' },
    ]);
  });

  test('confirming, and confirming again, sends nothing', () => {
    expect(notices(begun, { telling: { type: 'confirm-told' } }, on('2026-11-20', tom.staff))).toEqual([]);
    expect(
      notices(confirm(begun, tom, '2026-11-20'), { telling: { type: 'confirm-told' } }, on('2026-11-20', tom.staff)),
    ).toEqual([]);
  });
});

describe('what is stored is read back by the kind itself', () => {
  test('its state and its facts survive being JSON', () => {
    const state = noted(confirm(begun, tom, '2026-11-20'), sarah, '2026-11-20');
    expect(kind.state.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    const decided = kind.decide(kind.initial, record([tom, sarah]), BEGAN);
    const facts = decided.ok ? decided.value : [];
    expect(facts.map((fact) => kind.fact.parse(JSON.parse(JSON.stringify(fact))))).toEqual(facts);
  });

  test('something that is neither its own fact nor one of telling is not read', () => {
    for (const fact of [{}, { own: { type: 'forgotten' } }, { telling: { type: 'told', key: 'tom' } }, { own: null }]) {
      expect(kind.fact.safeParse(fact).success).toBe(false);
    }
  });
});
