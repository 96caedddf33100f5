import { describe, expect, test } from '@jest/globals';
import { people } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { World } from '../support/talk.ts';

/** What the demo says of one person on one page it says on the others. */
describe('the demo’s people fit together', () => {
  test.each([
    ['Ada Palmer', 'Priya Shah', 'Ana Lopez'],
    ['Farida Khan', 'Priya Shah', 'Tom Reed'],
    ['Betty Lewis', 'Kofi Mensah', 'Priya Shah'],
  ])('R29: the plan of %s says when it is reviewed next, and so does the timeline', async (name, who, by) => {
    const world = await World.open();
    const chat = world.chat(who);
    const plan = (await chat.says(`show the plan for ${name}`)).text;
    const [, day = 'no day'] = new RegExp(`Every 14 days, next on (.+) by ${by}`, 'u').exec(plan) ?? [];
    expect(plan).toContain(`next on ${day} by ${by}`);
    expect((await chat.says(`weeks so far of ${name}`)).text).toContain(`To come: ${day}`);
    expect((await chat.says(name)).text).toContain(`Review on ${day}`);
    expect(world.surprises).toEqual([]);
  });

  test('TL5, R26: how far Ada came is as her plan says it: her equipment came, and nothing is waited for', async () => {
    const world = await World.open();
    const chat = world.chat('Priya Shah');
    for (const name of ['Ada Palmer', 'Farida Khan']) {
      const came = (await chat.says(`how far has ${name} come`)).text;
      expect(came).not.toContain('There is no reablement plan yet');
      expect(came).not.toContain('has not come');
      expect(came).not.toContain('Waits for');
    }
    expect((await chat.says('how far has Ada Palmer come')).text).toContain(
      'I want to walk to the garden gate by myself',
    );
  });

  test('R29, R31: how far each of Ada’s outcomes came is said by her, by who works with her and by her carer, and a review shows it', async () => {
    const world = await World.open();
    const ana = world.chat('Ana Lopez');
    const came = (await ana.says('how far has Ada Palmer come')).text;
    expect(came).not.toContain('Nobody has said yet');
    for (const name of ['Ada Palmer', 'Ana Lopez', 'Sarah Palmer'])
      expect(came.split(`${name}: less than hoped (from -2 to -1, Mon 16 Nov 2026)`)).toHaveLength(3);
    expect(came).toContain('Ada Palmer: from 3 to 6');
    await ana.says('RV-GP3X-9R2Z');
    const review = (await ana.presses('Note the review')).text;
    expect(review).toMatch(/garden gate by myself: most of the way\. .*Ada Palmer: less than hoped/u);
    expect(review).toMatch(/without help: most of the way\. .*Sarah Palmer: less than hoped/u);
    expect(world.surprises).toEqual([]);
  });

  test('TL3: who pays and plans visits has heard of Ada’s fewer visits, and has answered', async () => {
    const chat = (await World.open()).chat('Priya Shah');
    expect((await chat.says('Ada Palmer')).text).toMatch(
      /Finance, rota and purchaser: less support from .* 2026, all have answered/u,
    );
  });

  test('R45: somebody who lacks capacity has a plan, which says what she wants and who decides', async () => {
    const { text } = await (await World.open()).chat('Priya Shah').says('show the plan for Betty Lewis');
    expect(text).toContain('Lacks capacity for this decision. Assessed by Ana Lopez, occupational therapist');
    expect(text).toMatch(/Wishes and feelings\n[^]*Best-interests decision by Priya Shah/u);
  });

  test('R4: everybody has staff around them, and nobody is alone with nine people', () => {
    const circles = people(Day.parse('2026-11-23')).map(({ circle }) => circle.flatMap(({ staff: one }) => one ?? []));
    for (const around of circles) expect(around.length).toBeGreaterThan(0);
    const most = (ids: readonly string[]): number =>
      Math.max(...[...Map.groupBy(ids, (one) => one).values()].map((all) => all.length));
    expect(most(circles.flatMap((around) => (around.length === 1 ? around : [])))).toBeLessThan(4);
    expect(most(circles.flat())).toBeLessThan(9);
  });

  test('P10: Ada’s change of monitoring and her plan name one day, and neither says that the other does not hold', async () => {
    const chat = (await World.open()).chat('Priya Shah');
    const change = (await chat.says('MC-6FCF-459F')).text;
    expect(change).toContain('Mon 16 Nov 2026');
    expect(change).not.toContain('does not begin');
    const plan = (await chat.says('show the plan for Ada Palmer')).text;
    expect(plan).toContain('Version 2, agreed Mon 16 Nov 2026');
    expect(plan).toContain('Ada marks her own walking chart');
  });
});
