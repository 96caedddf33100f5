import { pressed, typed, type Json } from './connector.ts';
import { buttonsOf, textsIn } from './talk.ts';
import { arrived, type Bot } from './whole-house.ts';

/** Fills in any form over the wire, knowing nothing of it but what stands on its cards: a new flow is covered by itself. */

interface Input {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly max: number;
  readonly min: number;
  readonly options: readonly string[];
}

function inputsOf(card: unknown): Input[] {
  if (Array.isArray(card)) return card.flatMap(inputsOf);
  if (typeof card !== 'object' || card === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(card));
  const [type, id, choices] = [fields.get('type'), fields.get('id'), fields.get('choices')];
  if (typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string') {
    const options = (Array.isArray(choices) ? choices : []).flatMap((choice: unknown) =>
      typeof choice === 'object' && choice !== null && 'value' in choice ? [String(choice.value)] : [],
    );
    const [label, max, min] = [fields.get('label'), fields.get('maxLength'), fields.get('min')];
    return [{ id, type, label: String(label), max: Number(max ?? 100), min: Number(min ?? 0), options }];
  }
  return [...fields.values()].flatMap(inputsOf);
}

/**
 * What goes into the fields: a text with a number behind it, since no two answers should be the same; the choice at this place among the
 * options, as far as there are so many; a day.
 */
export interface Filling {
  readonly text: string;
  readonly choose: number;
  readonly day: string;
}

let texts = 0;
const numbered = (text: string, max = 100): string => {
  const number = ` ${++texts}`;
  return `${text.slice(0, max - number.length)}${number}`;
};
/** One that the standard itself gives as an example. */
const NHS_NUMBER = '943 476 5919';

/** `again`: how often this card has come back because something on it was refused; another choice is made each time. */
const valueFor = ({ type, label, max, min, options }: Input, { text, choose, day }: Filling, again: number): string => {
  if (label.includes('NHS number')) return NHS_NUMBER;
  switch (type) {
    case 'Input.ChoiceSet':
      return options[(Math.min(choose, options.length - 1) + again) % options.length] ?? '';
    case 'Input.Date':
      return day;
    case 'Input.Time':
      return '08:00';
    case 'Input.Number':
      return String(min);
    default:
      return numbered(text, max);
  }
};

const HANDS_IN = new Set(['flow/next', 'flow/record']);
const handIn = (card: unknown) => buttonsOf(card).find(({ data }) => HANDS_IN.has(data.do));
const adding = (card: unknown) =>
  buttonsOf(card).find(({ data }) => data.do === 'flow/row' && data.x?.endsWith('.new'));
const MOST_STEPS = 30;

/** Presses `press`, then fills in card after card until there is nothing to hand in; gives every answer, the last one last. */
export async function fillIn(bot: Bot, press: Json, filling: Filling): Promise<readonly unknown[]> {
  const { connector } = bot;
  const before = connector.requests.length;
  const answers: unknown[] = [await bot.send(pressed(connector.url, press))];
  // A form that opens is a message of its own, which follows the answer; notices may come in between.
  const opened = await arrived(
    connector,
    (request) => connector.requests.indexOf(request) >= before && handIn(request.activity) !== undefined,
  );
  answers.push(opened);
  let [seen, again] = ['', 0];
  /** Each list gets one more row. */
  const given = new Set<string | undefined>();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const card = answers.at(-1);
    const more = adding(card);
    const button = more && !given.has(more.data.x) ? more : handIn(card);
    if (!button) return answers;
    given.add(button.data.x);
    const fields = inputsOf(card);
    const asked = fields.map(({ id }) => id).join(',');
    again = asked === seen ? again + 1 : 0;
    seen = asked;
    const inputs = Object.fromEntries(fields.map((input) => [input.id, valueFor(input, filling, again)]));
    answers.push(await bot.send(pressed(connector.url, { ...button.data, ...(button.inputs && inputs) })));
  }
  throw new Error(`the form did not end: ${textsIn(answers.at(-1)).join(' | ')}`);
}

const OPTIONAL = /\b(skip|leave it|back|cancel|later|help|danger)\b/iu;

/** Types `words`, then answers in words until everything is recorded; gives up after as many answers as any form has questions. */
export async function typeIn(bot: Bot, words: string, text: string): Promise<void> {
  const { connector } = bot;
  let answer = words;
  for (let step = 0; step < 3 * MOST_STEPS; step += 1) {
    const before = connector.requests.length;
    await bot.send(typed(connector.url, answer));
    const said = connector.requests.slice(before).map(({ activity }) => activity);
    if (/^record it$/iu.test(answer)) return;
    answer = nextAnswer(said.findLast(({ text: spoken }) => typeof spoken === 'string') ?? {}, text);
  }
  throw new Error(`the form did not end: ${JSON.stringify(connector.requests.at(-1)?.activity)}`);
}

function nextAnswer(activity: Json, text: string): string {
  const suggestions = JSON.stringify(activity['suggestedActions'] ?? {}).matchAll(/"value":"([^"]+)"/gu);
  const says = [...suggestions].map(([, each = '']) => each);
  const fitting = says.find((each) => each === 'done') ?? says.find((each) => !OPTIONAL.test(each));
  if (fitting !== undefined) return fitting;
  if (String(activity['text']).includes('NHS number')) return NHS_NUMBER;
  // The longest that every question takes.
  const short = 15;
  return /\b(when|day|date)\b/iu.test(String(activity['text'])) ? 'today' : numbered(text, short);
}
