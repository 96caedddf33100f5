import type { Card } from './card.ts';
import { strip } from './tone.ts';
import type { Tone } from './views.ts';

/** The card with a sentence at its top that matters more than anything below it. */
export const above = (card: Card, words: string, tone: Tone): Card => ({
  ...card,
  body: [strip(words, tone), ...card.body],
});
