import { listed } from '../../kernel/listed.ts';
import type { MayBe, Outcome, Screening, Why } from './facts.ts';

const may = (answer: MayBe): boolean => answer !== 'no';

/** R44: action to authorise is considered when somebody lacks capacity for this and is, or is likely to be, deprived of their liberty. */
export const isToConsider = (lacks: boolean, now: boolean, likely: boolean): boolean => lacks && (now || likely);

/** What follows from the answers, and no legal conclusion (R44). Capacity that is not known is not "has": it stays open (R45). */
export function outcomeOf({ age, restricted }: Pick<Screening, 'age' | 'restricted'>): Outcome {
  if (!restricted) return 'not-indicated';
  const { capacity, now, needed } = restricted;
  // The Mental Capacity Act is for people of 16 and over.
  if (age === 'under-16') return may(now) || may(needed) ? 'under-16' : 'not-indicated';
  if (capacity?.answer !== 'has' && capacity?.answer !== 'lacks') return 'assess';
  return isToConsider(capacity.answer === 'lacks', may(now), may(needed)) ? 'consider' : 'not-indicated';
}

export const isObjecting = ({ restricted }: Pick<Screening, 'restricted'>): boolean =>
  ['person', 'others', 'both'].includes(restricted?.objection ?? 'none');

/** Why the mental capacity lead is asked; undefined when not. An objection always reaches them. */
export function whyLead(screening: Screening): Why | undefined {
  const outcome = outcomeOf(screening);
  const [first] = listed<Why>(
    (outcome === 'consider' || outcome === 'under-16') && outcome,
    isObjecting(screening) && 'objection',
  );
  return first;
}

/** An authority of a kind that can authorise a deprivation of liberty. */
export const isAuthority = ({ existing }: { readonly existing: string }): boolean =>
  ['urgent', 'standard', 'court'].includes(existing);
