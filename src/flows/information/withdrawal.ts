import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { isWithdrawn, loadGiven, type OnGiven } from './on-record.ts';
import type { SeenGiven } from './record.ts';
import { rules, type Command } from './rules.ts';
import { reasonText } from './telling-questions.ts';

const why = reasonText({
  key: 'why',
  short: 'What was wrong',
  label: 'What was wrong with it?',
  example: 'For example: it was given to her sister.',
  max: 500,
  lines: 'many',
});

/** A record of information given that says something wrong: it stays, and says so, and nothing waits in it any more. */
export function informationWithdrawal(record: OpenKind<Command, SeenGiven>, directory: Directory): Flow<OnGiven> {
  return {
    id: 'information-withdrawal',
    takesBack: ['information-given'],
    version: 1,
    title: 'Recorded in error',
    phrases: ['recorded in error', 'information recorded in error'],
    startsFrom: 'record',
    whileStopped: true,
    of: rules.kind,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'why',
        title: 'Recorded in error',
        intro: () => 'The record stays, and says that it was wrong. After that you can record it again.',
        questions: [why],
      },
    ],
    recordWords: 'Withdraw it',
    recordsAtOnce: true,
    load: (opening) => loadGiven(record, directory, opening),
    idle: (context) =>
      isWithdrawn(context) ??
      (context.mayWithdraw ? undefined : 'Only the colleague who recorded it, or one who leads the team, can do that.'),
    carryOut: intoRecord(record, {
      command(session, context: OnGiven) {
        const where = thatRecord(context);
        const reason = why.of(session.answers) ?? '';
        return where && { ...where, command: { type: 'withdraw' as const, why: reason, asLead: context.isLead } };
      },
      said: { words: 'Noted: this was recorded in error. Nothing waits in it any more.' },
    }),
  };
}
