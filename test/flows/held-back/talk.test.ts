import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { circleOf } from '../../../src/people/party.ts';
import { recordsAChange } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let mei: Chat;
let sam: Chat;
beforeEach(async () => {
  world = await World.open();
  [mei, sam] = [world.chat('Mei Lin'), world.chat('Sam Cole')];
});

const person = async (who: string) => world.app.directory.person(personId(who));
const REASON = { reason: 'He is said to take her money', decidedBy: 'Mei Lin, safeguarding lead' };

async function holdsBack(chat: Chat, who: string, name: string) {
  await chat.says('not to be told');
  await chat.presses('Next', { person: personId(who) });
  if ((await person(who))?.closedTo) await chat.presses('Next', { what: 'hold-back' });
  const key = (await person(who))?.circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  await chat.presses('Next', { who: key, ...REASON });
  return chat.presses('Save this');
}

describe('who may lawfully not be told (R24)', () => {
  test('by typing: the safeguarding lead says who, why, who decided it and when it is looked at again', async () => {
    await mei.says('hold back');
    await mei.says('Ada Palmer');
    await mei.says('Sarah Palmer');
    await mei.says('She shouts at her when no one is there');
    await mei.says('Mei Lin, safeguarding lead');
    const check = await mei.says('21 December');
    expect(check.text).toContain(
      'reads "Not involved: ask your manager before you tell them anything" beside the name',
    );
    const saved = await mei.says('record it');
    expect(saved.text).toContain('She shouts at her when no one is there.');
    const ada = await person('ada');
    expect(ada && circleOf(ada).map(({ name }) => name)).not.toContain('Sarah Palmer');
    expect(ada?.heldBack).toMatchObject([{ member: 'sarah', name: 'Sarah Palmer', lookAgainOn: '2026-12-21' }]);
  });

  test('colleagues read beside the name that it is so, and nothing of why', async () => {
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    const tom = world.chat('Tom Reed');
    for (const words of ['Ada Palmer', 'who may know about Ada Palmer']) {
      const { text } = await tom.says(words);
      expect(text).not.toContain('money');
      expect(text).toContain('Not involved: ask your manager before you tell them anything');
    }
    expect((await tom.says('communication needs of Ada Palmer')).text).not.toMatch(/Sarah|money/u);
    for (const name of ['Tom Reed', 'Priya Shah', 'Ana Lopez', 'Omar Aziz', 'Leo Marsh']) {
      const chat = world.chat(name);
      expect((await chat.says('not to be told')).text).not.toContain('Ada Palmer');
      const forced = await chat.sends({ do: 'flow/start', id: personId('ada'), x: 'held-back' });
      expect(forced.text).not.toMatch(/money|Ada/u);
    }
  });

  test('a member of staff who is held back finds the person nowhere, gets nothing, and is told nothing of it', async () => {
    const tom = world.chat('Tom Reed');
    await tom.says('hello');
    await tom.says('Ada Palmer');
    const { card } = tom;
    const unknown = (await tom.says('Zelda Nobody')).text;
    await holdsBack(sam, 'ada', 'Tom Reed');
    await world.ticks();
    expect(
      world.delivered.filter(({ address }) => address.conversation.includes(staffCalled('Tom Reed').teamsId)),
    ).toEqual([]);
    const after = await tom.says('Ada Palmer');
    expect(after.text).not.toContain('RB-1041');
    expect(after.text.replaceAll('Ada Palmer', 'Zelda Nobody')).toBe(unknown);
    expect((await tom.says("what's outstanding")).text).not.toMatch(/Ada|RB-1041/u);
    expect((await tom.presses('Change monitoring', {}, card)).text).not.toContain('Ada');
    expect((await world.chat('Ana Lopez').says('Ada Palmer')).text).toContain(
      'Tom Reed (support worker)\nNot involved: ask your manager before you tell them anything.',
    );
  });

  test('R24: what others read does not tell who is held back from who has left or is not involved', async () => {
    const reference = await recordsAChange(sam);
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    const ana = world.chat('Ana Lopez');
    const { text } = await ana.says(reference);
    // The same words as for somebody who left the circle.
    expect(text).toMatch(/Sarah Palmer\n[^]*Not needed any more\n[^\n]*No longer among those to be told/u);
    // Nor where Priya, who is not in the circle of Farida, would stand.
    await holdsBack(mei, 'farida', 'Priya Shah');
    for (const name of ['Tom Reed', 'Wendy Stone'])
      expect((await world.chat(name).says('Farida Khan')).text).not.toContain('Priya Shah (');
  });

  test('a coordinator who is not in the circle can be held back, too; nobody holds back themselves', async () => {
    await holdsBack(mei, 'farida', 'Priya Shah');
    const priya = world.chat('Priya Shah');
    expect((await priya.says('Farida Khan')).text).not.toContain('RB-');
    expect((await sam.says('Farida Khan')).text).toContain(
      'Priya Shah (reablement coordinator). Not involved: ask your manager before you tell them anything',
    );
    expect((await priya.says('Ada Palmer')).text).toContain('RB-');
    await mei.says('not to be told');
    const asked = await mei.presses('Next', { person: personId('ada') });
    expect(asked.text).not.toContain('Mei Lin');
  });

  test('it is looked at again on its day: in the list of the safeguarding lead and the manager of the team, and of nobody else', async () => {
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    const line = 'Look again at who may not be told: Ada Palmer';
    expect((await mei.says("what's outstanding")).text).not.toContain(line);
    world.clock.set('2026-12-21T10:00:00Z');
    for (const chat of [mei, sam]) expect((await chat.says("what's outstanding")).text).toContain(line);
    for (const name of ['Priya Shah', 'Tom Reed', 'Leo Marsh'])
      expect((await world.chat(name).says("what's outstanding")).text).not.toContain('may not be told');

    await mei.says("what's outstanding");
    await mei.presses(line);
    expect((await mei.presses('Next', { what: 'look-again' })).text).toContain('Sarah Palmer');
    const key = (await person('ada'))?.heldBack?.[0]?.key ?? '';
    await mei.presses('Next', { which: key, lookAgainOn: '2027-01-20' });
    await mei.presses('Save this');
    expect((await mei.says("what's outstanding")).text).not.toContain(line);
  });

  test('lifted with a reason, they are in the plan again, and what was is kept for those who may know', async () => {
    await holdsBack(mei, 'ada', 'Tom Reed');
    await sam.says('may be told again');
    const asked = await sam.presses('Next', { person: personId('ada') });
    expect(asked.text).toContain('Tom Reed: He is said to take her money.');
    await sam.presses('Next', { what: 'lift' });
    await sam.presses('Next', { which: (await person('ada'))?.heldBack?.[0]?.key ?? '', why: 'It was not true' });
    expect((await sam.presses('Save this')).text).toContain('It was not true');
    const ada = await person('ada');
    expect(ada && circleOf(ada).map(({ name }) => name)).toContain('Tom Reed');
    expect((await world.chat('Tom Reed').says('Ada Palmer')).text).toContain('RB-1041');
  });

  test('who is held back stays so when they join again, or a file is imported', async () => {
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    await priya.says('reference,name,started,carer\nRB-1041,Ada Palmer,2026-11-05,');
    await priya.says('record it');
    await priya.says('import people');
    await priya.says('reference,name,started,carer\nRB-1041,Ada Palmer,2026-11-05,sarah palmer (daughter)');
    await priya.says('record it');
    const ada = await person('ada');
    expect(ada?.circle.map(({ name }) => name)).toContain('sarah palmer');
    expect(ada && circleOf(ada).map(({ name }) => name)).not.toContain('sarah palmer');
  });

  test('the only coordinator of the team is not to be told: its manager is reminded in their place', async () => {
    const tom = world.chat('Tom Reed');
    for (const chat of [tom, sam, world.chat('Priya Shah')]) await chat.says('hello');
    await recordsAChange(tom, { name: 'Farida Khan' });
    await world.ticks();
    for (const name of ['Priya Shah', 'Tom Reed']) await holdsBack(mei, 'farida', name);
    world.clock.set('2026-11-27T10:00:00Z');
    const to = (await world.ticks())
      .filter(({ message }) => textsIn(message).join().includes('Farida Khan'))
      .map(({ address }) => address.conversation);
    expect(to).toContain(`a:${staffCalled('Sam Cole').teamsId}`);
    for (const name of ['Priya Shah', 'Tom Reed']) expect(to).not.toContain(`a:${staffCalled(name).teamsId}`);
  });
});

describe('R24: the day on which it is looked at again', () => {
  const lookAgain = async () =>
    (await world.ticks()).flatMap(({ address, message }) => {
      const text = textsIn(message).join('\n');
      return text.includes('Look again at who may not be told') ? [{ to: address.conversation, text }] : [];
    });

  test('it comes as a card to the safeguarding lead and the manager, and to nobody else, and stands on Home', async () => {
    for (const name of ['Sam Cole', 'Priya Shah', 'Tom Reed', 'Ana Lopez']) await world.chat(name).says('hello');
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    expect(await lookAgain()).toEqual([]);
    world.clock.set('2026-12-21T10:00:00Z');
    const cards = await lookAgain();
    expect(cards.map(({ to }) => to).toSorted()).toEqual(
      ['Sam Cole', 'Mei Lin'].map((name) => `a:${staffCalled(name).teamsId}`).toSorted(),
    );
    expect(cards[0]?.text).toContain('Ada Palmer');
    expect(cards[0]?.text).not.toMatch(/Sarah|money/u);
    expect((await sam.says('hello')).text).toContain('Look again at who may not be told');
    expect((await world.chat('Priya Shah').says('hello')).text).not.toContain('Look again');
  });

  test('looked at again, it waits until the next day; lifted, it waits no more', async () => {
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    const key = (await person('ada'))?.heldBack?.[0]?.key ?? '';
    await mei.says('not to be told');
    await mei.presses('Next', { person: personId('ada') });
    await mei.presses('Next', { what: 'look-again' });
    await mei.presses('Next', { which: key, lookAgainOn: '2027-01-20' });
    await mei.presses('Save this');
    world.clock.set('2026-12-21T10:00:00Z');
    expect(await lookAgain()).toEqual([]);
    world.clock.set('2027-01-20T10:00:00Z');
    expect(await lookAgain()).toHaveLength(1);
  });

  test('R16: the day that is filled in is a working day', async () => {
    // Four weeks after Mon 30 Nov is Mon 28 Dec, a bank holiday.
    world.clock.set('2026-11-30T10:00:00Z');
    await holdsBack(mei, 'ada', 'Sarah Palmer');
    expect((await person('ada'))?.heldBack?.[0]?.lookAgainOn).toBe('2026-12-29');
  });
});
