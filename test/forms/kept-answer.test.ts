import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Card } from '../../cards/card.ts';
import { drawSession } from '../../src/forms/draw.ts';
import { choice, choices } from '../../src/forms/kinds/choice.ts';
import { date } from '../../src/forms/kinds/date.ts';
import { lines } from '../../src/forms/kinds/lines.ts';
import { number } from '../../src/forms/kinds/number.ts';
import { text } from '../../src/forms/kinds/text.ts';
import { time } from '../../src/forms/kinds/time.ts';
import { FILLED, Form, openFlows, TODAY } from '../support/form.ts';
import { World } from '../support/talk.ts';
import { parts } from '../cards/parts.ts';

/** What a client takes, less what the message adds. */
const MOST_BYTES = 25_000;
const FLOOD = 30_000;
const LETTERS = ['x', '一', '"', '\\', '\n', '\u0001', '😀', '\uD83D'];

const bytesOf = (card: Card): number => Buffer.byteLength(JSON.stringify(card));
const flooded = (keys: readonly string[], letter: string) =>
  Object.fromEntries(keys.map((key) => [key, `a${letter.repeat(FLOOD)}z`]));

const options = [
  { value: 'a', title: 'A' },
  { value: 'b', title: 'B' },
];
const form = () =>
  new Form(
    {
      id: 'every-kind',
      version: 1,
      title: 'Every kind',
      steps: [
        {
          id: 'all',
          title: 'All',
          questions: [
            text({ key: 'name', label: 'Name', max: 80 }),
            text({ key: 'why', label: 'Why?', max: 2000, lines: 'many' }),
            lines({ key: 'things', label: 'Things', max: 300, most: 9 }),
            choice({ key: 'one', label: 'Which?', schema: z.string(), options }),
            choices({ key: 'some', label: 'Which?', schema: z.string(), options }),
            date({ key: 'on', label: 'When?', lean: 'past' }),
            time({ key: 'at', label: 'At what time?' }),
            number({ key: 'count', label: 'How many?', min: 1, max: 9, unit: 'minutes' }),
          ],
        },
      ],
      recordWords: 'Record this',
    },
    () => ({ today: TODAY }),
  );

describe('S43: a card on which far too much was entered', () => {
  test.each(LETTERS)('with %j in every field comes back small enough, and takes none of it', (letter) => {
    const filling = form();
    // Controls are no words: what is left of those is short enough.
    const refused = filling.fields.filter((key) => letter !== '\u0001' || !['name', 'why', 'things'].includes(key));
    const outcome = filling.press('next', flooded(filling.fields, letter));
    expect(Object.keys(outcome.kind === 'asked' ? (outcome.problems ?? {}) : {})).toEqual(refused);
    const problems = outcome.kind === 'asked' ? outcome.problems : undefined;
    expect(bytesOf(drawSession({ form: filling.form, session: filling.session, problems, owner: 'a' }))).toBeLessThan(
      MOST_BYTES,
    );
  });

  test('what is a little too long comes back whole, with how long it is; of what is longer the beginning, and so it says', () => {
    const filling = form();
    const said = (why: string): unknown => {
      const outcome = filling.press('next', { why });
      return outcome.kind === 'asked' && outcome.problems?.['why']?.words;
    };
    expect(said('x'.repeat(2030))).toBe('That is 2030 characters. Please keep it to 2000.');
    expect(filling.answers['why']).toBe('x'.repeat(2030));
    expect(said('x'.repeat(FLOOD))).toBe('That is over 2,050 characters. Please keep it to 2000.');
    expect(filling.answers['why']).toBe(`${'x'.repeat(2050)}…`);
  });

  test('words are never taken without their end', () => {
    const filling = form();
    for (const between of [' ', '\n', '\u200B', '\u0001']) {
      const why = `She manages.${between.repeat(9000)}She fell on Monday.`;
      const outcome = filling.press('next', { why });
      const isRefused = outcome.kind === 'asked' && outcome.problems?.['why'] !== undefined;
      expect(isRefused || filling.answers['why']?.endsWith('She fell on Monday.')).toBe(true);
    }
    const things = `${'bath board\n'.repeat(200)}walking frame`;
    expect(filling.press('next', { things })).toMatchObject({ kind: 'asked', problems: { things: {} } });
  });
});

describe('S43: every field of a form that is in use', () => {
  let app: Awaited<ReturnType<typeof openFlows>>;
  beforeAll(async () => {
    app = await openFlows();
  });

  test.each(LETTERS)('a change of monitoring with %j everywhere', (letter) => {
    const filling = new Form(app.monitoring, app.context);
    for (const inputs of [FILLED.person, FILLED.change, FILLED.why, FILLED.refusal, FILLED.regard]) {
      filling.press('next', flooded(filling.fields, letter));
      const { form: flow, session } = filling;
      expect(bytesOf(drawSession({ form: flow, session, owner: 'a' }))).toBeLessThan(MOST_BYTES);
      filling.press('next', inputs);
    }
  });

  test.each(LETTERS)('a new person with %j everywhere, dates and choices as well', async (letter) => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('add a person');
    const ids = priya.card ? parts(priya.card).filter(({ type }) => type.startsWith('Input.')) : [];
    expect(ids.length).toBeGreaterThan(7);
    const answer = await priya.presses(
      'Next',
      flooded(
        ids.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
        letter,
      ),
    );
    expect(answer.text).toContain('Please look at what is marked below.');
    expect(answer.card && bytesOf(answer.card)).toBeLessThan(MOST_BYTES);
  });
});
