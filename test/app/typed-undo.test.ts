import { beforeEach, describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

let tom: Chat;
beforeEach(async () => {
  tom = (await World.open()).chat('Tom Reed');
  await tom.says('less monitoring for ada, a call on mondays');
});

describe('R12: what can be taken back is said, with what it is', () => {
  test.each([
    'undo that',
    'undo',
    'undo the cancel',
    'i didnt mean to cancel',
    'i need that form back',
    'where did my form go',
  ])('a cancelled form, "%s": which one it was, and it opens as it was', async (says) => {
    await tom.says('cancel');
    await tom.says('hello');
    expect((await tom.says(says)).text).toContain(
      'You cancelled "Change monitoring" for Ada Palmer. Nothing of it was recorded. It can be opened again as it was.',
    );
    const { text } = await tom.presses('Bring it back');
    expect(text).toContain('Ada Palmer');
    expect((await tom.says('she manages')).words).toContain('Why: she manages.');
  });

  test('only the last one is kept: of the one before it is said that it is gone', async () => {
    await tom.says('cancel');
    await tom.says('change monitoring for farida');
    await tom.says('cancel');
    await tom.says('undo that');
    await tom.presses('Bring it back');
    await tom.says('save for later');
    expect((await tom.says('undo that')).text).toContain('It is gone and cannot be opened again.');
  });

  test('a form that is saved for later is not gone', async () => {
    await tom.says('save for later');
    expect((await tom.says('undo that')).words).toContain('Your form is saved for later');
    expect((await tom.says('show the form')).text).toContain('Ada Palmer');
  });
});
