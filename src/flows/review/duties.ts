import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import type { Actor } from '../../records/fact.ts';
import { chargesWait, needsAdvocate, untold, waits, type SeenReview } from './facts.ts';

/** A review that is to be held: whoever holds it hears the working day before, and those who lead once its day is past (TL9). */
export function dutiesIn(state: SeenReview): readonly Duty[] {
  return [...ofAnswer(state), ...ofAdvocate(state), ...ofHolding(state)];
}

const TOLD_WITHIN_DAYS = 2;
const noted = (by: Actor, since: Day, words: string, upwards: string) => ({
  of: by === 'reable' ? ('leads' as const) : [by],
  since,
  due: addWorkingDays(since, TOLD_WITHIN_DAYS),
  words,
  upwards,
  notice: DUTY_NOTICE,
  reminder: DUTY_REMINDER,
  handsOver: true as const,
});

/** R30: whoever asked is told why none is held. */
function ofAnswer({ notHeld, why }: SeenReview): readonly Duty[] {
  const from = untold({ notHeld, why });
  if (from === undefined || !notHeld) return [];
  const words = `Tell ${from} why no review is held, and note it`;
  return [{ key: 'asker', kind: 'asker', ...noted(notHeld.by, notHeld.on, words, `Not done yet: ${words}`) }];
}

function ofAdvocate({ held }: SeenReview): readonly Duty[] {
  if (!held || !needsAdvocate(held)) return [];
  const words = 'Ask for an advocate, and note it: nobody was consulted';
  return [{ key: 'advocate', kind: 'advocate', ...noted(held.by, held.on, words, `Not done yet: ${words}`) }];
}

function ofHolding(state: SeenReview): readonly Duty[] {
  if (state.held && chargesWait(state.held)) return ofCharges(state.held);
  const planned = waits(state);
  if (!planned) return [];
  const { on, by } = planned;
  return [
    {
      key: `hold.${by.staff}.${on}`,
      kind: 'hold',
      of: [by.staff],
      since: addWorkingDays(on, -1),
      due: on,
      words: `Hold the review on ${wordsForDay(on)}`,
      notice: DUTY_NOTICE,
      reminder: DUTY_REMINDER,
      handsOver: true,
    },
    {
      key: `late.${by.staff}.${on}`,
      kind: 'late',
      of: 'leads',
      // Somebody else hears that it was not held.
      except: [by.staff],
      since: addWorkingDays(on, 1),
      words: `The review of ${wordsForDay(on)} is not noted yet. ${by.name} was to hold it`,
      reminder: DUTY_REMINDER,
    },
  ];
}

/** TL1: whoever noted it says what it costs; those who lead hear two days later that nobody has. */
function ofCharges({ on, by }: NonNullable<SeenReview['held']>): readonly Duty[] {
  const shared = { kind: 'charges', reminder: DUTY_REMINDER };
  return [
    {
      ...shared,
      key: `charges.${on}`,
      of: by === 'reable' ? 'leads' : [by],
      since: on,
      due: on,
      words: 'Say what it costs and from when, and note it: the review ends reablement',
      handsOver: true,
    },
    {
      ...shared,
      key: `charges-leads.${on}`,
      of: 'leads',
      since: addDays(on, 2),
      words: 'A review ends reablement, and it is not noted what was said about charges',
    },
  ];
}
