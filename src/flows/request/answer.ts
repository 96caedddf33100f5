import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Answered } from './facts.ts';
import { isAnswered, loadRequest, type OnRequest } from './on-record.ts';
import * as ask from './questions.ts';
import type { SeenRequest } from './record.ts';
import { rules, type Command } from './rules.ts';

/** Whoever asked for something was answered: what, and how they were told (R30). */
export function requestAnswer(record: OpenKind<Command, SeenRequest>, directory: Directory): Flow<OnRequest> {
  return {
    id: 'request-answer',
    version: 1,
    title: 'Note the answer',
    phrases: ['note the answer to a request', 'answer the request'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'answer',
        title: 'The answer',
        intro: (_, { seen }) => seen && `${seen.from}: ${seen.what}`,
        questions: [ask.outcome, ask.answerWords, ask.told, ask.answeredOn],
      },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadRequest(record, directory, opening),
    idle: isAnswered,
    fills: (_, { today }) => ({ answers: { [ask.answeredOn.key]: today } }),
    carryOut: intoRecord(record, {
      command({ answers }, context: OnRequest) {
        const where = thatRecord(context);
        const outcome = ask.outcome.of(answers);
        const { data: answered } = Answered.safeParse({
          outcome,
          words: ask.answerWords.of(answers),
          told: ask.told.when(answers, context) ? ask.told.of(answers) : undefined,
          on: ask.answeredOn.of(answers),
        });
        return where && answered && { ...where, command: { type: 'answer' as const, answered } };
      },
      said: { words: 'The answer is noted. Nothing waits here any more.' },
    }),
  };
}
