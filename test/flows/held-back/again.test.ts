import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { circleOf } from '../../../src/people/party.ts';
import { CHANGE } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed, becauseHeAsked, callOnFridays } from '../../support/plan-talk.ts';
import { fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let mei: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [mei, priya] = [world.chat('Mei Lin'), world.chat('Priya Shah')];
});

const person = async (who: string) => world.app.directory.person(personId(who));

async function holdsBack(who: string, name: string) {
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId(who) });
  const key = (await person(who))?.circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  await mei.presses('Next', {
    who: key,
    reason: 'He is said to take her money',
    decidedBy: 'Mei Lin, safeguarding lead',
  });
  return mei.presses('Save this');
}

async function joins(who: string, name: string, as: string) {
  await priya.sends({ do: 'flow/start', id: personId(who), x: 'person-join' });
  return priya.presses('Save this', { name, as });
}

async function leaves(who: string, member: string, whyWords?: string) {
  await priya.says('take somebody out');
  await priya.presses('Next', { person: personId(who) });
  await priya.presses('Next', { member, why: whyWords === undefined ? 'not-carer' : 'other' });
  if (whyWords !== undefined) await priya.presses('Next', { whyWords });
  return priya.presses('Save this');
}

const ASK_FIRST = 'Ask your manager about this first.';
const ASK_SARAH = 'Ask Sarah Palmer, and note what they say';

/** Recorded for Ada, whose daughter could not be reached; it waits for her. */
async function waitsForSarah(): Promise<string> {
  await priya.says('change monitoring for Ada Palmer');
  await priya.presses('Next', { ...CHANGE });
  await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
  await priya.presses('Next', { unreached: 'wait' });
  await priya.presses('Next', { waitWhy: 'Nothing is urgent.' });
  const { text } = await priya.presses('Record this change');
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';
}

describe('R24: who is not to be told is not asked any more', () => {
  test('a carer who was not reached: no duty, no flag, no button; what waited for her alone holds', async () => {
    const reference = await waitsForSarah();
    expect((await priya.says("what's outstanding")).text).toContain(ASK_SARAH);
    await holdsBack('ada', 'Sarah Palmer');
    expect((await priya.says("what's outstanding")).text).not.toContain(ASK_SARAH);
    const { text } = await priya.says(reference);
    expect(text).not.toMatch(/Sarah Palmer has not been asked yet|Does not hold yet/u);
    expect(JSON.stringify(priya.card)).not.toContain('Note what they said');
    expect(text).toContain('0 of 3 told');
    expect(text).not.toContain('money');
  });

  test('the same for who left the circle', async () => {
    await waitsForSarah();
    await leaves('ada', 'sarah');
    expect((await priya.says("what's outstanding")).text).not.toContain(ASK_SARAH);
  });
});

describe('R24: forms do not bring back who is not to be told', () => {
  test('the only carer is not to be told: the change of monitoring asks for no carer, and says of none', async () => {
    await holdsBack('ada', 'Sarah Palmer');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE });
    expect(fieldsOf(priya.card)).toContain('personAgrees');
    expect(fieldsOf(priya.card)).not.toContain('carerAgrees');
    const check = await priya.presses('Next', { personAgrees: 'yes' });
    expect(check.text).not.toContain('carer');
    expect((await priya.presses('Record this change')).text).toContain('Recorded as');
  });

  test('her name is taken nowhere, however it is spaced; who has left stays held back', async () => {
    await holdsBack('ada', 'Sarah Palmer');
    await leaves('ada', 'sarah', 'She has moved to Leeds');
    for (const memberName of ['sarah  PALMER', 'Sarah Palmer'])
      expect((await joins('ada', memberName, 'daughter, carer')).text).toContain(ASK_FIRST);
    await priya.presses('Cancel');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE });
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'yes' });
    const asked = await priya.presses('Next', { carerName: 'Sarah  palmer', how: 'phone' });
    expect(asked.text).toContain(ASK_FIRST);
  });

  test('imported again with another spacing, she stays held back', async () => {
    await holdsBack('ada', 'Sarah Palmer');
    for (const carer of ['', 'sarah   palmer (daughter)']) {
      await priya.says('import people');
      await priya.says(`reference,name,started,carer\nRB-1041,Ada Palmer,2026-11-05,${carer}`);
      await priya.says('record it');
    }
    const ada = await person('ada');
    expect(ada?.circle.filter(({ name }) => /sarah/iu.test(name))).toMatchObject([{ heldBack: true }]);
    expect(ada && circleOf(ada).some(({ name }) => /sarah/iu.test(name))).toBe(false);
  });

  test('a carer whom a record names is not offered to the circle when they are not to be told', async () => {
    await priya.says('change monitoring for Samuel Okafor');
    await priya.presses('Next', { ...CHANGE });
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'yes' });
    await priya.presses('Next', { carerName: 'Grace Okafor' });
    const recorded = await priya.presses('Record this change');
    const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '';
    await priya.presses('Put the carer in the circle');
    await priya.presses('Put them in', { relation: 'niece' });
    await holdsBack('samuel', 'Grace Okafor');
    const { text } = await priya.says(reference);
    expect(text).not.toContain('Put the carer in the circle');
    expect(text).not.toMatch(/Grace Okafor\n.*\n● Not yet told/u);
  });
});

test('R17: why somebody left is read by those who set up circles alone', async () => {
  const reference = await waitsForSarah();
  await leaves('ada', 'sarah', 'She has moved to Leeds');
  const tom = world.chat('Tom Reed');
  for (const words of [reference, `history of ${reference}`])
    expect((await tom.says(words)).text).not.toContain('Leeds');
});

describe('R17, R24: the plan of somebody around whom one is not to be told', () => {
  test('who is missing from the copies only because of that needs no reason; a visit of theirs needs another name, and the leads get a card', async () => {
    const tom = world.chat('Tom Reed');
    await agreed(world, tom, priya);
    await holdsBack('samuel', 'Tom Reed');
    expect((await priya.says("what's outstanding")).text).toContain(
      'Visits must be covered: Tom Reed does not come any more. Say who comes instead',
    );
    // The leads hear of it at once; nothing says why.
    const cards = (await world.ticks()).filter(({ address }) =>
      address.conversation.includes(staffCalled('Priya Shah').teamsId),
    );
    const text = cards.map(({ message }) => textsIn(message).join('\n')).join('\n');
    expect(text).toContain('Visits must be covered: Tom Reed does not come any more. Say who comes instead');
    expect(text).not.toContain('money');
    await callOnFridays(priya);
    await becauseHeAsked(priya);
    const asked = await priya.presses('Next');
    expect(asked.text).not.toContain('Others than before');
    const check = await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).not.toMatch(/Others than before|Gets no copy any more/u);
  });
});

test('R24: whoever is held back and never had a copy has no line among the copies', async () => {
  const tom = world.chat('Tom Reed');
  await agreed(world, tom, priya);
  await holdsBack('samuel', 'Tom Reed');
  await priya.says('show the plan for Samuel Okafor');
  const copies = await priya.presses('Open: Copies');
  expect(copies.text).toContain('Samuel Okafor');
  expect(copies.text).not.toContain('Tom Reed');
});
