import { describe, expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

/** P5, P6: everybody's own answer, where it is plainly said; "not sure" and "with some of it" are no answer of anybody. */

describe('P5: what one says is never noted for another, and a hedge is no answer', () => {
  test.each([
    ['ada agrees but sarah isnt sure', /Who: Ada Palmer.*Answer: Yes.*could not place this: "sarah isnt sure"/u],
    ['ada disagrees and sarah agrees', /Who: Ada Palmer.*Answer: No.*could not place this: "sarah agrees"/u],
    ['i phoned sarah and she agrees', /Who: Sarah Palmer.*Answer: Yes; How: By phone/u],
    ['sarah agreed yesterday by phone', /Who: Sarah Palmer.*Answer: Yes; How: By phone; On: Sun 22 Nov 2026/u],
  ])('told outside a form: %s', async (says, words) => {
    expect((await (await World.open()).chat('Tom Reed').says(says)).words).toMatch(words);
  });

  test.each([
    'sarah is not sure',
    'sarah agrees with some of it',
    'sarah agreed last week but not now',
    'Ada and Sarah agree',
  ])('told outside a form, and nobody’s answer: %s', async (says) => {
    const { words } = await (await World.open()).chat('Tom Reed').says(says);
    expect(words).toContain(`I could not place this: "${says}"`);
    expect(words).toContain('Who said something?');
    expect(words).not.toMatch(/Answer: /u);
  });

  test.each([
    'shes not sure',
    'ok record it',
    'ada agrees but sarah isnt sure',
    'yes with some of it',
    'yes, last week',
  ])('at "Does Ada agree?" it is not taken: %s', async (says) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    for (const text of ['less', 'a call on Mondays', 'today', 'She manages alone now.']) await tom.says(text);
    expect((await tom.says(says)).words).not.toMatch(/agrees: (?:Yes|No)/u);
    expect((await tom.says('no, she would rather wait until Christmas')).words).toMatch(
      /^Ada agrees: No.*\nAda thinks: she would rather wait until Christmas/u,
    );
  });
});
