import { date } from '../../forms/kinds/date.ts';
import { addDays } from '../../kernel/days.ts';
import { ok } from '../../kernel/result.ts';

const untilDay = date({
  key: 'visitUntil',
  short: 'Until',
  label: 'Until when?',
  help: 'The last day of a visit that is only for a while. Leave it empty when it is for good.',
  optional: true,
  lean: 'future',
  limits: ({ today }) => [
    { earliest: today, words: 'that day is over already.' },
    { latest: addDays(today, 366), words: 'that is more than a year ahead. Leave it empty when it is for good.' },
  ],
});

/** Typed, "for good" is an answer as well. */
export const visitUntil: typeof untilDay = {
  ...untilDay,
  prompt: () => 'Type the last day, for example "next Friday", or "for good".',
  suggestions: () => [{ title: 'For good', says: 'for good' }],
  hear: (typed, context) =>
    /^(?:for good|no end|for ever|forever|always|no|none|empty|-)[.!]?$/iu.test(typed.trim())
      ? ok('')
      : untilDay.hear(typed, context),
};
