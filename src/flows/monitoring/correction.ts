import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import type { Command } from './commands.ts';
import { commandOf, EDITION, filled, furtherSteps, resets, warningsFor, what, why } from './corrected.ts';
import { waitsFor } from './facts.ts';
import { planToldOf, type InForce } from './in-force.ts';
import { isTakenBack, loadOnChange, type OnChangeContext } from './on-record.ts';
import type { SeenChange } from './notice.ts';
import { rules } from './rules.ts';

/** What a change of monitoring says is put right, or it is taken back; old and new stay, and people are told again (P18). */
export function monitoringCorrection(
  record: OpenKind<Command, SeenChange>,
  directory: Directory,
  inForce: InForce,
): Flow<OnChangeContext> {
  return {
    id: 'monitoring-correction',
    takesBack: ['monitoring-change'],
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
      ...furtherSteps(context),
    ],
    recordWords: 'Record this',
    load: (opening) => loadOnChange(record, directory, opening),
    // What it was filled in from: a form that was left open is not gone on with once the record says something else (S53).
    pins: ({ seen }) => (seen ? { [EDITION]: String(seen.edition) } : {}),
    resets,
    fills: ({ answers }, context) => ({ answers: filled(answers, context) }),
    warnings: ({ answers }, context) => warningsFor(answers, context),
    idle: (context) =>
      isTakenBack(context) ??
      (context.isTheirs ? undefined : 'Only the colleague who recorded it, or one who leads the team, can do that.'),
    carryOut: intoRecord(record, {
      command(session, context: OnChangeContext, viewer) {
        const where = thatRecord(context);
        const command = commandOf(session, context, viewer);
        return where && command && { ...where, command };
      },
      async said({ command, record: corrected, viewer, context: { person } }) {
        const plan = await planToldOf(record, inForce, { record: corrected, viewer, person });
        const now = person && (await record.seen(corrected.id, viewer, person));
        return {
          words: `${
            command.type !== 'correct'
              ? 'The change is taken back. Now tell everybody who was told of it.'
              : now?.takenBack
                ? 'Corrected, and the change is taken back. Now tell everybody who was told of it.'
                : now && now.holdsFrom === undefined
                  ? `Corrected. It waits until ${waitsFor(command.change)}.${corrected.ledger ? ' Those who knew of it are told that it waits.' : ''}`
                  : 'Corrected. Now tell everybody again.'
          }${plan}`,
        };
      },
    }),
  };
}
