import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { World } from '../../support/talk.ts';

test('R15-R17: who may know says of each why they are involved, whose authority there is, and whom nobody asked about', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const arthur = (await tom.says('who may know about Arthur Bell')).text;
  expect(arthur).toContain('The person has not been asked yet.\nAttorney for health and welfare.');
  expect(arthur).toContain('Works with them.');
  await tom.says('Ada Palmer');
  await tom.sends({ do: 'page/show', id: personId('ada'), x: 'who-may-know' });
  const ada = await tom.says('who may know about Ada Palmer');
  expect(ada.text).toContain('Involved as their carer.');
});

test('without a name it asks whose, among those whom its reader sees', async () => {
  const world = await World.open();
  const text = (await world.chat('Grace Obi').says('who may know')).text;
  expect(text).toContain('Rose Shah');
  expect(text).not.toContain('RB-1041');
});
