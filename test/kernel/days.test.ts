import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { dayOf } from '../../src/kernel/days.ts';

/** As Sweden writes a date: year, month, day. Asked anew for every moment. */
const asked = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);

/** An hour that is there twice or never, offsets of half hours, of 24 hours to the next island, and once of odd seconds. */
const ZONES = ['Europe/London', 'UTC', 'America/St_Johns', 'Pacific/Chatham', 'Pacific/Apia', 'Africa/Monrovia'];

describe('the day at a moment', () => {
  test('is the one on the clocks of the zone, however often and in whatever order it is asked for', () => {
    const anyMoment = fc.date({
      min: new Date('1960-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const aroundIt = fc.array(fc.integer({ min: -90_000, max: 90_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyMoment, aroundIt, fc.constantFrom(...ZONES), (moment, around, zone) => {
        for (const ms of [0, ...around, 0]) {
          const near = new Date(moment.getTime() + ms);
          expect(dayOf(near, zone)).toBe(asked(near, zone));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('changes at midnight of the zone to the millisecond, in summer time and on the days the clocks change', () => {
    for (const [before, after] of [
      ['2026-06-30T22:59:59.999Z', '2026-06-30T23:00:00.000Z'],
      ['2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00.000Z'],
      ['2026-03-28T23:59:59.999Z', '2026-03-29T00:00:00.000Z'],
      ['2026-03-29T22:59:59.999Z', '2026-03-29T23:00:00.000Z'],
      ['2026-10-24T22:59:59.999Z', '2026-10-24T23:00:00.000Z'],
      ['2026-10-25T23:59:59.999Z', '2026-10-26T00:00:00.000Z'],
    ] as const) {
      for (const moment of [before, after, before, after].map((text) => new Date(text)))
        expect(dayOf(moment, 'Europe/London')).toBe(asked(moment, 'Europe/London'));
      expect(dayOf(new Date(before), 'Europe/London') < dayOf(new Date(after), 'Europe/London')).toBe(true);
    }
  });

  test('one moment is two days in two zones', () => {
    const moment = new Date('2026-11-22T12:00:00.000Z');
    expect([dayOf(moment, 'Pacific/Apia'), dayOf(moment, 'Europe/London')]).toEqual(['2026-11-23', '2026-11-22']);
  });
});
