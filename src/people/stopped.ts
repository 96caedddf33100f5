import { z } from 'zod';
import { Day, Instant, wordsForDay } from '../kernel/days.ts';
import { RecordId } from '../kernel/ids.ts';

/** Why reablement does not go on for somebody: it pauses while they are in hospital, and is over by the others (R5, P19). */
export const Stop = z.enum(['hospital', 'ended', 'moved', 'died']);
export type Stop = z.infer<typeof Stop>;

export const Stopped = z.strictObject({
  what: Stop,
  since: Day,
  /** When they should be back from hospital, as far as anybody knows. */
  expectedBack: Day.optional(),
  /** The record that says why, and what follows. */
  record: RecordId,
  /** When that was recorded. */
  at: Instant,
});
export interface Stopped extends z.infer<typeof Stopped> {}

type Said = Pick<Stopped, 'what' | 'since' | 'expectedBack'>;

/** Over until somebody decides that reablement begins again; a stay in hospital only pauses it. */
export const isOver = ({ what }: Pick<Stopped, 'what'>): boolean => what !== 'hospital';

/** A sentence without a name, for a page that says whose it is. */
export function stoppedWords({ what, since, expectedBack }: Said): string {
  const day = wordsForDay(since);
  switch (what) {
    case 'hospital': {
      const back = expectedBack === undefined ? '' : `, expected back ${wordsForDay(expectedBack)}`;
      return `In hospital since ${day}${back}. Visits and reminders are paused.`;
    }
    case 'ended':
      return `Reablement ended on ${day}.`;
    case 'moved':
      return `Moved away on ${day}. Reablement here has ended.`;
    case 'died':
      return `Died on ${day}.`;
  }
}
