import { RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { personIn, RECORD, type FlowContext } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Outcome } from './facts.ts';
import * as ask from './questions.ts';
import type { SeenPrevention } from './record.ts';
import { rules, type Command } from './rules.ts';

interface OnReferral extends FlowContext {
  readonly record: RecordId | undefined;
  /** The outcome that stands by now. */
  readonly seen: string;
  readonly team: Parameters<OpenKind<Command>['begin']>[1]['team'] | undefined;
}

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
    async load({ viewer, session, today }) {
      const chosen = personIn(session);
      const person = chosen && (await directory.personFor(viewer, chosen))?.the;
      const id = RecordId.safeParse(session.openedFor[RECORD]).data;
      const seen = person && id && (await kind.seen(id, viewer, person));
      return {
        today,
        person: seen && person,
        record: seen && id,
        team: person?.team,
        seen: seen?.outcome?.id ?? 'none',
      };
    },
    fills: (_, { today, seen }) => ({ answers: { [ask.cameOn.key]: today }, base: seen }),
    carryOut: intoRecord(kind, {
      command({ answers, token, base }, { record, team }: OnReferral) {
        const what = ask.cameOfIt.of(answers);
        const { data: outcome } = Outcome.safeParse({
          id: token,
          what,
          words: ask.cameWords.of(answers),
          on: ask.cameOn.of(answers),
          askOn: what === 'waiting' ? ask.againOn.of(answers) : undefined,
        });
        const seen = typeof base === 'string' ? { seen: base } : {};
        return (
          record && team && outcome && { record, team, command: { type: 'note-outcome' as const, outcome, ...seen } }
        );
      },
      said: { words: 'Noted.' },
    }),
  };
}
