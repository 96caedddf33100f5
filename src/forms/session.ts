import { z } from 'zod';
import { Instant } from '../kernel/days.ts';
import { newSessionId, newToken, SessionId } from '../kernel/ids.ts';
import type { Answers } from './question.ts';

/** What a form was opened for, by name: a person, a record, the version that stood on its first card. The values are opaque ids. */
export type OpenedFor = Readonly<Record<string, string>>;

/**
 * A form that is half-way. It is kept at every step, so it survives a restart and follows its owner to another device.
 * `revision` goes up with every change: a card that carries an older one is stale and changes nothing.
 */
export const Session = z.strictObject({
  id: SessionId,
  flow: z.string(),
  flowVersion: z.number().int(),
  openedFor: z.record(z.string(), z.string()),
  /** The random part of the record's id, minted when the form is first shown, so that recording twice finds the first (S51). */
  token: z.string(),
  step: z.string(),
  /** The question that was gone back to by typing. */
  asking: z.string().optional(),
  /** True once everything has been in view to be checked: from then on Next leads back there as soon as every answer fits. */
  checked: z.literal(true).optional(),
  revision: z.number().int().nonnegative(),
  answers: z.record(z.string(), z.string()),
  /** Days among them that the flow filled in and nobody has kept or changed yet, by question: on another day they are filled in anew. */
  filled: z.record(z.string(), z.string()).optional(),
  /** What stands beside a typed answer, was filled in and never said: the check asks about it (R1). */
  unsaid: z.array(z.string()).optional(),
  /** What answers were filled in from, as the flow wrote it; only the flow knows what it says. */
  base: z.unknown().optional(),
  /** What the form rests upon, as it was when the form was begun for whom it is about, or read since (S53). */
  stood: z.record(z.string(), z.string()).optional(),
  /** The message that holds the form's card, once known. */
  message: z.string().optional(),
  /** What was typed last and is asked about before it is kept: it may be no answer. */
  doubted: z.string().optional(),
  /** What a yes would be to: doing that instead, or leaving the form. */
  doubt: z.enum(['instead', 'out']).optional(),
  /** The revision with which it went to be recorded: until it is refused it may be on record. */
  sent: z.number().int().optional(),
  begun: Instant,
  touched: Instant,
});
export type Session = z.infer<typeof Session>;

/** What a form says so far. */
export type Entered = Pick<Session, 'answers' | 'base'>;

/** Stands for the step of a form that was not shown yet: which one comes first is known once its context is loaded. */
export const START = '';

/** A new form. */
export const newSession = (
  { id, version }: { readonly id: string; readonly version: number },
  now: Instant,
  openedFor: OpenedFor = {},
  answers: Answers = {},
): Session => ({
  id: newSessionId(),
  flow: id,
  flowVersion: version,
  openedFor,
  token: newToken(),
  step: START,
  revision: 0,
  answers,
  begun: now,
  touched: now,
});
