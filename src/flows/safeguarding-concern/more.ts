import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as more from './more-questions.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';
import * as ask from './questions.ts';
import { rules } from './rules.ts';

/** What every form has in common that goes on from a concern. */
export const ofConcern = {
  version: 1,
  startsFrom: 'record',
  of: rules.kind,
  tellsOfHarm: true,
  whileStopped: true,
  needs: { deed: 'see', guarded: 'care-record' },
} as const;

/** What else is known: each may be left open, and is asked again of whoever raised it, and of the lead. */
export function concernMore(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-more',
    title: 'What else is known',
    phrases: ['what else is known of the concern', 'add to the safeguarding concern'],
    steps: [
      { id: 'wishes', title: 'What they want', questions: [more.asked, more.wishes, more.capacity, more.consent] },
      {
        id: 'share',
        title: 'Sharing, an advocate, others',
        questions: [more.without, more.advocate, more.others],
      },
      {
        id: 'others',
        title: 'Evidence, and who was told',
        questions: [more.advocateWho, more.othersWho, more.evidence, more.told],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening, ['lead', 'raiser']),
    idle: isClosed,
    fills: (_, { seen }) => ({ answers: seen ? more.answersFor(seen.more) : {} }),
    carryOut: intoRecord(concerns, {
      command(session, context: OnConcern) {
        const where = thatRecord(context);
        return where && { ...where, command: { type: 'say-more' as const, more: more.moreIn(session.answers) } };
      },
      said: { words: 'Saved.' },
    }),
  };
}

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
