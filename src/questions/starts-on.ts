import { addDays, type Day } from '../kernel/days.ts';
import { called } from './agreement.ts';
import { date } from '../forms/kinds/date.ts';
import type { Question } from '../forms/question.ts';

const FURTHEST_AHEAD = 84;

/** From which day a change holds: not before the person's reablement began, and not more than twelve weeks ahead. */
export const startsOnAsked = (label: string): Question<Day> =>
  date({
    key: 'startsOn',
    short: 'From',
    label,
    lean: 'nearest',
    limits: (asking) => [
      ...(asking.person
        ? [{ earliest: asking.person.started, words: `that is before ${called(asking)}'s reablement began.` }]
        : []),
      {
        latest: addDays(asking.today, FURTHEST_AHEAD),
        words: 'that is more than 12 weeks ahead. Please check the date.',
      },
    ],
  });
