import { describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { dangerIn } from '../../src/guidance/danger.ts';
import { buttonsOf, World, type Chat } from '../support/talk.ts';

const ASKED = 'Is somebody in danger now?';
const TEXTS = {
  emergency: 'she is not breathing and her lips are blue',
  worry: 'her son hits her and takes her money',
  unsure: 'how do i report abuse',
};

test('the three texts are what they are here for', () => {
  expect(Object.values(TEXTS).map(dangerIn)).toEqual(['emergency', 'safeguarding', 'unsure']);
});

const unreachable = (store: DocumentStore): DocumentStore =>
  new Proxy(store, {
    get: () => async () => {
      throw new Error('no connection');
    },
  });

/** Where somebody may be when they type it. */
const STATES: Readonly<Record<string, (tom: Chat) => Promise<unknown>>> = {
  'nothing is open': async () => undefined,
  'Home is in view': (tom) => tom.says('hello'),
  'a person is in view': (tom) => tom.says('Ada Palmer'),
  'a form asks whom it is about': (tom) => tom.says('change monitoring'),
  'a form asks for a choice': (tom) => tom.says('change monitoring for Ada Palmer'),
  'a form asks for words': async (tom) => {
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('less');
  },
  'a form is saved for later': async (tom) => {
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('save for later');
  },
};

describe('R38, R39: in every state', () => {
  for (const [state, bring] of Object.entries(STATES)) {
    test(`${state}: an emergency, a worry, and what may be either`, async () => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      await bring(tom);
      expect((await tom.says(TEXTS.emergency)).text).toMatch(/^In danger now\? Call 999/u);
      expect((await tom.says(TEXTS.worry)).text).toMatch(/harmed/u);
      const asked = await tom.says(TEXTS.unsure);
      expect(asked.text).toContain(ASKED);
      expect((await tom.sends({ do: 'danger/show' })).text).toContain('Call 999');
      expect((await tom.sends({ do: 'danger/worried' })).text).toContain('tell Mei Lin today');
      expect((await tom.sends({ do: 'danger/neither' })).text).toContain('Nobody is in danger now.');
      expect((await tom.says('danger')).text).toContain('Call 999');
      expect(world.surprises).toEqual([]);
    });
  }
});

describe('when it may be either', () => {
  test('what was typed is answered as if it had not been asked', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('less');
    const { text, words } = await tom.says('my answer: nothing');
    expect(text).not.toContain(ASKED);
    expect(words).not.toBe('');
    await tom.says('back');
    expect((await tom.says(TEXTS.unsure)).text).toContain(ASKED);
    await tom.sends({ do: 'danger/neither' });
    expect((await tom.says('show the form')).text).toContain('Ada Palmer');
  });

  test('worried, not now: the words come along into a concern, and nothing is asked again', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    const { outbound } = await tom.says(TEXTS.unsure);
    const says = outbound
      .flatMap((one) => (one.kind === 'say' && one.message.kind === 'words' ? (one.message.suggestions ?? []) : []))
      .find(({ title }) => title === 'Raise a concern')?.says;
    expect(says).toBe(`safeguarding concern: ${TEXTS.unsure}`);
    const begun = await tom.says(says ?? '');
    expect(begun.text).not.toContain(ASKED);
    await tom.presses('Next', { person: personId('ada') });
    expect(JSON.stringify(tom.card)).toContain(TEXTS.unsure);
  });

  test.each(['neither', 'No, nobody is in danger'])(
    '"%s", typed right after it, answers it and not the form',
    async (says) => {
      const tom = (await World.open()).chat('Tom Reed');
      await tom.says('change monitoring for Ada Palmer');
      await tom.says('less');
      await tom.says(TEXTS.unsure);
      expect((await tom.says(says)).text).toContain('Nobody is in danger now.');
      const form = (await tom.says('show the form')).text;
      expect(form).toContain('Ada Palmer');
      expect(form).not.toContain(says);
    },
  );

  test('the three buttons, on a card of its own', async () => {
    const { outbound } = await (await World.open()).chat('Tom Reed').says(TEXTS.unsure);
    const [first] = outbound;
    const card = first?.kind === 'say' && first.message.kind === 'card' ? first.message.card : undefined;
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Call 999 now', 'Worried, not now', 'Neither']);
  });

  test('in a channel it is not asked: it moves to private chat, and names nobody', async () => {
    const { text } = await (await World.open()).chat('Tom Reed', 'channel').says(TEXTS.unsure);
    expect(text).not.toContain(ASKED);
    expect(text).not.toContain('Mei Lin');
    expect(text).toContain('private chat');
    expect(text).toContain('call 999');
  });

  test('S58: also when the records cannot be reached', async () => {
    const tom = (await World.open({ wrap: unreachable })).chat('Tom Reed');
    expect((await tom.says(TEXTS.emergency)).text).toContain('Call 999');
    expect((await tom.says(TEXTS.worry)).text).toContain('tell your safeguarding lead today');
    expect((await tom.says(TEXTS.unsure)).text).toContain(ASKED);
    expect((await tom.sends({ do: 'danger/show' })).text).toContain('Call 999');
    expect((await tom.sends({ do: 'danger/worried' })).text).toContain('tell your safeguarding lead today');
    expect((await tom.sends({ do: 'danger/neither' })).text).toContain('Nobody is in danger now.');
  });

  test('bad input: nothing, signs, capitals and 10,000 letters are read', () => {
    expect(['', ' ', '😱', '...', '\u0000', 'ñandú', 'مرحبا'].map(dangerIn)).toEqual(Array(7).fill('none'));
    expect(dangerIn(TEXTS.emergency.toUpperCase())).toBe('emergency');
    const calm = 'She walked to the shop and back and made her own tea. '.repeat(180);
    expect(dangerIn(calm)).toBe('none');
    expect(dangerIn(`${calm}She is not breathing and her lips are blue. ${calm}`.slice(0, 20_000))).toBe('emergency');
  });
});
