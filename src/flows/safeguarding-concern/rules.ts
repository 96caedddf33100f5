import type { Day } from '../../kernel/days.ts';
import { StaffId, type RecordId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { dutiesIn } from './duties.ts';
import {
  decisionIn,
  Fact,
  keptFrom,
  State,
  type ChildTold,
  type Closing,
  type Colleague,
  type Decision,
  type More,
  type Pause,
  type Raised,
  type Recorded,
  type Sources,
} from './facts.ts';
import { isAgainstTests } from './tests.ts';
import { stillOpen } from './still-open.ts';
import { routed, takersOf, type Takers } from './route.ts';

export type Command =
  | { readonly type: 'raise'; readonly raised: Raised; readonly takers: Takers; readonly runs: boolean }
  /** Who could see to it today. `days`: after how many working days it is late. */
  | { readonly type: 'route'; readonly takers: Takers; readonly days: number }
  | { readonly type: 'say-sources'; readonly sources: Sources }
  | { readonly type: 'say-more'; readonly more: More }
  | { readonly type: 'tell-child'; readonly told: ChildTold }
  | { readonly type: 'add'; readonly words: string; readonly mistake: boolean }
  | { readonly type: 'acknowledge' }
  /** `seen`: how many decisions there were when the form was opened (S53). */
  | { readonly type: 'decide'; readonly decision: Decision; readonly seen: number }
  | { readonly type: 'give-feedback'; readonly words: string }
  | { readonly type: 'read-feedback' }
  /** Whether reablement pauses was decided, in a record of its own (R40). */
  | { readonly type: 'note-pause'; readonly record: RecordId; readonly outcome: Pause['outcome']; readonly on: Day }
  | { readonly type: 'let-in'; readonly who: Colleague; readonly why: string }
  /** The person has changed: whether reablement goes on. */
  | { readonly type: 'look-around'; readonly runs: boolean }
  | { readonly type: 'close'; readonly closing: Closing }
  | { readonly type: 'reopen'; readonly words: string };

export type Refusal = {
  readonly code:
    | 'SAFEGUARDING.NOT-RAISED'
    | 'SAFEGUARDING.SEEN-MISSING'
    | 'SAFEGUARDING.WHO-MISSING'
    | 'SAFEGUARDING.WORDS-MISSING'
    | 'SAFEGUARDING.NOT-YOURS'
    | 'SAFEGUARDING.DECIDED'
    | 'SAFEGUARDING.TESTS-MISSING'
    | 'SAFEGUARDING.DESPITE-MISSING'
    | 'SAFEGUARDING.STILL-OPEN'
    | 'SAFEGUARDING.IN-THE-FUTURE'
    | 'SAFEGUARDING.CONCERNED'
    | 'SAFEGUARDING.CLOSED';
};

type Decided = Result<readonly Fact[], Refusal>;
const no = (code: Refusal['code']): Decided => refuse({ code });

const PREFIX = 'SAFEGUARDING';

function decide(state: State, command: Command, occasion: Occasion): Decided {
  if (command.type === 'raise') {
    if (state.status === 'raised') return ok([]);
    const { raised, takers, runs } = command;
    if (saysNothing(raised.seen)) return no(`${PREFIX}.SEEN-MISSING`);
    if (raised.whom !== 'person' && saysNothing(raised.whomElse ?? '')) return no(`${PREFIX}.WHO-MISSING`);
    return ok([{ type: 'raised', raised, ...takersOf(takers, keptFrom(raised), false), runs }]);
  }
  if (state.status === 'new') return command.type === 'look-around' ? ok([]) : no(`${PREFIX}.NOT-RAISED`);
  // Whoever may be the source, or is close to it, does nothing in it, whatever card they still have.
  if (keptFrom(state).some((staff) => staff === occasion.by) && command.type !== 'look-around')
    return no(`${PREFIX}.NOT-YOURS`);
  return decideRaised(state, command, occasion);
}

function decideRaised(state: Recorded, command: Exclude<Command, { type: 'raise' }>, occasion: Occasion): Decided {
  switch (command.type) {
    case 'route':
      return ok(routed(state, command, occasion));
    case 'look-around':
      return ok(command.runs === state.runs ? [] : [{ type: 'runs', runs: command.runs }]);
    case 'note-pause': {
      if (state.whom !== 'person' || state.closed) return ok([]);
      const { record, outcome, on } = command;
      const pause = { record, outcome, on };
      return ok(same(state.pause, pause) ? [] : [{ type: 'pause-noted', pause }]);
    }
    case 'read-feedback':
      if (state.by !== occasion.by) return no(`${PREFIX}.NOT-YOURS`);
      return ok(state.feedbackRead < state.feedback.length ? [{ type: 'feedback-read' }] : []);
    case 'add': {
      const { words, mistake } = command;
      const last = state.added.at(-1);
      if (saysNothing(words)) return no(`${PREFIX}.WORDS-MISSING`);
      return ok(last?.words === words && last.mistake === mistake ? [] : [{ type: 'added', words, mistake }]);
    }
    case 'say-sources':
      return ok(same(sourcesOf(state), command.sources) ? [] : [{ type: 'sources-said', sources: command.sources }]);
    case 'say-more':
      return ok(
        same({ ...state.more, ...command.more }, state.more) ? [] : [{ type: 'more-said', more: command.more }],
      );
    case 'tell-child': {
      const { told } = command;
      if (saysNothing(told.by) || saysNothing(told.whom)) return no(`${PREFIX}.WORDS-MISSING`);
      if (told.on > occasion.today) return no(`${PREFIX}.IN-THE-FUTURE`);
      return ok(same(state.childTold, told) ? [] : [{ type: 'child-told', told }]);
    }
    case 'reopen':
      if (!state.closed) return ok([]);
      return saysNothing(command.words)
        ? no(`${PREFIX}.WORDS-MISSING`)
        : ok([{ type: 'reopened', words: command.words }]);
    default:
      return decideAsLead(state, command, occasion);
  }
}

type OfLead = Extract<Command, { type: 'acknowledge' | 'decide' | 'give-feedback' | 'let-in' | 'close' }>;

function decideAsLead(state: Recorded, command: OfLead, { today }: Occasion): Decided {
  switch (command.type) {
    case 'acknowledge':
      return ok(state.acknowledged ? [] : [{ type: 'acknowledged' }]);
    case 'decide': {
      const { decision, seen } = command;
      if (same(state.decisions.at(-1)?.decision, decision)) return ok([]);
      if (state.closed) return no(`${PREFIX}.CLOSED`);
      if (state.decisions.length !== seen) return no(`${PREFIX}.DECIDED`);
      const { passed, regulated, tests, despite } = decision;
      if ([passed?.on, regulated?.cqc.done, regulated?.candour.done].some((on) => on !== undefined && on > today))
        return no(`${PREFIX}.IN-THE-FUTURE`);
      if ((state.whom === 'child') === (tests !== undefined)) return no(`${PREFIX}.TESTS-MISSING`);
      if (isAgainstTests(decision) && saysNothing(despite ?? '')) return no(`${PREFIX}.DESPITE-MISSING`);
      const acknowledged: readonly Fact[] = state.acknowledged ? [] : [{ type: 'acknowledged' }];
      return ok([...acknowledged, { type: 'decided', decision }]);
    }
    case 'give-feedback':
      if (saysNothing(command.words)) return no(`${PREFIX}.WORDS-MISSING`);
      return ok(
        state.feedback.at(-1)?.words === command.words ? [] : [{ type: 'feedback-given', words: command.words }],
      );
    case 'let-in': {
      const { who, why } = command;
      if (keptFrom(state).includes(who.staff)) return no(`${PREFIX}.CONCERNED`);
      return ok(state.letIn.some(({ staff }) => staff === who.staff) ? [] : [{ type: 'let-in', who, why }]);
    }
    case 'close':
      if (state.closed) return same(withoutDay(state.closed), command.closing) ? ok([]) : no(`${PREFIX}.CLOSED`);
      if (saysNothing(command.closing.words)) return no(`${PREFIX}.WORDS-MISSING`);
      return stillOpen(state).length > 0 && saysNothing(command.closing.despite ?? '')
        ? no(`${PREFIX}.STILL-OPEN`)
        : ok([{ type: 'closed', closing: command.closing }]);
  }
}

const withoutDay = ({ wanted, words, despite }: Closing): Closing => ({
  wanted,
  words,
  ...(despite !== undefined && { despite }),
});

const sourcesOf = ({ source, close }: Sources): Sources => ({ source, close });

const without = (to: readonly StaffId[], sources: Sources): StaffId[] => {
  const kept = keptFrom(sources);
  return to.filter((one) => !kept.includes(one));
};

/** An acknowledgement counts no more once whoever gave it sees to it no more, unless it has been decided on: then others acknowledge it. */
function unlessLost(state: Recorded, on: Day): Recorded {
  const by = state.acknowledged?.by;
  const isHeld = by === undefined || state.to.some((one) => one === by);
  return isHeld || decisionIn(state) ? state : { ...state, acknowledged: undefined, waits: on };
}

function evolve(state: State, fact: Fact, { by, today: on }: Happened): State {
  if (fact.type === 'raised')
    return {
      ...fact.raised,
      status: 'raised',
      by: StaffId.parse(by),
      since: on,
      to: fact.to,
      reach: fact.reach,
      waits: on,
      routes: 1,
      late: false,
      more: {},
      added: [],
      decisions: [],
      feedback: [],
      feedbackRead: 0,
      letIn: [],
      runs: fact.runs,
      reopened: 0,
    };
  if (state.status === 'new') return state;
  switch (fact.type) {
    case 'routed':
      return unlessLost({ ...state, to: fact.to, reach: fact.reach, late: fact.late, routes: state.routes + 1 }, on);
    case 'sources-said':
      return unlessLost(
        {
          ...state,
          ...fact.sources,
          to: without(state.to, fact.sources),
          letIn: state.letIn.filter(({ staff }) => !keptFrom(fact.sources).includes(staff)),
        },
        on,
      );
    case 'more-said':
      return { ...state, more: { ...state.more, ...fact.more } };
    case 'added':
      return { ...state, added: [...state.added, { words: fact.words, mistake: fact.mistake, on, by }] };
    case 'child-told':
      return { ...state, childTold: fact.told };
    case 'acknowledged':
      return { ...state, acknowledged: { on, by } };
    case 'decided':
      return { ...state, decisions: [...state.decisions, { decision: fact.decision, on, by }] };
    case 'feedback-given':
      return { ...state, feedback: [...state.feedback, { words: fact.words, on, by }] };
    case 'feedback-read':
      return { ...state, feedbackRead: state.feedback.length };
    case 'pause-noted':
      return { ...state, pause: fact.pause };
    case 'let-in':
      return { ...state, letIn: [...state.letIn, { ...fact.who, why: fact.why }] };
    case 'runs':
      return { ...state, runs: fact.runs };
    case 'closed':
      return { ...state, closed: { ...fact.closing, on } };
    case 'reopened':
      return { ...state, closed: undefined, reopened: state.reopened + 1 };
  }
}

/** A safeguarding concern: raised by anybody, seen to by the safeguarding lead, and by nobody who is concerned in it (R38, Care Act s42). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'safeguarding-concern',
  prefix: 'SG',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide,
  evolve,
  span: (state) => (state.status === 'new' ? undefined : { from: state.since, until: state.closed?.on }),
  duties: (state) => (state.status === 'new' ? [] : dutiesIn(state)),
};
