import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { isNearName } from '../../../src/people/name-match.ts';
import { agreed } from '../../support/plan-talk.ts';
import { staffCalled } from '../../support/changing.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let sam: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [sam, priya] = [world.chat('Sam Cole'), world.chat('Priya Shah')];
});

const NEAR = ['Sara Palmer', 'S Palmer', 'Sarah Ann Palmer-Jones', 'Sarah'];
const LIKE = 'Somebody with a name like that is known here. If it is them, use the name as it stands in the circle.';

async function holdsBack(who: string, name: string) {
  await sam.says('not to be told');
  await sam.presses('Next', { person: personId(who) });
  const key = (await world.app.directory.person(personId(who)))?.circle.find((one) => one.name === name)?.key;
  await sam.presses('Next', { who: key ?? staffCalled(name).id, reason: 'She is said to shout', decidedBy: 'me' });
  await sam.presses('Save this');
}

async function joins(chat: Chat, name: string) {
  await chat.sends({ do: 'flow/start', id: personId('ada'), x: 'person-join' });
  const { text } = await chat.presses('Save this', { name, as: 'daughter, carer', consentAgreed: 'share' });
  await chat.presses(text.includes(LIKE) ? 'Cancel' : 'Home');
  return text;
}

test('R24: a slip, an initial or more names may be the same name; another first name is not', () => {
  for (const name of NEAR) expect(isNearName(name, 'Sarah Palmer')).toBe(true);
  for (const name of ['Grace Palmer', 'Sarah Khan', 'Tom Reed', 'P'])
    expect(isNearName(name, 'Sarah Palmer')).toBe(false);
});

describe('R24: a near name is asked about first, in the same words whether or not somebody is held back', () => {
  test('to a circle', async () => {
    const open: string[] = [];
    for (const name of NEAR) open.push(await joins(priya, name));
    await holdsBack('ada', 'Sarah Palmer');
    const held: string[] = [];
    for (const name of NEAR) held.push(await joins(priya, name));
    for (const text of open) expect(text).toContain(LIKE);
    expect(held).toEqual(open);
    expect(await joins(priya, 'Grace Palmer')).not.toContain(LIKE);
  });

  test('the manager, who decides who may be told, may go on', async () => {
    expect(await joins(sam, 'Sara Palmer')).not.toContain(LIKE);
  });
});

test('R24: a group of workers has nobody’s name in it, whether or not they are held back', async () => {
  const tom = world.chat('Tom Reed');
  await agreed(world, tom, priya);
  const eveningBy = async (visitPool: string): Promise<string> => {
    await tom.says('change the plan for Samuel Okafor');
    await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' });
    await tom.presses('Change: Every day, 18:30');
    await tom.presses('Done', { visitBy: 'pool' });
    const { text } = await tom.presses('Done', { visitPool });
    await tom.says('cancel');
    await tom.says('yes');
    return text;
  };
  const words = 'A group is named without anybody’s name.';
  expect(await eveningBy('Ana Lopez and the therapists')).toContain(words);
  await holdsBack('samuel', 'Ana Lopez');
  expect(await eveningBy('Ana Lopez and the therapists')).toContain(words);
  expect(await eveningBy('the night team')).not.toContain(words);
  expect(world.surprises).toEqual([]);
});
