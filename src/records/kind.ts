import type { z } from 'zod';
import type { Day } from '../kernel/days.ts';
import type { StaffId, TeamId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Actor } from './fact.ts';
import type { Notice } from './record.ts';

/** When and by whom a command is given. Rules read this instead of a clock. */
export interface Occasion {
  readonly at: Date;
  /** The day it is where the service works. */
  readonly today: Day;
  readonly by: Actor;
}

/** The occasion on which something happened, and the number it has in the record's history. */
export interface Evolving extends Occasion {
  readonly seq: number;
}

/** Whose record it is. */
export interface Beginning {
  readonly team: TeamId;
  readonly author: StaffId;
}

/** What facts came of: the state that they were decided on, and whose command it was. */
export interface Cause<S> {
  readonly before: S;
  readonly by: Actor;
}

/** What a fact sets off: who is to be sent what. */
export type NewNotice = Pick<Notice, 'to' | 'what'>;

/**
 * The rules of one kind of record: facts, the state they fold to, and commands that are decided.
 * All of it pure: no clock, no store, nothing thrown.
 */
export interface Rules<S, F, C, R> {
  readonly kind: string;
  /** The start of its references, for example MC. */
  readonly prefix: string;
  readonly version: number;
  readonly fact: z.ZodType<F>;
  readonly state: z.ZodType<S>;
  readonly initial: S;
  evolve(state: S, fact: F, occasion: Evolving): S;
  decide(state: S, command: C, occasion: Occasion): Result<readonly F[], R>;
}

/** A kind of record: its rules, and what follows from its facts. */
export interface RecordKind<S, F, C, R> extends Rules<S, F, C, R> {
  /** Who is sent what because of these facts. */
  notify(state: S, facts: readonly F[], about: Beginning, cause: Cause<S>): readonly NewNotice[];
  /** Staff who have something to do here: it stands in their list until done. */
  waitingFor(state: S, author: StaffId): readonly StaffId[];
  /** The day on which the record wants attention by itself. */
  chase(state: S): Day | undefined;
}
