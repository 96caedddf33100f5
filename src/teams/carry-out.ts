import type { ChatAddress } from '../chat/address.ts';
import type { Outbound } from '../chat/outbound.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { Log } from '../kernel/log.ts';
import { describeFailure } from './failure.ts';
import { persist, type Sender } from './sending.ts';
import { cardActivity, messageActivity } from './write.ts';

/** Where the answers go. */
export interface Place {
  readonly chat: ChatAddress['kind'];
  /** The message whose card was pressed, when the card cannot be replaced in the answer to the press. */
  readonly pressedOn?: string | undefined;
}

/**
 * Sends what the application answered, in order. One that cannot be sent is logged and does not stop the others:
 * the work is done and saved by now, and an error here would say that it is not (finding 10). Never rejects.
 */
export async function carryOut(outbound: readonly Outbound[], place: Place, sender: Sender, log: Log): Promise<void> {
  for (const out of outbound) {
    try {
      await carryOutOne(out, place, sender);
    } catch (error) {
      log.error('teams.reply-failed', { kind: out.kind, ...describeFailure(error) });
    }
  }
}

async function carryOutOne(out: Outbound, { chat, pressedOn }: Place, sender: Sender): Promise<void> {
  switch (out.kind) {
    case 'say':
      await persist(() => sender.send(messageActivity(out.message, chat)));
      return;
    case 'update':
      await persist(() => sender.update(out.messageId, messageActivity(out.message, chat)));
      return;
    case 'replace': {
      // Action.Submit has no answer to draw a card in, so the message itself changes; or the card comes as a new one.
      if (pressedOn !== undefined && (await isUpdated(sender, pressedOn, out.card))) return;
      await persist(() => sender.send(cardActivity(out.card)));
      return;
    }
    case 'dialog':
    case 'close':
    case 'results':
      throw new TypeError('this answers a dialog or a search, and nothing else');
    default:
      assertNever(out);
  }
}

async function isUpdated(sender: Sender, message: string, card: Parameters<typeof cardActivity>[0]): Promise<boolean> {
  try {
    await persist(() => sender.update(message, cardActivity(card)));
    return true;
  } catch {
    return false;
  }
}
