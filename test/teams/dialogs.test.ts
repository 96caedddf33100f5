import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { drawButton } from '../../cards/button.ts';
import { say, type Outbound } from '../../src/chat/outbound.ts';
import { clockAt } from '../support/clock.ts';
import { opening, pressed, submitting, typed, type Json } from '../support/connector.ts';
import { referenceIn, slowBot } from './slow-bot.ts';
import { card, gate, start, type Answer } from './under-test.ts';

const answering = (...outbound: Outbound[]) => start(() => Promise.resolve(outbound));
const OPEN = { do: 'concern/open' };
const NEXT = { do: 'concern/next', id: 's1', rev: 3, x: 'n0nce' };
const SEALED = 'eyJh-bGc_iOiJ.'.repeat(1_500);

const button = (title: string, data: Json): Json => ({
  type: 'Action.Execute',
  verb: data['do'],
  title,
  associatedInputs: 'auto',
  data,
  fallback: { type: 'Action.Submit', title, associatedInputs: 'auto', data },
});
const form = (...actions: Json[]) => ({
  ...card('What happened?'),
  refresh: { action: { type: 'Action.Execute' as const, verb: 'a/refresh' }, userIds: ['29:user-a'] },
  actions: actions.map((action) => ({ type: 'Action.Submit' as const, ...action })),
});

/** The card in an answer that shows one in the dialog. */
function shownIn({ status, json }: Answer): {
  readonly title: unknown;
  readonly content: Json;
  readonly size: unknown;
} {
  expect({ status, json }).toMatchObject({
    status: 200,
    json: { task: { type: 'continue', value: { card: { contentType: 'application/vnd.microsoft.card.adaptive' } } } },
  });
  const { task }: { task: { value: { title: string; height: string; card: { content: Json } } } } = JSON.parse(
    JSON.stringify(json),
  );
  return { title: task.value.title, size: task.value.height, content: task.value.card.content };
}
const actionsIn = (answer: Answer): unknown => shownIn(answer).content['actions'];

test('a button that opens a dialog, and one in it, reach the application with their data, inputs as text, and who pressed', async () => {
  const bot = await start();
  const { data } = drawButton({ title: 'Raise a concern', press: OPEN, opens: 'dialog' });
  await bot.post(opening(bot.connector.url, { ...Object(data), note: 'fine' }));
  await bot.post(submitting(bot.connector.url, { ...NEXT, sealed: SEALED, count: 3, agreed: true, nested: { x: 1 } }));
  const arrived = {
    kind: 'dialog',
    message: '1700000000777',
    from: expect.objectContaining({ teamsId: '29:user-a' }),
    address: expect.objectContaining({ kind: 'personal' }),
  };
  expect(bot.asked).toEqual([
    expect.objectContaining({ ...arrived, what: 'fetch', data: OPEN, inputs: { note: 'fine' } }),
    expect.objectContaining({
      ...arrived,
      what: 'submit',
      data: { ...NEXT, sealed: SEALED },
      inputs: { count: '3', agreed: 'true' },
    }),
  ]);
});

test('a dialog shows a card under its title, in its size; what is said besides follows in the chat', async () => {
  const bot = await answering(say('first'), { kind: 'dialog', title: 'A concern', card: card('1'), size: 'large' });
  const answer = await bot.post(opening(bot.connector.url, OPEN));
  expect(shownIn(answer)).toEqual({ title: 'A concern', size: 'large', content: card('1') });
  const [sent] = await bot.connector.received(1);
  expect(sent?.activity['text']).toBe('first');
});

test('every button of a dialog is an Action.Submit and brings back what is sealed; nothing in it refreshes', async () => {
  const shown = form(button('Next', NEXT), { title: 'Help', data: { do: 'help/show' } });
  const bot = await answering({ kind: 'dialog', title: 'A concern', card: shown, sealed: SEALED });
  const answer = await bot.post(submitting(bot.connector.url, NEXT));
  expect(actionsIn(answer)).toEqual([
    { type: 'Action.Submit', title: 'Next', associatedInputs: 'auto', data: { ...NEXT, sealed: SEALED } },
    { type: 'Action.Submit', title: 'Help', data: { do: 'help/show', sealed: SEALED } },
  ]);
  expect(shownIn(answer).content).not.toHaveProperty('refresh');
  expect(answer.text).not.toContain('Action.Execute');
});

test('a dialog closes with words in its place, or without a body, by which alone Teams closes it at once', async () => {
  const told = await answering({ kind: 'close', text: 'It is recorded.' });
  expect(await told.post(submitting(told.connector.url, NEXT))).toMatchObject({
    status: 200,
    json: { task: { type: 'message', value: 'It is recorded.' } },
  });
  const closed = await answering({ kind: 'close' }, say('and more'));
  expect(await closed.post(submitting(closed.connector.url, NEXT))).toMatchObject({ status: 200, text: '' });
  await closed.connector.received(1);
});

test('S22: a card for the place of the pressed one stays in the dialog, and the chat never holds it', async () => {
  const bot = await answering({ kind: 'replace', card: card('typed by somebody') });
  expect(shownIn(await bot.post(submitting(bot.connector.url, NEXT))).content).toEqual(card('typed by somebody'));
  await bot.server.stop();
  expect(bot.connector.requests).toEqual([]);
});

const ENTERED = { ...NEXT, sealed: SEALED, note: 'She was hit', who: 'a,b' };
const again = [
  { type: 'Action.Submit', title: 'Try again', style: 'positive', associatedInputs: 'none', data: { ...ENTERED } },
];

test('words alone stand in the dialog; what was entered in it is sent again by a button, not lost', async () => {
  const bot = await answering(say('I cannot reach the records just now.'), say('and more'));
  expect(await bot.post(opening(bot.connector.url, OPEN))).toMatchObject({
    status: 200,
    json: { task: { type: 'message', value: 'I cannot reach the records just now.' } },
  });
  const answer = await bot.post(submitting(bot.connector.url, ENTERED));
  expect(answer.text).toContain('I cannot reach the records just now.');
  expect(actionsIn(answer)).toEqual(again);
  await bot.server.stop();
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toEqual(['and more', 'and more']);
});

test('with nothing to say a dialog that was to open says where to look, and an open one closes', async () => {
  const bot = await start();
  expect(await bot.post(opening(bot.connector.url, OPEN))).toMatchObject({ json: { task: { type: 'message' } } });
  expect(await bot.post(submitting(bot.connector.url, NEXT))).toMatchObject({ status: 200, text: '' });
});

test('finding 10, S27: when the application fails nothing entered is lost, and nothing of it is logged', async () => {
  const bot = await start(() => Promise.reject(new RangeError('canary')));
  const canary = { ...NEXT, sealed: 'canary.sealed', note: 'canary' };
  const answer = await bot.post(submitting(bot.connector.url, canary));
  expect(answer.text).toContain('Not saved. Please try again.');
  expect(actionsIn(answer)).toMatchObject([{ title: 'Try again', data: canary }]);
  expect(await bot.post(opening(bot.connector.url, OPEN))).toMatchObject({
    json: { task: { type: 'message', value: 'Please try again in a moment.' } },
  });
  expect(bot.logged.map(({ fields }) => fields)).toEqual([
    expect.objectContaining({ failure: 'RangeError', kind: 'dialog' }),
    expect.objectContaining({ failure: 'RangeError', kind: 'dialog' }),
  ]);
  expect(JSON.stringify([bot.logged, bot.turns])).not.toContain('canary');
});

test.each<[string, Json]>([
  ['no verb', { id: 's1' }],
  ['a verb no card has', { do: 'DROP TABLE' }],
  ['a verb without end', { do: `a/${'b'.repeat(60)}` }],
  ['an id that is a story', { do: 'a/b', id: 'x'.repeat(91) }],
  ['a seal over its limit', { do: 'a/b', sealed: 'x'.repeat(24_001) }],
  ['a seal that is no text', { do: 'a/b', sealed: { x: 1 } }],
  ['a seal with something readable in it', { do: 'a/b', sealed: 'she was hit' }],
])('S10: what no dialog sends (%s) is refused in words, before the application is asked', async (_what, data) => {
  const bot = await start();
  for (const make of [opening, submitting]) {
    expect(await bot.post(make(bot.connector.url, data))).toMatchObject({
      status: 200,
      json: { task: { type: 'message', value: expect.stringContaining('no longer works') } },
    });
  }
  expect(bot.asked).toEqual([]);
  expect(bot.turns).toEqual(Array.from({ length: 2 }, () => expect.objectContaining({ fate: 'refused' })));
});

test('S1: whatever stands in the data of a dialog, the answer is a dialog, and what was entered comes back whole', async () => {
  const bot = await start(() => Promise.reject(new RangeError('no')), { requestsPerSecond: 1_000 });
  const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer(), fc.boolean(), fc.constant(null));
  const data = fc.record(
    {
      do: fc.oneof(fc.constantFrom('a/b', `${'a'.repeat(30)}/${'b'.repeat(29)}`), part),
      id: fc.oneof(fc.constant('é'.repeat(90)), part),
      rev: fc.oneof(fc.nat(), part),
      x: fc.oneof(fc.constant('é'.repeat(60)), part),
      sealed: fc.oneof(fc.constant(SEALED), part),
      note: fc.string({ unit: 'grapheme' }),
      type: fc.constantFrom('Action.Execute', 'Action.Submit', 'text'),
    },
    { requiredKeys: ['do', 'note'] },
  );
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(data, async (sent) => {
      const answer = await bot.post(submitting(bot.connector.url, sent));
      expect(answer).toMatchObject({ status: 200, json: { task: expect.anything() } });
      if (answer.text.includes('no longer works')) return;
      expect(actionsIn(answer)).toMatchObject([{ title: 'Try again', data: sent }]);
      kept += 1;
    }),
    { numRuns: 100 },
  );
  expect(kept).toBeGreaterThan(0);
}, 60_000);

test('a card in a chat cannot carry a sealed form: there it is an input like any other (S41)', async () => {
  const bot = await start();
  await bot.post(pressed(bot.connector.url, { do: 'a/b', sealed: SEALED }));
  expect(bot.asked).toEqual([expect.objectContaining({ data: { do: 'a/b' }, inputs: { sealed: SEALED } })]);
});

test('S51: what a dialog sends is taken once, however often it is delivered, and the answer is the same', async () => {
  const { passed, open } = gate();
  let asked = 0;
  const bot = await start(async () => {
    const mine = (asked += 1);
    await passed;
    return [{ kind: 'dialog', title: 'A concern', card: card(`answer ${mine}`) }, say('once')];
  });
  const sent = submitting(bot.connector.url, NEXT);
  const both = [bot.post(sent), bot.post(sent)];
  open();
  const answers = [...(await Promise.all(both)), await bot.post(sent)];
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(bot.asked).toHaveLength(1);
  await bot.server.stop();
  expect(bot.connector.requests).toHaveLength(1);
});

test('S51: an answer kept for one person is never given to another, and none is kept after fifty newer ones', async () => {
  const bot = await start((inbound) => Promise.resolve([{ kind: 'close', text: inbound.from.teamsId }]), {
    requestsPerSecond: 100,
  });
  const sent = submitting(bot.connector.url, NEXT);
  await bot.post(sent);
  const tom = { id: '29:user-b', name: 'Tom Reed', aadObjectId: '10000000-0000-4000-8000-000000000021' };
  expect((await bot.post({ ...sent, from: tom })).text).toContain('29:user-b');
  expect(bot.asked).toHaveLength(2);
  for (let newer = 0; newer < 50; newer += 1) await bot.post(submitting(bot.connector.url, NEXT));
  await bot.post(sent);
  expect(bot.asked).toHaveLength(53);
});

test('S52: a slow dialog says in time how to go on, keeps what was entered, and its card never comes into the chat', async () => {
  const bot = await slowBot(() => [
    { kind: 'dialog', title: 'A concern', card: card('typed by somebody') },
    say('It is recorded.'),
  ]);
  const first = bot.post(submitting(bot.connector.url, ENTERED));
  await bot.runOut();
  const answer = await first;
  expect(answer.text).toContain('taking longer than usual');
  expect(referenceIn(answer.text)).not.toBe('none');
  expect(actionsIn(answer)).toEqual(again);
  // Pressed while it is still being saved: no second effect, and the same reference.
  const pressedAgain = await bot.post(submitting(bot.connector.url, ENTERED));
  expect(pressedAgain.text).toBe(answer.text);
  expect(bot.asked).toHaveLength(1);
  bot.finish();
  await bot.connector.received(1);
  expect(shownIn(await bot.post(submitting(bot.connector.url, ENTERED))).content).toEqual(card('typed by somebody'));
  await bot.server.stop();
  expect(bot.said()).toEqual(['It is recorded.', 'It is recorded.']);
  expect(bot.turns.map(({ fate }) => fate)).toEqual(['late', 'repeated', 'answered']);
});

test('S52: a dialog that is slow to open is opened again by its button, and nothing follows', async () => {
  const bot = await slowBot(() => [{ kind: 'dialog', title: 'A concern', card: card('1') }, say('more')]);
  const first = bot.post(opening(bot.connector.url, OPEN));
  await bot.runOut();
  expect(await first).toMatchObject({
    status: 200,
    json: { task: { type: 'message', value: 'Please try again in a moment.' } },
  });
  expect(shownIn(await bot.post(opening(bot.connector.url, OPEN))).content).toEqual(card('1'));
  bot.finish();
  await bot.server.stop();
  expect(bot.said()).toEqual(['more']);
});

const advice: Outbound = { kind: 'say', message: { kind: 'card', card: card('Call 999'), summary: 'x' } };

test('R39: advice in danger is sent to the chat and stands on top of what the dialog shows next, which hides the chat', async () => {
  const bot = await start(() => Promise.resolve([{ kind: 'dialog', title: 'A concern', card: card('Next?') }]), {
    advise: () => [advice],
  });
  const { content } = shownIn(await bot.post(submitting(bot.connector.url, { ...NEXT, note: 'not breathing' })));
  expect(content['body']).toEqual([...card('Call 999').body, ...card('Next?').body]);
  await bot.connector.received(1);
});

test('R39, S52: advice in danger stands in the dialog also when the rest is slow', async () => {
  const bot = await slowBot(() => [], [advice]);
  const answer = bot.post(submitting(bot.connector.url, { ...NEXT, note: 'not breathing' }));
  await bot.runOut();
  expect((await answer).text).toMatch(/Call 999[\s\S]*Try again/u);
  bot.finish();
});

test('S12: a dialog that comes too fast is not taken, and what was entered is kept', async () => {
  const bot = await start(undefined, { clock: clockAt(new Date().toISOString()) });
  for (let sent = 0; sent < 20; sent += 1) await bot.post(submitting(bot.connector.url, NEXT));
  const answer = await bot.post(submitting(bot.connector.url, ENTERED));
  expect(answer.text).toContain('did not take it');
  expect(actionsIn(answer)).toEqual(again);
  expect((await bot.post(opening(bot.connector.url, OPEN))).text).toContain('did not take it');
  expect(bot.asked).toHaveLength(20);
});

test('what answers a dialog or a search says nothing when a message was answered with it, and the rest is sent', async () => {
  const bot = await answering({ kind: 'dialog', title: 'A concern', card: card('typed') }, say('and more'));
  await bot.post(typed(bot.connector.url, 'hello'));
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toEqual(['and more']);
  expect(bot.logged).toEqual([
    { event: 'teams.reply-failed', fields: expect.objectContaining({ failure: 'TypeError', kind: 'dialog' }) },
  ]);
});
