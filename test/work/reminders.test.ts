import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, Day } from '../../src/kernel/days.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import type { Duty } from '../../src/work/duty.ts';
import {
  announce,
  announced,
  dueIn,
  nextReminder,
  remind,
  Reminded,
  Reminders,
  remindersAfter,
  withReminded,
} from '../../src/work/reminders.ts';
import { addWorkingDays, isWorkingDay } from '../../src/work/working-days.ts';
import { ledBy } from '../support/posts.ts';

const TODAY = Day.parse('2026-11-19');
const REMIND_ON = Day.parse('2026-11-24');
const NEXT = Day.parse('2026-11-27');
const [TOM, ANA, PRIYA, MEI] = [
  StaffId.parse('tom'),
  StaffId.parse('ana'),
  StaffId.parse('priya'),
  StaffId.parse('mei'),
];
const always = (): boolean => true;

const duty = (key: string, given: Partial<Duty> = {}): Duty => ({
  key,
  kind: 'look',
  of: [TOM],
  since: TODAY,
  words: 'Look at it again',
  reminder: 'look-reminder',
  ...given,
});

describe('R5: the day on which each thing is next reminded of', () => {
  const after = (before: Reminders, ...duties: readonly Duty[]): Reminders =>
    remindersAfter(before, duties, { today: TODAY, remindOn: REMIND_ON });

  test('what begins to wait is reminded of on the day that the fact brings with it', () => {
    expect(after({}, duty('a'))).toEqual({ a: REMIND_ON });
  });

  test('what begins later is reminded of on the very day that it begins', () => {
    expect(after({}, duty('a', { since: NEXT }))).toEqual({ a: NEXT });
  });

  test('what waited already keeps its day, and what is over is forgotten', () => {
    const before: Reminders = { a: TODAY, b: TODAY };
    expect(after(before, duty('a'), duty('c'))).toEqual({ a: TODAY, c: REMIND_ON });
    expect(after(before)).toEqual({});
  });

  test('S61: what was said once by a clock that was ahead is said again on its day', () => {
    const ended = duty('a', { since: NEXT, once: true });
    const told = remindersAfter({}, [ended], { today: addDays(NEXT, 400), remindOn: addDays(NEXT, 405) });
    const marked = remindersAfter(
      withReminded(told, { reminded: { keys: ['a'], next: addDays(NEXT, 405), to: [] } }),
      [ended],
      {
        today: addDays(NEXT, 400),
        remindOn: addDays(NEXT, 405),
      },
    );
    expect([nextReminder(marked), after(marked, ended)]).toEqual([undefined, { a: NEXT }]);
  });

  test('what is over and waits again has a new day', () => {
    expect(after(after({ a: TODAY }), duty('a'))).toEqual({ a: REMIND_ON });
  });

  test('what was reminded of is reminded of again on the next day for it, the rest when it was', () => {
    const fact: Reminded = { reminded: { keys: ['a'], next: NEXT, to: [TOM] } };
    expect(withReminded({ a: REMIND_ON, b: REMIND_ON }, fact)).toEqual({ a: NEXT, b: REMIND_ON });
  });

  test('the first of them is the next', () => {
    expect(nextReminder({ a: NEXT, b: REMIND_ON })).toBe(REMIND_ON);
    expect(nextReminder({})).toBeUndefined();
  });

  test('is due on its day and after it, and not before', () => {
    const due = (today: Day) => dueIn([duty('a'), duty('b')], { a: REMIND_ON, b: NEXT }, today).map(({ key }) => key);
    expect([due(addDays(REMIND_ON, -1)), due(REMIND_ON), due(NEXT)]).toEqual([[], ['a'], ['a', 'b']]);
  });

  test('what no fact has given a day yet is due once it has begun: a decision that was late of itself', () => {
    const late = [duty('late'), duty('later', { since: NEXT })];
    expect(dueIn(late, {}, TODAY).map(({ key }) => key)).toEqual(['late']);
  });
});

describe('what is heard of at once', () => {
  const fresh = [
    duty('a', { of: 'leads', notice: 'duty' }),
    duty('b', { of: [TOM, PRIYA], notice: 'duty' }),
    duty('c'),
  ];

  test('what begins with a fact, once; not what waited already, begins later, or says nothing', () => {
    const keys = (before: Reminders) => announced(fresh, before, TODAY).map(({ key }) => key);
    expect([keys({}), keys({ a: NEXT })]).toEqual([['a', 'b'], ['b']]);
    expect(announced([duty('a', { notice: 'duty', since: NEXT })], {}, TODAY)).toEqual([]);
  });

  test('each reader is sent one of a sort, and nobody what they have just done themselves', () => {
    expect(announce(fresh, { holders: ledBy(PRIYA, MEI), seesTo: always }, MEI)).toEqual([
      { staff: PRIYA, what: 'duty' },
      { staff: TOM, what: 'duty' },
    ]);
  });
});

describe('what is heard of at once, of staff who are away', () => {
  const told = (given: Partial<Duty>, cover?: StaffId) =>
    announce(
      [duty('a', { notice: 'duty', ...given })],
      { holders: ledBy(PRIYA), seesTo: () => (cover ? { cover } : {}) },
      ANA,
    ).map(({ staff }) => staff);

  test('their cover hears of what can be handed over, or else those who lead; what only they can do reaches them', () => {
    expect([told({ handsOver: true }, MEI), told({ handsOver: true }), told({})]).toEqual([[MEI], [PRIYA], [TOM]]);
  });
});

describe('R5: who is reminded', () => {
  const sent = (...given: Parameters<typeof remind>) =>
    remind(...given).notices.map(({ staff, what }) => [staff, what]);

  test('each of those for whom it waits; the fact says what, whom, and when next', () => {
    const given = remind([duty('a', { of: [TOM, ANA] })], NEXT, always, ledBy(PRIYA));
    expect(given).toEqual({
      fact: { reminded: { keys: ['a'], next: NEXT, to: [TOM, ANA] } },
      notices: [
        { staff: TOM, what: 'look-reminder' },
        { staff: ANA, what: 'look-reminder' },
      ],
    });
  });

  test('what is daily is reminded of on the next day, whatever the service has set for the rest', () => {
    const due = [duty('a', { daily: true }), duty('b')];
    const { fact } = remind(due, NEXT, always, ledBy(PRIYA), TODAY);
    expect(withReminded({ a: TODAY, b: TODAY }, fact)).toEqual({ a: addDays(TODAY, 1), b: NEXT });
  });

  test('those who lead the team, where it waits for them', () => {
    expect(sent([duty('a', { of: 'leads' })], NEXT, always, ledBy(PRIYA, MEI))).toEqual([
      [PRIYA, 'look-reminder'],
      [MEI, 'look-reminder'],
    ]);
  });

  test('one reminder of a sort is enough, whatever it stands for; of two sorts each', () => {
    const duties = [duty('a'), duty('b'), duty('c', { of: 'leads' }), duty('d', { reminder: 'other' })];
    expect(sent(duties, NEXT, always, ledBy(TOM))).toEqual([
      [TOM, 'look-reminder'],
      [TOM, 'other'],
    ]);
    expect(remind(duties, NEXT, always, ledBy(TOM)).fact.reminded).toEqual({
      keys: ['a', 'b', 'c', 'd'],
      next: NEXT,
      to: [TOM],
    });
  });

  test('R5: several reminders to one person about one record are one, that lists what waits', () => {
    const duties = [duty('a'), duty('b', { reminder: 'plan-reminder' }), duty('c', { of: [ANA] })];
    expect(sent([...duties, duty('d', { reminder: 'visit-ends', quiet: true })], NEXT, always, ledBy(PRIYA))).toEqual([
      [TOM, 'duty-reminder'],
      [ANA, 'look-reminder'],
      [TOM, 'visit-ends'],
    ]);
  });

  test('P20: a lead is not asked to look at their own; another lead is, or else a manager', () => {
    const own = [duty('a', { of: 'leads', except: [PRIYA] })];
    expect(sent(own, NEXT, always, ledBy(PRIYA, MEI))).toEqual([[MEI, 'look-reminder']]);
    expect(sent(own, NEXT, always, { ...ledBy(PRIYA), managers: [ANA] })).toEqual([[ANA, 'look-reminder']]);
    expect(sent(own, NEXT, always, ledBy(PRIYA))).toEqual([]);
  });

  test('whoever holds a post, and those who lead the team where nobody does: then the fact says so', () => {
    const ofPost = [duty('a', { of: 'capacity-lead' })];
    expect(sent(ofPost, NEXT, always, { ...ledBy(PRIYA), 'capacity-lead': [MEI] })).toEqual([[MEI, 'look-reminder']]);
    const { fact, notices } = remind(ofPost, NEXT, always, ledBy(PRIYA));
    expect(notices.map(({ staff }) => staff)).toEqual([PRIYA]);
    expect(fact.reminded.instead).toEqual([PRIYA]);
  });

  describe('when one of them can no longer see to it', () => {
    const gone = (staff: StaffId) => staff !== TOM;

    test('those who lead the team get it in their place, and the fact says so', () => {
      const { fact, notices } = remind([duty('a', { handsOver: true })], NEXT, gone, ledBy(PRIYA, MEI));
      expect(notices.map(({ staff }) => staff)).toEqual([PRIYA, MEI]);
      expect(fact.reminded).toMatchObject({ to: [PRIYA, MEI], instead: [PRIYA, MEI] });
    });

    test('the others get theirs as ever, and a lead among them gets it once', () => {
      const { fact, notices } = remind(
        [duty('a', { of: [TOM, PRIYA], handsOver: true })],
        NEXT,
        gone,
        ledBy(PRIYA, MEI),
      );
      expect(notices.map(({ staff }) => staff)).toEqual([PRIYA, MEI]);
      expect(fact.reminded.instead).toEqual([MEI]);
    });

    test('only where it can be handed over: nobody confirms or answers in the place of another', () => {
      const { fact, notices } = remind([duty('a')], NEXT, gone, ledBy(PRIYA));
      expect(notices.map(({ staff }) => staff)).toEqual([TOM]);
      expect(fact.reminded.instead).toBeUndefined();
    });

    test('and no team leads either, nobody is reminded, and it comes up again', () => {
      const { fact, notices } = remind([duty('a', { handsOver: true })], NEXT, gone, ledBy());
      expect(notices).toEqual([]);
      expect(fact.reminded).toMatchObject({ keys: ['a'], next: NEXT, to: [] });
    });
  });

  test('nobody stands in for anybody while all can see to it', () => {
    expect(remind([duty('a', { handsOver: true })], NEXT, always, ledBy(PRIYA)).fact.reminded.instead).toBeUndefined();
  });
});

describe('whatever comes to wait and is over, on days that go on, with reminders in between', () => {
  const anyDuty = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    starts: fc.integer({ min: -5, max: 20 }),
    handsOver: fc.boolean(),
  });
  const anyStep = fc.record({
    later: fc.integer({ min: 0, max: 6 }),
    open: fc.uniqueArray(anyDuty, { selector: ({ key }) => key }),
    reminds: fc.boolean(),
  });

  interface At {
    readonly today: Day;
    readonly duties: readonly Duty[];
    readonly reminders: Reminders;
  }

  /** Folds it as a record does: what waits keeps the day on which it began. */
  function lived(steps: readonly (typeof anyStep extends fc.Arbitrary<infer S> ? S : never)[]): readonly At[] {
    const all: At[] = [];
    let [today, reminders, duties]: [Day, Reminders, readonly Duty[]] = [TODAY, {}, []];
    for (const { later, open, reminds } of steps) {
      today = addDays(today, later);
      const remindOn = addWorkingDays(today, 3);
      const due = dueIn(duties, reminders, today);
      if (reminds && due.length > 0)
        reminders = withReminded(reminders, remind(due, remindOn, always, ledBy(PRIYA)).fact);
      const before = duties;
      duties = open.map(({ key, starts, handsOver }) => ({
        ...duty(key, handsOver ? { handsOver } : {}),
        since: before.find((one) => one.key === key)?.since ?? addDays(today, starts),
      }));
      reminders = remindersAfter(reminders, duties, { today, remindOn });
      all.push({ today, duties, reminders });
    }
    return all;
  }

  const whatever = (check: (at: At) => void): void =>
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
        for (const at of lived(steps)) check(at);
      }),
    );

  test('only what is open has a reminder, and all of it has', () => {
    whatever(({ duties, reminders }) => {
      expect(Object.keys(reminders).toSorted()).toEqual(duties.map(({ key }) => key).toSorted());
    });
  });

  test('nothing is reminded of before it has begun', () => {
    whatever(({ duties, reminders }) => {
      for (const { key, since } of duties) expect((reminders[key] ?? since) >= since).toBe(true);
    });
  });

  test('a reminder is on a working day, but for the very day on which something begins', () => {
    whatever(({ duties, reminders }) => {
      for (const { key, since } of duties) {
        const next = reminders[key] ?? since;
        expect(next === since || isWorkingDay(next)).toBe(true);
      }
    });
  });

  test('what was reminded of is not due again on that day', () => {
    whatever(({ today, duties, reminders }) => {
      const due = dueIn(duties, reminders, today);
      const { fact } = remind(due, addWorkingDays(today, 3), always, ledBy());
      expect(dueIn(duties, withReminded(reminders, fact), today)).toEqual([]);
    });
  });

  test('what is stored of it is read back', () => {
    whatever(({ today, duties, reminders }) => {
      expect(Reminders.parse(JSON.parse(JSON.stringify(reminders)))).toEqual(reminders);
      const { fact } = remind(dueIn(duties, reminders, today), NEXT, (staff) => staff !== TOM, ledBy(PRIYA));
      expect(Reminded.parse(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
    });
  });
});
