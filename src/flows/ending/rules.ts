import { blank } from '../../kernel/blank.ts';
import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { problemIn, type DecidingProblem } from '../../people/capacity.ts';
import { notSaid } from '../../people/charging.ts';
import type { Occasion, Rules } from '../../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty, type Standing } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { Fact, State, type Completed, type Ending, type Recorded } from './facts.ts';

export type Command =
  /** `started`: the day reablement began, before which nothing ends. */
  | { readonly type: 'plan'; readonly ending: Ending; readonly started: Day }
  | { readonly type: 'complete'; readonly completed: Completed }
  | { readonly type: 'call-off'; readonly why: string }
  | { readonly type: 'copies-back' }
  | { readonly type: 'offer'; readonly answer: 'wanted' | 'declined' }
  /** Reablement has stopped by its record, by something else, or goes on again; or a carer may be told again. */
  | { readonly type: 'follow'; readonly now?: 'this' | 'other' | 'died' | 'goes-on'; readonly carerBack?: boolean };

export type Refusal =
  | { readonly code: 'ENDING.NOT-PLANNED' }
  | { readonly code: 'ENDING.SETTLED' }
  | { readonly code: 'ENDING.BEFORE-REABLEMENT'; readonly started: Day }
  | { readonly code: 'ENDING.FAR-AWAY' }
  | { readonly code: 'ENDING.SHOWN-MISSING' }
  | { readonly code: 'ENDING.NEED-MISSING' }
  | { readonly code: 'ENDING.NEED-STAYS' }
  | { readonly code: 'ENDING.WHY-MISSING' }
  | { readonly code: 'ENDING.LEADS-ONLY' }
  | { readonly code: 'ENDING.DECIDING'; readonly problem: DecidingProblem };

/** An ending is planned so long before at most. */
export const MOST_DAYS_AHEAD = 60;

/** Why an ending cannot be closed yet. */
export type Lacking = 'day' | 'owner' | 'appointment' | 'charging' | 'capacity';

/** R71, TL1, TL4: what is to be noted before it is closed. A need without an owner only a lead can let pass. */
export function lackingIn(ending: Ending & Pick<Recorded, 'without'>, today: Day): readonly Lacking[] {
  const { on, still, need, appointment, charging, deciding, without } = ending;
  return listed<Lacking>(
    deciding?.capacity.answer === 'unknown' && 'capacity',
    still === 'needed' && saysNothing(need?.owner) && without === undefined && 'owner',
    appointment !== undefined && saysNothing(appointment.owner) && without === undefined && 'appointment',
    notSaid(charging, today) !== undefined && 'charging',
    on > today && 'day',
  );
}

function wrongIn(ending: Ending, started: Day, today: Day): Refusal | undefined {
  const { on, ground, shown, still, need, deciding } = ending;
  if (on < started) return { code: 'ENDING.BEFORE-REABLEMENT', started };
  if (on > addDays(today, MOST_DAYS_AHEAD)) return { code: 'ENDING.FAR-AWAY' };
  if (saysNothing(shown)) return { code: 'ENDING.SHOWN-MISSING' };
  if (still === 'needed' && saysNothing(need?.what)) return { code: 'ENDING.NEED-MISSING' };
  // TL18, TL4: what reablement was to do is not done because nobody is there to do it.
  if (still === 'nothing' && ground === 'not-able') return { code: 'ENDING.NEED-STAYS' };
  const problem = deciding ? problemIn(deciding, today) : undefined;
  return problem && { code: 'ENDING.DECIDING', problem };
}

function decide(state: State, command: Command, occasion: Occasion): Result<readonly Fact[], Refusal> {
  const { today } = occasion;
  if (command.type === 'plan') {
    if (state.status !== 'new') return ok([]);
    const wrong = wrongIn(command.ending, command.started, today);
    return wrong ? refuse(wrong) : ok([{ type: 'planned', ending: command.ending }]);
  }
  if (state.status === 'new') return command.type === 'follow' ? ok([]) : refuse({ code: 'ENDING.NOT-PLANNED' });
  switch (command.type) {
    case 'complete':
      return complete(state, command.completed, occasion);
    case 'call-off':
      if (state.status === 'called-off') return ok([]);
      if (state.status !== 'planned') return refuse({ code: 'ENDING.SETTLED' });
      return blank(command.why)
        ? refuse({ code: 'ENDING.WHY-MISSING' })
        : ok([{ type: 'called-off', why: command.why }]);
    case 'copies-back':
      return ok(copiesAreOut(state) ? [{ type: 'copies-back' }] : []);
    case 'offer':
      return ok(state.carerAssessment === 'not-offered' ? [{ type: 'offered', answer: command.answer }] : []);
    case 'follow':
      return ok(followed(state, command));
  }
}

function complete(
  state: Recorded,
  completed: Completed,
  { by, leads, today }: Occasion,
): Result<readonly Fact[], Refusal> {
  if (state.status !== 'planned') return state.status === 'closed' ? ok([]) : refuse({ code: 'ENDING.SETTLED' });
  if (completed.without !== undefined && !leads.some((one) => one === by)) return refuse({ code: 'ENDING.LEADS-ONLY' });
  if (completed.without !== undefined && saysNothing(completed.without)) return refuse({ code: 'ENDING.WHY-MISSING' });
  const problem = completed.deciding && problemIn(completed.deciding, today);
  return problem ? refuse({ code: 'ENDING.DECIDING', problem }) : ok([{ type: 'completed', completed }]);
}

const ENDED_OTHERWISE = 'Reablement stopped for another reason.';

/** Whether paper copies of the plan may still be in the home. */
export const copiesAreOut = ({
  status,
  noPlan,
  copiesBack,
}: Pick<Recorded, 'status' | 'noPlan' | 'copiesBack'>): boolean => status === 'closed' && !noPlan && !copiesBack;

function followed(
  { status, died, carerAssessment }: Recorded,
  { now, carerBack = false }: Extract<Command, { type: 'follow' }>,
): readonly Fact[] {
  if (status === 'planned' && now === 'this') return [{ type: 'closed' }];
  if (status === 'closed' && now === 'died') return died ? [] : [{ type: 'died' }];
  if (status === 'planned' && (now === 'other' || now === 'died'))
    return [{ type: 'called-off', why: ENDED_OTHERWISE }];
  if (status === 'closed' && now === 'goes-on') return [{ type: 'went-on' }];
  // No carer was there to be asked (R24).
  const isOpen = status === 'planned' || (status === 'closed' && !died);
  return isOpen && carerBack && carerAssessment === undefined ? [{ type: 'carer-back' }] : [];
}

const evolve: Rules<State, Fact, Command, Refusal>['evolve'] = (state, fact, { today, by }) => {
  if (fact.type === 'planned') return { ...fact.ending, status: 'planned', by, recordedOn: today };
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'completed':
      return { ...state, ...together(state, fact.completed) };
    case 'closed':
      return { ...state, status: 'closed' };
    case 'called-off':
      return { ...state, status: 'called-off', calledOff: fact.why };
    case 'copies-back':
      return { ...state, copiesBack: today };
    case 'offered':
      return { ...state, carerAssessment: fact.answer };
    case 'carer-back':
      return { ...state, carerAssessment: 'not-offered' };
    case 'died':
      return { ...state, died: true };
    case 'went-on':
      return { ...state, status: 'went-on' };
  }
};

/** What was noted later stands, and what was not noted stays as it was. */
const together = (state: Recorded, now: Completed): Completed & Pick<Recorded, 'charging'> => ({
  need: now.need ?? state.need,
  appointment: now.appointment ?? state.appointment,
  bridge: now.bridge ?? state.bridge,
  charging: now.charging ?? state.charging,
  deciding: now.deciding ?? state.deciding,
  without: now.without ?? state.without,
});

const LACKING: Readonly<Record<Lacking, string>> = {
  capacity: 'Capacity to decide about the ending is not known: have it assessed',
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
      ...(first === 'capacity' && { notice: DUTY_NOTICE }),
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

/** The end of reablement: planned, closed once nothing is left without an owner, and what is still to do then (TL1, TL4). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'ending',
  prefix: 'EN',
  version: 1,
  looksAt: ['leads'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties(state, standing) {
    if (state.status === 'planned') return beforeItEnds(state, standing);
    return state.status === 'closed' ? afterwards(state, standing) : [];
  },
};
