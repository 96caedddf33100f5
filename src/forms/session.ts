import { z } from 'zod';
import { Instant } from '../kernel/days.ts';
import { RecordId, SessionId } from '../kernel/ids.ts';

/**
 * A form somebody is in the middle of. It is kept in the store at every step, so it survives a restart and follows its owner to
 * another device. `revision` goes up with every change: a card that carries an older one is stale and changes nothing.
 */
export const Session = z.strictObject({
  id: SessionId,
  flow: z.string(),
  flowVersion: z.number().int(),
  /** The record a telling belongs to. */
  about: RecordId.optional(),
  /** The random part of the record's id, minted when the form is first shown, so that recording twice finds the first (S51). */
  token: z.string(),
  step: z.string(),
  /** The question that was gone back to by typing. */
  asking: z.string().optional(),
  revision: z.number().int().nonnegative(),
  answers: z.record(z.string(), z.string()),
  /** The message that holds the form's card, once known. */
  message: z.string().optional(),
  begun: Instant,
  touched: Instant,
});
export type Session = z.infer<typeof Session>;
