import { ok, refuse } from '../../../kernel/result.ts';
import { basics, type Basics, type Question } from '../question.ts';

interface NumberQuestion extends Basics {
  readonly min: number;
  readonly max: number;
  /** "minutes": then hours are understood, too. */
  readonly unit: string;
}

const WORDS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, index) => [word, index + 1]),
  ),
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  a: 1,
  an: 1,
};

/** A whole number. By typing, also in words, and where it counts minutes as hours, halves and quarters. */
export function number(given: NumberQuestion): Question<number> {
  const shared = basics(given);
  const settle = (value: number | undefined) =>
    value === undefined || !Number.isSafeInteger(value)
      ? refuse({ words: `Please give a whole number of ${given.unit}, for example 30.` })
      : value < given.min || value > given.max
        ? refuse({ words: `${value} ${given.unit}: please give between ${given.min} and ${given.max}.` })
        : ok(String(value));
  return {
    ...shared,
    prompt: () =>
      `Type a number of ${given.unit}, for example "30"${given.unit === 'minutes' ? ' or "half an hour"' : ''}.`,
    suggestions: () =>
      given.unit === 'minutes' ? ['15', '30', '45', '60'].map((title) => ({ title, says: title })) : [],
    shape: () => ({ kind: 'number', min: given.min, max: given.max }),
    take(raw) {
      if (raw.trim() === '' && shared.optional) return ok('');
      return settle(/^\d{1,6}(?:\.0+)?$/u.test(raw.trim()) ? Number(raw) : undefined);
    },
    hear: (text) => settle(readNumber(text, given.unit === 'minutes')),
    words: (raw) => `${raw} ${given.unit}`,
    of: (answers) => {
      const raw = answers[given.key] ?? '';
      return /^\d{1,6}$/u.test(raw) ? Number(raw) : undefined;
    },
  };
}

/** The one number in a text, or undefined when there is none or more than one. */
export function readNumber(text: string, inMinutes: boolean): number | undefined {
  const said = text
    .toLowerCase()
    .replace(/[-–]/gu, ' ')
    .replace(/[.!]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return (inMinutes ? minutesIn(said) : undefined) ?? only(said.replace(/\b(?:minutes?|mins?|min)\b/gu, '').trim());
}

/** "1 hour 30", "an hour and a half", "half an hour", "three quarters of an hour", "1h30", "2 hours". */
function minutesIn(said: string): number | undefined {
  const plain = said.replace(/^(?:about|around|roughly)\s+/u, '');
  if (/^half (?:an )?hour$/u.test(plain)) return 30;
  if (/^(?:a )?quarter (?:of )?(?:an )?hour$/u.test(plain)) return 15;
  if (/^(?:three|3) quarters? (?:of )?(?:an )?hour$/u.test(plain)) return 45;
  const mixed = /^(?<hours>[a-z]+|\d{1,2}(?:\.\d+)?) ?(?:hours?|hrs?|h)(?: and)? ?(?<rest>.*)$/u.exec(plain)?.groups;
  const hours = mixed && only(mixed['hours'] ?? '');
  if (!mixed || hours === undefined) return undefined;
  const rest = (mixed['rest'] ?? '').trim();
  if (rest === '') return Math.round(hours * 60);
  if (/^(?:a )?half$/u.test(rest)) return hours * 60 + 30;
  if (/^(?:a )?quarter$/u.test(rest)) return hours * 60 + 15;
  if (/^(?:three|3) quarters?$/u.test(rest)) return hours * 60 + 45;
  const more = only(rest.replace(/\b(?:minutes?|mins?|min|m)\b/gu, '').trim());
  return more === undefined ? undefined : hours * 60 + more;
}

function only(said: string): number | undefined {
  if (/^\d{1,6}(?:\.\d+)?$/u.test(said)) return Number(said);
  const parts = said.split(' ').map((word) => WORDS[word]);
  if (parts.length === 0 || parts.length > 2 || parts.some((part) => part === undefined)) return undefined;
  const [first = 0, second = 0] = parts;
  if (parts.length === 1) return first;
  return first >= 20 && second < 10 ? first + second : undefined;
}
