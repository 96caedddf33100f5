import { z } from 'zod';
import { wordsForDay } from '../kernel/days.ts';
import { isOver, Stop, Stopped, stoppedWords } from '../people/stopped.ts';
import type { Notice } from '../records/record.ts';
import { isOfDuty, isOfMany, isReminder, type Duty } from '../work/duty.ts';
import type { Ledger } from './ledger.ts';

/** Something that waited in a record when it was closed. */
export const LeftOpen = z.strictObject({ key: z.string(), words: z.string() });
export interface LeftOpen extends z.infer<typeof LeftOpen> {}

const Why = Stopped.pick({ what: true, since: true });
type Why = z.infer<typeof Why>;

/** What reablement that stops, and begins again, means for a record of any kind. */
export const StoppingFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paused'), why: Why }),
  z.strictObject({ type: z.literal('closed'), why: Why, left: z.array(LeftOpen) }),
  /** It goes on after a death: what waits is listed, and nobody is reminded. */
  z.strictObject({ type: z.literal('listed-only'), why: Why }),
  z.strictObject({ type: z.literal('went-on'), after: Stop }),
]);
export type StoppingFact = z.infer<typeof StoppingFact>;

/** How the person is now, and what waits in the record apart from that. */
export interface Follow {
  readonly stopped: Why | undefined;
  readonly waiting: readonly Duty[];
  /** It goes on, whatever stops. */
  readonly goesOn?: boolean;
}

export const Stopping = z.strictObject({
  /** Set while nothing goes on in the record. */
  now: Why.optional(),
  /** Set once the person has died while it goes on: nobody is reminded any more. */
  listedOnly: Why.optional(),
  /** What waited when it was closed: that waits no more, also when reablement goes on again. */
  left: z.array(LeftOpen),
  /** How much of that a death closed. It goes on again only where the death was recorded by mistake: then that waits as before. */
  byDeath: z.number().int().optional(),
});
export interface Stopping extends z.infer<typeof Stopping> {}

/** Told twice that the person is as they are, nothing happens the second time (S51). */
export function decideStopping(
  stopping: Stopping | undefined,
  { stopped, waiting, goesOn }: Follow,
): readonly StoppingFact[] {
  const now = stopping?.now ?? stopping?.listedOnly;
  if (goesOn && stopped && stopped.what !== 'died') return [];
  if (now?.what === stopped?.what) return [];
  if (!stopped) return now ? [{ type: 'went-on', after: now.what }] : [];
  const why = { what: stopped.what, since: stopped.since };
  if (goesOn) return [{ type: 'listed-only', why }];
  // Back from hospital it may still be paused, and the other way round: then that is why.
  if (!isOver(stopped)) return now && isOver(now) ? [] : [{ type: 'paused', why }];
  const left = stopping?.left ?? [];
  const open = waiting.filter(({ key }) => left.every((one) => one.key !== key));
  return [{ type: 'closed', why, left: open.map(({ key, words }) => ({ key, words })) }];
}

export function evolveStopping(stopping: Stopping | undefined, fact: StoppingFact): Stopping {
  const left = stopping?.left ?? [];
  switch (fact.type) {
    case 'paused':
      return { now: fact.why, left };
    case 'closed':
      return {
        now: fact.why,
        left: [...left, ...fact.left],
        ...(fact.why.what === 'died' && { byDeath: fact.left.length }),
      };
    case 'listed-only':
      return { left, listedOnly: fact.why };
    case 'went-on':
      return { left: left.slice(0, left.length - (stopping?.byDeath ?? 0)) };
  }
}

/** Nobody is asked to tell people any more who were not told by then, unless it was a death that was recorded by mistake. */
export function ledgerAfter(ledger: Ledger | undefined, fact: StoppingFact, before?: Stopping): Ledger | undefined {
  if (!ledger) return undefined;
  if (fact.type === 'closed') return { ...ledger, closed: ledger.closed ?? stoppedWords(fact.why) };
  const { closed, ...open } = ledger;
  const byMistake = fact.type === 'went-on' && before?.now?.what === 'died' && closed === stoppedWords(before.now);
  return byMistake ? open : ledger;
}

/** Of a kind's own duties those that still wait: none while nothing goes on, and never again what was closed. After a death they are only listed. */
export const stillWaiting = (stopping: Stopping | undefined, duties: readonly Duty[]): readonly Duty[] =>
  stopping?.now
    ? []
    : duties
        .filter(({ key }) => stopping?.left.every((one) => one.key !== key) ?? true)
        .map((duty) => (stopping?.listedOnly ? { ...duty, unreminded: true } : duty));

/**
 * A notice that was made before and has not begun to leave: nobody is reminded or asked while it is paused, and nothing is sent once it is closed.
 * Who was asked is asked when it goes on, since their duty then begins anew.
 */
export const isStillSent = (stopping: Stopping | undefined, { what }: Pick<Notice, 'what'>): boolean =>
  (!stopping?.now && !(stopping?.listedOnly && isReminder(what))) ||
  isOfMany(what) ||
  (stopping.now !== undefined && !isOver(stopping.now) && !isReminder(what) && !isOfDuty(what));

/** As a line of the record's history. */
export function describeStopping(fact: StoppingFact): { readonly what: string; readonly detail?: string } {
  switch (fact.type) {
    case 'paused':
      return fact.why.what === 'paused'
        ? { what: stoppedWords(fact.why) }
        : { what: 'Paused', detail: `In hospital since ${wordsForDay(fact.why.since)}` };
    case 'closed': {
      const left = fact.left.map(({ words }) => words).join('. ');
      return { what: `Closed. ${stoppedWords(fact.why)}`, ...(left !== '' && { detail: `Closed with it: ${left}` }) };
    }
    case 'listed-only':
      return { what: `Goes on, without reminders. ${stoppedWords(fact.why)}` };
    case 'went-on':
      return { what: WENT_ON[fact.after] ?? 'Open again: reablement goes on' };
  }
}

const WENT_ON: Partial<Record<Stop, string>> = {
  hospital: 'Goes on: back from hospital',
  paused: 'Goes on: not paused any more',
};
