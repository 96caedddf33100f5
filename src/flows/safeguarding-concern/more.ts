import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as more from './more-questions.ts';
import { ofConcern } from './of-concern.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';

/** What else is known: each may be left open, and is asked again of whoever raised it, and of the lead. */
export function concernMore(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-more',
    title: 'What else is known',
    phrases: ['what else is known of the concern', 'add to the safeguarding concern'],
    // Capacity, consent to share and an advocate are asked of adults (Care Act).
    steps: ({ seen }) => [
      {
        id: 'wishes',
        title: 'What they want',
        questions: [more.asked, more.wishes, ...(seen?.whom === 'child' ? [] : [more.capacity, more.consent])],
      },
      {
        id: 'share',
        title: seen?.whom === 'child' ? 'Others' : 'Sharing, an advocate, others',
        questions: seen?.whom === 'child' ? [more.others] : [more.without, more.advocate, more.others],
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
