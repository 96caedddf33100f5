import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { endsReablement } from '../../support/ending.ts';
import { buttonsOf, textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const sent = async (world: World) => textsIn([await world.ticks(), await world.ticks()]).join('\n');
const titles = (chat: Chat): readonly string[] => buttonsOf(chat.card).map(({ title }) => title);

async function ended() {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await priya.joins();
  await endsReablement(priya, 'Samuel Okafor');
  await world.ticks();
  const record = async () => (await world.app.records.about(SAMUEL)).find(({ kind }) => kind === 'follow-up');
  return { world, priya, record };
}

describe('R71: after reablement somebody asks how they are', () => {
  test('by card: due on day 28, it leads to information, other help and a new contact; about day 91 it is asked where they are', async () => {
    const { world, priya, record } = await ended();
    world.clock.set('2026-12-20T10:00:00Z');
    expect(await sent(world)).not.toContain('Ask how they are now');
    world.clock.set('2026-12-21T10:00:00Z');
    expect(await sent(world)).toContain('Ask how they are now that reablement has ended');
    await priya.says((await record())?.reference ?? '');
    await priya.presses('Note the follow-up');
    await priya.presses('Record this', { where: 'home' });
    await priya.presses('Record this', { managing: 'yes', contactWords: 'Cooks daily.', whoHelps: 'His niece' });
    expect(titles(priya)).toEqual(expect.arrayContaining(['Information or advice', 'Other help']));
    expect(textsIn(priya.card).join('\n')).toContain('Who else helps: His niece');
    world.clock.set('2027-02-22T10:00:00Z');
    expect(await sent(world)).toMatch(/where they are|three months/u);
    expect(world.surprises).toEqual([]);
  });

  test('M54: typed: not reached is a try; it is asked again, and the last day stays', async () => {
    const { world, priya, record } = await ended();
    world.clock.set('2026-12-21T10:00:00Z');
    const said = (await priya.says("Samuel Okafor didn't pick up the phone")).text;
    expect(said).toContain('Not reached: I will try again');
    expect((await priya.says('record it')).text).toContain('You are asked again in three days.');
    expect((await record())?.duties).toEqual([]);
    world.clock.set('2026-12-24T10:00:00Z');
    expect((await record())?.duties.map(({ due }) => due)).toEqual(['2027-01-04']);
    expect(world.surprises).toEqual([]);
  });
});
