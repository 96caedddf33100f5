import { expect, test } from '@jest/globals';
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
