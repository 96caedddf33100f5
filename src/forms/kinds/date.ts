import { addDays, Day, wordsForDay } from '../../kernel/days.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { basics, parsed, type Basics, type Problem, type Question } from '../question.ts';
import { isTodayByName, readDay, type Lean } from '../typed-date.ts';

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

/** A day that has come; `since` says before which it makes no sense. */
export const pastDay = <C extends Dated>({
  since,
  ...given
}: Basics<C> & { readonly since?: (context: C) => Limit | undefined }): Question<Day, C> =>
  date({
    ...given,
    lean: 'past',
    limits: (context) => {
      const first = since?.(context);
      return [{ latest: context.today, words: 'that day is still to come.' }, ...(first ? [first] : [])];
    },
  });

/** What is offered to be said: nearest first, as far as it fits the limits. */
const SAID = {
  past: {
    examples: ['today', 'last Tuesday', 'yesterday', 'next Tuesday'],
    suggested: ['today', 'yesterday', 'last Monday'],
  },
  ahead: {
    examples: ['today', 'next Tuesday', 'last Tuesday', 'yesterday'],
    suggested: ['today', 'tomorrow', 'next Monday'],
  },
} as const;

/** The day and the month as people write them: "3/11". */
const inNumbers = (day: Day): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

/** The same name is said of both days. */
function todayOrNext(today: Day): Problem {
  const next = addDays(today, 7);
  const [name = ''] = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
    .format(new Date(today))
    .split(' ');
  return {
    words: `Today is ${name}. Do you mean today, or ${wordsForDay(next)}?`,
    suggestions: [
      { title: 'Today', says: 'from today' },
      { title: wordsForDay(next), says: `from ${inNumbers(next)}` },
    ],
  };
}

/** A day of the calendar. By typing, "next Tuesday" and "3/11" are understood, and the day understood is repeated back. */
export function date<C extends Dated>(given: DateQuestion<C>): Question<Day, C> {
  const shared = basics(given);
  const settle = (day: Day | undefined, context: C, unclear: string) => {
    if (day === undefined) return refuse({ words: unclear });
    const broken = given.limits?.(context).find(({ earliest = day, latest = day }) => day < earliest || day > latest);
    return broken ? refuse({ words: `${wordsForDay(day)}: ${broken.words}` }) : ok<string>(day);
  };
  const offered = SAID[given.lean === 'past' ? 'past' : 'ahead'];
  /** Those of these words that mean a day which would be taken. */
  const possible = (said: readonly string[], context: C): readonly string[] =>
    said.filter((words) => settle(readDay(words, context.today, given.lean), context, '').ok);
  const examples = (context: C): string => {
    const said = possible(offered.examples, context).slice(0, 2);
    const day = readDay(said.at(-1) ?? 'today', context.today, given.lean) ?? context.today;
    return [...said, inNumbers(day)]
      .map((words) => `"${words}"`)
      .join(', ')
      .replace(/, (?=[^,]*$)/u, ' or ');
  };
  return {
    ...shared,
    kind: 'date',
    prompt: (context) => `Type a date, for example ${examples(context)}.${shared.optional ? ' Or "skip".' : ''}`,
    suggestions: (context) =>
      possible(offered.suggested, context).map((says) => ({
        title: says.slice(0, 1).toUpperCase() + says.slice(1),
        says,
      })),
    shape: () => ({ kind: 'date' }),
    take(raw, context) {
      if (raw.trim() === '') return shared.optional ? ok('') : refuse({ words: 'Please give a date.' });
      const day = Day.safeParse(raw.trim()).data;
      return settle(day, context, 'That is not a date that exists. Please choose one.');
    },
    hear(text, context) {
      const { today } = context;
      if (given.lean !== 'past' && isTodayByName(text, today)) return refuse(todayOrNext(today));
      const day = readDay(text, today, given.lean);
      return settle(day, context, `I could not read a date in that. Try ${examples(context)}.`);
    },
    words(raw) {
      const day = parsed(Day, raw);
      return day ? wordsForDay(day) : raw;
    },
    of: (answers) => parsed(Day, answers[given.key]),
  };
}
