import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { servicesOf } from '../../src/adapters/content/services-file.ts';
import { helpingWith, needsIn, servicesIn } from '../../src/content/services.ts';
import { day } from '../support/plan.ts';

const HEAD = 'name,what,needs,place,costs,contact,owner,checked';
const TODAY = day('2026-11-23');
const CLUB = 'Lunch club,A lunch,Eating; Loneliness,Hall,£6,01632 960 203,Ana Lopez,2026-10-19';
const CAFE = '"Café, the",Music,loneliness,Library,Free,Ask,Mei Lin,2026-10-26';
const read = (...lines: readonly string[]) => servicesIn([HEAD, ...lines].join('\n'), TODAY);

describe('R34: the list of local services', () => {
  test('has for each what, for what, where, how to reach it, whose entry it is and when it was checked', () => {
    expect(read(CLUB).services).toEqual([
      {
        key: 'lunch-club-hall',
        name: 'Lunch club',
        what: 'A lunch',
        needs: ['Eating', 'Loneliness'],
        place: 'Hall',
        costs: '£6',
        contact: '01632 960 203',
        owner: 'Ana Lopez',
        checked: '2026-10-19',
      },
    ]);
  });

  test('is searched by need, whatever its capitals', () => {
    const { services } = read(CLUB, CAFE);
    expect(needsIn(services).map((need) => need.toLowerCase())).toEqual(['eating', 'loneliness']);
    expect(helpingWith(services, 'LONELINESS').map(({ name }) => name)).toEqual(['Lunch club', 'Café, the']);
  });

  test.each([
    ['Lunch club,A lunch,Eating,Hall,£6,01632 960 203,,2026-10-19', 'wrong or missing: owner'],
    ['Lunch club,A lunch,Eating,Hall,,01632 960 203,Ana,2026-10-19', 'wrong or missing: costs'],
    ['Lunch club,A lunch,Eating,Hall,£6,01632 960 203,Ana,19/10/2026', 'wrong or missing: checked'],
    ['Lunch club,A lunch,Eating,Hall,£6,01632 960 203,Ana,2026-11-24', 'still to come'],
    ['Lunch club', 'wrong or missing'],
  ])('each fault is named with its line: %s', (line, words) => {
    expect(read(CAFE, line).faults).toEqual([{ line: 3, words: expect.stringContaining(words) }]);
  });

  test('an entry that stands there twice, headings that lack one, and what is no list are faults', () => {
    expect(read(CLUB, CLUB).faults).toEqual([{ line: 3, words: expect.stringContaining('twice') }]);
    expect(servicesIn('name,what\na,b', TODAY).faults[0]?.words).toContain(
      'needs, place, costs, contact, owner, checked',
    );
    expect(servicesIn('"', TODAY).faults).toHaveLength(1);
  });

  test('whatever stands in the file, each line is a service or a fault', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { services, faults } = servicesIn(text, TODAY);
        expect(services.length + faults.length).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/u).length);
      }),
    );
  });
});

describe('the file of a service', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reable-content-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  let written = 0;
  const write = (...lines: readonly string[]): void => {
    const file = join(folder, 'services.csv');
    writeFileSync(file, [HEAD, ...lines].join('\n'));
    utimesSync(file, 0, (written += 60));
  };

  test('is read again when it has changed, and a faulty one leaves the last good one', () => {
    const wrong: number[] = [];
    const services = servicesOf(
      folder,
      () => TODAY,
      (lines) => wrong.push(lines),
    );
    const names = (): readonly string[] => services().map(({ name }) => name);
    expect(names()).toEqual([]);
    write(CLUB);
    expect(names()).toEqual(['Lunch club']);
    write(CLUB, 'nothing');
    expect([names(), names(), wrong]).toEqual([['Lunch club'], ['Lunch club'], [1]]);
    write(CAFE);
    expect(names()).toEqual(['Café, the']);
  });

  test('without a folder there is none', () => {
    expect(
      servicesOf(
        undefined,
        () => TODAY,
        () => undefined,
      )(),
    ).toEqual([]);
  });
});
