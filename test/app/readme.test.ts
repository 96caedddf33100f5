import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ok } from '../../src/kernel/result.ts';
import { World, type Chat } from '../support/talk.ts';

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

const walk = /## Two minutes with it\n(?<steps>[\s\S]*?)\n## /u.exec(README)?.groups?.['steps'] ?? '';
/** What the steps say to type: in bold. What they say to press is not. */
const TYPED = [...walk.matchAll(/\*\*(?<words>[^*]+)\*\*/gu)].map((found) => found.groups?.['words'] ?? '');

/** What stands on the screen after each of them. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  hello: /^Hello Priya/u,
  help: /^What I can do/u,
  'change monitoring for Ada Palmer': /How is it now\?/u,
  "What's outstanding": /^What's outstanding/u,
  'show the plan for Ada Palmer': /^Reablement plan\nAda Palmer/u,
  'Mrs Khan only needs two calls a day now': /Which one do you mean\?|more than one/u,
  'communication needs of Betty Lewis': /Communication needs/u,
  'note a request for Ada Palmer': /^Somebody asks for something[\s\S]*Ada Palmer/u,
  'other help for Ada Palmer': /^Other help[\s\S]*Ada Palmer/u,
  'information given for Betty Lewis': /Information given/u,
  'Jean Doyle is in hospital': /In hospital/u,
  'Jean Doyle is back from hospital': /hospital/iu,
  'change monitoring for Arthur Bell': /Arthur/u,
  'screen Arthur Bell for liberty': /^Screen for liberty[\s\S]*Where is the care given/u,
  'log an issue for Ada Palmer': /^Log an issue[\s\S]*What is the matter\?/u,
  board: /^Board/u,
  'figures of people starting': /^Figures of people starting/u,
  'once a day': /When would you like what is due\?/u,
  'consider a review for Ada Palmer': /Why is a review thought of\?/u,
  'end reablement for Ada Palmer': /Why does it end\?/u,
  'safeguarding concern for Ada Palmer': /Call 999 first[\s\S]*What did you see and hear\?/u,
  'safeguarding list': /^Safeguarding list/u,
  'somebody is in danger': /Call 999/u,
};
/** Only the demo knows these: here they change who types, and the day. */
const DEMO = { act: /^act as (?<name>.+)$/u, later: /^(?<days>\d+) days later$/u };
/** Buttons, and names that are not typed. */
const PRESSED = ['History', 'Announcements'];

describe("the README's own examples work in the demo", () => {
  let world: World;
  let chat: Chat;
  beforeAll(async () => {
    world = await World.open();
    chat = world.chat('Priya Shah');
  });

  test('there are some', () => expect(TYPED.length).toBeGreaterThan(10));

  test.each(TYPED.filter((words) => !PRESSED.includes(words)))('%s', async (words) => {
    const name = DEMO.act.exec(words)?.groups?.['name'];
    const days = DEMO.later.exec(words)?.groups?.['days'];
    if (name !== undefined) chat = world.chat(name);
    if (days !== undefined) world.clock.pass({ days: Number(days) });
    if (name !== undefined || days !== undefined) return;
    expect((await chat.says(words)).text).toMatch(
      SHOWN[words] ?? /^README says to type this, and the test does not know it$/u,
    );
    await chat.says('save for later');
  });

  test('its file of people is read, whole', async () => {
    const csv = /```csv\n(?<file>[\s\S]*?)```/u.exec(README)?.groups?.['file'] ?? '';
    const file = { name: 'people.csv', kind: 'csv', address: 'https://one' };
    world.files.set(file.address, ok(csv));
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    const { text } = await priya.sendsFile(file);
    expect(text).toContain('Bill Poole');
    expect((await priya.says('yes')).text).toMatch(/1 person is in\./u);
    expect((await priya.says('Bill Poole')).text).toMatch(/^Bill Poole/u);
  });
});
