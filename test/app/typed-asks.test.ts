import { describe, expect, test } from '@jest/globals';
import { evidenceWho } from '../../src/flows/plan/rows.ts';
import { World } from '../support/talk.ts';

/** Sentences that ask for something of somebody, or of the team, in other words than its phrases (issue 12). */

test.each([
  ['Priya Shah', 'get a copy for ada', /^Your copy of version 2\nAda Palmer/u],
  ['Priya Shah', 'versions of adas plan', /^Versions of the plan\nAda Palmer/u],
  ['Priya Shah', 'move adas 8am to 9', /^Change a visit\n[^]*Ada Palmer[^]*Visit: Every day, 08:00[^]*Time: 09:00/u],
  ['Priya Shah', 'change adas lunch to 1pm', /^Change a visit\n[^]*Visit: Every day, 12:30[^]*Time: 13:00/u],
  ['Priya Shah', 'change adas lunch to 1', /Visit: Every day, 12:30[^]*Time: 13:00/u],
  ['Priya Shah', 'change adas lunch to later', /^Reablement plan\n[^]*Kind of change: Day, time or length/u],
  [
    'Tom Reed',
    'stop the lunch visit for farida for 2 weeks',
    /paused[^]*Last day: Sun 6 Dec 2026; Paused: Every day, 12:30/u,
  ],
  [
    'Tom Reed',
    'stop faridas lunch visit for a fortnight from tuesday because her son is here',
    /paused[^]*From: Tue 24 Nov 2026; Last day: Mon 7 Dec 2026; What: her son is here; Paused: Every day, 12:30/u,
  ],
  [
    'Tom Reed',
    'stop faridas 12:30 visit until 10 december',
    /paused[^]*Last day: Thu 10 Dec 2026; Paused: Every day, 12/u,
  ],
  ['Priya Shah', "stop ada's 08:00 call", /^Change a visit\n[^]*Ada Palmer/u],
  ['Priya Shah', 'add Ben Palmer, her son, to adas circle', /^Add somebody to a circle\n[^]*Ada Palmer[^]*Ben Palmer/u],
  ['Priya Shah', 'betty needs large print', /^Communication needs\n[^]*Betty Lewis[^]*In what form: Large print/u],
  ['Priya Shah', 'told ana on the phone', /press "Note who was told"/u],
  ['Priya Shah', 'list staff', /Tom Reed, support worker/u],
  ['Tom Reed', 'who is in my team', /Priya Shah, /u],
  ['Tom Reed', 'withdraw it', /Nothing is deleted here|recorded last/u],
  ['Sam Cole', 'new team called West', /^New team\n[^]*Name: West/u],
])('%s: "%s"', async (who, says, leadsTo) => {
  expect((await (await World.open()).chat(who).says(says)).text).toMatch(leadsTo);
});

test('a label with a name opens nothing of somebody whom one may not see', async () => {
  const reply = await (await World.open()).chat('Tom Reed').says('get a copy for Ivy Grant');
  expect(reply.words).toMatch(/^I know nobody by that name/u);
});

test('issue 12: many options are a list with numbers, not one long sentence; few stand in a sentence', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change communication needs of Nadia Khan');
  const asked = await priya.says('Nadia Khan');
  expect(asked.words).toContain('or the number:\n1. Large print\n2. Easy read');
});

test('issue 12: "stop" at the NHS number is no number: it asks whether to stop, and offers no answer of it', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('add a person');
  for (const text of ['Joan Hill', 'skip', 'skip', 'RB-2001']) await priya.says(text);
  const asked = await priya.says('stop');
  expect(asked.words).toBe('Do you want to stop, or go back? Nothing was changed.');
});

test('issue 12: "me" at "Who saw or said it?" is whoever types', () => {
  const context = { asker: 'Priya Shah, coordinator' };
  expect(evidenceWho.hear('me', context)).toEqual({ ok: true, value: 'Priya Shah, coordinator' });
  expect(evidenceWho.hear('Sarah Palmer, daughter', context)).toEqual({ ok: true, value: 'Sarah Palmer, daughter' });
});

describe('R33, R31: what is told in a few words goes to the form that takes it', () => {
  test.each([
    ['Priya Shah', 'betty cant hear well', 'Whose needs: Betty Lewis (receives reablement); Besides: cant hear well'],
    ['Tom Reed', 'ada is hard of hearing', 'Besides: is hard of hearing'],
    ['Tom Reed', 'ada doesnt speak english', 'Besides: doesnt speak english'],
    ['Ana Lopez', 'arthur 1st dec review', 'Held on: Tue 1 Dec 2026'],
    ['Ana Lopez', 'review ada on 2 december', 'Held on: Wed 2 Dec 2026'],
    ['Ana Lopez', 'plan a review for Ada Palmer on 2 december', 'Held on: Wed 2 Dec 2026'],
    ['Tom Reed', 'whos adas gp', "Nobody stands in Ada's circle as gp."],
    ['Tom Reed', 'who is adas social worker?', 'Priya Shah (social worker).'],
    ['Tom Reed', 'does arthur have capacity', 'Lacks capacity for some decisions about care'],
    ['Tom Reed', 'ada cant see the point', 'I could not tell what to do with that'],
  ])('%s: "%s"', async (who, says, words) => {
    expect((await (await World.open()).chat(who).says(says)).words).toContain(words);
  });
});
