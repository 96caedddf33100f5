import type { Viewer } from '../../access/viewer.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { RecordId, StaffId } from '../../kernel/ids.ts';
import { named } from '../../kernel/names.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { viewerOf, type Staff } from '../../people/staff.ts';
import { apartOfAll, NOBODY_APART, type Apart } from '../../questions/apart.ts';
import { loadPerson, type Opening } from '../../questions/context.ts';
import type { Colleague, PauseContext } from './context.ts';
import { pauseIdOf, type Command, type Refusal } from './rules.ts';
import type { SeenPause } from './seen.ts';

/** What the form of a pause looks at. */

/** The concerns that are open about somebody. */
export interface OpenConcerns {
  /** Those that this viewer sees. */
  readonly seen: readonly RecordId[];
  /** Those who may be behind any of them, or are close to it; nobody, for one of them. */
  readonly apart: Apart;
  /** This viewer may be behind one of them, or is close to it. */
  readonly isApart: boolean;
}
type About = VisiblePerson['the'];

export interface Parts {
  readonly kind: OpenKind<Command, SeenPause, Refusal>;
  readonly directory: Directory;
  readonly concernsOf: (viewer: Viewer, person: About) => Promise<OpenConcerns>;
}

export async function load({ kind, directory, concernsOf }: Parts, opening: Opening): Promise<PauseContext> {
  const { viewer } = opening;
  const context = await loadPerson(directory, opening, 'hold-back');
  const the = context.person;
  const none = {
    ...context,
    seen: undefined,
    colleagues: [],
    notTheirs: undefined,
    concerns: [],
    apart: NOBODY_APART,
    me: viewer.staff,
  };
  if (!the) return none;
  const [seen, concerns, staff] = await Promise.all([
    kind.seen(pauseIdOf(the.id), viewer, the),
    concernsOf(viewer, the),
    directory.staffOf(the.team),
  ]);
  const apart = apartOfAll([concerns.apart, ...(seen?.decisions ?? []).map((one) => one.apart)]);
  return {
    ...none,
    seen,
    colleagues: colleaguesFor(the, staff, viewer, apart.staff),
    notTheirs: await notTheirs({ kind, the, staff, seen, concerns }),
    concerns: concerns.seen,
    apart,
  };
}

interface Deciding {
  readonly kind: Parts['kind'];
  readonly the: About;
  readonly staff: readonly Staff[];
  readonly seen: SeenPause | undefined;
  readonly concerns: OpenConcerns;
}

/**
 * A pause is decided because of a concern that is open, by those who see to it. Whoever may be behind one reads what everybody reads about whom nothing
 * is open (R24, R40).
 */
async function notTheirs({ kind, the, staff, seen, concerns }: Deciding): Promise<string | undefined> {
  if (concerns.isApart || (!seen?.now && concerns.seen.length === 0)) {
    const others = seen?.now && (await othersDecide(kind, the, staff, seen));
    return (
      others ??
      `A pause is decided on an open concern, and none about ${the.name} is yours to decide on. To raise one, type "raise a concern about ${the.name}".`
    );
  }
  return seen?.now && seen.sight === 'that' ? othersDecide(kind, the, staff, seen) : undefined;
}

/** Whoever knows why decides whether it goes on: others only where nobody of them is left in the team. */
async function othersDecide(
  kind: Parts['kind'],
  the: About,
  staff: readonly Staff[],
  { now }: SeenPause,
): Promise<string | undefined> {
  const seen = await Promise.all(staff.map((one) => kind.seen(pauseIdOf(the.id), viewerOf(one), the)));
  const who = staff.filter((_, index) => (seen[index]?.sight ?? 'that') !== 'that').map(({ name }) => name);
  return now && who.length > 0
    ? `${the.name}: paused since ${wordsForDay(now.since)}. Whether it goes on is decided by those who decided it: ask ${named(who)}.`
    : undefined;
}

/** Colleagues of the team and around the person, but for those who may not know of the person or of the concern. */
function colleaguesFor(
  the: About,
  staff: readonly Staff[],
  viewer: Viewer,
  apart: readonly StaffId[],
): readonly Colleague[] {
  const closed = new Set([...(the.closedTo ?? []), ...apart]);
  const all = [
    { staff: viewer.staff, name: viewer.name },
    ...the.circle.flatMap(({ staff: id, name, heldBack }) => (id && !heldBack ? [{ staff: id, name }] : [])),
    ...staff.map(({ id, name }) => ({ staff: id, name })),
  ];
  return all.filter(
    (one, index) => !closed.has(one.staff) && all.findIndex(({ staff: id }) => id === one.staff) === index,
  );
}
