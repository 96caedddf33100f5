import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { WEEK, type Visit } from '../../src/plans/content.ts';
import { doubtsIn, impossibleVisits } from '../../src/plans/problems.ts';
import { day, visit } from '../support/plan.ts';

const at = (time: string, minutes: number, given: Partial<Visit> = {}): Visit =>
  visit({ key: `${time}-${minutes}`, at: time, minutes, ...given });
const named = (name: string): Pick<Visit, 'by'> => ({ by: { kind: 'named', name, organisation: '' } });
const grace = named('Grace Obi');

const ANY: Pick<Visit, 'by'> = { by: { kind: 'pool', words: 'a support worker' } };

describe('visits that cannot be', () => {
  test.each([
    ['one begins while the other goes on', at('08:00', 45), at('08:30', 30)],
    ['one lies within the other', at('08:00', 60), at('08:15', 15)],
    ['both at the same time', at('08:00', 45), at('08:00', 30)],
    ['the later one written down first', at('08:30', 30), at('08:00', 45)],
    ['a minute too long', at('08:00', 31), at('08:30', 30)],
    ['the same name in other letters', at('08:00', 45, named('Tom Reed')), at('08:30', 30, named('TOM reed '))],
    ['on one day of several', at('08:00', 45, { days: ['mon', 'tue'] }), at('08:30', 30, { days: ['tue', 'fri'] })],
  ])('nobody is at two at once: %s', (_, one, other) => {
    expect(impossibleVisits([one, other])).toContain('cannot be at two visits at once');
    expect(impossibleVisits([at('20:00', 20), other, one])).toContain('cannot be at two visits at once');
  });

  test('it is said who, on which day and when', () => {
    const [one, other] = [at('08:00', 45, { days: ['tue', 'wed'] }), at('08:30', 30, { days: ['wed', 'sun'] })];
    expect(impossibleVisits([one, other])).toBe(
      'Tom Reed cannot be at two visits at once: Wed 08:00 (45 minutes) and 08:30. When two workers come together, make it one visit and say how many come.',
    );
  });

  test.each([
    ['one right after the other', at('08:00', 30), at('08:30', 30)],
    ['at the same time on different days', at('08:00', 45, { days: ['mon'] }), at('08:00', 45, { days: ['tue'] })],
    ['by different people', at('08:00', 45), at('08:00', 45, grace)],
    ['by any of a group', at('08:00', 45, ANY), at('08:00', 30, ANY)],
    [
      'when one has ended before',
      at('08:00', 45, { until: day('2026-12-03') }),
      at('08:00', 30, { from: day('2026-12-04') }),
    ],
    ['hours apart', at('08:00', 45), at('19:00', 45)],
  ])('%s can be', (_, one, other) => {
    expect(impossibleVisits([one, other])).toBeUndefined();
    expect(impossibleVisits([other, one])).toBeUndefined();
  });

  test('none goes on past midnight; up to midnight it may', () => {
    expect(impossibleVisits([at('23:30', 31)])).toBe(
      'The visit Every day, 23:30 would go on past midnight. Please enter it as two visits.',
    );
    expect(impossibleVisits([at('23:30', 30)])).toBeUndefined();
    expect(impossibleVisits([at('23:30', 30), at('00:00', 30, { key: 'after' })])).toBeUndefined();
    expect(impossibleVisits([at('16:00', 480)])).toBeUndefined();
    expect(impossibleVisits([at('16:01', 480)])).toContain('past midnight');
  });

  test('no visits at all can be', () => {
    expect(impossibleVisits([])).toBeUndefined();
  });

  test('the order in which they were written down makes no difference', () => {
    const anyVisit = fc
      .record({
        hour: fc.integer({ min: 6, max: 9 }),
        minute: fc.constantFrom('00', '15', '30'),
        minutes: fc.constantFrom(15, 30, 45),
        days: fc.subarray([...WEEK], { minLength: 1 }),
        by: fc.constantFrom(visit().by, grace.by),
      })
      .map(({ hour, minute, ...rest }) => visit({ ...rest, at: `0${hour}:${minute}` }));
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 5 }), (visits) => {
        expect(impossibleVisits(visits) === undefined).toBe(impossibleVisits(visits.toReversed()) === undefined);
        expect(doubtsIn({ visits }).length).toBe(doubtsIn({ visits: visits.toReversed() }).length);
      }),
    );
  });
});

describe('visits that can be and may be a mistake', () => {
  test('two people at one time: help by two, or a slip', () => {
    expect(doubtsIn({ visits: [at('08:00', 45), at('08:30', 30, grace)] })).toEqual([
      'Two visits are at the same time: Mon 08:00 (45 minutes) and 08:30. When two workers come together, one visit can say so.',
    ]);
    expect(doubtsIn({ visits: [at('08:00', 30), at('08:30', 30, grace)] })).toEqual([]);
  });

  test('a plan without visits', () => {
    expect(doubtsIn({ visits: [] })).toEqual(['There are no visits in this plan.']);
  });
});
