import { setTimeout as pause } from 'node:timers/promises';
import { TurnContext, type Activity, type ConversationReference } from 'botbuilder';
import type { TeamsAdapter } from './authentication.ts';
import { SendFailure } from './send-failure.ts';

/** Sends within one conversation. Both reject with `SendFailure`. */
export interface Sender {
  /** Resolves to the id of the new message, empty when Teams names none. */
  send(activity: Partial<Activity>): Promise<string>;
  update(messageId: string, activity: Partial<Activity>): Promise<void>;
}

export const senderOf = (context: TurnContext): Sender => ({
  send: async (activity) => (await context.sendActivity(activity))?.id ?? '',
  update: async (id, activity) => {
    await context.updateActivity({ ...activity, id });
  },
});

/** Speaks in a conversation without having been spoken to; what is sent is no reply to anything. */
export function senderTo(
  adapter: TeamsAdapter,
  { activityId: _, ...reference }: Partial<ConversationReference>,
): Sender {
  const activity = TurnContext.applyConversationReference({ type: 'event' }, reference, true);
  return senderOf(new TurnContext(adapter, activity));
}

const ATTEMPTS = 3;
const LONGEST_WAIT_MS = 3_000;

/**
 * Sends a reply again when Teams asks to wait or was not reached, and once when it may have been taken: somebody waits for
 * this answer, and seeing it twice harms less than not at all. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const wait = waitBefore(error, tried);
      if (wait === undefined) throw error;
      await pause(wait);
    }
  }
}

function waitBefore(error: unknown, tried: number): number | undefined {
  if (!(error instanceof SendFailure)) return undefined;
  const wait = error.retryAfterMs ?? 300 * tried * (1 + Math.random());
  const attempts = error.status === 429 || error.refused ? ATTEMPTS : 2;
  const isPassing = error.status === undefined || [412, 429, 502, 503, 504].includes(error.status);
  return isPassing && tried < attempts && wait <= LONGEST_WAIT_MS ? wait : undefined;
}
