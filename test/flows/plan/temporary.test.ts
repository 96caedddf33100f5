import { beforeEach, describe, expect, test } from '@jest/globals';
import { nurseAgrees, proposesExtraVisit, startedFor, wendyAgreesTo } from '../../support/plan-talk.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
});

/** Farida's plan has an extra visit at 21:00 until Fri 4 Dec, agreed by everybody. */
async function extraVisit({ agreed = true, wendyAgrees = true } = {}): Promise<void> {
  await proposesExtraVisit(tom);
  if (wendyAgrees) await wendyAgreesTo(world);
  if (agreed) await nurseAgrees(tom, '2026-11-23');
}

const noticesOf = async (): Promise<string> => {
  const sent = await world.ticks();
  return JSON.stringify(sent.filter(({ address }) => address.kind === 'personal').map(({ message }) => message));
};

describe('R8: a visit that is only for a while', () => {
  test('P8: it ends by itself; two working days before, everybody in the plan hears of it, and its owner may keep it', async () => {
    await extraVisit();
    const agreed = await tom.says('show the plan for Farida Khan');
    expect(agreed.text).toMatch(/From Tue 24 Nov 2026[^]*Every day, 21:00[^]*until Fri 4 Dec 2026/u);
    expect(agreed.text.match(/until Fri 4 Dec 2026/gu)).toHaveLength(1);
    world.clock.set('2026-12-01T10:00:00Z');
    expect(await noticesOf()).not.toContain('A visit ends');
    world.clock.set('2026-12-02T10:00:00Z');
    const told = await noticesOf();
    expect(told).toContain('A visit ends');
    expect(told).toContain('until Fri 4 Dec 2026');
    const mine = await tom.says("what's outstanding");
    expect(mine.text).toContain(
      'The visit Every day, 21:00 ends on Fri 4 Dec 2026: tell Farida Khan, Imran Khan and Claire Boyd',
    );
    await tom.says('show the plan for Farida Khan');
    await tom.presses('Tell Farida Khan, Imran Khan and Claire Boyd');
    await tom.presses('I told Farida Khan, Imran Khan and Claire Boyd', { note: 'phone' });
    expect((await tom.says("what's outstanding")).text).not.toContain('tell Farida Khan');
    await tom.says('show the plan for Farida Khan');
    const history = await tom.presses('Open: History');
    expect(history.text).toContain('Told that it ends: Farida Khan, Imran Khan and Claire Boyd');
    expect(history.text).toContain('Wed 2 Dec 2026, by phone');
    await tom.says('show the plan for Farida Khan');
    const kept = await tom.presses('Keep it');
    expect(kept.text).toContain('What should change, and why');
    const rows = await tom.presses('Next');
    expect(rows.text).toContain('Every day, 21:00');
    expect(rows.text).not.toContain('until Fri 4 Dec 2026');
    await tom.says('cancel');
    world.clock.set('2026-12-05T10:00:00Z');
    expect(await noticesOf()).not.toContain('A visit ends');
    const over = await tom.says('show the plan for Farida Khan');
    expect(over.text).not.toContain('21:00');
    expect(over.text).toContain('14 hours of support a week');
    expect((await tom.says("what's outstanding")).text).not.toContain('21:00');
    expect(world.surprises).toEqual([]);
  });
});

test('P8, R20: an end that nobody told stays owed after its day, and goes to those who lead', async () => {
  await extraVisit();
  const priya = world.chat('Priya Shah');
  const ENDED = 'The visit Every day, 21:00 ended on Fri 4 Dec 2026: tell Farida Khan, Imran Khan and Claire Boyd';
  world.clock.set('2026-12-07T10:00:00Z');
  expect((await tom.says("what's outstanding")).text).toContain(ENDED);
  expect((await tom.says('show the plan for Farida Khan')).text).toContain('Not told yet: Farida Khan');
  const priyas = async () => (await priya.says("what's outstanding")).text.split('Elsewhere in your team')[0];
  expect(await priyas()).not.toContain(ENDED);
  world.clock.set('2026-12-09T10:00:00Z');
  await world.ticks();
  expect(await priyas()).toContain(ENDED);
  // R4: each is noted with how they were told; who was not reached stays owed.
  await tom.says('show the plan for Farida Khan');
  await tom.presses('Tell Farida Khan, Imran Khan and Claire Boyd');
  const left = await tom.presses('I told Farida Khan', { note: 'phone' }).then(() => tom.says("what's outstanding"));
  expect(left.text).toContain('ended on Fri 4 Dec 2026: tell Imran Khan and Claire Boyd');
  await tom.says('show the plan for Farida Khan');
  await tom.presses('Tell Imran Khan and Claire Boyd');
  expect((await tom.presses('I told Imran Khan and Claire Boyd')).text).not.toContain('Not told yet');
  for (const chat of [tom, priya]) expect((await chat.says("what's outstanding")).text).not.toContain(ENDED);
  expect(world.surprises).toEqual([]);
});

test.each([
  ['2026-12-03', 'A visit ends', 'This was for a while only, and ends by itself, as agreed.'],
  ['2026-12-08', 'Not everybody has been told', 'The visit Every day, 21:00 ended on Fri 4 Dec 2026. Not told yet'],
])(
  'P8, P19: in hospital when its end was to be said: everybody hears of it once they are back, %s',
  async (day, ...said) => {
    const wendy = world.chat('Wendy Stone');
    await wendy.says('hello');
    await extraVisit();
    await world.ticks();
    await tom.says('Farida Khan is in hospital');
    await tom.presses('Next', { expectedBack: '2026-12-02' });
    await tom.presses('Record this');
    world.clock.set('2026-12-02T10:00:00Z');
    expect(await noticesOf()).not.toMatch(/A visit ends|ended on/u);
    world.clock.set(`${day}T10:00:00Z`);
    await tom.says('Farida Khan is back from hospital');
    await tom.presses('Next', { backOn: day, how: 'as-before' });
    await tom.presses('Record this');
    const to = async () =>
      (await world.ticks())
        .filter(({ address }) => address.conversation === `a:${staffCalled('Wendy Stone').teamsId}`)
        .map(({ message }) => textsIn(message).join('\n'))
        .filter((text) => text.includes('21:00'));
    const heard = await to();
    expect(heard).toHaveLength(1);
    for (const words of said) expect(heard[0]).toContain(words);
    world.clock.set('2026-12-09T10:00:00Z');
    expect((await to()).join()).not.toMatch(/A visit ends|ended on/u);
    expect(world.surprises).toEqual([]);
  },
);

describe('R6: nothing is in force before everybody agreed', () => {
  test('P7: what is agreed after the day it was meant for begins when it is agreed', async () => {
    await tom.says('hello');
    const priya = world.chat('Priya Shah');
    await priya.says('hello');
    await startedFor(tom);
    world.clock.set('2026-12-10T10:00:00Z');
    await priya.says('show the plan for Samuel Okafor');
    const agreed = await priya.presses('I agree');
    expect(agreed.text).toContain('Version 1 applies now.');
    const plan = await priya.says('show the plan for Samuel Okafor');
    expect(plan.text).toMatch(/In force from\n+Thu 10 Dec 2026/u);
    expect(plan.text).not.toContain('Tue 24 Nov 2026');
    const history = await priya.presses('Open: History');
    expect(history.text).toContain('Decided after the day it was meant for, so it begins on Thu 10 Dec 2026');
    expect(world.surprises).toEqual([]);
  });

  test('R15, R25: who is not to be involved any more is not waited for, and the page of the change says so', async () => {
    await extraVisit({ agreed: false, wendyAgrees: false });
    await tom.says('show the plan for Farida Khan');
    expect((await tom.presses('The change being agreed')).text).toContain('Waiting for Wendy Stone and Claire Boyd');
    await tom.says('who may know about Farida Khan');
    await tom.presses('Note what was agreed about Claire Boyd');
    await tom.presses('Save this', { consentAgreed: 'neither' });
    await tom.says('show the plan for Farida Khan');
    const open = await tom.presses('The change being agreed');
    expect(open.text).toContain('Claire Boyd: no longer in the plan since Mon 23 Nov 2026');
    expect(open.text).toMatch(/Waiting for Wendy Stone$/mu);
    await wendyAgreesTo(world);
    expect((await tom.says('show the plan for Farida Khan')).text).toContain('21:00');
    expect(world.surprises).toEqual([]);
  });

  test('P7: what was for a time that is over becomes no version, and its owner is asked to change or withdraw it', async () => {
    await extraVisit({ agreed: false });
    world.clock.set('2026-12-10T10:00:00Z');
    await nurseAgrees(tom, '2026-12-09');
    const open = await tom.says('show the plan for Farida Khan');
    expect(open.text).toContain('A change of this is being agreed. It does not apply yet.');
    expect(open.text).not.toContain('21:00');
    const shown = await tom.presses('The change being agreed');
    expect(shown.text).toContain('This was for a time that is over, so it does not become part of the plan.');
    expect((await tom.says("what's outstanding")).text).toContain(
      'A change was for a time that is over: change it and ask again, or withdraw it',
    );
    expect(world.surprises).toEqual([]);
  });
});
