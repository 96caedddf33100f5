import { beforeAll, describe, expect, test } from '@jest/globals';
import { offered } from '../../src/app/menu.ts';
import { everyday } from '../../src/demo/world.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { World } from '../support/talk.ts';

/** What Help and the menu say to type finds its form, page or record (issue 12). */

const { priya, tom, ana, sam } = everyday;

describe.each([priya, tom, ana, sam])('issue 12: what Help says to type, typed by $name', (who) => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });

  test('finds each form that they may fill in, and each page', async () => {
    const { flows, pages, records } = world.app;
    const chat = world.chat(who.name);
    const wrong: string[] = [];
    for (const { id, offer } of offered(world.app, viewerOf(who))) {
      const { text } = await chat.says(offer.example);
      const { sessions, active } = (await world.app.forms.read(who.id)).forms;
      const form = sessions.find((one) => one.id === active)?.flow;
      const isFound = flows.some((one) => one.id === id)
        ? form === id
        : pages.some((one) => one.id === id && text.startsWith(one.title));
      if (!isFound) wrong.push(`${offer.example}: ${form ?? text.slice(0, 80)}`);
      if (form !== undefined) await chat.says('save for later');
    }
    for (const { offer, none } of records.onesFor) {
      const { words } = await chat.says(offer.example);
      if (words !== '' && words !== none) wrong.push(`${offer.example}: ${words}`);
    }
    expect(wrong).toEqual([]);
  });
});
