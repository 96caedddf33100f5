import { expect, test } from '@jest/globals';
import { staff } from '../../src/demo/world.ts';
import { CHANGE, recordsAChange } from '../support/change.ts';
import { textsIn, World } from '../support/talk.ts';

const TOM = `a:${staff.find(({ name }) => name === 'Tom Reed')?.teamsId ?? ''}`;
const toTom = async (world: World): Promise<string> =>
  (await world.ticks())
    .filter(({ address }) => address.conversation === TOM)
    .map(({ message }) => textsIn(message).join('\n'))
    .join('\n');

async function quiet(): Promise<World> {
  const world = await World.open();
  for (const name of ['Priya Shah', 'Tom Reed']) await world.chat(name).says('hello');
  await world.ticks();
  return world;
}

test('issue 12: a notice says first what and from when, and nothing of that in the channel', async () => {
  const world = await quiet();
  await recordsAChange(world.chat('Priya Shah'));
  const sent = await world.ticks();
  const [card = ''] = sent
    .filter(({ address }) => address.conversation === TOM)
    .map(({ message }) => textsIn(message).join('\n'));
  expect(card).toMatch(/^Less monitoring from Tue 24 Nov 2026\n/u);
  const channel = sent
    .filter(({ address }) => address.kind === 'channel')
    .map(({ message }) => textsIn(message).join());
  expect(channel.join()).not.toContain('Less monitoring');
});

test('P5, P24: who does not agree stands in one box, with why and what was weighed, before the button', async () => {
  const world = await quiet();
  const priya = world.chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  await priya.presses('Next', CHANGE);
  await priya.presses('Next', { personAgrees: 'no', 'agrees-sarah': 'yes' });
  await priya.presses('Next', { personViews: 'I like the calls.', wellbeingImpact: 'She may feel alone.' });
  await priya.presses('Record this change');
  const card = await toTom(world);
  expect(card).toMatch(
    /Made without agreement\nAda Palmer\n[^\n]*I like the calls\.\nEffect on wellbeing\nShe may feel alone\.[^]*I've been told/u,
  );
  expect(card).not.toMatch(/Made without agreement[^]*Sarah Palmer/u);
});

test('issue 12: two notices of the same kind about one person say which is which', async () => {
  const world = await quiet();
  const tom = world.chat('Tom Reed');
  const noted = async (what: string, where: string): Promise<string> => {
    await tom.says('incident for Samuel Okafor');
    await tom.presses('Next', { what, harm: 'treatment', words: 'It was noted.', where });
    await tom.presses('Record this', { done: 'Sat with him.' });
    return textsIn(await world.ticks()).join('\n');
  };
  expect(await noted('fall', 'the bathroom')).toMatch(/^A fall[^\n]*, Mon 23 Nov 2026$/mu);
  expect(await noted('medicine', 'the kitchen')).toMatch(/^(?!A fall)[^\n]*, treatment was needed, Mon 23 Nov 2026$/mu);
});
