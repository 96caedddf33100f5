import { describe, expect, test } from '@jest/globals';
import { prefilled, World } from '../support/talk.ts';

const typed = async (says: string) => (await World.open()).chat('Priya Shah').says(says);

test.each([
  ['take sarah out of adas circle', { member: 'sarah' }],
  ['Remove tom from Ada Palmer', { member: 'staffb' }],
  ["take Ana Lopez off Ada Palmer's care team", { member: 'staffc' }],
])('R17: "%s" opens the form that takes them out, with who it is', async (says, filled) => {
  const reply = await typed(says);
  expect(reply.text).toMatch(/^Take somebody out of a circle\n[^]*Ada Palmer/u);
  expect(prefilled(reply.card)).toEqual(filled);
});

test.each([
  ['sarah isnt the carer anymore', 'Who: Sarah Palmer (daughter, carer); Why: No longer their carer'],
  ["sarah is no longer ada's carer", 'Who: Sarah Palmer (daughter, carer); Why: No longer their carer'],
  ['tom doesnt work with ada any more', 'Why: No longer works with them; Who: Tom Reed (support worker)'],
])('P12: "%s" says why as well, and is checked', async (says, understood) => {
  const { words } = await typed(says);
  expect(words).toContain(understood);
  expect(words).toContain('Nothing is recorded yet');
});

test('a visit that is taken out is a change of the plan', async () => {
  expect((await typed('remove lunch from ada')).text).toMatch(/^Change a visit\n/u);
});

test('R17: the label of its button, typed, opens that form', async () => {
  const reply = await typed('Take somebody out');
  expect(reply.text).toMatch(/^Take somebody out of a circle\n[^]*Whose circle is it\?/u);
});

describe('R15-R17: who joins, and what they are', () => {
  test.each([
    ['add maureen todd to kens circle', { name: 'maureen todd' }],
    ['add Joe Bloggs to kens circle', { name: 'Joe Bloggs' }],
    ['mary is adas new carer', { name: 'mary, carer' }],
    ['mary jones is adas new neighbour', { name: 'mary jones', as: 'neighbour' }],
    ['add dr patel, gp, to farida', { name: 'dr patel', as: 'gp' }],
  ])('"%s" opens the form with the name', async (says, filled) => {
    const reply = await typed(says);
    expect(reply.text).toMatch(/^Add somebody to a circle\n/u);
    expect(prefilled(reply.card)).toEqual({ ...filled, consentHow: 'in-person', consentOn: '2026-11-23' });
  });

  test('whoever is there already is said', async () => {
    expect((await typed('add maureen todd to kens circle')).text).toContain(
      'Maureen Todd is in the circle already: wife, carer.',
    );
  });

  test('"Jo is Ada\'s son, not neighbour" puts it right; the short name is found in small letters', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('Ada Palmer');
    await priya.presses('Details and circle');
    await priya.presses('Add somebody');
    await priya.presses('Save, not a carer: Ada agrees, or as chosen', {
      name: 'Jo Marsh',
      as: 'neighbour, 07700 900444',
    });
    expect((await priya.says('jo is adas son not neighbour')).words).toContain('As: son');
    expect((await priya.says('record it')).text).toMatch(/Jo Marsh \(son\)\n07700 900444/u);
    expect((await priya.says('sarah is happy not sad')).words).toContain('nothing of it is noted');
  });
});
