import { expect } from '@jest/globals';
import * as fc from 'fast-check';
import { newToken } from '../../src/kernel/ids.ts';
import type { Document, DocumentStore } from '../../src/store/document-store.ts';
import type { SettableClock } from '../support/clock.ts';

const IDS = ['a', 'b', 'c'];
const PARTITIONS = ['p', 'q'];
const TEAMS = ['north', 'south', 'east'];

const anyDocument = fc.record({
  id: fc.constantFrom(...IDS),
  partition: fc.constantFrom(...PARTITIONS),
  team: fc.oneof(fc.constantFrom(...TEAMS), fc.subarray(TEAMS)),
  minutes: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined, freq: 3 }),
});

/**
 * Something that is done to a store, or time that passes. `back` counts how many versions of that id ago the writer read it: 0 is the
 * present one.
 */
export const anyStep = fc.oneof(
  fc.record({ do: fc.constant('create' as const), document: anyDocument }),
  fc.record({ do: fc.constant('replace' as const), document: anyDocument, back: fc.constantFrom(0, 0, 0, 1, 2) }),
  fc.record({ do: fc.constant('remove' as const), document: anyDocument, back: fc.constantFrom(0, 0, 1) }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 60 }) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

interface Present {
  readonly etag: string;
  readonly body: number;
  readonly teams: readonly string[];
  readonly until: number;
}

/** Does the steps to a store and to a plain map, in partitions of their own, and expects the same of both: at every step, and at the end. */
export async function playedBeside(store: DocumentStore, clock: SettableClock, steps: readonly Step[]): Promise<void> {
  const mine = newToken(8);
  const tag = `team${mine}`;
  const model = new Map<string, Present>();
  const etags = new Map<string, readonly string[]>();
  const present = (key: string): Present | undefined => {
    const there = model.get(key);
    return there && there.until > clock.now().getTime() ? there : undefined;
  };

  for (const [body, step] of steps.entries()) {
    if (step.do === 'pass') {
      clock.pass({ minutes: step.minutes });
      continue;
    }
    const { id, team, minutes } = step.document;
    const partition = mine + step.document.partition;
    const key = `${partition}/${id}`;
    const expires = minutes === undefined ? undefined : new Date(clock.now().getTime() + minutes * 60_000);
    const document: Document = { id, partition, tags: { [tag]: team }, body, ...(expires && { expires }) };
    const etag = step.do === 'create' ? '' : (etags.get(key)?.[step.back] ?? '7');
    const there = present(key);
    const done = await carryOut(store, step.do, document, etag);
    expect(done.ok).toBe(step.do === 'create' ? there === undefined : there?.etag === etag);
    if (!done.ok) continue;
    if (done.value === undefined) {
      model.delete(key);
      continue;
    }
    model.set(key, {
      etag: done.value,
      body,
      teams: [team].flat(),
      until: expires?.getTime() ?? Number.POSITIVE_INFINITY,
    });
    etags.set(key, [done.value, ...(etags.get(key) ?? [])]);
  }

  for (const partition of PARTITIONS.map((one) => mine + one)) {
    for (const id of IDS) {
      const there = present(`${partition}/${id}`);
      const expected = there && { id, partition, body: there.body, etag: there.etag };
      expect(await store.read('sessions', partition, id)).toEqual(expected);
    }
  }
  for (const team of TEAMS) {
    const { found } = await store.query('sessions', { tag, equals: team, limit: IDS.length * PARTITIONS.length });
    const expected = [...model.keys()].filter((key) => present(key)?.teams.includes(team));
    expect(found.map(({ id, partition }) => `${partition}/${id}`).toSorted()).toEqual(expected.toSorted());
  }
}

async function carryOut(store: DocumentStore, what: 'create' | 'replace' | 'remove', document: Document, etag: string) {
  switch (what) {
    case 'create':
      return store.create('sessions', document);
    case 'replace':
      return store.replace('sessions', document, etag);
    case 'remove':
      return store.remove('sessions', document.partition, document.id, etag);
  }
}
