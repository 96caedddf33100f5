import { describe, expect, test } from '@jest/globals';
import { TENANT } from '../../src/demo/world.ts';
import { ok } from '../../src/kernel/result.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import { staffCalled } from '../support/changing.ts';
import { recordsAChange } from '../support/change.ts';
import { counting } from '../support/counting.ts';
import { agreed, fewerVisits } from '../support/plan-talk.ts';
import { buttonsOf, fieldsOf, World, type Reply } from '../support/talk.ts';

const opened = (reply: Reply): readonly string[] => buttonsOf(reply.card).map(({ title }) => title);

describe('presses and texts of a common case (issue 12)', () => {
  test('R4: Home says first what waits and who is to be told; noting it is 3 presses and 1 text, each further one 1', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    const home = await priya.says('hello');
    const tell = 'Tell Ada Palmer and Sarah Palmer';
    expect(home.text).toMatch(/\d+ things? waits? for you:/u);
    expect(opened(home).indexOf(tell)).toBeLessThan(opened(home).indexOf('Change monitoring'));
    const one = counting(priya);
    await one.press(tell);
    const told = await one.press('Record this', { who: 'sarah', said: 'She is glad.' });
    expect(told.text).toContain('Noted: Sarah Palmer was told, in person.');
    expect(told.text).toContain('Mon 23 Nov 2026, in person, by Priya Shah');
    expect(one.both).toEqual([3, 1]);

    const several = counting(priya);
    await priya.says('home');
    await several.press('Tell Ada Palmer');
    const both = await several.press('Record this', { who: 'the-person,staffb' });
    expect(both.text).toContain('Noted: Ada Palmer and Tom Reed were told, in person.');
    expect(several.both).toEqual([4, 0]);
    expect((await priya.says("what's outstanding")).text).toContain('waiting for Ana Lopez to confirm');
  });

  test('R6: a proposal that waits is opened from Home with its answers, so answering it costs one press more', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.says('home');
    const answers = counting(tom);
    const proposal = await answers.press('Say whether you agree to a change');
    expect(proposal.text).toContain('18:30');
    expect(opened(proposal)).toEqual(expect.arrayContaining(['I agree', 'I do not agree']));
    expect((await answers.press('I agree')).text).toContain('Version 2');
    expect(answers.both).toEqual([2, 0]);
  });

  test('R5: Home says first what its reader can do, and behind it what others have to do first', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    expect(opened(await priya.says('home'))[0]).toBe('Write version 1 into the folder in the home');
    expect((await priya.says("what's outstanding")).text).toMatch(/Copies to deliver: [^⚠]*Waiting for Tom Reed/u);
  });

  test('R1: a person is added with 5 presses and 2 texts, and each one around them with 1 text', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('home');
    const one = counting(priya);
    await one.press('People and circles');
    await one.press('Next', { what: 'add' });
    const around = 'Ann Hill, daughter, carer, 07700 900123\nTom Reed, support worker';
    const check = await one.press('Next', { name: 'Joan Hill', reference: 'RB-2001', circle: around });
    expect(check.text).toContain('Ann Hill, daughter, carer');
    const saved = await one.press('Save this');
    expect(saved.text).toMatch(
      /Ann Hill \(daughter, carer\)\n07700 900123[^]*Tom Reed \(support worker\)\nGets cards in Teams/u,
    );
    // The two around her are one text here.
    expect(one.both).toEqual([5, 3]);
    const page = (await world.chat('Tom Reed').says('Joan Hill')).text;
    expect(page).toContain('RB-2001');
    expect(page).toContain('Ann Hill (daughter, carer)\n07700 900123');
    expect(page).toContain('Capacity for decisions about care is not known.');
  });

  test('R1: somebody joins a circle with 2 presses and 2 texts, or 1 text with all of it; a telephone number is 2 presses and 1 text', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('Ada Palmer');
    await priya.presses('Details and circle');
    const joins = counting(priya);
    const asked = await joins.press('Add somebody');
    expect(fieldsOf(asked.card)).toEqual(['name', 'as', 'consentAgreed', 'consentHow', 'consentOn']);
    // Of a neighbour more is asked: the button promises nothing else.
    expect(buttonsOf(asked.card).map(({ title }) => title)).toContain('Save this, or go on');
    const saved = await joins.press('Save as carer: Ada agrees, or as chosen', {
      name: 'Joe Palmer',
      as: 'son, carer',
    });
    expect(saved.text).toContain('Joe Palmer is in their circle.');
    expect(saved.text).toContain('Joe Palmer (son, carer)\nNo telephone number is noted.');
    expect(joins.both).toEqual([2, 2]);

    // R25: of a neighbour as of a carer, whether the person was asked stands on the one card.
    const neighbour = counting(priya);
    await neighbour.press('Add somebody');
    const friend = await neighbour.press('Save, not a carer: Ada agrees, or as chosen', {
      name: 'Jo Marsh',
      as: 'neighbour, 07700 900444',
    });
    expect(friend.text).toContain('Involved; the plan is shared with them (asked on Mon 23 Nov 2026, in person).');
    expect(neighbour.both).toEqual([2, 2]);

    const whole = counting(priya);
    await whole.press('Add somebody');
    await whole.press('Save this', { name: 'Kofi Mensah, support worker' });
    expect(whole.both).toEqual([2, 1]);

    const number = counting(priya);
    await number.press('Joe Palmer');
    const noted = await number.press('Save this', { phone: '07700 900456' });
    expect(noted.text).toContain('Joe Palmer (son, carer)\n07700 900456');
    expect(number.both).toEqual([2, 1]);
    expect((await world.chat('Tom Reed').says('Ada Palmer')).text).toContain('Joe Palmer (son, carer)\n07700 900456');
  });

  test('R1: a button that says otherwise than what was written of somebody saves nothing, and it is asked', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('Ada Palmer');
    await priya.presses('Details and circle');
    await priya.presses('Add somebody');
    const asked = await priya.presses('Save, not a carer: Ada agrees, or as chosen', {
      name: 'Eve East',
      as: 'daughter, carer',
    });
    expect(asked.text).toContain('You wrote that they care for Ada. Please put one of both right.');
    expect((await priya.presses('Save this, or go on', { as: 'daughter' })).text).toContain('Eve East (daughter)\n');
  });

  test('the phrase "add a person" opens adding a person, and a line that does not say who somebody is, is asked about', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    expect((await priya.says('add a person')).text).toContain('First name and surname');
    const named = { name: 'Joan Hill', reference: 'RB-2001' };
    expect((await priya.presses('Next', { ...named, circle: 'Ann Hill, daughter' })).text).toContain(
      'Does Ann Hill care for the person?',
    );
    expect((await priya.presses('Next', { ...named, circle: 'Ann Hill' })).text).toContain('What is Ann Hill');
    await priya.presses('Next', { ...named, circle: 'Ann Hill, daughter, not carer' });
    expect((await priya.presses('Save this')).text).toContain('Ann Hill (daughter)');
  });

  test('a clean CSV file: 2 presses from Home, and the names are read before it is saved', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('home');
    const one = counting(priya);
    await one.press('People and circles');
    const file = { name: 'people.csv', kind: 'csv', address: 'https://one' };
    world.files.set('https://one', ok('reference,name,started,support worker\nRB-2001,Joan Hill,2026-11-16,Tom Reed'));
    const check = await priya.sendsFile(file);
    expect(check.text).toContain('New: Joan Hill');
    expect((await one.suggestion(check, 'Record it')).text).toContain('1 person is in');
    expect(one.both).toEqual([2, 0]);

    // What is wrong in it is said, and nobody is in.
    await priya.says('people and their circles');
    world.files.set('https://one', ok('reference,name,started\nRB-2002,Bill Poole,soon'));
    expect((await priya.sendsFile(file)).text).toContain('Nothing was imported');
  });

  test('a clean CSV file pasted: 4 presses or messages, and the names are read before it is saved', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    const read = await priya.says(
      'reference,name,started\nRB-2001,Joan Hill,2026-11-16\nRB-1041,Ada Palmer,2026-11-05',
    );
    expect(read.text).toContain('New: Joan Hill');
    expect(read.text).toContain('Known: Ada Palmer');
    expect((await priya.says('record it')).text).toContain('2 people are in');
  });

  test('a team is made with 2 presses and 1 text, and somebody put in it with at most 5 presses, from "teams and staff", too', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    for (const way of ['new team', 'teams and staff']) {
      await sam.says(way);
      const made = counting(sam);
      if (way === 'teams and staff') await made.press('New team');
      await made.press('Save this', { name: `West ${way}` });
      expect(made.both).toEqual([way === 'new team' ? 1 : 2, 1]);
    }
    await sam.says('teams and staff');
    const known = counting(sam);
    await known.press('West new team');
    await known.press('Add somebody');
    const in1 = await known.press('Save this', { who: staffCalled('Tom Reed').id });
    expect(in1.text).toContain('Tom Reed');
    expect(known.both).toEqual([4, 0]);

    await world.chat('nobody the demo knows').says('hello');
    await sam.says('teams and staff');
    const stranger = counting(sam);
    await stranger.press('West new team');
    await stranger.press('Add somebody');
    const kit = staffIdOf(TENANT, 'unknown');
    const asked = await stranger.press('Save this', { who: kit });
    expect(asked.text).toContain('Kit Moore has no role yet. Please choose at least one.');
    await sam.says('teams and staff');
    const given = counting(sam);
    await given.press('West teams and staff');
    await given.press('Add somebody');
    const saved = await given.press('Save this', { who: kit, roles: 'support-worker' });
    expect(saved.text).toContain('Kit Moore\nsupport worker · Support worker');
    expect(given.both).toEqual([5, 0]);

    await sam.says('add staff');
    const typed = counting(sam);
    await typed.press('Save this', { team: 'south', who: kit, roles: 'therapist' });
    expect(typed.both).toEqual([4, 0]);
  });
});
