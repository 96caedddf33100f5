import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { agreed, becauseHeAsked, callOnFridays, fewerVisits } from '../../support/plan-talk.ts';
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
    'Write the new monitoring into the folder in the home: due for less than a day',
  );
  expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
    'The folder in the home does not say the new monitoring yet. Home copy due',
  );
  const done = await tom.presses('I wrote the new monitoring in');
  expect(done.text).toContain('It is noted that the folder in the home says it now.');
  expect((await tom.says("what's outstanding")).text).not.toContain('in the home: due for less than a day');
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
  const ofSamuel = /in the home: due for less than a day/u;
  expect((await tom.says("what's outstanding")).text).not.toMatch(ofSamuel);
  const reference = await changesMonitoring(tom);
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('I wrote the new monitoring in');
  await takesBack(reference);
  expect((await tom.says("what's outstanding")).text).toContain(
    'Strike the monitoring that was taken back out of the folder in the home: due for less than a day',
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

/** All of the plan's History, as it is leafed through: the newest first. */
async function wholeHistory(chat: Chat): Promise<string> {
  await chat.sends({ do: 'record/open', id: PLAN });
  let text = (await chat.presses('History')).text;
  while (buttonsOf(chat.card).some(({ title }) => title === 'Older')) text += (await chat.presses('Older')).text;
  return text;
}

/** Gives its reference. */
async function recordsChange(chat: Chat, startsOn: string, to: string): Promise<string> {
  await chat.says('change monitoring for Samuel Okafor');
  await chat.presses('Next', { ...CHANGE, startsOn, to });
  await chat.presses('Next', { ...everybodySays(chat, 'yes'), carerAgrees: 'none' });
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await chat.presses('Record this change')).text)?.[0] ?? 'none';
}

test('new15 (P10): from whichever days they apply, changes of monitoring stand in History as they were recorded, the newest first', async () => {
  const days = fc.shuffledSubarray(['2026-11-25', '2026-11-27', '2026-12-02', '2026-12-07'], { minLength: 4 });
  await fc.assert(
    fc.asyncProperty(days, async (each) => {
      const world = await World.open();
      const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
      await agreed(world, tom, priya);
      for (const startsOn of each) {
        await recordsChange(tom, startsOn, `A call, ${startsOn}`);
        world.clock.pass({ minutes: 5 });
      }
      const text = await wholeHistory(tom);
      const places = each.toReversed().map((day) => text.indexOf(`: A call, ${day}. Recorded`));
      expect(places.filter((place) => place < 0)).toEqual([]);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(world.surprises).toEqual([]);
    }),
    { numRuns: 4 },
  );
});

describe('P10: what a version says of monitoring takes the place of changes that were recorded before it', () => {
  const LATER = 'A call on Sundays';

  /** What the plan, the form and the record say on each of these days. */
  async function saidOn(tom: Chat, world: World, reference: string): Promise<readonly (readonly unknown[])[]> {
    const said = [];
    for (const day of ['2026-12-01', '2026-12-03']) {
      world.clock.set(`${day}T10:00:00Z`);
      const plan = await tom.says('show the plan for Samuel Okafor');
      const form = await howItIsNow(tom);
      const record = await tom.says(reference);
      said.push([
        /Monitoring\n(.+)\nIn force from/u.exec(plan.text)?.[1],
        form.includes(LATER),
        record.text.includes('This does not begin: a later change holds instead'),
      ]);
    }
    expect(world.surprises).toEqual([]);
    return said;
  }

  test('a first plan, also of a change that was to begin after it', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    const reference = await recordsChange(tom, '2026-12-02', LATER);
    await agreed(world, tom, priya);
    const same = ['A call on Mondays', false, true];
    expect(await saidOn(tom, world, reference)).toEqual([same, same]);
  });

  test('a revision; whoever proposes it reads so before people are asked, and nobody is chased for what does not begin', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    const reference = await recordsChange(tom, '2026-12-02', LATER);
    await callOnFridays(tom);
    await becauseHeAsked(tom);
    await tom.presses('Next');
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain(
      `It is recorded already that from Wed 2 Dec 2026 monitoring will be "${LATER}". With this, that does not begin.`,
    );
    await tom.presses('Ask everybody to agree');
    expect((await tom.says(reference)).text).not.toContain('This does not begin');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    expect((await tom.says(reference)).text).toContain('Nobody is left to be told');
    const same = ['A call on Fridays', false, true];
    expect(await saidOn(tom, world, reference)).toEqual([same, same]);
  });
});

test('att1 (P10): what has held since before is not said to never begin because an older version of the plan says otherwise', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', {
    direction: 'reduce',
    to: 'A call on Fridays',
    startsOn: '2026-11-24',
    rationale: 'She is steady.',
  });
  await tom.presses('Next', everybodySays(tom, 'yes'));
  const recorded = await tom.presses('Record this change');
  expect(recorded.text).not.toContain('does not begin');
  const before = await tom.says('MC-6FCF-459F');
  expect(before.text).not.toContain('does not begin');
});
