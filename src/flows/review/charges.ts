import { answersOfCharging, CHARGING, chargesSaid, chargingIn } from '../../questions/charging.ts';
import { thatRecord } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { chargesWait } from './facts.ts';
import { loadReview, type OnReview, type Parts } from './on-record.ts';
import { rules } from './rules.ts';

/** A review that ends reablement: what was said about charges, by whom, in what form, from which day (TL1). */
export function reviewCharges(parts: Parts): Flow<OnReview> {
  return {
    id: 'review-charges',
    version: 1,
    title: 'What was said about charges',
    phrases: ['note what was said about charges', 'charges of the review'],
    startsFrom: 'record',
    of: rules.kind,
    whileStopped: true,
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      { id: 'charges', title: 'Charges', questions: CHARGING.slice(0, 1) },
      { id: 'said', title: 'What was said', questions: CHARGING.slice(1) },
    ],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadReview(parts, opening),
    idle: ({ seen }) =>
      seen?.held && chargesWait(seen.held) ? undefined : 'Nothing waits to be said about charges here.',
    // It is noted once it was said; what the review says already stands.
    fills: (_, { seen }) => ({
      answers: { ...(seen?.held?.charging && answersOfCharging(seen.held.charging)), [chargesSaid.key]: 'yes' },
    }),
    carryOut: intoRecord(parts.reviews, {
      command({ answers }, context: OnReview) {
        const [where, charging] = [thatRecord(context), chargingIn(answers)];
        return where && charging && { ...where, command: { type: 'note-charges' as const, charging } };
      },
      said: { words: 'Noted. The review is closed.' },
    }),
  };
}
