import { z } from 'zod';
import { choice } from '../forms/kinds/choice.ts';
import { date, pastDay } from '../forms/kinds/date.ts';
import { answered, type Answers } from '../forms/question.ts';
import { addDays } from '../kernel/days.ts';
import { Charging, ToldOfCharges, type ChargingProblem } from '../people/charging.ts';
import type { FlowContext } from './context.ts';
import { orMe } from './or-me.ts';
import { ownWords } from './own-words.ts';

/** Whether support is paid for, and that it was said before: asked wherever free reablement ends (TL1). */

export const chargingBegins = choice({
  key: 'chargingBegins',
  short: 'Charges',
  label: 'Is anything charged that goes on?',
  help: () =>
    'Reablement is free for the first six weeks. Charges can begin sooner only by a decision that was said before.',
  schema: Charging.shape.begins,
  options: [
    { value: 'none', title: 'Nothing is charged', also: ['nothing', 'no', 'none', 'free'] },
    { value: 'on-a-day', title: 'It is charged', also: ['charged', 'yes', 'paid'] },
    { value: 'open', title: 'Not decided yet', also: ['not decided', 'not known', 'open', 'not yet'] },
  ],
});

const isCharged = answered(chargingBegins, 'on-a-day');

export const chargedFrom = date({
  key: 'chargedFrom',
  short: 'Charged from',
  label: 'From which day?',
  lean: 'coming',
  limits: ({ today }: FlowContext) => [
    { earliest: addDays(today, -366), words: 'that is more than a year ago. Please check the date.' },
    { latest: addDays(today, 366), words: 'that is more than a year away. Please check the date.' },
  ],
  when: isCharged,
});

export const chargesSaid = choice({
  key: 'chargesSaid',
  short: 'Told of charges',
  label: 'Were they told what it costs, and from when?',
  schema: z.enum(['yes', 'no']),
  options: [
    { value: 'yes', title: 'Yes', also: ['y', 'told'] },
    { value: 'no', title: 'Not yet', also: ['no', 'n', 'not yet'] },
  ],
  when: isCharged,
});

const wasSaid = (answers: Answers): boolean => isCharged(answers) && chargesSaid.of(answers) === 'yes';

export const chargesWords = ownWords<FlowContext>({
  key: 'chargesWords',
  short: 'What was said',
  label: 'Who was told, and what was said?',
  example: 'For example: Ada and Sarah: £18 a visit from 4 May, after a financial assessment',
  max: 500,
  lines: 'many',
  when: wasSaid,
});

export const chargesFormat = choice({
  key: 'chargesFormat',
  short: 'In what form',
  label: 'In what form?',
  schema: ToldOfCharges,
  options: [
    { value: 'letter', title: 'In writing', also: ['letter', 'paper', 'print', 'email'] },
    { value: 'large-print', title: 'In large print', also: ['large print'] },
    { value: 'easy-read', title: 'In easy read', also: ['easy read'] },
    { value: 'other-format', title: 'In another format', also: ['another', 'other', 'braille', 'audio'] },
    { value: 'spoken', title: 'Spoken only', also: ['spoken', 'said', 'talked', 'phone'] },
  ],
  when: wasSaid,
});

export const chargesBy = orMe(
  ownWords<FlowContext>({
    key: 'chargesBy',
    short: 'Said by',
    label: 'Who told them? Name and role.',
    help: 'If it was you: "me".',
    max: 150,
    opensWith: ({ asker }) => asker,
    when: wasSaid,
  }),
);

export const chargesOn = pastDay<FlowContext>({
  key: 'chargesOn',
  short: 'Said on',
  label: 'On which day?',
  opensWith: ({ today }) => today,
  assumed: true,
  when: wasSaid,
});

/** All of them, in the order in which they are asked. */
export const CHARGING = [
  chargingBegins,
  chargedFrom,
  chargesSaid,
  chargesWords,
  chargesFormat,
  chargesBy,
  chargesOn,
] as const;

/** Undefined when something of it is missing. */
export const chargingIn = (answers: Answers): Charging | undefined =>
  Charging.safeParse({
    begins: chargingBegins.of(answers),
    from: isCharged(answers) ? chargedFrom.of(answers) : undefined,
    said: wasSaid(answers)
      ? {
          words: chargesWords.of(answers),
          format: chargesFormat.of(answers),
          by: chargesBy.of(answers),
          on: chargesOn.of(answers),
        }
      : undefined,
  }).data;

/** What was noted of them elsewhere, as answers. */
export const answersOfCharging = ({ begins, from, said }: Charging): Answers => ({
  ...(begins !== 'open' && { [chargingBegins.key]: begins }),
  ...(from !== undefined && { [chargedFrom.key]: from }),
  ...(said && {
    [chargesSaid.key]: 'yes',
    [chargesWords.key]: said.words,
    [chargesFormat.key]: said.format,
    [chargesBy.key]: said.by,
    [chargesOn.key]: said.on,
  }),
});

const PROBLEMS: Readonly<Record<ChargingProblem, { readonly words: string; readonly question: string }>> = {
  'CHARGING.OPEN': {
    words: 'Please say first whether anything is charged that goes on.',
    question: chargingBegins.key,
  },
  'CHARGING.DAY-MISSING': { words: 'Please say from which day it is charged.', question: chargedFrom.key },
  'CHARGING.NOT-SAID': { words: 'They have to be told first what it costs, and from when.', question: chargesSaid.key },
  'CHARGING.IN-THE-FUTURE': { words: 'That day is still to come.', question: chargesOn.key },
};

/** The one place that words why nothing can be closed yet because of charges. */
export const wordsForCharging = (problem: ChargingProblem) => PROBLEMS[problem];
