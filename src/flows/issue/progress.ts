import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './action-questions.ts';
import { isOpen, Progress, type SeenIssue } from './facts.ts';
import { isClosed, loadIssue, type OnIssue } from './on-record.ts';
import { rules, type Command } from './rules.ts';
import { talkAgreed, talkIn, talkSaid } from './step-kinds.ts';

/** How an action of the plan is going (R28). */
export function issueProgress(record: OpenKind<Command, SeenIssue>, directory: Directory): Flow<OnIssue> {
  return {
    id: 'issue-progress',
    version: 1,
    title: 'How an action is going',
    phrases: ['note how an action is going', 'action done'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: 'unless-died',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'progress',
        title: 'How it is going',
        questions: [ask.which, ask.progress, ask.progressWords, ask.newBy],
      },
      { id: 'talk', title: 'The talk', questions: [talkSaid, talkAgreed] },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadIssue(record, directory, opening),
    idle: (context) =>
      isClosed(context) ??
      (context.seen && !context.seen.actions.some(isOpen) ? 'No action waits in this issue.' : undefined),
    resets: { [ask.which.key]: [ask.newBy.key] },
    carryOut: intoRecord(record, {
      command({ answers, token }, context: OnIssue) {
        const [where, action] = [thatRecord(context), ask.which.of(answers)];
        const what = ask.progress.of(answers);
        const before = context.seen?.actions.find(({ id }) => id === action)?.by;
        const { data: progress } = Progress.safeParse({
          id: token,
          what,
          words: ask.progressWords.of(answers),
          talk: talkIn(answers, context),
          on: context.today,
          by: what === 'done' ? before : (ask.newBy.of(answers) ?? before),
        });
        return action === undefined || !where || !progress
          ? undefined
          : { ...where, command: { type: 'note-progress' as const, action, progress } };
      },
      said: { words: 'Noted.' },
    }),
  };
}
