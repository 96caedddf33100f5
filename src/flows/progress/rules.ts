import { blank } from '../../kernel/blank.ts';
import type { Day } from '../../kernel/days.ts';
import { onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Happened, Occasion, Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { dutiesIn, EQUIPMENT_DAYS } from './duties.ts';
import { notManaging } from './not-managing.ts';
import {
  Fact,
  State,
  type Judged,
  type KeptStep,
  type Known,
  type Noted,
  type Offered,
  type Ordered,
  type PlanSays,
  type Score,
  type SeenProgress,
  type Step,
} from './facts.ts';

/** What a form notes comes with the plan as that form read it. */
type Noting =
  | { readonly type: 'note'; readonly plan: PlanSays; readonly noted: Noted }
  | { readonly type: 'add-step'; readonly plan: PlanSays; readonly step: Step }
  /** The smaller steps that were agreed in an issue, as they stand there (R26). */
  | { readonly type: 'follow-issue'; readonly plan: PlanSays; readonly steps: readonly KeptStep[] }
  | { readonly type: 'order'; readonly plan: PlanSays; readonly ordered: Ordered }
  | { readonly type: 'score'; readonly plan: PlanSays; readonly score: Score };
export type Command =
  | Noting
  | { readonly type: 'look-at-plan'; readonly plan: PlanSays }
  | { readonly type: 'show'; readonly noted: string }
  | { readonly type: 'finish-step'; readonly step: string }
  | ({ readonly type: 'offer-assessment' } & Offered)
  | { readonly type: 'come'; readonly what: string }
  /** Who is around the person has changed. */
  | { readonly type: 'look-around' };

export interface Refusal {
  readonly code:
    | 'PROGRESS.OUTCOME-GONE'
    | 'PROGRESS.NOT-AROUND'
    | 'PROGRESS.WHY-MISSING'
    | 'PROGRESS.WORDS-MISSING'
    | 'PROGRESS.DAY-PASSED'
    | 'PROGRESS.IN-THE-FUTURE'
    | 'PROGRESS.TOO-MANY'
    | 'PROGRESS.NOT-IN-PLAN';
}

type Decided = Result<readonly Fact[], Refusal>;
const no = (code: Refusal['code']): Decided => refuse({ code });

/** More steps at once towards one outcome are no smaller. */
const MOST_STEPS = 6;
/** The first time somebody was asked is kept for good, of the others the newest. */
const MOST_NOTED = 24;

export const progressIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'progress');

function decide(state: State, command: Command, occasion: Occasion): Decided {
  if ('plan' in command) {
    const facts = seenIn(state, command.plan, occasion);
    const after = facts.reduce((before, fact) => evolve(before, fact, occasion), state);
    const noted: Decided =
      command.type === 'look-at-plan' || after.status === 'new' ? ok([]) : note(after, command, occasion);
    return noted.ok ? ok([...facts, ...noted.value]) : noted;
  }
  if (state.status === 'new') return ok([]);
  switch (command.type) {
    case 'show': {
      const found = state.noted.find(({ id }) => id === command.noted);
      return ok(found && !found.shown ? [{ type: 'shown', noted: found.id }] : []);
    }
    case 'finish-step': {
      const step = state.steps.find(({ id }) => id === command.step);
      return ok(step && step.done === undefined ? [{ type: 'step-done', step: step.id }] : []);
    }
    case 'offer-assessment': {
      const { type: _, ...offered } = command;
      return ok(
        notManaging(state).some(({ key }) => key === offered.carer) ? [{ type: 'assessment-offered', ...offered }] : [],
      );
    }
    case 'come': {
      const found = state.equipment.find(({ what }) => what === command.what);
      if (!found) return no('PROGRESS.NOT-IN-PLAN');
      return ok(found.came === undefined ? [{ type: 'came', what: found.what }] : []);
    }
    case 'look-around':
      return ok(carersIn(state, occasion));
  }
}

/** A step of an issue is added, changed or done as it is there; of an outcome that the plan does not name there is none. */
function followed(state: Known, { done, ...step }: KeptStep): readonly Fact[] {
  const before = state.steps.find(({ id }) => id === step.id);
  const { done: doneBefore, ...old } = before ?? {};
  if (!before && (done !== undefined || !isInPlan(state, step.outcome))) return [];
  return listed<Fact>(
    !same(old, step) && { type: 'step-added', step },
    done !== undefined && doneBefore === undefined && { type: 'step-done', step: step.id },
  );
}

/** What has changed of the plan, and of who is around, since it was looked at last. */
const seenIn = (state: State, plan: PlanSays, occasion: Occasion): readonly Fact[] => {
  const known = state.status === 'known' ? state : undefined;
  return listed<Fact>(!same(known?.plan, plan) && { type: 'plan-seen', plan }, ...carersIn(known, occasion));
};

/** Those who may not be told stand in no circle that is looked at here (R24). */
function carersIn(known: Pick<Known, 'carers'> | undefined, { circle }: Occasion): readonly Fact[] {
  const carers = circle.filter(({ part }) => part === 'carer').map(({ key }) => key);
  return same(known?.carers ?? [], carers) ? [] : [{ type: 'carers-seen', carers }];
}

function note(state: Known, command: Noting, { today, circle }: Occasion): Decided {
  switch (command.type) {
    case 'note': {
      const { noted } = command;
      if (state.noted.some(({ id }) => id === noted.id)) return ok([]);
      if (noted.on > today) return no('PROGRESS.IN-THE-FUTURE');
      const around = (one: Judged): boolean => one.who === 'worker' || circle.some(({ key }) => key === one.key);
      if (!noted.judged.every(around)) return no('PROGRESS.NOT-AROUND');
      const wrong = noted.judged.map((one) => wrongIn(state, one)).find((one) => one !== undefined);
      return wrong ?? ok([{ type: 'noted', noted }]);
    }
    case 'add-step':
      return addStep(state, command.step, today);
    case 'follow-issue':
      return ok(command.steps.flatMap((step) => followed(state, step)));
    case 'order': {
      const { ordered } = command;
      const found = state.equipment.find(({ what }) => what === ordered.what);
      if (!found) return no('PROGRESS.NOT-IN-PLAN');
      if (found.ordered?.id === ordered.id) return ok([]);
      if (ordered.outcome !== undefined && !isInPlan(state, ordered.outcome)) return no('PROGRESS.OUTCOME-GONE');
      if (blank(ordered.whom)) return no('PROGRESS.WORDS-MISSING');
      return ordered.expected < today ? no('PROGRESS.DAY-PASSED') : ok([{ type: 'ordered', ordered }]);
    }
    case 'score': {
      const { score } = command;
      if (state.scores.some(({ id }) => id === score.id)) return ok([]);
      if ([score.instrument, score.version, score.score, score.who].some(blank)) return no('PROGRESS.WORDS-MISSING');
      return score.on > today ? no('PROGRESS.IN-THE-FUTURE') : ok([{ type: 'scored', score }]);
    }
  }
}

const isInPlan = ({ plan }: Known, outcome: string): boolean => plan.outcomes.some(({ key }) => key === outcome);

/** Whoever leaves an outcome out says why. */
function wrongIn(state: Known, { marks, whyNot }: Judged): Decided | undefined {
  if (!marks.every(({ outcome }) => isInPlan(state, outcome))) return no('PROGRESS.OUTCOME-GONE');
  const isWhole = state.plan.outcomes.every(({ key }) => marks.some(({ outcome }) => outcome === key));
  return isWhole || whyNot !== undefined ? undefined : no('PROGRESS.WHY-MISSING');
}

function addStep(state: Known, step: Step, today: Day): Decided {
  if (state.steps.some(({ id }) => id === step.id)) return ok([]);
  if (!isInPlan(state, step.outcome)) return no('PROGRESS.OUTCOME-GONE');
  if (blank(step.what)) return no('PROGRESS.WORDS-MISSING');
  if (step.by < today) return no('PROGRESS.DAY-PASSED');
  const open = state.steps.filter(({ outcome, done }) => outcome === step.outcome && done === undefined);
  return open.length < MOST_STEPS ? ok([{ type: 'step-added', step }]) : no('PROGRESS.TOO-MANY');
}

type At = Pick<Happened, 'today'>;

function evolve(state: State, fact: Fact, at: At): State {
  if (fact.type === 'plan-seen')
    return { status: 'known', ...withPlan(state.status === 'new' ? undefined : state, fact.plan) };
  return state.status === 'new' ? state : evolveKnown(state, fact, at);
}

/** What is in the plan no longer is waited for no longer; what was done towards it stays. The days count from when the plan asked for it (TL5). */
export function withPlan(known: SeenProgress | undefined, plan: PlanSays): SeenProgress {
  const before = known ?? { steps: [], equipment: [], noted: [], scores: [], carers: [], offered: [] };
  const equipment = plan.equipment.map(
    (what) => before.equipment.find((one) => one.what === what) ?? { what, since: plan.on },
  );
  return { ...before, plan, equipment };
}

function evolveKnown(state: Known, fact: Exclude<Fact, { type: 'plan-seen' }>, { today }: At): Known {
  switch (fact.type) {
    case 'noted': {
      const [first, ...more] = [...state.noted, fact.noted];
      return { ...state, noted: [...(first ? [first] : []), ...more.slice(1 - MOST_NOTED)] };
    }
    case 'shown':
      return { ...state, noted: state.noted.map((one) => (one.id === fact.noted ? { ...one, shown: today } : one)) };
    case 'step-added':
      return {
        ...state,
        steps: state.steps.some(({ id }) => id === fact.step.id)
          ? state.steps.map((one) =>
              one.id === fact.step.id ? { ...fact.step, ...(one.done && { done: one.done }) } : one,
            )
          : [...state.steps, fact.step],
      };
    case 'step-done':
      return { ...state, steps: state.steps.map((one) => (one.id === fact.step ? { ...one, done: today } : one)) };
    case 'ordered': {
      const { ordered } = fact;
      return {
        ...state,
        equipment: state.equipment.map((one) => (one.what === ordered.what ? { ...one, ordered } : one)),
      };
    }
    case 'came':
      return {
        ...state,
        equipment: state.equipment.map((one) => (one.what === fact.what ? { ...one, came: today } : one)),
      };
    case 'scored':
      return { ...state, scores: [...state.scores, fact.score] };
    case 'carers-seen':
      return { ...state, carers: fact.carers };
    case 'assessment-offered':
      return { ...state, offered: [...state.offered, { carer: fact.carer, wants: fact.wants, on: today }] };
  }
}

/** How far somebody came with their plan: one record each (R26, R31, TL5). `days`: the service's setting for equipment. */
export const progressRules = (days = EQUIPMENT_DAYS): Rules<State, Fact, Command, Refusal> => ({
  kind: 'outcomes',
  prefix: 'HF',
  version: 1,
  looksAt: ['circle'],
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  evolve,
  decide,
  duties: (state, { author }) => (state.status === 'new' ? [] : dutiesIn(state, author, days)),
});
