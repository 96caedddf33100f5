import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** Issue 12: what is typed into an open form goes where it belongs, whichever question is asked just then. */

const chatWith = async (name: string, ...says: readonly string[]): Promise<Chat> => {
  const chat = (await World.open()).chat(name);
  for (const one of says) await chat.says(one);
  return chat;
};

describe('more or less, said beside how it will be or why, is no part of either', () => {
  test.each([
    ['call on fridays, less', 'she is steady'],
    ['call on fridays from today, less, she is steady', undefined],
    ['less, call on fridays', 'she is steady'],
    ['call on fridays', 'she is steady, less'],
    ['call on fridays; less.', 'she is steady'],
  ])('"%s", then "%s"', async (after, why) => {
    const chat = await chatWith('Tom Reed', 'change monitoring for farida khan', after, ...(why ? [why] : []));
    const { words } = await chat.says('all agree');
    expect(words).toContain('After: call on fridays\n');
    expect(words).toContain('More or less: Less');
    expect(words).toContain('Why: she is steady\n');
  });

  test('said with what begins the form', async () => {
    const chat = await chatWith('Tom Reed', 'change monitoring for farida khan: call on fridays, less', 'steady now');
    const { words } = await chat.says('all agree');
    expect(words).toContain('After: call on fridays\n');
    expect(words).toContain('More or less: Less');
  });

  test('written in a card, too', async () => {
    const chat = await chatWith('Tom Reed', 'change monitoring for farida khan');
    await chat.presses('Next', { to: 'call on fridays, less', rationale: 'steady now' });
    const { words } = await chat.says('all agree');
    expect(words).toContain('After: call on fridays\n');
    expect(words).toContain('More or less: Less');
  });
});
