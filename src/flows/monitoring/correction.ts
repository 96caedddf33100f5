import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import type { Step } from '../../forms/form.ts';
import type { Session } from '../../forms/session.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { ownWords } from '../../questions/own-words.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { capacity } from '../../questions/capacity.ts';
import {
  agreementSteps,
  answersOfChange,
  ARRANGEMENT,
  changeFills,
  changeIn,
  changeWarnings,
  waitsBy,
} from './asked.ts';
import { planToldOf, type InForce } from './in-force.ts';
import { isTakenBack, loadOnChange, theChange, type OnChangeContext } from './on-record.ts';
import type { SeenChange } from './record.ts';
import { rules } from './rules.ts';
import type { Command } from './commands.ts';

const What = z.enum(['arrangement', 'agreement', 'take-back']);

const what = choice({
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
      title: 'Who agrees, capacity, or what was weighed',
      also: ['who agrees', 'agreement', 'capacity', 'who decides'],
    },
    {
      value: 'take-back',
      title: 'The whole change: take it back',
      also: ['take it back', 'take back', 'all of it', 'withdraw'],
    },
  ],
});

const why = ownWords<OnChangeContext>({
  key: 'why',
  short: 'Why',
  label: 'Why?',
  example: 'For example: the day was mistyped',
  max: 500,
  lines: 'many',
});

const corrects = (answers: Answers): boolean => ['arrangement', 'agreement'].includes(what.of(answers) ?? '');

/** Under this name the edition is kept that the form was filled in from. */
const Base = z.object({ edition: z.number().int() });

/** What a change of monitoring says is put right, or it is taken back; old and new stay, and people are told again (P18). */
export function monitoringCorrection(
  record: OpenKind<Command, SeenChange>,
  directory: Directory,
  inForce: InForce,
): Flow<OnChangeContext> {
  return {
    id: 'monitoring-correction',
    version: 1,
    title: 'Correct a change of monitoring',
    phrases: ['correct the monitoring change', 'monitoring change is wrong', 'take back the monitoring change'],
    startsFrom: 'record',
    of: rules.kind,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: (context) => [
      {
        id: 'what',
        title: 'What is wrong',
        intro: () => 'What it said before stays in the history. Everybody who was told is told again.',
        questions: [what, why],
      },
      ...stepsOf('arrangement', context),
      ...stepsOf('agreement', context),
    ],
    recordWords: 'Record this',
    load: (opening) => loadOnChange(record, directory, opening),
    fills: ({ answers }, context) => {
      const { seen } = context;
      const part = what.of(answers);
      if (!seen || !part) return { answers: {} };
      // What is to be corrected opens with what it says, and is asked; all else stays as it is.
      const asked = new Set(part === 'take-back' ? [] : stepsOf(part, context).flatMap(keysIn));
      const rest = Object.entries(recorded(context)).filter(([key]) => !asked.has(key));
      return { answers: Object.fromEntries(rest), base: { edition: seen.edition } };
    },
    warnings: ({ answers }, context) => (corrects(answers) ? changeWarnings(answers, context) : []),
    idle: (context) =>
      isTakenBack(context) ??
      (context.isTheirs ? undefined : 'Only the colleague who recorded it, or one who leads the team, can do that.'),
    carryOut: intoRecord(record, {
      command(session, context: OnChangeContext) {
        const where = theChange(session, context);
        const command = commandOf(session, context);
        return where && command && { ...where, command };
      },
      async said({ command, record: corrected, viewer, context: { person } }) {
        const plan = await planToldOf(record, inForce, { record: corrected, viewer, person });
        return {
          words: `${
            command.type === 'take-back'
              ? 'The change is taken back. Now tell everybody who was told of it.'
              : 'Corrected. Now tell everybody again.'
          }${plan}`,
        };
      },
    }),
  };
}

function commandOf({ answers, base }: Session, context: OnChangeContext): Command | undefined {
  const reason = why.of(answers) ?? '';
  if (!corrects(answers)) return { type: 'take-back', why: reason };
  const reablementStarted = context.person?.started;
  const change = changeIn(answers, context);
  const from = Base.safeParse(base).data;
  if (!reablementStarted || !change || !from) return undefined;
  return { type: 'correct', reablementStarted, change, waits: waitsBy(answers), why: reason, edition: from.edition };
}

/** The answers that the record comes to. */
const recorded = (context: OnChangeContext): Answers =>
  context.seen
    ? {
        ...changeFills(context, undefined),
        ...answersOfChange(context.seen.change, context.seen.holdsFrom === undefined, context),
      }
    : {};

const keysIn = ({ questions }: Step<OnChangeContext>): readonly string[] => questions.map(({ key }) => key);

/** The steps of one part, each question opening with what the record says. */
function stepsOf(part: 'arrangement' | 'agreement', context: OnChangeContext): readonly Step<OnChangeContext>[] {
  const before = recorded(context);
  const steps: readonly Step<OnChangeContext>[] =
    part === 'arrangement'
      ? [{ id: 'change', title: 'What is changing, and why', questions: ARRANGEMENT }]
      : [{ id: 'has-capacity', title: 'Capacity', questions: [capacity] }, ...agreementSteps(context)];
  return steps.map((step) => ({
    ...step,
    questions: step.questions.map((question) => ({ ...question, opensWith: () => before[question.key] })),
    when: (answers, now) => what.of(answers) === part && (step.when?.(answers, now) ?? true),
  }));
}
