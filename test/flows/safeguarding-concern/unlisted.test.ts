import { beforeAll, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { changeStaff } from '../../support/changing.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

/** R38: anybody raises a concern about somebody whom they do not see here, and does not learn whether they are known. */

const referenceIn = (text: string): string => /UC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';
const ABOUT = 'The man in flat 4, Elm Court';
const SEEN = 'His son shouts and pushes him.';

let world: World;
let tom: Chat;
let mei: Chat;
let sam: Chat;
beforeAll(async () => {
  world = await World.open();
  [tom, mei, sam] = [world.chat('Tom Reed'), world.chat('Mei Lin'), world.chat('Sam Cole')];
  for (const one of [mei, sam]) await one.says('hello');
});

async function raises(answers: Readonly<Record<string, string>> = {}): Promise<string> {
  await tom.says('safeguarding concern');
  await tom.presses('Next', { sgOnList: 'no' });
  const { sgSource = 'not-known', sgAdultOrChild = 'adult', ...others } = answers;
  await tom.presses('Next', { sgAbout: ABOUT, sgAdultOrChild, sgSeen: SEEN });
  const raised = await tom.presses('Raise the concern', { sgSource });
  const said = raised.text.includes('Raised as') ? raised : await tom.presses('Raise the concern', others);
  expect(said.text).toContain('Raised as UC-');
  return referenceIn(said.text);
}

const titles = (chat: Chat) => buttonsOf(chat.card).map(({ title }) => title);

describe('R38: a concern about somebody who is not on its writer’s list', () => {
  test('it goes to the lead, who says whose concern it is; whoever raised it reads the feedback and no name', async () => {
    const reference = await raises();
    expect(textsIn(await world.ticks()).join('\n')).toContain('Acknowledge a safeguarding concern');
    expect((await mei.says(reference)).text).toContain(ABOUT);
    await mei.presses('Acknowledge');
    await mei.presses('Say whom it is about');
    expect((await mei.presses('Next', { person: personId('norman') })).text).toContain(SEEN);
    await mei.presses('Next');
    const raised = await mei.presses('Raise the concern', { sgSource: 'not-known' });
    expect(raised.text).toMatch(/Norman Price[^]*Raised as SG-/u);
    expect((await tom.says(reference)).text).not.toMatch(/Norman|SG-|Led to/u);
    await mei.says(reference);
    expect((await mei.presses('Give feedback', { note: 'Thank you, it is in hand.' })).text).toContain('is told');
    expect(textsIn(await world.ticks()).join('\n')).toContain('Thank you, it is in hand.');
    const read = await tom.says(reference);
    expect(read.text).not.toMatch(/Norman|SG-|Led to/u);
    expect((await tom.presses('I have read it')).text).toContain('you have read it');
    expect((await mei.says(reference)).text).toContain('Led to');
    expect(world.surprises).toEqual([]);
  });

  test('what is raised is the same whether they are known here or not', async () => {
    const about = async (sgAbout: string) => {
      await tom.says('safeguarding concern');
      await tom.presses('Next', { sgOnList: 'no' });
      await tom.presses('Next', { sgAbout, sgAdultOrChild: 'adult', sgSeen: SEEN });
      const { text } = await tom.presses('Raise the concern', { sgSource: 'not-known' });
      return text.replaceAll(sgAbout, '').replaceAll(/UC-[A-Z0-9-]+/gu, '');
    };
    expect(await about('Betty Lewis')).toBe(await about('Quentin Nobody'));
  });

  test('about nobody here: the lead notes what was done, and it waits for nobody more', async () => {
    const reference = await raises();
    await mei.says(reference);
    await mei.presses('Acknowledge');
    expect((await mei.presses('About nobody here', { note: '' })).text).toContain('in a few words');
    await mei.says(reference);
    await mei.presses('About nobody here', { note: 'The council was told at 11:20.' });
    expect((await tom.says(reference)).text).not.toContain('The council was told');
    await mei.says(reference);
    await mei.presses('Give feedback', { note: 'The council sees to it.' });
    await tom.says(reference);
    await tom.presses('I have read it');
    for (const one of [mei, tom]) expect((await one.says("what's outstanding")).text).not.toContain(reference);
  });

  test('a colleague who may be behind it learns nothing of it, though she leads; a manager sees to it', async () => {
    const reference = await raises({ sgSource: everyday.mei.id });
    expect((await mei.says(reference)).text).not.toContain(ABOUT);
    expect((await mei.says('safeguarding list')).text).not.toContain(reference);
    expect((await sam.says(reference)).text).toContain(ABOUT);
    await sam.presses('Acknowledge');
    await sam.presses('Say whom it is about');
    const next = await sam.presses('Next', { person: personId('norman') });
    expect(next.text).toContain(SEEN);
    await sam.presses('Cancel');
  });

  test.each(['Priya Shah', 'Omar Aziz', 'Leo Marsh', 'Ana Lopez'])('nobody else reads it: %s', async (name) => {
    const reference = await raises();
    const other = world.chat(name);
    const all = [await other.says(reference), await other.says("what's outstanding"), await other.says('board')];
    expect(all.map(({ text }) => text).join('\n')).not.toMatch(/flat 4|safeguarding concern|pushes/iu);
  });

  test('of a child, children’s social care is to be told today, and it becomes a child’s concern', async () => {
    const reference = await raises({ sgAdultOrChild: 'child' });
    expect((await tom.says(reference)).text).toContain('children’s social care is told today');
    await mei.says(reference);
    await mei.presses('Acknowledge');
    expect((await mei.says(reference)).text).toContain('Tell children’s social care today');
    await mei.presses('Say whom it is about');
    await mei.presses('Next', { person: personId('norman') });
    expect((await mei.presses('Next')).text).toContain(ABOUT);
    const raised = await mei.presses('Raise the concern', { sgSource: 'not-known' });
    expect(raised.text).toContain('A child');
  });

  test('by typing: a name that is found nowhere, "not on my list", and what it is', async () => {
    await tom.says('safeguarding concern: his son hits him');
    expect((await tom.says('Quentin Nobody')).text).toContain('"not on my list"');
    expect((await tom.says('not on my list')).text).toContain('Whom is it about');
    await tom.says('Quentin Nobody in flat 4');
    await tom.says('an adult');
    await tom.says('nothing was needed');
    await tom.says('nobody known');
    expect((await tom.says('record it')).text).toContain('Raised as UC-');
  });

  test.each([
    ['concern about somebody who is not on our list', 'Whom is it about'],
    ['raise a concern about someone not on my list: he is hit by his son', 'he is hit by his son'],
    ["I'm worried about a man in flat 4", "Seen and heard: I'm worried about a man in flat 4"],
    ['raise a concern about Quentin Nobody', 'choose "Not on my list"'],
  ])('it is asked for in words: %s', async (words, expected) => {
    const { text } = await tom.says(words);
    expect(text).toContain(expected);
    await tom.presses('Cancel');
  });

  test('nobody who is there can take it: whom to ring is said, and it stays in view', async () => {
    const late = await World.open();
    const grace = late.chat('Tom Reed');
    for (const name of ['Mei Lin', 'Sam Cole', 'Leo Marsh']) await changeStaff(late, name, { roles: ['therapist'] });
    await grace.says('safeguarding concern');
    await grace.presses('Next', { sgOnList: 'no' });
    await grace.presses('Next', { sgAbout: ABOUT, sgAdultOrChild: 'adult', sgSeen: SEEN });
    const raised = await grace.presses('Raise the concern', { sgSource: 'not-known' });
    expect(raised.text).toContain('Nobody in Reable can take this now');
    expect((await grace.says("what's outstanding")).text).toContain('Nobody in Reable can take the concern');
    expect(titles(grace)).not.toContain('Acknowledge');
  });

  test.each(['concerns-officer', 'administrator'] as const)(
    'R39: whatever their role: %s reads 999 first, and both ways',
    async (role) => {
      await changeStaff(world, 'Omar Aziz', { roles: [role] });
      const omar = world.chat('Omar Aziz');
      expect((await omar.says('raise a concern about Ada Palmer')).text).not.toContain('Your role does not cover this');
      expect((await omar.says('safeguarding concern')).text).toContain('Call 999 first');
      await omar.presses('Next', { sgOnList: 'no' });
      expect(textsIn(omar.card).join('\n')).toContain('A child');
      await omar.presses('Next', { sgAbout: ABOUT, sgAdultOrChild: 'child', sgSeen: SEEN });
      const raised = await omar.presses('Raise the concern', { sgSource: 'not-known' });
      expect(raised.text).toContain('Raised as UC-');
      expect((await omar.says(referenceIn(raised.text))).text).toContain(SEEN);
    },
  );
});
