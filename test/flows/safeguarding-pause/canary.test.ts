import { expect, test } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed } from '../../support/plan-talk.ts';
import { raisesConcern } from '../../support/concern.ts';
import { buttonsOf, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');

/** So many words that nobody would write by chance. */
const WORDS = Array.from({ length: 500 }, (_, index) => `qx${index.toString(36)}z${randomInt(1296).toString(36)}q`);
let used = 0;
/** The next words, as long as they fit. */
function next(most: number): string {
  const from = used;
  let length = 0;
  while (used < WORDS.length && length + (WORDS[used]?.length ?? 0) + 1 < most)
    length += (WORDS[used++]?.length ?? 0) + 1;
  return from === used ? 'What was said before' : WORDS.slice(from, used).join(' ');
}

async function decides(mei: Chat, outcome: 'paused' | 'alongside'): Promise<void> {
  await mei.sends({ do: 'flow/start', id: SAMUEL, x: 'safeguarding-pause' });
  await mei.presses('Next', { outcome, reason: next(900) });
  await mei.presses('Next', { 'line-service': 'no', 'line-process': 'no', 'line-person': 'risk', 'line-carer': 'no' });
  await mei.presses('Next', { 'why-service': next(290), 'why-process': next(290), 'why-carer': next(290) });
  if (outcome === 'alongside') {
    await mei.presses('Next', { plan: 'as-before' });
  } else {
    await mei.presses('Next', {
      safe: next(900),
      essential: 'Medicines: nurse',
      contact: 'other',
      every: '1',
    });
    await mei.presses('Next', { contactName: next(140) });
  }
  await mei.presses('Next', { tell: await keysOfAll() });
  await mei.presses('Record this decision');
}

let world: World;
const keysOfAll = async (): Promise<string> =>
  ((await world.app.directory.person(SAMUEL))?.circle ?? []).map(({ key }) => key).join(',');

/** Everything that a colleague can type about it, and everything that can be pressed from there, two cards deep. */
async function looksEverywhere(name: string): Promise<string> {
  const chat = world.chat(name);
  const read: string[] = [];
  const pressed = new Set<string>();
  async function goesOn(deep: number): Promise<void> {
    for (const { data } of buttonsOf(chat.card)) {
      const what = JSON.stringify(data);
      if (deep === 0 || pressed.has(what) || /^(?:danger|help)/u.test(data.do)) continue;
      pressed.add(what);
      read.push(JSON.stringify((await chat.sends(data)).outbound));
      if (data.do !== 'flow/start') await goesOn(deep - 1);
    }
  }
  for (const words of [
    'home',
    'Samuel Okafor',
    'show the pause for Samuel Okafor',
    'show the plan for Samuel Okafor',
    'timeline for Samuel Okafor',
    'monitoring for Samuel Okafor',
    'board',
    'what has changed',
    "what's outstanding",
    'my work',
    'people',
    'pause reablement for Samuel Okafor',
    'why is Samuel Okafor paused',
    WORDS[0] ?? '',
  ]) {
    read.push(JSON.stringify((await chat.says(words)).outbound));
    await goesOn(2);
  }
  // What was typed is never repeated but where it is said not to be understood.
  return read.slice(0, -1).join('\n');
}

test('R42, S27: 500 words of why somebody is paused reach nobody who may not read them, by any way', async () => {
  world = await World.open();
  const [mei, priya, tom] = [world.chat('Mei Lin'), world.chat('Priya Shah'), world.chat('Tom Reed')];
  await agreed(world, tom, priya);
  await raisesConcern(mei, 'Samuel Okafor');
  await decides(mei, 'paused');
  await world.ticks();
  await mei.presses('Note the welfare contact', { note: next(400) });
  await decides(mei, 'alongside');
  await decides(mei, 'paused');
  expect(used).toBe(WORDS.length);
  // All of it was written, and she reads it.
  expect(JSON.stringify((await mei.presses('History')).outbound)).toContain(WORDS[499]);
  for (const day of ['2026-11-24', '2026-11-25', '2026-12-01', '2026-12-07', '2026-12-14']) {
    world.clock.set(`${day}T10:00:00Z`);
    await world.ticks();
  }
  const seen = new Map([['what was sent', JSON.stringify(world.delivered)]]);
  for (const name of ['Priya Shah', 'Tom Reed', 'Sam Cole', 'Ana Lopez', 'Omar Aziz', 'Grace Obi'])
    seen.set(name, await looksEverywhere(name));
  const reached = [...seen].flatMap(([who, text]) =>
    WORDS.filter((word) => text.includes(word)).map((word) => `${who}: ${word}`),
  );
  expect(reached).toEqual([]);
  expect(seen.get('Tom Reed')).toContain('Medicines: nurse');
  expect(seen.get('Priya Shah')).toContain('Paused since Mon 23 Nov 2026. Ask Mei Lin.');
  // What was sent tells the lead of the concern that is open, and nobody else.
  const others = world.delivered.filter(
    ({ address }) => address.conversation !== `a:${staffCalled('Mei Lin').teamsId}`,
  );
  seen.set('what was sent to others', JSON.stringify(others));
  for (const who of ['what was sent to others', 'Tom Reed', 'Ana Lopez', 'Grace Obi'])
    expect([who, /safeguarding (?:concern|process)/iu.test(seen.get(who) ?? '')]).toEqual([who, false]);
  expect(world.surprises).toEqual([]);
}, 120_000);
