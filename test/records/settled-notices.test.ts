import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { authorToldOf } from '../../src/notices/outbox.ts';
import { dayOf, instant } from '../../src/kernel/days.ts';
import { NoticeId, StaffId, TeamId } from '../../src/kernel/ids.ts';
import { notReached, reachWords, teamNotReached } from '../../src/notices/reach.ts';
import type { Notice } from '../../src/records/record.ts';
import { isStillMeant, MOST_SENT, withoutSettled } from '../../src/records/settled-notices.ts';
import type { Duty } from '../../src/work/duty.ts';
import { Reminded } from '../../src/work/reminders.ts';
import { clockAt } from '../support/clock.ts';
import { AUTHOR, BEGINNING, bookIn, changeMonitoring, RECORD, staffRecipient } from '../support/monitoring.ts';
import { ledBy } from '../support/posts.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');
const STAFF = ['tom', 'ana', 'mei'];

const anyNotice: fc.Arbitrary<Notice> = fc
  .record({
    to: fc.oneof(
      fc.constantFrom(...STAFF).map((staff) => ({ staff: StaffId.parse(staff) })),
      fc.constant({ team: TeamId.parse('north') }),
    ),
    what: fc.constantFrom(...(['please-confirm', 'reminder', 'author-reminder', 'not-reached', 'team-news'] as const)),
    status: fc.oneof(
      { weight: 8, arbitrary: fc.constant('sent' as const) },
      fc.constantFrom(...(['waiting', 'parked'] as const)),
    ),
    attempts: fc.integer({ min: 0, max: 5 }),
    unclear: fc.boolean(),
  })
  .map((notice) => ({ ...notice, id: NoticeId.parse('n'), due: instant(NOW) }));
const anyNotices = fc
  .array(anyNotice, { maxLength: 200, size: 'max' })
  .map((notices) => notices.map((notice, index) => ({ ...notice, id: NoticeId.parse(`n${index}`) })));

describe('of what was sent long ago a record keeps only what can still mean something', () => {
  test('nothing that waits is dropped; the newest that were sent stay, and one parked of each sort; and the order stays', () => {
    fc.assert(
      fc.property(anyNotices, (notices) => {
        const left = withoutSettled(notices);
        expect(notices.filter((one) => left.includes(one))).toEqual(left);
        const those = (all: readonly Notice[], wanted: Notice['status']) =>
          all.filter(({ status }) => status === wanted);
        expect(those(left, 'waiting')).toEqual(those(notices, 'waiting'));
        expect(left).toEqual(expect.arrayContaining(those(notices, 'sent').slice(-MOST_SENT)));
        const sorts = (all: readonly Notice[]) =>
          new Set(all.map(({ what, to, unclear }) => JSON.stringify([what, to, unclear])));
        expect(sorts(those(left, 'parked'))).toEqual(sorts(those(notices, 'parked')));
        // Three colleagues and a team, of five sorts each; and each of them clear or not.
        expect(those(left, 'sent').length).toBeLessThanOrEqual(MOST_SENT + 20);
        expect(those(left, 'parked').length).toBeLessThanOrEqual(40);
        expect(withoutSettled(left)).toEqual(left);
      }),
    );
  });

  test('what people are told of who was reached, and whether the author is told, stays the same', () => {
    const lines = STAFF.map(staffRecipient);
    const ledger = { lines, seenBy: [], began: dayOf(NOW, 'Europe/London') };
    fc.assert(
      fc.property(anyNotices, anyNotice, (notices, parked) => {
        const left = withoutSettled(notices);
        for (const line of lines) expect(reachWords(line, left, 'Tom')).toBe(reachWords(line, notices, 'Tom'));
        expect(notReached(ledger, left)).toEqual(notReached(ledger, notices));
        expect(teamNotReached(left)).toBe(teamNotReached(notices));
        const told = (all: readonly Notice[]) => authorToldOf({ author: AUTHOR, notices: all }, parked, NOW).length;
        expect(told(left)).toBe(told(notices));
      }),
    );
  });

  test('a record that is reminded of for a year does not grow with what it sent', async () => {
    const clock = clockAt('2026-11-19T12:00:00.000Z');
    const book = bookIn(new SqliteStore(':memory:', clock), clock, [staffRecipient('tom')]);
    await book.give(RECORD, { own: changeMonitoring() }, AUTHOR, BEGINNING);
    for (let week = 0; week < 52; week += 1) {
      clock.pass({ days: 7 });
      await book.remind(RECORD, () => true, ledBy());
      const at = await book.read(RECORD);
      if (at)
        await book.keepNotices(
          at,
          at.record.notices.map((notice) => ({ ...notice, status: 'sent' })),
        );
    }
    const record = (await book.read(RECORD))?.record;
    const history = record ? await book.entriesOf(record) : [];
    expect(history.filter(({ fact }) => Reminded.safeParse(fact).success)).toHaveLength(52);
    // The last dozen; and the first of all, which were the only ones of their sort.
    expect(record?.notices.map(({ what }) => what).filter((what) => !what.endsWith('reminder'))).toEqual([
      'please-confirm',
      'team-news',
    ]);
    expect(record?.notices).toHaveLength(MOST_SENT + 2);
  });
});

test('what was told long ago is not told again because a lead has something to do; what is of a post, or handed over, is', () => {
  const [tom, ana] = [StaffId.parse('tom'), StaffId.parse('ana')];
  const about = {
    key: 'a',
    kind: 'look',
    since: dayOf(NOW, 'Europe/London'),
    words: 'Look',
    reminder: 'duty-reminder',
  };
  const isMeant = (what: string, duty: Pick<Duty, 'of' | 'handsOver'>) =>
    isStillMeant({ to: { staff: tom }, what }, [{ ...about, ...duty }]);
  expect(isMeant('please-confirm', { of: 'leads' })).toBe(false);
  expect(isMeant('duty-reminder', { of: 'leads' })).toBe(true);
  expect(isMeant('please-confirm', { of: [tom] })).toBe(true);
  expect(isMeant('duty-reminder', { of: [ana] })).toBe(false);
  expect(isMeant('duty-reminder', { of: [ana], handsOver: true })).toBe(true);
});
