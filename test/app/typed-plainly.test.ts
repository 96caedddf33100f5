import { describe, expect, test } from '@jest/globals';
import { dangerIn } from '../../src/guidance/danger.ts';
import { recordsAChange } from '../support/change.ts';
import { World, type Chat } from '../support/talk.ts';

/** R38, P5: what is typed and says nothing, or belongs elsewhere, is asked about and not kept. */

async function atFirst(): Promise<Chat> {
  const sam = (await World.open()).chat('Sam Cole');
  await sam.says('change monitoring for Ivy Grant');
  return sam;
}

describe('P5: at a question in free words these are asked about, and not kept', () => {
  test.each([
    'dunno',
    'same as before',
    'no idea',
    'w/c 31/11',
    '31/11',
    '29th feb',
    'after the weekend',
    'as soon as poss',
    'stop it now',
    'his son says no',
  ])('"%s"', async (says) => {
    const { text } = await (await atFirst()).says(says);
    expect(text).toContain('is it your answer?');
  });

  test('a day that the form asks for as well is taken for that: "xmas eve", "w/c 30/11"', async () => {
    expect((await (await atFirst()).says('xmas eve')).words).toMatch(/Thu 24 Dec 2026/u);
    expect((await (await atFirst()).says('w/c 30/11')).words).toMatch(/Mon 30 Nov 2026/u);
  });

  test.each(['?', 'what do you mean', 'huh?'])('what is asked is said again with its help: "%s"', async (says) => {
    const { words } = await (await atFirst()).says(says);
    expect(words).toContain('This form is about Ivy');
  });
});

test('"no wait, he said yes": the yes is kept, and the no is nobody’s', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await ana.says('change monitoring for Ken Todd');
  for (const text of ['less', 'a call on Mondays', 'today', 'He manages alone now.']) await ana.says(text);
  await ana.says('no, he worries about it');
  expect((await ana.says('no wait, he said yes')).words).toMatch(/^Ken agrees: Yes/u);
});

test('"i am away fri to tues, tom covers": until the Tuesday after, and Tom covers', async () => {
  const { text } = await (await World.open()).chat('Ana Lopez').says('i am away fri to tues, tom covers');
  expect(text).toMatch(/Fri 27 Nov 2026|2026-11-27/u);
  expect(text).toMatch(/Tue 1 Dec 2026|2026-12-01/u);
  expect(text).not.toContain('could not place');
});

describe('R38: a fear is no emergency, and what has happened is', () => {
  test.each([
    'He is afraid she will burn herself',
    'She is worried he might scald himself with the kettle',
    'He does not want her woken by an alarm, he would sleep there himself',
  ])('calm: "%s"', (says) => expect(dangerIn(says)).not.toBe('emergency'));

  test.each([
    'he is afraid she will burn herself again, she wants to die',
    'she says she will burn herself',
    'she cannot be woken',
    'she will not wake',
    'he is worried she will kill herself',
    'I am worried she will burn herself',
  ])('emergency: "%s"', (says) => expect(dangerIn(says)).toBe('emergency'));
});

test('R38: a fall that is told inside a form is asked about first, and one that is its answer is not', async () => {
  const ana = (await World.open()).chat('Ana Lopez');
  await ana.says('change monitoring for Ken Todd');
  expect((await ana.says('ada fell in the kitchen, shes ok')).words).toContain('Is anybody hurt');
  await ana.says('show the form');
  for (const text of ['less', 'a call on Mondays', 'today']) await ana.says(text);
  expect((await ana.says('He has not fallen for a month.')).words).not.toContain('Is anybody hurt');
  expect((await ana.says('ken fell in the kitchen, hes ok')).words).toContain('Is anybody hurt');
});

test('R4: told of somebody else while a form asks what the first one said: asked about, and in nobody else’s mouth', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  const reference = await recordsAChange(tom);
  await tom.says('told Ada in person today');
  const asked = await tom.says('told Sarah by phone today');
  expect(asked.text).toContain('or is it your answer? Nothing was kept.');
  expect((await tom.says(reference)).text).not.toContain('They said');
});
