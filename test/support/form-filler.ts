import { z } from 'zod';
import {
  anyTime,
  CIRCLE,
  inputsOf,
  memberLine,
  nhsNumber,
  numbered,
  TELEPHONE,
  valueFor,
  type Filling,
} from './answers.ts';
import { pressed, typed, type Json } from './connector.ts';
import { buttonsOf, textsIn } from './talk.ts';
import { arrived, type Bot } from './whole-app.ts';

/** Fills in any form over the wire, knowing nothing of it but what stands on its cards: a new flow is covered by itself. */

const HANDS_IN = new Set(['flow/next', 'flow/record']);
const handIn = (card: unknown) => buttonsOf(card).find(({ data }) => HANDS_IN.has(data.do));
const adding = (card: unknown) =>
  buttonsOf(card).find(({ data }) => data.do === 'flow/row' && data.x?.endsWith('.new'));
const MOST_STEPS = 50;

interface Filled {
  /** Every answer to a press, the last one last. */
  readonly answers: readonly unknown[];
  /** The fields into which the text went. */
  readonly texts: readonly string[];
}

/**
 * Presses `press`, then fills in card after card until there is nothing to hand in. `title`: of the form, which also stands above why it
 * cannot be filled in.
 */
export async function fillIn(bot: Bot, press: Json, filling: Filling, title = ''): Promise<Filled> {
  const { connector } = bot;
  const before = connector.requests.length;
  const answers: unknown[] = [await bot.send(pressed(connector.url, press))];
  // A form that opens is a message of its own, which follows the answer; notices may come in between.
  const opened = await arrived(
    connector,
    (request, index) =>
      index >= before && (handIn(request.activity) !== undefined || textsIn(request.activity).includes(title)),
  );
  answers.push(opened);
  const texts: string[] = [];
  /** How often a card with these fields has been filled in. */
  const times = new Map<string, number>();
  /** Each list gets one more row. */
  const given = new Set<string | undefined>();
  let refused = 0;
  let last = '';
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const card = answers.at(-1);
    const more = adding(card);
    const button = more && !given.has(more.data.x) ? more : handIn(card);
    if (!button) return { answers, texts };
    // What was refused for good is given up, once the card has said why.
    refused = answers.length > 2 && button.data.do === 'flow/record' && last === 'flow/record' ? refused + 1 : 0;
    last = button.data.do;
    if (refused > 1) {
      if (!textsIn(card).some((text) => text.startsWith('⚠')))
        throw new Error('it was refused, and the card does not say why');
      const leave = buttonsOf(card).find(({ data }) => data.do === 'flow/cancel');
      return { answers: [...answers, await bot.send(pressed(connector.url, { ...leave?.data }))], texts };
    }
    given.add(button.data.x);
    const fields = inputsOf(card);
    const asked = fields.map(({ id }) => id).join(',');
    const again = times.get(asked) ?? 0;
    times.set(asked, again + 1);
    if (button.inputs) texts.push(...fields.filter(({ type }) => type === 'Input.Text').map(({ id }) => id));
    const inputs = Object.fromEntries(fields.map((input) => [input.id, valueFor(input, filling, again)]));
    answers.push(await bot.send(pressed(connector.url, { ...button.data, ...(button.inputs && inputs) })));
  }
  throw new Error(`the form did not end: ${textsIn(answers.at(-1)).join(' | ')}`);
}

const OPTIONAL = /\b(skip|leave it|back|cancel|later|help|danger|have not said yes)\b/iu;

/**
 * Types `words`, then answers in words until the form ends in a card; adds a row to every list. Gives up after as many answers as any
 * form has questions.
 */
export async function typeIn(bot: Bot, words: string, text: string): Promise<void> {
  const { connector } = bot;
  let answer = words;
  for (let step = 0; step < 3 * MOST_STEPS; step += 1) {
    const before = connector.requests.length;
    const turn = typed(connector.url, answer);
    await bot.send(turn);
    // What was not asked for (a notice) is no reply to anything.
    const said = connector.requests
      .slice(before)
      .filter(({ target, method }) => method === 'POST' && target === turn['id']);
    const spoken = said.findLast(({ activity }) => typeof activity['text'] === 'string')?.activity ?? {};
    // It ends in a card; so does a form that has nothing to ask.
    if (said.at(-1)?.activity !== spoken) return;
    answer = nextAnswer(spoken, text);
  }
  throw new Error(`after "${words}" the form did not end: ${JSON.stringify(connector.requests.at(-1)?.activity)}`);
}

const Suggested = z.object({ actions: z.array(z.object({ value: z.string() })) });

function nextAnswer(activity: Json, text: string): string {
  const { actions } = Suggested.parse(activity['suggestedActions'] ?? { actions: [] });
  const says = actions.map(({ value }) => value);
  const words = String(activity['text']);
  // A list that has just got a row is done.
  if (words.includes('Another one?') && says.includes('done')) return 'done';
  if (words.includes('At what time?')) return anyTime();
  // No version says what is typed here: so all have said yes to it.
  if (words.includes('Which agreed change is it?')) return 'None of these, but all said yes';
  const isFitting = (each: string): boolean => !OPTIONAL.test(each);
  // The first was the one who is away.
  const fitting = words.includes('Nobody covers for themselves') ? says.findLast(isFitting) : says.find(isFitting);
  if (fitting !== undefined) return fitting;
  if (words.includes('NHS number')) return nhsNumber();
  if (words.includes('in digits')) return TELEPHONE;
  if (CIRCLE.test(words)) return memberLine(text, words);
  if (/whole number|Type a number/u.test(words)) return '2';
  // The longest that every question takes.
  const short = 15;
  // A reason has to have a word in it.
  return numbered(words.includes('Please say why') ? `why ${text}` : text, short);
}
