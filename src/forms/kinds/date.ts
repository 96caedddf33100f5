import { Day, wordsForDay } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { basics, meant, type Asking, type Basics, type Problem, type Question } from '../question.ts';
import { readDay } from '../typed-date.ts';

interface DateQuestion extends Basics {
  /** Which way a date without a year, or a bare weekday, leans. */
  readonly lean: 'past' | 'future' | 'nearest';
  /** The first and last day that make sense here, and why others do not. */
  readonly limits?: (asking: Asking) => readonly Limit[];
}

export interface Limit {
  readonly earliest?: Day;
  readonly latest?: Day;
  /** For example "That is before Ada's reablement began." */
  readonly words: string;
}

/** A day of the calendar. By typing, "next Tuesday" and "3/11" are understood, and the day understood is repeated back. */
export function date(given: DateQuestion): Question<Day> {
  const shared = basics(given);
  const checked = (day: Day, asking: Asking): Problem | undefined => {
    const broken = given
      .limits?.(asking)
      .find(
        ({ earliest, latest }) => (earliest !== undefined && day < earliest) || (latest !== undefined && day > latest),
      );
    return broken && { words: `${wordsForDay(day)}: ${broken.words}` };
  };
  const settle = (day: Day | undefined, asking: Asking, unclear: string) => {
    if (day === undefined) return refuse({ words: unclear });
    const problem = checked(day, asking);
    return problem ? refuse(problem) : ok<string>(day);
  };
  return {
    ...shared,
    prompt: () => `Type a date, for example "today", "next Tuesday" or "3/11".${shared.optional ? ' Or "skip".' : ''}`,
    suggestions: () => [
      { title: 'Today', says: 'today' },
      { title: 'Tomorrow', says: 'tomorrow' },
      { title: 'Next Monday', says: 'next Monday' },
    ],
    shape: () => ({ kind: 'date' }),
    take(raw, asking) {
      if (raw.trim() === '') return shared.optional ? ok('') : refuse({ words: 'Please give a date.' });
      const day = Day.safeParse(raw.trim());
      return settle(day.success ? day.data : undefined, asking, 'That is not a date that exists. Please choose one.');
    },
    hear: (text, asking) =>
      settle(
        readDay(text, asking.today, given.lean),
        asking,
        'I could not read a date in that. Try "today", "next Tuesday" or "3/11".',
      ),
    words: (raw) => {
      const day = Day.safeParse(raw);
      return day.success ? wordsForDay(day.data) : raw;
    },
    of: (answers) => meant(Day, answers[given.key]),
  };
}
