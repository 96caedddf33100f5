import { expect, test } from '@jest/globals';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Document } from '../../src/store/document-store.ts';
import { inNoTurn, inOneTurn, readOnce } from '../../src/store/read-once.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { MemoryStore } from '../support/memory-store.ts';

const ADA = 'ada';
const document = (name: string): Document => ({ id: ADA, partition: ADA, tags: { team: 'north' }, body: { name } });
const OF_NORTH = { tag: 'team', equals: 'north', limit: 5 } as const;

async function withAda() {
  const below = new MemoryStore(systemClock);
  await below.create('people', document('Ada'));
  const counted = new FaultyStore(below);
  const store = readOnce(counted);
  const read = () => store.read('people', ADA, ADA);
  const nameNow = async () => JSON.stringify((await read())?.body);
  /** Written by somebody else, behind the turn's back. */
  const changedElsewhere = async (name: string): Promise<void> => {
    const kept = await below.read('people', ADA, ADA);
    await below.replace('people', document(name), kept?.etag ?? '');
  };
  return { counted, store, read, nameNow, changedElsewhere };
}

test('a turn reads the same once, and the next turn reads it anew (S10)', async () => {
  const { counted, read, nameNow, changedElsewhere } = await withAda();
  await inOneTurn(() => Promise.all([read(), read()]).then(read));
  expect(counted.calls).toBe(1);
  await changedElsewhere('Ada Palmer');
  expect(await inOneTurn(nameNow)).toContain('Ada Palmer');
});

test('what a query found is not read again', async () => {
  const { counted, store, read } = await withAda();
  const same = await inOneTurn(async () => {
    const { found } = await store.query('people', OF_NORTH);
    await store.query('people', { ...OF_NORTH });
    return found[0] === (await read());
  });
  expect([same, counted.calls]).toEqual([true, 1]);
});

test('S53: whatever the turn writes, all is read anew, also when the write is refused', async () => {
  const { store, read, nameNow, changedElsewhere } = await withAda();
  const names = await inOneTurn(async () => {
    const old = (await read())?.etag ?? '';
    await changedElsewhere('Ada Palmer');
    const before = await nameNow();
    const refused = await store.replace('people', document('Ada Lovelace'), old);
    return [before, refused.ok, await nameNow()];
  });
  expect(names).toEqual(['{"name":"Ada"}', false, '{"name":"Ada Palmer"}']);
});

test('what is being read while the turn writes is forgotten, too', async () => {
  const { store, read, nameNow } = await withAda();
  const name = await inOneTurn(async () => {
    const etag = (await read())?.etag ?? '';
    const writing = store.replace('people', document('Ada Palmer'), etag);
    await read();
    await writing;
    return nameNow();
  });
  expect(name).toContain('Ada Palmer');
});

test('S58: what could not be read is read again when it is asked for again', async () => {
  const { counted, read, nameNow } = await withAda();
  counted.plan({ 0: 'lost-call' });
  const name = await inOneTurn(() => read().then(nameNow, nameNow));
  expect(name).toContain('Ada');
});

test('what goes on after a turn, or is no part of it, reads for itself', async () => {
  const { read, nameNow, changedElsewhere } = await withAda();
  let later = nameNow;
  const apart = await inOneTurn(async () => {
    await read();
    let go = (): void => undefined;
    const over = new Promise<void>((done) => (go = done));
    const after = over.then(nameNow);
    later = () => (go(), after);
    await changedElsewhere('Ada Palmer');
    return inNoTurn(nameNow);
  });
  expect(apart).toContain('Ada Palmer');
  await changedElsewhere('Ada Lovelace');
  expect(await later()).toContain('Ada Lovelace');
});
