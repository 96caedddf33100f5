import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { ok } from '../../../src/kernel/result.ts';
import { personDocument } from '../../../src/people/documents.ts';
import { changePerson, staffCalled } from '../../support/changing.ts';
import { FaultyStore } from '../../support/faulty-store.ts';
import { textsIn, World, type Chat, type Reply } from '../../support/talk.ts';

const JOAN = { name: 'Joan Hill', reference: 'RB-2001', started: '2026-11-16', capacity: 'has', team: 'north' };

const chooses = async (chat: Chat, what: string, person: string): Promise<Reply> => {
  await chat.presses('Next', { what });
  return chat.presses('Next', { person });
};

describe('people and their circles', () => {
  test('a coordinator adds a person and their circle by card; from then on the worker sees them, and is told of changes', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const tom = world.chat('Tom Reed');
    expect((await tom.says('Joan Hill')).text).not.toContain('RB-2001');
    await priya.says('add a person');
    const check = await priya.presses('Next', { ...JOAN, nhsNumber: '999 000 0026' });
    expect(check.text).toContain('999 000 0026');
    expect((await priya.presses('Save this')).text).toContain('They are in. Now add who is around them.');

    await priya.presses('Add somebody');
    expect((await priya.presses('Save this', { name: 'Tom Reed', as: 'support worker' })).text).toContain(
      'Tom Reed is in their circle.',
    );
    expect((await tom.says('Joan Hill')).text).toContain('RB-2001');
    expect((await priya.says('Joan Hill')).text).toContain('Tom Reed (support worker)');
  });

  test('by typing alone: a carer joins, and leaves again', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('add a carer');
    await priya.says('Samuel Okafor');
    await priya.says('Grace Okafor');
    expect((await priya.says('niece')).words).toContain('Does Grace Okafor care for Samuel?');
    for (const text of ['niece, carer', 'yes', 'by phone']) await priya.says(text);
    expect((await priya.says('record it')).text).toContain('niece, carer');
    await priya.says('take somebody out');
    await priya.says('Samuel Okafor');
    await priya.says('Grace Okafor');
    await priya.says('no longer their carer');
    expect((await priya.says('record it')).text).toContain('Grace Okafor is no longer in their circle');
    expect((await world.app.directory.person(personId('samuel')))?.circle.map(({ name }) => name)).toEqual([
      'Tom Reed',
      'Priya Shah',
    ]);
  });

  test('details come filled in; what is left empty is taken away; two people never have one reference', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('Ada Palmer');
    await priya.presses('Details and circle');
    const details = await priya.presses('Change their details');
    expect(details.text).toContain('Ada Palmer');
    await priya.presses('Next', { reference: 'rb-1048' });
    expect((await priya.presses('Save this')).text).toContain('Somebody else has that reference already');
    await priya.presses('Next', { reference: 'RB-1041', nhsNumber: '' });
    await priya.presses('Save this');
    const ada = await world.app.directory.person(personId('ada'));
    expect(ada).toMatchObject({ reference: 'RB-1041', name: 'Ada Palmer' });
    expect(ada?.nhsNumber).toBeUndefined();
    expect(ada?.changes?.map(({ what }) => what)).toEqual(['details']);
  });

  test('R24: who may see whom follows the team, and both teams’ leads hear once: moved to another team, its coordinator no longer sees them', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    const leo = world.chat('Leo Marsh');
    expect((await leo.says('Norman Price')).text).not.toContain('RB-');
    await world.chat('Priya Shah').says('hello');
    await sam.says('Norman Price');
    await sam.presses('Details and circle');
    await sam.presses('Change their details');
    const check = await sam.presses('Next', { team: 'south' });
    expect(check.text).toContain('They move to South team. Who leads there and sees them from now on: Leo Marsh');
    expect(check.text).toMatch(/Who no longer sees them, unless they are in the circle: [^.]*Priya Shah/u);
    expect(check.text).toContain('Who may not be told, if anybody, is seen to by the safeguarding lead');
    await world.ticks();
    await sam.presses('Save this');
    // Both teams' leads hear once; who sees them no more reads no name.
    const sent = await world.ticks();
    const toldTo = (name: string): string =>
      sent
        .filter(({ address }) => address.conversation === `a:${staffCalled(name).teamsId}`)
        .map(({ message }) => textsIn(message).join('\n'))
        .join('\n');
    expect(toldTo('Leo Marsh')).toMatch(/Somebody has moved to your team[^]*Norman Price[^]*What is open/u);
    expect(toldTo('Priya Shah')).toContain('Somebody has moved to another team');
    expect(toldTo('Priya Shah')).not.toContain('Norman');
    expect(toldTo('Sam Cole')).toBe('');
    expect(await world.ticks()).toEqual([]);
    expect((await leo.says('timeline for Norman Price')).text).toContain('Moved from My Team to South team');
    expect((await leo.says('Norman Price')).text).toContain('RB-');
    expect((await sam.says('Norman Price')).text).not.toContain('RB-1097');
  });

  test('many from a file: every bad line is named and nobody is imported; mended, all are, and twice makes nobody twice', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const file = (started: string) =>
      `reference,name,started,support worker,carer\nRB-2001,Joan Hill,2026-11-16,Tom Reed,Ann Hill (daughter)\nRB-2002,Bill Poole,${started},Tom Reed,\nRB-1041,Ada Palmer,2026-11-06,Tom Reed,`;
    expect((await priya.says('import people')).words).toContain(
      'A file with the headings to fill in: https://reable.example/people.csv',
    );
    const bad = await priya.says(file('yesterday'));
    expect(bad.words).toContain('Nothing was imported');
    expect(bad.words).toContain('Line 3: the start date cannot be read');
    expect((await priya.says('Joan Hill')).text).not.toContain('RB-2001');

    const check = await priya.says(file('17/11/2026'));
    expect(check.words).toContain('2 new, 1 already known');
    expect((await priya.says('record it')).text).toContain('3 people are in.');
    expect((await priya.says('Joan Hill')).text).toContain('Ann Hill (daughter, carer)');
    expect((await world.app.directory.person(personId('ada')))?.circle.map(({ name }) => name)).toEqual([
      'Sarah Palmer',
      'Tom Reed',
      'Ana Lopez',
      'Priya Shah',
    ]);

    await priya.says('import people');
    expect((await priya.says(file('17/11/2026'))).words).toContain('0 new, 3 already known');
  });

  test('a CSV file sent in the chat is taken when the form asks for one, however long; any other file is not even fetched (S34)', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const lines = Array.from(
      { length: 300 },
      (_, index) => `RB-${5000 + index},Person ${'x'.repeat(40)} Number${index},2026-11-16`,
    );
    world.files.set('https://one', ok(`reference,name,started\n${lines.join('\n')}`));
    const file = { name: 'people.csv', kind: 'csv', address: 'https://one' };
    expect((await priya.sendsFile(file)).text).toContain('I do not take files here');
    await priya.says('import people');
    expect((await priya.sendsFile({ ...file, kind: 'pdf' })).text).toContain('Please save it as a CSV file first');
    expect((await priya.sendsFile({ ...file, address: 'https://two' })).text).toContain('I could not read that file');
    expect((await priya.sendsFile(file)).words).toContain('300 new, 0 already known');
    await priya.says('show the form');
    await priya.presses('Back');
    await priya.presses('Next');
    expect((await priya.presses('Save this')).text).toContain('300 people are in.');
  });

  test('a start of reablement more than a year away is asked about, in the form as in a file', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('add a person');
    expect((await priya.presses('Next', { ...JOAN, started: '2062-11-16' })).text).toContain('more than a year away');
    expect((await priya.presses('Next', { ...JOAN, started: '2027-11-16' })).text).toContain('Tue 16 Nov 2027');
    await priya.says('cancel');
    await priya.says('import people');
    const bad = await priya.says('reference,name,started\nRB-2002,Bill Poole,2062-11-16');
    expect(bad.words).toContain('Line 2: the start date is more than a year away.');
  });

  test('a reference that another team uses stops the whole import, without saying whose it is', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    const refused = await priya.says(
      'reference,name,started\nRB-2001,Joan Hill,2026-11-16\nRB-1111,Zoe Lane,2026-11-16',
    );
    expect(refused.words).toContain(
      'Line 3: you cannot import the reference RB-1111: take the line out, or ask your manager.',
    );
    expect(refused.text).not.toContain('Frank');
    expect((await priya.says('cancel')).text).toContain('Cancelled');
    expect((await priya.says('Joan Hill')).text).not.toContain('RB-2001');
  });

  test('R24, S10: a person who is closed to the importer is answered as one of another team, at the same place', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const answers = async () => {
      await priya.says('import people');
      const { words } = await priya.says('reference,name,started\nRB-1041,Ada Palmer,2026-11-16');
      await priya.says('cancel');
      await priya.says('yes');
      return words;
    };
    expect(await answers()).toContain('1 already known');
    await changePerson(world, 'ada', () => ({ closedTo: [staffCalled('Priya Shah').id] }));
    expect(await answers()).toContain('Line 2: you cannot import the reference RB-1041');
  });

  test('S11, R15: the check of an import names who joins whom, and nobody is in a circle twice', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    const head = 'reference,name,started,support worker,therapist,others\n';
    const row = 'RB-1041,Ada Palmer,2026-11-06,Kofi Mensah,,';
    expect((await priya.says(`${head}${row}Mr Kofi Mensah (friend)`)).words).toContain(
      'Line 2: somebody stands twice in the circle',
    );
    const check = await priya.says(`${head}${row}Ana Lopez (friend)`);
    expect(check.words).toContain('Who joins a circle (whose): Kofi Mensah (Ada Palmer)');
    await priya.says('record it');
    expect((await world.app.directory.person(personId('ada')))?.circle.map(({ name }) => name)).toEqual([
      'Sarah Palmer',
      'Tom Reed',
      'Ana Lopez',
      'Priya Shah',
      'Kofi Mensah',
    ]);
  });

  test('S53: no two people have one NHS number, by form or by file, and nobody reads whose it is', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('add a person');
    await priya.presses('Next', { ...JOAN, nhsNumber: '999 000 0018' });
    const refused = await priya.presses('Save this');
    expect(refused.text).toContain('Somebody else has that NHS number already');
    expect(refused.text).not.toContain('Ada');
    await priya.says('cancel');
    await priya.says('yes');
    await priya.says('import people');
    const file = await priya.says(
      'reference,name,started,NHS number\nRB-2001,Joan Hill,2026-11-16,999 000 0018\nRB-1041,Ada Palmer,2026-11-06,999 000 0018',
    );
    expect(file.words).toContain('Line 2: somebody else has this NHS number already');
    expect(file.words).toContain('Line 3: this NHS number stands in an earlier line too');
  });

  test('S10: an administrator who is nothing else arranges people and sees no record of their care', async () => {
    const world = await World.open({ administrators: ['unknown'] });
    const first = world.chat('Kit Moore');
    await first.says('add a carer');
    await first.presses('Next', { person: personId('ada') });
    expect(
      (await first.presses('Save this', { name: 'Ben Palmer', as: 'carer', consentAgreed: 'share' })).text,
    ).toContain('Ben Palmer is in their circle');
    expect((await first.sends({ do: 'flow/start', x: 'monitoring-change', id: personId('ada') })).text).toContain(
      'I cannot find that',
    );
    expect((await first.says('Ada Palmer')).text).not.toContain('RB-1041');
  });

  test('S10: workers and therapists have no such form, and nobody arranges another team’s people', async () => {
    const world = await World.open();
    for (const name of ['Tom Reed', 'Ana Lopez', 'Mei Lin', 'Omar Aziz']) {
      const chat = world.chat(name);
      expect((await chat.says('add a person')).text).toContain('Your role does not cover this');
      expect((await chat.sends({ do: 'flow/start', x: 'person-details', id: personId('ada') })).text).toContain(
        'I cannot find that',
      );
    }
    const leo = world.chat('Leo Marsh');
    expect((await leo.sends({ do: 'flow/start', x: 'person-details', id: personId('ada') })).text).toContain(
      'I cannot find that',
    );
    await leo.says('people and their circles');
    const refused = await chooses(leo, 'details', personId('ada'));
    expect(refused.text).not.toContain('Sarah');
    expect(refused.text).toContain('You can no longer choose that one');
  });

  test('S53: another person is chosen after all: nothing of the first one is written to them', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('people and their circles');
    await chooses(priya, 'details', personId('ada'));
    await priya.presses('Back');
    const details = await priya.presses('Next', { person: personId('samuel') });
    expect(details.text).toContain('Samuel Okafor');
    expect(details.text).not.toContain('Ada Palmer');
    await priya.presses('Next');
    await priya.presses('Save this');
    expect(await world.app.directory.person(personId('samuel'))).toMatchObject({ name: 'Samuel Okafor' });
    expect((await world.app.directory.person(personId('samuel')))?.nhsNumber).toBeUndefined();
  });

  test('S53: what somebody else changed meanwhile is not overwritten by a form that was filled in before', async () => {
    const world = await World.open();
    const [priya, sam] = [world.chat('Priya Shah'), world.chat('Sam Cole')];
    for (const chat of [priya, sam]) {
      await chat.says('people and their circles');
      await chooses(chat, 'details', personId('samuel'));
    }
    await sam.presses('Next', { capacity: 'lacks' });
    expect((await sam.presses('Save this')).text).toContain('Their details are changed');
    await priya.presses('Next', { title: 'Dr' });
    expect((await priya.presses('Save this')).text).toContain('Somebody else changed this since you opened the form');
    expect(await world.app.directory.person(personId('samuel'))).toMatchObject({ capacity: 'lacks', title: 'Mr' });
  });

  test('S10: being in somebody’s circle is not enough to take them to another team', async () => {
    const world = await World.open();
    const kept = await world.store.read('people', personId('frank'), personId('frank'));
    const frank = await world.app.directory.person(personId('frank'));
    if (!kept || !frank) throw new Error('Frank is not there');
    const priyas = { key: 'priya', name: 'Priya Shah', part: 'other' as const, staff: staffCalled('Priya Shah').id };
    await world.store.replace('people', personDocument({ ...frank, circle: [...frank.circle, priyas] }), kept.etag);
    const priya = world.chat('Priya Shah');
    await priya.says('people and their circles');
    await chooses(priya, 'details', personId('frank'));
    await priya.presses('Next', { title: 'Dr' });
    expect((await priya.presses('Save this')).text).toContain('Their details are changed');
    await priya.presses('Change their details');
    await priya.presses('Next', { team: 'north' });
    expect((await priya.presses('Save this')).text).toContain('it is not yours to change');
    expect(await world.app.directory.person(personId('frank'))).toMatchObject({ team: 'south', title: 'Dr' });
  });

  test('a column that the file does not have leaves alone what is known', async () => {
    const world = await World.open();
    const before = await world.app.directory.person(personId('ada'));
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    await priya.says(
      'reference,name,started,carer\nRB-1041,Ada Palmer,2026-11-06,Sarah Palmer (daughter); Ben Palmer (son)',
    );
    await priya.says('record it');
    const ada = await world.app.directory.person(personId('ada'));
    expect(ada).toMatchObject({ capacity: before?.capacity, nhsNumber: before?.nhsNumber, title: before?.title });
    const names = ada?.circle.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['Ana Lopez', 'Ben Palmer', 'Priya Shah', 'Sarah Palmer', 'Tom Reed']);
  });

  test('S27, S50: an import that is broken off says how far it came and logs why; saved again it brings in the rest and nobody twice', async () => {
    let faulty: FaultyStore | undefined;
    const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
    const priya = world.chat('Priya Shah');
    await priya.says('import people');
    await priya.says(
      'reference,name,started\nRB-2001,Joan Hill,2026-11-16\nRB-2002,Bill Poole,2026-11-16\nRB-2003,Una Ness,2026-11-16',
    );
    for (let call = 12; ; call += 1) {
      faulty?.plan({ [call]: 'lost-call' });
      const { text } = await priya.says('record it');
      if (/[12] of 3 are in/u.test(text)) break;
      if (call > 40) throw new Error('it was never broken off in the middle');
    }
    faulty?.plan({});
    expect(world.surprises).toContain('import: Error');
    expect((await priya.says('record it')).text).toContain('3 people are in.');
    const { found } = await world.store.query('people', { tag: 'now', equals: 'north', limit: 100 });
    expect(found.filter(({ body }) => JSON.stringify(body).includes('RB-200'))).toHaveLength(3);
  });
});
