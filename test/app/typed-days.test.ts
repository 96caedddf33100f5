import { describe, expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

/** Days in sentences: what is no one day is said, asked for, and no part of anything else. It is Mon 23 Nov 2026. */

describe('new20: a start that the form cannot take', () => {
  test.each([
    ['1 october', 'Fri 1 Oct 2027'],
    ['after the weekend', 'after the weekend'],
    ['christmas', 'christmas'],
    ['asap', 'asap'],
  ])('"from %s" is said back and asked for; the rest is kept', async (start, said) => {
    const priya = (await World.open()).chat('Priya Shah');
    const { words } = await priya.says(
      `less monitoring for Ada, a call on Mondays from ${start} because she manages alone`,
    );
    expect(words).toContain('I have understood: After: a call on Mondays; More or less: Less; Why: she manages alone.');
    expect(words).toContain(`I could not place this: "${said}".`);
    expect(words).toContain('From when?');
    expect((await priya.says('Friday')).words).toContain('From: Fri 27 Nov 2026.');
  });
});

describe('words with a day in them that are no day', () => {
  test.each(['A visit now and then', 'A visit today', 'a call every now and again'])(
    '"%s" at "How will it be?" is how it will be',
    async (text) => {
      const priya = (await World.open()).chat('Priya Shah');
      await priya.says('change monitoring for Ada Palmer');
      expect((await priya.says(text)).words).toContain(`After: ${text}.`);
    },
  );

  test('a day alone is still taken for the day beside it', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    expect((await priya.says('from the 3rd of December 2026')).words).toContain('From: Thu 3 Dec 2026.');
  });
});

test('new27: a yes or no with nothing asked is not thanked for', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  for (const text of ['yes', 'no']) expect((await priya.says(text)).words).toContain('so nothing is noted');
});

test.each(['blue elephants', 'frank hughes'])(
  '"%s" without capitals may be a name, and may be anything',
  async (text) => {
    const priya = (await World.open()).chat('Priya Shah');
    expect((await priya.says(text)).words).toContain(
      'I did not understand that. If it is a name: I know nobody by that name whom you can see.',
    );
  },
);

describe('new24: which visit stops is not asked where it was said', () => {
  test.each([
    ['stop adas lunch visit, she makes it herself', 'Stops: Every day, 12:30, 30 minutes.'],
    ['stop the 8am visit for ada', 'Stops: Every day, 08:00, 45 minutes.'],
  ])('"%s"', async (text, understood) => {
    const { words } = await (await World.open()).chat('Priya Shah').says(text);
    expect(words).toContain(understood);
    expect(words).not.toContain('Which visits stop?');
  });

  test.each([
    ["Ada doesn't need the evening visit any more", 'I could not place this: "evening".'],
    ['stop a visit for ada because she makes breakfast herself', 'What changes: A visit stops'],
  ])('"%s": there is none of that name, or none was named', async (text, said) => {
    const { words } = await (await World.open()).chat('Priya Shah').says(text);
    expect(words).toContain(said);
    expect(words).toContain('Which visits stop?');
  });
});

test.each(['hes fine', "she's steady", 'they are happy with it'])(
  '"%s" does not say who assessed capacity',
  async (text) => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Arthur Bell');
    await priya.presses('Next', { from: 'A call', to: 'A visit', rationale: 'He is steady.', capacity: 'lacks' });
    expect((await priya.says(text)).words).toContain('That does not say who.');
    expect((await priya.says('Mei Lin, mental capacity lead')).words).toContain('Mei Lin');
  },
);
