import { describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { instant } from '../../../src/kernel/days.ts';
import { PersonId, recordIdOf } from '../../../src/kernel/ids.ts';
import { day } from '../../support/plan.ts';
import { changePerson, changeStaff } from '../../support/changing.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const SEEN = 'She has bruises on both arms. "He grabs me when I am slow."';
const referenceIn = (text: string): string => /SG-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';

async function raises(chat: Chat, answers: Readonly<Record<string, string>> = {}): Promise<string> {
  await chat.says('safeguarding concern for Ada Palmer');
  await chat.presses('Next', { sgSeen: SEEN });
  const { sgSource = 'not-known', ...others } = answers;
  let raised = await chat.presses('Raise the concern', { sgSource });
  if (!raised.text.includes('Raised as')) raised = await chat.presses('Raise the concern', others);
  return referenceIn(raised.text);
}

/** What may be a call for help, or not. */
const UNSURE = 'how do i report abuse';

const titles = (chat: Chat) => buttonsOf(chat.card).map(({ title }) => title);

describe('R38: a concern is raised in two short steps', () => {
  test('R39: 999 stands first, before any field; by card it is two presses', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const first = await priya.says('safeguarding concern for Ada Palmer');
    expect(first.text).toMatch(/^[^]*In danger now, or a crime has happened\? Call 999 first\.[^]*What did you see/u);
    await priya.presses('Next', { sgSeen: SEEN });
    const raised = await priya.presses('Raise the concern', { sgSource: 'not-known' });
    expect(raised.text).toContain('Raised as SG-');
    expect(raised.text).toContain(SEEN);
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('raise a safeguarding concern about Ada Palmer');
    await priya.says(SEEN);
    await priya.says('Ada');
    await priya.says('nothing was needed');
    await priya.says('nobody known');
    const raised = await priya.says('record it');
    expect(raised.text).toContain('Raised as SG-');
  });

  test('what was typed that told of it is in the form', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    const opened = await priya.says('safeguarding concern for Ada Palmer: she has bruises on her arms');
    expect(JSON.stringify(opened.card)).toContain('"value":"she has bruises on her arms"');
  });

  test('a child met in the home: who it is is asked, and the children’s team is named', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('safeguarding concern for Ada Palmer');
    await priya.presses('Next', { sgSeen: 'The boy hides food.', sgWhom: 'child' });
    const raised = await priya.presses('Raise the concern', {
      sgWhomElse: 'Grandson, about seven, is called Lee',
      sgSource: 'not-known',
    });
    expect(raised.text).toContain('Grandson, about seven');
    expect(raised.text).toContain('children’s social care is told today');
  });

  test('empty, emoji, 10,000 letters; another language is taken', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('safeguarding concern for Ada Palmer');
    expect((await priya.presses('Next', { sgSeen: ' ' })).text).toContain('Please write something here.');
    expect((await priya.presses('Next', { sgSeen: '😡' })).text).not.toContain('Who may be behind it?');
    expect((await priya.presses('Next', { sgSeen: 'a'.repeat(10_000) })).text).toContain('keep it to');
    expect((await priya.presses('Next', { sgSeen: 'Bije ją mąż. Dużo siniaków.' })).text).toContain(
      'Who may be behind it?',
    );
  });
});

describe('it goes to the safeguarding lead, privately', () => {
  test('the lead is told by a private card and acknowledges with one press; whoever raised it reads that', async () => {
    const world = await World.open();
    const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
    await mei.says('hello');
    const reference = await raises(priya);
    const sent = await world.ticks();
    expect(sent.every(({ address }) => address.kind === 'personal')).toBe(true);
    expect(textsIn(sent).join('\n')).toContain('Acknowledge a safeguarding concern');
    expect(JSON.stringify(sent.map(({ message }) => message.kind === 'card' && message.summary))).not.toMatch(
      /safeguarding/iu,
    );
    await mei.says(reference);
    expect((await mei.presses('Acknowledge')).text).toContain('Acknowledged');
    expect((await priya.says(reference)).text).toContain('Acknowledged on Mon 23 Nov 2026');
  });

  test.each(['Tom Reed', 'Sam Cole', 'Ana Lopez', 'Omar Aziz', 'Leo Marsh'])(
    'nobody else learns that it is there: %s',
    async (name) => {
      const world = await World.open();
      const reference = await raises(world.chat('Priya Shah'));
      await world.ticks();
      const other = world.chat(name);
      const all = [
        await other.says(reference),
        await other.says('Ada Palmer'),
        await other.says("what's outstanding"),
        await other.says('board'),
        await other.says('timeline for Ada Palmer'),
        await other.says('what has changed this week'),
      ];
      expect(all.map(({ text }) => text).join('\n')).not.toMatch(/safeguarding concern|bruises/iu);
    },
  );

  test('a colleague who may be the source gets nothing, though she is the only lead: the lead of another team does', async () => {
    const world = await World.open();
    await changeStaff(world, 'Leo Marsh', { roles: ['manager', 'safeguarding-lead'] });
    const [priya, mei, leo] = [world.chat('Priya Shah'), world.chat('Mei Lin'), world.chat('Leo Marsh')];
    for (const one of [mei, leo]) await one.says('hello');
    const reference = await raises(priya, { sgSource: everyday.mei.id });
    const sent = await world.ticks();
    expect(sent.map(({ address }) => address.conversation)).toEqual(['a:29:user-j']);
    expect((await mei.says(reference)).text).not.toContain('bruises');
    expect((await mei.says("what's outstanding")).text).not.toMatch(/concern/iu);
    expect((await leo.says(reference)).text).toContain('bruises');
    expect((await leo.presses('Acknowledge')).text).toContain('Acknowledged');
  });

  test('where no other lead is left, a manager who is not concerned takes it', async () => {
    const world = await World.open();
    const [priya, sam] = [world.chat('Priya Shah'), world.chat('Sam Cole')];
    await sam.says('hello');
    const reference = await raises(priya, { sgSource: everyday.mei.id });
    await world.ticks();
    expect((await sam.says(reference)).text).toContain('bruises');
    expect(titles(sam)).toContain('Acknowledge');
  });

  test('a colleague close to the source, or named only by typing a name, is kept out as well', async () => {
    const world = await World.open();
    const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
    const close = await raises(priya, { sgSource: 'else', sgSourceElse: 'A neighbour', sgClose: everyday.mei.id });
    expect((await mei.says(close)).text).not.toContain('bruises');
    await priya.says('home');
    const typed = await raises(priya, { sgSource: 'else', sgSourceElse: 'Mei Lin' });
    expect((await mei.says(typed)).text).not.toContain('bruises');
  });

  test('a lead who is named later loses it at once, and another must take it', async () => {
    const world = await World.open();
    const [priya, mei, sam] = [world.chat('Priya Shah'), world.chat('Mei Lin'), world.chat('Sam Cole')];
    for (const one of [mei, sam]) await one.says('hello');
    const reference = await raises(priya);
    await world.ticks();
    await mei.says(reference);
    const before = mei.card;
    await priya.says(reference);
    await priya.presses('Who may be behind it');
    await priya.presses('Save this', { sgSource: everyday.mei.id });
    await priya.presses('Save this');
    expect((await mei.presses('Acknowledge', {}, before)).text).not.toMatch(/Acknowledged\.|bruises/u);
    expect((await mei.says(reference)).text).not.toContain('bruises');
    await world.ticks();
    expect((await sam.says(reference)).text).toContain('bruises');
  });

  test('while the lead is away, and while nobody acknowledges it, others are asked', async () => {
    const world = await World.open({ asksWeekly: true });
    await changeStaff(world, 'Leo Marsh', { roles: ['manager', 'safeguarding-lead'] });
    const [priya, sam, leo, mei] = ['Priya Shah', 'Sam Cole', 'Leo Marsh', 'Mei Lin'].map((one) => world.chat(one));
    if (!priya || !sam || !leo || !mei) throw new Error('nobody');
    for (const one of [sam, leo, mei]) await one.says('hello');
    const reference = await raises(priya);
    await world.ticks();
    expect((await sam.says(reference)).text).not.toContain('bruises');
    world.clock.set('2026-11-24T10:00:00Z');
    expect(textsIn(await world.ticks()).join('\n')).toContain('nobody has so far');
    expect((await sam.says(reference)).text).toContain('bruises');
    expect((await leo.says(reference)).text).toContain('bruises');
  });
});

describe('what else is known is asked again, and a concern outlives everything', () => {
  test('unfinished is allowed: what is missing waits for whoever raised it', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await raises(priya);
    expect((await priya.says("what's outstanding")).text).toContain('Say what else you know for the concern');
    await priya.says(reference);
    await priya.presses('What else is known');
    await priya.presses('Next', {
      sgAsked: 'yes',
      sgWishes: 'She wants him to stop.',
      sgCapacity: 'unknown',
      sgConsent: 'no',
    });
    await priya.presses('Next', { sgWithout: 'coerced', sgAdvocate: 'unknown', sgOthers: 'nobody' });
    const saved = await priya.presses('Save this');
    expect(saved.text).toContain('She wants him to stop.');
    expect(saved.text).toContain('Not known');
    expect(saved.text).toContain('They may be put under pressure');
    expect((await priya.says("what's outstanding")).text).not.toContain('Say what else you know');
  });

  test.each(['hospital', 'ended', 'died'] as const)(
    'it is raised and chased also when reablement stands still: %s',
    async (what) => {
      const world = await World.open();
      const id = PersonId.parse(personId('ada'));
      await changePerson(world, id, () => ({
        stopped: {
          what,
          since: day('2026-11-20'),
          record: recordIdOf(id, 'abcdefgh'),
          at: instant(new Date('2026-11-20T10:00:00Z')),
        },
      }));
      const [priya, mei] = [world.chat('Priya Shah'), world.chat('Mei Lin')];
      await mei.says('hello');
      const reference = await raises(priya);
      expect(reference).not.toBe('');
      expect(textsIn(await world.ticks()).join('\n')).toContain('Acknowledge a safeguarding concern');
      await mei.says(reference);
      expect((await mei.presses('Acknowledge')).text).toContain('Acknowledged');
    },
  );
});

describe('a worry leads into it, with the words that told of it', () => {
  test('"safeguarding", and the card that answers a worry', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    expect((await priya.says('safeguarding')).text).toMatch(/999[^]*Raise a concern/u);
    expect((await priya.presses('Raise a concern')).text).toMatch(/Call 999 first[^]*With whom/u);
  });

  test('the button of the card takes what was typed, and whom it was about', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('Ada Palmer has bruises and says her son hits her');
    const form = await priya.sends({ do: 'danger/raise' });
    expect(JSON.stringify(form.card)).toContain('"value":"Ada Palmer has bruises and says her son hits her"');
    expect(form.text).toContain('RB-1041');
  });

  test('also after "Worried, not now"', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    const asked = await priya.says(UNSURE);
    expect(asked.text).toContain('Is somebody in danger now?');
    const worried = await priya.sends({ do: 'danger/worried' });
    expect(worried.text).toContain('You can raise a concern with these words.');
    await priya.presses('Raise a concern');
    const form = await priya.presses('Next', { person: personId('ada') });
    expect(JSON.stringify(form.card)).toContain(`"value":"${UNSURE}"`);
  });

  test('about somebody who is named, and about nobody in particular', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const told = await priya.says('Ada Palmer has bruises and says her son hits her');
    const says = JSON.stringify(told.outbound).match(/safeguarding concern[^"]*/u)?.[0] ?? '';
    expect(says).toContain('has bruises and says her son hits her');
    const form = await priya.says(says);
    expect(JSON.stringify(form.card)).toContain('has bruises and says her son hits her');
    expect(form.text).toContain('Ada Palmer');
    const sam = world.chat('Sam Cole');
    const other = await sam.says('safeguarding concern: she has bruises and her son hits her');
    expect(JSON.stringify(other.card)).toContain('Who');
    expect(other.text).not.toContain('I know nobody');
  });
});

describe('R38: its own label, typed, begins it', () => {
  test.each(['raise a concern', 'Raise a concern', 'I want to raise a concern', 'safeguarding concern'])(
    '"%s" asks whom it is about',
    async (words) => {
      const world = await World.open();
      for (const name of ['Tom Reed', 'Priya Shah', 'Mei Lin'] as const) {
        const { text } = await world.chat(name).says(words);
        expect(text).toMatch(/Call 999 first[^]*With whom, or in whose home, was it\?/u);
        expect(text).not.toMatch(/cannot take|tell your safeguarding lead/u);
      }
    },
  );

  test('"about Ada" fills her in; about nobody who is known, it asks', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    expect((await priya.says('raise a concern about Ada Palmer')).text).toMatch(/Ada Palmer[^]*What did you see/u);
    const tom = world.chat('Tom Reed');
    const { text } = await tom.says('raise a concern about Zebedee Quill');
    expect(text).toContain('With whom, or in whose home, was it?');
    expect(text).toContain('choose "Not on my list"');
  });

  test('with what was seen: the words alone stand in the form', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const { card, text } = await tom.says(
      'safeguarding concern: one of our own carers has been borrowing money off Ada Palmer',
    );
    expect(text).toContain('What did you see');
    expect(JSON.stringify(card)).toContain('"value":"one of our own carers has been borrowing money off Ada Palmer"');
  });

  test.each(['raise a concern about my manager', 'I have a concern about how we are run', 'whistleblowing'])(
    '"%s" is no concern that somebody is harmed, and says so',
    async (words) => {
      const tom = (await World.open()).chat('Tom Reed');
      const { text } = await tom.says(words);
      expect(text).toMatch(/whistleblowing policy[^]*raise a concern here/u);
      expect((await tom.says('Raise a concern')).text).toContain('With whom, or in whose home');
    },
  );

  test('what names the manager and tells of harm is one', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    expect((await tom.says('raise a concern about my manager: she slapped Ada Palmer')).text).toContain(
      'What did you see',
    );
  });
});
