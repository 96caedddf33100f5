import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers, Question } from '../../forms/question.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { whatWasWrong } from '../../questions/wrong-note.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Answered, CORRECTS } from './facts.ts';
import { isAnswered, loadRequest, type OnRequest } from './on-record.ts';
import * as ask from './questions.ts';
import type { SeenRequest } from './record.ts';
import { rules, type Command } from './rules.ts';

const becomes = choice({
  key: 'becomes',
  short: 'The answer',
  label: 'What becomes of the answer that was noted?',
  schema: z.enum(['correct', 'take-back']),
  options: [
    { value: 'correct', title: 'It is corrected', also: ['correct', 'corrected'] },
    { value: 'take-back', title: 'Taken back: no answer yet', also: ['take back', 'taken back'] },
  ],
  when: (_, { corrects }: OnRequest) => corrects,
});

const why: Question<string, OnRequest> = { ...whatWasWrong, when: (_, { corrects }) => corrects };

const isTakenBack = (answers: Answers): boolean => becomes.of(answers) === 'take-back';

const unlessTakenBack = <T>(question: Question<T, OnRequest>): Question<T, OnRequest> => ({
  ...question,
  when: (answers, context) => !isTakenBack(answers) && question.when(answers, context),
});

type Given = NonNullable<ReturnType<typeof thatRecord>> & {
  readonly command: Extract<Command, { type: 'answer' | 'correct-answer' }>;
};

/** Whoever asked for something was answered: what, and how they were told (R30); or what was noted of that is corrected (P18). */
export function requestAnswer(record: OpenKind<Command, SeenRequest>, directory: Directory): Flow<OnRequest> {
  return {
    id: 'request-answer',
    version: 1,
    title: 'Note the answer',
    phrases: ['note the answer to a request', 'answer the request'],
    startsFrom: 'record',
    of: rules.kind,
    opensFor: [CORRECTS],
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'answer',
        title: 'The answer',
        intro: (_, { seen }) => seen && `${seen.from}: ${seen.what}`,
        questions: [
          becomes,
          why,
          unlessTakenBack(ask.outcome),
          unlessTakenBack(ask.answerWords),
          unlessTakenBack(ask.told),
          unlessTakenBack(ask.answeredOn),
        ],
      },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadRequest(record, directory, opening),
    idle: isAnswered,
    fills: (_, { corrects, seen, today }) =>
      corrects && seen?.answered
        ? {
            answers: {
              [becomes.key]: 'correct',
              [ask.outcome.key]: seen.answered.outcome,
              [ask.answerWords.key]: seen.answered.words,
              ...(seen.answered.told && { [ask.told.key]: seen.answered.told }),
              [ask.answeredOn.key]: seen.answered.on,
            },
            base: versionHash(seen.answered),
          }
        : { answers: { [ask.answeredOn.key]: today } },
    carryOut: intoRecord(record, {
      command({ answers, base }, context: OnRequest): Given | undefined {
        const where = thatRecord(context);
        const { data: answered } = Answered.safeParse({
          outcome: ask.outcome.of(answers),
          words: ask.answerWords.of(answers),
          told: ask.told.when(answers, context) ? ask.told.of(answers) : undefined,
          on: ask.answeredOn.of(answers),
        });
        if (!where || (!answered && !isTakenBack(answers))) return undefined;
        return context.corrects
          ? {
              ...where,
              command: {
                type: 'correct-answer' as const,
                answered: isTakenBack(answers) ? undefined : answered,
                why: why.of(answers) ?? '',
                seen: typeof base === 'string' ? base : '',
              },
            }
          : answered && { ...where, command: { type: 'answer' as const, answered } };
      },
      said: ({ command }) => ({
        words:
          command.type === 'correct-answer' && !command.answered
            ? 'The answer is taken back. They wait for one again.'
            : command.type === 'correct-answer'
              ? 'The answer is corrected. What it said before stands in the history.'
              : 'The answer is noted. Nothing waits here any more.',
      }),
    }),
  };
}
