import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Day } from '../../src/kernel/days.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import {
  decideStopping,
  describeStopping,
  evolveStopping,
  isStillSent,
  stillWaiting,
  type Stopping,
} from '../../src/notices/stopping.ts';
import { isOver, Stop } from '../../src/people/stopped.ts';
import type { Duty } from '../../src/work/duty.ts';

const since = Day.parse('2026-11-20');
const duty = (key: string): Duty => ({
  key,
  kind: key,
  of: [StaffId.parse('tom')],
  since,
  words: `Do ${key}`,
  reminder: 'reminder',
});
const WAITING = [duty('one'), duty('two')];

const followed = (
  stopping: Stopping | undefined,
  what: Stop | undefined,
  waiting: readonly Duty[] = WAITING,
): Stopping | undefined =>
  decideStopping(stopping, { stopped: what && { what, since }, waiting }).reduce<Stopping | undefined>(
    evolveStopping,
    stopping,
  );

describe('a record follows the person whom it is about', () => {
  test('P19: in hospital nothing waits in it, and nobody is reminded; back again the same waits', () => {
    const paused = followed(undefined, 'hospital');
    expect(stillWaiting(paused, WAITING)).toEqual([]);
    expect(isStillSent(paused, { what: 'author-reminder' })).toBe(false);
    expect(isStillSent(paused, { what: 'please-agree' })).toBe(false);
    expect(isStillSent(paused, { what: 'please-confirm' })).toBe(true);
    expect(stillWaiting(followed(paused, undefined), WAITING)).toEqual(WAITING);
  });

  test.each(['ended', 'moved'] as const)(
    'P19: %s closes what waits for good, and only what comes after goes on',
    (what) => {
      const closed = followed(undefined, what);
      expect(stillWaiting(closed, WAITING)).toEqual([]);
      expect(isStillSent(closed, { what: 'please-confirm' })).toBe(false);
      const again = followed(closed, undefined);
      expect(stillWaiting(again, [...WAITING, duty('three')])).toEqual([duty('three')]);
      expect(again?.left).toEqual(WAITING.map(({ key, words }) => ({ key, words })));
    },
  );

  test('S51: told twice, nothing happens the second time', () => {
    const closed = followed(undefined, 'ended');
    expect(decideStopping(closed, { stopped: { what: 'ended', since }, waiting: WAITING })).toEqual([]);
    expect(decideStopping(undefined, { stopped: undefined, waiting: WAITING })).toEqual([]);
  });

  test('the history says what was closed with it', () => {
    const [fact] = decideStopping(undefined, { stopped: { what: 'died', since }, waiting: WAITING });
    expect(fact && describeStopping(fact)).toEqual({
      what: 'Closed. Died on Fri 20 Nov 2026.',
      detail: 'Closed with it: Do one. Do two',
    });
  });

  test('over any history: while it is stopped nothing waits, and what was closed waits again only after a death by mistake', () => {
    const turns = fc.array(fc.option(fc.constantFrom(...Stop.options), { nil: undefined }), { maxLength: 12 });
    fc.assert(
      fc.property(turns, (whats) => {
        let stopping: Stopping | undefined;
        let closed: 'for-good' | 'by-death' | undefined;
        let last: Stop | undefined;
        for (const what of whats) {
          stopping = followed(stopping, what);
          if (what === undefined && last === 'died' && closed === 'by-death') closed = undefined;
          if (what !== undefined && isOver({ what }))
            closed = what === 'died' && closed !== 'for-good' ? 'by-death' : 'for-good';
          last = what === 'hospital' ? (last ?? what) : what;
          const waits = stillWaiting(stopping, WAITING);
          expect(waits).toEqual(what !== undefined || closed !== undefined ? [] : WAITING);
        }
      }),
    );
  });
});
