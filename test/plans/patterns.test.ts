import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, Day } from '../../src/kernel/days.ts';
import { patternsIn } from '../../src/plans/patterns.ts';
import type { Evidence } from '../../src/plans/proposal.ts';

const START = Day.parse('2026-11-22');
const day = (many: number): Day => addDays(START, many);
const seen = (many: number, words: string): Evidence => ({
  key: `${many}${words}`,
  from: 'support-worker',
  who: 'Tom Reed',
  on: day(many),
  words,
});
const since = (all: readonly Evidence[]) => patternsIn(all).map((one) => [one.what, one.since]);

describe('what is noted on several days within a week', () => {
  test('TL10: visits that were not as agreed are told of after the second time', () => {
    const man = [5, 9, 12].map((many) => seen(many, 'A man came, though she wants women'));
    expect(since(man.slice(0, 1))).toEqual([]);
    expect(since(man)).toEqual([['not-as-agreed', day(9)]]);
    expect(since([seen(3, '8 minutes instead of 30'), seen(4, 'Stayed too short: only 8 minutes')])).toEqual([
      ['not-as-agreed', day(4)],
    ]);
  });

  test('TL11: the third time that care is declined in a week', () => {
    const all = [3, 5, 6, 8].map((many) => seen(many, 'He declined washing'));
    expect(since(all.slice(0, 2))).toEqual([]);
    expect(since(all)).toEqual([['declined', day(6)]]);
  });

  test('TL12: more tired, not eating, confused are seen together on the third day', () => {
    const all = [seen(10, 'More tired than usual'), seen(12, 'Not eating'), seen(13, 'Seems confused')];
    expect(since(all)).toEqual([['change', day(13)]]);
  });

  test.each(['Less tired today', 'No longer confused', 'Walked to the gate', 'He did his own washing'])(
    '"%s" is none of it',
    (words) => {
      expect(since([1, 2, 3, 4].map((many) => seen(many, words)))).toEqual([]);
    },
  );

  test('three notes of one day, or three in three weeks, are no pattern; their order is no matter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (all) => {
        const evidence = all.map((many) => seen(many, 'Declined lunch'));
        const days = [...new Set(all)].toSorted((a, b) => a - b);
        const enough = days.some((one, at) => (days[at - 2] ?? -99) > one - 7);
        expect(since(evidence).length > 0).toBe(enough);
        expect(since(evidence.toReversed())).toEqual(since(evidence));
      }),
    );
  });
});
