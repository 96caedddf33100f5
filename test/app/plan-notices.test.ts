import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../src/demo/world.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { expectInert, HOSTILE } from '../support/inert.ts';
import { planMakerIn } from '../support/made-plan.ts';
import { textsIn, World, type Delivered } from '../support/talk.ts';

const [PRIYA, TOM, SAM] = [viewerOf(everyday.priya), viewerOf(everyday.tom), viewerOf(everyday.sam)];
const UNTIL_A_COPY = 'Until you have your copy, follow the plan in the person’s home once it is there.';
const UNTIL_A_REVISED_COPY = 'Until you have a revised copy, follow the plan in the person’s home.';

let world: World;
beforeEach(async () => {
  world = await World.open();
  for (const name of ['Priya Shah', 'Tom Reed', 'Sam Cole']) await world.chat(name).joins();
  await world.ticks();
});

const makerOf = (words: string, proposer = PRIYA) => planMakerIn(world, personId('samuel'), proposer, words);

/** All that a plan makes the bot send by itself, by what made it do so. */
async function everyNotice(words: string, proposer = PRIYA): Promise<Readonly<Record<string, readonly Delivered[]>>> {
  const plan = await makerOf(words, proposer);
  const sent: Record<string, readonly Delivered[]> = {};
  await plan.propose('first', 45);
  sent['asked'] = await world.ticks();
  await plan.agree('first');
  sent['agreed'] = await world.ticks();
  await plan.propose('second', 30);
  await world.ticks();
  world.clock.set('2026-11-27T10:00:00Z');
  sent['chased'] = await world.ticks();
  await plan.object('second', TOM);
  sent['objected'] = await world.ticks();
  await plan.withdraw('second');
  sent['withdrawn'] = await world.ticks();
  return sent;
}

const to = (letter: string, sent: readonly Delivered[] = []): string =>
  sent.flatMap((one) => (one.address.conversation === `a:29:user-${letter}` ? textsIn(one.message) : [])).join('\n');

const inChannels = (sent: readonly Delivered[]): string =>
  sent.flatMap((one) => (one.address.kind === 'channel' ? textsIn(one.message) : [])).join('\n');

describe('what a plan makes the bot send', () => {
  test('R6: whoever is in the plan is asked, and asked again when they have not answered', async () => {
    const sent = await everyNotice('Canary');
    expect(to('b', sent['asked'])).toContain('Priya Shah asks you, because you are in the plan.');
    expect(to('b', sent['asked'])).toContain('Canary to cook');
    expect(to('a', sent['asked'])).toBe('');
    expect(to('b', sent['chased'])).toContain('Priya Shah asks you, because you are in the plan.');
    expect(to('a', sent['chased'])).toContain('Also for you: Waiting for Samuel Okafor and Tom Reed');
  });

  test('R15, R16: once it holds, staff are told, and to follow the plan in the home until they have a copy', async () => {
    const sent = await everyNotice('Canary');
    expect(to('b', sent['agreed'])).toContain(UNTIL_A_COPY);
    expect(to('b', sent['agreed'])).toContain("I've been told");
    expect(to('b', sent['chased'])).toContain(UNTIL_A_COPY);
    expect(to('a', sent['chased'])).toContain('still to tell: Samuel Okafor');
  });

  test('R15, R16: whoever proposed it and is not in the plan is told too, when somebody else gave the last answer', async () => {
    const plan = await makerOf('Canary', SAM);
    await plan.propose('first', 45);
    await world.ticks();
    await plan.agree('first');
    const told = to('d', await world.ticks());
    expect(told).toContain('What you proposed has been answered by everybody. Version 1, agreed');
    expect(told).toContain(UNTIL_A_COPY);
    expect(told).not.toContain("I've been told");
  });

  test('R16: of a revised plan too, also in the reminder', async () => {
    const plan = await makerOf('Canary');
    await plan.propose('first', 45);
    await plan.agree('first');
    await plan.propose('second', 30);
    await plan.agree('second');
    expect(to('b', await world.ticks())).toContain(UNTIL_A_REVISED_COPY);
    world.clock.set('2026-11-27T10:00:00Z');
    expect(to('b', await world.ticks())).toContain(UNTIL_A_REVISED_COPY);
  });

  test('R16: with a copy in their hands they are not', async () => {
    const plan = await makerOf('Canary');
    await plan.propose('first', 45);
    await plan.agree('first');
    await plan.give({ type: 'give-copy', key: 'staffb', version: 1, how: 'link', on: plan.today }, TOM);
    const told = to('b', await world.ticks());
    expect(told).toContain("I've been told");
    expect(told).not.toContain(UNTIL_A_COPY);
  });

  test('R19: whoever proposed it and whoever leads the team are asked to resolve a disagreement', async () => {
    // Sam proposes it, and Priya coordinates the team.
    const sent = await everyNotice('Canary', viewerOf(everyday.sam));
    for (const letter of ['a', 'd']) {
      expect(to(letter, sent['objected'])).toContain('Tom Reed does not agree. Please help to resolve it.');
      expect(to(letter, sent['objected'])).toContain('Canary objection');
    }
    expect(to('b', sent['objected'])).toBe('');
  });

  test('whoever was asked hears that it was withdrawn, and not why', async () => {
    const sent = await everyNotice('Canary');
    expect(to('b', sent['withdrawn'])).toContain('Withdrawn: 08:00 visit changes');
    expect(JSON.stringify(sent['withdrawn'])).not.toContain('Canary withdrawn');
  });

  test('S40, S42: in a channel and on a lock screen nothing is said about anybody, nor what changed', async () => {
    const all = Object.values(await everyNotice('Canary')).flat();
    expect(inChannels(all)).toContain('A reablement plan has changed');
    expect(inChannels(all)).not.toMatch(/Canary|Samuel|Okafor|RB-1048|Priya|Tom/u);
    const summaries = all.map(({ message }) => (message.kind === 'card' ? message.summary : message.text));
    expect([...new Set(summaries)]).toEqual(['Reable has a message for you']);
  });

  test.each(HOSTILE)('S13: whatever was typed is only shown: %j', async (words) => {
    const all = Object.values(await everyNotice(words)).flat();
    expect(JSON.stringify(all)).toContain(JSON.stringify(words.slice(0, 6)).slice(1, -1));
    expectInert(all.map(({ message }) => message));
  });
});
