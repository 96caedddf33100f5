import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, thatRecord, type OnRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Note, type SeenOffices } from './facts.ts';
import * as ask from './questions.ts';
import { isOfBefore, newsWords, rules, waitingIn, type Command } from './rules.ts';

type OnOffices = OnRecord<SeenOffices>;

/** What finance, the rota or the purchaser answered when they were told of an end or of less support (TL3). */
export function offices(kind: OpenKind<Command, SeenOffices>, directory: Directory): Flow<OnOffices> {
  return {
    id: 'offices',
    version: 1,
    title: 'Finance, rota and purchaser',
    phrases: ['finance has answered', 'the rota has answered', 'the purchaser has answered'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'answer',
        title: 'What they answered',
        intro: (_, { seen }) => seen && newsWords(seen),
        questions: [ask.office, ask.how, ask.on],
      },
      { id: 'words', title: 'Their answer', questions: [ask.who, ask.words] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadOnRecord(kind, directory, opening),
    fills: (_, { today, seen }) => ({
      answers: { [ask.on.key]: today, [ask.office.key]: (seen && waitingIn(seen)[0]) ?? '' },
      base: seen && newsWords(seen),
    }),
    carryOut: intoRecord(kind, {
      command({ answers, token, base }, context: OnRecord<SeenOffices>) {
        const where = thatRecord(context);
        const isAnswer = ask.how.of(answers) === 'answered';
        const { data: note } = Note.safeParse({
          id: token,
          office: ask.office.of(answers),
          how: ask.how.of(answers),
          on: ask.on.of(answers),
          heard: base,
          ...(isAnswer && { who: ask.who.of(answers), words: ask.words.of(answers) }),
        });
        return where && note && { ...where, command: { type: 'note' as const, note } };
      },
      said: ({ command, context: { seen } }) => ({
        words:
          command.type === 'note' && seen && isOfBefore(seen, command.note)
            ? `What they have to know has changed since this form was opened. Tell them now: ${newsWords(seen)}.`
            : 'Noted.',
      }),
    }),
  };
}
