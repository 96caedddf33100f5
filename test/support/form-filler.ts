import { z } from 'zod';
import { pressed, typed, type Json } from './connector.ts';
import { buttonsOf, textsIn } from './talk.ts';
import { arrived, type Bot } from './whole-app.ts';

/** Fills in any form over the wire, knowing nothing of it but what stands on its cards: a new flow is covered by itself. */

interface Input {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly max: number;
  readonly min: number;
  readonly many: boolean;
  readonly options: readonly Option[];
}

interface Option {
  readonly value: string;
  readonly title: string;
}

function inputsOf(card: unknown): Input[] {
  if (Array.isArray(card)) return card.flatMap(inputsOf);
  if (typeof card !== 'object' || card === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(card));
  const [type, id, choices] = [fields.get('type'), fields.get('id'), fields.get('choices')];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
    const options = (Array.isArray(choices) ? choices : []).flatMap((choice: unknown) =>
      typeof choice === 'object' && choice !== null && 'value' in choice && 'title' in choice
        ? [{ value: String(choice.value), title: String(choice.title) }]
        : [],
    );
    const [label, max, min] = [fields.get('label'), fields.get('maxLength'), fields.get('min')];
    const many = fields.get('isMultiSelect') === true;
    return [{ id, type, label: String(label), max: Number(max ?? 100), min: Number(min ?? 0), many, options }];
  }
  return [...fields.values()].flatMap(inputsOf);
}

/**
 * What goes into the fields: a text with a number behind it, since no two answers should be the same; the choice at this place among the
 * options, as far as there are so many, or all of several when it is the first; a day.
 */
export interface Filling {
  readonly text: string;
  readonly choose: number;
  /** An option that reads like this is chosen wherever there is one. */
  readonly prefer?: RegExp | undefined;
  readonly day: string;
}

let texts = 0;
const numbered = (text: string, max = 100): string => {
  // No number by itself: a test looks for what a formula would come to.
  const number = ` n${++texts}`;
  return `${text.slice(0, max - number.length)}${number}`;
};
/** One that the standard itself gives as an example. */
const NHS_NUMBER = '943 476 5919';
/** A line says who it is and what they are, and has no other comma or bracket in it. */
const CIRCLE = 'Who is around them';
const SHORT = 40;

/** `again`: how often this card has come back because something on it was refused; another choice is made each time. */
const valueFor = (input: Input, filling: Filling, again: number): string => {
  const { type, label, max, min } = input;
  const { text, day } = filling;
  if (label.includes('NHS number')) return NHS_NUMBER;
  if (label.includes(CIRCLE)) return `${numbered(text.replace(/[\r\n;]+/gu, ' '), SHORT)}, carer`;
  switch (type) {
    case 'Input.ChoiceSet':
      return choiceFor(input, filling, again);
    case 'Input.Date':
      return day;
    case 'Input.Time':
      // Nobody is at two visits at once.
      return `${String(6 + (texts % 16)).padStart(2, '0')}:${String((texts * 7) % 60).padStart(2, '0')}`;
    case 'Input.Number':
      return String(min);
    default:
      return numbered(text, max);
  }
};

function choiceFor({ many, options }: Input, { choose, prefer }: Filling, again: number): string {
  const preferred = prefer && options.find(({ title }) => prefer.test(title));
  if (preferred && again === 0) return preferred.value;
  if (many && choose + again === 0) return options.map(({ value }) => value).join(',');
  return options[(Math.min(choose, options.length - 1) + again) % options.length]?.value ?? '';
}

const HANDS_IN = new Set(['flow/next', 'flow/record']);
const handIn = (card: unknown) => buttonsOf(card).find(({ data }) => HANDS_IN.has(data.do));
const adding = (card: unknown) =>
  buttonsOf(card).find(({ data }) => data.do === 'flow/row' && data.x?.endsWith('.new'));
const MOST_STEPS = 30;

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
    (request) =>
      connector.requests.indexOf(request) >= before &&
      (handIn(request.activity) !== undefined || textsIn(request.activity).includes(title)),
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

const OPTIONAL = /\b(skip|leave it|back|cancel|later|help|danger)\b/iu;

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
  const isFitting = (each: string): boolean => !OPTIONAL.test(each);
  // The first was the one who is away.
  const fitting = words.includes('Nobody covers for themselves') ? says.findLast(isFitting) : says.find(isFitting);
  if (fitting !== undefined) return fitting;
  if (words.includes('NHS number')) return NHS_NUMBER;
  if (words.includes(CIRCLE)) return `${numbered(text.replace(/[\r\n;]+/gu, ' '), SHORT)}, carer`;
  if (words.includes('whole number')) return '2';
  // The longest that every question takes.
  const short = 15;
  // A reason has to have a word in it.
  return numbered(words.includes('Please say why') ? `why ${text}` : text, short);
}
