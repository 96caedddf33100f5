import { beforeEach, describe, expect, test } from '@jest/globals';
import { DEMO_LINES, everyday, personId } from '../../../src/demo/world.ts';
import { sentToWords } from '../../../src/flows/safeguarding-concern/words.ts';
import { PersonId } from '../../../src/kernel/ids.ts';
import type { Staff } from '../../../src/people/staff.ts';
import { changePerson, changeStaff } from '../../support/changing.ts';
import { day } from '../../support/plan.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

/** Who takes a concern, and what is said while nobody can. */

const referenceIn = (text: string): string => /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';
const AWAY: Partial<Staff> = { away: { from: day('2026-11-23'), until: day('2026-12-04'), by: everyday.priya.id } };
const NOBODY = 'Nobody in Reable can take this now';

let world: World;
let priya: Chat;
let mei: Chat;
let sam: Chat;
let leo: Chat;
beforeEach(async () => {
  world = await World.open();
  [priya, mei, sam, leo] = [
    world.chat('Priya Shah'),
    world.chat('Mei Lin'),
    world.chat('Sam Cole'),
    world.chat('Leo Marsh'),
  ];
  for (const one of [priya, mei, sam, leo]) await one.says('hello');
});

async function raises(answers: Readonly<Record<string, string>> = {}): Promise<string> {
  await priya.says('safeguarding concern for Ada Palmer');
  await priya.presses('Next', { sgSeen: 'She has bruises on both arms.' });
  const { sgSource = 'not-known', ...others } = answers;
  const raised = await priya.presses('Raise the concern', { sgSource });
  return raised.text.includes('Raised as') ? raised.text : (await priya.presses('Raise the concern', others)).text;
}

const CANNOT: readonly (readonly [string, () => Promise<unknown>, Readonly<Record<string, string>>])[] = [
  [
    'no lead and no manager',
    async () => {
      await changeStaff(world, 'Mei Lin', { roles: ['capacity-lead'] });
      for (const name of ['Sam Cole', 'Leo Marsh']) await changeStaff(world, name, { roles: ['administrator'] });
    },
    {},
  ],
  [
    'all of them away',
    async () => {
      for (const name of ['Mei Lin', 'Sam Cole', 'Leo Marsh']) await changeStaff(world, name, AWAY);
    },
    {},
  ],
  [
    'every one concerned, or close to whoever is',
    () => changeStaff(world, 'Leo Marsh', { roles: [] }),
    { sgSource: everyday.mei.id, sgClose: everyday.sam.id },
  ],
];

describe('R38: nobody is told that it is in hand while nobody can take it', () => {
  test.each(CANNOT)('%s: whom to ring is said, and it stays in view as untaken', async (_, arrange, answers) => {
    await arrange();
    const raised = await raises(answers);
    expect(raised).toContain(`${NOBODY}: ring the council’s safeguarding team for adults now.`);
    expect(raised).not.toMatch(/lead has it|sent to/u);
    const reference = referenceIn(raised);
    expect((await priya.says(reference)).text).toContain(NOBODY);
    expect((await priya.says("what's outstanding")).text).toContain('Nobody in Reable can take the concern');
    await priya.says(reference);
    await priya.presses('What else is known');
    await priya.presses('Next');
    await priya.presses('Next');
    await priya.presses('Save this', { sgTold: 'The council, duty desk, 10:40' });
    expect((await priya.says("what's outstanding")).text).not.toContain('Nobody in Reable can take');
    expect((await priya.says(reference)).text).toContain(NOBODY);
  });

  test('whoever may take it later gets it the next day, and then it is not untaken any more', async () => {
    world = await World.open({ asksWeekly: true });
    [priya, sam] = [world.chat('Priya Shah'), world.chat('Sam Cole')];
    await sam.says('hello');
    for (const name of ['Mei Lin', 'Sam Cole', 'Leo Marsh']) await changeStaff(world, name, AWAY);
    const reference = referenceIn(await raises());
    await world.ticks();
    await changeStaff(world, 'Sam Cole', { away: undefined });
    world.clock.set('2026-11-24T10:00:00Z');
    expect(textsIn(await world.ticks()).join('\n')).toContain('Acknowledge a safeguarding concern');
    await sam.says(reference);
    await sam.presses('Acknowledge');
    expect((await priya.says(reference)).text).toMatch(/Acknowledged on Tue 24 Nov 2026/u);
    expect((await priya.says(reference)).text).not.toContain(NOBODY);
  });

  test('it is sent to a manager while no lead can take it, and that is what is said', async () => {
    await changeStaff(world, 'Mei Lin', AWAY);
    const raised = await raises();
    expect(raised).toContain('No safeguarding lead can take it now. It is sent to a manager');
    expect(textsIn(await world.ticks()).join('\n')).toContain('Acknowledge a safeguarding concern');
    expect((await priya.says(referenceIn(raised))).text).toMatch(/It waits for[^]*Sam Cole/u);
    expect(buttonsOf((await sam.says(referenceIn(raised))).card).map(({ title }) => title)).toContain('Acknowledge');
  });

  test('a lead who never opened the bot is asked, and the next who did besides', async () => {
    world = await World.open();
    [priya, mei, sam] = [world.chat('Priya Shah'), world.chat('Mei Lin'), world.chat('Sam Cole')];
    await sam.says('hello');
    const raised = await raises();
    expect(raised).toContain('No safeguarding lead can take it now. It is sent to a manager');
    await world.ticks();
    for (const one of [mei, sam]) expect((await one.says(referenceIn(raised))).text).toContain('bruises');
  });

  test('where none of them ever opened it, that is said, and whom to ring; the day after one has, it is sent to them', async () => {
    world = await World.open({ asksWeekly: true });
    [priya, sam] = [world.chat('Priya Shah'), world.chat('Sam Cole')];
    const raised = await raises();
    expect(raised).toContain('may not reach them: ring the council’s safeguarding team for adults now.');
    expect(raised).not.toContain('It is sent to');
    expect((await priya.says("what's outstanding")).text).toContain(
      'The concern that you raised may have reached nobody',
    );
    await sam.says('hello');
    world.clock.set('2026-11-24T10:00:00Z');
    await world.ticks();
    expect((await priya.says(referenceIn(raised))).text).toContain('It is sent to a manager');
  });

  test('the line of the service is named where it is set, the children’s for a child', () => {
    expect(sentToWords({ reach: 'nobody', whom: 'adult' }, DEMO_LINES)).toContain('for adults now, 01632 960 101');
    expect(sentToWords({ reach: 'away', whom: 'child' }, DEMO_LINES)).toContain('for children now, 01632 960 102');
  });
});

describe('R38: what nobody acknowledges goes to others by time alone', () => {
  test('after a working day it is asked of the managers besides, who act in it as the lead does', async () => {
    world = await World.open({ asksWeekly: true });
    [priya, mei, sam] = [world.chat('Priya Shah'), world.chat('Mei Lin'), world.chat('Sam Cole')];
    for (const one of [mei, sam]) await one.says('hello');
    const reference = referenceIn(await raises());
    await world.ticks();
    expect((await sam.says(reference)).text).not.toContain('bruises');
    world.clock.set('2026-11-24T09:10:00Z');
    const sent = await world.ticks();
    const samsAddress = (await world.app.directory.staff(everyday.sam.id))?.address;
    const toSam = sent.filter(({ address }) => address.conversation === samsAddress?.conversation);
    expect(textsIn(toSam).join('\n')).toContain('Acknowledge a safeguarding concern: nobody has so far');
    expect((await sam.says("what's outstanding")).text).toContain('nobody has so far');
    await sam.says(reference);
    expect((await sam.presses('Acknowledge')).text).toContain('Acknowledged.');
  });
});

describe('R38: it goes on to the next who may, and whoever may no longer see it loses it', () => {
  test('a lead who goes away after it was raised: at once, also after she acknowledged it', async () => {
    const reference = referenceIn(await raises());
    await mei.says(reference);
    await mei.presses('Acknowledge');
    await world.ticks();
    await mei.says('i am away');
    await mei.presses('Next', { from: '2026-11-23', until: '2026-12-04', cover: 'nobody' });
    await mei.presses('Save this');
    expect(textsIn(await world.ticks()).join('\n')).toContain('Acknowledge a safeguarding concern');
    expect((await sam.says(reference)).text).toContain('bruises');
    expect((await priya.says(reference)).text).toContain('No safeguarding lead can take it now');
  });

  test('whoever acknowledged it in another’s place keeps it while they are there', async () => {
    const late = await World.open({ asksWeekly: true });
    [world, priya, sam] = [late, late.chat('Priya Shah'), late.chat('Sam Cole')];
    await sam.says('hello');
    const reference = referenceIn(await raises());
    await world.ticks();
    world.clock.set('2026-11-24T10:00:00Z');
    await world.ticks();
    await sam.says(reference);
    await sam.presses('Acknowledge');
    world.clock.set('2026-11-25T10:00:00Z');
    await world.ticks();
    expect((await sam.says(reference)).text).toContain('bruises');
    expect((await priya.says(reference)).text).toContain('Acknowledged on Tue 24 Nov 2026');
  });

  test('a lead who acknowledged it and is named afterwards: another acknowledges and decides', async () => {
    const reference = referenceIn(await raises());
    await mei.says(reference);
    await mei.presses('Acknowledge');
    await priya.says(reference);
    await priya.presses('Who may be behind it');
    await priya.presses('Save this', { sgSource: everyday.mei.id });
    await priya.presses('Save this');
    expect((await priya.says(reference)).text).not.toContain('Acknowledged on');
    expect((await mei.says(reference)).text).not.toContain('bruises');
    expect(textsIn(await world.ticks()).join('\n')).toContain('Acknowledge a safeguarding concern');
    await sam.says(reference);
    expect((await sam.presses('Acknowledge')).text).toContain('Acknowledged.');
  });

  test('R24: from a lead who may not know of the person any more it goes on to the next', async () => {
    const reference = referenceIn(await raises());
    await changePerson(world, 'ada', () => ({ closedTo: [everyday.mei.id] }));
    const ada = await world.app.directory.person(PersonId.parse(personId('ada')));
    if (ada) await world.app.records.personChanged(ada, everyday.priya.id);
    expect((await mei.says(reference)).text).not.toContain('bruises');
    await world.ticks();
    expect((await sam.says(reference)).text).toContain('bruises');
  });
});
