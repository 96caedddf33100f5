import type { Activity } from 'botbuilder';
import { withoutMarkdown } from '../../cards/text.ts';
import type { ChatAddress } from '../chat/address.ts';
import type { Message, Outbound } from '../chat/outbound.ts';
import { asMarkdown } from './text.ts';

type Card = Extract<Message, { kind: 'card' }>['card'];

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

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

/** What goes back for an invoke. There is always a body: without one Teams shows an error and asks again. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body: { readonly statusCode: number; readonly type: string; readonly value: unknown };
}

/** Words in answer to a press: shown beside the card, on which what was typed stays. */
export const words = (text: string): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: MESSAGE, value: text },
});
const error = (status: number, statusCode: number, code: string, message: string): InvokeAnswer => ({
  status,
  body: { statusCode, type: ERROR, value: { code, message } },
});

/**
 * The answer to a press: the first `replace` as the card to draw, or short words when there is none.
 * `rest` is what is still to be sent, in order.
 */
export function pressAnswer(outbound: readonly Outbound[]): { answer: InvokeAnswer; rest: readonly Outbound[] } {
  const replace = outbound.find((out) => out.kind === 'replace');
  return {
    answer: replace
      ? { status: 200, body: { statusCode: 200, type: CARD, value: replace.card } }
      : words('Please see below.'),
    rest: outbound.filter((out) => out.kind !== 'replace'),
  };
}

export const NOT_SAVED = 'Not saved. Please try again.';

/**
 * The answer when the application failed. A message with status 200, not `application/vnd.microsoft.error`: for an error
 * Teams shows words of its own, which say nothing of saving, while a message is shown as it is and what was typed stays.
 */
export const notSaved: InvokeAnswer = words(NOT_SAVED);

export const OLD_BUTTON = 'This button no longer works. Type help to see what I can do.';

/** A press no card of ours sends. */
export const notOurs: InvokeAnswer = error(200, 400, 'BadRequest', OLD_BUTTON);

/** An invoke this bot does not answer. */
export const notImplemented: InvokeAnswer = error(501, 501, 'NotImplemented', 'This is not available.');
