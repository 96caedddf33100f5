import { blank } from '../../kernel/blank.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { problemIn, type DecidingProblem } from '../../people/capacity.ts';
import type { Occasion, Rules } from '../../records/kind.ts';
import { carerIsToBeReferred, copiesAreOut, duties } from './duties.ts';
import { Fact, State, type Completed, type Ending, type Recorded } from './facts.ts';

export type Command =
  /** `started`: the day reablement began, before which nothing ends. */
  | { readonly type: 'plan'; readonly ending: Ending; readonly started: Day }
  | { readonly type: 'complete'; readonly completed: Completed }
  | { readonly type: 'call-off'; readonly why: string }
  | { readonly type: 'assess'; readonly answer: 'has' | 'lacks'; readonly by: string; readonly note: string }
  | { readonly type: 'copies-back' }
  | { readonly type: 'offer'; readonly answer: 'wanted' | 'declined' }
  | { readonly type: 'carer-referred' }
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
  | { readonly code: 'ENDING.FOUND-MISSING' }
  | { readonly code: 'ENDING.LEADS-ONLY' }
  | { readonly code: 'ENDING.DECIDING'; readonly problem: DecidingProblem };

/** An ending is planned so long before at most. */
export const MOST_DAYS_AHEAD = 60;

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
    case 'assess': {
      const { answer, by, note } = command;
      if (state.status !== 'planned' || state.deciding?.capacity.answer !== 'unknown') return ok([]);
      return saysNothing(note)
        ? refuse({ code: 'ENDING.FOUND-MISSING' })
        : ok([{ type: 'assessed', answer, by, note }]);
    }
    case 'call-off':
      if (state.status === 'called-off') return ok([]);
      if (state.status !== 'planned') return refuse({ code: 'ENDING.SETTLED' });
      return blank(command.why)
        ? refuse({ code: 'ENDING.WHY-MISSING' })
        : ok([{ type: 'called-off', why: command.why }]);
    case 'copies-back':
      return ok(copiesAreOut(state) ? [{ type: 'copies-back' }] : []);
    case 'offer':
      return ok(
        state.carerAssessment === 'not-offered' || (carerIsToBeReferred(state) && command.answer === 'declined')
          ? [{ type: 'offered', answer: command.answer }]
          : [],
      );
    case 'carer-referred':
      return ok(carerIsToBeReferred(state) ? [{ type: 'carer-referred' }] : []);
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
    case 'assessed': {
      const { answer, by: assessor, note } = fact;
      return { ...state, deciding: { capacity: { answer, by: assessor, on: today } }, found: note };
    }
    case 'closed':
      return { ...state, status: 'closed' };
    case 'called-off':
      return { ...state, status: 'called-off', calledOff: fact.why };
    case 'copies-back':
      return { ...state, copiesBack: today };
    case 'offered':
      return { ...state, carerAssessment: fact.answer, carerAnswered: today };
    case 'carer-back':
      return { ...state, carerAssessment: 'not-offered', carerAnswered: today };
    case 'carer-referred':
      return { ...state, carerReferred: today };
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
  duties,
};
