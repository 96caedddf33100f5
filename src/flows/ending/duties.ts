import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { notSaid } from '../../people/charging.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty, type Standing } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import type { Ending, Recorded, State } from './facts.ts';

/** What waits in an ending: before it is closed, and after it. */

/** Why an ending cannot be closed yet. */
export type Lacking = 'day' | 'owner' | 'appointment' | 'charging' | 'capacity' | 'decider';

/** R71, TL1, TL4: what is to be noted before it is closed. A need without an owner only a lead can let pass. */
export function lackingIn(ending: Ending & Pick<Recorded, 'without'>, today: Day): readonly Lacking[] {
  const { on, still, need, appointment, charging, deciding, without } = ending;
  return listed<Lacking>(
    deciding?.capacity.answer === 'unknown' && 'capacity',
    deciding?.capacity.answer === 'lacks' && !deciding.authority && 'decider',
    still === 'needed' && saysNothing(need?.owner) && without === undefined && 'owner',
    appointment !== undefined && saysNothing(appointment.owner) && without === undefined && 'appointment',
    notSaid(charging, today) !== undefined && 'charging',
    on > today && 'day',
  );
}

/** Whether paper copies of the plan may still be in the home. */
export const copiesAreOut = ({
  status,
  noPlan,
  copiesBack,
}: Pick<Recorded, 'status' | 'noPlan' | 'copiesBack'>): boolean => status === 'closed' && !noPlan && !copiesBack;

/** A carer wants an assessment, and nobody has asked for it yet (Care Act 2014, section 10). */
export const carerIsToBeReferred = ({
  status,
  carerAssessment,
  carerReferred,
}: Pick<Recorded, 'status' | 'carerAssessment' | 'carerReferred'>): boolean =>
  status === 'closed' && carerAssessment === 'wanted' && carerReferred === undefined;

const LACKING: Readonly<Record<Lacking, string>> = {
  capacity: 'Capacity to decide about the ending is not known: have it assessed',
  decider: 'They lack capacity for this: note who decides about the ending, then close it',
  owner: 'Note who sees to what is still needed, then close the ending',
  appointment: 'Note who sees to the appointment after the end, then close the ending',
  charging: 'Note what was said about charges, then close the ending',
  day: 'Close the ending',
};

/** A lead looks at what is not closed so many days after it was to be (TL1: a decision of day 20 on day 22). */
const LEADS_AFTER_DAYS = 2;
/** Within a week a copy of the plan that does not apply any more is out of the home. */
const COPIES_WITHIN_DAYS = 7;

function beforeItEnds(state: Recorded, { today, author }: Standing): readonly Duty[] {
  const [first] = lackingIn(state, today);
  const from = state.on > state.recordedOn ? state.on : state.recordedOn;
  const since = first === 'day' || first === undefined ? from : state.recordedOn;
  const words = LACKING[first ?? 'day'];
  return listed<Duty>(
    {
      key: `close.${first ?? 'day'}.${since}`,
      kind: 'close',
      of: first === 'capacity' ? 'capacity-lead' : [author],
      since,
      due: addWorkingDays(since, 1),
      words,
      reminder: DUTY_REMINDER,
      // Whoever waits for what the mental capacity lead finds hears of it.
      ...((first === 'capacity' || state.found !== undefined) && { notice: DUTY_NOTICE }),
      handsOver: true,
    },
    {
      key: `late.${since}`,
      kind: 'late',
      of: 'leads',
      except: [author],
      since: addDays(since, LEADS_AFTER_DAYS),
      words: `The ending planned for ${wordsForDay(state.on)} is not closed. ${words}`,
      reminder: DUTY_REMINDER,
      notice: DUTY_NOTICE,
    },
  );
}

/** Within so many working days a carer is offered an assessment of what they need (Care Act 2014, section 10). */
const OFFER_WITHIN_DAYS = 5;

function carerDuty({ on, carerAnswered: since = on, died }: Recorded, author: Standing['author']): Duty {
  return {
    key: 'carer-referral',
    kind: 'carer-referral',
    of: [author],
    since,
    due: addWorkingDays(since, OFFER_WITHIN_DAYS),
    words: 'The carer wants a carer’s assessment: refer them for it',
    reminder: DUTY_REMINDER,
    handsOver: true,
    ...(died && { unreminded: true }),
    upwards: 'A carer wants an assessment, and has not been referred for it',
  };
}

/** After a death nobody is sent to the home: the family is asked when it suits them (P19). */
function afterwards(state: Recorded, { author }: Standing): readonly Duty[] {
  const { on, ground, shown, recordedOn, carerAssessment } = state;
  return listed<Duty>(
    // TL18: those who lead know of everybody who was turned away for want of staff.
    ground === 'not-able' && {
      key: 'not-able',
      kind: 'not-able',
      of: 'leads',
      since: recordedOn,
      until: addDays(recordedOn, COPIES_WITHIN_DAYS),
      words: `Reablement could not be given: ${shown}`,
      reminder: DUTY_REMINDER,
      unreminded: true,
      notice: DUTY_NOTICE,
    },
    carerAssessment === 'not-offered' &&
      !state.died && {
        key: 'carer-assessment',
        kind: 'carer-assessment',
        of: [author],
        since: on,
        due: addWorkingDays(on, OFFER_WITHIN_DAYS),
        words: 'Offer the carer a carer’s assessment, and note the answer',
        reminder: DUTY_REMINDER,
        handsOver: true,
        upwards: 'The carer has not been offered a carer’s assessment',
      },
    // The carer's wish is their own: it goes on after a death, too.
    carerIsToBeReferred(state) && carerDuty(state, author),
    copiesAreOut(state) && {
      key: 'copies-back',
      kind: 'copies-back',
      of: [author],
      since: on,
      due: addDays(on, COPIES_WITHIN_DAYS),
      words: state.died
        ? 'Ask the family what is to become of the paper copies of the plan, when it suits them'
        : 'Fetch the paper copies of the plan back from the home, or say what became of them',
      reminder: DUTY_REMINDER,
      handsOver: true,
      upwards: 'Paper copies of a plan that does not apply any more are still in the home',
    },
  );
}

/** What waits for whom. */
export function duties(state: State, standing: Standing): readonly Duty[] {
  if (state.status === 'planned') return beforeItEnds(state, standing);
  return state.status === 'closed' ? afterwards(state, standing) : [];
}
