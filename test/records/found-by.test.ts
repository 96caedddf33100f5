import { describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { NoticeId, PersonId, recordIdOf, StaffId, TeamId, type RecordId } from '../../src/kernel/ids.ts';
import { Day, instant } from '../../src/kernel/days.ts';
import { every } from '../../src/operator/operator.ts';
import { RecordRepository } from '../../src/records/repository.ts';
import { tagsOf } from '../../src/records/tags.ts';
import type { Beginning } from '../../src/records/kind.ts';
import { checkRules, type CheckCommand } from '../support/check.ts';
import { clockAt } from '../support/clock.ts';
import { DIARY, diaryIn, write } from '../support/diary.ts';
import { servicesAt } from '../support/services.ts';
import { ledBy } from '../support/posts.ts';

const NOON = '2026-11-19T12:00:00.000Z';
const TOM = StaffId.parse('tomreed');
const LEAD = StaffId.parse('priya');
const NORTH = TeamId.parse('north');
const BEGINNING: Beginning = { team: NORTH, author: TOM };

function app() {
  const clock = clockAt(NOON);
  const store = new SqliteStore(':memory:', clock);
  const asked: string[] = [];
  const services = {
    ...servicesAt(store, clock),
    circleOf: async (id: PersonId) => {
      asked.push(`circle of ${id}`);
      return [];
    },
    leadsOf: async (id: TeamId) => {
      asked.push(`leads of ${id}`);
      return [LEAD];
    },
  };
  const book = new RecordRepository(checkRules({ kind: 'team-check', prefix: 'TC', subject: 'team' }), services);
  return {
    clock,
    store,
    asked,
    services,
    book,
    give: (id: RecordId, command: CheckCommand, beginning = BEGINNING) => book.give(id, command, TOM, beginning),
    tags: async (id: RecordId) => {
      for await (const filed of every(book.room)) if (filed.id === id) return filed.tags;
      return undefined;
    },
    found: async (tag: string, equals: string) =>
      (await book.room.query({ tag, equals, limit: 5 })).found.map(({ id }) => id),
  };
}

const NOTE: CheckCommand = { type: 'note', words: 'Two people are ill.' };
const ID = recordIdOf(NORTH, 'k7m2p4xyz');

describe('S31: a record is settled from the last thing that happened, while nothing waits in it or is going to', () => {
  test('of a kind without duties at once, and again with each thing that happens', async () => {
    const clock = clockAt(NOON);
    const diary = diaryIn(new SqliteStore(':memory:', clock), clock);
    await write(diary, 'line 1');
    const tags = async () => {
      for await (const filed of every(diary.room)) if (filed.id === DIARY) return filed.tags;
      return undefined;
    };
    expect(await tags()).toEqual({ subject: ['ada'], reference: ['DI-ABCD-E123'], settled: [NOON] });
    clock.pass({ days: 2 });
    await write(diary, 'line 2');
    expect(await tags()).toMatchObject({ settled: ['2026-11-21T12:00:00.000Z'] });
  });

  test('nobody is reminded of such a record, and nothing is written', async () => {
    const clock = clockAt(NOON);
    const diary = diaryIn(new SqliteStore(':memory:', clock), clock);
    const given = await write(diary, 'line 1');
    clock.pass({ days: 30 });
    expect(await diary.remind(DIARY, () => true, ledBy(LEAD))).toEqual(given);
  });

  test('not while something waits of which nobody is reminded', async () => {
    const clock = clockAt(NOON);
    const given = await write(diaryIn(new SqliteStore(':memory:', clock), clock), 'line 1');
    if (!given.ok) throw new Error('nothing was written');
    const { record } = given.value;
    const listed = { key: 'a', kind: 'a', of: [TOM], since: Day.parse('2026-11-19'), words: 'A', reminder: 'a' };
    expect(tagsOf(record, [])).toHaveProperty('settled');
    expect(tagsOf(record, [{ ...listed, unreminded: true }])).not.toHaveProperty('settled');
  });

  test('not while something waits, and from the day on which it is done', async () => {
    const { give, tags, clock } = app();
    await give(ID, NOTE);
    expect(await tags(ID)).not.toHaveProperty('settled');
    clock.pass({ days: 1 });
    await give(ID, { type: 'look' });
    expect(await tags(ID)).toEqual({
      subject: ['north'],
      reference: ['TC-K7M2-P4XY'],
      settled: ['2026-11-20T12:00:00.000Z'],
    });
  });
});

describe('what a record is found by', () => {
  test('what waits for those who lead the team stands in the list of whoever leads it then, and in that of its team', async () => {
    const { give, tags } = app();
    await give(ID, NOTE);
    expect(await tags(ID)).toEqual({
      subject: ['north'],
      reference: ['TC-K7M2-P4XY'],
      waiting: ['leads north'],
      outstanding: ['north 2026-11-19'],
      remind: ['2026-11-24'],
    });
  });

  test('those who lead the team when it is due are reminded, whoever they were when it began', async () => {
    const { give, book, clock } = app();
    await give(ID, NOTE);
    clock.pass({ days: 5 });
    const given = await book.remind(ID, () => true, ledBy(StaffId.parse('mei')));
    expect(given.ok && given.value.record.notices).toMatchObject([{ to: { staff: 'mei' }, what: 'look-reminder' }]);
  });

  test('what it was made from, once it is, also when the same form comes twice', async () => {
    const { give, tags, found, book } = app();
    const from = recordIdOf(PersonId.parse('ada'), 'abcde12345');
    await give(ID, NOTE, { ...BEGINNING, from });
    await give(ID, NOTE, BEGINNING);
    expect([await tags(ID), await found('from', from)]).toMatchObject([{ from: [from] }, [ID]]);
    expect((await book.read(ID))?.record.from).toBe(from);
    const other = recordIdOf(NORTH, 'other');
    await give(other, NOTE);
    expect(await tags(other)).not.toHaveProperty('from');
  });

  test('a team, a person or the whole service that it is about, in the container of its kind and in no other', async () => {
    const { give, found, store, book } = app();
    const about = [NORTH, PersonId.parse('ada'), TeamId.parse('service')].map((subject) =>
      recordIdOf(subject, 'abcde12345'),
    );
    for (const id of about) await give(id, NOTE);
    expect(await Promise.all(['north', 'ada', 'service'].map((id) => found('subject', id)))).toEqual(
      about.map((id) => [id]),
    );
    expect(book.room.container).toBe('concerns');
    expect((await store.all('records', { limit: 5 })).found).toEqual([]);
  });

  test('a notice that could not reach a reader for whom something waits; and no more once it is done', async () => {
    const { give, tags, book } = app();
    await give(ID, NOTE);
    const at = await book.read(ID);
    if (!at) throw new Error('the test expected a record');
    await book.keepNotices(at, [
      {
        id: NoticeId.parse('n'),
        to: { staff: LEAD },
        what: 'look-reminder',
        status: 'parked',
        due: instant(new Date(NOON)),
        attempts: 1,
      },
    ]);
    expect(await tags(ID)).toMatchObject({ parked: [LEAD] });
    await give(ID, { type: 'look' });
    expect(await tags(ID)).not.toHaveProperty('parked');
  });
});

describe('what a decision looks at besides the record', () => {
  test('nothing, where the kind looks at nothing: neither people nor leads are read', async () => {
    const { give, asked } = app();
    await give(ID, NOTE);
    expect(asked).toEqual([]);
  });

  test('the people around the person and those who lead the team, where it says so', async () => {
    const { asked, services } = app();
    const rules = { ...checkRules({ kind: 'check', prefix: 'CH' }), looksAt: ['circle', 'leads'] as const };
    const book = new RecordRepository(rules, services);
    await book.give(recordIdOf(PersonId.parse('ada'), 'abcde12345'), NOTE, TOM, BEGINNING);
    expect(asked).toEqual(['circle of ada', 'leads of north']);
  });
});
