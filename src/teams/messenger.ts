import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationReference } from 'botbuilder';
import type { ChatAddress } from '../chat/address.ts';
import type { Identity } from '../chat/inbound.ts';
import type { Messenger, Opened, Sent } from '../chat/messenger.ts';
import type { Message } from '../chat/outbound.ts';
import type { Log } from '../kernel/log.ts';
import type { TeamsAdapter } from './authentication.ts';
import { SendFailure } from './send-failure.ts';
import { describeFailure } from './failure.ts';
import { senderTo } from './sending.ts';
import type { Pace } from './pace.ts';
import type { ServiceHosts } from './service-hosts.ts';
import { messageActivity } from './write.ts';

const WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** Whoever ends the bot waits no longer than this. */
const LONGEST_PAUSE_MS = 1_000;

export interface MessengerOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string | undefined;
  readonly serviceHosts: ServiceHosts;
  readonly pace: Pace;
  readonly log: Log;
}

/**
 * Speaks first, at an address that was stored. One attempt a call: the caller keeps the list (S55).
 * - 429 and 412: `later`, as long as `Retry-After` says. The same for 401, since our own credentials are out of order and the
 *   address is not, and when no connection came about.
 * - 408, 5xx and no answer: `unclear`, for Teams may have taken it before it failed.
 * - every other refusal, and an address whose host is not allowed (S4): `never`.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export function createMessenger({ adapter, appId = '', serviceHosts, pace, log }: MessengerOptions): Messenger {
  const send = async (address: ChatAddress, message: Message): Promise<Sent> => {
    if (!serviceHosts(address.serviceUrl)) {
      log.warn('teams.send-refused', { reason: 'service-host' });
      return { kind: 'never' };
    }
    const waitMs = pace.waitFor(address.conversation);
    if (waitMs > 0) return { kind: 'held', waitMs };
    try {
      const sender = senderTo(adapter, referenceTo(address, appId));
      return { kind: 'sent', messageId: await sender.send(messageActivity(message, address.kind)) };
    } catch (error) {
      log.warn('teams.send-failed', describeFailure(error));
      return outcomeOf(error);
    }
  };
  /**
   * Teams knows a person by the id it gave this bot, or, before they ever met, by their Entra id; 403 when the bot is not
   * installed for them. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
   */
  const open = async (who: Identity, near: ChatAddress): Promise<Opened> => {
    const waitMs = pace.waitAltogether();
    if (waitMs > 0) return { kind: 'later', waitMs };
    try {
      const conversation = await adapter.connector.open(near.serviceUrl, {
        bot: { id: `28:${appId}` },
        members: [{ id: who.teamsId.startsWith('29:') ? who.teamsId : who.aadObjectId, aadObjectId: who.aadObjectId }],
        tenantId: who.tenant,
        isGroup: false,
        channelData: { tenant: { id: who.tenant } },
      });
      if (conversation === '') return { kind: 'later', waitMs: WAIT_MS };
      const { serviceUrl } = near;
      return { kind: 'opened', address: { kind: 'personal', serviceUrl, tenant: who.tenant, conversation } };
    } catch (error) {
      log.warn('teams.open-failed', describeFailure(error));
      const fared = outcomeOf(error);
      // A chat opened twice is the same chat: here nothing is unclear.
      return fared.kind === 'never' ? fared : { kind: 'later', waitMs: fared.waitMs };
    }
  };
  return {
    send,
    open,
    async hasRoom() {
      const waitMs = pace.waitAltogether();
      if (waitMs > 0) await pause(Math.min(waitMs, LONGEST_PAUSE_MS));
      return pace.waitAltogether() === 0;
    },
  };
}

function outcomeOf(error: unknown): Exclude<Sent, { kind: 'sent' }> {
  // Not an answer from Teams: a token that cannot be fetched, for one. Nothing left, and the address is as good as before.
  if (!(error instanceof SendFailure)) return { kind: 'later', waitMs: WAIT_MS };
  const { status, refused, retryAfterMs = WAIT_MS } = error;
  const waitMs = Math.min(retryAfterMs, LONGEST_WAIT_MS);
  if (status === undefined) return { kind: refused ? 'later' : 'unclear', waitMs };
  if ([401, 412, 429].includes(status)) return { kind: 'later', waitMs };
  return status === 408 || status >= 500 ? { kind: 'unclear', waitMs } : { kind: 'never' };
}

function referenceTo(address: ChatAddress, appId: string): Partial<ConversationReference> {
  const isPersonal = address.kind === 'personal';
  return {
    channelId: 'msteams',
    serviceUrl: address.serviceUrl,
    // Teams knows a bot as `28:<app id>`. Without an app id there is only the Playground, which does not ask.
    bot: { id: appId ? `28:${appId}` : 'bot', name: 'Reable' },
    conversation: {
      id: address.conversation,
      tenantId: address.tenant,
      isGroup: !isPersonal,
      conversationType: address.kind === 'group' ? 'groupChat' : address.kind,
      name: '',
    },
  };
}
