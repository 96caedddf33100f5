import { describe, expect, test } from '@jest/globals';
import { addDays, Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import type { GoesOn, Noted, State } from '../../../src/flows/stop/facts.ts';
import { rules, stopTelling, type Command } from '../../../src/flows/stop/rules.ts';
import { isLate } from '../../../src/work/duty.ts';

const TODAY = Day.parse('2026-11-23');
const STARTED = Day.parse('2026-10-01');
const PRIYA = StaffId.parse('priya');
const TOM = StaffId.parse('tom');
const CIRCLE = [
  { key: 'the-person', name: 'Ada Palmer', role: 'receives reablement', part: 'person' },
  { key: 'sarah', name: 'Sarah Palmer', role: 'daughter, carer', part: 'carer' },
  { key: 'tom', name: 'Tom Reed', role: 'support worker', part: 'support-worker', staff: TOM },
  { key: 'priya', name: 'Priya Shah', role: 'social worker', part: 'social-worker', staff: PRIYA },
] as const;

const at = (today = TODAY, by = PRIYA) => ({
  at: new Date(`${today}T10:00:00Z`),
  today,
  by,
  leads: [],
  circle: CIRCLE,
});

function after(state: State, command: Command, today = TODAY): State {
  const decided = rules.decide(state, command, at(today));
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.reduce((now, fact, seq) => rules.evolve(now, fact, { ...at(today), seq }), state);
}
const refused = (state: State, command: Command, today = TODAY): string | undefined => {
  const decided = rules.decide(state, command, at(today));
  return decided.ok ? undefined : decided.refusal.code;
};

const NEW: State = { status: 'new' };
const noting = (noted: Partial<Noted> = {}): Command => ({
  type: 'stop',
  started: STARTED,
  noted: { what: 'hospital', since: TODAY, ...noted },
});
const goingOn = (goesOn: Partial<GoesOn> = {}): Command => ({
  type: 'go-on',
  goesOn: { id: 'one', on: TODAY, how: 'as-before', closed: [], name: 'Priya Shah', notedOn: TODAY, ...goesOn },
});
const dutiesOn = (state: State, today: Day) =>
  rules.duties?.(state, { today, author: PRIYA }).filter(({ since }) => since <= today) ?? [];

describe('what cannot be', () => {
  test.each([
    ['in hospital from a day to come', noting({ since: addDays(TODAY, 1) }), 'STOP.IN-THE-FUTURE'],
    ['in hospital before reablement began', noting({ since: addDays(STARTED, -1) }), 'STOP.BEFORE-REABLEMENT'],
    [
      'expected back before they went in',
      noting({ since: TODAY, expectedBack: addDays(TODAY, -1) }),
      'STOP.BACK-BEFORE-SINCE',
    ],
    [
      'expected back on a day that has passed',
      noting({ since: addDays(TODAY, -9), expectedBack: addDays(TODAY, -1) }),
      'STOP.EXPECTED-IN-THE-PAST',
    ],
    [
      'an end before the beginning',
      noting({ what: 'ended', since: addDays(STARTED, -1), words: 'Cooks.' }),
      'STOP.BEFORE-REABLEMENT',
    ],
    ['an end without a word of what follows (TL4)', noting({ what: 'ended', words: ' ' }), 'STOP.WORDS-MISSING'],
    ['a move without where support goes on', noting({ what: 'moved' }), 'STOP.WORDS-MISSING'],
    ['a death on a day to come', noting({ what: 'died', since: addDays(TODAY, 1) }), 'STOP.IN-THE-FUTURE'],
  ])('%s', (_, command, code) => {
    expect(refused(NEW, command)).toBe(code);
  });

  test('back before anything stopped, before they went in, and from nowhere', () => {
    expect(refused(NEW, goingOn())).toBe('STOP.NOT-STOPPED');
    expect(refused(after(NEW, noting()), goingOn({ on: addDays(TODAY, -1) }))).toBe('STOP.BACK-BEFORE-SINCE');
    const ended = after(NEW, noting({ what: 'ended', words: 'Cooks.' }));
    expect(refused(ended, { type: 'still-in-hospital' })).toBe('STOP.NOT-IN-HOSPITAL');
    expect(refused(ended, goingOn({ how: undefined }))).toBe('STOP.REASON-MISSING');
  });
});

describe('S51: the same once more changes nothing', () => {
  test('a stop, and how it goes on; another colleague’s answer is refused', () => {
    const stopped = after(NEW, noting());
    expect(after(stopped, noting())).toBe(stopped);
    const back = after(stopped, goingOn());
    expect(after(back, goingOn())).toBe(back);
    expect(refused(back, goingOn({ id: 'two' }))).toBe('STOP.NOT-STOPPED');
  });
});

describe('one duty goes on while somebody is in hospital', () => {
  test('P19: the day after they were expected, whoever recorded it is asked whether they are back', () => {
    const stopped = after(NEW, noting({ expectedBack: addDays(TODAY, 3) }));
    expect(dutiesOn(stopped, addDays(TODAY, 3))).toEqual([]);
    const [duty, ...others] = dutiesOn(stopped, addDays(TODAY, 4));
    expect(others).toEqual([]);
    expect(duty).toMatchObject({
      of: [PRIYA],
      words: 'Expected back from hospital on Thu 26 Nov 2026: are they back?',
    });
    expect(duty && isLate(duty, addDays(TODAY, 5), 5)).toBe(true);
  });

  test('when nobody knows, they are asked after a week, and a week after they said not yet', () => {
    const stopped = after(NEW, noting());
    const week = addDays(TODAY, 7);
    expect(dutiesOn(stopped, addDays(week, -1))).toEqual([]);
    expect(dutiesOn(stopped, week)).toHaveLength(1);
    const still = after(stopped, { type: 'still-in-hospital' }, week);
    expect(dutiesOn(still, week)).toEqual([]);
    expect(dutiesOn(still, addDays(week, 7))).toHaveLength(1);
  });

  test('back as before, nothing waits; when the plan is to be looked at first, that does until it is done', () => {
    const stopped = after(NEW, noting());
    expect(dutiesOn(after(stopped, goingOn()), TODAY)).toEqual([]);
    const first = after(stopped, goingOn({ how: 'plan-first' }));
    expect(dutiesOn(first, TODAY)).toMatchObject([{ words: 'Look at the plan before visits go on' }]);
    expect(dutiesOn(after(first, { type: 'look-at' }), TODAY)).toEqual([]);
  });
});

describe('who is told', () => {
  const told = (command: Command, state: State = NEW, by = PRIYA): readonly string[] => {
    const decided = rules.decide(state, command, at(TODAY, by));
    return decided.ok ? (stopTelling.toTell(decided.value, at(TODAY, by)) ?? []).map(({ name }) => name) : [];
  };

  test('P19: everybody in the plan but whoever recorded it; nobody is told that they are in hospital themselves', () => {
    expect(told(noting())).toEqual(['Sarah Palmer', 'Tom Reed']);
    expect(told(noting({ what: 'ended', words: 'Cooks again.' }))).toEqual(['Ada Palmer', 'Sarah Palmer', 'Tom Reed']);
    expect(told(noting({ what: 'died' }))).toEqual(['Sarah Palmer', 'Tom Reed']);
    expect(told(goingOn(), after(NEW, noting()), TOM)).toEqual(['Ada Palmer', 'Sarah Palmer', 'Priya Shah']);
  });

  test('P19: nobody is chased after a death', () => {
    expect(stopTelling.chases?.(after(NEW, noting({ what: 'died' })))).toBe(false);
    expect(stopTelling.chases?.(after(NEW, noting({ what: 'ended', words: 'Cooks.' })))).toBe(true);
  });
});
