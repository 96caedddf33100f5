import type { Limit } from '../forms/kinds/date.ts';
import { addDays } from '../kernel/days.ts';
import type { AboutPerson } from './context.ts';

/** What the person likes to be called, where a question names them. */
export const called = (context: AboutPerson): string => context.person?.preferredName ?? 'the person';

/** People are asked before reablement begins, in hospital for example; longer before than this, the day is a slip. */
const ASKED_BEFOREHAND_DAYS = 31;

/** Nobody was asked long before the person's reablement began. */
export const askedSince = (context: AboutPerson): Limit | undefined =>
  context.person && {
    earliest: addDays(context.person.started, -ASKED_BEFOREHAND_DAYS),
    words: `that is long before ${called(context)}'s reablement began.`,
  };
