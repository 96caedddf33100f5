import { z } from 'zod';

/**
 * Where something can be said: stored, so that the bot can speak first later on.
 * `conversation` is the platform's id; for a channel it is the channel itself, without the thread.
 */
export const ChatAddress = z.strictObject({
  kind: z.enum(['personal', 'channel', 'group']),
  serviceUrl: z.url(),
  tenant: z.string().min(1),
  conversation: z.string().min(1),
});
export interface ChatAddress extends z.infer<typeof ChatAddress> {}

export const sameAddress = (a: ChatAddress, b: ChatAddress): boolean =>
  a.kind === b.kind && a.serviceUrl === b.serviceUrl && a.tenant === b.tenant && a.conversation === b.conversation;
