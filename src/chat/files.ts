import { z } from 'zod';
import type { Result } from '../kernel/result.ts';

/** A file that somebody sent along in private chat: where the platform keeps it for the bot, for a short while. */
export const SentFile = z.object({
  name: z.string().max(300),
  kind: z.string().max(20),
  address: z.string().max(4_000),
});
export interface SentFile extends z.infer<typeof SentFile> {}

/** Fetching what somebody sent: the port whose adapter is teams/files.ts. Refusals: not a place files may come from or not there; too long. */
export type ReadFile = (file: SentFile) => Promise<Result<string, 'unreachable' | 'too-big'>>;
