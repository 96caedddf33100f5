import { visibleTo, type Visible } from '../../access/visible.ts';
import type { Day } from '../../kernel/days.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import {
  latestIn,
  pauseNow,
  pausesIn,
  type Decided,
  type Essential,
  type PauseSpan,
  type Recorded,
  type State,
} from './facts.ts';

/**
 * How much its reader sees. `why`: all of it, for the safeguarding leads of the team who are not concerned; `own`: what they decided themselves; `that`:
 * that it is paused, since when, what goes on and whom to ask.
 */
export type Sight = 'why' | 'own' | 'that';

export interface SeenPause {
  readonly sight: Sight;
  /** Decisions whose reasons this reader may see, the newest last. */
  readonly decisions: readonly Decided[];
  /** How many there are, for whoever decides next (S53). */
  readonly count: number;
  readonly pauses: readonly PauseSpan[];
  readonly now: PauseSpan | undefined;
  readonly over: boolean;
  /** What goes on meanwhile. */
  readonly essential: Essential | undefined;
  /** Nothing is decided for a day before it. */
  readonly latest: Day | undefined;
  /** What changes in the plan, and that it is still to be looked at. */
  readonly plan: string | undefined;
  readonly look: boolean;
  /** True for whoever keeps in touch. */
  readonly keepsInTouch: boolean;
  readonly contacts: Recorded['contacts'];
}

const FIELDS = [
  'sight',
  'decisions',
  'count',
  'pauses',
  'now',
  'over',
  'essential',
  'latest',
  'plan',
  'look',
  'keepsInTouch',
  'contacts',
] as const;

/** Leads of the team, unless the concern is about them or somebody close to them. */
const isLead = ({ roles, teams }: Viewer, { team }: Subject): boolean =>
  roles.includes('safeguarding-lead') && teams.includes(team);

function seenIn(state: Recorded, viewer: Viewer, subject: Subject): SeenPause | undefined {
  const { decisions, over, look } = state;
  const isApart = state.apart.staff.includes(viewer.staff);
  const own = isApart ? [] : decisions.filter(({ by }) => by === viewer.staff);
  const sight: Sight = !isApart && isLead(viewer, subject) ? 'why' : own.length > 0 ? 'own' : 'that';
  const pauses = pausesIn(decisions);
  // That nothing pauses was decided because of something that nobody else knows of.
  if (sight === 'that' && pauses.length === 0) return undefined;
  const now = pauseNow(decisions);
  const last = decisions.at(-1);
  const keepsInTouch = !isApart && now !== undefined && last?.meanwhile?.welfare.staff === viewer.staff;
  const isTheirs = sight === 'why' || (sight === 'own' && last?.by === viewer.staff);
  return {
    sight,
    decisions: sight === 'why' ? decisions : own,
    count: decisions.length,
    pauses,
    now,
    over,
    essential: now && last?.meanwhile?.essential,
    latest: latestIn(decisions),
    plan: last?.again?.plan === 'changes' ? last.again.words : undefined,
    look,
    keepsInTouch: keepsInTouch || (isTheirs && now !== undefined),
    contacts: isTheirs ? state.contacts : state.contacts.filter(({ by }) => by === viewer.staff),
  };
}

/** The only place that says who sees what of it: those who lead safeguarding are not in the circle. */
export function see(state: State, viewer: Viewer, subject: Subject): Visible<SeenPause> | undefined {
  const seen = state.status === 'new' ? undefined : seenIn(state, viewer, subject);
  return (
    seen &&
    (visibleTo(viewer, 'person', subject, seen, FIELDS, 'hold-back') ??
      visibleTo(viewer, 'care-record', subject, seen, FIELDS))
  );
}
