import { describe, expect, test } from '@jest/globals';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { World } from '../support/talk.ts';

/** A store that cannot be reached, for every call. */
const unreachable = (store: DocumentStore): DocumentStore =>
  new Proxy(store, {
    get: () => async () => {
      throw new Error('no connection');
    },
  });

describe('somebody is in danger', () => {
  for (const words of [
    'Somebody is in danger',
    'sombody is in dnager',
    '999',
    'EMERGENCY',
    "she's not breathing",
    'help he is bleeding badly',
  ]) {
    test(`R38, R39: "${words}" answers with 999 first`, async () => {
      const world = await World.open();
      const reply = await world.chat('Tom Reed').says(words);
      expect(reply.text).toMatch(/^In danger now\? Call 999/u);
    });
  }

  test('R39, S58: also when the records cannot be reached, typed and pressed', async () => {
    const world = await World.open({ wrap: unreachable });
    const tom = world.chat('Tom Reed');
    expect((await tom.says('somebody is in danger')).text).toContain('Call 999');
    expect((await tom.sends({ do: 'danger/show' })).text).toContain('Call 999');
    expect(world.surprises).toEqual([]);
  });

  test('R39: also for somebody whom the bot does not know, and in a channel', async () => {
    const world = await World.open();
    expect((await world.chat('A Stranger').says('somebody is in danger')).text).toContain('Call 999');
    expect((await world.chat('Tom Reed', 'channel').says('somebody is in danger')).text).toContain('Call 999');
  });

  test('R38, S66: in the middle of a form the advice comes first and the form is as it was', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('less');
    expect((await tom.says('somebody is in danger')).text).toContain('Call 999');
    expect((await tom.says('a call every morning')).words).toContain('How it is now'.slice(0, 3));
    const form = await tom.says('show the form');
    expect(form.text).toContain('a call every morning');
    expect(form.text).not.toContain('somebody is in danger');
  });

  test('danger inside the answer to a question brings the advice, and the answer is kept', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    for (const answer of ['less', 'a call every morning', 'a call on Mondays', 'today']) await tom.says(answer);
    const reply = await tom.says(
      'Her neighbour found her unconscious on the kitchen floor this morning and she is being attacked by him at night.',
    );
    expect(reply.text).toContain('Call 999');
    expect(reply.words).toContain('Does Ada agree?');
  });

  test('R38: also in the last field of a form that records at once', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const reply = await tom.sends({ do: 'flow/record', id: 'any', rev: 1 }, { said: 'he is not breathing' });
    expect(reply.text).toContain('Call 999');
  });

  test('S58: everything else says that nothing was saved when the records cannot be reached', async () => {
    const world = await World.open({ wrap: unreachable });
    const reply = await world.chat('Tom Reed').says('change monitoring for Ada Palmer');
    expect(reply.words).toContain('nothing was saved');
    expect(reply.words).toContain('999');
    expect(world.surprises).toEqual(['turn']);
  });
});
