import type { Activity } from 'botbuilder';
import { withoutMarkdown } from '../../cards/text.ts';
import type { ChatAddress } from '../chat/address.ts';
import type { Message } from '../chat/outbound.ts';
import { asMarkdown } from './text.ts';

type Card = Extract<Message, { kind: 'card' }>['card'];

export const CARD = 'application/vnd.microsoft.card.adaptive';

/** What a lock screen or the activity feed may say about words of ours: nothing about anybody (S40). */
const NEUTRAL = 'A message from Reable';
/** Teams shows no more than six. */
const SUGGESTIONS = 6;

/**
 * A message as an activity. Every one carries a neutral `summary` (S40), and words are shown as they are, never
 * interpreted (S13). Suggestions go to personal chats only: elsewhere Teams does not draw them.
 */
export function messageActivity(message: Message, chat: ChatAddress['kind']): Partial<Activity> {
  if (message.kind === 'card') return cardActivity(message.card, message.summary);
  const suggestions = chat === 'personal' ? (message.suggestions ?? []).slice(0, SUGGESTIONS) : [];
  return {
    type: 'message',
    summary: NEUTRAL,
    textFormat: 'markdown',
    text: asMarkdown(message.text),
    ...(suggestions.length > 0 && {
      suggestedActions: {
        to: [],
        actions: suggestions.map(({ title, says }) => ({ type: 'imBack', title: withoutMarkdown(title), value: says })),
      },
    }),
  };
}

/** A card of its own: without text beside it, since Teams would split the two and return no id to update. */
export function cardActivity(card: Card, summary: string = NEUTRAL): Partial<Activity> {
  return { type: 'message', summary, attachments: [{ contentType: CARD, content: card }] };
}
