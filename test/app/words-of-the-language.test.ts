import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { World } from '../support/talk.ts';

/** A name that every plain object has is a word like any other, wherever it is typed. */
const WORDS = Object.getOwnPropertyNames(Object.prototype);
const OPENED = [
  'add a person',
  'new team called West',
  'change monitoring for Ada Palmer',
  'plan for Ada Palmer',
  'change communication needs of Nadia Khan',
  'add somebody to adas circle',
  'Ada is in hospital',
  'somebody is away',
  'information given for Ada Palmer',
  'add an extra visit for Ada Palmer',
];

test.each(WORDS)('S27: "%s" typed with no form open, alone or as a name, breaks nothing', async (word) => {
  const world = await World.open();
  const sam = world.chat('Sam Cole');
  for (const text of [
    word,
    `told ${word}`,
    `change monitoring for ${word}`,
    `${word} in hospital`,
    `${word} visits for Ada`,
  ])
    await sam.says(text);
  expect(world.surprises).toEqual([]);
  expect((await sam.says(word)).text).not.toContain('I cannot reach the records');
});

test('S27: nor as the answer to any question of a form, nor as what is called for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...OPENED),
      fc.array(fc.constantFrom(...WORDS, 'skip', 'no', '1'), { minLength: 4, maxLength: 14 }),
      async (opened, words) => {
        const world = await World.open();
        const priya = world.chat('Priya Shah');
        for (const text of [opened, ...words, 'hello']) await priya.says(text);
        expect(world.surprises).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
