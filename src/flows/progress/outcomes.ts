import type { Day } from '../../kernel/days.ts';
import type { Equipment, Judged, KeptStep, SeenProgress } from './facts.ts';

/** What somebody said last of an outcome, and when. */
export interface Mark extends Pick<Judged, 'who' | 'key' | 'name'> {
  readonly attainment: number;
  /** What they said at first, where they said it before. */
  readonly first?: number;
  readonly on: Day;
}

/** How an outcome of the plan in force stands: for reviews, for endings and for its own page. */
export interface OutcomeProgress {
  readonly key: string;
  readonly words: string;
  /** The newest mark of each who judged it: the person first, then staff, then carers. */
  readonly marks: readonly Mark[];
  readonly achieved: boolean;
  readonly open: readonly KeptStep[];
  readonly done: readonly KeptStep[];
  /** Equipment of the plan that has not come and that it waits for (TL5). */
  readonly waitsFor: readonly Equipment[];
}

export interface Progress {
  readonly outcomes: readonly OutcomeProgress[];
  /** R31: a review is to be considered. */
  readonly allAchieved: boolean;
}

const ORDER = ['person', 'worker', 'carer'] as const;

/** What those who are there now, or are staff, said last; a carer who is in the circle no longer stands nowhere (R24). */
export function marksOf({ noted, carers }: Pick<SeenProgress, 'noted' | 'carers'>, outcome: string): readonly Mark[] {
  const all = noted.flatMap(({ on, judged }) =>
    judged
      .filter(({ who, key }) => who !== 'carer' || carers.includes(key))
      .flatMap(({ who, key, name, marks }) =>
        marks.flatMap((mark) => (mark.outcome === outcome ? { who, key, name, attainment: mark.attainment, on } : [])),
      ),
  );
  const newest = new Map<string, Mark>();
  for (const mark of all) {
    const before = newest.get(mark.key);
    if (!before) newest.set(mark.key, mark);
    else if (before.on <= mark.on) newest.set(mark.key, { ...mark, first: before.first ?? before.attainment });
  }
  return [...newest.values()].toSorted((a, b) => ORDER.indexOf(a.who) - ORDER.indexOf(b.who));
}

/**
 * Achieved when all of the last marks say at least what was hoped for, one of them the person's or a worker's. A version of the plan that is newer
 * than a mark takes its place when it says that it is achieved.
 */
function isAchieved(plan: SeenProgress['plan'], achieved: boolean, marks: readonly Mark[]): boolean {
  const counting = achieved ? marks.filter(({ on }) => on >= plan.on) : marks;
  if (counting.length === 0) return achieved;
  return counting.every(({ attainment }) => attainment >= 0) && counting.some(({ who }) => who !== 'carer');
}

export const isComing = ({ came }: Pick<Equipment, 'came'>): boolean => came === undefined;

/** Equipment that nobody has said an outcome of waits with the only outcome there is. */
const waitsWith = ({ ordered }: Equipment, outcome: string, only: boolean): boolean =>
  ordered?.outcome === undefined ? only : ordered.outcome === outcome;

/** How far somebody came with each outcome of the plan in force (R31, TL5). */
export function progressIn(seen: SeenProgress): Progress {
  const only = seen.plan.outcomes.length === 1;
  const outcomes = seen.plan.outcomes.map(({ key, words, achieved }) => {
    const marks = marksOf(seen, key);
    const steps = seen.steps.filter(({ outcome }) => outcome === key);
    return {
      key,
      words,
      marks,
      achieved: isAchieved(seen.plan, achieved, marks),
      open: steps.filter(({ done }) => done === undefined),
      done: steps.filter(({ done }) => done !== undefined),
      waitsFor: seen.equipment.filter((one) => isComing(one) && waitsWith(one, key, only)),
    };
  });
  return { outcomes, allAchieved: outcomes.length > 0 && outcomes.every(({ achieved }) => achieved) };
}
