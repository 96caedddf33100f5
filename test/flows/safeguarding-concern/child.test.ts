import { describe, expect, test } from '@jest/globals';
import { mentionsChild, seen } from '../../../src/flows/safeguarding-concern/questions.ts';
import { buttonsOf, fieldsOf, World, type Chat } from '../../support/talk.ts';

/** R38: the way of a concern about a child. */

const WORDS = 'I am worried about the grandson, he has bruises on his legs';

async function raisesOfChild(chat: Chat): Promise<string> {
  await chat.says(`safeguarding concern for Ada Palmer: ${WORDS}`);
  await chat.presses('Next', { sgWhom: 'child' });
  const raised = await chat.presses('Raise the concern', { sgWhomElse: 'Grandson, seven', sgSource: 'not-known' });
  return /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(raised.text)?.[0] ?? '';
}

describe('R38: words that may speak of a child go no adult’s way unasked', () => {
  test('typed with the words: who may be harmed is chosen, and not filled in', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says(`safeguarding concern for Ada Palmer: ${WORDS}`);
    expect((await tom.presses('Next')).text).toContain('Who may be harmed or neglected?');
    await tom.presses('Next', { sgWhom: 'child' });
    expect(fieldsOf(tom.card)).toContain('sgWhomElse');
  });

  test('written in the card beside an adult: it is asked, and may be about the child instead, or as well', async () => {
    for (const [sgChild, expected] of [
      ['instead', /A child\. Grandson/u],
      ['yes', /A child is harmed or at risk as well/u],
      ['unknown', /not known whether a child is at risk/u],
    ] as const) {
      const tom = (await World.open()).chat('Tom Reed');
      await tom.says('safeguarding concern for Ada Palmer');
      expect((await tom.presses('Next', { sgSeen: WORDS })).text).toContain('Is a child harmed, or at risk?');
      let raised = await tom.presses('Raise the concern', { sgChild, sgSource: 'not-known' });
      if (sgChild === 'instead') raised = await tom.presses('Raise the concern', { sgWhomElse: 'Grandson, seven' });
      expect(raised.text).toMatch(expected);
      expect(raised.text).toContain('children’s social care is told today');
    }
  });

  test('by typing alone', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('safeguarding concern for Ada Palmer');
    await tom.says(WORDS);
    await tom.says('a child');
    await tom.says('skip');
    await tom.says('Her grandson, about seven');
    await tom.says('nobody known');
    expect((await tom.says('record it')).text).toContain('A child. Her grandson, about seven');
  });

  test('typed: who may be harmed is asked, whatever the words say', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('safeguarding concern for Ada Palmer');
    expect((await tom.says('She has bruises on both arms.')).text).toContain('Who may be harmed or neglected?');
    await tom.says('another adult');
    await tom.says('skip');
    await tom.says('Her sister Joan');
    await tom.says('nobody known');
    expect((await tom.says('record it')).text).toContain('Another adult. Her sister Joan');
  });

  test.each([
    'Imran’s niece Aisha, 6, says grandad locks her in the cupboard',
    'Leo (9) has burns',
    'a six-year-old sleeps in the shed',
    'She is 14 and works all night',
    'Mia is in year 2 and comes hungry',
    'the lad is aged 8',
    'a pupil of hers',
    'her nephew hides from him',
    'his grandson cries',
    'one of 5 months old cries',
  ])('asked of a child: %s', (words) => {
    expect(mentionsChild({ [seen.key]: words })).toBe(true);
  });

  test.each([
    'She has bruises on both arms.',
    'Her son Kevin takes her money.',
    'He is 87 years old.',
    'Ken, 62, hits her.',
    'He left 6 years ago, at 6.',
    'She is 6 stone.',
    'She is 16.5 stone.',
    'In room 6 on 12 Nov, 9 people saw it.',
  ])('nothing is asked of a child where none is spoken of: %s', (words) => {
    expect(mentionsChild({ [seen.key]: words })).toBe(false);
  });
});

describe('R38: a child’s concern has its own way to the end', () => {
  test('no three tests, no capacity, consent or advocate; children’s social care is told by name and day', async () => {
    const world = await World.open();
    const [tom, mei] = [world.chat('Tom Reed'), world.chat('Mei Lin')];
    await mei.says('hello');
    const reference = await raisesOfChild(tom);
    await world.ticks();
    expect((await mei.says("what's outstanding")).text).toContain('Tell children’s social care today');
    await mei.says(reference);
    await mei.presses('Acknowledge');
    await mei.presses('Children’s social care told');
    const told = await mei.presses('Save this', { sgChildWhom: 'Duty desk: they visit today' });
    expect(told.text).toContain('Mei Lin told Duty desk: they visit today on Mon 23 Nov 2026');
    expect((await mei.says("what's outstanding")).text).not.toContain('Tell children’s social care');
    await mei.says(reference);
    const decision = await mei.presses('Decide on the concern');
    expect(decision.text).not.toMatch(/three tests|enquiry|protect themselves/u);
    expect(decision.text).toContain('Not passed on');
    await mei.presses('Next', { sgWhat: 'passed', sgWhy: 'Bruises.', sgRegulated: 'no' });
    await mei.presses('Next', { sgPassedWhom: 'Duty desk' });
    expect((await mei.presses('Save the decision')).text).toContain('Bruises.');
    await mei.presses('What was decided');
    expect(JSON.stringify(mei.card)).toContain('children’s social care');
    await tom.says(reference);
    await tom.presses('What else is known');
    expect(fieldsOf(tom.card)).toEqual(['sgAsked', 'sgWishes']);
    await tom.presses('Next', { sgAsked: 'no' });
    expect(fieldsOf(tom.card)).toEqual(['sgOthers']);
    await tom.presses('Next', { sgOthers: 'nobody' });
    await tom.presses('Save this');
    expect((await tom.says("what's outstanding")).text).not.toContain('Say what else you know');
  });

  test('whoever raised it may note that they told them, too', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says(await raisesOfChild(tom));
    expect(buttonsOf(tom.card).map(({ title }) => title)).toContain('Children’s social care told');
  });
});
