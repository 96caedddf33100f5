import { describe, expect, test } from '@jest/globals';
import { assert, constantFrom, property } from 'fast-check';
import { partiesSaid } from '../../src/questions/parties-said.ts';
import type { Called } from '../../src/questions/who-said.ts';
import { Day } from '../../src/kernel/days.ts';
import { World, type Chat } from '../support/talk.ts';

/** R1, P5: no view stands under another's name. Ken Todd (Mr) and Maureen Todd, his wife, are asked. */

async function asked(person: string): Promise<Chat> {
  const chat = (await World.open()).chat('Ana Lopez');
  await chat.says(`change monitoring for ${person}`);
  for (const text of ['less', 'a call on Mondays', 'today', 'They manage alone now.']) await chat.says(text);
  return chat;
}

describe('R1: at "Does Ken agree?" an answer of somebody else is theirs, or is asked about', () => {
  test.each([
    'mrs todd said yes',
    'Mrs Todd is fine with it',
    'his wife agrees',
    'maureen says yes',
    'yes but maureen said no',
  ])('of Maureen, who is asked as well: "%s"', async (says) => {
    const { words } = await (await asked('Ken Todd')).says(says);
    expect(words).toMatch(/Maureen Todd agrees: (?:Yes|No)/u);
    expect(/Ken agrees: Yes/u.test(words)).toBe(says.startsWith('yes'));
  });

  test.each([
    'his son agrees',
    'the neighbour says yes',
    'dr patel says yes',
    'his daughter didnt want it',
    'no, his daughter didnt want it',
    'yes, his son said',
    'yes according to the nurse',
    'jim says yes',
    'not reached his son',
  ])('of nobody who is asked: "%s"', async (says) => {
    const { words } = await (await asked('Ken Todd')).says(says);
    expect(words).toContain('Who said that?');
    expect(words).not.toMatch(/agrees: /u);
  });

  test.each(['yeah nah', 'yes and no', 'no reason'])('no answer at all: "%s"', async (says) => {
    expect((await (await asked('Ken Todd')).says(says)).words).not.toMatch(/agrees: (?:Yes|No)/u);
  });

  test.each([
    'he said yes',
    'mr todd is happy with it',
    'ken agrees',
    'i rang him and he said yes',
    'he agreed on Friday',
  ])('of Ken himself: "%s"', async (says) => {
    expect((await (await asked('Ken Todd')).says(says)).words).toMatch(/^Ken agrees: Yes/u);
  });

  test('a no stays a no when "both agree" is said after it', async () => {
    const ken = await asked('Ken Todd');
    await ken.says('no, he would rather wait until Christmas');
    const { words } = await ken.says('both agree');
    expect(words).toContain("Ken's answer is noted as no");
    expect((await ken.says('ken agrees, maureen agrees')).words).toMatch(/Ken agrees: Yes/u);
  });
});

describe('R1: who is named, over subjects and verbs', () => {
  const all: readonly Called[] = [
    { key: 'person', names: ['Ken Todd', 'Ken', 'Mr Todd'], pronoun: 'he' },
    { key: 'm', names: ['Maureen Todd', 'Maureen', 'his wife', 'Mrs Todd'], pronoun: 'she' },
  ];
  const subjects = [
    ...['Ken', 'Mr Todd', 'he', 'ken todd', 'they'].map((subject) => ({ subject, of: 'person' })),
    ...['Maureen', 'his wife', 'mrs todd', 'she'].map((subject) => ({ subject, of: 'm' })),
    ...[
      'his son',
      'the neighbour',
      'dr patel',
      'Imran',
      'her friend',
      'the social worker',
      'mr smith',
      'our manager',
      'somebody',
    ].map((subject) => ({ subject, of: undefined })),
  ];
  const verbs = [
    'agrees',
    'said yes',
    'is fine with it',
    'is happy',
    'says no',
    'does not agree',
    'is against it',
    'didnt want it',
  ];

  test('an answer stands in the name of its subject, or in nobody’s', () => {
    assert(
      property(
        constantFrom(...subjects),
        constantFrom(...verbs),
        constantFrom('', 'yesterday ', 'well ', 'I think '),
        constantFrom('', ' today', ', by phone'),
        ({ subject, of }, verb, before, after) => {
          const said = partiesSaid(`${before}${subject} ${verb}${after}`, all, 'person', {
            today: Day.parse('2026-11-23'),
          });
          const whose = typeof said === 'string' ? [] : said?.map(({ key }) => key);
          expect([[], ...(of === undefined ? [] : [[of]])]).toContainEqual(whose);
        },
      ),
      { numRuns: 400 },
    );
  });
});
