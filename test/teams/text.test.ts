import { expect, test } from '@jest/globals';
import { say } from '../../src/chat/outbound.ts';
import { asMarkdown, typedText } from '../../src/teams/text.ts';
import { typed } from '../support/connector.ts';
import { start } from './under-test.ts';

test.each([
  ['plain words', '  two  words \n', 'two  words'],
  ['line breaks', 'one\r\ntwo\n\n\n\nthree', 'one\ntwo\n\nthree'],
  ["Teams' own markup", '<p>one</p><div>two<br>three</div>', 'one\ntwo\nthree'],
  ['escaped signs', 'pain &lt;5 &amp; eating&nbsp;well', 'pain <5 & eating well'],
  ['signs that are no markup', 'pain <5 and >3, a<b', 'pain <5 and >3, a<b'],
  ['escaped markup stays text', '&lt;b&gt;not bold&lt;/b&gt;', '<b>not bold</b>'],
  ['invisible characters', 'he\u200bl\u202ep\u0000', 'help'],
  ['emoji', 'fine 👩‍⚕️', 'fine 👩‍⚕️'],
])('typed text keeps its meaning: %s', async (_what, text, expected) => {
  const bot = await start();
  await bot.post(typed(bot.connector.url, text));
  expect(bot.asked).toEqual([expect.objectContaining({ kind: 'said', text: expected })]);
});

test.each([
  ['its entity', '<at>Reable North</at>', undefined],
  ['its entity without markup', 'Reable North', undefined],
  ['the one who is mentioned', '', 'Reable North'],
])('a mention of the bot is known by the name of %s, however the text writes it', (_, text, name) => {
  const mentions = [{ type: 'mention', text, mentioned: { id: '28:bot', name } }];
  const typedTo = (said: string) => typedText(said, { id: '28:bot', name: 'Reable' }, mentions);
  expect(typedTo('<at id="0">Reable North</at> help')).toBe('help');
  expect(typedTo('<at id="0">Reable North</at> tell <at id="1">Priya Shah</at>')).toBe('tell Priya Shah');
});

test.each([
  ['a link', '[your bank](https://evil.example)', String.raw`\[your bank\](https://evil.example)`],
  ['a picture', '![x](https://evil.example/x.png)', String.raw`!\[x\](https://evil.example/x.png)`],
  ['a mention', '<at>Priya</at>', '&lt;at>Priya&lt;/at>'],
  ['HTML', '<img src=x onerror=y> & co', '&lt;img src=x onerror=y> & co'],
  ['an entity', '&lt;at&gt; &#60; R&D', '&amp;lt;at&amp;gt; &amp;#60; R&D'],
  ['emphasis', '*a* _b_ ~~c~~ `d`', String.raw`\*a\* \_b\_ \~\~c\~\~ \`d\``],
  ['an escape of its own', String.raw`\*a`, String.raw`\\\*a`],
  ['a heading', '# not big', String.raw`\# not big`],
  ['a line under a heading', 'not big\n===\n---', 'not big<br>\n\\===<br>\n\\---'],
  ['a list', '- a\n1. b\n2) c', '\\- a<br>\n1\\. b<br>\n2\\) c'],
  ['a quotation', '> a', String.raw`\> a`],
  ['code by indentation', 'x\n    a', 'x<br>\na'],
  ['a table', 'a | b', String.raw`a \| b`],
  [
    'ordinary words',
    'Tue 3 Nov 2026, 14:05 (2 visits). 07700 900123!',
    'Tue 3 Nov 2026, 14:05 (2 visits). 07700 900123!',
  ],
  ['lines and paragraphs', 'a\nb\n\nc\n', 'a<br>\nb<br>\n<br>\nc'],
])('S13: %s typed by somebody shows as it was typed', (_what, plain, expected) => {
  expect(asMarkdown(plain)).toBe(expected);
});

test('S13: what somebody typed is escaped on its way out', async () => {
  const bot = await start((inbound) =>
    Promise.resolve(inbound.kind === 'said' ? [say(`You said: ${inbound.text}`)] : []),
  );
  await bot.post(typed(bot.connector.url, '&lt;at&gt;all&lt;/at&gt; [x](https://evil.example)'));
  expect(bot.connector.requests[0]?.activity['text']).toBe(
    String.raw`You said: &lt;at>all&lt;/at> \[x\](https://evil.example)`,
  );
});
