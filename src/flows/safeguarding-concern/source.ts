import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { ofConcern } from './of-concern.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';
import * as ask from './questions.ts';

/** Who may be behind it is known later, or differently: from a colleague among them all of it is kept from then on. */
export function concernSource(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-source',
    title: 'Who may be behind it',
    phrases: ['who may be behind the concern'],
    steps: [
      { id: 'source', title: 'Who may be behind it', questions: [ask.source], mayGoOn: true },
      { id: 'close', title: 'Who may be behind it', questions: [ask.sourceElse, ask.close] },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening, ['lead', 'raiser']),
    idle: isClosed,
    fills: (_, { seen }) => ({ answers: seen ? ask.answersFor(seen) : {} }),
    carryOut: intoRecord(concerns, {
      command(session, context: OnConcern) {
        const where = thatRecord(context);
        const sources = ask.sourcesIn(session.answers, context);
        return where && { ...where, command: { type: 'say-sources' as const, sources } };
      },
      said: { words: 'Saved. It is kept from every colleague among them.' },
    }),
  };
}
