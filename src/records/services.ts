import type { Subject, Viewer } from '../access/viewer.ts';
import type { Clock } from '../kernel/clock.ts';
import { dayOf, type Day } from '../kernel/days.ts';
import { personOf, subjectOf, type PersonId, type RecordId, type StaffId, type TeamId } from '../kernel/ids.ts';
import { Directory } from '../people/directory.ts';
import { circleOf, type Party } from '../people/party.ts';
import type { DocumentStore } from '../store/document-store.ts';
import type { Duty } from '../work/duty.ts';
import { POSTS, type Post } from '../work/posts.ts';
import type { Acting, SeesTo } from '../work/reminders.ts';
import { acting, actingFor } from './acting.ts';
import { holdersAmong, postsAbout, postsIn } from './post-holders.ts';
import type { TeamPosts } from './waiting-tags.ts';

/** Where records are kept, and what the service has set for them. */
export interface RecordSettings {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly zone: string;
  /** What waits is reminded of after this many working days (R5). */
  readonly remindAfter: number;
  /** After so many working days those who lead the team see to what waits still, where it says so (R5, P20). */
  readonly untoldAfter: number;
}

/** What every kind of record is kept with. */
export type RecordServices = Readonly<ReturnType<typeof recordServices>>;

export const recordServices = (settings: RecordSettings, directory = new Directory(settings.store)) => ({
  ...settings,
  /** Who sees to these duties in a record. */
  async actingIn(record: InTeam, duties: readonly Duty[], today: Day): Promise<Acting> {
    return acting(directory, await subjectIn(directory, record), duties, today);
  },
  /** Whether one member of staff sees to what waits for them in it: the team is not looked through for that. */
  async seesToIn(record: InTeam, staff: StaffId, today: Day): Promise<SeesTo> {
    return (await actingFor(directory, await subjectIn(directory, record), [staff], today))(staff);
  },
  /** What somebody sees to in each of their teams: the posts that they hold, and, as a lead, those that nobody holds. */
  async postsOf(viewer: Viewer): Promise<TeamPosts> {
    const each = viewer.teams.map(async (team): Promise<[TeamId, readonly Post[]]> => {
      const own = postsIn(viewer, team);
      if (!own.includes('leads')) return [team, own];
      const holders = holdersAmong(await directory.staffOf(team));
      return [team, POSTS.filter((post) => own.includes(post) || (post !== 'hold-back' && holders[post].length === 0))];
    });
    return new Map(await Promise.all(each));
  },
  /** The same, for one record. */
  async postsFor(viewer: Viewer, { team, person }: { team: TeamId; person: PersonId | undefined }) {
    const today = dayOf(settings.clock.now(), settings.zone);
    const about = postsAbout(directory, viewer, { team, person }, today);
    const own = (await this.postsOf(viewer)).get(team) ?? [];
    return [...new Set([...own, ...(await about)])];
  },
  /** The person and those around them now; empty when there is no such person. */
  async circleOf(id: PersonId): Promise<readonly Party[]> {
    const person = await directory.person(id);
    return person ? circleOf(person) : [];
  },
  leadsOf: (team: TeamId) => directory.leadsOf(team),
  managersOf: async (team: TeamId) =>
    (await directory.staffOf(team)).flatMap(({ id, roles }) => (roles.includes('manager') ? [id] : [])),
});

interface InTeam {
  readonly id: RecordId;
  readonly team: TeamId;
}

async function subjectIn(directory: Directory, { id, team }: InTeam): Promise<Subject> {
  const person = await directory.person(personOf(id));
  return { ...(person ?? { id: subjectOf(id), circle: [] }), team };
}
