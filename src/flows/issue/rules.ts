import { blank } from '../../kernel/blank.ts';
import type { Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { sameBareName } from '../../people/name-match.ts';
import type { Actor } from '../../records/fact.ts';
import type { Happened, NewNotice, Occasion, Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { lookAround } from './apart.ts';
import { dutiesIn } from './duties.ts';
import {
  Fact,
  heldIn,
  isOpen,
  State,
  takesNoPart,
  allowed,
  undecided,
  whoIs,
  type Action,
  type Closing,
  type Issue,
  type Over,
  type Progress,
  type Recorded,
  type Somebody,
} from './facts.ts';

export type Command =
  | { readonly type: 'log'; readonly issue: Issue; readonly apart?: readonly string[] }
  /** Who is around the person has changed: those of the issue who are not involved now. */
  | { readonly type: 'look-around'; readonly apart: readonly string[]; readonly over?: Over | undefined }
  | { readonly type: 'keep-back' }
  | { readonly type: 'decide-risk'; readonly may: boolean; readonly why: string }
  | { readonly type: 'add-action'; readonly action: Action }
  | { readonly type: 'note-progress'; readonly action: string; readonly progress: Progress }
  | { readonly type: 'close'; readonly closing: Closing }
  /** Also of one that was taken back as logged by mistake. */
  | { readonly type: 'reopen'; readonly words: string };

export type Refusal = {
  readonly code:
    | 'ISSUE.NOT-LOGGED'
    | 'ISSUE.WORDS-MISSING'
    | 'ISSUE.OTHER-MISSING'
    | 'ISSUE.WHY-REOPENED'
    | 'ISSUE.IN-THE-FUTURE'
    | 'ISSUE.WHY-NOT-MISSING'
    | 'ISSUE.NOBODY-AGREED'
    | 'ISSUE.PUTS-AT-RISK'
    | 'ISSUE.RISK-WHY'
    | 'ISSUE.ABOUT-THEM'
    | 'ISSUE.DAY-PASSED'
    | 'ISSUE.TOO-MANY'
    | 'ISSUE.NO-SUCH-ACTION'
    | 'ISSUE.ACTION-DONE'
    | 'ISSUE.BLOCKED-WHY'
    | 'ISSUE.TALK-MISSING'
    | 'ISSUE.OUTCOME-MISSING'
    | 'ISSUE.OPEN-ACTIONS'
    | 'ISSUE.CLOSED';
};

/** More are several issues. */
const MOST_ACTIONS = 12;

type Decided = Result<readonly Fact[], Refusal>;
const no = (code: Refusal['code']): Decided => refuse({ code });

function decide(state: State, command: Command, { today }: Occasion): Decided {
  if (command.type === 'log')
    return state.status === 'logged'
      ? ok([])
      : (wrongIn(command.issue, today) ??
          ok([{ type: 'logged', issue: command.issue, apart: [...(command.apart ?? [])] }]));
  if (state.status === 'new') return command.type === 'look-around' ? ok([]) : no('ISSUE.NOT-LOGGED');
  switch (command.type) {
    case 'add-action':
      return addAction(state, command.action, today);
    case 'note-progress':
      return noteProgress(state, command.action, command.progress, today);
    case 'close':
      return close(state, command.closing);
    case 'reopen':
      if (!state.closed) return ok([]);
      return blank(command.words)
        ? no('ISSUE.WHY-REOPENED')
        : ok([{ type: 'reopened', reopening: { words: command.words } }]);
    case 'keep-back':
      return ok(heldIn(state).length > 0 ? [{ type: 'kept-back' }] : []);
    case 'decide-risk': {
      const { may, why } = command;
      // Of two who decide at once the stricter word is never lost.
      const who = [...undecided(state), ...(may ? [] : allowed(state))].map(whoIs);
      if (who.length === 0) return ok([]);
      return saysNothing(why) ? no('ISSUE.RISK-WHY') : ok([{ type: 'risk-decided', decision: { who, may, why } }]);
    }
    case 'look-around':
      return ok(lookAround(state, command.apart, command.over));
  }
}

function wrongIn(issue: Issue, today: Day): Decided | undefined {
  const { explored, options, agreed, taking, others, notTaking, on } = issue;
  if (issue.sort === 'other' && blank(issue.other)) return no('ISSUE.OTHER-MISSING');
  if ([explored, options, agreed].some(blank)) return no('ISSUE.WORDS-MISSING');
  if (on > today) return no('ISSUE.IN-THE-FUTURE');
  if ([...taking, ...others].some((one) => isOut({ ...issue, decisions: [] }, one))) return no('ISSUE.PUTS-AT-RISK');
  // R22: nobody agrees for somebody who took no part.
  if (issue.agreement === 'reached' && taking.length === 0) return no('ISSUE.NOBODY-AGREED');
  return notTaking.some(({ why }) => blank(why)) ? no('ISSUE.WHY-NOT-MISSING') : undefined;
}

/** Who is left out takes no part, by whatever name. */
const isOut = (the: Pick<Recorded, 'about' | 'decisions'>, somebody: Somebody): boolean =>
  the.about.some((one) => takesNoPart(the, one) && isSame(one, somebody));

const isSame = (one: Somebody, other: Somebody): boolean =>
  one.key === undefined || other.key === undefined
    ? sameBareName(bare(one.name), bare(other.name))
    : one.key === other.key;

const bare = (name: string): string => name.replace(/[(,].*/u, '');

function addAction(state: Recorded, action: Action, today: Day): Decided {
  if (state.actions.some(({ id }) => id === action.id)) return ok([]);
  if (state.closed) return no('ISSUE.CLOSED');
  if (blank(action.what)) return no('ISSUE.WORDS-MISSING');
  if (action.by < today) return no('ISSUE.DAY-PASSED');
  if (keptFrom(state).includes(action.owner.staff)) return no('ISSUE.ABOUT-THEM');
  if ([action.doer, ...(action.talkWith ?? [])].some((one) => isOut(state, one))) return no('ISSUE.PUTS-AT-RISK');
  if (action.sort === 'smaller' && blank(action.outcome)) return no('ISSUE.OUTCOME-MISSING');
  return state.actions.length < MOST_ACTIONS ? ok([{ type: 'action-added', action }]) : no('ISSUE.TOO-MANY');
}

function noteProgress(state: Recorded, id: string, progress: Progress, today: Day): Decided {
  const action = state.actions.find((one) => one.id === id);
  if (!action) return no('ISSUE.NO-SUCH-ACTION');
  if (action.progress?.id === progress.id) return ok([]);
  if (state.closed) return no('ISSUE.CLOSED');
  if (!isOpen(action)) return no('ISSUE.ACTION-DONE');
  if (progress.on > today) return no('ISSUE.IN-THE-FUTURE');
  if (progress.what === 'blocked' && blank(progress.words)) return no('ISSUE.BLOCKED-WHY');
  if (progress.what === 'done' && action.sort === 'conversation' && blank(progress.talk?.said))
    return no('ISSUE.TALK-MISSING');
  if (progress.by < today && progress.by !== action.by) return no('ISSUE.DAY-PASSED');
  return ok([{ type: 'action-progressed', action: id, progress }]);
}

/** Two colleagues may close it at once: the second reads what the first recorded. */
function close({ closed, actions }: Recorded, closing: Closing): Decided {
  if (closed) {
    const { on: _, ...before } = closed;
    return same(before, closing) ? ok([]) : no('ISSUE.CLOSED');
  }
  // What was never an issue had nothing to do, either.
  const mustSay = closing.outcome !== 'mistake' && actions.some(isOpen);
  return mustSay && blank(closing.whyOpen) ? no('ISSUE.OPEN-ACTIONS') : ok([{ type: 'closed', closing }]);
}

function evolve(state: State, fact: Fact, { today, by: actor }: Happened): State {
  if (fact.type === 'logged')
    return {
      status: 'logged',
      ...fact.issue,
      apart: fact.apart,
      by: actor,
      lastOn: today,
      actions: [],
      decisions: [],
      earlier: [],
    };
  if (state.status === 'new') return state;
  if (fact.type === 'around-changed') return { ...state, apart: fact.apart, lastOn: today };
  if (fact.type === 'stayed-open') {
    const { over: _, ...before } = state;
    return { ...before, ...(fact.over && { over: fact.over }) };
  }
  if (fact.type === 'kept-back')
    return {
      ...state,
      keptBack: (state.keptBack ?? 0) + 1,
      decisions: state.decisions.map((one) => (one.may ? one : { ...one, over: true as const })),
    };
  if (fact.type === 'risk-decided')
    return { ...state, decisions: [...state.decisions, { ...fact.decision, on: today, by: actor }] };
  const now = { ...state, lastOn: today };
  switch (fact.type) {
    case 'action-added':
      return { ...now, actions: [...state.actions, { ...fact.action, added: { on: today, by: actor } }] };
    case 'action-progressed': {
      const { progress } = fact;
      const by = progress.by;
      return { ...now, actions: state.actions.map((one) => (one.id === fact.action ? { ...one, by, progress } : one)) };
    }
    case 'closed':
      return { ...now, closed: { ...fact.closing, on: today } };
    case 'reopened': {
      const { closed, earlier, ...open } = now;
      const reopened = { ...fact.reopening, on: today };
      return { ...open, earlier: closed ? [...earlier, { ...closed, reopened }] : earlier };
    }
  }
}

/** Whoever keeps after an action hears that it is not to be done any more, or is again. */
function notices(state: State, facts: readonly Fact[], by: Actor): readonly NewNotice[] {
  if (state.status === 'new' || !facts.some(({ type }) => type === 'closed' || type === 'reopened')) return [];
  const owners = new Set(state.actions.filter(isOpen).map(({ owner }) => owner.staff));
  return [...owners].flatMap((staff): readonly NewNotice[] =>
    staff === by || keptFrom(state).includes(staff) ? [] : [{ to: { staff }, what: 'closed' }],
  );
}

/** A colleague whom it is about: it cannot be seen by them, nor sent or handed to them. */
export const keptFrom = (state: State): readonly StaffId[] =>
  state.status === 'logged' ? state.about.flatMap(({ staff }) => staff ?? []) : [];

/** An issue that is worked through until it is closed, and its action plan (R21-R28). Nobody need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'issue',
  prefix: 'IS',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  // What was taken back was never one.
  span: (state) =>
    state.status === 'new' || state.closed?.outcome === 'mistake'
      ? undefined
      : { from: state.on, until: state.closed?.on },
  keptFrom,
  notify: (state, facts, _, { by }) => notices(state, facts, by),
  duties: (state, { author }) => (state.status === 'new' ? [] : dutiesIn(state, author)),
};

/** The same where the service has set after how many days an unresolved issue calls for a review (R31). */
export const rulesWith = (unresolvedDays: number | undefined): typeof rules => ({
  ...rules,
  duties: (state, { author }) => (state.status === 'new' ? [] : dutiesIn(state, author, unresolvedDays)),
});
