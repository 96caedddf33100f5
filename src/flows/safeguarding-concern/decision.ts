import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './decision-questions.ts';
import { tests } from './test-questions.ts';
import { ofConcern } from './of-concern.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';

/** The three tests of s42, and what a lead decides: a new decision stands beside the earlier ones. */
export function concernDecision(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-decision',
    title: 'Decide on the concern',
    phrases: ['decide on the concern', 'decide on the safeguarding concern'],
    steps: [
      { id: 'tests', title: 'The three tests', questions: tests },
      { id: 'what', title: 'The decision', questions: [ask.what, ask.why, ask.regulated], mayGoOn: true },
      {
        id: 'besides',
        title: 'The decision',
        questions: [
          ask.despiteMet,
          ask.despiteNotMet,
          ask.enquirer,
          ask.passedTo,
          ask.passedWhom,
          ask.passedOn,
          ask.passedReference,
          ask.cqc.answer,
          ask.cqc.why,
          ask.cqc.done,
          ask.candour.answer,
          ask.candour.why,
          ask.candour.done,
        ],
      },
    ],
    recordWords: 'Save the decision',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: isClosed,
    fills: (_, { seen, today }) => {
      const last = seen?.decisions.at(-1)?.decision;
      return {
        answers: {
          [ask.passedOn.key]: today,
          ...(seen?.whom === 'child' && { [ask.passedTo.key]: 'children' }),
          ...(last && ask.answersFor(last)),
        },
        base: seen?.decisions.length ?? 0,
      };
    },
    carryOut: intoRecord(concerns, {
      command({ answers, base }, context: OnConcern) {
        const [where, decision] = [thatRecord(context), ask.decisionIn(answers, context)];
        const seen = typeof base === 'number' ? base : (context.seen?.decisions.length ?? 0);
        return where && decision && { ...where, command: { type: 'decide' as const, decision, seen } };
      },
      said: { words: 'Saved. What was decided before stays in the history.' },
    }),
  };
}
