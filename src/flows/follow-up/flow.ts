import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, thatRecord, type OnRecord } from '../../questions/context.ts';
import type { Day } from '../../kernel/days.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import { notReached } from '../../questions/overheard-answer.ts';
import { intoRecord, type Flow, type Overheard } from '../flow.ts';
import { Contact } from './facts.ts';
import * as ask from './questions.ts';
import type { SeenFollowUp } from './record.ts';
import { nextOf, type Command } from './rules.ts';

/** "Jean didn't pick up the phone": a try, where a follow-up is due (R71). */
const overhears = (text: string, today: Day): Overheard | undefined =>
  text.length <= LONGEST_TOLD && notReached(oneSpaced(text), today)?.answers['who'] === THE_PERSON
    ? { rest: '@', answers: { [ask.where.key]: 'try-again' } }
    : undefined;

type OnFollowUp = OnRecord<SeenFollowUp>;

/** How somebody is after their reablement, or that they were not reached (R71). */
export function followUp(kind: OpenKind<Command, SeenFollowUp>, directory: Directory): Flow<OnFollowUp> {
  return {
    id: 'follow-up',
    version: 1,
    title: 'Follow-up',
    phrases: ['note the follow-up', 'follow-up', 'follow up'],
    overhears,
    startsFrom: 'record',
    of: 'follow-up',
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      {
        id: 'where',
        title: 'After reablement',
        intro: (_, { seen }) =>
          seen && (seen.first ? 'About three months after the end' : 'Four to six weeks after the end'),
        questions: [ask.where, ask.on],
      },
      { id: 'how', title: 'How they are', questions: [ask.managing, ask.words, ask.helps, ask.how] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadOnRecord(kind, directory, opening),
    idle: ({ seen }) =>
      seen && nextOf(seen) === undefined ? 'Nothing is left to ask. Open the record to read it.' : undefined,
    // Which of the two contacts it was opened for: a colleague may have noted that one meanwhile (S53).
    pins: ({ seen }) => {
      const which = seen && nextOf(seen);
      return which ? { which } : {};
    },
    fills: (_, { today }) => ({
      answers: { [ask.on.key]: today, [ask.how.key]: 'phone' },
    }),
    carryOut: intoRecord(kind, {
      command({ answers, token, openedFor: { which } }, context: OnFollowUp) {
        const where = thatRecord(context);
        const { data: contact } = Contact.safeParse({ id: token, which, ...ask.contactIn(answers) });
        return where && contact && { ...where, command: { type: 'contact' as const, contact } };
      },
      said: ({ command }) => ({
        words:
          command.contact.where === 'died'
            ? 'I am sorry. Nobody is asked after them any more. Please note the death on their page, too.'
            : command.contact.where === 'try-again'
              ? 'Noted. You are asked again in three days.'
              : 'Noted.',
      }),
    }),
  };
}
