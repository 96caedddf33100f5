import type { Ledger } from '../notices/ledger.ts';
import { describeStopping } from '../notices/stopping.ts';
import { describeTelling } from '../notices/telling-words.ts';
import type { KeptFact } from '../notices/with-telling.ts';
import type { Entry } from '../records/fact.ts';
import type { Reminded } from '../work/reminders.ts';
import type { Described } from './kind.ts';
import type { TimelineLine } from './open-record.ts';

/** What happened, in words. */
export function lineOf<F>(
  fact: KeptFact<F> | Reminded,
  { at, by }: Pick<Entry, 'at' | 'by'>,
  describe: (fact: F) => Described,
  ledger: Ledger | undefined,
): TimelineLine {
  if ('reminded' in fact) {
    const { to, instead, listed } = fact.reminded;
    if (listed) return { at, by, what: 'Listed from this day on' };
    if (to.length === 0) return { at, by, what: 'Nobody could be reminded just now: I try again' };
    const what = instead ? 'Sent reminders, also to those who see to it in the place of others' : 'Sent reminders';
    return { at, by, what, staff: to, telling: true };
  }
  if ('stopping' in fact) return { at, by, ...describeStopping(fact.stopping) };
  if ('own' in fact) return { at, by, ...describe(fact.own) };
  return { at, by, ...describeTelling(fact.telling, ledger), telling: true };
}

/** The same for whoever joined, left, may not be told or may be told again, and whoever noted it (R24). */
export const SOMEBODY_ELSE_AROUND = {
  by: 'reable',
  what: 'Who must be told follows who is in the plan',
  telling: true,
} as const;
