import { beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { personDocument } from '../../src/people/documents.ts';
import { World, type Reply } from '../support/talk.ts';

/** Names that were taken for commands, for danger or for somebody else. */

const KNOWN = [
  ['Jeffrey Hill', 'Mr'],
  ['May Wilson', 'Mrs'],
  ['Harry Moss', 'Mr'],
  ['Stuart Dean', 'Mr'],
  ['Władysław Nowak', 'Mr'],
  ['Joan Fallon', 'Mrs'],
  ['Harold Downing', 'Mr'],
  ['Peter Ranger', 'Mr'],
] as const;

let world: World;

beforeAll(async () => {
  world = await World.open();
  const [ada] = people(Day.parse('2026-11-23'));
  if (!ada) throw new Error('nobody in the demo');
  for (const [index, [name, title]] of KNOWN.entries()) {
    const [preferredName] = name.split(' ');
    const { nhsNumber: _, ...rest } = ada;
    const one = {
      ...rest,
      id: PersonId.parse(`edge${index}abcdefgh`),
      name,
      title,
      preferredName: preferredName ?? name,
    };
    await world.store.create('people', personDocument({ ...one, reference: `ED-${100 + index}`, circle: [] }));
  }
});

const typed = async (says: string): Promise<Reply> => (await world.copied()).chat('Priya Shah').says(says);

describe('names and commands', () => {
  test.each([
    ['change monitoring for Mrs Fallon', 'Joan Fallon'],
    ['change monitoring for Harold Downing', 'Harold Downing'],
    ['change monitoring for Mr Ranger', 'Peter Ranger'],
    ['change monitoring for May Wilson', 'May Wilson'],
    ['change monitoring for Wladyslaw Nowak', 'Władysław Nowak'],
  ])('"%s": the form of that person, and no advice about danger', async (says, name) => {
    const { text } = await typed(says);
    expect(text).toContain(`${name} · ED-`);
    expect(text).not.toContain('Call 999');
  });

  test.each([
    ['Harry', 'Harry Moss'],
    ['Stuart', 'Stuart Dean'],
    ['May Wilson', 'May Wilson'],
    ['wladyslaw nowak', 'Władysław Nowak'],
  ])('"%s": a name that is known wins over a command that only fits with a slip', async (says, name) => {
    expect((await typed(says)).text).toMatch(new RegExp(`^${name}\n`, 'u'));
  });

  test('Jeffrey Lord, when only Jeffrey Hill is known: nobody of that name', async () => {
    const { text, card } = await typed('change monitoring for Jeffrey Lord');
    expect(text).toContain('I know nobody by that name whom you can see');
    expect(card).toBeUndefined();
  });

  test.each([
    ['Ida Palmer', 'Ada Palmer (RB-1041)'],
    ['change monitoring for Ida Palmer', 'Ada Palmer (RB-1041)'],
    ['Mrs Hill', 'Jeffrey Hill (ED-100)'],
  ])('"%s": where only a slip or another title fits, nothing opens before it is asked', async (says, name) => {
    const { words, card } = await typed(says);
    expect(words).toContain(`Do you mean ${name}?`);
    expect(card).toBeUndefined();
  });

  test('whoever is there and whoever is not, out of sight, are answered in the same words', async () => {
    const [there, nowhere] = [await typed('Frank Hughes'), await typed('Frank Nobody')];
    expect(there.words).toBe(nowhere.words);
    expect((await typed('change monitoring for Frank Hughes')).words).toBe(there.words);
  });

  test('advice about danger comes whatever name stands beside it', async () => {
    expect((await typed('Mrs Fallon has fallen and is not breathing')).text).toContain('Call 999');
  });

  test('somebody of a circle leads to the person', async () => {
    expect((await typed('Sarah Palmer')).text).toMatch(/^Ada Palmer\n/u);
  });
});

describe('in a form', () => {
  test('several answers in one message are taken, and repeated back', async () => {
    const chat = (await world.copied()).chat('Priya Shah');
    await chat.says('change monitoring for Norman Price');
    const reply = await chat.says('less; a call every day; a call on Mondays; from Tuesday');
    expect(reply.words).toContain('More or less: Less');
    expect(reply.words).toContain('Before: a call every day');
    expect(reply.words).toContain('After: a call on Mondays');
    expect(reply.words).toContain('From: Tue 24 Nov 2026');
  });

  test('words that match no choice start no other form', async () => {
    const chat = (await world.copied()).chat('Priya Shah');
    await chat.says('change monitoring for Norman Price');
    for (const words of ['a call every day', 'a call on Mondays', 'He manages alone.']) await chat.says(words);
    const reply = await chat.says('the usual');
    expect(reply.words).toContain('I did not recognise that');
  });
});
