import { expect, jest, test } from '@jest/globals';
import { drawField } from '../../cards/field.ts';
import { cleaned } from '../../src/forms/kinds/text.ts';
import { linesOf } from '../../src/papers/printable.ts';
import { fileReader } from '../../src/teams/files.ts';
import { pressed, typed } from '../support/connector.ts';
import { start } from './under-test.ts';

/** What no keyboard types: a tag, marks of direction, a soft hyphen, no character at all, a control. */
const UNSEEN = [
  '\u{E0041}',
  '\u202E',
  '\u2066',
  '\u061C',
  '\u00AD',
  '\uFFFE',
  '\u{1FFFF}',
  '\u0007',
  '\uFEFF',
  '\u200B',
];
const HIDING = UNSEEN.map((one) => `a${one}b`).join('');
const PLAIN = 'ab'.repeat(UNSEEN.length);
/** Some scripts are spelt with what joins. */
const JOINED = 'می\u200Cخواهم 👩\u200D🦰';

test('F15: what no reader sees is dropped from whatever is typed, entered on a card, read from a file and printed', async () => {
  const bot = await start();
  const { url } = bot.connector;
  const text = `${HIDING} ${JOINED}`;
  await bot.post(typed(url, text));
  const data = { do: 'flow/next', note: text, several: [text] };
  await bot.post(pressed(url, data));
  const kept = `${PLAIN} ${JOINED}`;
  expect(bot.asked).toMatchObject([{ text: kept }, { inputs: { note: kept, several: kept } }]);
  expect([cleaned(text), linesOf(text)]).toEqual([kept, [kept]]);
});

test('F15: the same from a file', async () => {
  const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(` ${HIDING}`));
  const read = await fileReader()({ name: 'people.csv', kind: 'csv', address: 'https://x.sharepoint.com/x' });
  fetched.mockRestore();
  expect(read).toEqual({ ok: true, value: ` ${PLAIN}` });
});

test('F19: the label of an input has nothing that a client reads as markup', () => {
  const label = 'How is **Ada** [x](http://evil.example) <b>now</b>?';
  const drawn = drawField({ kind: 'text', id: 'now', label, help: label, error: label, max: 10, lines: 'one' });
  expect(JSON.stringify(drawn.items[0]).match(/"label":"[^"]*"/u)?.[0]).not.toMatch(/\*\*|\]\(|<b>/u);
});
