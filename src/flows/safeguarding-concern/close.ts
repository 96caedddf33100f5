import type { Directory } from '../../people/directory.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { closeDespite, closeWords, wanted } from './close-questions.ts';
import { ofConcern } from './of-concern.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';

/** Closed by a lead: with what came of it, and why where something is still open. */
export function concernClose(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-close',
    title: 'Close the concern',
    phrases: ['close the concern', 'close the safeguarding concern'],
    steps: [{ id: 'close', title: 'Close the concern', questions: [wanted, closeWords, closeDespite] }],
    recordWords: 'Close it',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: isClosed,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, of, words] = [thatRecord(context), wanted.of(answers), closeWords.of(answers)];
        if (!where || of === undefined || words === undefined) return undefined;
        const despite = closeDespite.of(answers);
        const closing = { wanted: of, words, ...(despite !== undefined && { despite }) };
        return { ...where, command: { type: 'close' as const, closing } };
      },
      said: { words: 'Closed. It can be opened again.' },
    }),
  };
}
