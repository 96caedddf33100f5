import { addDays, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { MayBe, Outcome, Screening, Setting, Why } from './facts.ts';

const may = (answer: MayBe | undefined): boolean => answer !== undefined && answer !== 'no';

/** R44: action to authorise is considered when somebody lacks capacity for this and is, or is likely to be, deprived of their liberty. */
export const isToConsider = (lacks: boolean, now: boolean, likely: boolean): boolean => lacks && (now || likely);

type Judged = Pick<Screening, 'age' | 'restricted' | 'asked'>;

/** What follows from the answers, and no legal conclusion (R44). What is not known, capacity or an objection, stays open (R45). */
export function outcomeOf({ age, restricted, asked }: Judged): Outcome {
  if (!asked) return 'not-indicated';
  const [now, likely] = [may(restricted?.now), may(restricted?.needed)];
  // The Mental Capacity Act is for people of 16 and over.
  if (age === 'under-16') return now || likely ? 'under-16' : 'not-indicated';
  const answer = asked.capacity?.answer;
  if (answer !== 'has' && answer !== 'lacks') return 'assess';
  if (isToConsider(answer === 'lacks', now, likely)) return 'consider';
  return answer === 'lacks' && asked.objection === 'not-known' ? 'ask' : 'not-indicated';
}

export const isObjecting = ({ asked }: Pick<Screening, 'asked'>): boolean =>
  ['person', 'others', 'both'].includes(asked?.objection ?? 'none');

/** R45: capacity that is not known is found out today where it may deprive them now. */
export const isAssessedToday = (screening: Judged): boolean =>
  outcomeOf(screening) === 'assess' && may(screening.restricted?.now);

/** Why the mental capacity lead is asked; undefined when not. An objection always reaches them. */
export function whyLead(screening: Judged): Why | undefined {
  const outcome = outcomeOf(screening);
  const [first] = listed<Why>(
    (outcome === 'consider' || outcome === 'under-16') && outcome,
    isAssessedToday(screening) && 'assess',
    isObjecting(screening) && 'objection',
  );
  return first;
}

/** An authority of a kind that can authorise a deprivation of liberty. */
export const isAuthority = ({ existing }: { readonly existing: string }): boolean =>
  ['urgent', 'standard', 'court'].includes(existing);

/** DoLS is for care homes and hospitals, and for adults. */
export const reachesDols = ({ setting, age }: { readonly setting: Setting; readonly age: string }): boolean =>
  age === 'adult' && (setting === 'care-home' || setting === 'hospital');

/** So many days before its end an authority is seen to; an urgent one lasts for days. */
const BEFORE_END = { standard: 28, court: 28, urgent: 3 } as const;

/** The last day of an authority that is noted, and from which day what follows it is seen to. */
export function endOf({ restricted }: Judged): { readonly endsOn: Day; readonly since: Day } | undefined {
  const { existing, endsOn } = restricted ?? {};
  if (endsOn === undefined || !(existing === 'standard' || existing === 'court' || existing === 'urgent'))
    return undefined;
  return { endsOn, since: addDays(endsOn, -BEFORE_END[existing]) };
}

/** Something to ask again about: a restriction, or words of one in force; or somebody who may lack capacity. */
export const isAskedAgain = ({ restricted, asked, inForce }: Screening): boolean =>
  restricted !== undefined || asked !== undefined || inForce !== undefined;
