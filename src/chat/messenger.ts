import type { ChatAddress } from './address.ts';
import type { Message } from './outbound.ts';

/**
 * How a message fared.
 * - `sent`: the platform has it, under this id.
 * - `later`: not now (429, 5xx before acceptance); try again after `waitMs`.
 * - `never`: this address will not take it (blocked, uninstalled, gone): try another way.
 */
export type Sent =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'later'; readonly waitMs: number }
  | { readonly kind: 'never' };

/** Speaking first: the port through which notices leave. Its adapter is teams/messenger.ts. */
export interface Messenger {
  send(address: ChatAddress, message: Message): Promise<Sent>;
  update(address: ChatAddress, messageId: string, message: Message): Promise<Sent>;
}
