import type { IContainer } from '@microsoft/teams.cards';
import type { Card, Element } from './card.ts';
import { drawFlags, joinedTo } from './tone.ts';
import type { Tone } from './views.ts';

/** What stands out at the top of a card, apart from its title. */
const isBanner = (element: Element): element is IContainer =>
  element.type === 'Container' &&
  element.showBorder === true &&
  element.selectAction === undefined &&
  ['good', 'warning', 'attention'].includes(String(element.style));

/** So far down what stands out is still the top. */
const TOP = 5;

/** The card with a sentence that matters more than anything below it: the first line of what stands out, where something does. */
export function above(card: Card, words: string, tone: Tone): Card {
  const first = card.body.slice(0, TOP).find(isBanner);
  const flags = [{ words, tone }];
  return {
    ...card,
    body: first
      ? card.body.map((one) => (one === first ? joinedTo(first, flags) : one))
      : [...drawFlags(flags), ...card.body],
  };
}
