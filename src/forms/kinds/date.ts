import { Day, wordsForDay } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { basics, parsed, type Basics, type Question } from '../question.ts';
import { readDay, type Lean } from '../typed-date.ts';

/** What day it is: all that a date may look at by itself. */
export interface Dated {
  readonly today: Day;
}

interface DateQuestion<C> extends Basics<C> {
  /** Which way a date without a year, or a bare weekday, leans. */
  readonly lean: Lean;
  /** The first and last day that make sense here, and why others do not. */
  readonly limits?: (context: C) => readonly Limit[];
}

export interface Limit {
  readonly earliest?: Day;
  readonly latest?: Day;
  /** For example "That is before Ada's reablement began." */
  readonly words: string;
}

/** A day that has come. */
export const pastDay = <C extends Dated>(given: Basics<C>): Question<Day, C> =>
  date({ ...given, lean: 'past', limits: ({ today }) => [{ latest: today, words: 'that day is still to come.' }] });

/** A day of the calendar. By typing, "next Tuesday" and "3/11" are understood, and the day understood is repeated back. */
export function date<C extends Dated>(given: DateQuestion<C>): Question<Day, C> {
  const shared = basics(given);
  const settle = (day: Day | undefined, context: C, unclear: string) => {
    if (day === undefined) return refuse({ words: unclear });
    const broken = given.limits?.(context).find(({ earliest = day, latest = day }) => day < earliest || day > latest);
    return broken ? refuse({ words: `${wordsForDay(day)}: ${broken.words}` }) : ok<string>(day);
  };
  return {
    ...shared,
    kind: 'date',
    prompt: () => `Type a date, for example "today", "next Tuesday" or "3/11".${shared.optional ? ' Or "skip".' : ''}`,
    suggestions: () => [
      { title: 'Today', says: 'today' },
      { title: 'Tomorrow', says: 'tomorrow' },
      { title: 'Next Monday', says: 'next Monday' },
    ],
    shape: () => ({ kind: 'date' }),
    take(raw, context) {
      if (raw.trim() === '') return shared.optional ? ok('') : refuse({ words: 'Please give a date.' });
      const day = Day.safeParse(raw.trim()).data;
      return settle(day, context, 'That is not a date that exists. Please choose one.');
    },
    hear(text, context) {
      const day = readDay(text, context.today, given.lean);
      return settle(day, context, 'I could not read a date in that. Try "today", "next Tuesday" or "3/11".');
    },
    words(raw) {
      const day = parsed(Day, raw);
      return day ? wordsForDay(day) : raw;
    },
    of: (answers) => parsed(Day, answers[given.key]),
  };
}
