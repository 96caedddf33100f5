import { describe, expect, test } from '@jest/globals';
import type { CommunicationNeeds } from '../../../src/people/needs.ts';
import { changePerson, leavesCircle, staffCalled } from '../../support/changing.ts';
import { day } from '../../support/plan.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const GIVEN = {
  topics: 'equipment',
  what: 'The leaflet on telecare.',
  to: 'the-person',
  ways: 'spoken',
  language: 'English',
};
const UNDERSTOOD = { understood: 'yes', checked: 'Said it back in her own words.' };
type Entered = Readonly<Record<string, string>>;

const needing = (needs: Partial<CommunicationNeeds>): CommunicationNeeds => ({
  formats: [],
  interpreter: 'none',
  share: 'yes',
  by: staffCalled('Tom Reed').id,
  on: day('2026-11-20'),
  reviewOn: day('2027-01-01'),
  ...needs,
});
const IGBO = needing({ formats: ['read-aloud'], language: 'Igbo', interpreter: 'spoken' });

const samuelNeedsIgbo = (world: World): Promise<void> => changePerson(world, 'samuel', () => ({ needs: IGBO }));

/** In Farida's home he reads large print and English; she speaks Urdu. */
const faridasHome = (world: World): Promise<void> =>
  changePerson(world, 'farida', ({ circle }) => ({
    needs: needing({ language: 'Urdu', interpreter: 'spoken' }),
    circle: circle.map((one) => (one.key === 'imran' ? { ...one, needs: needing({ formats: ['large-print'] }) } : one)),
  }));

async function gives(chat: Chat, given: Entered = GIVEN, understood: Entered = UNDERSTOOD, to = 'Ada Palmer') {
  await chat.says(`information given for ${to}`);
  await chat.presses('Next', given);
  await chat.presses('Next', understood);
  return chat.presses('Record this');
}

const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);

describe('R32: information given, by card', () => {
  test('in three presses and two texts it is recorded, and says no word of telling', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    let presses = 0;
    const pressed = async (title: string, inputs: Entered = {}): Promise<string> => {
      presses += 1;
      return (await tom.presses(title, inputs)).text;
    };
    await tom.says('information given for Ada Palmer');
    await pressed('Next', GIVEN);
    expect(await pressed('Next', UNDERSTOOD)).toContain('Nothing is recorded yet. Please check it first.');
    const recorded = await pressed('Record this');
    expect(presses).toBe(3);
    expect(recorded).toMatch(/Recorded as IG-/u);
    expect(recorded).toContain('The leaflet on telecare.');
    expect(recorded).toContain('Ada Palmer (receives reablement)');
    expect(recorded).not.toMatch(/told|Explanations|confirm/iu);
    expect(world.surprises).toEqual([]);
  });

  test('what was done is said once', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const recorded = await gives(tom);
    expect(recorded.text.match(/^✓.*$/gmu)).toEqual([expect.stringMatching(/^✓ Recorded as IG-/u)]);
  });

  test('it stands on the page of the person with what and to whom, and sends nobody anything', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await world.ticks();
    await gives(tom);
    await gives(tom, { ...GIVEN, to: 'sarah', topics: 'rights' });
    expect(await world.ticks()).toEqual([]);
    const page = (await tom.says('Ada Palmer')).text;
    expect(page).toContain('Information given to Ada Palmer: Equipment');
    expect(page).toContain('Information given to Sarah Palmer: Rights');
  });

  test('charges are asked in three short questions, and only when it was about them', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('information given for Ada Palmer');
    const next = await tom.presses('Next', { ...GIVEN, topics: 'charges' });
    for (const words of ['What is charged?', 'From when is it charged?', 'Which decision starts it?'])
      expect(next.text).toContain(words);
    const missing = await tom.presses('Next', { ...UNDERSTOOD, charged: '8.50 a week from 1 December' });
    expect(missing.text).toContain('Please look at what is marked below.');
    const charges = { charged: '8.50 a week', chargedFrom: '2026-12-01', decision: 'The financial assessment' };
    await tom.presses('Next', { ...UNDERSTOOD, ...charges });
    expect((await tom.presses('Record this')).text).toContain(
      '8.50 a week, from Tue 1 Dec 2026. Decision: The financial assessment',
    );
  });

  test('that nothing is charged needs no day and no decision', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const recorded = await gives(tom, { ...GIVEN, topics: 'charges' }, { ...UNDERSTOOD, charged: 'Nothing' });
    expect(recorded.text).toContain('Nothing is charged.');
  });

  test('what was a topic is not asked about once more', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('information given for Ada Palmer');
    const one = await tom.presses('Next', { ...GIVEN, topics: 'complaint' });
    expect(one.text).toContain('Were they also told about an advocate?');
    expect(one.text).not.toContain('How to complain');
    await tom.presses('Back');
    expect((await tom.presses('Next', { topics: 'complaint,advocacy' })).text).not.toContain('Were they also told');
  });
});

describe('R33: nothing is answered from what somebody needs', () => {
  test('the needs stand above the questions, and no field is filled in from them', async () => {
    const world = await World.open();
    await samuelNeedsIgbo(world);
    const tom = world.chat('Tom Reed');
    const card = await tom.says('information given for Samuel Okafor');
    expect(card.text).toContain('Samuel Okafor needs: Read aloud and talked through. Igbo, with an interpreter.');
    // What a client sends when the fields are left as they stand.
    const untouched = await tom.presses('Next', { topics: 'complaint', what: 'The leaflet' });
    expect(untouched.text).toContain('Please choose at least one.');
    expect(untouched.text).toContain('Please choose one of these.');
  });

  test('by typing to whom, how, in which language and with which interpreter are asked, and it is checked', async () => {
    const world = await World.open();
    await samuelNeedsIgbo(world);
    const tom = world.chat('Tom Reed');
    await tom.says('information given for Samuel Okafor');
    await tom.says('complaint');
    expect((await tom.says('The complaints leaflet')).words).toContain('To whom?');
    expect((await tom.says('Samuel Okafor')).words).toContain(
      'Samuel Okafor needs: Read aloud and talked through. Igbo',
    );
    expect((await tom.says('read aloud')).words).toContain('In which language?');
    expect((await tom.says('Igbo')).words).toContain('Was there an interpreter?');
    expect((await tom.says('no')).words).toContain('Did Samuel Okafor understand it?');
    await tom.says('yes');
    expect((await tom.says('he nodded')).words).toContain('about an advocate?');
    expect((await tom.says('skip')).words).toContain('Samuel Okafor needs an interpreter; why was it given otherwise');
    const check = (await tom.says('None could come today')).words;
    expect(check).toContain('Please check this for Samuel Okafor');
    expect(check).toContain('Interpreter: No');
    const recorded = await tom.says('record it');
    expect(recorded.words).toMatch(/Recorded as IG-/u);
    expect(recorded.text).toContain('Samuel Okafor needs an interpreter; it was given in words read aloud and Igbo');
  });

  test('a language is no charge: it is asked for by itself', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('gave information');
    await tom.says('Ada Palmer');
    for (const answer of ['charges', 'what the care costs', 'Ada Palmer', 'said']) await tom.says(answer);
    expect((await tom.says('another language')).words).toContain('Which language was it?');
    expect((await tom.says('Twi')).words).toContain('Was there an interpreter?');
    expect((await tom.says('no')).words).toContain('What is charged?');
    expect((await tom.says('nothing')).words).toContain('Did Ada Palmer understand it?');
  });

  test('TL13: an interpreter is asked for whenever somebody needs one, and "No" stands on the record', async () => {
    const world = await World.open();
    await samuelNeedsIgbo(world);
    const tom = world.chat('Tom Reed');
    await tom.says('information given for Samuel Okafor');
    expect((await tom.presses('Next', { ...GIVEN, ways: 'read-aloud' })).text).toContain('Was there an interpreter?');
    const why = await tom.presses('Next', { ...UNDERSTOOD, interpreter: 'none' });
    expect(why.text).toContain('Samuel Okafor needs Igbo and an interpreter; why was it given otherwise');
    expect((await tom.presses('Next', { whyOtherwise: '.' })).text).toContain('Please say why in a word or two.');
    await tom.presses('Next', { whyOtherwise: 'He asked for it in English.' });
    const record = (await tom.presses('Record this')).text;
    expect(record).toMatch(/Interpreter\nNo/u);
    expect(record).toContain(
      'Samuel Okafor needs Igbo and an interpreter; it was given in words read aloud and English, without an interpreter',
    );
  });

  test('TL13: of several the reason names those who were not met, and the question those who were told together', async () => {
    const world = await World.open();
    await faridasHome(world);
    const tom = world.chat('Tom Reed');
    await tom.says('information given for Farida Khan');
    const both = { ...GIVEN, to: 'the-person,imran', language: 'Urdu' };
    expect((await tom.presses('Next', both)).text).toContain(
      'Farida Khan and Imran Khan were told together, in the same way. Did they understand it?',
    );
    const why = await tom.presses('Next', { ...UNDERSTOOD, interpreter: 'spoken' });
    expect(why.text).toContain(
      'Imran Khan needs large print and English, as far as is on record; why was it given otherwise',
    );
    expect(why.text).not.toContain('Farida Khan needs');
  });

  test('R33: what may not be passed on to other services is needed all the same', async () => {
    const world = await World.open();
    await changePerson(world, 'samuel', () => ({ needs: { ...IGBO, share: 'no' as const } }));
    const tom = world.chat('Tom Reed');
    await tom.says('information given for Samuel Okafor');
    await tom.presses('Next', GIVEN);
    const why = await tom.presses('Next', { ...UNDERSTOOD, interpreter: 'none' });
    expect(why.text).toContain(
      'Samuel Okafor needs it read aloud, Igbo and an interpreter; why was it given otherwise',
    );
  });

  test('R33: that there was an interpreter does not say for which language', async () => {
    const world = await World.open();
    await changePerson(world, 'samuel', () => ({ needs: needing({ interpreter: 'signed' }) }));
    const tom = world.chat('Tom Reed');
    for (const said of [
      'information given for Samuel Okafor',
      'equipment',
      'The leaflet',
      'Samuel Okafor',
      'said',
      'English',
    ])
      await tom.says(said);
    expect((await tom.says('yes')).words).toContain('Yes for a spoken language, Yes for sign language');
    await tom.says('sign language');
    await tom.says('partly');
    const again = await tom.says('skip');
    expect(again.words).toContain('This one is needed and cannot be left out.');
  });

  test('TL13: leads look at why, and at the record of another', async () => {
    const world = await World.open();
    await samuelNeedsIgbo(world);
    const given = { ...GIVEN, ways: 'read-aloud', language: 'Igbo' };
    for (const [name, isOwn] of [
      ['Tom Reed', false],
      ['Priya Shah', true],
    ] as const) {
      const chat = world.chat(name);
      await chat.says('information given for Samuel Okafor');
      await chat.presses('Next', given);
      await chat.presses('Next', { ...UNDERSTOOD, interpreter: 'none' });
      await chat.presses('Next', { whyOtherwise: 'None could come.' });
      const [reference = ''] = (await chat.presses('Record this')).text.match(/IG-\w+-\w+/u) ?? [];
      expect(titles(chat)).not.toContain('I have looked at why');
      const priya = world.chat('Priya Shah');
      await priya.says(reference);
      expect(titles(priya).includes('I have looked at why')).toBe(!isOwn);
    }
  });
});

describe('R33: gone through again', () => {
  const again = { ways: 'spoken', language: 'English' };

  test('asks how, and how one knows; the page says so, and it waits until it is understood', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await gives(tom, GIVEN, { understood: 'partly', checked: 'She asked twice.' });
    expect((await tom.says('my work')).text).toContain('it was understood in part on Mon 23 Nov 2026');
    world.clock.pass({ days: 2 });
    const goes = async (understood: Entered): Promise<string> => {
      await tom.says('my work');
      await tom.presses('Open: Ada Palmer: information given');
      expect((await tom.presses('Gone through again')).text).toContain('In what form?');
      await tom.presses('Next', again);
      await tom.presses('Next', understood);
      return (await tom.presses('Record this')).text;
    };
    expect(await goes({ understood: 'not-yet', checked: 'She was tired.' })).toContain('It waits until');
    expect((await tom.says('my work')).text).toContain('it was not understood on Wed 25 Nov 2026');
    const page = await goes({ understood: 'yes', checked: 'Told me what it says.' });
    expect(page).toMatch(/Understood\nYes/u);
    expect(page).toMatch(/Understood at first\nIn part\. She asked twice\./u);
    expect(page).toContain(
      'On Wed 25 Nov 2026 with Ada Palmer, in spoken words and English. Understood: yes. How checked: Told me what it says.',
    );
    expect((await tom.says('my work')).text).not.toContain('Go through it again');
  });

  test('by typing, on the record that waits', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await gives(tom, GIVEN, { understood: 'not-yet', checked: 'She was tired.' });
    expect((await tom.says('gone through again')).words).toContain('In what form?');
    for (const answer of ['said', 'English', 'yes']) await tom.says(answer);
    expect((await tom.says('she said it back')).words).toContain('Please check this for Ada Palmer');
    expect((await tom.says('record it')).words).toContain('gone through again with Ada Palmer, and understood');
  });

  test('S10: only staff who may record can do it', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await gives(tom, GIVEN, { understood: 'not-yet', checked: 'She was tired.' });
    const { data } = buttonsOf(tom.card).find(({ title }) => title === 'Gone through again') ?? {};
    await leavesCircle(world, 'Tom Reed', 'ada');
    expect((await tom.sends(data ?? { do: '' })).text).toContain('I cannot find that');
  });

  test('TL16: when its author has left, the leads are reminded, and told who and why', async () => {
    const world = await World.open();
    const [ana, priya] = [world.chat('Ana Lopez'), world.chat('Priya Shah')];
    await priya.joins();
    await gives(ana, GIVEN, { understood: 'not-yet', checked: 'She was tired.' });
    await leavesCircle(world, 'Ana Lopez', 'ada');
    world.clock.pass({ days: 7 });
    const sent = (await world.ticks()).flatMap(({ message }) => textsIn(message)).join('\n');
    expect(sent).toContain('Those who lead the team see to this now.');
    expect(sent).toContain('Go through it again: it was not understood on Mon 23 Nov 2026.');
    expect(sent).not.toContain('Nothing waits for you here any more');
  });

  test('the days that it waits count from the day it was recorded', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await gives(tom, { ...GIVEN, on: '2026-11-12' }, { understood: 'not-yet', checked: 'She was tired.' });
    expect((await tom.says('my work')).text).not.toMatch(/\d+ days/u);
    world.clock.pass({ days: 9 });
    expect((await tom.says('my work')).text).toContain('9 days');
  });
});

describe('a record that says something wrong', () => {
  test('is withdrawn with a reason, stays, waits no more, and can be recorded again from it', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await gives(tom, GIVEN, { understood: 'not-yet', checked: 'She was tired.' });
    await tom.presses('Recorded in error');
    expect((await tom.presses('Withdraw it', { why: '..' })).text).toContain('Please say why in a word or two.');
    const withdrawn = await tom.presses('Withdraw it', { why: 'It was her sister.' });
    expect(withdrawn.text).toContain('Recorded in error on Mon 23 Nov 2026: It was her sister.');
    expect(titles(tom)).not.toContain('Gone through again');
    const [reference = ''] = withdrawn.text.match(/IG-\w+-\w+/u) ?? [];
    const wrong = tom.card;
    expect((await tom.says('my work')).text).not.toContain('Go through it again');
    await tom.presses('Record it again', {}, wrong);
    await tom.presses('Next', { ...GIVEN, to: 'sarah' });
    await tom.presses('Next', UNDERSTOOD);
    const anew = (await tom.presses('Record this')).text;
    expect(anew).toContain('Came from');
    expect(anew).toContain(reference);
    expect((await tom.says('Ada Palmer')).text).toContain('Recorded in error: information given to Ada Palmer');
  });

  test('S10: is withdrawn by its author or one who leads the team', async () => {
    const world = await World.open();
    const [reference = ''] = (await gives(world.chat('Tom Reed'))).text.match(/IG-\w+-\w+/u) ?? [];
    const [ana, priya] = [world.chat('Ana Lopez'), world.chat('Priya Shah')];
    await ana.says(reference);
    expect(titles(ana)).not.toContain('Recorded in error');
    expect((await ana.says(`recorded in error ${reference}`)).text).toContain('Only the colleague who recorded it');
    await priya.says(reference);
    expect(titles(priya)).toContain('Recorded in error');
  });
});
