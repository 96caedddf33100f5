import { addDays, instant, wordsForDay, type Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type PersonId, type RecordId, type StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { recipientOf } from '../../notices/ledger.ts';
import type { Telling } from '../../notices/with-telling.ts';
import { apartIn, apartOfAll, isApart, NOBODY_APART, type Apart } from '../../questions/apart.ts';
import type { Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { DUTY_REMINDER, type Duty } from '../../work/duty.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import {
  Fact,
  latestIn,
  LINES,
  pauseNow,
  State,
  type Decided,
  type Decision,
  type Line,
  type Recorded,
} from './facts.ts';

export type Command =
  /** `seen`: how many decisions there were when the form was opened, for whoever may know that there are any (S53). `started`: when reablement began. */
  | { readonly type: 'decide'; readonly decision: Decision; readonly seen: number | undefined; readonly started: Day }
  | { readonly type: 'note-contact'; readonly words: string }
  | { readonly type: 'look-at' }
  /** Whom a concern is kept from by now. */
  | { readonly type: 'keep-apart'; readonly apart: Apart }
  /** The person has changed: whether reablement is over. */
  | { readonly type: 'follow'; readonly over: boolean };

type Plain =
  | 'PAUSE.DECIDED-MEANWHILE'
  | 'PAUSE.OVER'
  | 'PAUSE.IN-THE-FUTURE'
  | 'PAUSE.REASON-MISSING'
  | 'PAUSE.SAFE-MISSING'
  | 'PAUSE.ESSENTIAL-MISSING'
  | 'PAUSE.WELFARE-MISSING'
  | 'PAUSE.LOOK-AGAIN-PAST'
  | 'PAUSE.PLAN-MISSING'
  | 'PAUSE.NOT-PAUSED'
  | 'PAUSE.CONTACT-MISSING';

export type Refusal =
  | { readonly code: Plain }
  | { readonly code: 'PAUSE.BEFORE'; readonly day: Day }
  | { readonly code: 'PAUSE.WHY-MISSING'; readonly line: Line }
  /** Somebody is to see to something who may be behind a concern. */
  | { readonly code: 'PAUSE.APART'; readonly what: 'welfare' | 'essential' };

type Checked = Result<readonly Fact[], Refusal>;
const no = (code: Plain): Checked => refuse({ code });

export const pauseIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'pause');

/** The first of these lines that says that somebody was not involved, and not why (R42). */
const unexplained = ({ parties }: Decision): Line | undefined =>
  LINES.find((line) => parties[line].involved === 'no' && saysNothing(parties[line].why ?? ''));

function decided({ decisions, over }: Recorded, { decision, seen, started }: Decide, today: Day): Checked {
  if (decisions.some(({ id }) => id === decision.id)) return ok([]);
  const now = pauseNow(decisions);
  if (seen === undefined ? now : seen !== decisions.length) return no('PAUSE.DECIDED-MEANWHILE');
  if (over) return no('PAUSE.OVER');
  const { from, reason, again, outcome } = decision;
  const earliest = latestIn(decisions) ?? started;
  if (from > today) return no('PAUSE.IN-THE-FUTURE');
  if (from < earliest) return refuse({ code: 'PAUSE.BEFORE', day: earliest });
  if (saysNothing(reason)) return no('PAUSE.REASON-MISSING');
  const line = unexplained(decision);
  if (line) return refuse({ code: 'PAUSE.WHY-MISSING', line });
  const lacking = outcome === 'paused' ? lackingIn(decision, today) : undefined;
  if (lacking) return refuse(lacking);
  if (again?.plan === 'changes' && saysNothing(again.words ?? '')) return no('PAUSE.PLAN-MISSING');
  return ok([{ type: 'decided', decision }]);
}

/** What has to be decided before it pauses (R41). */
function lackingIn({ meanwhile, apart }: Decision, today: Day): Refusal | undefined {
  if (!meanwhile || saysNothing(meanwhile.safe)) return { code: 'PAUSE.SAFE-MISSING' };
  const { essential, welfare, lookAgainOn } = meanwhile;
  const given = essential === 'none' ? [] : essential;
  if (essential !== 'none' && given.every((line) => saysNothing(line))) return { code: 'PAUSE.ESSENTIAL-MISSING' };
  if (given.some((line) => apartIn(apart, line) !== undefined)) return { code: 'PAUSE.APART', what: 'essential' };
  if (saysNothing(welfare.name)) return { code: 'PAUSE.WELFARE-MISSING' };
  if (isApart(apart, welfare) || apartIn(apart, welfare.name) !== undefined)
    return { code: 'PAUSE.APART', what: 'welfare' };
  return lookAgainOn <= today ? { code: 'PAUSE.LOOK-AGAIN-PAST' } : undefined;
}

type Decide = Extract<Command, { type: 'decide' }>;

const NOTHING: Recorded = {
  status: 'known',
  decisions: [],
  contacts: [],
  apart: NOBODY_APART,
  look: false,
  over: false,
};
const knownIn = (state: State): Recorded => (state.status === 'new' ? NOTHING : state);

function evolve(state: Recorded, fact: Fact, happened: { at: Date; today: Day; by: Decided['by'] }): Recorded {
  const { at, today: on, by } = happened;
  switch (fact.type) {
    case 'decided': {
      const { decision } = fact;
      const wasPaused = pauseNow(state.decisions) !== undefined;
      return {
        ...state,
        decisions: [...state.decisions, { ...decision, on, at: instant(at), by }],
        contacts: wasPaused ? state.contacts : [],
        apart: apartOfAll([state.apart, decision.apart]),
        look: decision.outcome === 'alongside' && (decision.again?.plan === 'changes' || (!wasPaused && state.look)),
      };
    }
    case 'in-touch':
      return { ...state, contacts: [...state.contacts, { ...fact.contact, on, by }] };
    case 'looked-at':
      return { ...state, look: false };
    case 'kept-apart':
      return { ...state, apart: fact.apart };
    case 'over':
      return { ...state, over: fact.over };
  }
}

const staffWhoDecided = (decisions: readonly Decided[]): readonly StaffId[] => [
  ...new Set(decisions.flatMap(({ by }) => (by === 'reable' ? [] : [by]))),
];

/** In no list: it lets in whoever decided, the safeguarding leads who are not concerned, and whoever keeps in touch. */
function readers({ decisions, apart: { staff: apart } }: Recorded): readonly Duty[] {
  const [first, last] = [decisions[0], decisions.at(-1)];
  if (!first || !last) return [];
  const quiet = { kind: 'reads', quiet: true, opens: true, unreminded: true, since: first.on, words: '' } as const;
  const named = [...staffWhoDecided(decisions), ...listed(last.meanwhile?.welfare.staff)];
  return [
    { ...quiet, key: 'reads', of: named.filter((staff) => !apart.includes(staff)), reminder: DUTY_REMINDER },
    { ...quiet, key: 'reads.leads', of: 'safeguarding-lead', except: apart, reminder: DUTY_REMINDER },
  ];
}

/** While it is paused: to keep in touch, and to look at it again. Nothing in these words says why. */
function whilePaused({ decisions, contacts, apart }: Recorded): readonly Duty[] {
  const [pause, last] = [pauseNow(decisions), decisions.at(-1)];
  const by = last?.by;
  if (!pause || !last?.meanwhile || by === undefined || by === 'reable') return [];
  const { welfare, lookAgainOn } = last.meanwhile;
  const leads = { of: 'safeguarding-lead', except: apart.staff } as const;
  // Who turned out to be behind a concern, or close to it, sees to nothing in it.
  const isKept = isApart(apart, welfare);
  const decider = apart.staff.includes(by) ? leads : { of: [by] };
  const next = addDays(contacts.at(-1)?.on ?? pause.since, welfare.everyDays);
  const seen = { reminder: DUTY_REMINDER, opens: true, handsOver: true } as const;
  const day = wordsForDay(lookAgainOn);
  return [
    {
      ...seen,
      key: `in-touch.${next}.${last.id}`,
      kind: 'in-touch',
      ...(!isKept && welfare.staff ? { of: [welfare.staff] } : decider),
      except: apart.staff,
      daily: true,
      since: next,
      due: next,
      words:
        isKept || welfare.staff
          ? 'Welfare contact: see how they are, and note it'
          : `Ask ${welfare.name} about the welfare contact, and note it`,
      upwards: `No welfare contact is noted since ${wordsForDay(contacts.at(-1)?.on ?? pause.since)}`,
    },
    {
      ...seen,
      key: `look-again.${lookAgainOn}.${last.id}`,
      kind: 'look-again',
      ...leads,
      since: lookAgainOn,
      due: addWorkingDays(lookAgainOn, 1),
      words: 'Look at the pause again: decide whether it goes on',
      upwards: `The pause was to be looked at again on ${day}. Ask ${last.ask}`,
    },
  ];
}

/** Whether reablement pauses, decided again and again in one record of each person (R40 to R43). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'pause',
  prefix: 'PA',
  version: 1,
  looksAt: ['circle'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command, { today, by }) {
    if (command.type === 'decide') return decided(knownIn(state), command, today);
    if (state.status === 'new')
      return command.type === 'follow' || command.type === 'keep-apart' ? ok([]) : no('PAUSE.NOT-PAUSED');
    switch (command.type) {
      case 'follow':
        return ok(command.over === state.over ? [] : [{ type: 'over', over: command.over }]);
      case 'keep-apart': {
        const apart = apartOfAll([state.apart, command.apart]);
        return ok(same(apart, state.apart) ? [] : [{ type: 'kept-apart', apart }]);
      }
      case 'look-at':
        return ok(state.look ? [{ type: 'looked-at' }] : []);
      case 'note-contact': {
        if (state.over || !pauseNow(state.decisions)) return no('PAUSE.NOT-PAUSED');
        if (saysNothing(command.words)) return no('PAUSE.CONTACT-MISSING');
        const last = state.contacts.at(-1);
        const isSame = last?.words === command.words && last.on === today && last.by === by;
        return ok(isSame ? [] : [{ type: 'in-touch', contact: { words: command.words } }]);
      }
    }
  },
  evolve: (state, fact, happened) => evolve(knownIn(state), fact, happened),
  duties(state) {
    if (state.status === 'new') return [];
    const { over, look, decisions, apart } = state;
    const last = decisions.at(-1);
    return [
      ...readers(state),
      ...(over ? [] : whilePaused(state)),
      ...listed<Duty>(
        !over &&
          look &&
          last && {
            key: `look.${last.id}`,
            kind: LOOK,
            of: 'leads',
            except: apart.staff,
            since: last.from,
            words: LOOK_FIRST,
            reminder: DUTY_REMINDER,
          },
      ),
    ];
  },
  span(state) {
    const pause = state.status === 'new' || state.over ? undefined : pauseNow(state.decisions);
    return pause && { from: pause.since };
  },
  madeFrom: (state) => (state.status === 'new' ? [] : state.decisions.flatMap(({ concerns }) => concerns)),
};

const LOOK_FIRST = 'Look at the plan before visits go on';

/** The sort of duty that waits until somebody has looked at the plan. */
export const LOOK = 'look';

/** Those whom the decision names hear that it pauses, or goes on: never why, and never who may not be told (R24). */
export const pauseTelling: Telling<State, Fact> = {
  toTell(facts, { circle, by }, before, ledger) {
    const [fact] = facts;
    if (fact?.type !== 'decided') return undefined;
    const { outcome, tell, apart } = fact.decision;
    if (outcome === 'alongside' && !pauseNow(knownIn(before ?? { status: 'new' }).decisions)) return undefined;
    const those = circle.filter((one) => tell.includes(one.key) && one.staff !== by && !isApart(apart, one));
    // Whoever was to hear that it pauses is owed nothing of that once it goes on.
    return those.length === 0 && !ledger ? undefined : those.map(recipientOf);
  },
  since: (state) => knownIn(state).decisions.at(-1)?.from,
  owner(state) {
    const by = knownIn(state).decisions.at(-1)?.by;
    return by === 'reable' ? undefined : by;
  },
  chases: (state) => !knownIn(state).over,
};
