import { addDays, type Day } from '../kernel/days.ts';
import { called } from './called.ts';
import { listed } from '../kernel/listed.ts';
import { date, type Dated, type Limit } from '../forms/kinds/date.ts';
import type { Question } from '../forms/question.ts';
import type { AboutPerson } from './context.ts';

const FURTHEST_AHEAD = 84;

/** From which day a change holds: not before the person's reablement began, and not more than twelve weeks ahead. */
export const startsOnAsked = (label: string): Question<Day, AboutPerson & Dated> =>
  date({
    key: 'startsOn',
    short: 'From',
    label,
    lean: 'coming',
    assumed: true,
    opensWith: ({ person, today }) => (person && person.started > today ? person.started : today),
    limits: (context) => {
      const { person, today } = context;
      return listed<Limit>(
        person && { earliest: person.started, words: `that is before ${called(context)}'s reablement began.` },
        { latest: addDays(today, FURTHEST_AHEAD), words: 'that is more than 12 weeks ahead. Please check the date.' },
      );
    },
  });
