import { describe, expect, test } from '@jest/globals';
import { prefilled, World, type Reply } from '../support/talk.ts';

/** R3, P10, P14: what was typed is never turned round, and nothing is filled in that nobody said. */

async function typed(name: string, ...says: readonly string[]): Promise<Reply> {
  const chat = (await World.open()).chat(name);
  let reply = await chat.says(says[0] ?? '');
  for (const next of says.slice(1)) reply = await chat.says(next);
  return reply;
}

const fields = async (name: string, ...says: readonly string[]) => prefilled((await typed(name, ...says)).card);

describe('R3: "not" is how it will be, and only "not every day" is how it is now', () => {
  test.each([
    ['she must not be rung before 9', 'she must not be rung before 9'],
    ['a call every day but not at weekends', 'a call every day but not at weekends'],
    ['no calls from 9 to 12', 'no calls from 9 to 12'],
    ['a call daily from Mon to Fri', 'a call daily from Mon to Fri'],
    ['two calls a day, and she is not to be hurried', 'two calls a day, and she is not to be hurried'],
  ])('"%s"', async (says, to) => {
    const given = await fields('Ana Lopez', `change monitoring for Ada Palmer: ${says}`);
    expect(given).toMatchObject({ to, from: 'A phone call every morning; Ada marks her own walking chart' });
  });

  test('"rails on the bed at night so he does not fall, from today": what, why and from when', async () => {
    const given = await fields(
      'Ana Lopez',
      'change monitoring for Arthur Bell: rails on the bed at night so he does not fall, from tomorrow',
    );
    expect(given).toMatchObject({
      from: 'A door sensor that rings Helen first',
      to: 'rails on the bed at night',
      rationale: 'so he does not fall',
      startsOn: '2026-11-24',
    });
  });

  test('"a call on Mondays, not every day"', async () => {
    const given = await fields('Ana Lopez', 'change monitoring for Ada Palmer: a call on Mondays, not every day');
    expect(given).toMatchObject({ to: 'a call on Mondays', from: 'every day' });
  });

  test('"more, bed rails at night" says more, and what', async () => {
    const given = await fields('Ana Lopez', 'change monitoring for Arthur Bell: more, bed rails at night');
    expect(given).toMatchObject({ to: 'bed rails at night', direction: 'increase' });
  });
});

describe('R8, P8: a visit that comes again is paused, and its last day is kept', () => {
  test.each([
    ['stop the 12:30 visit for Ada Palmer until 6 December, she eats with church friends this week', '6 Dec 2026'],
    ['stop the 12:30 visit for Ada Palmer until 6 December she eats with church friends this week', '6 Dec 2026'],
    ['stop the lunch visit for Ada Palmer for 2 weeks', '6 Dec 2026'],
    ['pause adas lunch visit till sunday, she is at sarahs', '29 Nov 2026'],
  ])('"%s"', async (says, day) => {
    const { words } = await typed('Tom Reed', says);
    expect(words).toContain('A visit is paused, then as before');
    expect(words).toContain(day);
    expect(words).toContain('12:30');
  });

  test('P14: who saw it is asked, and no progress is given as the reason', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const { words } = await tom.says('stop the lunch visit for Ada Palmer until 6 December, she eats with friends');
    expect(words).toContain('Where does it come from?');
    for (const says of ['somebody else', 'Joe Hill, neighbour', 'both agree, in person today']) await tom.says(says);
    const { text } = await tom.says('show the form');
    expect(text).toContain('Circumstances have changed');
    expect(text).not.toContain('Progress towards the outcomes');
  });
});

test('R1, R6: "sarah says no" names the change that she says it of, and not how she said so', async () => {
  const { text, words } = await typed('Tom Reed', 'sarah says no');
  expect(text).toContain('It is about the change from');
  expect(words).not.toContain('How: ');
  expect((await typed('Tom Reed', 'sarah said no on the phone')).words).toContain('How: By phone');
});

test('R38: "ada fell" inside a form about something else is asked about first, and is no answer', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await ana.says('change monitoring for Ada Palmer');
  await ana.says('less');
  const { words } = await ana.says('ada fell in the kitchen this morning');
  expect(words).toContain('is it your answer?');
  expect((await ana.says('show the form')).text).not.toContain('fell in the kitchen');
});
