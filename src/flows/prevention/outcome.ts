import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, thatRecord, type OnRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Outcome } from './facts.ts';
import * as ask from './questions.ts';
import type { SeenPrevention } from './record.ts';
import { rules, type Command } from './rules.ts';

type OnReferral = OnRecord<SeenPrevention>;

/** What came of a referral (R35). */
export function preventionOutcome(kind: OpenKind<Command, SeenPrevention>, directory: Directory): Flow<OnReferral> {
  return {
    id: 'prevention-outcome',
    version: 1,
    title: 'What came of it',
    phrases: ['what came of the referral', 'outcome of a referral'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      { id: 'outcome', title: 'What came of it', questions: [ask.cameOfIt, ask.cameWords, ask.cameOn, ask.againOn] },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadOnRecord(kind, directory, opening),
    fills: (_, { today }) => ({ answers: { [ask.cameOn.key]: today } }),
    carryOut: intoRecord(kind, {
      command({ answers, token }, context: OnReferral) {
        const where = thatRecord(context);
        const what = ask.cameOfIt.of(answers);
        const { data: outcome } = Outcome.safeParse({
          id: token,
          what,
          words: ask.cameWords.of(answers),
          on: ask.cameOn.of(answers),
          askOn: what === 'waiting' ? ask.againOn.of(answers) : undefined,
        });
        return (
          where &&
          outcome && {
            ...where,
            command: { type: 'note-outcome' as const, outcome, seen: context.seen?.outcome?.id ?? 'none' },
          }
        );
      },
      said: { words: 'Noted.' },
    }),
  };
}
