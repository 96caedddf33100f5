import type { Happened } from '../records/kind.ts';
import type { Ledger } from './ledger.ts';
import { evolveTelling } from './telling.ts';
import type { TellingFact } from './telling-facts.ts';

/** Something that happened to a ledger, and when. */
interface Told {
  readonly fact: TellingFact;
  readonly happened: Happened;
}

/** The ledger that began first among what happened, as it was before another began (TL7). */
export function firstTelling(told: readonly Told[]): Ledger | undefined {
  const [first, next] = told.flatMap(({ fact }, index) => (fact.type === 'telling-began' ? [index] : []));
  if (first === undefined) return undefined;
  return told
    .slice(first, next)
    .reduce<Ledger | undefined>((ledger, { fact, happened }) => evolveTelling(ledger, fact, happened), undefined);
}

/** More happens to no record between that something is recorded and that everybody has been told of it. */
export const MOST_ENTRIES = 400;
