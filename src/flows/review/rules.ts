import { blank } from '../../kernel/blank.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import { isOver } from '../../people/stopped.ts';
import { addWorkingDays, orNextWorkingDay } from '../../work/working-days.ts';
import { problemIn, type DecidingProblem } from '../../people/capacity.ts';
import { notSaid, type Charging, type ChargingProblem } from '../../people/charging.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { dutiesIn } from './duties.ts';
import {
  chargesWait,
  Fact,
  isLast,
  needsAdvocate,
  State,
  untold,
  waits,
  type Held,
  type Planned,
  type Recorded,
  type Stop,
  type Why,
} from './facts.ts';

export type Command =
  /** Of the reviews that the plan says: the first of all; once it is there, nothing. */
  | { readonly type: 'begin'; readonly planned: Planned }
  /** ...and the next, or the one that waits on another day. */
  | { readonly type: 'plan'; readonly planned: Planned }
  | { readonly type: 'consider'; readonly why: Why; readonly planned: Planned }
  | { readonly type: 'not-consider'; readonly why: Why; readonly reason: string }
  /** `seen`: how it stood when the form was opened (S53). */
  | { readonly type: 'move'; readonly planned: Planned; readonly reason: string; readonly seen?: string }
  | { readonly type: 'drop'; readonly reason: string; readonly nextReview?: Planned | undefined }
  | { readonly type: 'hold'; readonly held: Held }
  | { readonly type: 'note-charges'; readonly charging: Charging }
  | { readonly type: 'asker-told' | 'advocate-asked' }
  /** Reablement is paused or over, or goes on. */
  | { readonly type: 'follow'; readonly stopped: Stop | undefined };

export type Refusal =
  | { readonly code: Code }
  | { readonly code: 'REVIEW.HELD' }
  | { readonly code: 'REVIEW.MOVED'; readonly planned: Planned }
  | { readonly code: 'REVIEW.DECIDING'; readonly problem: DecidingProblem }
  | { readonly code: 'REVIEW.CHARGES'; readonly problem: ChargingProblem };
export type Code =
  | 'REVIEW.NOT-PLANNED'
  | 'REVIEW.NO-TRIGGER'
  | 'REVIEW.ISSUES-GO-ON'
  | 'REVIEW.ASKER-MISSING'
  | 'REVIEW.REASON-MISSING'
  | 'REVIEW.WORDS-MISSING'
  | 'REVIEW.IN-THE-FUTURE'
  | 'REVIEW.DAY-PASSED'
  | 'REVIEW.WITHOUT-MISSING'
  | 'REVIEW.NEXT-MISSING'
  | 'REVIEW.NOT-HELD';

type Decided = Result<readonly Fact[], Refusal>;
const no = (code: Code): Decided => refuse({ code });

/** The first review of somebody's plan, and the one after another: always the same, so that it is planned once. */
export const firstReviewOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'review');
export const reviewAfter = (person: PersonId, review: RecordId): RecordId => onlyRecordIdOf(person, `review ${review}`);

/** Unless the service says otherwise (PLAN_REVIEW_DAYS); no source has a number. */
export const USUAL_DAYS = 14;

/** A plan whose day has passed is reviewed from today on. */
export const nextDay = (from: Day, every: number, today: Day): Day => {
  const next = orNextWorkingDay(addDays(from, every));
  return next > today ? next : orNextWorkingDay(addDays(today, every));
};

/** R29: any of the four; issues only while they are unresolved although it was monitored, and reduce the benefit. */
export const triggersIn = ({ triggers, unresolved, reducing }: Why): Why['triggers'] =>
  triggers.filter((one) => one !== 'issues' || (unresolved === true && reducing === true));

/** How it stands: a form that was opened before that says so (S53). */
export const standing = ({ on, by }: Planned): string => `${by.staff} ${on}`;

function decide(state: State, command: Command, { today }: Occasion): Decided {
  switch (command.type) {
    case 'begin':
      return ok(state.status === 'new' ? [{ type: 'planned', planned: command.planned }] : []);
    case 'plan':
      return plan(state, command.planned, today);
    case 'consider':
    case 'not-consider':
      return state.status === 'known' ? ok([]) : consider(command, today);
    case 'note-charges':
      return noteCharges(state, command.charging, today);
    case 'asker-told':
      return ok(state.status === 'known' && untold(state) !== undefined ? [{ type: 'asker-told' }] : []);
    case 'advocate-asked':
      return ok(
        state.status === 'known' && state.held && needsAdvocate(state.held) ? [{ type: 'advocate-asked' }] : [],
      );
    case 'follow':
      return ok(state.status === 'new' ? [] : follow(state, command.stopped, today));
    default:
      return state.status === 'new' ? no('REVIEW.NOT-PLANNED') : goOn(state, command, today);
  }
}

function plan(state: State, planned: Planned, today: Day): Decided {
  if (state.status === 'known' && (!waits(state) || same(state.planned, planned))) return ok([]);
  if (planned.on < today) return no('REVIEW.DAY-PASSED');
  return ok([{ type: state.status === 'new' ? 'planned' : 'moved', planned }]);
}

function consider(command: Extract<Command, { type: 'consider' | 'not-consider' }>, today: Day): Decided {
  const { why } = command;
  if (why.triggers.length === 0) return no('REVIEW.NO-TRIGGER');
  const triggers = triggersIn(why);
  if (triggers.length === 0 && command.type === 'consider') return no('REVIEW.ISSUES-GO-ON');
  if (triggers.includes('asked') && !why.asked) return no('REVIEW.ASKER-MISSING');
  if ((why.asked?.on ?? today) > today) return no('REVIEW.IN-THE-FUTURE');
  if (command.type === 'not-consider')
    return saysNothing(command.reason)
      ? no('REVIEW.REASON-MISSING')
      : ok([{ type: 'not-considered', why, reason: command.reason }]);
  return command.planned.on < today
    ? no('REVIEW.DAY-PASSED')
    : ok([{ type: 'considered', why: { ...why, triggers }, planned: command.planned }]);
}

/** Two colleagues may hold it, move it or leave it at once: the second hears what the first noted (S53). */
function goOn(state: Recorded, command: Extract<Command, { type: 'move' | 'drop' | 'hold' }>, today: Day): Decided {
  const { planned, held, notHeld } = state;
  if (held) {
    const { by: _, ...before } = held;
    // What was noted of charges since is no other review.
    const isSame = command.type === 'hold' && same({ ...before, charging: command.held.charging }, command.held);
    return isSame ? ok([]) : refuse({ code: 'REVIEW.HELD' });
  }
  if (!planned || !waits(state))
    return command.type === 'drop' && notHeld?.reason === command.reason ? ok([]) : no('REVIEW.NOT-HELD');
  switch (command.type) {
    case 'move': {
      const { planned: to, reason, seen = standing(planned) } = command;
      if (standing(to) === standing(planned)) return ok([]);
      if (seen !== standing(planned)) return refuse({ code: 'REVIEW.MOVED', planned });
      if (to.on < today) return no('REVIEW.DAY-PASSED');
      return saysNothing(reason) ? no('REVIEW.REASON-MISSING') : ok([{ type: 'moved', planned: to, reason }]);
    }
    case 'drop': {
      const { reason, nextReview } = command;
      if (saysNothing(reason)) return no('REVIEW.REASON-MISSING');
      if (nextReview && nextReview.on <= today) return no('REVIEW.DAY-PASSED');
      return ok([{ type: 'dropped', reason, ...(nextReview && { nextReview }) }]);
    }
    case 'hold':
      return wrongIn(command.held, today) ?? ok([{ type: 'held', held: command.held }]);
  }
}

/**
 * A review that was to be held waits while somebody is in hospital, and not any more once reablement is over; what comes next is planned when it goes on: on its own
 * day where that is still to come, on the next working day where it passed in hospital, after an end always anew, since what waited before stays closed.
 */
function follow(state: Recorded, stopped: Stop | undefined, today: Day): readonly Fact[] {
  const { planned, stopped: before } = state;
  const concerns = waits(state) !== undefined || isLast(state);
  if (!planned || !concerns || before?.what === stopped?.what) return [];
  if (stopped) return [{ type: 'stopped', stopped: { what: stopped.what, since: stopped.since } }];
  const isBack = before !== undefined && !isOver(before);
  if (isBack && planned.on > today) return [{ type: 'went-on', planned }];
  const soon =
    isBack || planned.every === undefined ? addWorkingDays(today, 1) : orNextWorkingDay(addDays(today, planned.every));
  return [{ type: 'went-on', planned: { ...planned, on: soon === planned.on ? addDays(soon, 1) : soon } }];
}

/** TL1: it is closed only with what was said, and not before. */
function noteCharges(state: State, charging: Charging, today: Day): Decided {
  if (state.status === 'new' || !state.held) return no('REVIEW.NOT-PLANNED');
  if (!chargesWait(state.held)) return ok([]);
  const problem = notSaid(charging, today);
  return problem ? refuse({ code: 'REVIEW.CHARGES', problem }) : ok([{ type: 'charges-noted', charging }]);
}

function wrongIn(held: Held, today: Day): Decided | undefined {
  const { on, inPlace, progress, issues, views, carers, took, without, deciding, next, nextReview } = held;
  if (on > today) return no('REVIEW.IN-THE-FUTURE');
  if ([inPlace, progress, issues, views, ...carers.map((one) => one.views)].some(blank))
    return no('REVIEW.WORDS-MISSING');
  if (!took.some(({ key }) => key === THE_PERSON) && blank(without)) return no('REVIEW.WITHOUT-MISSING');
  const problem = problemIn(deciding, today);
  if (problem) return refuse({ code: 'REVIEW.DECIDING', problem });
  if ((held.charging?.said?.on ?? today) > today)
    return refuse({ code: 'REVIEW.CHARGES', problem: 'CHARGING.IN-THE-FUTURE' });
  // Every review sets the next one, or reablement ends.
  if (next !== 'end' && !nextReview) return no('REVIEW.NEXT-MISSING');
  return nextReview && nextReview.on <= on ? no('REVIEW.DAY-PASSED') : undefined;
}

function evolve(state: State, fact: Fact, { today, by }: Happened): State {
  const before: Recorded = state.status === 'known' ? state : { status: 'known' };
  switch (fact.type) {
    case 'planned':
    case 'moved':
      return { ...before, planned: fact.planned };
    case 'considered':
      return { ...before, why: fact.why, planned: fact.planned };
    case 'not-considered':
      return { ...before, why: fact.why, notHeld: { reason: fact.reason, on: today, by } };
    case 'dropped': {
      const { reason, nextReview } = fact;
      return { ...before, notHeld: { reason, on: today, by, ...(nextReview && { nextReview }) } };
    }
    case 'held':
      return { ...before, held: { ...fact.held, by } };
    case 'stopped':
      return { ...before, stopped: fact.stopped };
    case 'went-on': {
      const { stopped: _, ...now } = before;
      return { ...now, ...(before.held ? { wentOn: fact.planned } : { planned: fact.planned }) };
    }
    case 'asker-told':
      return { ...before, notHeld: before.notHeld && { ...before.notHeld, told: today } };
    case 'advocate-asked':
      return { ...before, held: before.held && { ...before.held, deciding: withAdvocate(before.held.deciding) } };
    case 'charges-noted':
      return before.held ? { ...before, held: { ...before.held, charging: fact.charging } } : before;
  }
}

const withAdvocate = (deciding: Held['deciding']): Held['deciding'] =>
  deciding.authority?.kind === 'best-interests'
    ? { ...deciding, authority: { ...deciding.authority, advocate: 'asked' } }
    : deciding;

/** One review: asked for or planned, then held or not and why, and what comes next (R29-R31). Nobody need be told of it. */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'review',
  prefix: 'RV',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties: (state) => (state.status === 'new' ? [] : dutiesIn(state)),
};
