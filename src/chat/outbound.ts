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

/** What a dialog shows: a card drawn like any other. `title` stands above it. */
export interface Dialog {
  readonly title: string;
  readonly card: Card;
  readonly size?: 'small' | 'medium' | 'large';
  /** Comes back with every press in this dialog (`DialogData`). */
  readonly sealed?: string;
}

/** One thing that was found. Chosen, its card is put into a chat before everybody there: nothing to press, nothing of one person's. */
export interface SearchResult {
  readonly title: string;
  readonly detail: string;
  readonly card: Card;
}

/**
 * What the bot answers with, in order.
 * - `say`: a new message in the conversation.
 * - `replace`: the answer to a press, drawn in place of the card on the screen of the person who pressed. At most one in an answer.
 * - `update`: changes a message that stands in the conversation, for everybody who sees it.
 * - `dialog`, `close`: what a dialog does next. Words are shown in its place before it closes. In answer to a dialog only; without
 *   either, the first words of the answer stand in the dialog, and what was entered is kept.
 * - `results`: in answer to a search only; without any, the first words of the answer are shown.
 */
export type Outbound =
  | { readonly kind: 'say'; readonly message: Message }
  | { readonly kind: 'replace'; readonly card: Card }
  | { readonly kind: 'update'; readonly messageId: string; readonly message: Message }
  | ({ readonly kind: 'dialog' } & Dialog)
  | { readonly kind: 'close'; readonly text?: string }
  | { readonly kind: 'results'; readonly results: readonly SearchResult[] };

export const say = (text: string, suggestions: readonly Suggestion[] = []): Outbound => ({
  kind: 'say',
  message: { kind: 'words', text, suggestions },
});
