import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays } from '../../src/kernel/days.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import { Achieved } from '../../src/plans/content.ts';
import {
  applyingOn,
  isFrom,
  MOST_WHOLE,
  newest,
  versionOf,
  versionsOf,
  withVersion,
  type VersionLine,
  type Versions,
} from '../../src/plans/versions.ts';
import { day } from '../support/plan.ts';

const anyDay = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays(day('2026-01-01'), days));

const anyLine: fc.Arbitrary<Omit<VersionLine, 'version'>> = fc
  .record({
    id: fc.oneof(fc.stringMatching(/^[a-z0-9]{17}$/u), fc.string()),
    seq: fc.integer({ min: 1, max: 9_999 }),
    agreedOn: anyDay,
    startsOn: anyDay,
    by: fc.constantFrom('priyashah', 'tomreed', 'samcole').map((id) => StaffId.parse(id)),
    withoutAgreement: fc.boolean(),
    minutes: fc.integer({ min: 0, max: 10_080 }),
    outcomes: fc.dictionary(fc.constantFrom('cook', 'walk', 'a-b', '0', '7'), fc.constantFrom(...Achieved.options)),
    days: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  })
  .map(({ days, ...line }) => ({ ...line, ...(days !== undefined && { days }) }));

const anyLines = fc
  .array(anyLine, { maxLength: 3 * MOST_WHOLE })
  .map((lines): readonly VersionLine[] => lines.map((line, index) => ({ ...line, version: index + 1 })));

const NONE: Versions = { versions: [] };
const keep = (lines: readonly VersionLine[]): Versions => lines.reduce(withVersion, NONE);

const line = (version: number, startsOn: string): VersionLine => ({
  version,
  id: `form${version}`,
  seq: version,
  by: StaffId.parse('priyashah'),
  withoutAgreement: false,
  agreedOn: day('2026-11-01'),
  startsOn: day(startsOn),
  minutes: 60,
  outcomes: {},
});

describe('which version applies', () => {
  const starts = ['2026-11-02', '2026-11-09', '2026-11-05', '2026-11-20', '2026-11-21', '2026-11-30'];
  const all = keep(starts.map((startsOn, index) => line(index + 1, startsOn)));

  test.each([
    ['2026-11-01', undefined],
    ['2026-11-02', 1],
    ['2026-11-05', 3],
    ['2026-11-12', 3],
    ['2026-11-20', 4],
    ['2026-11-29', 5],
    ['2026-12-24', 6],
  ])('on %s it is %s: the newest that has begun, also of those that are packed', (today, version) => {
    expect(applyingOn(all, day(today))?.version).toBe(version);
  });
});

describe('R12: of every version it is known who agreed what when', () => {
  test('all of them are there as they were written, however many', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const kept = keep(lines);
        expect(versionsOf(kept)).toEqual(lines);
        expect(newest(kept)).toEqual(lines.at(-1));
        expect(kept.versions).toEqual(lines.slice(-MOST_WHOLE));
        expect(versionsOf(JSON.parse(JSON.stringify(kept)))).toEqual(lines);
      }),
    );
  });

  test('each is found by its number, and no other', () => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: -2, max: 40 }), (lines, number) => {
        expect(versionOf(keep(lines), number)).toEqual(lines.find(({ version }) => version === number));
      }),
    );
    expect(versionOf(keep(fc.sample(anyLines, { numRuns: 1 })[0] ?? []), Number.NaN)).toBeUndefined();
  });

  test('S51: each is known by the form it came from', () => {
    fc.assert(
      fc.property(anyLines, fc.string(), (lines, other) => {
        const kept = keep(lines);
        for (const { id } of lines) expect(isFrom(kept, id)).toBe(true);
        expect(isFrom(kept, other)).toBe(lines.some(({ id }) => id === other));
      }),
    );
  });

  test('each that lies further back takes so little room that hundreds cost no more than a few visits', () => {
    const line = (version: number): VersionLine => ({
      version,
      id: 'abcdefghijklm0001',
      seq: version * 15,
      agreedOn: day('2026-11-23'),
      startsOn: day('2026-11-30'),
      by: StaffId.parse('47296b1b63eddd4607e715d5'),
      withoutAgreement: false,
      minutes: 1_210,
      outcomes: Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`abcdefgh-${n}`, 'some-way'] as const)),
      days: 12,
    });
    const size = (many: number): number =>
      JSON.stringify(keep(Array.from({ length: many }, (_, index) => line(index + 1)))).length;
    expect((size(110) - size(10)) / 100).toBeLessThan(75);
  });
});
