import { ok, refuse } from '../../kernel/result.ts';
import { basics, type Basics, type Question } from '../question.ts';
import { readNumber } from '../../guidance/numbers.ts';

interface NumberQuestion<C> extends Basics<C> {
  readonly min: number;
  readonly max: number;
  /** What is counted, in the plural. "minutes": then hours are understood, too. */
  readonly unit: string;
}

const COMMON = 30;

/** A whole number. By typing, also in words, and where it counts minutes as hours, halves and quarters. */
export function number<C>(given: NumberQuestion<C>): Question<number, C> {
  const { min, max, unit } = given;
  const shared = basics(given);
  const example = Math.min(Math.max(COMMON, min), max);
  const isMinutes = unit === 'minutes';
  const settle = (value: number | undefined) =>
    value === undefined || !Number.isSafeInteger(value)
      ? refuse({ words: `Please give a whole number of ${unit}, for example ${example}.` })
      : value < min || value > max
        ? refuse({ words: `${counted(value, unit)}: please give between ${min} and ${max}.` })
        : ok(String(value));
  return {
    ...shared,
    kind: 'number',
    prompt: () =>
      `Type a number of ${unit}, for example "${example}"${isMinutes ? ' or "half an hour"' : ''}.${shared.optional ? ' Or "skip".' : ''}`,
    suggestions: () =>
      isMinutes
        ? [15, 30, 45, 60]
            .filter((one) => one >= min && one <= max)
            .map((one) => ({ title: counted(one, unit), says: String(one) }))
        : [],
    shape: () => ({ kind: 'number', min, max }),
    take(raw) {
      if (raw.trim() === '' && shared.optional) return ok('');
      return settle(/^\d{1,6}(?:\.0+)?$/u.test(raw.trim()) ? Number(raw) : undefined);
    },
    hear: (text) => settle(readNumber(text, unit)),
    words: (raw) => counted(Number(raw), unit),
    of: (answers) => {
      const raw = answers[given.key] ?? '';
      const value = Number(raw);
      return /^\d{1,6}$/u.test(raw) && value >= min && value <= max ? value : undefined;
    },
  };
}

const counted = (value: number, unit: string): string => `${value} ${value === 1 ? unit.replace(/s$/u, '') : unit}`;
