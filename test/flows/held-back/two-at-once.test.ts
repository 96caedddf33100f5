import { beforeEach, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let sam: Chat;
let mei: Chat;
const reason = 'She is said to shout at her';
beforeEach(async () => {
  world = await World.open();
  [sam, mei] = [world.chat('Sam Cole'), world.chat('Mei Lin')];
});

const keyOf = async (name: string): Promise<string> =>
  (await world.app.directory.person(personId('ada')))?.circle.find((one) => one.name === name)?.key ??
  staffCalled(name).id;

async function atCheck(chat: Chat, name: string, decidedBy = 'me') {
  await chat.says('not to be told');
  await chat.presses('Next', { person: personId('ada') });
  return chat.presses('Next', { who: await keyOf(name), reason, decidedBy });
}

test('S53, R24: two hold the same person back at once: the second sees it, and keeps their words', async () => {
  await atCheck(sam, 'Sarah Palmer');
  await atCheck(mei, 'Sarah Palmer');
  await sam.presses('Save this');
  const { text } = await mei.presses('Save this');
  expect(text).toContain('Sam Cole noted on Mon 23 Nov 2026 that Sarah Palmer may not be told.');
  expect(text).toContain(reason);
  await mei.presses('Next', { who: await keyOf('Tom Reed'), reason, decidedBy: 'me' });
  await mei.presses('Save this');
  const held = (await world.app.directory.person(personId('ada')))?.heldBack ?? [];
  expect(held.map(({ name }) => name)).toEqual(['Sarah Palmer', 'Tom Reed']);
});

test('R24: whoever may not be told cannot have decided it', async () => {
  await atCheck(sam, 'Ana Lopez', 'Ana Lopez, occupational therapist');
  const { text } = await sam.presses('Save this');
  expect(text).toContain('Somebody who may not be told cannot have decided it. Who else decided?');
  expect((await world.app.directory.person(personId('ada')))?.heldBack).toBeUndefined();
});

test('R24: the check says that the channel of the team goes on, for a colleague who may sit in it', async () => {
  const words = 'may sit in the channel of the team. What is written there goes on';
  expect((await atCheck(sam, 'Ana Lopez')).text).toContain(`Ana Lopez ${words}`);
  expect((await atCheck(mei, 'Sarah Palmer')).text).not.toContain(words);
  expect(world.surprises).toEqual([]);
});
