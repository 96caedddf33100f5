import { describe, expect, test } from '@jest/globals';
import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { elapsedOn } from '../../src/kernel/clock.ts';
import { Pace } from '../../src/teams/pace.ts';
import { clockAt } from '../support/clock.ts';

const LIMITS = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

function pace(): { readonly pace: Pace; readonly pass: (ms: number) => void; readonly now: () => number } {
  let now = 1_000_000;
  return { pace: new Pace(() => now), pass: (ms) => void (now += ms), now: () => now };
}

describe('how fast the bot speaks (S55)', () => {
  test.each(LIMITS)('at most %i within %i ms in one conversation, and then as soon as it may', (most, withinMs) => {
    const { pace: own, pass, now } = pace();
    const sent: number[] = [];
    while (sent.length <= most) {
      pass(own.waitFor('c'));
      own.took('c');
      sent.push(now());
    }
    const first = sent[0] ?? 0;
    expect(sent.filter((at) => at < first + withinMs).length).toBeLessThanOrEqual(most);
    expect(now()).toBeGreaterThanOrEqual(first + withinMs);
  });

  test('whatever is sent when, no window of any limit holds more than it may', () => {
    assert(
      property(array(tuple(constantFrom('a', 'b', 'c'), integer({ min: 0, max: 700 })), { maxLength: 200 }), (asks) => {
        const { pace: own, pass, now } = pace();
        const sent: { readonly to: string; readonly at: number }[] = [];
        for (const [to, ms] of asks) {
          pass(ms);
          if (own.waitFor(to) > 0) continue;
          own.took(to);
          sent.push({ to, at: now() });
        }
        for (const { to, at } of sent) {
          for (const [most, withinMs] of LIMITS)
            expect(
              sent.filter((one) => one.to === to && one.at >= at && one.at < at + withinMs).length,
            ).toBeLessThanOrEqual(most);
          expect(sent.filter((one) => one.at >= at && one.at < at + 1_000).length).toBeLessThan(30);
        }
      }),
    );
  });

  test('under 30 a second over all conversations', () => {
    const { pace: own } = pace();
    let sent = 0;
    for (; own.waitFor(`c${sent}`) === 0; sent++) own.took(`c${sent}`);
    expect(sent).toBeLessThan(30);
    expect(own.waitFor('another')).toBe(1_000);
  });

  test('an answer goes when it comes and counts: what the bot says by itself waits until answers leave room', () => {
    const { pace: own, pass } = pace();
    for (let answers = 0; answers < 60; answers++) own.took(`a${answers}`);
    expect(own.waitAltogether()).toBe(1_000);
    pass(999);
    own.took('another answer');
    pass(1);
    expect(own.waitAltogether()).toBe(0);
    for (let answers = 0; answers < 27; answers++) own.took(`b${answers}`);
    expect(own.waitAltogether()).toBe(999);
  });

  test('where Teams asked for silence there is silence, and elsewhere there is not', () => {
    const { pace: own, pass } = pace();
    own.pause('c', 17_000);
    expect([own.waitFor('c'), own.waitFor('d')]).toEqual([17_000, 0]);
    pass(17_000);
    expect(own.waitFor('c')).toBe(0);
  });
});

test('F2: a clock that is set back holds nothing up: pace goes by what has passed', async () => {
  const clock = { ...clockAt('2026-11-29T10:00:00Z'), elapsed: () => passed };
  let passed = 0;
  const own = new Pace(() => elapsedOn(clock));
  for (let sent = 0; sent < 28; sent += 1) own.took(`c${sent}`);
  clock.pass({ minutes: -10 });
  passed += 1_000;
  expect(own.waitAltogether()).toBe(0);
  expect(elapsedOn(clockAt('2026-11-29T10:00:00Z'))).toBe(Date.parse('2026-11-29T10:00:00Z'));
});
