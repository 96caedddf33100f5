import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

test.each(['Ken Todd', 'Maureen Todd'])(
  'R4: after they moved away, "told %s by phone today" is noted by typing',
  async (name) => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('Ken Todd has moved away');
    await sam.presses('Next', { movedOn: '2026-11-22', movedWords: 'With his son in Leeds.' });
    await sam.presses('Record this');
    expect((await sam.says(`told ${name} by phone today`)).words).toContain(`Who was told?: ${name}`);
    expect((await sam.says('skip')).text).toContain(`Noted: ${name} was told, by phone.`);
    expect(world.surprises).toEqual([]);
  },
);
