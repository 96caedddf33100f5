import type { ChatAddress } from './address.ts';
import type { Identity } from './inbound.ts';
import type { Message } from './outbound.ts';

/**
 * How a message fared.
 * - `sent`: the platform has it, under this id.
 * - `held`: our own pace held it back, nothing was attempted; it may go after `waitMs`.
 * - `later`: refused for now, and surely not accepted (429, no connection); try again after `waitMs`.
 * - `unclear`: no answer, or one that says nothing (5xx): it may have arrived. At most one repeat, after `waitMs` (S55).
 * - `never`: this address will not take it (blocked, uninstalled, gone): try another way.
 */
export type Sent =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'held' | 'later' | 'unclear'; readonly waitMs: number }
  | { readonly kind: 'never' };

/** What became of opening a private chat. Opening one twice gives the same one: a failure is always safe to repeat. */
export type Opened =
  | { readonly kind: 'opened'; readonly address: ChatAddress }
  | { readonly kind: 'later'; readonly waitMs: number }
  | { readonly kind: 'never' };

/** Speaking first: the port through which notices leave. Its adapter is teams/messenger.ts. */
export interface Messenger {
  send(address: ChatAddress, message: Message): Promise<Sent>;
  /**
   * Whether our own pace lets anything go now: asked before work is put into a message that could only be held back. Waits a moment
   * (at most a second) until it does.
   */
  hasRoom(): Promise<boolean>;
  /**
   * Opens a private chat with a person whom the bot has never met, through the service at `near`. Absent where a bot cannot begin
   * a conversation: without credentials.
   */
  readonly open?: ((who: Identity, near: ChatAddress) => Promise<Opened>) | undefined;
}
