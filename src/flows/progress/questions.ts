import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { date, pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { addDays } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { orMe } from '../../questions/or-me.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import type { ProgressContext } from './context.ts';
import { When } from './facts.ts';
import { isComing } from './outcomes.ts';
import { orNextWorkingDay } from '../../work/working-days.ts';

const Key = z.string().min(1);

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose progress is it?' });

/** How far somebody was at the start is known for so many days from the first plan or the start, whichever is later. */
const START_DAYS = 14;
const isStart = ({ person: the, firstPlan, today }: ProgressContext): boolean =>
  [the?.started, firstPlan].some((day) => day !== undefined && today <= addDays(day, START_DAYS));

export const when = choice({
  key: 'progressWhen',
  short: 'When',
  label: 'When is this?',
  schema: When,
  show: 'list',
  options: (context: ProgressContext) => [
    ...(isStart(context) ? [{ value: 'start', title: 'At the start', also: ['start'] }] : []),
    { value: 'review', title: 'At a review, or on the way', also: ['review', 'on the way'] },
    { value: 'end', title: 'At the end', also: ['end'] },
    { value: 'follow-up', title: 'Afterwards', also: ['follow-up', 'follow up'] },
  ],
  opensWith: (context: ProgressContext) => {
    const { person: the, seen } = context;
    if (the?.ended !== undefined || the?.stopped?.what === 'ended') return 'follow-up';
    return isStart(context) && !seen?.noted.length ? 'start' : 'review';
  },
  assumed: true,
});

const outcomesOf = ({ plan }: ProgressContext) =>
  (plan?.outcomes ?? []).map(({ key, words }) => ({ value: key, title: words }));
const theOnly = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

/** Nobody plans a step of reablement for longer than it usually lasts twice over. */
const MOST_DAYS = 90;
const USUAL_DAYS = 7;
const coming = [
  ({ today }: ProgressContext) => ({
    earliest: today,
    words: 'that day has passed. Please choose one to come.',
  }),
  ({ today }: ProgressContext) => ({
    latest: addDays(today, MOST_DAYS),
    words: 'that is more than three months away. Please check the date.',
  }),
];

export const stepOutcome = choice({
  key: 'stepOutcome',
  short: 'Towards',
  label: 'Towards which outcome?',
  schema: Key,
  show: 'list',
  options: outcomesOf,
  opensWith: (context) => theOnly(outcomesOf(context))?.value,
  assumed: true,
});

export const stepWhat = ownWords<ProgressContext>({
  key: 'stepWhat',
  short: 'Smaller step',
  label: 'What is the smaller step?',
  example: 'For example: to the front door and back',
  max: 160,
});

export const stepBy = date({
  key: 'stepBy',
  short: 'By when',
  label: 'By when?',
  lean: 'coming',
  opensWith: ({ today }: ProgressContext) => orNextWorkingDay(addDays(today, USUAL_DAYS)),
  assumed: true,
  limits: (context) => coming.map((one) => one(context)),
});

const colleague = (key: string, label: string) =>
  choice({
    key,
    short: 'Who keeps after it',
    label,
    schema: StaffId,
    show: 'list',
    options: ({ colleagues }: ProgressContext) => colleagues.map((one) => ({ ...one, also: [] })),
    opensWith: ({ colleagues: [me] }) => me?.value,
    assumed: true,
  });

export const stepOwner = colleague('stepOwner', 'Who keeps after it?');

/** The colleague of that id, by their name. */
export const colleagueOf = (staff: StaffId | undefined, { colleagues }: ProgressContext) => {
  const found = colleagues.find(({ value }) => value === staff);
  return staff && found && { staff, name: found.title.replace(/ \(me\)$/u, '') };
};

/** What has not come, also of a plan that progress has not seen yet. */
const notCome = ({ plan, seen }: ProgressContext) =>
  (plan?.equipment ?? [])
    .filter((what) => seen?.equipment.find((one) => one.what === what && !isComing(one)) === undefined)
    .map((what) => ({ value: what, title: what }));

export const allCame = (context: ProgressContext): boolean => notCome(context).length === 0;

const ordering = choice({
  key: 'orderedWhat',
  short: 'Equipment',
  label: 'What has been ordered?',
  schema: Key,
  show: 'list',
  options: notCome,
  opensWith: (context: ProgressContext) => theOnly(notCome(context))?.value,
  assumed: true,
});

/** "Bath board": the one of the plan that is called so. */
export const orderedWhat: typeof ordering = {
  ...ordering,
  together(said, context, _, where) {
    const found = notCome(context).filter(({ title }) => title.toLowerCase().includes(said.toLowerCase()));
    const [only] = found;
    return where === 'begun' && only && found.length === 1 ? ok({ [ordering.key]: only.value }) : undefined;
  },
};

export const orderedWhom = text<ProgressContext>({
  key: 'orderedWhom',
  short: 'Of whom',
  label: 'Of whom was it ordered?',
  example: 'For example: the community equipment store',
  max: 100,
});

export const orderedBy = date({
  key: 'orderedBy',
  short: 'Expected',
  label: 'When is it expected?',
  lean: 'coming',
  limits: (context: ProgressContext) => coming.map((one) => one(context)),
});

export const orderedFor = choice({
  key: 'orderedFor',
  short: 'Waits for it',
  label: 'Which outcome waits for it?',
  schema: Key,
  show: 'list',
  optional: true,
  options: outcomesOf,
  opensWith: (context: ProgressContext) => theOnly(outcomesOf(context))?.value,
  assumed: true,
});

export const orderedOwner = colleague('orderedOwner', 'Who keeps after it?');

export const scoreName = text<ProgressContext>({
  key: 'scoreName',
  short: 'Instrument',
  label: 'Which instrument?',
  help: 'Its questions and answers are not kept here: only what it came to.',
  example: 'For example: EQ-5D-5L',
  max: 60,
});

export const scoreVersion = text<ProgressContext>({
  key: 'scoreVersion',
  short: 'Version',
  label: 'Which version of it?',
  max: 30,
});

export const scoreIs = text<ProgressContext>({ key: 'scoreIs', short: 'Score', label: 'What is the score?', max: 30 });

export const scoreOn = pastDay<ProgressContext>({
  key: 'scoreOn',
  short: 'Day',
  label: 'On which day?',
  opensWith: ({ today }) => today,
  assumed: true,
});

export const scoreWho = orMe(
  text<ProgressContext>({
    key: 'scoreWho',
    short: 'By whom',
    label: 'Who scored it? Name and role.',
    help: 'If it was you: "me".',
    max: 120,
  }),
);
