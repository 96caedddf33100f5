import { ok, refuse } from '../../../kernel/result.ts';
import type { Suggestion } from '../../../chat/outbound.ts';
import { basics, type Basics, type Question } from '../question.ts';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** A time of the day, stored as `HH:MM`. By typing, "8", "half past 8", "8.30pm" and "noon" are understood. */
export function time(given: Basics): Question<string> {
  const shared = basics(given);
  return {
    ...shared,
    prompt: () => 'Type a time, for example "8:30", "half past 8" or "6pm".',
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
      const [only, ...others] = timesIn(text);
      if (only === undefined)
        return refuse({ words: 'I could not read a time in that. Try "8:30", "half past 8" or "6pm".' });
      return others.length === 0
        ? ok(only)
        : refuse({
            words: 'Morning or evening?',
            suggestions: [only, ...others].map((one): Suggestion => ({ title: one, says: one })),
          });
    },
    words: (raw) => raw,
    of: (answers) => {
      const raw = answers[given.key] ?? '';
      return TIME.test(raw) ? raw : undefined;
    },
  };
}

const HOURS: Readonly<Record<string, number>> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, index) => [word, index + 1]),
);
const MINUTES: Readonly<Record<string, number>> = {
  half: 30,
  quarter: 15,
  five: 5,
  ten: 10,
  twenty: 20,
  'twenty five': 25,
};

/**
 * The times that a text can mean: one; two when it may be morning or evening (an hour from 1 to 6 with nothing else said: nobody comes
 * at three in the night, but a care call at 5 or 6 may be either); none when it is no time.
 */
export function timesIn(text: string): readonly string[] {
  const said = text
    .toLowerCase()
    .replace(/\bo'?clock\b/gu, '')
    .replace(/^(?:at|about|around)\s+/u, '')
    .replace(/[.!]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (/^(?:noon|midday|12 noon)$/u.test(said)) return ['12:00'];
  const half = halfOf(said);
  const clock = said
    .replace(/\b(?:in the (?:morning|afternoon|evening)|at night|tonight|this (?:morning|evening)|noon)\b/gu, '')
    .replace(/\s*\b(?:a\.?m\.?|p\.?m\.?)$/u, '')
    .replace(/(?<=\d)(?:am|pm)$/u, '')
    .trim();
  const read = digits(clock) ?? inWords(clock);
  if (!read) return [];
  const { hour, minute } = read;
  if (hour > 23 || minute > 59) return [];
  const at = (one: number): string => `${String(one).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (half === 'am') return hour > 12 ? [] : [at(hour % 12)];
  if (half === 'pm') return hour > 12 ? [at(hour)] : [at((hour % 12) + 12)];
  if (read.exact || hour === 0 || hour > 6) return [at(hour)];
  return [at(hour), at(hour + 12)];
}

function halfOf(said: string): 'am' | 'pm' | undefined {
  if (/(?:\b|\d)a\.?m\.?$|\bmorning\b/u.test(said)) return 'am';
  return /(?:\b|\d)p\.?m\.?$|\b(?:afternoon|evening|night|tonight)\b/u.test(said) ? 'pm' : undefined;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Written as a clock of 24 hours shows it. */
  readonly exact: boolean;
}

function digits(said: string): Clock | undefined {
  const found = /^(?<hour>\d{1,2})(?:[:.h ]?(?<minute>\d{2}))?$/u.exec(said)?.groups;
  if (!found) return undefined;
  const [hour = '', minute] = [found['hour'], found['minute']];
  return { hour: Number(hour), minute: Number(minute ?? '0'), exact: hour.length === 2 && minute !== undefined };
}

/** "eight", "half past eight", "quarter to nine", "ten past 6". */
function inWords(said: string): Clock | undefined {
  const found =
    /^(?:(?:a )?(?<minute>half|quarter|five|ten|twenty five|twenty|\d{1,2})(?: minutes?)? (?<way>past|to) )?(?<hour>[a-z]+|\d{1,2})$/u.exec(
      said.replace(/-/gu, ' '),
    )?.groups;
  if (!found) return undefined;
  const hour = HOURS[found['hour'] ?? ''] ?? (/^\d+$/u.test(found['hour'] ?? '') ? Number(found['hour']) : undefined);
  const word = found['minute'];
  const minute = word === undefined ? 0 : (MINUTES[word] ?? (/^\d+$/u.test(word) ? Number(word) : undefined));
  if (hour === undefined || minute === undefined || hour > 12 || minute > 30) return undefined;
  return found['way'] === 'to' && minute > 0
    ? { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minute, exact: false }
    : { hour, minute, exact: false };
}
