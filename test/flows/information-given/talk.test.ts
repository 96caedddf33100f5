import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../../support/talk.ts';

const GIVEN = { topics: 'equipment', what: 'The leaflet on telecare.', ways: 'spoken' };
const UNDERSTOOD = { understood: 'yes', checked: 'Said it back in her own words.' };
async function gives(chat: Chat): Promise<string> {
  await chat.says('information given for Ada Palmer');
  await chat.presses('Next', GIVEN);
  return (await chat.presses('Record this', UNDERSTOOD)).text;
}

describe('R32: information given, by card', () => {
  test('in two presses and two texts it is recorded, and says no word of telling', async () => {
    const world = await World.open();
    const recorded = await gives(world.chat('Tom Reed'));
    expect(recorded).toMatch(/Recorded as IG-/u);
    expect(recorded).toContain('The leaflet on telecare.');
    expect(recorded).toContain('Ada Palmer (receives reablement)');
    expect(recorded).not.toMatch(/told|Explanations|confirm/iu);
    expect(world.surprises).toEqual([]);
  });

  test('it stands on the page of the person, and sends nobody anything', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await world.ticks();
    await gives(tom);
    expect(await world.ticks()).toEqual([]);
    expect((await tom.says('Ada Palmer')).text).toContain('Information given');
  });

  test('what is asked follows from what was said: charges only when it was about them', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('information given for Ada Palmer');
    const next = await tom.presses('Next', { ...GIVEN, topics: 'charges' });
    expect(next.text).toContain('which decision starts it?');
  });
});

test('R32: by typing alone', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('gave information');
  await tom.says('Ada Palmer');
  for (const answer of ['equipment', 'the leaflet on telecare', 'said', 'yes', 'she said it back'])
    await tom.says(answer);
  expect((await tom.says('skip')).words).toMatch(/Recorded as IG-/u);
});
