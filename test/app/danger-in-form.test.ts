import { expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

const WORRIES = [
  'her son hits her and takes her money',
  'Colleague was rough getting him out of the chair, he cried out',
];
const EMERGENCY = 'she is not breathing and her lips are blue, I need to stop writing now';

async function atWords() {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.says('less');
  return tom;
}

test.each(WORRIES)('R38: "%s" is no answer in words before it is asked, and can be raised as it is', async (words) => {
  const tom = await atWords();
  const { text, outbound } = await tom.says(words);
  expect(text).toMatch(/Nothing was kept/u);
  const says = /do that: safeguarding concern[^"]*/u.exec(JSON.stringify(outbound))?.[0] ?? '';
  expect(says).toContain(words);
  const form = await tom.says(says);
  expect(form.text).toMatch(/Call 999 first/u);
  expect(form.text).toContain(words);
});

test('R38: "my answer:" keeps it', async () => {
  const tom = await atWords();
  expect((await tom.says(`my answer: ${WORRIES[0]}`)).text).not.toContain('Nothing was kept');
});

test('R39: words of danger are no answer', async () => {
  const tom = await atWords();
  const { text } = await tom.says(EMERGENCY);
  expect(text).toContain('Call 999');
  expect(JSON.stringify((await tom.says('show the form')).card)).not.toContain('lips are blue');
});

test('R39: 999 comes first, never that nothing was understood', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  const { text } = await tom.says("can't get an answer and I can see him lying in the hall through the letterbox");
  expect(text).toContain('Call 999');
  expect(text).not.toContain('did not understand');
});

test('R3, R38: a call for help typed into a form is no answer, the form says so, and it can be made one', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  for (const words of ['a call on Mondays', 'less']) await tom.says(words);
  const called = await tom.says('She left the gas on');
  expect(called.text).toMatch(/^In danger now\? Call 999/u);
  expect(called.text).toContain('What you typed is not in it yet. Is it your answer?');
  expect((await tom.says('it is my answer')).words).toContain('Why: She left the gas on');
});
