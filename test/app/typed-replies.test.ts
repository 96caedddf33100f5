import { describe, expect, test } from '@jest/globals';
import { people } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { personDocument } from '../../src/people/documents.ts';
import { World, type Chat } from '../support/talk.ts';

/** Issue 12: while the bot's own question is open, what is typed answers that one; what its buttons say works typed, and is never kept. */

async function atAgreement(): Promise<Chat> {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  for (const text of ['less', 'a call on Mondays', 'today', 'She manages alone now.']) await tom.says(text);
  return tom;
}

const ASKED = /^Does Ada agree\?/u;

describe('issue 12: a yes or no to the bot’s own question is none to the field behind it', () => {
  test.each(['yes', 'yes please', 'yep', 'yes save it', 'sure', 'ok do that', 'Save this, do that'])(
    '"do that instead?" - "%s"',
    async (says) => {
      const tom = await atAgreement();
      expect((await tom.says('show the plan for Samuel Okafor')).words).toContain('Shall I save this form');
      const { text } = await tom.says(says);
      expect(text).toContain('Samuel Okafor');
      expect(text).not.toContain('Ada agrees');
    },
  );

  test.each(['show the plan for Samuel Okafor', 'oops', 'arthur bell wants fewer visits'])(
    '"%s", and then no: the form goes on where it was',
    async (says) => {
      const tom = await atAgreement();
      await tom.says(says);
      expect((await tom.says('no thanks')).words).toMatch(ASKED);
      expect((await tom.says('yes')).words).toMatch(/^Ada agrees: Yes/u);
    },
  );

  test('"do you want to stop?": a yes asks again, "stop" saves it, and so does what the button says', async () => {
    for (const says of ['stop', 'Stop, keep the form']) {
      const tom = await atAgreement();
      await tom.says('oops');
      expect((await tom.says('yes')).words).toContain('Do you want to stop');
      expect((await tom.says(says)).text).toContain('Saved for later');
    }
  });

  test('a label of a question that is over is no answer, and "Go on here" shows the form', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    for (const says of ['It is my answer', 'Save this, do that', 'Bring it back', 'Next', 'idk', '.'])
      expect((await tom.says(says)).words).toContain('Do you want to stop');
    expect((await tom.says('Go on here')).text).toContain('How will it be?');
  });

  test('"change direction" at the check leads to that field, and is never put into another', async () => {
    const tom = await atAgreement();
    await tom.says('both agree');
    expect((await tom.says('change direction')).words).toContain('more or less monitoring?');
    await tom.says('less');
    await tom.says('change something else');
    expect((await tom.says('change after')).words).not.toContain('After: change');
  });

  test('a word that does something in every form does it, also where somebody is called so', async () => {
    const world = await World.open();
    const [ada] = people(Day.parse('2026-11-23'));
    if (!ada) throw new Error('nobody in the demo');
    const { nhsNumber: _, ...rest } = ada;
    for (const [at, surname] of ['Cancel', 'Undo', 'More', 'Friday'].entries()) {
      const one = { ...rest, id: PersonId.parse(`word${at}abcdefgh`), name: `Joan ${surname}`, preferredName: 'Joan' };
      await world.store.create('people', personDocument({ ...one, reference: `ED-${200 + at}`, circle: [] }));
    }
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    expect((await tom.says('more')).words).toContain('More or less: More');
    expect((await tom.says('friday')).words).toContain('From: Fri 27 Nov 2026');
    expect((await tom.says('undo')).words).toContain('Do you want to stop');
    expect((await tom.says('cancel')).text).toContain('Nothing was recorded');
  });
});
