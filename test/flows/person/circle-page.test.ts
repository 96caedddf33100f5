import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { World } from '../../support/talk.ts';

test('R15-R17: who may know says of each why they are involved, whose authority there is, and whom nobody asked about', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const arthur = (await tom.says('who may know about Arthur Bell')).text;
  expect(arthur).toContain('The person has not been asked yet.\nAttorney for health and welfare.');
  expect(arthur).not.toContain('Works with them.');
  await tom.says('Ada Palmer');
  await tom.sends({ do: 'page/show', id: personId('ada'), x: 'person-circle' });
  const ada = await tom.says('who may know about Ada Palmer');
  expect(ada.text).not.toContain('Involved as their carer.');
});

test('without a name it asks whose, among those whom its reader sees', async () => {
  const world = await World.open();
  const text = (await world.chat('Grace Obi').says('who may know')).text;
  expect(text).toContain('Rose Shah');
  expect(text).not.toContain('RB-1041');
});

test('A3: the person’s card says how each one is reached, what they need, and the way they would rather be reached', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.sends({ do: 'flow/start', id: personId('ada'), x: 'person-reach.sarah' });
  expect((await tom.presses('Save this', { phone: 'ring me' })).text).toContain('Please write the number in digits');
  const { card } = tom;
  await tom.presses('Save this', { phone: '07700 900123', reached: 'Text first' }, card);
  expect((await tom.says('Ada Palmer')).text).toContain('Sarah Palmer (daughter, carer)\n07700 900123 · Text first');
  expect((await tom.says('telephone number of Ada Palmer')).text).toContain('Who is it?');
});

test('S53: a number that a colleague noted meanwhile is not overwritten', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  for (const chat of [tom, priya]) await chat.sends({ do: 'flow/start', id: personId('ada'), x: 'person-reach.sarah' });
  await tom.presses('Save this', { phone: '07700 900123' });
  expect((await priya.presses('Save this', { phone: '07700 900999' })).text).not.toContain('Saved how to reach');
  expect((await tom.says('Ada Palmer')).text).toContain('07700 900123');
});

test('R4: a colleague whose name is mistyped is asked about, not put in as a stranger', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await priya.sends({ do: 'flow/start', id: personId('ada'), x: 'person-join' });
  const asked = await priya.presses('Save this', { name: 'Kofi Mensa', as: 'support worker' });
  expect(asked.text).toContain('I know no colleague called Kofi Mensa.');
  const added = await priya.presses('Save this', { as: 'social worker, not in Teams' });
  expect(added.text).toContain('Does Ada agree that they are involved');
});
