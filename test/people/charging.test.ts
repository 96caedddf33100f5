import { describe, expect, test } from '@jest/globals';
import { Day } from '../../src/kernel/days.ts';
import { notSaid, type Charging } from '../../src/people/charging.ts';

const TODAY = Day.parse('2026-11-23');
const SAID = { words: 'Ada: £18 a visit', format: 'letter', by: 'Priya Shah, coordinator', on: TODAY } as const;
const CHARGED: Charging = { begins: 'on-a-day', from: TODAY, said: SAID };

describe('TL1: what is charged is said before', () => {
  test.each<readonly [string, Charging | undefined, string | undefined]>([
    ['nothing is charged', { begins: 'none' }, undefined],
    ['nobody has asked', undefined, 'CHARGING.OPEN'],
    ['not decided', { begins: 'open' }, 'CHARGING.OPEN'],
    ['from no day', { begins: 'on-a-day', said: SAID }, 'CHARGING.DAY-MISSING'],
    ['not said', { begins: 'on-a-day', from: TODAY }, 'CHARGING.NOT-SAID'],
    ['said in words that say nothing', { ...CHARGED, said: { ...SAID, words: 'x' } }, 'CHARGING.NOT-SAID'],
    ['by nobody', { ...CHARGED, said: { ...SAID, by: 'n/a' } }, 'CHARGING.NOT-SAID'],
    ['said tomorrow', { ...CHARGED, said: { ...SAID, on: Day.parse('2026-11-24') } }, 'CHARGING.IN-THE-FUTURE'],
    ['said', CHARGED, undefined],
  ])('%s', (_, charging, problem) => {
    expect(notSaid(charging, TODAY)).toBe(problem);
  });
});
