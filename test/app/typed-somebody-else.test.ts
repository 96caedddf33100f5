import { beforeAll, describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** "Not Ken, Jean": it was about somebody else, and nothing else that was said is lost. */

let world: World;
beforeAll(async () => {
  world = await World.open();
});
const chat = async (who = 'Tom Reed'): Promise<Chat> => (await world.copied()).chat(who);
const LESS = 'less monitoring for ada, a call on mondays because she manages';

describe('R12: who is meant is put right, and all that was said besides stays', () => {
  test.each([
    'not ada, jean',
    'oops not ada, jean',
    'I meant jean',
    'sorry, jean not ada',
    'wrong person, its jean',
    'this is for jean not ada',
    'no wait, not for ada, for jean',
    'not Mrs Palmer, Jean Doyle',
  ])('"%s"', async (says) => {
    const tom = await chat();
    await tom.says(LESS);
    const { text, words } = await tom.says(says);
    expect(text).toMatch(/^Change monitoring\nJean Doyle/u);
    expect(words).toContain(
      'For Jean Doyle now. The form for Ada Palmer is closed, and nothing of it is recorded.\nI have understood: After: a call on mondays; More or less: Less;',
    );
    expect(words).toContain('Why: she manages');
    // What is known of Ada is nothing of Jean.
    expect(words).toContain('How is it now?');
  });

  test('what fits there alone is said back, and asked', async () => {
    const tom = await chat();
    await tom.says('stop adas lunch visit');
    const { words } = await tom.says('not ada, farida');
    expect(words).toContain('I could not place this: "Every day, 12:30, 30 minutes"');
    expect(words).toContain('Which visits stop?');
  });

  test('where it cannot be begun for them, why is said and the other form stays', async () => {
    const tom = await chat();
    await tom.says('stop adas lunch visit');
    const { text } = await tom.says('not ada, samuel');
    expect(text).toContain('There is no agreed plan yet');
    expect(text).toContain('Your form is still open.');
    expect((await tom.says('show the form')).text).toContain('Ada Palmer');
  });

  test('several of that name: which one is asked, and then it goes on', async () => {
    const tom = await chat();
    await tom.says(LESS);
    const { words, outbound } = await tom.says('i meant mrs khan');
    expect(words).toContain('Farida Khan (RB-1055), Nadia Khan (RB-1062). Which one do you mean?');
    expect(JSON.stringify(outbound)).toContain('"says":"i meant RB-1062"');
    expect((await tom.says('i meant RB-1062')).text).toMatch(/^Change monitoring\nNadia Khan/u);
  });

  test('S10: whom nobody may see and whom nobody knows look the same, and nothing is kept', async () => {
    for (const name of ['frank', 'zelda']) {
      const tom = await chat();
      await tom.says(LESS);
      expect((await tom.says(`not ada, ${name}`)).words).toBe(
        'I know nobody by that name whom you can see. Type their full name or reference.\nYour form is still open. Type "show the form" to carry on with it.',
      );
    }
  });

  test('where free words are asked for, somebody around them is no answer unasked', async () => {
    const tom = await chat();
    await tom.says('change monitoring for ada');
    expect((await tom.says('not ada, sarah')).words).toContain('Nothing was kept.');
  });

  test.each([
    ['not ada, samuel', 'Samuel Okafor'],
    ['not samuel, jean', 'Jean Doyle'],
    ['oops not ada, sarah', 'Ada Palmer'],
  ])('with no form open, "%s" shows who is meant', async (says, name) => {
    const tom = await chat();
    await tom.says('ada');
    const { text, words } = await tom.says(says);
    expect(text.startsWith(name)).toBe(true);
    expect(words).toBe('');
  });
});

describe('R12: an answer is put right by naming it and what stands in its place', () => {
  test.each([
    ['ada lunch 20 min', '25 not 20', 'Length: 25 minutes.'],
    ['ada lunch 20 min', 'oops 25 instead of 20', 'Length: 25 minutes.'],
    ['ada lunch 20 min', '12:15 not 12:30', 'Time: 12:15.'],
    ['ada agrees', 'not ada, sarah', 'Who: Sarah Palmer'],
    ['sarah agrees', 'oops no not yes', 'Answer: No'],
  ])('"%s", then "%s"', async (first, then, words) => {
    const tom = await chat();
    await tom.says(first);
    expect((await tom.says(then)).words).toContain(words);
  });

  test('at the check it is read before it is recorded', async () => {
    const ana = await chat('Ana Lopez');
    await ana.says('less monitoring for ken, a call on mondays because he manages, both agree');
    await ana.says('record it');
    await ana.says('told ken in person');
    await ana.says('record it');
    const { words } = await ana.says('oops not ken, maureen');
    expect(words).toContain('Who was told: Maureen Todd');
    expect(words).toContain('Nothing is recorded yet');
    expect((await ana.says('record it')).words).toBe('Noted: Maureen Todd was told, in person.');
    // What is recorded is put right in its record, where both stay.
    expect((await ana.says('oops not maureen, ken')).words).toContain('Nothing is deleted here.');
  });

  test.each(['toast not porridge', 'she walks, not far'])('"%s" is what was seen', async (says) => {
    const tom = await chat();
    await tom.says('stop adas lunch visit');
    expect((await tom.says(says)).words).toContain(`What: ${says}`);
  });
});
