import { describe, expect, test } from '@jest/globals';
import { personId, TENANT } from '../../src/demo/world.ts';
import { instant } from '../../src/kernel/days.ts';
import { personDocument } from '../../src/people/documents.ts';
import { Person } from '../../src/people/person.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { recordsAChange } from '../support/change.ts';
import { textsIn, World } from '../support/talk.ts';

/** What acts between well-tested rules: who is meant, where they are reached, what one fault leaves alone. */

test('S42: only a private chat becomes the address of somebody whom nobody has added', async () => {
  const world = await World.open();
  const kit = staffIdOf(TENANT, 'unknown');
  await world.chat('Kit Moore', 'channel').says('hello');
  expect((await world.app.directory.staff(kit))?.address).toBeUndefined();
  await world.chat('Kit Moore').says('hello');
  expect((await world.app.directory.staff(kit))?.address?.conversation).toBe('a:29:unknown');
});

test('R38: a worry about abuse, in their own words and with no form open, brings what to do about it', async () => {
  const world = await World.open();
  const worried = await world.chat('Tom Reed').says('Her nephew hits her and takes her pension');
  expect(textsIn(worried.outbound[0]).join('\n')).toContain('Worried that somebody is being harmed?');
});

test('P24: a name that two people share is asked about, also when nothing else is said', async () => {
  const world = await World.open();
  const kept = await world.store.read('people', personId('samuel'), personId('samuel'));
  const samuel = Person.parse(kept?.body);
  await world.store.create('people', personDocument({ ...samuel, id: personId('other'), reference: 'RB-9999' }));
  const asked = await world.chat('Tom Reed').says('Samuel Okafor');
  expect(asked.text).toContain('Which one do you mean?');
  expect(asked.text).toContain('RB-9999');
});

/** A store in which this document cannot be written. */
const refusing =
  (id: () => string) =>
  (store: DocumentStore): DocumentStore => ({
    read: store.read.bind(store),
    create: store.create.bind(store),
    replace: (container, document, etag) =>
      document.id === id() ? Promise.reject(new Error('spoilt')) : store.replace(container, document, etag),
    remove: store.remove.bind(store),
    query: store.query.bind(store),
    values: store.values.bind(store),
    all: store.all.bind(store),
    ready: store.ready.bind(store),
    close: store.close.bind(store),
  });

// Whichever of the two comes first, when they are looked through.
test.each([0, 1])(
  'R5: a record that cannot be reminded or sent from holds up no other, and each fault is said: %d',
  async (which) => {
    let spoilt = '';
    const world = await World.open({ wrap: refusing(() => spoilt) });
    const priya = world.chat('Priya Shah');
    await priya.joins();
    const references = [await recordsAChange(priya)];
    world.clock.pass({ minutes: 1 });
    references.push(await recordsAChange(priya, { name: 'Samuel Okafor', carerAgrees: 'none' }));
    const records = await world.app.records.toSend(instant(world.clock.now()), 50);
    const [bad = '', good = ''] = which === 0 ? references : references.toReversed();
    spoilt = records.find(({ reference }) => reference === bad)?.id ?? 'none';
    const about = (sent: Awaited<ReturnType<World['ticks']>>, ...words: readonly string[]): number =>
      sent.filter(({ message }) => words.every((one) => textsIn(message).join('\n').includes(one))).length;

    const sent = await world.ticks();
    expect([about(sent, bad), about(sent, good) > 0]).toEqual([0, true]);
    expect(world.surprises).toEqual(['send']);

    world.surprises.length = 0;
    world.clock.set('2026-11-27T10:00:00Z');
    const reminded = await world.ticks();
    expect([about(reminded, bad), about(reminded, good, 'Reminder') > 0]).toEqual([0, true]);
    expect(world.surprises).toContain('remind');
  },
);

describe('issue 12: a name that is nearly one of the circle’s is asked about, with whose circle it is', () => {
  test.each(['sara palmer', 'sarah palmr', 'i told sara palmer', 'sarah palmr is worried'])('"%s"', async (says) => {
    const priya = (await World.open()).chat('Priya Shah');
    const asked = await priya.says(says);
    expect(asked.outbound).toHaveLength(1);
    expect(asked.words).toBe(
      'Nobody is called exactly that. Do you mean Sarah Palmer (daughter of Ada Palmer), or Ada Palmer (RB-1041)?',
    );
    expect((await priya.says('the first one')).text).toContain('Ada Palmer');
  });
});
