import { blank } from '../../kernel/blank.ts';
import { addDays, wordsForDay, type Day } from '../../kernel/days.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { recipientOf } from '../../notices/ledger.ts';
import type { Telling } from '../../notices/with-telling.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { DUTY_REMINDER, type Duty, type Standing } from '../../work/duty.ts';
import { Fact, State, type GoesOn, type Noted, type Recorded } from './facts.ts';

export type Command =
  /** `started`: the day reablement began, before which nothing stops. */
  | { readonly type: 'stop'; readonly noted: Noted; readonly started: Day }
  | { readonly type: 'still-in-hospital'; readonly expectedBack?: Day | undefined }
  | { readonly type: 'go-on'; readonly goesOn: GoesOn }
  | { readonly type: 'look-at' };

export type Refusal =
  | { readonly code: 'STOP.IN-THE-FUTURE'; readonly question: string }
  | { readonly code: 'STOP.BEFORE-REABLEMENT'; readonly question: string; readonly started: Day }
  | { readonly code: 'STOP.EXPECTED-IN-THE-PAST' }
  | { readonly code: 'STOP.BACK-BEFORE-SINCE'; readonly since: Day }
  | { readonly code: 'STOP.WORDS-MISSING' }
  | { readonly code: 'STOP.REASON-MISSING' }
  | { readonly code: 'STOP.NOT-IN-HOSPITAL' }
  | { readonly code: 'STOP.NOT-STOPPED' };

/** The question in which the form asks for the day that something stopped. */
export const DAY_OF = { hospital: 'inSince', ended: 'endedOn', moved: 'movedOn', died: 'diedOn' } as const;

type Decided = Result<readonly Fact[], Refusal>;

/** Why this cannot be noted; undefined when it can. Asked before anything about the person is changed. */
export function wrongWith(noted: Noted, started: Day, today: Day): Refusal | undefined {
  const { what, since, expectedBack } = noted;
  const question = DAY_OF[what];
  if (since > today) return { code: 'STOP.IN-THE-FUTURE', question };
  if (since < started) return { code: 'STOP.BEFORE-REABLEMENT', question, started };
  if (expectedBack !== undefined && expectedBack < since) return { code: 'STOP.BACK-BEFORE-SINCE', since };
  if (expectedBack !== undefined && expectedBack < today) return { code: 'STOP.EXPECTED-IN-THE-PAST' };
  if ((what === 'ended' || what === 'moved') && blank(noted.words)) return { code: 'STOP.WORDS-MISSING' };
  return undefined;
}

function decide(state: State, command: Command, { today }: Occasion): Decided {
  if (command.type === 'stop') {
    if (state.status === 'stopped') return ok([]);
    const wrong = wrongWith(command.noted, command.started, today);
    return wrong ? refuse(wrong) : ok([{ type: 'stopped', noted: command.noted }]);
  }
  if (state.status === 'new') return refuse({ code: 'STOP.NOT-STOPPED' });
  switch (command.type) {
    case 'still-in-hospital':
      return stillThere(state, command.expectedBack, today);
    case 'go-on':
      return goOn(state, command.goesOn, today);
    case 'look-at':
      return ok(state.wentOn && !state.wentOn.lookedAt ? [{ type: 'looked-at' }] : []);
  }
}

function stillThere({ noted, askOn, wentOn }: Recorded, expectedBack: Day | undefined, today: Day): Decided {
  if (noted.what !== 'hospital' || wentOn) return refuse({ code: 'STOP.NOT-IN-HOSPITAL' });
  if (expectedBack !== undefined && expectedBack < today) return refuse({ code: 'STOP.EXPECTED-IN-THE-PAST' });
  const next = askAgainOn(expectedBack, today);
  return ok(
    next === askOn && expectedBack === noted.expectedBack
      ? []
      : [{ type: 'still-in-hospital', expectedBack, askOn: next }],
  );
}

function goOn({ noted, wentOn }: Recorded, goesOn: GoesOn, today: Day): Decided {
  if (wentOn) return wentOn.id === goesOn.id ? ok([]) : refuse({ code: 'STOP.NOT-STOPPED' });
  if (goesOn.on > today) return refuse({ code: 'STOP.IN-THE-FUTURE', question: 'backOn' });
  if (goesOn.on < noted.since) return refuse({ code: 'STOP.BACK-BEFORE-SINCE', since: noted.since });
  if (noted.what !== 'hospital' && blank(goesOn.reason)) return refuse({ code: 'STOP.REASON-MISSING' });
  return ok([{ type: 'went-on', goesOn }]);
}

/** How long a stay in hospital may last before somebody is asked, when nobody knows when they are back. */
const ASK_AFTER_DAYS = 7;

/** The day after they were expected. */
const askAgainOn = (expectedBack: Day | undefined, today: Day): Day =>
  expectedBack === undefined ? addDays(today, ASK_AFTER_DAYS) : addDays(expectedBack, 1);

function evolve(state: State, fact: Fact, { today, by }: Happened): State {
  if (fact.type === 'stopped') {
    const { noted } = fact;
    const askOn = noted.what === 'hospital' ? askAgainOn(noted.expectedBack, today) : undefined;
    return { status: 'stopped', noted, ...(askOn !== undefined && { askOn }) };
  }
  if (state.status === 'new') throw new Error('something goes on that never stopped');
  switch (fact.type) {
    case 'still-in-hospital':
      return { ...state, noted: { ...state.noted, expectedBack: fact.expectedBack }, askOn: fact.askOn };
    case 'went-on': {
      const { goesOn } = fact;
      return {
        ...state,
        wentOn: { ...goesOn, by, lookedAt: goesOn.how !== 'plan-first' && goesOn.closed.length === 0 },
      };
    }
    case 'looked-at':
      return { ...state, ...(state.wentOn && { wentOn: { ...state.wentOn, lookedAt: true } }) };
  }
}

function duties(state: State, { author }: Standing): readonly Duty[] {
  if (state.status === 'new') return [];
  const { noted, askOn, wentOn } = state;
  const owned = (duty: Pick<Duty, 'key' | 'kind' | 'since' | 'words'>): Duty => ({
    ...duty,
    of: [ownerOf(state) ?? author],
    due: duty.since,
    reminder: DUTY_REMINDER,
    handsOver: true,
  });
  if (!wentOn) {
    if (askOn === undefined) return [];
    const words =
      noted.expectedBack === undefined
        ? `In hospital since ${wordsForDay(noted.since)}: are they back?`
        : `Expected back from hospital on ${wordsForDay(noted.expectedBack)}: are they back?`;
    return [owned({ key: `back.${askOn}`, kind: 'back', since: askOn, words })];
  }
  if (wentOn.lookedAt) return [];
  const words = wentOn.how === 'plan-first' ? 'Look at the plan before visits go on' : 'Look at what stayed closed';
  return [owned({ key: `look.${wentOn.id}`, kind: LOOK, since: wentOn.on, words })];
}

/** The sort of duty that waits until somebody has looked at the plan, or at what stayed closed. */
export const LOOK = 'look';

const ownerOf = (state: State) =>
  state.status === 'stopped' && state.wentOn && state.wentOn.by !== 'reable' ? state.wentOn.by : undefined;

const isOfDeath = (state: State): boolean => state.status === 'stopped' && state.noted.what === 'died';

/** Those who lead the team hear of a death, and that it was recorded by mistake, by the same notice, also when they are not in the circle. */
const notify: Rules<State, Fact, Command, Refusal>['notify'] = (state, facts, __, { by, leads, managers = [] }) =>
  facts.some((fact) => (fact.type === 'stopped' || fact.type === 'went-on') && isOfDeath(state))
    ? [...leads, ...managers].flatMap((staff) => (staff === by ? [] : [{ to: { staff }, what: 'please-confirm' }]))
    : [];

/** Reablement pauses or is over for somebody, and may go on again (P19). Other records follow the person, not this one. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'stop',
  prefix: 'ST',
  version: 1,
  looksAt: ['circle', 'leads', 'managers'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties,
  notify,
};

/** Everybody in the plan is told once when it stops, and once when it goes on; nobody is chased after a death. */
export const stopTelling: Telling<State, Fact> = {
  toTell(facts, { circle, by }, before) {
    const [fact] = facts;
    if (fact?.type !== 'stopped' && fact?.type !== 'went-on') return undefined;
    return circle
      .filter(
        ({ key, staff }) => (staff === undefined || staff !== by) && !(key === THE_PERSON && knowsOf(fact, before)),
      )
      .map(recipientOf);
  },
  // R4, R24: whoever may be told again hears that it stopped, or goes on where they heard that it stopped; who joins learns it from whoever asks them in.
  now: (state, { circle, owner, back = [] }, { lines, missed = [] }) => {
    if (state.status === 'new') return undefined;
    const wanted = state.wentOn ? [...missed, ...back.filter((key) => lines.some((line) => line.key === key))] : back;
    const those = circle.filter(({ key, staff }) => wanted.includes(key) && (staff === undefined || staff !== owner));
    return those.length === 0 ? undefined : those.map(recipientOf);
  },
  since: (state) => (state.status === 'new' ? undefined : (state.wentOn?.on ?? state.noted.since)),
  owner: ownerOf,
  chases: (state) => state.status === 'new' || state.noted.what !== 'died' || state.wentOn !== undefined,
};

/** Nobody is told that they are in hospital themselves or back from it, nor of a death that was recorded by mistake. */
const knowsOf = (fact: Fact, before: State | undefined): boolean => {
  const what = fact.type === 'stopped' ? fact.noted.what : before?.status === 'stopped' ? before.noted.what : undefined;
  return what === 'hospital' || what === 'died';
};
