import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { recordsAChange } from '../../support/change.ts';
import { Day } from '../../../src/kernel/days.ts';
import { changePerson, staffCalled } from '../../support/changing.ts';
import { agreed, becauseHeAsked, callOnFridays } from '../../support/plan-talk.ts';
import { fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let mei: Chat;
let sam: Chat;
let tom: Chat;
let ana: Chat;
beforeEach(async () => {
  world = await World.open();
  [mei, sam] = [world.chat('Mei Lin'), world.chat('Sam Cole')];
  [tom, ana] = [world.chat('Tom Reed'), world.chat('Ana Lopez')];
  for (const chat of [mei, sam, tom, ana]) await chat.says('hello');
});

const person = async (who: string) => world.app.directory.person(personId(who));

async function holdsBack(who: string, name: string) {
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId(who) });
  if ((await person(who))?.closedTo) await mei.presses('Next', { what: 'hold-back' });
  const key = (await person(who))?.circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  await mei.presses('Next', { who: key, reason: 'She is said to shout', decidedBy: 'Mei Lin, safeguarding lead' });
  return mei.presses('Save this');
}

async function lifts(who: string) {
  await mei.says('may be told again');
  await mei.presses('Next', { person: personId(who) });
  await mei.presses('Next', { what: 'lift' });
  await mei.presses('Next', { which: (await person(who))?.heldBack?.[0]?.key ?? '', why: 'It was not true' });
  return mei.presses('Save this');
}

async function history(chat: Chat, reference: string): Promise<string> {
  await chat.says(reference);
  return (await chat.presses('History')).text;
}

const sentTo = (name: string, all: Awaited<ReturnType<World['ticks']>>): string =>
  all
    .filter(({ address }) => address.conversation === `a:${staffCalled(name).teamsId}`)
    .flatMap(({ message }) => textsIn(message))
    .join('\n');

describe('R24: what happened because of a hold', () => {
  test('R5, R24: what a colleague who is held back still had to tell waits for those who lead the team, who read no why', async () => {
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(tom);
    expect((await priya.says(reference)).text).toContain('Tom Reed has still to tell them');
    await holdsBack('ada', 'Tom Reed');
    const list = (await priya.says("what's outstanding")).text;
    // She has to confirm there, too: it is one line.
    expect(list).toMatch(new RegExp(`${reference}[^›]*in place of Tom Reed`, 'u'));
    const { text } = await priya.says(reference);
    expect(text).not.toContain('Tom Reed has still to tell them');
    expect(text).toContain('Whoever leads the team has still to tell them');
    expect(list + text).not.toContain('shout');
  });

  test('R24: the history names nobody because of it, during and after it, but to who may know', async () => {
    const reference = await recordsAChange(sam);
    await world.ticks();
    await holdsBack('ada', 'Ana Lopez');
    await world.ticks();
    const during = await history(tom, reference);
    expect(during).toContain('Reable\nWho must be told follows who is in the plan');
    expect(during).not.toMatch(/Ana Lopez does not need|Mei Lin/u);
    expect(await history(sam, reference)).toContain('Ana Lopez does not need to be told any more');
    await lifts('ada');
    for (const chat of [tom, ana]) {
      const after = await history(chat, reference);
      expect(after).not.toMatch(/does not need to be told|Must be told, too|Mei Lin/u);
    }
    expect((await tom.says('changes for Ada Palmer')).text).not.toMatch(/does not need to be told|Must be told, too/u);
  });

  test('R24: who may be told again is not told that they are in the plan: nobody told them that they were not', async () => {
    await world.ticks();
    await holdsBack('ada', 'Ana Lopez');
    expect(sentTo('Ana Lopez', await world.ticks())).toBe('');
    await lifts('ada');
    expect(sentTo('Ana Lopez', await world.ticks())).not.toContain('You are in');
  });
});

describe('R5: who goes away hears of everybody whom their cover does not see', () => {
  const away = async (chat: Chat, cover: string): Promise<string> => {
    await chat.says('i am away');
    if (fieldsOf(chat.card).includes('whom')) await chat.presses('Next');
    await chat.presses('Next', { from: '2026-11-24', until: '2026-12-04', cover: staffCalled(cover).id });
    return (await chat.says('show the form')).text;
  };

  test('R5, R24: also where the cover is held back, without a reason', async () => {
    await holdsBack('ada', 'Ana Lopez');
    const check = await away(tom, 'Ana Lopez');
    expect(check).toMatch(
      /Ana Lopez does not see [^:]*Ada Palmer[^:]*: what waits there goes to those who lead the team/u,
    );
    expect(check).not.toContain('shout');
  });

  test('R5: also where a coordinator is in no circle, and something waits for them', async () => {
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya, { name: 'Farida Khan' });
    expect(await away(priya, 'Ana Lopez')).toMatch(/Ana Lopez does not see [^:]*Farida Khan/u);
  });
});

describe('R24: nobody who is held back gets in under another word', () => {
  const eveningBy = async (visitName: string): Promise<string> => {
    await tom.says('change the plan for Samuel Okafor');
    await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' });
    await tom.presses('Change: Every day, 18:30');
    await tom.presses('Done', { visitBy: 'named' });
    const { text } = await tom.presses('Done', { visitName, visitOrganisation: 'Red Cross' });
    await tom.says('cancel');
    await tom.says('yes');
    return text;
  };

  test('R24: as a visitor of another organisation; who is known is chosen by name instead', async () => {
    await agreed(world, tom, world.chat('Priya Shah'));
    await holdsBack('samuel', 'Ana Lopez');
    for (const name of [
      'Ana Lopez',
      'ana  lopez',
      'Ana Lopez (nurse)',
      'Ms Ana Lopez',
      'Ana J Lopez',
      'Lopez, Ana (nurse)',
    ])
      expect(await eveningBy(name)).toContain('Ask your manager about this first.');
    for (const name of ['Kofi Mensah', 'Mr Kofi Mensah', 'Mensah, Kofi'])
      expect(await eveningBy(name)).toContain('Kofi Mensah is known here: choose them at');
    for (const name of ['Kofi Mensah (nurse)', 'Bill Hart'])
      expect(await eveningBy(name)).not.toMatch(/is known here|Ask your manager/u);
  });

  test('R24: a visit by somebody who is held back is shown by their name in every form, and no id is', async () => {
    const priya = world.chat('Priya Shah');
    await agreed(world, tom, priya);
    await holdsBack('samuel', 'Tom Reed');
    const id = staffCalled('Tom Reed').id;
    const seen: string[] = [];
    seen.push((await priya.says('change the plan for Samuel Okafor')).text);
    seen.push((await priya.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' })).text);
    seen.push((await priya.presses('Complete: A visit that is not complete')).text);
    seen.push((await priya.says('show the form')).text);
    expect(seen.join('\n')).toContain('Tom Reed');
    expect(seen.join('\n')).not.toContain(id);
  });

  test('R24: a carer is no way to somebody whom to tell while none of their carers may be told', async () => {
    const through = 'Through a carer or representative';
    const reference = await recordsAChange(sam);
    const noting = async (): Promise<string> => {
      await tom.says(reference);
      return (await tom.presses('Note who was told')).text;
    };
    expect(await noting()).toContain(through);
    await tom.says('cancel');
    await tom.says('yes');
    await holdsBack('ada', 'Sarah Palmer');
    expect(await noting()).not.toContain(through);
  });

  test('R24, R5: an open proposal whose owner is held back goes to those who lead the team', async () => {
    const priya = world.chat('Priya Shah');
    await agreed(world, tom, priya);
    await callOnFridays(tom);
    await becauseHeAsked(tom);
    await tom.presses('Next');
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await tom.presses('Ask everybody to agree');
    await world.ticks();
    await holdsBack('samuel', 'Tom Reed');
    world.clock.set('2026-11-27T10:00:00Z');
    const sent = await world.ticks();
    expect(sentTo('Tom Reed', sent)).not.toContain('Samuel');
    const toPriya = sentTo('Priya Shah', sent);
    expect(toPriya).toMatch(/Those who lead the team see to this now\. Waiting for Priya Shah/u);
    expect(toPriya).not.toContain('can no longer see to it');
    // A lead can go on with it.
    expect(toPriya).toMatch(/Change it[^]*Withdraw it/u);
  });
});

test('R24: who is held back, who left and whom the person does not want read alike, with no day and no button', async () => {
  await changePerson(world, 'farida', ({ circle, past = [] }) => ({
    circle: circle.map((one) =>
      one.name === 'Claire Boyd'
        ? {
            ...one,
            consent: {
              involve: 'no' as const,
              share: 'no' as const,
              on: Day.parse('2026-11-20'),
              basis: { kind: 'asked' as const, how: 'phone' as const },
              by: staffCalled('Tom Reed').id,
            },
          }
        : one,
    ),
    past: [
      ...past,
      {
        key: 'ben9',
        name: 'Ben Moss',
        part: 'other' as const,
        left: { on: Day.parse('2026-11-20'), by: staffCalled('Tom Reed').id, why: 'other' as const, words: 'Moved' },
      },
    ],
  }));
  await holdsBack('farida', 'Imran Khan');
  const label = 'Not involved: ask your manager before you tell them anything';
  const page = (await tom.says('who may know about Farida Khan')).text;
  for (const name of ['Claire Boyd', 'Ben Moss', 'Imran Khan'])
    expect(page).toMatch(new RegExp(`${name} \\([^)]*\\)\n${label}\\.\n`, 'u'));
  expect(page).not.toMatch(/what was agreed about (?:Claire|Imran)|20 Nov/u);
  const card = (await tom.says('Farida Khan')).text;
  for (const name of ['Claire Boyd', 'Ben Moss', 'Imran Khan'])
    expect(card).toMatch(new RegExp(`${name} \\([^)]*\\)\n${label}`, 'u'));
  expect((await sam.says('who may know about Farida Khan')).text).toContain('Change what was agreed about Claire Boyd');
});

test('R24: who is held back may read the folder in the home: those who may know are told so, and nobody else', async () => {
  await agreed(world, tom, world.chat('Priya Shah'));
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId('samuel') });
  const key = (await person('samuel'))?.circle.find((one) => one.name === 'Priya Shah')?.key ?? '';
  const held = { who: key, reason: 'She is said to shout', decidedBy: 'Mei Lin, safeguarding lead' };
  expect((await mei.presses('Next', held)).text).toContain('they can read the folder in the home');
  await mei.presses('Save this');
  const WARNS = 'Not to be told: Priya Shah. If they live with Samuel';
  for (const form of ['written by hand Samuel Okafor', 'a copy delivered Samuel Okafor']) {
    expect((await sam.says(form)).text).toContain(WARNS);
    expect((await tom.says(form)).text).not.toContain('Not to be told');
    for (const chat of [sam, tom]) await chat.presses('Cancel');
  }
  expect(world.surprises).toEqual([]);
});
