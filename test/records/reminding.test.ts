import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { addDays, Day } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf, StaffId, TeamId } from '../../src/kernel/ids.ts';
import type { Recipient } from '../../src/notices/ledger.ts';
import type { PlanCommand } from '../../src/plans/commands.ts';
import { HOME } from '../../src/plans/plan.ts';
import { planRules } from '../../src/plans/rules.ts';
import type { StoredVersion } from '../../src/records/record.ts';
import { RecordRepository } from '../../src/records/repository.ts';
import { nextReminder } from '../../src/work/reminders.ts';
import { isWorkingDay } from '../../src/work/working-days.ts';
import { workingDaysBetween } from '../support/working-days.ts';
import { clockAt } from '../support/clock.ts';
import {
  AUTHOR,
  BEGINNING,
  bookIn,
  changeMonitoring,
  outsideRecipient,
  RECORD,
  staffRecipient,
} from '../support/monitoring.ts';
import {
  ADA,
  amendByHand,
  answer,
  content,
  day,
  first,
  propose,
  PRIYA_SHAH,
  TOM,
  TOM_REED,
  visit,
  yes,
} from '../support/plan.ts';
import { servicesAt } from '../support/services.ts';
import { ledBy } from '../support/posts.ts';

const LEAD = StaffId.parse('priya');
const tom = staffRecipient('tom');
const ana = staffRecipient('ana');
const sarah = outsideRecipient('sarah');

/** A change that was recorded at noon on that day, of which these people are to be told. */
async function recorded(on: string, tell: readonly Recipient[] = [tom, ana, sarah], remindAfter = 3) {
  const clock = clockAt(`${on}T12:00:00Z`);
  const book = bookIn(new SqliteStore(':memory:', clock), clock, tell, remindAfter);
  await book.give(RECORD, { own: changeMonitoring({ startsOn: day('2027-12-31') }) }, AUTHOR, BEGINNING);

  async function present() {
    const at = await book.read(RECORD);
    if (!at) throw new Error('the test expected a record');
    return at.record;
  }
  return {
    present,
    next: async () => nextReminder((await present()).reminders),
    /** Staff confirm by themselves. */
    told: ({ key, staff }: Recipient, when = on) =>
      staff
        ? book.give(RECORD, { telling: { type: 'confirm-told' } }, staff)
        : book.give(RECORD, { telling: { type: 'note-told', key, how: 'phone', on: day(when) } }, AUTHOR),
    /** Who is sent which reminder at noon on that day. */
    async remindedOn(when: string, mayStill: (staff: StaffId) => boolean = () => true) {
      clock.set(`${when}T12:00:00Z`);
      const before = new Set((await present()).notices.map(({ id }) => id));
      await book.remind(RECORD, mayStill, ledBy(LEAD));
      return (await present()).notices.flatMap(({ id, to, what }) =>
        before.has(id) || !('staff' in to) ? [] : [[to.staff, what]],
      );
    },
  };
}

const EVERYBODY = [
  [AUTHOR, 'author-reminder'],
  ['tom', 'reminder'],
  ['ana', 'reminder'],
];

describe('R5: those who have not been told are reminded after so many working days', () => {
  test.each([
    ['over no weekend', '2026-11-16', 3, '2026-11-19'],
    ['over a weekend', '2026-11-19', 3, '2026-11-24'],
    ['from a Friday', '2026-11-20', 1, '2026-11-23'],
    ['from a Saturday', '2026-11-21', 3, '2026-11-25'],
    ['from a Sunday', '2026-11-22', 3, '2026-11-25'],
    ['over Christmas 2026', '2026-12-23', 3, '2026-12-30'],
    ['from Christmas Eve 2026', '2026-12-24', 1, '2026-12-29'],
    ['from Christmas Day 2026', '2026-12-25', 3, '2026-12-31'],
    ['over Christmas and New Year', '2026-12-24', 5, '2027-01-05'],
    ['over Easter 2027', '2027-03-25', 3, '2027-04-01'],
    ['from Good Friday 2027', '2027-03-26', 1, '2027-03-30'],
    ['over the early May bank holiday 2027', '2027-04-30', 1, '2027-05-04'],
    ['over the clocks going back', '2026-10-23', 2, '2026-10-27'],
    ['over the clocks going forward, at Easter', '2027-03-24', 2, '2027-03-30'],
  ])('%s: recorded on %s, after %i: on %s', async (_where, on, workingDays, expected) => {
    const record = await recorded(on, [sarah], workingDays);
    expect(await record.next()).toBe(expected);
  });

  test('not before the day, and on it', async () => {
    const record = await recorded('2026-11-19');
    expect(await record.remindedOn('2026-11-23')).toEqual([]);
    expect(await record.remindedOn('2026-11-24')).toEqual(EVERYBODY);
    expect((await record.present()).entries.at(-1)).toMatchObject({
      by: 'reable',
      fact: { reminded: { next: '2026-11-27', to: [AUTHOR, 'tom', 'ana'] } },
    });
  });

  test('when the bot was away on the day, on the next that it is there', async () => {
    const record = await recorded('2026-11-19');
    expect(await record.remindedOn('2026-12-24')).toEqual(EVERYBODY);
    expect(await record.next()).toBe('2026-12-31');
  });

  test('those who have been told are left in peace', async () => {
    const record = await recorded('2026-11-19');
    await record.told(ana);
    await record.told(sarah);
    expect(await record.remindedOn('2026-11-24')).toEqual([
      [AUTHOR, 'author-reminder'],
      ['tom', 'reminder'],
    ]);
  });

  test('when only somebody without Teams is left, the author alone', async () => {
    const record = await recorded('2026-11-19');
    await record.told(tom);
    await record.told(ana);
    expect(await record.remindedOn('2026-11-24')).toEqual([[AUTHOR, 'author-reminder']]);
  });

  test('not twice on one day, and again after as many working days', async () => {
    const record = await recorded('2026-11-19');
    await record.remindedOn('2026-11-24');
    const { entries } = await record.present();
    expect(await record.remindedOn('2026-11-24')).toEqual([]);
    expect(await record.remindedOn('2026-11-26')).toEqual([]);
    expect((await record.present()).entries).toEqual(entries);
    expect(await record.remindedOn('2026-11-27')).toEqual(EVERYBODY);
    expect(await record.next()).toBe('2026-12-02');
  });

  test('as many as the service has set, each time', async () => {
    const record = await recorded('2026-12-23', [sarah], 5);
    expect(await record.next()).toBe('2027-01-04');
    await record.remindedOn('2027-01-04');
    expect(await record.next()).toBe('2027-01-11');
  });

  test('being told in between puts nothing off for the others', async () => {
    const record = await recorded('2026-11-19');
    await record.remindedOn('2026-11-23');
    await record.told(tom, '2026-11-23');
    expect(await record.next()).toBe('2026-11-24');
  });

  test('never again once everybody has been told', async () => {
    const record = await recorded('2026-11-19');
    for (const one of [tom, ana, sarah]) await record.told(one);
    expect(await record.next()).toBeUndefined();
    const { entries } = await record.present();
    expect(await record.remindedOn('2027-11-24')).toEqual([]);
    expect((await record.present()).entries).toEqual(entries);
  });

  test('those who lead the team in the place of an author who can no longer see to it; the author stays who they were', async () => {
    const record = await recorded('2026-11-19');
    expect(await record.remindedOn('2026-11-24', (staff) => staff !== AUTHOR)).toEqual([
      [LEAD, 'author-reminder'],
      ['tom', 'reminder'],
      ['ana', 'reminder'],
    ]);
    const { entries, author } = await record.present();
    expect([author, entries.at(-1)?.fact]).toMatchObject([AUTHOR, { reminded: { instead: [LEAD] } }]);
  });

  test('S63: from any day, the day is a working day, and exactly so many working days later', async () => {
    const clock = clockAt('2025-01-01T12:00:00Z');
    const store = new SqliteStore(':memory:', clock);
    let many = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1460 }), fc.integer({ min: 1, max: 60 }), async (count, days) => {
        const on = addDays(Day.parse('2025-01-01'), count);
        clock.set(`${on}T12:00:00Z`);
        const id = recordIdOf(PersonId.parse('ada'), `r${++many}`);
        const own = changeMonitoring({ startsOn: day('2029-12-31') });
        const given = await bookIn(store, clock, [sarah], days).give(id, { own }, AUTHOR, BEGINNING);
        const next = given.ok ? (nextReminder(given.value.record.reminders) ?? on) : on;
        expect([isWorkingDay(next), workingDaysBetween(on, next)]).toEqual([true, days]);
      }),
    );
  });

  test('nobody is reminded of a record that is not there', async () => {
    const clock = clockAt('2026-11-19T12:00:00Z');
    const book = bookIn(new SqliteStore(':memory:', clock), clock);
    expect(await book.remind(RECORD, () => true, ledBy())).toEqual({ ok: false, refusal: { code: 'RECORD.MISSING' } });
  });
});

describe('R8, R14: a plan is reminded of by itself, day after day', () => {
  const ID = recordIdOf(PersonId.parse('ada'), 'plan');

  /** Tom has agreed a plan with Ada alone, who has no copy of it yet, with support until the 3rd of December. */
  async function agreed() {
    const clock = clockAt('2026-11-19T12:00:00Z');
    const book = new RecordRepository(planRules(), {
      ...servicesAt(new SqliteStore(':memory:', clock), clock),
      circleOf: async () => [ADA, TOM],
      leadsOf: async () => [PRIYA_SHAH],
    });
    const beginning = { team: TeamId.parse('north'), author: TOM_REED };
    async function give(command: PlanCommand) {
      const given = await book.give(ID, command, TOM_REED, beginning);
      if (!given.ok) throw new Error(`refused: ${given.refusal.code}`);
      return given.value;
    }
    const ending = first({ content: content({ visits: [visit({ until: day('2026-12-03') })] }), copyTo: [ADA] });
    await give(propose({ ...ending, copyTo: ending.copyTo.map(({ key, name, role }) => ({ key, name, role })) }));
    await give(answer(HOME, yes(), { id: 'first' }));
    const tags = async (): Promise<unknown> => {
      const { found } = await book.room.all({ limit: 1 });
      return found[0]?.tags;
    };
    const remind = async (on: string): Promise<StoredVersion<unknown>> => {
      clock.set(`${on}T08:00:00Z`);
      const given = await book.remind(ID, () => true, ledBy(PRIYA_SHAH));
      if (!given.ok) throw new Error('nobody could be reminded');
      return given.value;
    };
    return { clock, give, remind, tags };
  }

  test('two working days before a visit for a while is over its owner hears of it, and until it is told it stays owed', async () => {
    const { give, remind, tags } = await agreed();
    await give({ type: 'give-copy', key: HOME, version: 1, how: 'by-hand', on: day('2026-11-19') });
    expect(await tags()).toMatchObject({ remind: ['2026-12-01'] });
    expect(await tags()).not.toHaveProperty('waiting');
    expect(await tags()).not.toHaveProperty('outstanding');
    expect(await tags()).not.toHaveProperty('settled');
    expect((await remind('2026-11-30')).record.notices).toEqual([]);
    const { record } = await remind('2026-12-01');
    expect(record.notices).toMatchObject([
      { to: { staff: TOM_REED }, what: 'visit-ends' },
      { to: { staff: TOM_REED }, what: 'plan-reminder' },
    ]);
    expect(await tags()).toMatchObject({
      waiting: [TOM_REED],
      outstanding: ['north 2026-12-01'],
    });
    expect(await tags()).toMatchObject({ remind: ['2026-12-04'] });
  });

  test.each(['2027-06-01', '2061-03-03'])(
    'P8, S61: the clock was at %s for a moment: that a visit ends is said on its day all the same, and once',
    async (wrong) => {
      const { give, remind, tags } = await agreed();
      await give({ type: 'give-copy', key: HOME, version: 1, how: 'by-hand', on: day('2026-11-19') });
      await remind(wrong);
      const saidOn = async (on: string) =>
        (await remind(on)).record.notices.filter(({ what }) => what === 'visit-ends').length;
      expect([await saidOn('2026-11-30'), await saidOn('2026-12-01'), await saidOn('2026-12-02')]).toEqual([0, 1, 1]);
      expect(await tags()).toMatchObject({ remind: ['2026-12-04'] });
    },
  );

  test('each thing has a day of its own: what was written by hand later does not put off the copies', async () => {
    const { clock, give, remind } = await agreed();
    clock.set('2026-11-23T12:00:00Z');
    const { record } = await give(amendByHand({ amendment: { ...amendByHand().amendment, on: day('2026-11-23') } }));
    expect(record.reminders).toEqual({
      'amendment.written': '2026-11-26',
      'folder.1': '2026-11-24',
      'ends.morning.2026-12-03': '2026-12-01',
      'tell-end.morning.2026-12-03': '2026-12-01',
      'tell-end.morning.2026-12-03.2026-12-01.leads': '2026-12-08',
      'copies.1': '2026-11-24',
      'copies.1.2026-11-19.leads': '2026-11-26',
    });
    const after = await remind('2026-11-24');
    expect(after.record.reminders).toEqual({
      'amendment.written': '2026-11-26',
      'folder.1': '2026-11-27',
      'ends.morning.2026-12-03': '2026-12-01',
      'tell-end.morning.2026-12-03': '2026-12-01',
      'tell-end.morning.2026-12-03.2026-12-01.leads': '2026-12-08',
      'copies.1': '2026-11-27',
      'copies.1.2026-11-19.leads': '2026-11-26',
    });
  });
});
