import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { share } from '../../../src/flows/board/figures.ts';
import { items } from '../../../src/flows/board/starting.ts';
import type { Talked } from '../../../src/plans/content.ts';
import { nothingYet } from '../../../src/plans/plan.ts';
import { content } from '../../support/plan.ts';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { World } from '../../support/talk.ts';

describe('QS173 1, 3, 4: figures of people starting', () => {
  test('whoever leads reads them', async () => {
    const world = await World.open();
    const shown = (await world.chat('Priya Shah').says('figures of people starting')).text;
    expect(shown).toMatch(/1: What the service does and does not do was talked about\s+fewer than 5 of 10/u);
    expect(shown).toMatch(/3: Outcomes were agreed with the person\s+(?:fewer than 5 of|\d+ (?:or more )?of) 10/u);
    expect(shown).toMatch(/4: A plan for afterwards is written\s+fewer than 5 of 10/u);
    expect(world.surprises).toEqual([]);
  });

  test('QS173 1, 4: what was talked about at the start is asked with the first plan, and counted', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya, {}, { talked: 'service,afterwards' });
    const inFull = async () =>
      (await tom.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'version.1.0' })).text;
    const talked = 'Talked about with them\nWhat the service does and does not do; What follows when support ends';
    expect(await inFull()).toContain(talked);
    // A later change keeps it.
    await fewerVisits(tom);
    expect((await tom.presses('Ask everybody to agree')).text).not.toContain('Talked about');
  });

  test('QS173 1: of ten, six with whom it was talked about are six at the least', () => {
    const plan = (talked: readonly Talked[]) => ({ ...nothingYet, current: content({ talked: [...talked] }) });
    const all = [...Array.from({ length: 6 }, () => plan(['service'])), ...Array.from({ length: 6 }, () => undefined)];
    expect(items(all).map(({ detail }) => detail)).toEqual([
      '6 of 12',
      'fewer than 5 of 12',
      'fewer than 5 of 12',
      'fewer than 5 of 12',
    ]);
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
