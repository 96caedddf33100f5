import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { agreed, fewerVisits } from '../support/plan-talk.ts';
import { World } from '../support/talk.ts';

/** One's own answer to what waits, typed with a name or with next to nothing; and what "undo" takes back of it (issue 12). */

async function changed(): Promise<World> {
  const world = await World.open();
  await recordsAChange(world.chat('Priya Shah'));
  return world;
}

async function proposed(): Promise<World> {
  const world = await World.open();
  await agreed(world, world.chat('Tom Reed'), world.chat('Priya Shah'));
  const tom = world.chat('Tom Reed');
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  return world;
}

async function afterNo() {
  const priya = (await proposed()).chat('Priya Shah');
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('See what would change');
  await priya.presses('I do not agree');
  await priya.presses('I do not agree', { reason: 'He still needs help with supper.' });
  await priya.says('home');
  return priya;
}

describe('issue 12: an answer of one’s own is for the one thing that waits for it', () => {
  test.each(["ive been told about Ada's change", 'yes, I have been told about adas monitoring', 'been told about ada'])(
    '"%s"',
    async (says) => {
      const reply = await (await changed()).chat('Ana Lopez').says(says.replace(/^been/u, 'i was'));
      expect(reply.text).toMatch(/^Monitoring change\nAda Palmer[^]*It is noted that you have been told/u);
    },
  );

  test.each([
    'yes i agree to samuels change',
    "I am happy with Samuel Okafor's new plan",
    'ok i agree with it for samuel',
  ])('"%s" shows what it is for, and a "yes" to that gives it', async (says) => {
    const priya = (await proposed()).chat('Priya Shah');
    expect((await priya.says(says)).text).toMatch(/^To agree: [^\n]+\nSamuel Okafor/u);
    expect((await priya.says('yes')).text).toContain('It is noted that you agree');
  });

  test.each([
    'I agree after all',
    'i agree now',
    'I agree after all with the change for Samuel Okafor',
    'i agree to samuels change after all',
  ])('R6, R19: after a no, "%s" shows the open change, and a "yes" to that gives it', async (says) => {
    const priya = await afterNo();
    expect((await priya.says(says)).text).toMatch(
      /This is what waits for your answer[^]*Samuel Okafor|Samuel Okafor[^]*This is what waits/u,
    );
    expect((await priya.says('yes')).text).toContain('It is noted that you agree');
  });

  test('R19: "i agreed by mistake" shows the open change, and is no yes', async () => {
    const priya = await afterNo();
    const { text, words } = await priya.says('i agree by mistake');
    expect(text).toContain('Samuel Okafor');
    expect(words).toContain('Nothing is noted yet');
    expect(words).not.toContain('type "yes"');
  });

  test('where nothing waits of that person, it says so and records nothing', async () => {
    const priya = (await changed()).chat('Priya Shah');
    expect((await priya.says('yes i agree to adas change')).words).toBe(
      'Nothing waits for your answer about Ada Palmer.',
    );
    const wendy = (await World.open()).chat('Wendy Stone');
    expect((await wendy.says("i've been told about Ivy Grant")).words).toMatch(
      /^Nothing waits for you to confirm about/u,
    );
  });

  test.each(["ive been told about Ada's fall", 'I know Ada', 'ada says i agree'])(
    '"%s" tells of something else, and confirms nothing',
    async (says) => {
      expect((await (await changed()).chat('Ana Lopez').says(says)).text).not.toContain('It is noted');
    },
  );

  test('"told": confirms where just that waits, begins noting where that waits, and asks where both do', async () => {
    const world = await changed();
    expect((await world.chat('Priya Shah').says('told')).text).toMatch(/^Note who was told/u);
    expect((await world.chat('Tom Reed').says('told')).words).toBe(
      'Have you been told yourself, or did you tell somebody?',
    );
    await world.chat('Ana Lopez').says("i've been told about Ken Todd");
    expect((await world.chat('Ana Lopez').says('told')).text).toContain('It is noted that you have been told');
  });
});

test.each(['told ken', 'told Ken Todd'])(
  '"%s" is that he was told, and confirms nothing of one’s own',
  async (says) => {
    const ana = (await World.open()).chat('Ana Lopez');
    expect((await ana.says(says)).text).not.toContain('It is noted that you have been told');
    expect((await ana.says("i've been told about Ken Todd")).text).toContain('It is noted that you have been told');
  },
);

describe('issue 12: "undo" after an answer offers what can be taken back, with one button', () => {
  test('after "I’ve been told", typed or pressed', async () => {
    for (const isPressed of [false, true]) {
      const tom = (await changed()).chat('Tom Reed');
      await tom.says(isPressed ? "I've read it" : "I've been told about Ada");
      if (isPressed) await tom.presses("I've been told");
      const offered = await tom.says('undo');
      expect(offered.words).toContain('To take back what you did last, press "That note was wrong".');
      expect((await tom.says('yes')).text).toMatch(/^That note was wrong\nAda Palmer/u);
    }
  });

  test('after a telling that was noted', async () => {
    const priya = (await changed()).chat('Priya Shah');
    await priya.says('I told Sarah Palmer');
    await priya.presses('Record this');
    expect((await priya.says('undo')).words).toContain('press "That note was wrong"');
  });

  test('after one’s agreement to a change that still waits for others', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    expect((await tom.says('oops')).words).toContain('press "Withdraw a change of the plan"');
    expect((await tom.says('yes')).text).toMatch(/^Withdraw a change of the plan\nSamuel Okafor/u);
  });

  test('what a form recorded after it is what is meant then', async () => {
    const world = await changed();
    const tom = world.chat('Tom Reed');
    await tom.says("I've been told about Ada");
    await tom.says('i am away from friday to sunday');
    await tom.says('skip');
    await tom.says('record it');
    expect((await tom.says('undo')).text).not.toContain('Monitoring change\nAda');
  });
});

describe('R19: a no in few words is heard for the one thing that waits', () => {
  test.each(['no too soon', 'nope, too soon', 'its not safe yet', 'no he still needs help with supper'])(
    '"%s" opens the objection with its reason',
    async (says) => {
      const { text, words } = await (await proposed()).chat('Priya Shah').says(says);
      expect(text).toContain('Samuel Okafor');
      expect(words).toContain(says.replace(/^no(?:pe)?,? /u, ''));
    },
  );

  test.each(['no', 'nope'])('"%s" alone shows what waits, and notes nothing', async (says) => {
    const { words } = await (await proposed()).chat('Priya Shah').says(says);
    expect(words).toContain('This is what waits for your answer. Nothing is noted yet.');
  });

  test('"ok w me" shows it, and a "yes" gives it', async () => {
    const priya = (await proposed()).chat('Priya Shah');
    expect((await priya.says('ok w me')).words).toContain('Nothing is noted yet');
    expect((await priya.says('yes')).text).toContain('It is noted that you agree');
  });

  test('"no milk left" is no answer', async () => {
    const priya = (await proposed()).chat('Priya Shah');
    expect((await priya.says('no milk left')).words).not.toContain('agree');
  });
});
