import { ok, refuse, type Result } from '../../kernel/result.ts';
import { lacksCapacity, problemIn, type DecidingProblem } from '../../people/capacity.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { capacityDuties } from '../../records/capacity-duties.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { Fact, openIn, State, type Considered, type Outcome, type Recorded } from './facts.ts';

export type Command =
  | { readonly type: 'consider'; readonly considered: Considered }
  /** `seen`: the id of the outcome that stood when the form was opened, if any (S53). */
  | { readonly type: 'note-outcome'; readonly outcome: Outcome; readonly seen?: string }
  | { readonly type: 'note-screened' }
  | { readonly type: 'look-at'; readonly name: string; readonly note: string }
  /** Who is around the person has changed. */
  | { readonly type: 'look-around'; readonly involved: boolean };

export type Refusal =
  | { readonly code: 'PREVENTION.NOTHING-RECORDED' }
  | { readonly code: 'PREVENTION.IN-THE-FUTURE' }
  | { readonly code: 'PREVENTION.CONSENT-MISSING' }
  | { readonly code: 'PREVENTION.WHY-MISSING' }
  | { readonly code: 'PREVENTION.DAY-MISSING' }
  | { readonly code: 'PREVENTION.BEFORE-REFERRED' }
  | { readonly code: 'PREVENTION.NOT-AGREED' }
  | { readonly code: 'PREVENTION.CAPACITY-UNKNOWN' }
  | { readonly code: 'PREVENTION.DECIDING'; readonly problem: DecidingProblem }
  | { readonly code: 'PREVENTION.LOOK-MISSING' }
  | { readonly code: 'PREVENTION.OUTCOME-CHANGED'; readonly now: Outcome };

function decide(state: State, command: Command, { today }: Occasion): Result<readonly Fact[], Refusal> {
  if (command.type === 'consider') {
    if (state.status === 'considered') return ok([]);
    const { considered } = command;
    const wrong = wrongIn(considered, today);
    return wrong ? refuse(wrong) : ok([{ type: 'considered', considered }]);
  }
  if (command.type === 'look-around')
    return ok(
      state.status === 'new' || command.involved === (state.apart === undefined)
        ? []
        : [{ type: 'around-changed', involved: command.involved }],
    );
  if (state.status === 'new') return refuse({ code: 'PREVENTION.NOTHING-RECORDED' });
  if (command.type === 'note-screened') return ok(openIn(state).includes('restricts') ? [{ type: 'screened' }] : []);
  if (command.type === 'look-at') {
    const { name, note } = command;
    if (openIn(state).length === 0) return ok([]);
    return saysNothing(note) ? refuse({ code: 'PREVENTION.LOOK-MISSING' }) : ok([{ type: 'looked-at', name, note }]);
  }
  const { outcome } = command;
  if (state.outcome?.id === outcome.id) return ok([]);
  if (state.outcome && command.seen !== undefined && command.seen !== state.outcome.id)
    return refuse({ code: 'PREVENTION.OUTCOME-CHANGED', now: state.outcome });
  if (outcome.on > today) return refuse({ code: 'PREVENTION.IN-THE-FUTURE' });
  if (outcome.on < state.on) return refuse({ code: 'PREVENTION.BEFORE-REFERRED' });
  if (outcome.what === 'waiting' && outcome.askOn === undefined) return refuse({ code: 'PREVENTION.DAY-MISSING' });
  return ok([{ type: 'came-of-it', outcome }]);
}

function wrongIn(considered: Considered, today: Considered['on']): Refusal | undefined {
  const { on, step, askOn, words } = considered;
  if (on > today) return { code: 'PREVENTION.IN-THE-FUTURE' };
  if (step === 'declined' && words === undefined) return { code: 'PREVENTION.WHY-MISSING' };
  if (step !== 'referred') return undefined;
  return notConsented(considered, today) ?? (askOn === undefined ? { code: 'PREVENTION.DAY-MISSING' } : undefined);
}

/** R25, R45: nothing of anybody is passed on unless they agree; of a person who cannot decide it, unless whoever decides does. */
function notConsented({ forKey, agrees, deciding }: Considered, today: Considered['on']): Refusal | undefined {
  if (forKey === THE_PERSON) {
    if (!deciding) return { code: 'PREVENTION.CONSENT-MISSING' };
    if (deciding.capacity.answer === 'unknown') return { code: 'PREVENTION.CAPACITY-UNKNOWN' };
    const problem = problemIn(deciding, today);
    if (problem) return { code: 'PREVENTION.DECIDING', problem };
    if (lacksCapacity(deciding)) return undefined;
  }
  if (agrees === 'no') return { code: 'PREVENTION.NOT-AGREED' };
  return agrees === undefined ? { code: 'PREVENTION.CONSENT-MISSING' } : undefined;
}

function evolve(state: State, fact: Fact, { by, today }: Happened): State {
  if (fact.type === 'considered') return { status: 'considered', ...fact.considered, by };
  if (state.status === 'new') return state;
  if (fact.type === 'looked-at') return { ...state, looked: { name: fact.name, note: fact.note, on: today } };
  if (fact.type === 'screened') return { ...state, screened: true };
  return fact.type === 'came-of-it'
    ? { ...state, outcome: fact.outcome }
    : { ...state, apart: fact.involved ? undefined : today };
}

/** The outcome of a referral is asked for until there is one: a service that never rang is no help. */
function dutiesIn({ step, service, outcome, askOn, by, for: whom, apart }: Recorded): readonly Duty[] {
  const since = outcome ? outcome.askOn : askOn;
  if (step !== 'referred' || since === undefined || by === 'reable' || (outcome && outcome.what !== 'waiting'))
    return [];
  // Nobody asks whoever may not be told (R24).
  if (apart)
    return [
      {
        key: `apart.${apart}`,
        kind: 'apart',
        of: 'leads',
        since: apart,
        words: `${whom} is not involved now: decide what becomes of the referral to ${service}, before anybody asks them`,
        reminder: DUTY_REMINDER,
        notice: DUTY_NOTICE,
      },
    ];
  return [
    {
      key: `outcome.${since}`,
      kind: 'outcome',
      of: [by],
      since,
      words: `Ask ${whom} what came of the referral: ${service}`,
      reminder: DUTY_REMINDER,
      handsOver: true,
    },
  ];
}

/** Other help that was thought of alongside reablement, for the person or a carer (R34-R36). Nobody need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'prevention-referral',
  prefix: 'PR',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  span: (state) =>
    state.status === 'new' || state.step !== 'referred'
      ? undefined
      : { from: state.on, until: state.outcome?.what === 'waiting' ? undefined : state.outcome?.on },
  duties: (state) => (state.status === 'new' ? [] : [...dutiesIn(state), ...capacityDuties(openIn(state), state.on)]),
};
