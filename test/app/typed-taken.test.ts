import { describe, expect, test } from '@jest/globals';
import { prefilled, World, type Reply } from '../support/talk.ts';

/** What is told of somebody opens the form that it belongs to, or it is said that nothing is noted: never a card without a word. */

const typed = async (name: string, says: string): Promise<Reply> => (await World.open()).chat(name).says(says);

const HELD = 'Claire Boyd must not be told anything about Farida Khan, risk of abuse, look again on 10 December';

describe('R24: who may not be told, in a sentence', () => {
  test.each(['Mei Lin', 'Sam Cole'])('%s fills in the form with it', async (name) => {
    const { card } = await typed(name, HELD);
    expect(prefilled(card)).toMatchObject({ who: 'nurse', reason: 'risk of abuse', lookAgainOn: '2026-12-10' });
  });

  test.each([
    ['dont tell imran', 'imran'],
    ['keep this from imran', 'imran'],
    ['Imran should not know anything about Farida', 'imran'],
  ])('"%s"', async (says, who) => {
    expect(prefilled((await typed('Sam Cole', says)).card)).toMatchObject({ who });
  });

  test.each(['dont tell imran', HELD, 'norman price isnt to know about this'])(
    'whoever may not note it reads that nothing is noted, and who can: "%s"',
    async (says) => {
      const { words } = await typed('Tom Reed', says);
      expect(words).toContain('nothing is noted. Please tell Mei Lin or Sam Cole.');
    },
  );

  test('from the person themselves nothing is kept', async () => {
    expect((await typed('Mei Lin', 'norman price isnt to know about this')).words).toContain(
      'I cannot keep something from the person whom it is about',
    );
  });
});

test('R17: somebody joins the circle, in small letters and with what they are', async () => {
  expect(prefilled((await typed('Priya Shah', 'add mary palmer, neighbour, to adas circle')).card)).toMatchObject({
    name: 'mary palmer',
  });
  const whole = await typed('Priya Shah', "please put Joan Smith in Ada Palmer's circle as her carer");
  expect(whole.words).toContain('Who: Joan Smith; As: carer');
});

describe('R6: whoever is not reached', () => {
  test.each(['cant get hold of sarah', 'sarah isnt picking up', 'no answer from sarah', "couldn't reach sarah today"])(
    'where nothing waits it is said that nothing is noted: "%s"',
    async (says) => {
      expect((await typed('Priya Shah', says)).words).toContain('Nothing is noted.');
    },
  );

  test('where her answer to a change is awaited it is filled in', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    for (const says of [
      'stop the lunch visit for Ada Palmer, she makes it herself',
      'seen by the support worker',
      'me',
    ])
      await tom.says(says);
    for (const says of ['yes, in person', 'not reached yet', 'wait until they have been asked', 'record it'])
      await tom.says(says);
    const { words } = await tom.says('cant get hold of sarah');
    expect(words).toMatch(/Whose answer: Sarah Palmer.*Answer: They cannot be reached/u);
  });

  test('to whoever sees nobody it is no reason to hold anything back', async () => {
    expect((await typed('Mei Lin', 'cant get hold of sarah')).text).not.toContain('Not to be told');
  });
});

test('R20: "sarah wants a copy" says where it is had, and that nothing is noted', async () => {
  const { words } = await typed('Priya Shah', 'sarah wants a copy');
  expect(words).toContain('Nothing is noted yet');
  expect((await typed('Priya Shah', 'show the plan for RB-1041')).text).toContain('Get a copy');
});

test.each(['what time is adas visit', 'when are adas visits', 'adas visit times'])('the plan: "%s"', async (says) => {
  expect((await typed('Priya Shah', says)).text).toContain('12:30');
});

test.each(['sarah is not herself lately', 'ada sad today', 'imran got a new job', 'when is sarah coming'])(
  'a card never comes without a word: "%s"',
  async (says) => {
    expect((await typed('Priya Shah', says)).words).toMatch(
      /nothing of it is noted|I am not sure what you would like/u,
    );
  },
);

test.each(['ada', 'show me ada', 'who is ada palmer', 'sarah palmer please'])(
  'a name alone is a name: "%s"',
  async (says) => {
    expect((await typed('Priya Shah', says)).words).toBe('');
  },
);

test.each(['what is mine', 'who do i still have to tell'])('what waits: "%s"', async (says) => {
  expect((await typed('Priya Shah', says)).text).toContain("What's outstanding for you");
});

test('no suggestion types half a sentence', async () => {
  const { outbound } = await typed('Mei Lin', 'who has been told of it');
  expect(JSON.stringify(outbound)).not.toContain('outstanding for"');
});
