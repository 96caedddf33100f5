import { z } from 'zod';
import { Day, Instant, wordsForDay } from '../kernel/days.ts';
import { RecordId } from '../kernel/ids.ts';

/** Why reablement does not go on for somebody: it pauses while they are in hospital, or by a decision (R41), and is over by the others (R5, P19). */
export const Stop = z.enum(['hospital', 'paused', 'ended', 'moved', 'died']);
export type Stop = z.infer<typeof Stop>;

/** A pause that was decided (R41): since when, and whom to ask. Why stands nowhere but in its record. */
export const Paused = z.strictObject({ since: Day, record: RecordId, at: Instant, ask: z.string() });
export interface Paused extends z.infer<typeof Paused> {}

export const Stopped = z.strictObject({
  what: Stop,
  since: Day,
  /** When they should be back from hospital, as far as anybody knows. */
  expectedBack: Day.optional(),
  /** The record that says why, and what follows. */
  record: RecordId,
  /** When that was recorded. */
  at: Instant,
  /** While it is paused by a decision: whom to ask. */
  ask: z.string().optional(),
  /** A pause that was decided besides, and is what holds once this is over: only a decision ends it (R43). */
  paused: Paused.optional(),
});
export interface Stopped extends z.infer<typeof Stopped> {}

type Said = Pick<Stopped, 'what' | 'since' | 'expectedBack' | 'ask' | 'paused'>;

/** Over until somebody decides that reablement begins again; a stay in hospital and a pause do not end it. */
export const isOver = ({ what }: Pick<Stopped, 'what'>): boolean => what !== 'hospital' && what !== 'paused';

/** The pause that was decided, whatever else holds besides it. */
export const pauseIn = (stopped: Stopped | undefined): Paused | undefined =>
  stopped?.what === 'paused'
    ? { since: stopped.since, record: stopped.record, at: stopped.at, ask: stopped.ask ?? '' }
    : stopped?.paused;

/** As it is by that pause alone. */
export const stoppedBy = (paused: Paused): Stopped => ({ what: 'paused', ...paused });

/** With this pause, or without any: what else holds stays as it is. */
export function withPause(stopped: Stopped | undefined, paused: Paused | undefined): Stopped | undefined {
  if (!stopped || stopped.what === 'paused') return paused && stoppedBy(paused);
  const { paused: _, ...other } = stopped;
  return { ...other, ...(paused && { paused }) };
}

const askWords = (ask: string | undefined): string => (ask ? ` Ask ${ask}.` : '');

/** A sentence without a name, for a page that says whose it is. */
export function stoppedWords({ what, since, expectedBack, ask, paused }: Said): string {
  const day = wordsForDay(since);
  switch (what) {
    case 'hospital': {
      const back = expectedBack === undefined ? '' : `, expected back ${wordsForDay(expectedBack)}`;
      const stays = paused
        ? ` They stay paused after that: paused since ${wordsForDay(paused.since)}.${askWords(paused.ask)}`
        : '';
      return `In hospital since ${day}${back}. Visits and reminders are paused.${stays}`;
    }
    case 'paused':
      return `Paused since ${day}.${askWords(ask)}`;
    case 'ended':
      return `Reablement ended on ${day}.`;
    case 'moved':
      return `Moved away on ${day}. Reablement here has ended.`;
    case 'died':
      return `Died on ${day}.`;
  }
}
