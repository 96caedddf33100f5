import { describe, expect, test } from '@jest/globals';
import { everyday, NEWS_CHANNEL, people, personId, staff } from '../../src/demo/world.ts';
import type { Flow } from '../../src/flows/engine/flow.ts';
import { dayOf } from '../../src/kernel/days.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { markdownToHtml } from '../cards/markdown.ts';
import { pressed, typed } from '../support/connector.ts';
import { FaultyStore, type Fault } from '../support/faulty-store.ts';
import { fillIn, typeIn, type Filling } from '../support/form-filler.ts';
import { makePlan } from '../support/made-plan.ts';
import { buttonsOf, textsIn, World } from '../support/talk.ts';
import { arrived, connected, file, start, type Bot } from '../support/whole-house.ts';

const today = dayOf(new Date(), 'Europe/London');
const NAMES = [...staff, ...people(today)].flatMap(({ name }) => name.split(' ')).filter((word) => word.length > 2);
const PRIVATE = new RegExp(`CANARY|\\b(?:${[...new Set(NAMES)].join('|')})\\b`, 'u');
const CANARY: Omit<Filling, 'choose'> = { text: 'CANARY-7f3a, said Ada Palmer.', day: today };

/** Every flow there is, each begun where it begins: with a person, or in the record that the flow before it made. */
async function flows() {
  const { house } = await World.open();
  return house.flows;
}

/** A coordinator fills in everything but what only an administrator may. */
async function beWhoMay(bot: Bot, { needs }: Flow): Promise<void> {
  await bot.send(typed(bot.connector.url, `act as ${needs.guarded === 'team' ? 'Sam Cole' : 'Priya Shah'}`));
}

const toldFrom = (card: unknown) => buttonsOf(card).find(({ data }) => data.do === 'telling/start');

/** Of Ada's plan nobody is without a copy; Nadia has one from `withCopiesDue`. */
const aboutWhom = ({ id }: Flow): PersonId => personId(id === 'plan-copy' ? 'nadia' : 'ada');

async function withCopiesDue({ keeping }: Bot): Promise<void> {
  const nadia = people(today).find(({ id }) => id === personId('nadia'));
  if (nadia) await makePlan(keeping, nadia, viewerOf(everyday.priya), { words: 'Made up', proposing: false });
}

/** Goes through every flow by card, once for each place in a list of options; gives every answer to a press. */
async function throughEveryFlow(
  bot: Bot,
  filling: Omit<Filling, 'choose'>,
  choices: readonly number[],
): Promise<unknown[]> {
  const answers: unknown[] = [];
  await withCopiesDue(bot);
  for (const choose of choices) {
    let record: unknown;
    let toTell: unknown;
    for (const flow of await flows()) {
      const start =
        flow.startsFrom === 'person'
          ? { do: 'flow/start', x: flow.id, id: aboutWhom(flow) }
          : flow.startsFrom === 'nothing'
            ? { do: 'flow/start', x: flow.id }
            : toldFrom(toTell)?.data;
      if (!start) throw new Error(`${flow.id}: nothing to begin it in`);
      await beWhoMay(bot, flow);
      const filled = await fillIn(bot, { ...start }, { ...filling, choose });
      record = filled.at(-1);
      if (toldFrom(record)) toTell = record;
      const ways = buttonsOf(record).map(({ data }) => data.do);
      expect([
        flow.id,
        ways.some((way) => (flow.startsFrom === 'nothing' ? way === 'flow/start' : way.startsWith('record/'))),
      ]).toEqual([flow.id, true]);
      answers.push(...filled);
    }
  }
  return answers;
}

async function typeEveryFlow(bot: Bot, text: string): Promise<void> {
  for (const flow of await flows()) {
    if (!flow.offer) continue;
    await beWhoMay(bot, flow);
    await typeIn(bot, flow.offer.example, text);
  }
}

const NEUTRAL: readonly unknown[] = ['A message from Reable', 'Reable has a message for you'];

function expectPrivate(bot: Bot): void {
  for (const line of bot.logged) expect(line).not.toMatch(PRIVATE);
  const { requests } = bot.connector;
  const inChannel = requests.filter(({ conversation }) => conversation === NEWS_CHANNEL);
  expect(inChannel.flatMap(({ activity }) => textsIn(activity)).join('\n')).not.toMatch(PRIVATE);
  const messages = requests.map(({ activity }) => activity).filter(({ type }) => type === 'message');
  for (const { summary } of messages) expect(NEUTRAL).toContain(summary);
  for (const message of messages) expect(message).not.toHaveProperty('speak');
}

describe('private by construction', () => {
  test('S27, S40: every flow by card: nothing typed and no name is in a log, a channel or a summary', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    const answers = await throughEveryFlow(bot, CANARY, [0, 1, 2]);
    expect(JSON.stringify(answers)).toContain('CANARY');
    await arrived(connector, ({ conversation }) => conversation === NEWS_CHANNEL);
    await bot.stop();
    expect(bot.logged.length).toBeGreaterThan(answers.length / 2);
    expectPrivate(bot);
  });

  test('S27, S40: every flow that can be asked for, by typing alone', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    await typeEveryFlow(bot, CANARY.text);
    expect(JSON.stringify(connector.requests)).toContain('CANARY');
    await bot.stop();
    expectPrivate(bot);
  });

  test('S27, S58: also when the store fails at any call, and when a stranger types or presses', async () => {
    const connector = await connected();
    let faulty: FaultyStore | undefined;
    const bot = await start(file(), connector, (store) => (faulty = new FaultyStore(store)));
    const stranger = { from: { id: '29:stranger', name: 'CANARY', aadObjectId: 'unknown' } };
    const turns = [
      typed(connector.url, `change monitoring for ${CANARY.text}`),
      typed(connector.url, CANARY.text),
      pressed(connector.url, { do: 'flow/start', x: 'CANARY', id: personId('ada') }),
      pressed(connector.url, { do: 'flow/next', id: 'canary', rev: 1, note: CANARY.text }),
    ];
    for (let call = 0; call < 6; call += 1) {
      for (const fault of ['lost-call', 'lost-answer', 'conflict'] as const satisfies readonly Fault[]) {
        for (const [index, turn] of turns.entries()) {
          faulty?.plan({ [call]: fault });
          await bot.send({ ...turn, id: `f:${call}-${fault}-${index}` });
        }
      }
    }
    faulty?.plan({});
    for (const [index, turn] of turns.entries()) await bot.send({ ...turn, ...stranger, id: `f:stranger-${index}` });
    await bot.stop();
    expect(bot.logged.join('\n')).toContain('app.turn');
    expectPrivate(bot);
  });
});

/** What would be formatting, a mention, a link, a macro, a formula, a line of a log or a query, if anybody read it as that. */
const HOSTILE = [
  '**bold** _it_ ~~gone~~ `code` # heading',
  '[your bank](http://evil.example) <http://evil.example>',
  '<at>Tom Reed</at> <a href="http://evil.example">x</a> <img src=x onerror=y>',
  '${1000 - 7} {{DATE(2026-11-03T00:00:00Z)}} #{1000 - 7}',
  '=HYPERLINK("http://evil.example") +1000 -7 @SUM(1)',
  'one line\r\n{"level":50,"event":"forged"}\nanother',
  `'; DROP TABLE documents; -- " OR 1=1 --`,
];

/** Every text that a client may read as Markdown or HTML: a message's own, a TextBlock's, and the titles of buttons and choices. */
function interpreted(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(interpreted);
  if (typeof value !== 'object' || value === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const own = fields.get('type') === 'TextRun' ? [] : [fields.get('text'), fields.get('title')];
  return [...own.filter((text) => typeof text === 'string'), ...[...fields.values()].flatMap(interpreted)];
}

describe('what people type is only ever shown', () => {
  test.each(HOSTILE)('S13: in every text of every flow: %j', async (text) => {
    const connector = await connected();
    const bot = await start(file(), connector);
    const answers = await throughEveryFlow(bot, { ...CANARY, text }, [0, 1]);
    await typeEveryFlow(bot, text);
    await bot.stop();

    const all = [...answers, ...connector.requests.map(({ activity }) => activity)];
    const first = text.split(/[\r\n]/u)[0]?.slice(0, 8) ?? '';
    expect(JSON.stringify(all)).toContain(JSON.stringify(first).slice(1, -1));
    expect(JSON.stringify(all)).not.toMatch(/\{\{DATE|\b993\b/u);
    for (const read of interpreted(all)) {
      expect(markdownToHtml(read.replaceAll('<br>\n', '\n'))).not.toMatch(/<(?:a|strong|em|s|code|h1|at|img)\b/u);
    }
    for (const line of bot.logged) expect(line).not.toMatch(/forged|evil|DROP|bold/u);
  });
});
