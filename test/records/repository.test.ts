import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf, StaffId } from '../../src/kernel/ids.ts';
import { everybodyTold, outstanding, type Recipient } from '../../src/notices/ledger.ts';
import { type Means } from '../../src/people/means.ts';
import { every } from '../../src/operator/operator.ts';
import { BUSY } from '../../src/records/repository.ts';
import { brokenLink, type Actor } from '../../src/records/fact.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { roomIn } from '../../src/store/room.ts';
import { nextReminder } from '../../src/work/reminders.ts';
import { clockAt } from '../support/clock.ts';
import { FaultyStore, StoreDown, type Fault } from '../support/faulty-store.ts';
import {
  AUTHOR,
  BEGINNING,
  bookIn,
  changed,
  changeMonitoring,
  kind,
  outsideRecipient,
  RECORD,
  staffRecipient,
} from '../support/monitoring.ts';
import { ledBy } from '../support/posts.ts';

const NOON = '2026-11-19T12:00:00.000Z';
const TODAY = Day.parse('2026-11-19');
const tom = staffRecipient('tom');
const ana = staffRecipient('ana');
const sarah = outsideRecipient('sarah');

function app(tell: readonly Recipient[] = [tom, ana, sarah]) {
  const clock = clockAt(NOON);
  const store = new FaultyStore(new SqliteStore(':memory:', clock));
  return { clock, store, book: bookIn(store, clock, tell) };
}
type App = ReturnType<typeof app>;

const begin = ({ book }: App) => book.give(RECORD, { own: changeMonitoring() }, AUTHOR, BEGINNING);
const confirm = ({ book }: App, by: Actor) => book.give(RECORD, { telling: { type: 'confirm-told' } }, by);
const note = ({ book }: App, key: string, by: Actor = AUTHOR, how: Exclude<Means, 'teams'> = 'phone') =>
  book.give(RECORD, { telling: { type: 'note-told', key, how, on: TODAY } }, by);

/** The record as it stands in the store, whole: its chain holds, and its state, reminders and tags are what its facts fold to. */
async function stored({ book, store }: App) {
  const at = await book.read(RECORD);
  if (!at) return undefined;
  expect(brokenLink(at.record.entries)).toBeUndefined();
  expect(await book.rebuilt(at.record)).toEqual(at.record.state);
  for await (const filed of every(roomIn(store, 'records'))) expect(await book.check(filed)).toEqual({ faults: [] });
  return at.record;
}
const toldKeys = async (all: App): Promise<readonly string[]> =>
  (await stored(all))?.state.telling?.lines.filter(({ told }) => told).map(({ key }) => key) ?? [];

let all: App;
beforeEach(() => {
  all = app();
});

describe('S54: a command is one conditional write', () => {
  test('which holds the facts, the state, what must be sent, and what the record is found by', async () => {
    all.store.plan({});
    const given = await begin(all);
    expect(all.store.writes).toHaveLength(1);
    const [written] = all.store.writes;
    expect(written).toMatchObject({
      id: RECORD,
      partition: 'ada',
      tags: {
        subject: 'ada',
        reference: 'MC-ABCD-E123',
        waiting: [AUTHOR, 'tom', 'ana'],
        send: NOON,
        remind: '2026-11-24',
        outstanding: 'north 2026-11-19',
      },
    });
    const body = StoredRecord.parse(JSON.parse(JSON.stringify(written?.body)));
    expect(body.entries.map(({ hash: _, fact: __, ...entry }) => entry)).toEqual([
      { seq: 1, at: NOON, by: AUTHOR, flowVersion: 1, remindOn: '2026-11-24', leadsAfter: 60 },
      { seq: 2, at: NOON, by: AUTHOR, flowVersion: 1, remindOn: '2026-11-24', leadsAfter: 60 },
    ]);
    expect(body.reminders).toEqual({
      'tell.2026-11-19': '2026-11-24',
      'confirm.2026-11-19.tom': '2026-11-24',
      'confirm.2026-11-19.ana': '2026-11-24',
      'tell.2026-11-19.2026-11-19.leads': '2027-02-16',
    });
    expect(body.entries.map(({ fact }) => fact)).toMatchObject([
      { own: { type: 'monitoring-changed', change: changed(), waits: false } },
      { telling: { type: 'telling-began', recipients: [tom, ana, sarah] } },
    ]);
    expect(body.notices).toMatchObject([
      { to: { staff: 'tom' }, what: 'please-confirm', status: 'waiting', due: NOON, attempts: 0 },
      { to: { staff: 'ana' }, what: 'please-confirm', status: 'waiting', due: NOON, attempts: 0 },
      { to: { team: 'north' }, what: 'team-news', status: 'waiting', due: NOON, attempts: 0 },
    ]);
    expect(new Set(body.notices.map(({ id }) => id)).size).toBe(3);
    expect(given.ok && given.value.record).toEqual(await stored(all));
  });

  test('of which nothing happens when the rules refuse', async () => {
    all.store.plan({});
    const command = { own: changeMonitoring({ rationale: ' ' }) };
    expect(await all.book.give(RECORD, command, AUTHOR, BEGINNING)).toEqual({
      ok: false,
      refusal: { own: { code: 'MONITORING.RATIONALE-MISSING' } },
    });
    expect(all.store.writes).toEqual([]);
    expect(await stored(all)).toBeUndefined();
  });

  test('and what is found through it changes with it', async () => {
    const found = async (tag: string, equals: string) =>
      (await all.store.query('records', { tag, equals, limit: 5 })).found.length;
    all = app([tom, sarah]);
    await begin(all);
    await all.book.keepNotices(
      await present(all),
      (await present(all)).record.notices.map((notice) => ({ ...notice, status: 'sent' })),
    );
    expect([
      await found('waiting', 'tom'),
      await found('waiting', AUTHOR),
      await found('outstanding', 'north 2026-11-19'),
    ]).toEqual([1, 1, 1]);
    expect((await all.store.query('records', { tag: 'send', atMost: '9', limit: 5 })).found).toEqual([]);
    await confirm(all, tom.staff);
    expect([
      await found('waiting', 'tom'),
      await found('waiting', AUTHOR),
      await found('outstanding', 'north 2026-11-19'),
    ]).toEqual([0, 1, 1]);
    await note(all, 'sarah');
    expect([
      await found('waiting', AUTHOR),
      await found('outstanding', 'north 2026-11-19'),
      await found('subject', 'ada'),
    ]).toEqual([0, 0, 1]);
    expect((await all.store.query('records', { tag: 'remind', atMost: '9', limit: 5 })).found).toEqual([]);
  });

  test('and of several notices that wait, the record is found by the one that is due first', async () => {
    all = app([tom, ana]);
    await begin(all);
    const at = await present(all);
    const due = ['2026-11-19T12:05:00.000Z', '2026-11-19T12:00:30.000Z', '2026-11-19T12:09:00.000Z'];
    all.store.plan({});
    const notices = at.record.notices.map((notice, index) => ({
      ...notice,
      due: StoredRecord.shape.notices.element.shape.due.parse(due[index]),
    }));
    expect(await all.book.keepNotices(at, notices)).toBe(true);
    expect(all.store.writes[0]?.tags).toMatchObject({ send: '2026-11-19T12:00:30.000Z' });
  });
});

async function present(app: App) {
  const at = await app.book.read(RECORD);
  if (!at) throw new Error('the test expected a record');
  return at;
}

describe('S51: the same command twice', () => {
  test('makes one record, and gives it as it is the second time', async () => {
    const first = await begin(all);
    all.clock.pass({ minutes: 5 });
    all.store.plan({});
    const second = await begin(all);
    expect(second).toEqual(first);
    expect(all.store.writes).toEqual([]);
  });

  test('tells somebody once', async () => {
    await begin(all);
    const first = await confirm(all, tom.staff);
    all.clock.pass({ minutes: 5 });
    all.store.plan({});
    expect(await confirm(all, tom.staff)).toEqual(first);
    expect(all.store.writes).toEqual([]);
    expect((await stored(all))?.entries).toHaveLength(3);
  });

  test('makes one record also when it comes twice at the same moment', async () => {
    const given = await Promise.all(Array.from({ length: 5 }, () => begin(all)));
    expect(given.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    const record = await stored(all);
    expect(record?.entries).toHaveLength(2);
    expect(record?.notices).toHaveLength(3);
  });

  test('a command for a record that is not there, and that begins none, is refused', async () => {
    expect(await confirm(all, tom.staff)).toEqual({ ok: false, refusal: { code: 'RECORD.MISSING' } });
    expect(await stored(all)).toBeUndefined();
  });
});

describe('S53: many who write to one record at once', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => staffRecipient(`worker${index}`));

  test('20 who confirm together all land or are told that it is busy; nobody is lost, and trying again gets everybody in', async () => {
    all = app([...twenty, sarah]);
    await begin(all);
    let left = twenty;
    for (let rounds = 0; left.length > 0; rounds += 1) {
      expect(rounds).toBeLessThan(20);
      const given = await Promise.all(left.map(({ staff }) => confirm(all, staff)));
      const landed = left.filter((_, index) => given[index]?.ok);
      const told = await toldKeys(all);
      for (const [index, { key }] of left.entries()) expect([key, told.includes(key)]).toEqual([key, given[index]?.ok]);
      for (const one of given) expect(one.ok ? BUSY : one.refusal).toEqual(BUSY);
      expect(landed.length).toBeGreaterThan(0);
      left = left.filter((one) => !landed.includes(one));
    }
    const record = await stored(all);
    expect(record?.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 22 }, (_, index) => index + 1));
    expect(new Set(record?.entries.slice(2).map(({ by }) => by)).size).toBe(20);
    expect(outstanding(record?.state.telling).map(({ key }) => key)).toEqual(['sarah']);
  });

  test('in whatever order their reads and writes arrive', async () => {
    const five = twenty.slice(0, 5);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const each = app([...five, sarah]);
        await begin(each);
        each.store.waitFor(() => scheduler.schedule(Promise.resolve()));
        const given = Promise.all([
          ...five.map(({ staff }) => confirm(each, staff)),
          note(each, 'worker3', AUTHOR, 'in-person'),
        ]);
        await scheduler.waitFor(given);
        each.store.waitFor(async () => {});
        const told = await toldKeys(each);
        const results = await given;
        const acknowledged = [...five.map(({ key }) => key), 'worker3'].filter((_, index) => results[index]?.ok);
        expect(told).toEqual(expect.arrayContaining(acknowledged));
        const facts = (await stored(each))?.entries.slice(2).map(({ fact }) => fact) ?? [];
        // Who confirms what was noted of them meanwhile says that it is right (R4).
        const right = facts.filter((fact) => JSON.stringify(fact).includes('note-right'));
        expect(right.length).toBeLessThanOrEqual(1);
        expect(facts.length - right.length).toBe(told.length);
      }),
      { numRuns: 25 },
    );
  });

  test('what one decided on is decided again when another wrote first: it does not count, and is not accepted silently', async () => {
    await begin(all);
    const [first, second] = await Promise.all([
      note(all, 'sarah', AUTHOR, 'phone'),
      note(all, 'sarah', AUTHOR, 'letter'),
    ]);
    expect([first?.ok, second?.ok]).toEqual([true, false]);
    const facts = (await stored(all))?.entries.slice(2).map(({ fact }) => fact);
    expect(facts).toEqual([{ telling: { type: 'told', key: 'sarah', how: 'phone', on: TODAY } }]);
  });

  test('whoever is only noting how the sending stands gives way, and changes no fact', async () => {
    await begin(all);
    const old = await present(all);
    await confirm(all, tom.staff);
    expect(await all.book.keepNotices(old, [])).toBe(false);
    const now = await present(all);
    expect(now.record.notices).toHaveLength(3);
    const parked = now.record.notices.map((notice) => ({ ...notice, status: 'parked' as const }));
    expect(await all.book.keepNotices(now, parked)).toBe(true);
    expect(await stored(all)).toEqual({ ...now.record, notices: parked });
  });
});

/** Anything that can be asked of a record, by anybody, on days that go on. */
const LEAD = StaffId.parse('leader');
const WHO = ['tom', 'ana', AUTHOR, 'grace'].map((id) => StaffId.parse(id));
const anyCommand = fc.oneof(
  fc.record({ do: fc.constant('begin' as const) }),
  fc.record({ do: fc.constant('confirm' as const), by: fc.constantFrom(...WHO) }),
  fc.record({
    do: fc.constant('note' as const),
    by: fc.constantFrom(...WHO),
    key: fc.constantFrom('tom', 'ana', 'sarah', 'nobody'),
    day: fc.integer({ min: 17, max: 30 }),
    said: fc.option(fc.string(), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('seen' as const), by: fc.constantFrom(...WHO) }),
  fc.record({ do: fc.constant('remind' as const), days: fc.integer({ min: 0, max: 4 }) }),
);
type AnyCommand = typeof anyCommand extends fc.Arbitrary<infer C> ? C : never;

async function carryOut(all: App, command: AnyCommand) {
  switch (command.do) {
    case 'begin':
      return begin(all);
    case 'confirm':
      return confirm(all, command.by);
    case 'note': {
      const { key, day, said, by } = command;
      const on = Day.parse(`2026-11-${day}`);
      const telling = {
        type: 'note-told' as const,
        key,
        how: 'phone' as const,
        on,
        ...(said !== undefined && { said }),
      };
      return all.book.give(RECORD, { telling }, by);
    }
    case 'seen':
      return all.book.give(RECORD, { telling: { type: 'note-seen', name: command.by } }, command.by);
    case 'remind':
      all.clock.pass({ days: command.days });
      return all.book.remind(RECORD, (staff) => staff !== AUTHOR, ledBy(LEAD));
  }
}

describe('S54: whatever was commanded, the facts fold to the state that is stored', () => {
  test('after any commands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommand, { maxLength: 12 }), async (commands) => {
        const each = app();
        await begin(each);
        for (const command of commands) {
          const before = await stored(each);
          const given = await carryOut(each, command);
          const after = await stored(each);
          expect(after).toEqual(given.ok ? given.value.record : before);
          expect(after?.entries.slice(0, before?.entries.length)).toEqual(before?.entries);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a stored state that somebody altered is not what the facts fold to, nor is one whose last fact was cut off', async () => {
    await begin(all);
    await confirm(all, tom.staff);
    const { record } = await present(all);
    expect(await all.book.rebuilt(record)).toEqual(record.state);
    expect(await all.book.rebuilt({ ...record, entries: record.entries.slice(0, -1) })).not.toEqual(record.state);
  });

  test('a record whose stored form is not one is not opened', async () => {
    await begin(all);
    const kept = await all.store.read('records', 'ada', RECORD);
    if (!kept) throw new Error('the test expected a record');
    const stored = StoredRecord.parse(kept.body);
    const as = (body: unknown) => () => all.book.open({ ...kept, etag: 'of another', body });
    expect(as({ ...stored, state: { own: { status: 'gone' } } })).toThrow('Invalid discriminator value');
    expect(as({ ...stored, secret: 1 })).toThrow('Unrecognized key');
  });
});

function onlyStoreDown(error: unknown): 'no answer' {
  if (error instanceof StoreDown) return 'no answer';
  throw error;
}

describe('S54: when the store fails in the middle, it is all or nothing', () => {
  const facts = async (each: App): Promise<number> => (await stored(each))?.entries.length ?? 0;

  test.each<readonly [Fault, readonly [atReading: number, atManagers: number, atWriting: number]]>([
    ['lost-call', [0, 0, 0]],
    ['lost-answer', [0, 0, 2]],
    ['conflict', [2, 2, 2]],
  ])('beginning a record, with a %s at each call, leaves this many facts: %j', async (fault, expected) => {
    for (const [call, landed] of expected.entries()) {
      const each = app();
      each.store.plan({ [call]: fault });
      const given = await begin(each).catch((error: unknown) => error);
      expect(given instanceof StoreDown).toBe(fault !== 'conflict');
      each.store.plan({});
      expect([await facts(each), (await stored(each))?.notices.length ?? 0]).toEqual([landed, landed === 0 ? 0 : 3]);
      expect(await begin(each)).toMatchObject({ ok: true });
      expect([await facts(each), (await stored(each))?.notices.length]).toEqual([2, 3]);
    }
  });

  test('a conflict that never ends is told as busy, and nothing was changed', async () => {
    await begin(all);
    all.store.plan(new Map(Array.from({ length: 100 }, (_, call) => [call, 'conflict'])));
    expect(await confirm(all, tom.staff)).toEqual({ ok: false, refusal: BUSY });
    expect(all.store.calls).toBeLessThan(40);
    all.store.plan({});
    expect(await toldKeys(all)).toEqual([]);
  });

  test('any commands, any faults: what was acknowledged is there, what was refused is not, and nothing is half', async () => {
    const anyFault = fc.constantFrom<Fault>('lost-call', 'lost-answer', 'conflict');
    const anyPlan = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), anyFault), {
      selector: ([call]) => call,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyCommand, anyPlan), { maxLength: 12 }), async (steps) => {
        const each = app();
        await begin(each);
        for (const [command, plan] of steps) {
          const before = await stored(each);
          each.store.plan(new Map(plan));
          const given = await carryOut(each, command).catch(onlyStoreDown);
          each.store.plan({});
          const after = await stored(each);
          const grown = (after?.entries.length ?? 0) - (before?.entries.length ?? 0);
          expect(after?.entries.slice(0, before?.entries.length)).toEqual(before?.entries);
          expect([0, 1]).toContain(grown);
          const unsaid = grown === 0 ? before : after;
          expect(after).toEqual(given === 'no answer' ? unsaid : given.ok ? given.value.record : before);
          const telling = after?.state.telling;
          expect(nextReminder(after?.reminders ?? {}) === undefined).toBe(
            telling !== undefined && everybodyTold(telling),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a record is found by what it carries', () => {
  test('its partition and its reference come from its id', async () => {
    const id = recordIdOf(PersonId.parse('farida'), 'k7m2p4xyz');
    const given = await all.book.give(id, { own: changeMonitoring() }, AUTHOR, BEGINNING);
    expect(given.ok && given.value.record).toMatchObject({
      kind: kind.kind,
      subject: 'farida',
      reference: 'MC-K7M2-P4XY',
      team: 'north',
      author: AUTHOR,
    });
  });
});
