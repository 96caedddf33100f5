import type { Inbound } from '../chat/inbound.ts';
import type { Outbound } from '../chat/outbound.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { ActivityRead } from './activity.ts';
import type { TeamsAdapter } from './authentication.ts';
import type { Place } from './carry-out.ts';
import type { Rate } from './limits.ts';
import type { TeamsActivity } from './shape.ts';

/** The application: what to answer, in order. It may reject; then the person is told that nothing was saved. */
export type Handle = (inbound: Inbound) => Promise<readonly Outbound[]>;
/** What must be said at once, whatever else is answered and however long that takes: advice in danger (S52, S58). */
export type Advise = (inbound: Inbound) => readonly Outbound[];

export interface AnsweringOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string | undefined;
  readonly advise: Advise;
  readonly handle: Handle;
  /** How fast one person may go (S12). */
  readonly personRate: Rate;
  readonly clock: Clock;
  readonly log: Log;
}

/** One delivery on its way through. */
export interface Delivery {
  readonly activity: TeamsActivity;
  /** What a person may quote to ask what became of it. */
  readonly reference: string;
  /** Resolves when the person must be answered, done or not. */
  readonly tooLate: Promise<'late'>;
  /** Resolves when the HTTP call has been answered. */
  readonly answered: Promise<void>;
  /** For work that may outlive the turn: the bot does not stop before it is done. */
  readonly goOn: (work: Promise<void>) => void;
  /** What the log says of it; `repeated` unless something else is found. */
  readonly line: { kind: ActivityRead['kind']; fate: Fate };
}

type Fate = 'answered' | 'nothing' | 'refused' | 'repeated' | 'limited' | 'late' | 'failed';
/** Speaks in the conversation that it came from, also when the SDK has closed the turn's own context. */
export type Speak = (outbound: readonly Outbound[], place: Place) => Promise<void>;
export type Handled = readonly Outbound[] | 'failed';

export const SLOW_DOWN =
  'That was faster than I can follow, so I did not take it. Please wait a few seconds and try again. In an emergency, call 999.';
export const NOT_SAVED = 'Not saved. Please try again.';

export const placeOf = (inbound: Inbound): Place => ({
  chat: inbound.address.kind,
  pressedOn: inbound.kind === 'pressed' ? inbound.message : undefined,
});

/** With the person in it: an answer kept for one must never be given to another. */
export const keyOf = ({ type, conversation, from, timestamp }: TeamsActivity, id: string): string =>
  // A message that is changed twice has one id.
  JSON.stringify([type, conversation.id, from.id, id, ...(type === 'messageUpdate' ? [timestamp] : [])]);
