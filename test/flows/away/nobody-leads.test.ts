import { beforeEach, expect, test } from '@jest/globals';
import { recordsAChange } from '../../support/change.ts';
import { changePerson, staffCalled } from '../../support/changing.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let mei: Chat;
let tom: Chat;
let priya: Chat;
let sam: Chat;
beforeEach(async () => {
  world = await World.open();
  [mei, tom, priya, sam] = [
    world.chat('Mei Lin'),
    world.chat('Tom Reed'),
    world.chat('Priya Shah'),
    world.chat('Sam Cole'),
  ];
  for (const chat of [mei, tom, priya, sam]) await chat.says('hello');
});

const idOf = (name: string) => staffCalled(name).id;
const closes = (name: string) => changePerson(world, 'ada', () => ({ closedTo: [idOf(name)] }));

async function away(chat: Chat, cover: string, whom = 'Priya Shah') {
  await chat.says('i am away');
  const days = { from: '2026-11-24', until: '2026-12-04', cover: cover === 'nobody' ? cover : idOf(cover) };
  await chat.presses('Next', { whom: idOf(whom) });
  return chat.presses('Next', days);
}

const NOBODY =
  'While Priya Shah is away, nobody who leads the team is there for one person. What a lead sees to goes to Mei Lin.';

test('R5, R24: while nobody who leads and may know is there, it is said before, and the safeguarding lead sees to it', async () => {
  await closes('Sam Cole');
  const reference = await recordsAChange(priya);
  await world.ticks();
  expect((await away(priya, 'nobody')).text).toContain(NOBODY);
  await priya.presses('Save this');
  expect((await mei.says(reference)).text).toContain('I cannot find');
  world.clock.set('2026-11-27T10:00:00Z');
  const toMei = (await world.ticks())
    .filter(({ address }) => address.conversation === `a:${staffCalled('Mei Lin').teamsId}`)
    .flatMap(({ message }) => textsIn(message))
    .join('\n');
  expect(toMei).toContain('Ada Palmer');
  expect((await mei.says("what's outstanding")).text).toContain('for Priya Shah, away until Fri 4 Dec 2026');
  expect((await mei.says(reference)).text).toContain('Ada Palmer');
  expect((await sam.says(reference)).text).not.toContain('Ada');
  world.clock.set('2026-12-07T10:00:00Z');
  expect((await mei.says(reference)).text).not.toContain('Ada');
  expect(world.surprises).toEqual([]);
});

test('R24: a cover who may not know is nobody there; one who sees the person is; whoever may not know does not hear of it', async () => {
  await closes('Sam Cole');
  const check = (await away(priya, 'Sam Cole')).text;
  expect(check).toContain(NOBODY);
  expect(check).not.toMatch(/does not see .*Ada Palmer/u);
  await priya.says('cancel');
  expect((await away(priya, 'Tom Reed')).text).not.toContain('nobody who leads');
  expect((await away(sam, 'nobody')).text).not.toContain('nobody who leads');
});
