import { describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { readDay } from '../../src/forms/typed-date.ts';
import { Day, wordsForDay } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf } from '../../src/kernel/ids.ts';
import { nextReminder } from '../../src/work/reminders.ts';
import { recordsAChange } from '../support/change.ts';
import { clockAt } from '../support/clock.ts';
import { AUTHOR, BEGINNING, bookIn, changeMonitoring, outsideRecipient } from '../support/monitoring.ts';
import { textsIn, World, type Delivered } from '../support/talk.ts';

/**
 * The calendar a second time, without Intl and without the project's own days: summer time by the rule of the Summer Time Order 2002
 * (from 01:00 GMT on the last Sunday in March to 01:00 GMT on the last Sunday in October), bank holidays as gov.uk lists them.
 */
const DAY = 86_400_000;
const HOLIDAYS = new Set(
  `2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
   2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
   2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
   2029-01-01 2029-03-30 2029-04-02 2029-05-07 2029-05-28 2029-08-27 2029-12-25 2029-12-26
   2030-01-01 2030-04-19 2030-04-22 2030-05-06 2030-05-27 2030-08-26 2030-12-25 2030-12-26
   2031-01-01`.split(/\s+/u),
);
const lastSunday = (year: number, month: number): number => {
  const last = Date.UTC(year, month + 1, 0, 1);
  return last - new Date(last).getUTCDay() * DAY;
};
const isSummerTime = (moment: number): boolean => {
  const year = new Date(moment).getUTCFullYear();
  return moment >= lastSunday(year, 2) && moment < lastSunday(year, 9);
};
const written = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);
const dayIn = (moment: number): number => Math.floor((moment + (isSummerTime(moment) ? 3_600_000 : 0)) / DAY);
const works = (days: number): boolean => (days + 4) % 7 !== 0 && (days + 4) % 7 !== 6 && !HOLIDAYS.has(written(days));
function due(moment: number, count: number): string {
  let day = dayIn(moment);
  for (let left = count; left > 0;) if (works(++day)) left -= 1;
  return written(day);
}

/** The changes of the clocks, midnights, leap day, the turn of the year and the bank holidays: half of the moments lie near one. */
const EDGES = [
  ...[2026, 2027, 2028, 2029, 2030].flatMap((year) => [
    lastSunday(year, 2),
    lastSunday(year, 9),
    Date.UTC(year, 11, 31, 24),
  ]),
  Date.UTC(2028, 1, 29),
  ...[...HOLIDAYS].filter((day) => day < '2030-12').map((day) => Date.parse(day)),
];

function moments(count: number, seed: number): number[] {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state % below;
  };
  const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2030, 11, 20)];
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) return from + random(Math.floor((to - from) / 1000)) * 1000;
    const edge = EDGES[random(EDGES.length)] ?? from;
    const near = random(4) === 0 ? random(3) - 1 : (random(400_000) - 200_000) * 1000;
    return edge + random(3) * 3_600_000 + near;
  });
}

describe('S63: due dates in Europe/London', () => {
  const SEED = Number(process.env['SEED']);

  test(`of 1,000 records, each is reminded of three working days after the day it was on the clocks here (SEED=${SEED})`, async () => {
    const clock = clockAt('2026-01-01T00:00:00Z');
    const book = bookIn(new SqliteStore(':memory:', clock), clock, [outsideRecipient('sarah')]);
    const wrong: string[] = [];
    const all = moments(1_000, SEED);
    for (const [index, moment] of all.entries()) {
      clock.set(new Date(moment).toISOString());
      const id = recordIdOf(PersonId.parse('ada'), `r${index}`);
      const own = changeMonitoring({ startsOn: Day.parse('2031-01-02') });
      const begun = await book.give(id, { own }, AUTHOR, BEGINNING);
      const next = begun.ok ? nextReminder(begun.value.record.reminders) : 'refused';
      if (next !== due(moment, 3)) wrong.push(`${new Date(moment).toISOString()}: ${next}, not ${due(moment, 3)}`);
    }
    expect(wrong).toEqual([]);
    expect(all.filter(isSummerTime).length).toBeGreaterThan(200);
  });

  test('the second calendar agrees with Intl on every hour of the days on which the clocks change', () => {
    const intl = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });
    const wrong = EDGES.flatMap((edge) =>
      Array.from({ length: 96 }, (_, half) => edge + (half - 48) * 1_800_000),
    ).filter((moment) => intl.format(moment) !== written(dayIn(moment)));
    expect(wrong).toEqual([]);
  });
});

const about = (sent: readonly Delivered[], reference: string): number =>
  sent.filter(({ address, message }) => address.kind === 'personal' && textsIn(message).join('\n').includes(reference))
    .length;

describe('S63: reminders go out at eight in the morning as the clocks here say', () => {
  test.each([
    ['over the clocks going forward, 2026', '2026-03-25T10:00:00Z', '2026-03-30T07:00:00Z'],
    ['over the clocks going back, 2026', '2026-10-21T10:00:00Z', '2026-10-26T08:00:00Z'],
    ['over Easter and the clocks going forward, 2027', '2027-03-24T10:00:00Z', '2027-03-31T07:00:00Z'],
    ['over the clocks going back, 2027', '2027-10-27T10:00:00Z', '2027-11-01T08:00:00Z'],
    ['over Christmas on a weekend, 2027', '2027-12-23T10:00:00Z', '2027-12-30T08:00:00Z'],
    ['to leap day, 2028', '2028-02-24T10:00:00Z', '2028-02-29T08:00:00Z'],
    ['over Christmas, its substitute day and New Year', '2026-12-29T10:00:00Z', '2027-01-04T08:00:00Z'],
    ['recorded after midnight here, still the day before in UTC', '2026-06-30T23:30:00Z', '2026-07-06T07:00:00Z'],
  ])('%s', async (_, recorded, at) => {
    const world = await World.open({ at: recorded });
    const priya = world.chat('Priya Shah');
    await priya.joins();
    const reference = await recordsAChange(priya, { startsOn: recorded.slice(0, 10) });
    await world.ticks();
    world.clock.set(new Date(Date.parse(at) - 1000).toISOString());
    expect(about(await world.ticks(), reference)).toBe(0);
    world.clock.set(at);
    expect(about(await world.ticks(), reference)).toBe(1);
    expect(about(await world.ticks(), reference)).toBe(0);
  });
});

describe('S63: the day it is, in the conversation', () => {
  test('half past midnight in summer is today here, though it is yesterday in UTC', async () => {
    const world = await World.open({ at: '2026-06-30T23:30:00Z' });
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    expect((await priya.says('today')).words).toContain('From: Wed 1 Jul 2026');
    await priya.says('cancel');
    await recordsAChange(priya, { startsOn: '2026-07-01' });
    await priya.presses('Note who was told');
    const noted = await priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-07-01' });
    expect(noted.text).toContain('Wed 1 Jul 2026, by phone');
    expect(noted.text).toContain('Wed 1 Jul 2026, 00:30');
  });

  test('in the hour that comes twice, history keeps the order in which things happened', async () => {
    const world = await World.open({ at: '2026-10-25T00:40:00Z' });
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya, { startsOn: '2026-10-25' });
    world.clock.set('2026-10-25T01:10:00Z');
    await priya.presses('Note who was told');
    await priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-10-25' });
    const history = (await priya.presses('History')).text;
    const times = [...history.matchAll(/Sun 25 Oct 2026, (?<time>\d\d:\d\d)/gu)].map(({ groups }) => groups?.['time']);
    expect(times).toEqual(['01:10', '01:40', '01:40']);
    expect(history.indexOf('Noted that Sarah')).toBeLessThan(history.indexOf('Listed who must be told'));
  });

  test('a minute before midnight and a minute after are two days', async () => {
    for (const [at, today] of [
      ['2026-03-29T22:59:00Z', 'Sun 29 Mar 2026'],
      ['2026-03-29T23:01:00Z', 'Mon 30 Mar 2026'],
      ['2028-02-28T23:59:00Z', 'Mon 28 Feb 2028'],
      ['2028-02-29T00:01:00Z', 'Tue 29 Feb 2028'],
    ] as const) {
      const tom = (await World.open({ at })).chat('Tom Reed');
      await tom.says('change monitoring for Ada Palmer');
      expect((await tom.says('today')).words).toContain(`From: ${today}`);
    }
  });
});

describe('S63: typed dates round the days on which something happens', () => {
  const special = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-02-29', '2028-12-31', '2026-12-28'];
  const days = special.flatMap((day) => [-2, -1, 0, 1, 2].map((more) => Date.parse(day) / DAY + more));

  test.each([
    ['today', 0],
    ['tomorrow', 1],
    ['yesterday', -1],
    ['the day after tomorrow', 2],
    ['in 7 days', 7],
    ['a fortnight today', 14],
  ])('"%s" is %i days on', (words, more) => {
    const wrong = days.filter((day) => readDay(words, Day.parse(written(day)), 'nearest') !== written(day + more));
    expect(wrong.map(written)).toEqual([]);
  });

  test('each of them is understood as it is written here, with and without the weekday', () => {
    const wrong = days.flatMap((day) => {
      const meant = written(day);
      const [year = '', month = '', date = ''] = meant.split('-');
      const ways = [
        wordsForDay(Day.parse(meant)),
        `${Number(date)}/${Number(month)}/${year}`,
        `${date}.${month}.${year.slice(2)}`,
      ];
      return ways.filter((words) => readDay(words, Day.parse('2027-06-15'), 'nearest') !== meant);
    });
    expect(wrong).toEqual([]);
  });

  test('29 February is a day in a leap year, and none in another', () => {
    const read = (words: string, today: string) => readDay(words, Day.parse(today), 'nearest');
    expect(read('29/2', '2028-02-20')).toBe('2028-02-29');
    expect(read('29 Feb 2028', '2026-06-01')).toBe('2028-02-29');
    expect(read('29/2/2027', '2027-02-20')).toBeUndefined();
    expect(read('29 Feb', '2026-02-20')).toBeUndefined();
    expect(read('a year is a long time', '2028-02-29')).toBeUndefined();
  });
});
