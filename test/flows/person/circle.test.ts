import { describe, expect, test } from '@jest/globals';
import { textsIn, World, type Chat } from '../../support/talk.ts';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { recordsAChange } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed, becauseHeAsked, callOnFridays, fewerVisits } from '../../support/plan-talk.ts';

const person = async (world: World, who: string) => world.app.directory.person(personId(who));

async function leaves(chat: Chat, who: string, member: string, why: Readonly<Record<string, string>>) {
  await chat.says('take somebody out');
  await chat.presses('Next', { person: personId(who) });
  const check = await chat.presses('Next', { member, ...why });
  return { check, saved: await chat.presses('Save this') };
}

async function joins(chat: Chat, who: string, name: string, as: string) {
  await chat.sends({ do: 'flow/start', id: personId(who), x: 'person-join' });
  return chat.presses('Save this', { name, as, consentAgreed: 'share' });
}

const keyOf = async (world: World, who: string, name: string): Promise<string> =>
  (await person(world, who))?.circle.find((one) => one.name === name)?.key ?? '';

/** What the bot sent by itself to this member of staff. */
const sentTo = async (world: World, name: string): Promise<readonly string[]> =>
  (await world.ticks())
    .filter(({ address }) => address.conversation === `a:${staffCalled(name).teamsId}`)
    .map(({ message }) => textsIn(message).join('\n'));

describe('joining and leaving a circle', () => {
  test('P12: a carer who is one no longer is taken out with a reason, which those who set up circles read', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const { saved } = await leaves(priya, 'ada', 'sarah', { why: 'not-carer' });
    expect(saved.text).toContain('Sarah Palmer is no longer in their circle.');
    expect(saved.text).toContain('No longer in it: Sarah Palmer');
    expect(saved.text).not.toContain('Not involved');
    expect(saved.text).toContain('daughter, carer · since Mon 23 Nov 2026 · No longer their carer');
    const ada = await person(world, 'ada');
    expect(ada?.past).toEqual([
      {
        key: 'sarah',
        name: 'Sarah Palmer',
        part: 'carer',
        relation: 'daughter',
        left: { on: '2026-11-23', by: staffCalled('Priya Shah').id, why: 'not-carer' },
      },
    ]);
  });

  test('R17: another reason is said in words', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('take somebody out of a circle');
    await priya.says('Ada Palmer');
    await priya.says('Sarah Palmer');
    await priya.says('another reason');
    await priya.says('She has moved to Leeds');
    expect((await priya.says('record it')).text).toContain('She has moved to Leeds');
  });

  test('P31: staff who are put in or taken out are told so, and lose access at once; who does it themselves is not told', async () => {
    const world = await World.open();
    const [priya, tom, ana] = ['Priya Shah', 'Tom Reed', 'Ana Lopez'].map((name) => world.chat(name));
    if (!priya || !tom || !ana) throw new Error('nobody');
    for (const chat of [priya, tom, ana]) await chat.says('hello');
    const { check } = await leaves(priya, 'ada', await keyOf(world, 'ada', 'Tom Reed'), { why: 'not-working' });
    expect(check.text).toContain('Tom Reed is told that they are no longer in the plan');
    const [notice = '', ...more] = await sentTo(world, 'Tom Reed');
    expect(more).toEqual([]);
    expect(notice).toContain('You are no longer in a plan');
    expect(notice).not.toMatch(/Ada|Palmer|RB-/u);
    expect((await tom.says('Ada Palmer')).text).not.toContain('RB-1041');

    await joins(priya, 'ada', 'Tom Reed', 'support worker');
    expect((await sentTo(world, 'Tom Reed')).join()).toContain('You are in the plan of Ada Palmer now');

    await leaves(priya, 'ada', await keyOf(world, 'ada', 'Priya Shah'), { why: 'not-working' });
    expect(await sentTo(world, 'Priya Shah')).toEqual([]);
  });

  test('P31: saved twice, nobody is told twice', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await world.chat('Tom Reed').says('hello');
    await priya.says('take somebody out');
    await priya.presses('Next', { person: personId('ada') });
    await priya.presses('Next', { member: await keyOf(world, 'ada', 'Tom Reed'), why: 'not-working' });
    const { card } = priya;
    await priya.presses('Save this', {}, card);
    await priya.presses('Save this', {}, card);
    expect(await sentTo(world, 'Tom Reed')).toHaveLength(1);
    expect((await person(world, 'ada'))?.past).toHaveLength(1);
  });

  test('a representative has authority by law, or none: next of kin decides nothing (facts.md 3)', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('add somebody to their circle');
    await priya.says('Jean Doyle');
    await priya.says('Paul Doyle');
    for (const text of ['son, representative', 'they were asked', 'yes', 'in person']) await priya.says(text);
    const asked = await priya.says('show the form');
    expect(asked.text).toContain('What may they decide by law?');
    expect(asked.text).toContain('Next of kin alone decides nothing by law.');
    await priya.says('next of kin');
    await priya.says('Tom Reed, support worker');
    expect((await priya.says('record it')).text).toMatch(/son, representative[^]*Next of kin, without authority/u);
    expect((await person(world, 'jean'))?.circle.at(-1)).toMatchObject({ authority: ['next-of-kin'] });
  });

  test('who is in the circle already keeps what is known of them when they are put in again, or imported', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await joins(priya, 'arthur', 'Helen Bell', 'representative');
    await priya.presses('Next', { consentBasis: 'asked' });
    await priya.presses('Next');
    await priya.presses('Save this', { authority: 'attorney-health,deputy', consentAssessedBy: 'Ana Lopez' });
    await priya.says('import people');
    await priya.says('reference,name,started,representative\nRB-1069,Arthur Bell,2026-11-05,Helen Bell');
    await priya.says('record it');
    const helen = (await person(world, 'arthur'))?.circle.filter(({ name }) => name === 'Helen Bell');
    expect(helen).toEqual([
      expect.objectContaining({ key: 'helen', authority: ['attorney-health', 'deputy'], part: 'representative' }),
    ]);
  });

  test('R17: a file takes nobody out of a circle: an empty cell, or another name, leaves who is there', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    const check = await priya.says(
      'reference,name,started,carer,therapist\nRB-1041,Ada Parmer,2026-11-05,Joe Palmer (son),',
    );
    expect(check.words).toContain('Known: Ada Palmer (becomes Ada Parmer)');
    expect(check.words).toContain('nobody leaves their circle');
    await priya.says('record it');
    const ada = await person(world, 'ada');
    expect(ada?.circle.map(({ name }) => name)).toEqual([
      'Sarah Palmer',
      'Tom Reed',
      'Ana Lopez',
      'Priya Shah',
      'Joe Palmer',
    ]);
    expect(ada?.past).toBeUndefined();
  });

  test('R17: a file moves nobody to another team', async () => {
    const world = await World.open({ administrators: [staffCalled('Sam Cole').id] });
    const sam = world.chat('Sam Cole');
    await sam.says('import people');
    const { words } = await sam.says('reference,name,started,team\nRB-1111,Frank Stolen,2026-11-05,My Team');
    expect(words).toContain(
      'Line 2: they are in another team already: a file moves nobody, choose "Change their details"',
    );
  });

  test('P4: Sarah leaves and Joe joins: what she is owed ends with the reason, his begins; and so it stays when they change again', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    const reference = await recordsAChange(tom);
    await leaves(priya, 'ada', 'sarah', { why: 'not-carer' });
    await joins(priya, 'ada', 'Joe Palmer', 'son, carer');
    await priya.says('Ada Palmer');
    await joins(priya, 'ada', 'Kofi Mensah', 'support worker');
    const { text } = await tom.says(reference);
    expect(text).toContain('Joe Palmer\nson, carer\n● Not yet told');
    expect(text).toContain('No longer among those to be told');
    expect(text).not.toContain('No longer their carer');
    expect(text).not.toMatch(/Sarah Palmer\ndaughter, carer\n● Not yet told/u);
    await tom.presses('Note who was told');
    expect(JSON.stringify(tom.card)).toContain('Joe Palmer');
    expect(JSON.stringify(tom.card)).not.toContain('Sarah Palmer');
  });

  test('P4: of a plan, too: the copy and the telling that Grace is owed end with the reason, and those of Joe begin', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await agreed(world, tom, priya);
    await joins(priya, 'samuel', 'Grace Okafor', 'sister, carer');
    expect((await tom.says("what's outstanding")).text).toMatch(
      /Copies to deliver: [^\n]*Grace Okafor[^]*still to tell: [^\n]*Grace Okafor/u,
    );
    await leaves(priya, 'samuel', await keyOf(world, 'samuel', 'Grace Okafor'), { why: 'not-carer' });
    await joins(priya, 'samuel', 'Joe Okafor', 'son, carer');
    const work = (await tom.says("what's outstanding")).text;
    expect(work).toMatch(/Copies to deliver: [^\n]*Joe Okafor[^]*still to tell: [^\n]*Joe Okafor/u);
    expect(work).not.toContain('Grace Okafor');
    const page = async (x: string) =>
      (await tom.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x })).text;
    expect(await page('copies')).toMatch(/Joe Okafor\nson, carer\n● Not yet/u);
    expect(await page('copies')).not.toMatch(/Grace Okafor\n[^\n]*\n● Not yet/u);
    expect(await page('told')).toMatch(
      /Grace Okafor\n[^\n]*\n– Not needed any more\n[^\n]*No longer among those to be told/u,
    );
    expect(world.surprises).toEqual([]);
  });

  describe('R15, R17: who joins is among those who get a copy of the next change', () => {
    const copiesIn = (card: unknown): string => JSON.stringify(card);
    const opened = async (openFirst: boolean) => {
      const world = await World.open();
      const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
      await agreed(world, tom, priya);
      if (openFirst) {
        await fewerVisits(priya);
        await priya.presses('Ask everybody to agree');
      }
      await joins(priya, 'samuel', 'Joe Okafor', 'son, carer');
      return { world, priya, tom, joe: await keyOf(world, 'samuel', 'Joe Okafor') };
    };

    test('R17: in the form of a change that begins afterwards', async () => {
      const { world, tom, joe } = await opened(false);
      await callOnFridays(tom);
      await becauseHeAsked(tom);
      expect(copiesIn(tom.card)).toMatch(new RegExp(`"value":"[^"]*${joe}[^"]*"`, 'u'));
      expect(world.surprises).toEqual([]);
    });

    test('R17: of the change that was open when they joined, once it is agreed', async () => {
      const { world, priya, tom, joe } = await opened(true);
      await tom.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
      await tom.presses('I agree');
      await priya.says('note an answer Samuel Okafor');
      await priya.presses('Next', { who: joe, answer: 'yes', how: 'phone', on: '2026-11-23' });
      expect((await priya.presses('Record this')).text).toContain('Version 2, agreed Mon 23 Nov 2026');
      const copies = await priya.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'copies' });
      expect(copies.text).toMatch(/Joe Okafor\nson, carer\n● Not yet/u);
      expect(world.surprises).toEqual([]);
    });
  });

  test('R24: somebody is not to be told any more: what is still to be told to them ends without a reason', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const reference = await recordsAChange(tom);
    const mei = world.chat('Mei Lin');
    await mei.says('not to be told');
    await mei.presses('Next', { person: personId('ada') });
    await mei.presses('Next', { who: 'sarah', reason: 'She takes her money', decidedBy: 'Mei Lin, lead' });
    await mei.presses('Save this');
    const { text } = await tom.says(reference);
    expect(text).not.toMatch(/money|Sarah Palmer\ndaughter, carer\n● Not yet told/u);
    await tom.presses('Note who was told');
    expect(JSON.stringify(tom.card)).not.toContain('Sarah Palmer');
  });
});
