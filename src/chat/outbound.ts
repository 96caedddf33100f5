import type { Card } from '../../cards/card.ts';

/** A button under a message that says its text as if the person had typed it. */
export interface Suggestion {
  readonly title: string;
  readonly says: string;
}

/** Words, with at most six suggestions (Teams shows no more). The text is plain; the edge escapes it. */
export interface Words {
  readonly kind: 'words';
  readonly text: string;
  readonly suggestions?: readonly Suggestion[];
}

/**
 * A card. `summary` is what a lock screen or activity feed may show: neutral, never about a person (S40).
 */
export interface Shown {
  readonly kind: 'card';
  readonly card: Card;
  readonly summary: string;
}

export type Message = Words | Shown;

/**
 * What the bot answers with, in order.
 * - `say`: a new message in the conversation.
 * - `replace`: the answer to a press, drawn in place of the card on the screen of whoever pressed. At most one in an answer.
 * - `update`: changes a message that stands in the conversation, for everybody who sees it.
 */
export type Outbound =
  | { readonly kind: 'say'; readonly message: Message }
  | { readonly kind: 'replace'; readonly card: Card }
  | { readonly kind: 'update'; readonly messageId: string; readonly message: Message };

export const say = (text: string, suggestions: readonly Suggestion[] = []): Outbound => ({
  kind: 'say',
  message: { kind: 'words', text, suggestions },
});
