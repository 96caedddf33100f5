import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './action-questions.ts';
import { ofKind, talkWith, towards } from './step-kinds.ts';
import type { SeenIssue } from './facts.ts';
import { actionOverheard } from './overheard.ts';
import { isClosed, loadIssue, type OnIssue, type OutcomesOf } from './on-record.ts';
import { rules, type Command } from './rules.ts';

/** An action that was agreed: what, who, by when (R26, R27). */
export function issueStep(
  record: OpenKind<Command, SeenIssue>,
  directory: Directory,
  outcomesOf: OutcomesOf,
): Flow<OnIssue> {
  return {
    id: 'issue-step',
    version: 1,
    title: 'Add an action',
    phrases: ['add an action', 'add a step to the issue'],
    overhears: actionOverheard,
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: 'in-hospital',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'action',
        title: 'What is to be done',
        questions: [ask.stepWhat, ask.doer, ask.stepBy, ask.stepSort, ask.support, ask.how],
      },
      {
        id: 'keeper',
        title: 'More about it',
        follows: true,
        questions: [towards, talkWith, ask.doerElse, ask.keeper],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    opensFor: [ask.stepSort.key],
    load: (opening) => loadIssue(record, directory, opening, outcomesOf),
    idle: isClosed,
    fills: ({ openedFor: { [ask.stepSort.key]: sort } = {} }, { colleagues: [me] }) => ({
      answers: {
        ...(me && { [ask.keeper.key]: me.value }),
        ...(sort !== undefined && { [ask.stepSort.key]: sort }),
      },
    }),
    carryOut: intoRecord(record, {
      command({ answers, token }, context: OnIssue) {
        const [where, action] = [thatRecord(context), ask.actionIn(answers, token, context)];
        return (
          where &&
          action && {
            ...where,
            command: { type: 'add-action' as const, action: { ...action, ...ofKind(answers, context) } },
          }
        );
      },
      said: ({ command: { action } }) => ({ words: `Added: ${action.doer.name} does it.` }),
    }),
  };
}
