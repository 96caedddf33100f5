import type { Card } from '../../cards/card.ts';
import { agreed, fewerVisits } from './plan-talk.ts';
import { buttonsOf, World } from './talk.ts';

/** Far more than there are: what leads to ever new pages would never end. */
const MOST_CARDS = 400;

/**
 * The cards that a coordinator is sent and comes to by pressing whatever there is, in a world with a plan and a change of it to agree.
 * A form is pressed through as it is: empty.
 */
export async function crawl(): Promise<readonly Card[]> {
  const world = await World.open();
  const chat = world.chat('Priya Shah');
  await agreed(world, world.chat('Tom Reed'), chat);
  await fewerVisits(chat);
  await chat.presses('Ask everybody to agree');
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
  for (let next = waiting.shift(); next && cards.length < MOST_CARDS; next = waiting.shift())
    read((await chat.sends(next.data)).card);
  return cards;
}
