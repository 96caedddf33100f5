import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../../support/talk.ts';

/** Ada Palmer's plan waits for people to be told in the demo. */
const open = async (): Promise<{ world: World; priya: Chat }> => {
  const world = await World.open();
  return { world, priya: world.chat('Priya Shah') };
};

describe('in hospital', () => {
  test('P19: by typing', async () => {
    const { world, priya } = await open();
    const begun = await priya.says('Ada Palmer is in hospital');
    console.log(begun.text);
    const a = await priya.presses('Next');
    console.log(a.text);
    expect(a.text).toContain('Record');
    const b = await priya.presses('Record this');
    console.log(b.text);
    console.log((await priya.says('Ada Palmer')).text);
    console.log((await priya.says('change monitoring for Ada Palmer')).text);
    console.log((await priya.says('show the plan for Ada Palmer')).text.slice(0,300));
    console.log(world.surprises);
  });
});
