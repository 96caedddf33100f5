import type { z } from 'zod';
import type { Day } from '../kernel/days.ts';
import type { RecordId, StaffId, TeamId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Party } from '../people/party.ts';
import type { RecordContainer } from '../store/document-store.ts';
import type { Duty, Standing } from '../work/duty.ts';
import type { Actor } from './fact.ts';
import type { Notice } from './record.ts';

/** When something happened, by whom, and its number in the record's history. */
export interface Happened {
  readonly at: Date;
  /** The day it was where the service works. */
  readonly today: Day;
  readonly by: Actor;
  readonly seq: number;
}

/** The moment at which a command is decided: rules read this instead of a clock, a directory or a setting. */
export interface Occasion extends Omit<Happened, 'seq'> {
  /** Those who lead the record's team, if the kind looks at them. */
  readonly leads: readonly StaffId[];
  /** The team's managers, if the kind looks at them. */
  readonly managers?: readonly StaffId[];
  /** The person and everybody around them, if the kind looks at them. */
  readonly circle: readonly Party[];
}

/** Whose record it is, and what it was made from. */
export interface Beginning {
  readonly team: TeamId;
  readonly author: StaffId;
  readonly from?: RecordId | undefined;
}

/** What facts came of: the state that they were decided on, whose command it was, and who leads the team. */
export interface Cause<S> {
  readonly before: S;
  readonly by: Actor;
  readonly leads: readonly StaffId[];
  readonly managers?: readonly StaffId[] | undefined;
  /** Reablement is over for the person: nobody is told of what applies no more. */
  readonly isOver?: boolean;
}

/** From when until when something was worked through; without `until` it is open. */
export interface Span {
  readonly from: Day;
  readonly until?: Day | undefined;
}

/** What a fact sets off: who is to be sent what. */
export type NewNotice = Pick<Notice, 'to' | 'what'>;

/**
 * The rules of one kind of record: facts, the state they fold to, commands that are decided, and what waits for whom.
 * All of it pure: no clock, no store, nothing thrown. What a kind does not have, it leaves out.
 */
export interface Rules<S, F, C, R> {
  readonly kind: string;
  /** The start of its references, for example MC. */
  readonly prefix: string;
  readonly version: number;
  /** Whom a record is about: a person, unless it says otherwise. */
  readonly subject?: 'person' | 'team' | 'service';
  /** Where its records are kept: with most others, unless it says otherwise. */
  readonly container?: RecordContainer;
  /** What its decisions look at besides the record. */
  readonly looksAt?: readonly ('circle' | 'leads' | 'managers')[];
  readonly fact: z.ZodType<F>;
  readonly state: z.ZodType<S>;
  readonly initial: S;
  evolve(state: S, fact: F, happened: Happened): S;
  decide(state: S, command: C, occasion: Occasion): Result<readonly F[], R>;
  duties?(state: S, standing: Standing): readonly Duty[];
  /** For a kind that is worked through and then over: since when, until when. It stands on the team's board; without this, only what is late does. */
  span?(state: S): Span | undefined;
  /** Records that something in it was made from, besides the one that it was begun from itself. */
  madeFrom?(state: S): readonly RecordId[];
  /** Staff for whom it is as if it were not there, whatever they may see besides (R24). */
  keptFrom?(state: S): readonly StaffId[];
  /** Who is sent what because of these facts. */
  notify?(state: S, facts: readonly F[], about: Beginning, cause: Cause<S>): readonly NewNotice[];
  /** Whether a notice from before that has not begun to leave is still sent; without this, all are. */
  stillSends?(state: S, notice: Notice): boolean;
}
