import { describe, expect, test } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { Day } from '../../src/kernel/days.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { buttonsOf, World } from '../support/talk.ts';

/** A store that cannot be reached, for every call. */
const unreachable = (store: DocumentStore): DocumentStore =>
  new Proxy(store, {
    get: () => async () => {
      throw new Error('no connection');
    },
  });

const CHECKED = Day.parse('2026-11-20');
const duty = { number: '01632 960 100', checked: CHECKED };
/** Where each button that opens something leads. */
const opens = (card: Card | undefined) =>
  (card?.actions ?? []).flatMap((action) => (action.type === 'Action.OpenUrl' ? [[action.title, action.url]] : []));

describe('whom to ring', () => {
  test('R39, R34: 999 and the lines of the service are buttons; their numbers and the day they were checked stand in words', async () => {
    const numbers = {
      duty,
      adults: { ...duty, number: '01632 960 101' },
      children: { ...duty, number: '01632 960 102' },
    };
    const world = (await World.open()).with({ lines: numbers });
    const { card, text } = await world.chat('Tom Reed').says('somebody is in danger');
    expect(opens(card)).toEqual([
      ['Call 999', 'tel:999'],
      ['Duty line: 01632 960 100', 'tel:01632960100'],
      ['Safeguarding, adults: 01632 960 101', 'tel:01632960101'],
      ['Safeguarding, children: 01632 960 102', 'tel:01632960102'],
    ]);
    expect(text).toContain('Duty line: 01632 960 100 (checked Fri 20 Nov 2026)');
    expect(text).not.toContain('No number is set up');
  });

  test('R34: a line that the service has not set is said to be missing', async () => {
    const world = (await World.open()).with({ lines: { duty, adults: undefined, children: undefined } });
    const { card, text } = await world.chat('Tom Reed').says('safeguarding');
    expect(opens(card)).toEqual([
      ['Call 999', 'tel:999'],
      ['Duty line: 01632 960 100', 'tel:01632960100'],
    ]);
    expect(text).toContain(
      'No number is set up here for: safeguarding, adults; safeguarding, children. Ask your manager.',
    );
  });

  test("R38: the safeguarding lead of one's own team is named, in private chat only", async () => {
    const world = await World.open();
    expect((await world.chat('Tom Reed').says('safeguarding')).text).toContain('tell Mei Lin today');
    expect((await world.chat('Mei Lin').says('safeguarding')).text).toContain('An adult: you lead safeguarding here.');
    expect((await world.chat('Tom Reed').says('somebody is in danger')).words).toContain(
      'Your safeguarding lead is Mei Lin.',
    );
    expect((await world.chat('Tom Reed').sends({ do: 'danger/show' })).words).toContain(
      'Your safeguarding lead is Mei Lin. If it may be about them: tell a manager, or the council, and not them.',
    );
    expect((await world.chat('Tom Reed', 'channel').says('somebody is in danger')).text).not.toContain('Mei Lin');
  });
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

  test.each(['ada had a stroke', 'betty has bruises', 'sarah hit ada', 'ada is hurt', 'ada is in pain'])(
    'R38, R39: "%s" is answered with what to do first, and never that nothing of it is noted',
    async (text) => {
      const reply = await (await World.open()).chat('Tom Reed').says(text);
      expect(reply.text).toMatch(/^(?:In danger now\? Call 999|Worried that somebody is being harmed\?)/u);
      expect(reply.words).not.toContain('nothing of it is noted');
    },
  );

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
    expect((await tom.says('a call every morning')).words).toContain('After: a call every morning');
    const form = await tom.says('show the form');
    expect(form.text).toContain('a call every morning');
    expect(form.text).not.toContain('somebody is in danger');
  });

  test.each(['imran hit farida', 'imran is hurting her'])(
    'R38: "%s" in the middle of a form is asked about before it is kept',
    async (text) => {
      const tom = (await World.open()).chat('Tom Reed');
      await tom.says('change monitoring for Ada Palmer');
      const atChoice = (await tom.says(text)).words;
      expect(atChoice).toContain('Is somebody being harmed or neglected?');
      expect(atChoice).toContain('show you what to do');
      expect(atChoice).not.toContain('did not recognise');
      await tom.says('less');
      const asked = (await tom.says(text)).words;
      expect(asked).toContain('or is it your answer? Nothing was kept.');
      expect((await tom.says('it is my answer')).words).toContain(`After: ${text}`);
      await tom.says('back');
      await tom.says(text);
      expect((await tom.says('yes')).text).toContain('Worried that somebody is being harmed?');
    },
  );

  test('danger inside the answer to a question brings the advice, and is no answer before it is asked (R39)', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('a call on Mondays');
    const reply = await tom.says(
      'Her neighbour found her unconscious on the kitchen floor this morning and she is being attacked by him at night.',
    );
    expect(reply.text).toContain('Call 999');
    expect(reply.words).toContain('Nothing was kept.');
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

  test('S58: help and home still answer when the records cannot be reached, to anybody, typed and pressed', async () => {
    const world = await World.open({ wrap: unreachable });
    const tom = world.chat('Tom Reed');
    const answers = [
      await tom.says('help'),
      await tom.says('hello'),
      await tom.sends({ do: 'help/show' }),
      await tom.sends({ do: 'home/show' }),
      await world.chat('A Stranger').says('help please'),
      await tom.joins(),
    ];
    for (const { text, card } of answers) {
      expect(text).toContain('I cannot reach the records just now');
      expect(text).toContain('Call 999');
      expect(buttonsOf(card).map(({ data }) => data.do)).toEqual(['help/show', 'danger/show']);
    }
    expect((await world.chat('Tom Reed', 'channel').says('help')).words).toContain('nothing was saved');
  });

  test('S58, R38: so does what to do about a worry, and words that may have been an answer are said not to be saved', async () => {
    const world = await World.open({ wrap: unreachable });
    const tom = world.chat('Tom Reed');
    const asked = await tom.says('safeguarding');
    expect(asked.text).toContain('tell your safeguarding lead today');
    expect(asked.words).toBe('');
    const worried = await tom.says('She says that her son hits her and takes her money');
    expect(worried.text).toContain('tell your safeguarding lead today');
    expect(worried.words).toContain('nothing was saved');
  });
});

describe('S66: danger on a form comes first, whatever button it is', () => {
  for (const [title, ...backThere] of [
    ['Next', 'Back'],
    ['Back', 'Next'],
    ['Save for later'],
    ['Cancel', 'Bring it back'],
  ]) {
    test(`"${title}" with words of danger in a field brings the advice first, and the form is kept`, async () => {
      const world = await World.open();
      const tom = world.chat('Tom Reed');
      await tom.says('change monitoring for Samuel Okafor');
      await tom.presses('Next', { direction: 'reduce', from: 'A call', to: 'A visit', startsOn: '2026-11-24' });
      const rationale = 'He is unconscious on the kitchen floor and not breathing.';
      const reply = await tom.presses(title ?? '', { rationale });
      expect(reply.text).toMatch(/^In danger now\? Call 999/u);
      for (const back of backThere) await tom.presses(back);
      expect((await tom.says('show the form')).text).toContain(rationale);
    });
  }
});
