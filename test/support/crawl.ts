import type { Card } from '../../cards/card.ts';
import type { PressData } from '../../src/chat/inbound.ts';
import { inputsOf, valueFor } from './answers.ts';
import { agreed, fewerVisits } from './plan-talk.ts';
import { buttonsOf, prefilled, World } from './talk.ts';

/** Far more than there are: what leads to ever new pages would never end. */
const MOST_CARDS = 400;
const HANDS_IN = new Set(['flow/next', 'flow/record']);
const TEXT = 'She now does it by herself, with one of us nearby';
/** Today, for what was seen; then a day to come. */
const DAYS = ['2026-11-23', '2026-12-01'] as const;

/** A world with a plan and a change of it to agree. */
async function withProposal(): Promise<World> {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await agreed(world, world.chat('Tom Reed'), priya);
  await fewerVisits(priya);
  await priya.presses('Ask everybody to agree');
  return world;
}

/** The cards that a coordinator is sent and comes to by pressing whatever there is; every form that begins there is filled in to its end. */
export async function crawl(): Promise<readonly Card[]> {
  const world = await withProposal();
  const chat = world.chat('Priya Shah');
  const cards: Card[] = [];
  const waiting: ReturnType<typeof buttonsOf> = [];
  const known = new Set<string>();
  const read = (card: Card | undefined): void => {
    if (card === undefined) return;
    cards.push(card);
    for (const button of buttonsOf(card)) {
      const { do: verb, x = '', id = '' } = button.data;
      const place = `${verb} ${x} ${verb.startsWith('flow/') ? '' : id}`;
      if (!known.has(place)) waiting.push(button);
      known.add(place);
    }
  };
  for (const { message } of await world.ticks()) read(message.kind === 'card' ? message.card : undefined);
  for (const words of ['home', 'help', 'my work', 'Ada Palmer', 'Samuel Okafor']) read((await chat.says(words)).card);
  /** One of each: what a form was begun for stands last. */
  const forms = new Map<string, PressData>();
  for (let next = waiting.shift(); next && cards.length < MOST_CARDS; next = waiting.shift()) {
    if (next.data.do === 'flow/start') forms.set((next.data.x ?? '').replace(/\.[^.]+$/u, ''), next.data);
    else read((await chat.sends(next.data)).card);
  }
  for (const form of forms.values()) cards.push(...(await filledIn(world, form)));
  return cards;
}

/** Every card of one form, in a world of its own; what is refused is answered otherwise, twice. */
async function filledIn(world: World, form: PressData): Promise<readonly Card[]> {
  const chat = (await world.copied()).chat('Priya Shah');
  await chat.sends(form);
  const cards: Card[] = [];
  const times = new Map<string, number>();
  while (chat.card) {
    const { card } = chat;
    cards.push(card);
    const button = buttonsOf(card).find(({ data }) => HANDS_IN.has(data.do));
    const fields = inputsOf(card);
    const asked = `${button?.data.do} ${fields.map(({ id }) => id).join()}`;
    const again = times.get(asked) ?? 0;
    times.set(asked, again + 1);
    if (!button || again > 2) break;
    const filling = { text: TEXT, choose: 0, day: DAYS[again % DAYS.length] ?? '' };
    const given = fields.map((input) => [input.id, valueFor(input, filling, again)]);
    await chat.sends(button.data, { ...Object.fromEntries(given), ...(again === 0 && prefilled(card)) });
  }
  return cards;
}
