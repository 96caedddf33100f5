import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './action-questions.ts';
import { Closing, type SeenIssue } from './facts.ts';
import { isClosed, loadIssue, type OnIssue } from './on-record.ts';
import { rules, type Command } from './rules.ts';

/** The issue is over: how, and why with actions that are not done (R28). */
export function issueClose(record: OpenKind<Command, SeenIssue>, directory: Directory): Flow<OnIssue> {
  return {
    id: 'issue-close',
    version: 1,
    title: 'Close the issue',
    phrases: ['close the issue', 'close an issue', 'take back the issue', 'logged by mistake'],
    takesBack: ['issue'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [{ id: 'close', title: 'How it ended', questions: [ask.outcome, ask.closeWords, ask.whyOpen] }],
    recordWords: 'Close it',
    recordsAtOnce: 'by-card',
    load: (opening) => loadIssue(record, directory, opening),
    idle: isClosed,
    carryOut: intoRecord(record, {
      command({ answers }, context: OnIssue) {
        const where = thatRecord(context);
        const { data: closing } = Closing.safeParse({
          outcome: ask.outcome.of(answers),
          words: ask.closeWords.of(answers),
          whyOpen: ask.whyOpen.when(answers, context) ? ask.whyOpen.of(answers) : undefined,
        });
        return where && closing && { ...where, command: { type: 'close' as const, closing } };
      },
      said: { words: 'Closed. Nothing waits here any more.' },
    }),
  };
}
