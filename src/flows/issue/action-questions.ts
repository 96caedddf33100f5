import { z } from 'zod';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { date } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { PARTLY } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { addDays } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { circleOf } from '../../people/party.ts';
import { partyName } from '../../questions/party-name.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Action, Closing, isOpen, Progress, StepSort, takesNoPart } from './facts.ts';
import type { OnIssue } from './on-record.ts';
import { orNextWorkingDay } from '../../work/working-days.ts';

const Key = z.string().min(1);
const ELSE = 'else';

export const stepSort = choice({
  key: 'stepSort',
  short: 'Kind of step',
  label: 'What kind of step is it?',
  schema: StepSort,
  show: 'list',
  options: ({ outcomes }: OnIssue): readonly Choice[] => [
    { value: 'other', title: 'Something that somebody does', also: ['other', 'action'] },
    { value: 'conversation', title: 'A talk on purpose, risk, enablement', also: ['conversation', 'talk'] },
    ...(outcomes.length > 0
      ? [{ value: 'smaller', title: 'A smaller step towards an outcome', also: ['smaller', 'smaller step'] }]
      : []),
  ],
  opensWith: () => 'other',
  assumed: true,
});

export const stepWhat = ownWords<OnIssue>({
  key: 'stepWhat',
  short: 'What',
  label: 'What is to be done?',
  example: 'For example: walk to the shop with her on Thursdays',
  max: 200,
});

/** Colleagues by staff id, all others by key; never somebody who must not be involved (R24). */
const doers = ({ person, seen, colleagues }: OnIssue) => [
  ...colleagues.map(({ value, title }) => ({ value, title, name: title.replace(/ \(me\)$/u, ''), also: [] })),
  ...(person ? circleOf(person) : [])
    .filter(
      ({ staff, key }) =>
        staff === undefined && (seen?.about.every((one) => !takesNoPart(seen, one) || one.key !== key) ?? true),
    )
    .map(({ key, name, role, part }) => {
      const title = part === 'person' ? name : `${name} (${role})`;
      return { value: key, title, name: title, also: [name] };
    }),
];

export const doer = choice({
  key: 'stepDoer',
  short: 'Who',
  label: 'Who does it?',
  schema: Key,
  show: 'list',
  options: (context: OnIssue) => [
    ...doers(context).map(({ value, title, also }) => ({ value, title, also })),
    { value: ELSE, title: 'Somebody else', also: ['else', 'other'] },
  ],
});

export const doerElse = partyName<OnIssue>({
  key: 'stepDoerElse',
  short: 'Who, in words',
  label: 'Who does it? Their name, and what they are to the person',
  max: 100,
  when: answered(doer, ELSE),
});

/** Whoever has no Teams cannot be reminded: a colleague keeps after it (R27). */
export const keeper = choice({
  key: 'stepKeeper',
  short: 'Who keeps after it',
  label: 'They are not reminded by Reable. Which colleague keeps after it?',
  schema: StaffId,
  show: 'list',
  options: ({ colleagues }: OnIssue) => colleagues.map((one) => ({ ...one, also: [] })),
  when: (answers, { colleagues }) =>
    doer.of(answers) !== undefined && colleagues.every(({ value }) => value !== doer.of(answers)),
});

/** Nobody plans an action of reablement for longer than it usually lasts twice over. */
const MOST_DAYS = 90;
const USUAL_DAYS = 7;

const byWhen = (
  key: string,
  opensWith: (context: OnIssue, answers: Answers) => string | undefined,
  more: { readonly label?: string; readonly optional?: true; readonly isToCome?: true } = {},
) =>
  date({
    key,
    short: 'By when',
    label: 'By when?',
    lean: 'coming',
    opensWith,
    assumed: true,
    ...more,
    limits: ({ today }: OnIssue) => [
      ...(more.isToCome ? [{ earliest: today, words: 'that day has passed. Please choose one to come.' }] : []),
      { latest: addDays(today, MOST_DAYS), words: 'that is more than three months away. Please check the date.' },
    ],
  });

export const stepBy = byWhen('stepBy', ({ today }) => orNextWorkingDay(addDays(today, USUAL_DAYS)), { isToCome: true });

export const support = text<OnIssue>({
  key: 'stepSupport',
  short: 'Support needed',
  label: 'What support do they need for it?',
  max: 300,
  optional: true,
});

export const how = text<OnIssue>({
  key: 'stepHow',
  short: 'How we will know',
  label: 'How will you know that it worked?',
  max: 300,
  optional: true,
});

/** Undefined when something of it is missing. */
export function actionIn(answers: Answers, id: string, context: OnIssue): Action | undefined {
  const key = doer.of(answers);
  const found = doers(context).find(({ value }) => value === key);
  const staffOf = (value: string | undefined) => context.colleagues.find((one) => one.value === value);
  const own = staffOf(staffOf(key)?.value ?? keeper.of(answers));
  const inCircle = context.person?.circle.find((one) => one.key === key || one.staff === key);
  return Action.safeParse({
    id,
    sort: stepSort.of(answers),
    what: stepWhat.of(answers),
    doer: {
      key: inCircle?.key ?? (staffOf(key) || key === ELSE ? undefined : key),
      name: found?.name ?? doerElse.of(answers),
    },
    owner: own && { staff: own.value, name: own.title.replace(/ \(me\)$/u, '') },
    by: stepBy.of(answers),
    support: support.of(answers),
    how: how.of(answers),
  }).data;
}

const open = ({ seen }: OnIssue) => (seen?.actions ?? []).filter(isOpen);

export const which = choice({
  key: 'progressWhich',
  short: 'Action',
  label: 'Which action?',
  schema: Key,
  show: 'list',
  options: (context: OnIssue) =>
    open(context).map(({ id, doer: { name }, what }) => ({ value: id, title: `${name}: ${what}`, also: [what, name] })),
  opensWith: (context) => (open(context).length === 1 ? open(context)[0]?.id : undefined),
  assumed: true,
});

export const progress = choice({
  key: 'progressWhat',
  short: 'How it is',
  label: 'How is it going?',
  schema: Progress.shape.what,
  options: [
    { value: 'done', title: 'Done', also: ['done', 'finished', 'yes'] },
    { value: 'going-on', title: 'Going on', also: ['going on', 'on the way', 'not yet'] },
    { value: 'blocked', title: 'Blocked', also: ['blocked', 'stuck', 'cannot'] },
  ],
});

export const progressWords = text<OnIssue>({
  key: 'progressWords',
  short: 'In words',
  label: 'In words; if it is blocked, why',
  max: 500,
  lines: 'many',
  optional: true,
});

export const newBy = {
  ...byWhen(
    'progressBy',
    (context, answers) => {
      const chosen = which.of(answers) ?? (open(context).length === 1 ? open(context)[0]?.id : undefined);
      return open(context).find(({ id }) => id === chosen)?.by;
    },
    { label: 'By when now? Left empty, the day stays.', optional: true },
  ),
  when: (answers: Answers) => progress.of(answers) !== 'done',
};

export const outcome = choice({
  key: 'closeOutcome',
  short: 'How it ended',
  label: 'How has it ended?',
  schema: Closing.shape.outcome,
  options: [
    { value: 'sorted', title: 'Sorted out', also: ['sorted', 'resolved', 'yes'] },
    PARTLY,
    { value: 'not', title: 'Not sorted out', also: ['not', 'no', 'unresolved'] },
    { value: 'mistake', title: 'Logged by mistake', also: ['mistake', 'by mistake'] },
  ],
});

export const closeWords = ownWords<OnIssue>({
  key: 'closeWords',
  short: 'In words',
  label: 'What came of it?',
  max: 500,
  lines: 'many',
});

export const whyOpen = ownWords<OnIssue>({
  key: 'closeWhyOpen',
  short: 'Why with open actions',
  label: (context) =>
    `Not done yet: ${open(context)
      .map(({ what }) => what)
      .join('; ')}. Why is it closed all the same?`,
  max: 500,
  lines: 'many',
  when: (answers, context) => outcome.of(answers) !== 'mistake' && open(context).length > 0,
});
