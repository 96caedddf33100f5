import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { isAnswered, loadRequest, type OnRequest } from './on-record.ts';
import * as ask from './questions.ts';
import type { SeenRequest } from './record.ts';
import { answerDay, rules, standing, type Command } from './rules.ts';

/** Another colleague answers, or by another day. */
export function requestHandingOn(record: OpenKind<Command, SeenRequest>, directory: Directory): Flow<OnRequest> {
  return {
    id: 'request-handing-on',
    version: 1,
    title: 'Somebody else answers',
    phrases: ['hand the request on', 'somebody else answers the request'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [{ id: 'who', title: 'Who answers', questions: [ask.answerer, ask.answerBy] }],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadRequest(record, directory, opening),
    idle: isAnswered,
    fills: (_, { seen, today }) =>
      seen
        ? {
            answers: { [ask.answerBy.key]: seen.answerBy < today ? answerDay(today) : seen.answerBy },
          }
        : { answers: {} },
    carryOut: intoRecord(record, {
      command({ answers }, context: OnRequest) {
        const seen = context.seen && standing(context.seen);
        const [where, to] = [thatRecord(context), ask.chosen(answers, context)];
        const answerBy = ask.answerBy.of(answers);
        return (
          where &&
          to &&
          answerBy && { ...where, command: { type: 'hand-on' as const, to, answerBy, ...(seen && { seen }) } }
        );
      },
      said: ({ command: { to } }) => ({ words: `Noted: ${to.name} answers.` }),
    }),
  };
}
