import { describe, expect, test } from '@jest/globals';
import { parts } from '../cards/parts.ts';
import { World, type Reply } from '../support/talk.ts';

/** What the buttons under the words of an answer would type. */
const suggestions = ({ outbound }: Reply): readonly string[] =>
  outbound.flatMap((one) =>
    one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []).map(({ says }) => says) : [],
  );

describe('what was understood before a form was begun', () => {
  test('is filled in and said; a form that was begun before keeps its own answers until it is said which is meant', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const begun = await priya.says('Ada Palmer needs longer calls in the morning');
    expect(begun.words).toContain('I have understood: ');
    expect(begun.words).toContain('Kind of change: Day, time or length of visits');
    await priya.says('save for later');
    const again = await priya.says('Ada Palmer needs shorter calls in the evening');
    // One that was saved for later is not gone on with unasked.
    expect(again.words).toContain('You began this form before, and it is not recorded yet');
    const { card } = await priya.says('show the form');
    expect(parts(card ?? {}).find(({ id }) => id === 'kinds')).toMatchObject({ value: 'times' });
  });

  test('is kept when words in it sound of harm: what to do about that comes first', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    const reply = await priya.says('Ada Palmer needs one more visit a day, her son hits her');
    expect(reply.text).toMatch(/^Worried that somebody is being harmed\?/u);
    expect(reply.words).toContain('I have understood: ');
  });
});

describe('whom it is about', () => {
  test('a name that nearly fits one person begins nothing about them: it is asked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const reply = await tom.says('change monitoring for Samuel Okafer');
    expect(reply.words).toContain('Do you mean Samuel Okafor (');
    expect(reply.text).not.toContain('How is it now?');
    const [reference = ''] = suggestions(reply);
    expect((await tom.says(reference)).words).toContain('Samuel Okafor');
  });

  test('so it is asked whom a nearly fitting name was told of', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const reply = await tom.says('note who was told Samuel Okafer');
    expect(reply.words).toContain('Nobody is called exactly that');
    expect(suggestions(reply)).toEqual([expect.stringMatching(/^note who was told \S+$/u)]);
  });

  for (const words of ['monitoring?? curtains']) {
    test(`what is suggested after "${words}" names nobody, and whom it is about is asked`, async () => {
      const tom = (await World.open()).chat('Tom Reed');
      const says = suggestions(await tom.says(words));
      expect(says.join()).not.toMatch(/Ada|Palmer|RB-/u);
      expect((await tom.says(says[0] ?? '')).words).toContain('Type their name or reference.');
    });
  }
});

describe('R1: names in what was said stay in it', () => {
  const filled = (card: unknown): readonly unknown[] => parts(card ?? {}).map(({ value }) => value);

  test('of the person and of those around them', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const { words } = await tom.says(
      'less monitoring for Farida Khan: Imran weighs her once a week because Farida is steady',
    );
    expect(words).toContain('After: Imran weighs her once a week;');
    expect(words).toContain('Why: Farida is steady');
  });

  test('of somebody who gives the reason, which is no part of how it will be', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const { card } = await tom.says('more monitoring for Ada Palmer because Sarah found her on the stairs');
    expect(filled(card)).toContain('Sarah found her on the stairs');
    expect(filled(card)).not.toContain('because Sarah found her on the stairs');
  });

  test('where two people are named, a suggestion names the one who is meant and nobody else', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    const says = suggestions(await priya.says('ada and ken both ok with it'));
    expect(says).toEqual(['RB-1041', 'RB-1090']);
  });
});
