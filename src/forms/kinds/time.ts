import { listed } from '../../kernel/listed.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { basics, type Basics, type Problem, type Question } from '../question.ts';
import { timesIn, timesOfNamed, windowIn, type Window } from '../../guidance/times.ts';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** A time of the day, stored as `HH:MM`. By typing, "8", "half past 8", "8.30pm" and "noon" are understood. */
export function time<C>(given: Basics<C>): Question<string, C> {
  const shared = basics(given);
  return {
    ...shared,
    kind: 'time',
    prompt: () => `Type a time, for example "8:30", "half past 8" or "6pm".${shared.optional ? ' Or "skip".' : ''}`,
    suggestions: () => ['08:00', '12:00', '17:00', '20:00'].map((title) => ({ title, says: title })),
    shape: () => ({ kind: 'time' }),
    take(raw) {
      // Some clients send a time without its leading zero, some with seconds.
      const told = /^(\d{1,2}):(\d{2})(?::\d{2})?$/u.exec(raw.trim());
      const text = told ? `${(told[1] ?? '').padStart(2, '0')}:${told[2] ?? ''}` : raw.trim();
      if (text === '') return shared.optional ? ok('') : refuse({ words: 'Please give a time.' });
      return TIME.test(text)
        ? ok(text)
        : refuse({ words: 'That is not a time on the clock. Please give it like 08:30.' });
    },
    hear(text) {
      const window = windowIn(text);
      if (window) return refuse(asked(windowWords(window), listed(window.or, window.from, window.to)));
      const [only, other] = timesIn(text);
      const named = only === undefined ? timesOfNamed(text) : [];
      if (named.length > 0) return refuse(asked('What time is that by the clock? For example', named));
      if (only === undefined)
        return refuse({ words: 'I could not read a time in that. Try "8:30", "half past 8" or "6pm".' });
      if (other === undefined) return ok(only);
      return refuse(asked('In the morning or after noon? Type', [only, other]));
    },
    words: (raw) => raw,
    of: (answers) => {
      const raw = answers[given.key] ?? '';
      return TIME.test(raw) ? raw : undefined;
    },
  };
}

/** `words`, and the times that can be picked. */
const asked = (words: string, times: readonly string[]): Problem => ({
  words: `${words} ${times
    .map((one) => `"${one}"`)
    .join(', ')
    .replace(/, (?=[^,]*$)/u, ' or ')}.`,
  suggestions: times.map((one) => ({ title: one, says: one })),
});

/** A visit has one time: nothing of a window is taken for it without asking. */
const windowWords = ({ from, to, or }: Window): string =>
  or === undefined
    ? `Is that a window, from ${from} to ${to}? A visit has one time. When does it begin? Type`
    : `Is that ${or}, or a window from ${from} to ${to}? A visit has one time. Type`;
