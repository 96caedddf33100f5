import type { Card } from '../../cards/card.ts';
import type { Message, Outbound } from '../chat/outbound.ts';

const NEUTRAL_SUMMARY = 'Reable has a message for you';

/** A card as a message of its own, with a summary that says nothing about anybody. */
export const asMessage = (card: Card): Message => ({ kind: 'card', card, summary: NEUTRAL_SUMMARY });

export const shown = (card: Card): Outbound => ({ kind: 'say', message: asMessage(card) });

/** Brings the message that holds the card up to date for everybody on whose screen it stands; nothing when it is not known. */
export const updated = (message: string | undefined, card: Card): readonly Outbound[] =>
  message === undefined ? [] : [{ kind: 'update', messageId: message, message: asMessage(card) }];

export const STRANGER =
  'I do not know you yet, so I cannot show you anything. Please ask your manager to put you into a team: your name is now in the administrator’s list. If somebody is in danger, call 999.';

export const NOT_HERE =
  'I only talk about people in private chat. Please open a chat with me: select my name, then Message. If somebody is in danger, call 999.';

/** In answer to a request for a form that the role does not reach. */
export const NOT_FOR_YOUR_ROLE =
  'Your role does not cover this. If you should be able to do it, please ask your manager to change your role or your team.';
