import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, Day, instant } from '../../src/kernel/days.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import { brokenLink, chained, Entry } from '../../src/records/fact.ts';

const REMIND_ON = Day.parse('2026-11-24');
const START = Date.parse('2026-11-19T12:00:00.000Z');
const STAFF = ['tom', 'ana', 'priya'].map((id) => StaffId.parse(id));

const anyLink = fc.record({
  by: fc.constantFrom('reable' as const, ...STAFF),
  flowVersion: fc.integer({ min: 1, max: 9 }),
  remindOn: fc.constantFrom(REMIND_ON, Day.parse('2026-12-01')),
  fact: fc.oneof(
    fc.record({ type: fc.constantFrom('told', 'chased'), said: fc.string({ unit: 'binary' }) }),
    fc.jsonValue({ stringUnit: 'binary' }),
  ),
});

/** A record's entries as they come back from a store. */
function chainOf(links: readonly (typeof anyLink extends fc.Arbitrary<infer L> ? L : never)[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, link] of links.entries()) {
    entries.push(chained(entries.at(-1), { ...link, at: instant(new Date(START + index * 60_000)) }));
  }
  return Entry.array().parse(JSON.parse(JSON.stringify(entries)));
}
const anyChain = fc.array(anyLink, { minLength: 2, maxLength: 12 }).map(chainOf);
const anywhere = fc.nat();

describe('S28: the facts of a record are chained, so that altering any one shows', () => {
  test('a chain that nobody touched is whole, also after it was stored and read', () => {
    fc.assert(
      fc.property(anyChain, (entries) => {
        expect(brokenLink(entries)).toBeUndefined();
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
      }),
    );
    expect(brokenLink([])).toBeUndefined();
  });

  test('the order in which a store gives back the fields of a fact does not matter', () => {
    const [entry] = chainOf([{ by: 'reable', flowVersion: 1, remindOn: REMIND_ON, fact: { a: 1, b: { c: 2, d: 3 } } }]);
    const turned = entry && {
      hash: entry.hash,
      seq: entry.seq,
      fact: { b: { d: 3, c: 2 }, a: 1 },
      flowVersion: 1,
      by: entry.by,
      at: entry.at,
      remindOn: entry.remindOn,
    };
    expect(brokenLink(turned ? [turned] : [])).toBeUndefined();
  });

  test('altering who, when, the version, the fact, the day of the first reminder, the number or the hash of any entry shows, at that entry', () => {
    const anyChange = fc.constantFrom('by', 'at', 'flowVersion', 'fact', 'remindOn', 'seq', 'hash');
    fc.assert(
      fc.property(anyChain, anywhere, anyChange, (entries, place, what) => {
        const index = place % entries.length;
        const altered = entries.map((entry, at) => (at === index ? alter(entry, what) : entry));
        const broken = brokenLink(altered);
        expect(broken).toBe(altered[index]?.seq);
      }),
      { numRuns: 300 },
    );
  });

  test('one altered entry among 10,000 shows, wherever it is', () => {
    const entries = chainOf(
      Array.from({ length: 10_000 }, (_, count) => ({
        by: 'reable' as const,
        flowVersion: 1,
        remindOn: REMIND_ON,
        fact: { count },
      })),
    );
    expect(brokenLink(entries)).toBeUndefined();
    for (const index of [0, 1, 4_999, 9_998, 9_999]) {
      const altered = entries.map((entry, at) => (at === index ? { ...entry, fact: { count: index + 1 } } : entry));
      expect(brokenLink(altered)).toBe(index + 1);
    }
  });

  test('taking any entry out of the middle or the beginning shows', () => {
    fc.assert(
      fc.property(anyChain, anywhere, (entries, place) => {
        const without = entries.toSpliced(place % (entries.length - 1), 1);
        expect(brokenLink(without)).toBeDefined();
      }),
    );
  });

  test('changing places shows', () => {
    fc.assert(
      fc.property(anyChain, anywhere, anywhere, (entries, one, other) => {
        const [a, b] = [one % entries.length, other % entries.length];
        fc.pre(a !== b);
        const swapped = entries.map((entry, at) => entries[at === a ? b : at === b ? a : at] ?? entry);
        expect(brokenLink(swapped)).toBeDefined();
      }),
    );
  });

  test('putting in an entry twice shows', () => {
    fc.assert(
      fc.property(anyChain, anywhere, (entries, place) => {
        const index = place % entries.length;
        const twice = entries.flatMap((entry, at) => (at === index ? [entry, entry] : [entry]));
        expect(brokenLink(twice)).toBeDefined();
      }),
    );
  });

  test('an entry cannot be moved to another record that has the same number of entries', () => {
    const [one, other] = ['one', 'other'].map((said) =>
      chainOf([
        { by: 'reable', flowVersion: 1, remindOn: REMIND_ON, fact: said },
        { by: 'reable', flowVersion: 1, remindOn: REMIND_ON, fact: said },
      ]),
    );
    const [first, second] = [one?.[0], other?.[1]];
    expect(first && second && brokenLink([first, second])).toBe(2);
  });
});

function alter(entry: Entry, what: string): Entry {
  switch (what) {
    case 'by':
      return { ...entry, by: StaffId.parse(`${entry.by}x`) };
    case 'at':
      return { ...entry, at: instant(new Date(Date.parse(entry.at) + 1)) };
    case 'flowVersion':
      return { ...entry, flowVersion: entry.flowVersion + 1 };
    case 'remindOn':
      return { ...entry, remindOn: addDays(entry.remindOn, 1) };
    case 'seq':
      return { ...entry, seq: entry.seq + 1 };
    case 'hash':
      return { ...entry, hash: entry.hash.replace(/^./u, (first) => (first === '0' ? '1' : '0')) };
    default:
      return { ...entry, fact: { was: entry.fact } };
  }
}
