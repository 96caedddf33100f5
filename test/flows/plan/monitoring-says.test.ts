import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { buttonsOf, fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

/** What the form of a change of monitoring is filled in with. */
async function howItIsNow(chat: Chat): Promise<string> {
  await chat.says('change monitoring for Samuel Okafor');
  const text = textsIn(chat.card).join('\n');
  await chat.says('cancel');
  return text;
}

/** What the form of a change of the plan is filled in with. */
async function inRevision(chat: Chat): Promise<string> {
  await chat.says('change the plan for Samuel Okafor');
  const { text } = await chat.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'monitoring' });
  await chat.says('cancel');
  return text;
}

/** Tom records a change of monitoring for Samuel, to which everybody agrees. */
async function changesMonitoring(chat: Chat): Promise<string> {
  await chat.says('change monitoring for Samuel Okafor');
  await chat.presses('Next', { direction: 'reduce', to: 'A call once a month', rationale: CHANGE.rationale });
  const all = everybodySays(chat, 'yes');
  await chat.presses('Next', { ...all, ...('carerAgrees' in all && { carerAgrees: 'none' }) });
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await chat.presses('Record this change')).text)?.[0] ?? 'none';
}

const PLAN = planIdOf(personId('samuel'));

test('P10: a first plan takes over how it is monitored by now', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await changesMonitoring(tom);
  await tom.says('start a plan for Samuel Okafor');
  while (!fieldsOf(tom.card).includes('monitoring')) await nextOf(tom);
  expect(textsIn(tom.card).join('\n')).toContain('A call once a month');
  expect(world.surprises).toEqual([]);
});

/** Goes on in the form of a first plan, with what it needs. */
async function nextOf(chat: Chat): Promise<void> {
  const sees = (title: string): boolean => buttonsOf(chat.card).some((button) => button.title === title);
  const adds = sees('Add an outcome') && !buttonsOf(chat.card).some(({ title }) => title.startsWith('Change'));
  if (adds) {
    await chat.presses('Add an outcome');
    await chat.presses('Add this outcome', {
      outcomeWords: 'To cook',
      outcomeNow: 'Makes tea',
      outcomeAchieved: 'some-way',
    });
  } else await chat.presses('Next', { matters: 'Church.' });
}

test('P10: a version in full says what everybody agreed to; a later change of monitoring stands beside it', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  world.clock.set('2026-11-25T10:00:00Z');
  const reference = await changesMonitoring(tom);
  world.clock.set('2026-11-27T10:00:00Z');
  const { text } = await tom.sends({ do: 'record/view', id: PLAN, x: 'version.1.0' });
  expect(text).toContain('A call on Mondays');
  expect(text).toContain('Monitoring changed since');
  expect(text).toContain(`A call once a month, from Wed 25 Nov 2026, see ${reference}`);
  expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
    `Changed since version 1 was agreed: from Wed 25 Nov 2026, see ${reference}`,
  );
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  await priya.says('show the plan for Samuel Okafor');
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('I agree');
  // What was agreed with the second version stands in that; the first still says what it said.
  const second = (await tom.sends({ do: 'record/view', id: PLAN, x: 'version.2.0' })).text;
  expect(second).toContain('A call once a month');
  expect(second).not.toContain('Monitoring changed since');
  const first = (await tom.sends({ do: 'record/view', id: PLAN, x: 'version.1.0' })).text;
  expect(first).toContain('A call on Mondays');
  expect(first).toContain(`A call once a month, from Wed 25 Nov 2026, see ${reference}`);
  expect(world.surprises).toEqual([]);
});

test('P10, P30: once monitoring has changed, whoever writes into the folder in the home is asked to, until it is there', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('I wrote it in');
  world.clock.set('2026-11-25T10:00:00Z');
  await changesMonitoring(tom);
  expect((await tom.says("what's outstanding")).text).toContain(
    'Home copy due for less than a day: the folder in the home does not say the new monitoring',
  );
  expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
    'The folder in the home does not say the new monitoring yet. Home copy due',
  );
  const done = await tom.presses('I wrote the new monitoring in');
  expect(done.text).toContain('It is noted that the folder in the home says it now.');
  expect((await tom.says("what's outstanding")).text).not.toContain('Home copy due for less than a day');
  expect(world.surprises).toEqual([]);
});

test('P10, P30: taken back before it is written in, nobody is asked to; taken back afterwards, who wrote it is asked to strike it out', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('I wrote it in');
  world.clock.set('2026-11-25T10:00:00Z');
  const takesBack = async (reference: string): Promise<void> => {
    await tom.says(reference);
    await tom.presses('Correct or take back');
    await tom.presses('Next', { what: 'take-back', why: 'Meant for Ada' });
    await tom.presses('Record this');
  };
  await takesBack(await changesMonitoring(tom));
  const ofSamuel = /reablement plan\nHome copy due for less than a day/u;
  expect((await tom.says("what's outstanding")).text).not.toMatch(ofSamuel);
  const reference = await changesMonitoring(tom);
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('I wrote the new monitoring in');
  await takesBack(reference);
  expect((await tom.says("what's outstanding")).text).toContain(
    'strike the monitoring that was taken back out of the folder in the home',
  );
  expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
    'The folder in the home still says monitoring that was taken back: strike it out.',
  );
  await tom.presses('I struck the old monitoring out');
  expect((await tom.says("what's outstanding")).text).not.toMatch(ofSamuel);
  expect(world.surprises).toEqual([]);
});

test('P10: the plan, "How is it now?" and the next revision say the same, from the day on which each begins', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  // The version begins on Tue 24 Nov; on Mon 23 Nov it is still as a change says that was recorded before.
  expect(await howItIsNow(tom)).not.toContain('A call on Mondays');
  world.clock.set('2026-11-25T10:00:00Z');
  const first = (await tom.says('show the plan for Samuel Okafor')).text;
  for (const text of [first, await howItIsNow(tom), await inRevision(tom)]) expect(text).toContain('A call on Mondays');
  await tom.says('change monitoring for Samuel Okafor');
  await tom.presses('Next', { direction: 'reduce', to: 'A call once a month', rationale: CHANGE.rationale });
  const all = everybodySays(tom, 'yes');
  await tom.presses('Next', { ...all, ...('carerAgrees' in all && { carerAgrees: 'none' }) });
  expect((await tom.presses('Record this change')).text).toContain('Recorded as');
  world.clock.set('2026-11-27T10:00:00Z');
  const plan = (await tom.says('show the plan for Samuel Okafor')).text;
  for (const text of [plan, await howItIsNow(tom), await inRevision(tom)]) {
    expect(text).toContain('A call once a month');
    expect(text).not.toContain('A call on Mondays');
  }
  expect(world.surprises).toEqual([]);
});

test('att12, new11 (P10): History says who recorded a change of monitoring and when, whoever the plan heard of it from', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  const reference = await changesMonitoring(tom);
  await tom.sends({ do: 'record/open', id: PLAN });
  const { text } = await tom.presses('History');
  expect(text).toContain('Took over a change of monitoring from its own record');
  expect(text).toContain(`Recorded on Mon 23 Nov 2026 by Tom Reed, see ${reference}`);
  expect(world.surprises).toEqual([]);
});

test('new15 (P10): the lines of History stand in the order in which the changes were recorded, the newest first', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const priya = world.chat('Priya Shah');
  for (const [startsOn, to] of [
    ['2026-11-20', 'A call on Tuesdays'],
    ['2026-11-22', 'A call on Wednesdays'],
  ] as const) {
    await tom.says('change monitoring for Samuel Okafor');
    await tom.presses('Next', { ...CHANGE, startsOn, to });
    await tom.presses('Next', { ...everybodySays(tom, 'yes'), carerAgrees: 'none' });
    await tom.presses('Record this change');
    world.clock.pass({ minutes: 5 });
  }
  await agreed(world, tom, priya);
  await tom.says('change monitoring for Samuel Okafor');
  await tom.presses('Next', { ...CHANGE, startsOn: '2026-11-23', to: 'A call on Sundays' });
  await tom.presses('Next', { ...everybodySays(tom, 'yes'), carerAgrees: 'none' });
  await tom.presses('Record this change');
  await tom.sends({ do: 'record/open', id: PLAN });
  const { text } = await tom.presses('History');
  const places = ['A call on Sundays', 'A call on Wednesdays', 'A call on Tuesdays'].map((words) =>
    text.indexOf(words),
  );
  expect(places.filter((place) => place >= 0)).toEqual(places.filter((place) => place >= 0).toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});
