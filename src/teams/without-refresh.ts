import type { Messenger } from '../chat/messenger.ts';
import type { Message, Outbound } from '../chat/outbound.ts';
import type { Handle } from './delivery.ts';

type Card = Extract<Message, { kind: 'card' }>['card'];

/**
 * Without credentials the bot talks to the Microsoft 365 Agents Playground, which never refreshes a card and hangs a warning on
 * every one that asks for it. There cards go out without `refresh`; in Teams they keep it. Nor does it open chats by itself.
 */
export const handleWithoutRefresh =
  (handle: Handle): Handle =>
  async (inbound) =>
    (await handle(inbound)).map(plainOutbound);

export const messengerWithoutRefresh = (messenger: Messenger): Messenger => ({
  send: (address, message) => messenger.send(address, plainMessage(message)),
  hasRoom: () => messenger.hasRoom(),
});

function plainOutbound(out: Outbound): Outbound {
  if (out.kind === 'replace') return { ...out, card: plainCard(out.card) };
  return out.kind === 'say' || out.kind === 'update' ? { ...out, message: plainMessage(out.message) } : out;
}

const plainMessage = (message: Message): Message =>
  message.kind === 'card' ? { ...message, card: plainCard(message.card) } : message;

const plainCard = ({ refresh: _, ...card }: Card): Card => card;
