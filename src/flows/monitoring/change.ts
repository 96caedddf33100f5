import { recordIdOf } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadPerson, samePerson, WHO, type PersonContext } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { capacity } from '../../questions/capacity.ts';
import { agreementSteps, changeFills, changeIn, changeWarnings, readsAs, UNSAID_DIRECTION, waitsBy } from './asked.ts';
import { CHECK } from '../../forms/bound.ts';
import { monitoringNow, planToldOf, type InForce } from './in-force.ts';
import { overheard } from './overheard.ts';
import { notedIn, type Colleague } from './noted.ts';
import * as ask from './questions.ts';
import type { SeenChange } from './notice.ts';
import type { Command } from './commands.ts';

/** What the form looks at: besides the person, how their progress is monitored now (P10). */
export interface ChangeContext extends PersonContext {
  readonly now?: string | undefined;
  /** There is a plan that says how: it says the same from then on. */
  readonly inPlan?: boolean | undefined;
  /** Those of the team who may be named as having assessed or decided; read when it is to be recorded. */
  readonly colleagues?: readonly Colleague[] | undefined;
}

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
      { id: WHO, title: 'Who', questions: [ask.person] },
      { id: 'change', title: 'What is changing, and why', questions: [...UNSAID_DIRECTION, capacity] },
      ...agreementSteps(context),
    ],
    recordWords: 'Record this change',
    fills: (_, context) => ({ answers: context.person ? changeFills(context, context.now) : {} }),
    resets: { [ask.person.key]: 'all' },
    warnings: ({ answers }, context) => [
      ...readsAs(answers),
      ...changeWarnings(changeIn(answers, context), waitsBy(answers), context),
    ],
    async load(opening) {
      const context = await loadPerson(directory, opening, 'record');
      const { person } = context;
      // Asked for once: from then on it stands in the form.
      const { viewer, session, today } = opening;
      const isKnown = session.answers[ask.from.key] !== undefined;
      const now = person && !isKnown ? await monitoringNow(record, inForce, { viewer, person, today }) : undefined;
      const inPlan = person && session.step === CHECK && (await inForce.planSays(viewer, person, today)) !== undefined;
      const colleagues = person && session.step === CHECK ? await directory.staffOf(person.team) : [];
      return { ...context, now, inPlan, colleagues };
    },
    keepsContext: samePerson,
    carryOut: intoRecord(record, {
      command({ answers, token }, context: ChangeContext, { staff }) {
        const { person } = context;
        const change = changeIn(answers, context);
        return (
          person &&
          change && {
            record: recordIdOf(person.id, token),
            team: person.team,
            command: {
              type: 'change-monitoring' as const,
              reablementStarted: person.started,
              change,
              waits: waitsBy(answers),
              inPlan: context.inPlan === true,
              noted: notedIn(change.deciding, context.colleagues ?? [], staff),
            },
          }
        );
      },
      async said({ record: made, viewer, context: { person } }) {
        const plan = await planToldOf(record, inForce, { record: made, viewer, person });
        return {
          words: made.ledger
            ? `Recorded as ${made.reference}. Now tell everybody who must know.${plan}`
            : `Recorded as ${made.reference}. It does not hold yet: it waits until everybody has been asked.`,
        };
      },
    }),
  };
}
