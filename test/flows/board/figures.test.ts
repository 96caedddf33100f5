import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { figures } from '../../../src/flows/board/figures.ts';

const took = (title: string, days: number) => ({ title, days });

describe('R28: how long each kind takes', () => {
  test('of twelve, half and the longest, in days', () => {
    const all = Array.from({ length: 12 }, (_, index) => took('Issue', index + 1));
    expect(figures(all)).toEqual(['Issue: half of 12 took 6 days, the longest 12 days']);
  });

  test('of four nothing is said', () => {
    const four = [1, 2, 3, 4].map((days) => took('Issue', days));
    expect(figures(four)).toEqual([]);
  });

  test('no number in it is under five, whatever was over', () => {
    const one = fc.record({ title: fc.constantFrom('Issue', 'Request'), days: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (all) => {
        const said = figures(all.map(({ title, days }) => took(title, days))).join(' ');
        expect((said.match(/\d+/gu) ?? []).filter((number) => Number(number) < 5)).toEqual([]);
      }),
    );
  });
});
