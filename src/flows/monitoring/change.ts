import { Day } from '../../kernel/days.ts';
import { recordIdOf } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import {
  loadPerson,
  withAssessed,
  samePerson,
  WHO,
  type Opening,
  type PersonContext,
} from '../../questions/context.ts';
import { intoRecord, newRecord, type Flow } from '../flow.ts';
import { capacity } from '../../questions/capacity.ts';
import { notAskedWords } from '../../questions/not-asked.ts';
import {
  agreementSteps,
  changeFills,
  changeIn,
  changeWarnings,
  comingWords,
  NEW_ARRANGEMENT,
  readsAs,
  saidOtherwiseNow,
  waitsBy,
} from './asked.ts';
import { CHECK } from '../../forms/bound.ts';
import type { Answers } from '../../forms/question.ts';
import { asOnStart, monitoredFrom, planToldOf, type InForce, type Monitored } from './in-force.ts';
import { baseOf, meanwhile, meanwhileWords, overtaken } from './meanwhile.ts';
import { waitsFor } from './facts.ts';
import { overheard } from './overheard.ts';
import { notedIn, type Colleague } from './noted.ts';
import * as ask from './questions.ts';
import type { SeenChange } from './notice.ts';
import type { Command } from './commands.ts';

/** What the form looks at: besides the person, how their progress is monitored until it begins (P10). */
export interface ChangeContext extends PersonContext {
  readonly monitored?: Monitored | undefined;
  readonly fromSaid?: string | undefined;
  /** There is a plan that says how: it says the same from then on. */
  readonly inPlan?: boolean | undefined;
  /** Those of the team who may be named as having assessed or decided; read when it is to be recorded. */
  readonly colleagues?: readonly Colleague[] | undefined;
}

/** The first day, as far as it has been said. */
const startOf = ({ session, entered, today }: Opening): Day =>
  Day.safeParse(entered?.[ask.startsOn.key]).data ?? ask.startsOn.of(session.answers) ?? today;

const PHRASES = [
  'change monitoring',
  'change monitoring for',
  'monitoring change',
  'monitoring needs changing',
  'monitor less',
  'monitor more',
  'monitoring',
  'less monitoring',
  'more monitoring',
  'reduce monitoring',
  'increase monitoring',
  'stop monitoring',
] as const;

/** What does not depend on whose monitoring it is stands on the card that asks for the person; once that is known it stands with the rest. */
const BESIDE_WHO = NEW_ARRANGEMENT.filter(({ key }) => key !== ask.from.key).map((one) => ({
  ...one,
  when: (answers: Answers, context: ChangeContext) =>
    context.person === undefined && (answers[ask.person.key] ?? '') === '' && one.when(answers, context),
}));

/** Somebody changes how a person's progress is monitored, and everybody who must know is told (R1-R5). */
export function monitoringChange(
  record: OpenKind<Command, SeenChange>,
  directory: Directory,
  inForce: InForce,
): Flow<ChangeContext> {
  return {
    id: 'monitoring-change',
    version: 2,
    title: 'Change monitoring',
    phrases: PHRASES,
    overhears: overheard,
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    offer: {
      button: 'Change monitoring',
      example: 'change monitoring for Ada Palmer',
      group: 'person',
      rank: 10,
      daily: 'all',
    },
    steps: (context) => [
      {
        id: WHO,
        title: context.person ? 'Who' : 'Who, what and why',
        questions: [ask.person, ...BESIDE_WHO],
      },
      {
        id: 'change',
        title: 'What is changing, and why',
        questions: [...NEW_ARRANGEMENT, capacity],
        intro: () => comingWords(context),
      },
      ...agreementSteps(context),
    ],
    recordWords: 'Record this change',
    fills: (_, context) => ({
      answers: context.person ? changeFills(context, context.monitored?.onStart) : {},
      ...(context.monitored && { base: baseOf(context.monitored) }),
    }),
    resets: { [ask.person.key]: 'all' },
    warnings: ({ answers, base }, context) => [
      ...notAskedWords(answers, context),
      ...meanwhileWords(base, context),
      ...saidOtherwiseNow(answers, context),
      ...readsAs(answers, context),
      ...changeWarnings(changeIn(answers, context), waitsBy(answers), context),
    ],
    load: (opening) => load(record, directory, inForce, opening),
    // At the check it is looked again what others have recorded meanwhile.
    keepsContext: (before, after) => samePerson(before, after) && (before.step === CHECK || after.step !== CHECK),
    carryOut: recordedIn(record, inForce),
  };
}

const recordedIn = (record: OpenKind<Command, SeenChange>, inForce: InForce): Flow<ChangeContext>['carryOut'] =>
  intoRecord(record, {
    first(session, context) {
      const own = context.person && recordIdOf(context.person.id, session.token);
      return own && meanwhile(session, context, own);
    },
    command(session, context: ChangeContext, { staff }) {
      const { answers, token } = session;
      const { person } = context;
      const change = changeIn(answers, context);
      return (
        person &&
        change && {
          ...newRecord(session, person),
          command: {
            type: 'change-monitoring' as const,
            reablementStarted: person.started,
            change,
            waits: waitsBy(answers),
            inPlan: context.inPlan === true,
            place: context.monitored?.place,
            overtakes: context.monitored && overtaken(context.monitored, recordIdOf(person.id, token)),
            noted: notedIn(change.deciding, context.colleagues ?? [], staff),
          },
        }
      );
    },
    async said({ command, record: made, viewer, context: { person } }) {
      const plan = await planToldOf(record, inForce, { record: made, viewer, person });
      return {
        words: made.ledger
          ? `Recorded as ${made.reference}. Now tell everybody who must know.${plan}`
          : `Recorded as ${made.reference}. It does not hold yet: it waits until ${command.type === 'change-monitoring' ? waitsFor(command.change) : 'everybody has been asked'}.`,
      };
    },
  });

async function load(
  record: OpenKind<Command, SeenChange>,
  directory: Directory,
  inForce: InForce,
  opening: Opening,
): Promise<ChangeContext> {
  const context = await withAssessed(
    await loadPerson(directory, opening, 'record'),
    opening.viewer,
    inForce.lastAssessed,
  );
  const { person } = context;
  const { viewer, session, today } = opening;
  const startsOn = startOf(opening);
  // Once it stands in the form it is asked for again only where it may be another on the first day.
  const isKnown =
    session.step !== CHECK &&
    session.base !== undefined &&
    session.answers[ask.from.key] !== undefined &&
    startsOn === today &&
    session.step !== 'change';
  const monitored =
    person && !isKnown ? await monitoredFrom(record, inForce, { viewer, person, today, startsOn }) : undefined;
  const inPlan = person && session.step === CHECK && (await inForce.planSays(viewer, person, today)) !== undefined;
  const colleagues = person && session.step === CHECK ? await directory.staffOf(person.team) : [];
  const from = opening.entered?.[ask.from.key] ?? session.answers[ask.from.key];
  // S51: pressed again once it is recorded, it is the same record, though it is so by then.
  const isRecorded = person && monitored?.all.some((one) => one.record === recordIdOf(person.id, session.token));
  const now = from !== undefined && monitored ? asOnStart(from, monitored) : (from ?? monitored?.onStart);
  const fromSaid = isRecorded ? undefined : now;
  return { ...context, monitored, fromSaid, inPlan, colleagues };
}
