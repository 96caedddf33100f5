import { describe, expect, test } from '@jest/globals';
import { agreed, fewerVisits } from '../support/plan-talk.ts';
import { World, type Chat } from '../support/talk.ts';

/** What was done a minute ago is taken back, or changed, in whatever words (issue 12). */

const LESS = 'change monitoring for ada to a call every wednesday because she is fine, less, both agree';

async function proposed(): Promise<{ tom: Chat; priya: Chat; world: World }> {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  return { tom, priya, world };
}

describe('new6: what was done last is found though more is said', () => {
  test.each(['i made a mistake, it was the morning visit', 'oops, wrong visit, i meant the lunch one'])(
    '"%s" offers to withdraw the change that is being agreed',
    async (says) => {
      const { tom } = await proposed();
      const { words } = await tom.says(says);
      expect(words).toContain('press "Withdraw a change of the plan"');
      expect((await tom.says('Withdraw a change of the plan')).text).toContain('Why?');
    },
  );

  test('of monitoring, to correct it', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says(LESS);
    await tom.says('record it');
    const { words } = await tom.says('i made a mistake, it was twice a week');
    expect(words).toContain('press "Correct a change of monitoring"');
  });

  test.each([
    'i made a mistake, its from friday',
    'no thats wrong',
    'thats not right, it should be thursdays',
    'its from friday not today',
    'sorry that was meant for farida',
    'jo is the wrong person',
  ])('"%s" leads to the correction of what was just recorded', async (says) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says(LESS);
    await tom.says('record it');
    expect((await tom.says(says)).words).toContain('press "Correct a change of monitoring"');
  });

  test('"wrong one, i meant ada", where nothing was recorded, looks her up', async () => {
    const ana = (await World.open()).chat('Ana Lopez');
    await ana.says('arthur');
    expect((await ana.says('wrong one, i meant ada')).text).toMatch(/^Ada Palmer\n/u);
    expect((await ana.says('sorry that was for arthur')).text).toContain('Arthur Bell');
  });
});

describe('new6: "undo" after somebody was added to a circle', () => {
  test.each(['undo', 'oops wrong person'])('"%s" shows the circle, with the way to take them out', async (says) => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('add jo palmer, niece, carer, to adas circle');
    for (const text of ['yes', 'keep', 'save this']) await priya.says(text);
    const reply = await priya.says(says);
    expect(reply.words).toContain('press "Take somebody out"');
    expect(reply.text).toMatch(/^Circle of Ada Palmer\n/u);
    expect((await priya.presses('Take somebody out')).text).toContain('jo palmer');
  });
});

describe('new6: "he wants the evening visit back"', () => {
  const BACK = 'samuel okafor rang, he wants the evening visit back';

  test('while the change is being agreed: it is taken back, with that as the reason, once it is checked', async () => {
    const { tom } = await proposed();
    const reply = await tom.says(BACK);
    expect(reply.text).toMatch(/^Withdraw a change of the plan\n[^]*he wants the evening visit back/u);
    expect(reply.words).toContain('Nothing is recorded yet');
    expect((await tom.says('record it')).text).toContain('Withdrawn');
  });

  test('once it is agreed: a visit is added again', async () => {
    const { tom, priya, world } = await proposed();
    await world.ticks();
    await priya.says('I agree');
    await priya.presses('I agree');
    expect((await tom.says(BACK)).text).toMatch(/^Change a visit\n/u);
  });
});

test('new6: the sentence of a change sent again is said to stand already, with its reference', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says(LESS);
  const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await tom.says('record it')).text)?.[0] ?? '';
  const reply = await tom.says(LESS);
  expect(reply.words).toBe(`That stands in ${reference} already, so nothing more is noted.`);
});
