import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { Directory } from '../../src/people/directory.ts';
import { staffDocument } from '../../src/people/documents.ts';
import type { Kept } from '../../src/store/document-store.ts';
import { ParsedOnce } from '../../src/store/parsed-once.ts';
import { everyday } from '../../src/demo/world.ts';
import { clockAt } from '../support/clock.ts';
import { etagOf } from '../ports/document-store.contract.ts';

const kept = (id: string, etag: string, body: unknown, partition = 'p'): Kept => ({ id, partition, etag, body });

/** Parses numbers, and notes what it was asked to parse. */
function numbers(most: number) {
  const parsed: unknown[] = [];
  const once = new ParsedOnce((body) => {
    parsed.push(body);
    return z.number().parse(body);
  }, most);
  return { parsed, once };
}

describe('a document that is parsed once', () => {
  test('each version is parsed the first time it is read, and no older one is ever given for it', () => {
    const { parsed, once } = numbers(10);
    const read = [kept('a', '1', 1), kept('a', '1', 1), kept('a', '2', 2), kept('a', '2', 2), kept('a', '1', 1)];
    expect(read.map((one) => once.of(one))).toEqual([1, 1, 2, 2, 1]);
    expect(parsed).toEqual([1, 2, 1]);
  });

  test('documents of one id in two partitions are two, even under the same etag', () => {
    const { once } = numbers(10);
    expect([once.of(kept('a', '1', 1, 'p')), once.of(kept('a', '1', 2, 'q'))]).toEqual([1, 2]);
  });

  test('what does not fit is refused every time, and nothing is remembered of it', () => {
    const { once } = numbers(10);
    for (let times = 0; times < 2; times += 1) expect(() => once.of(kept('a', '1', 'one'))).toThrow('expected number');
    expect(once.of(kept('a', '2', 2))).toBe(2);
  });

  test('it remembers only so many, those that changed last', () => {
    const { parsed, once } = numbers(2);
    for (const id of ['a', 'b', 'c', 'b', 'c']) once.of(kept(id, '1', id.length));
    expect(parsed).toHaveLength(3);
    once.of(kept('a', '1', 1));
    expect(parsed).toHaveLength(4);
  });

  test('S11: a role that was lost is lost at the next read, whoever took it away', async () => {
    const store = new SqliteStore(':memory:', clockAt('2026-11-19T12:00:00.000Z'));
    const { priya } = everyday;
    const etag = etagOf(await store.create('staff', staffDocument(priya)));
    const directory = new Directory(store);
    expect((await directory.staff(priya.id))?.roles).toEqual(priya.roles);
    expect(await directory.staff(priya.id)).toBe(await directory.staff(priya.id));
    etagOf(await store.replace('staff', staffDocument({ ...priya, roles: [] }), etag));
    expect((await directory.staff(priya.id))?.roles).toEqual([]);
    await store.close();
  });
});
