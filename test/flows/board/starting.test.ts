import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { share } from '../../../src/flows/board/figures.ts';
import { World } from '../../support/talk.ts';

describe('QS173 1, 3, 4: figures of people starting', () => {
  test('whoever leads reads them; what nobody is asked is said to be not recorded', async () => {
    const world = await World.open();
    const shown = (await world.chat('Priya Shah').says('figures of people starting')).text;
    expect(shown).toMatch(/1: What the service does and does not do was talked about\s+Not recorded in Reable/u);
    expect(shown).toMatch(/3: Outcomes were agreed with the person\s+(?:fewer than 5 of|\d+ (?:or more )?of) 10/u);
    expect(shown).toMatch(/4: A plan for afterwards is written\s+fewer than 5 of 10/u);
    expect(world.surprises).toEqual([]);
  });

  test('nobody else does, and of too few nothing is said', async () => {
    const world = await World.open();
    expect((await world.chat('Tom Reed').says('figures of people starting')).text).toContain(
      'Only those who lead a team see these figures.',
    );
    expect((await world.chat('Leo Marsh').says('figures of people starting')).text).toContain(
      'Too few people started.',
    );
  });

  test('neither those nor the rest can be worked out where they are fewer than five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.nat(), (all, given) => {
        const some = given % (all + 1);
        const words = share(some, all);
        for (const number of words.match(/\d+/gu) ?? []) expect(Number(number)).toBeGreaterThanOrEqual(5);
        const alike = Array.from({ length: all + 1 }, (_, other) => other).filter(
          (other) => share(other, all) === words,
        );
        expect(alike.length >= 5 || (some >= 5 && all - some >= 5)).toBe(true);
      }),
    );
  });
});
