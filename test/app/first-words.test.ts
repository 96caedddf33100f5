import { describe, expect, test } from '@jest/globals';
import { people, staff, TENANT } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { staffDocument } from '../../src/people/documents.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import { walked } from '../support/menu.ts';
import { buttonsOf, World } from '../support/talk.ts';

describe('the first words', () => {
  for (const words of ['hi', 'Hello', 'HELLO', 'hey there', 'good morning', 'home', 'hlelo']) {
    test(`"${words}" is welcomed, with the main things to do as buttons`, async () => {
      const world = await World.open();
      const reply = await world.chat('Tom Reed').says(words);
      expect(reply.text).toContain('Hello Tom');
      // What waits stands above them.
      expect(
        buttonsOf(reply.card)
          .map(({ title }) => title)
          .slice(-5),
      ).toEqual(['Change monitoring', 'Start or change a plan', "What's outstanding", 'Help', 'Somebody is in danger']);
    });
  }

  test('whoever may do more than fits the welcome finds the rest in help, which is never without the way out of danger', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    const titles = async (words: string) => buttonsOf((await sam.says(words)).card).map(({ title }) => title);
    const last = async (words: string) => (await titles(words)).slice(-6);
    const first = ['Change monitoring', 'Start or change a plan', "What's outstanding", 'People and circles'];
    expect(await last('hello')).toEqual([...first, 'Help', 'Somebody is in danger']);
    expect(await titles('help')).toContain('Somebody is in danger');
    const { cards } = await walked(sam, { do: 'help/show' });
    expect(cards.map((one) => one.titles)).toContainEqual(expect.arrayContaining(['Teams and staff']));
  });

  test('whoever may only read is offered what waits for them', async () => {
    const world = await World.open();
    const reply = await world.chat('Mei Lin').says('hello');
    // Who is not to be told, and whether reablement pauses, is what a safeguarding lead writes.
    expect(buttonsOf(reply.card).map(({ title }) => title)).toEqual([
      'Not to be told',
      'Decide on a pause',
      "What's outstanding",
      'Safeguarding list',
      'Help',
      'Somebody is in danger',
    ]);
  });

  for (const words of ['help', 'HELP', 'hlep', 'what can you do', 'help please']) {
    test(`"${words}" says what can be asked for, with examples`, async () => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      const reply = await tom.says(words);
      for (const said of ['What I can do', 'show the plan for Ada Palmer', 'Somebody is in danger'])
        expect(reply.text).toContain(said);
      const { cards } = await walked(tom, { do: 'help/show' });
      const text = cards.map((one) => one.text).join();
      for (const example of ['change monitoring', 'change the plan'])
        expect(text).toContain(`${example} for Ada Palmer`);
    });
  }

  for (const words of ["what's outstanding for me", 'whats outstanding', 'my work', 'MY WROK']) {
    test(`"${words}" lists what is outstanding`, async () => {
      const world = await World.open();
      expect((await world.chat('Tom Reed').says(words)).text).toContain("What's outstanding for you");
    });
  }

  for (const words of ['xyzzy', '???', 'the weather is nice', '<script>alert(1)</script>', '']) {
    test(`"${words}" leads on instead of ending`, async () => {
      const world = await World.open();
      const reply = await world.chat('Tom Reed').says(words);
      expect(reply.words).toMatch(/did not understand|not sure what you mean/u);
      expect(
        reply.outbound.some(
          (one) => one.kind === 'say' && one.message.kind === 'words' && (one.message.suggestions?.length ?? 0) > 1,
        ),
      ).toBe(true);
      expect(reply.text).not.toContain(words === '' ? 'undefined' : words);
    });
  }

  for (const words of ['cancel', 'back', 'save for later', 'record it']) {
    test(`"${words}" without a form says where to go`, async () => {
      const world = await World.open();
      expect((await world.chat('Tom Reed').says(words)).words).toContain('There is no form open');
    });
  }

  test('somebody is named, and nothing else is understood: their card, with what one can do', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const reply = await tom.says('Ada wants to change her curtains');
    expect(reply.text).toContain('Ada Palmer');
    expect(buttonsOf(reply.card).map(({ title }) => title)).toContain('Change monitoring');
  });

  test('a name opens the person, a reference the record, in any case; a near name is asked about', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const near = await tom.says('ada plamer');
    expect(near.words).toContain('Do you mean Ada Palmer (RB-1041)?');
    expect(near.card).toBeUndefined();
    const ada = await tom.says('ADA PALMER');
    expect(ada.text).toContain('Ada Palmer');
    const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(ada.text)?.[0] ?? 'none';
    expect((await tom.says(`open ${reference.toLowerCase()} please`)).text).toContain('Monitoring change');
  });

  test('S10: a person of another team is not found, and neither is their record', async () => {
    const world = await World.open();
    const frank = await world.chat('Grace Obi').says('Frank Hughes');
    const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(frank.text)?.[0] ?? 'none';
    const tom = world.chat('Tom Reed');
    expect((await tom.says('Frank Hughes')).text).not.toContain('Hughes');
    expect((await tom.says(reference)).text).toContain('I cannot find that');
    expect((await tom.says('change monitoring for Frank Hughes')).text).not.toContain('Frank Hughes ·');
  });

  test('S11: with a role lost, an open form is shut, by card and by typing', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const form = await tom.says('change monitoring for Ada Palmer');
    const one = staff.find(({ name }) => name === 'Tom Reed');
    if (!one) throw new Error('Tom is not in the demo');
    const kept = await world.store.read('staff', one.id, one.id);
    await world.store.replace('staff', staffDocument({ ...one, roles: ['concerns-officer'] }), kept?.etag ?? '');
    for (const shut of [
      await tom.says('less'),
      await tom.says('show the form'),
      await tom.presses('Next', {}, form.card),
    ]) {
      expect(shut.text).toContain('I cannot find that');
      expect(shut.text).not.toContain('Ada');
    }
  });

  test('S10: what a role can do for nobody is neither offered nor begun', async () => {
    const world = await World.open();
    const omar = world.chat('Omar Aziz');
    expect(buttonsOf((await omar.says('hello')).card).map(({ title }) => title)).not.toContain('Change monitoring');
    expect((await omar.says('change monitoring for Ada Palmer')).words).toContain('Your role does not cover this');
  });

  test('somebody whom nobody has added is told so, and shown nothing', async () => {
    const world = await World.open();
    const reply = await world.chat('A Stranger').says('Ada Palmer');
    expect(reply.words).toContain('I do not know you yet');
    expect(reply.text).not.toContain('Ada');
  });

  test('S21, S42: in a channel nothing is said about anybody', async () => {
    const world = await World.open();
    const reply = await world.chat('Priya Shah', 'channel').says('change monitoring for Ada Palmer');
    expect(reply.words).toContain('private chat');
    expect(reply.text).not.toContain('Ada');
    expect(reply.text).not.toContain('monitoring');
  });

  test('help and outstanding work in the middle of a form leave it as it is', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('less');
    expect((await tom.says('help')).words).toContain('Your form is still open');
    expect((await tom.says('a call every morning')).words).toContain('After: a call every morning');
  });

  test('S66: a second form puts the first aside, and each keeps its own answers', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const first = await tom.says('change monitoring for Ada Palmer');
    await tom.says('less');
    await tom.presses(
      'Save for later',
      { direction: 'reduce', from: 'Ada: a call' },
      (await tom.says('show the form')).card,
    );
    await tom.says('change monitoring for Samuel Okafor');
    await tom.says('more');
    expect((await tom.says('Samuel: a visit')).words).toContain('After: Samuel: a visit');
    const again = await tom.presses('Next', { direction: 'reduce' }, first.card);
    expect(again.text).toContain('Ada: a call');
    expect(again.text).not.toContain('Samuel: a visit');
  });

  test('a press that no card of ours sends finds nothing and changes nothing', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    for (const data of [
      { do: 'flow/next' },
      { do: 'flow/next', id: 'x' },
      { do: 'record/open', id: 'ada' },
      { do: 'no/such' },
      { do: 'page/show', x: 'nothing' },
      { do: 'flow/start', x: 'telling' },
    ]) {
      expect((await tom.sends(data)).text).toMatch(/I cannot find that|no longer open|out of date/u);
    }
    expect(world.surprises).toEqual([]);
  });
});

describe('a form that met a mistake', () => {
  test('steps are numbered only where no answer passes one over', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    expect((await tom.says('change monitoring for Ada Palmer')).text).not.toMatch(/Step \d/u);
    await tom.presses('Cancel');
    expect((await tom.says('note a request for Ada Palmer')).text).toContain('Step 1 of 2');
  });

  test('Next with nobody chosen asks again, and goes on when somebody is', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring');
    expect((await tom.presses('Next')).text).toContain('Please choose a person from the list.');
    const ada = people(Day.parse('2026-11-23')).find(({ name }) => name === 'Ada Palmer')?.id ?? '';
    expect((await tom.presses('Next', { person: ada })).text).toContain('What is changing');
  });

  test('a typed correction goes to the question that was refused', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Norman Price');
    for (const answer of ['less', 'a call']) await tom.says(answer);
    expect((await tom.says('a call')).words).toContain('are the same');
    for (const answer of ['a visit', 'today', 'Managing alone.', 'yes', 'no carer']) await tom.says(answer);
    const recorded = await tom.says('record it');
    expect(recorded.words).toMatch(/Recorded as MC-/u);
    expect(recorded.text).toContain('a visit');
  });

  for (const words of ['stop', 'undo', 'sorry wrong person', 'no wait', 'oops']) {
    test(`"${words}", where free words are asked for, is asked about and not kept`, async () => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      await tom.says('change monitoring for Norman Price');
      await tom.says('less');
      const reply = await tom.says(words);
      expect(reply.words).toContain('Do you want to stop, go back, or is it your answer?');
      const kept = await tom.says(`my answer: ${words}`);
      expect(kept.words).toContain(`Before: ${words}`);
    });
  }
});

describe('what is sent and is no words', () => {
  const sent = async (kind: 'said' | 'edited', fields: object, chat?: 'channel'): Promise<string> => {
    const world = await World.open();
    const priya = world.chat('Priya Shah', chat);
    await priya.says('change monitoring for Ada Palmer');
    return (await priya.gives({ kind, text: '', ...fields })).text;
  };

  test('a picture or voice note alone gets a sentence, and answers nothing', async () => {
    expect(await sent('said', { attached: true })).toContain('cannot look at pictures');
    expect(await sent('said', { attached: true, text: 'hello' })).not.toContain('cannot look at pictures');
  });

  test('words that were changed afterwards are not taken, which is said; danger in them is', async () => {
    expect(await sent('edited', { text: 'yes' })).toContain('what you sent first is what I have');
    expect(await sent('edited', { text: 'she has fallen and is not breathing' })).toContain('Call 999');
    expect(await sent('edited', { text: 'yes' }, 'channel')).toBe('');
  });
});

describe('what acts between the rules', () => {
  test('S42: only a private chat becomes the address of somebody who is new', async () => {
    const world = await World.open();
    const known = async (): Promise<unknown> =>
      (await world.app.directory.staff(staffIdOf(TENANT, 'unknown')))?.address?.conversation;
    await world.chat('Kit Moore', 'channel').says('hello');
    expect(await known()).toBeUndefined();
    await world.chat('Kit Moore').says('hello');
    expect(await known()).toBe('a:29:unknown');
  });

  test('R38: a worry in one’s own words, with no form open, brings what to do about it', async () => {
    const world = await World.open();
    const { text } = await world.chat('Tom Reed').says('I think he is being hit by his son');
    expect(text).toContain('Worried that somebody is being harmed?');
  });

  test('what a suggestion types names nobody whom its reader did not name', async () => {
    const { flows, pages } = (await World.open()).app;
    const typed = [...flows, ...pages].map(({ phrases }) => phrases[0] ?? '');
    const names = people(Day.parse('2026-11-23')).flatMap(({ name, reference }) => [...name.split(' '), reference]);
    expect(
      typed.filter((words) => names.some((name) => words.toLowerCase().split(' ').includes(name.toLowerCase()))),
    ).toEqual([]);
  });
});
