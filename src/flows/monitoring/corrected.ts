import { z } from 'zod';
import type { Step } from '../../forms/form.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { answered, type Answers, type Question } from '../../forms/question.ts';
import type { Day } from '../../kernel/days.ts';
import type { Session } from '../../forms/session.ts';
import type { Viewer } from '../../access/viewer.ts';
import { awaitsCapacity } from '../../people/capacity.ts';
import { capacity } from '../../questions/capacity.ts';
import { decidingSteps, doubtSteps } from '../../questions/deciding-steps.ts';
import { ownWords } from '../../questions/own-words.ts';
import {
  agreementSteps,
  answersOfChange,
  ARRANGEMENT,
  arrangementIn,
  changeFills,
  changeIn,
  changeWarnings,
  waitsBy,
} from './asked.ts';
import type { Command } from './commands.ts';
import { Change, isUndecided, waitsForAnswers } from './facts.ts';
import { isAnother, mayBeASlip, restrictsMore } from './meaning.ts';
import { same } from '../../records/same.ts';
import { decidesAgainst, type Answered } from './checks.ts';
import { notedIn } from './noted.ts';
import type { OnChangeContext } from './on-record.ts';
import { direction, startsOn, to } from './questions.ts';

/** What is asked when a change of monitoring is corrected, and what the answers come to (P18). */

type Asked = Question<unknown, OnChangeContext>;

const What = z.enum(['arrangement', 'agreement', 'take-back']);

export const what = choice({
  key: 'what',
  short: 'What is wrong',
  label: 'What is wrong?',
  schema: What,
  options: [
    {
      value: 'arrangement',
      title: 'What changes, from when or why',
      also: ['what changes', 'the day', 'the text', 'from when', 'a typo', 'typo'],
    },
    {
      value: 'agreement',
      title: 'Who agrees, or what was weighed',
      also: ['who agrees', 'agreement', 'capacity', 'who decides'],
    },
    {
      value: 'take-back',
      title: 'The whole change: take it back',
      also: ['take it back', 'take back', 'all of it', 'withdraw'],
    },
  ],
});

export const why = ownWords<OnChangeContext>({
  key: 'why',
  short: 'Why',
  label: 'Why?',
  example: 'For example: the day was mistyped',
  max: 500,
  lines: 'many',
});

/** Where only the words differ: nobody but who corrects it knows whether it was a slip (P18). */
const carriesOver = choice({
  key: 'carriesOver',
  short: 'Does it change what was agreed?',
  label: 'Does this change what was agreed?',
  schema: z.enum(['yes', 'no']),
  options: [
    { value: 'no', title: 'Yes: ask them again', also: ['yes', 'ask them again', 'ask again', 'y'] },
    {
      value: 'yes',
      title: 'No: it was only mistyped',
      also: ['no', 'only mistyped', 'it was mistyped', 'mistyped', 'n'],
    },
  ],
});

/** The recorded change with what was corrected of it. */
const rewritten = (answers: Answers, context: OnChangeContext): Change | undefined =>
  context.seen && Change.safeParse({ ...context.seen.change, ...arrangementIn(answers, context) }).data;

/** Whether the agreement is asked about: it is what is wrong, or it was for another change (P18). */
function asksWhoAgrees(answers: Answers, context: OnChangeContext): boolean {
  if (what.of(answers) === 'agreement') return true;
  const [before, after] = [context.seen?.change, rewritten(answers, context)];
  if (what.of(answers) !== 'arrangement' || !before || !after || !isAnother(before, after)) return false;
  return !mayBeASlip(before, after) || carriesOver.of(answers) === 'no';
}

const asksWhetherASlip = (answers: Answers, context: OnChangeContext): boolean => {
  const [before, after] = [context.seen?.change, rewritten(answers, context)];
  return (
    what.of(answers) === 'arrangement' &&
    before !== undefined &&
    after !== undefined &&
    isAnother(before, after) &&
    mayBeASlip(before, after)
  );
};

export const EDITION = 'edition';

export const corrects = (answers: Answers): boolean => ['arrangement', 'agreement'].includes(what.of(answers) ?? '');

/** Who asked the person stays, unless they were asked again. */
function sayingWhoAsked(change: Answered | undefined, { seen }: OnChangeContext): Answered | undefined {
  const said = ({ parties }: Pick<Change, 'parties'>) => parties.find(({ part }) => part === 'person');
  if (!change || !seen || !same(said(change), said(seen.change))) return change;
  const { deciding } = change;
  const { capacity: before } = seen.change.deciding;
  return deciding.capacity.basis === 'asked' && before.answer === 'has'
    ? { ...change, deciding: { ...deciding, capacity: before } }
    : change;
}

/** What it is to say, and whether it waits for somebody. */
const corrected = (answers: Answers, context: OnChangeContext) =>
  asksWhoAgrees(answers, context)
    ? { change: sayingWhoAsked(changeIn(answers, context), context), waits: waitsBy(answers) }
    : { change: rewritten(answers, context), waits: context.seen !== undefined && waitsForAnswers(context.seen) };

export function commandOf(
  { answers, openedFor }: Session,
  context: OnChangeContext,
  { name: by, staff }: Viewer,
): Command | undefined {
  const reason = why.of(answers) ?? '';
  if (!corrects(answers)) return { type: 'take-back', why: reason };
  const reablementStarted = context.person?.started;
  const { change, waits } = corrected(answers, context);
  const edition = Number(openedFor[EDITION]);
  if (!reablementStarted || !change || !Number.isInteger(edition)) return undefined;
  const askedAnew = asksWhoAgrees(answers, context);
  return {
    type: 'correct',
    reablementStarted,
    change,
    waits,
    why: reason,
    by,
    askedAnew,
    edition,
    noted: notedIn(change.deciding, context.colleagues, staff).filter(
      ({ what: done }) => done !== 'assessed' || !isTheirOwnAct(change, context),
    ),
  };
}

/** Whoever assessed it by a press on the record is not asked whether they did. */
const isTheirOwnAct = ({ deciding: { capacity: now } }: Answered, { seen }: OnChangeContext): boolean =>
  seen !== undefined &&
  same(now, seen.change.deciding.capacity) &&
  (seen.noted ?? []).every(({ what: done }) => done !== 'assessed');

export function warningsFor(answers: Answers, context: OnChangeContext): readonly string[] {
  if (!corrects(answers)) return [];
  const { change, waits } = corrected(answers, context);
  const against = change?.parties.find(decidesAgainst);
  if (against)
    return [
      `${against.name} decides, and does not agree: the change is taken back, and everybody who knows of it is told so.`,
    ];
  return [
    ...(asksWhoAgrees(answers, context)
      ? []
      : [
          `What each of them said stays as it is.${carriesOver.of(answers) === 'yes' && asksWhetherASlip(answers, context) ? ' One who leads the team is asked to look at it.' : ''}`,
        ]),
    ...changeWarnings(change, waits, context, change && !waits ? heldFrom(change, context) : undefined),
  ];
}

/** From the day on which it held it goes on to hold, when only who agreed or could decide is put right (TL7). */
const heldFrom = (change: Answered, { seen, today }: OnChangeContext): Day | undefined =>
  seen && !isAnother(seen.change, change) && !(awaitsCapacity(change.deciding) && (seen.holdsFrom ?? today) > today)
    ? seen.holdsFrom
    : undefined;

const agreementKeys = (context: OnChangeContext): readonly string[] => [
  capacity.key,
  ...agreementSteps(context).flatMap(({ questions }) => questions.map(({ key }) => key)),
];

/** What they said was about what stood there then. */
export const resets = (context: OnChangeContext) => {
  const agreement = [carriesOver.key, ...agreementKeys(context)];
  return {
    [what.key]: [...ARRANGEMENT.map(({ key }) => key), ...agreement],
    ...Object.fromEntries([direction.key, to.key, startsOn.key].map((key) => [key, agreement])),
  };
};

/** What stays as it is. Who agrees to another change is asked as if it were new (P18). */
export function filled(answers: Answers, context: OnChangeContext): Answers {
  const { seen } = context;
  // Who decides is asked for, above all, where somebody was found to lack capacity after they were asked.
  if (seen && what.of(answers) === undefined && isUndecided(seen.change))
    return { [what.key]: 'agreement', [why.key]: 'Assessed since as lacking capacity for this decision' };
  if (!seen || !asksWhoAgrees(answers, context)) return {};
  if (what.of(answers) === 'agreement') {
    const before = answersOfChange(seen.change, false, context);
    return Object.fromEntries(
      ARRANGEMENT.flatMap(({ key }) => (before[key] === undefined ? [] : [[key, before[key]]])),
    );
  }
  const { [capacity.key]: has, ...others } = changeFills(context);
  return has === undefined || asksCapacity(answers, context) ? others : { ...others, [capacity.key]: has };
}

/** What now may restrict somebody is another decision: capacity for it is asked about, whatever the person's record says (R44, R45). */
function asksCapacity(answers: Answers, context: OnChangeContext): boolean {
  const [before, after] = [context.seen?.change, rewritten(answers, context)];
  const isKnown = changeFills(context)[capacity.key] !== undefined;
  return !isKnown || (before !== undefined && after !== undefined && restrictsMore(before, after));
}

/** The steps of what is wrong. What is to be corrected opens with what the record says; who agrees to another change is asked anew. */
export function furtherSteps(context: OnChangeContext): readonly Step<OnChangeContext>[] {
  const { seen } = context;
  const before: Answers = seen
    ? { ...changeFills(context), ...answersOfChange(seen.change, waitsForAnswers(seen), context) }
    : {};
  const opening = (questions: readonly Asked[], isKept: (answers: Answers) => boolean): readonly Asked[] =>
    questions.map((question) => ({
      ...question,
      opensWith: (now: OnChangeContext, answers: Answers) =>
        (isKept(answers) ? before[question.key] : undefined) ?? question.opensWith?.(now, answers),
    }));
  const hasCapacity: Step<OnChangeContext> = {
    id: 'has-capacity',
    title: 'Capacity',
    questions: [capacity],
    when: (answers, now) => what.of(answers) === 'agreement' || asksCapacity(answers, now),
  };
  const ofDeciding = new Set([hasCapacity, ...decidingSteps, ...doubtSteps].map(({ id }) => id));
  return [
    {
      id: 'change',
      title: 'What is changing, and why',
      questions: opening(ARRANGEMENT, () => true),
      when: answered(what, 'arrangement'),
    },
    { id: 'slip', title: 'What was agreed', questions: [carriesOver], when: asksWhetherASlip },
    ...[hasCapacity, ...agreementSteps(context)].map((step): Step<OnChangeContext> => ({
      ...step,
      questions: opening(step.questions, (answers) => what.of(answers) === 'agreement' || ofDeciding.has(step.id)),
      when: (answers, now) => asksWhoAgrees(answers, now) && (step.when?.(answers, now) ?? true),
    })),
  ];
}
