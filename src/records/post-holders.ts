import { reachesTeams } from '../access/policy.ts';
import type { Role, Viewer } from '../access/viewer.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import type { Directory } from '../people/directory.ts';
import { leadsAmong, viewerOf, type Staff } from '../people/staff.ts';
import { POSTS, type Post, type PostHolders } from '../work/posts.ts';

/** The posts that somebody's own roles give them in a team. */
export const postsIn = (viewer: Viewer, team: TeamId): readonly Post[] =>
  viewer.teams.includes(team)
    ? POSTS.filter((post) =>
        post === 'leads'
          ? reachesTeams(viewer, 'see', 'care-record')
          : post === 'hold-back'
            ? reachesTeams(viewer, 'hold-back', 'person')
            : viewer.roles.includes(post),
      )
    : [];

/** Who holds each post among a team's staff. */
export function holdersAmong(staff: readonly Staff[]): PostHolders {
  const whoAre = (role: Role): readonly StaffId[] =>
    staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  return {
    leads: leadsAmong(staff),
    managers: whoAre('manager'),
    'capacity-lead': whoAre('capacity-lead'),
    'safeguarding-lead': whoAre('safeguarding-lead'),
    'hold-back': staff.filter((one) => reachesTeams(viewerOf(one), 'hold-back', 'person')).map(({ id }) => id),
  };
}

/** Those of a team's staff who may know of somebody to whom it is closed for these. */
export const leadsLeft = (staff: readonly Staff[], closedTo: readonly StaffId[]): readonly StaffId[] =>
  leadsAmong(staff.filter(({ id }) => !closedTo.includes(id)));

/** The posts of a viewer for what is about one person: where nobody who leads may know of them, a safeguarding lead leads (R24). */
export async function postsAbout(
  directory: Pick<Directory, 'person' | 'staffOf'>,
  viewer: Viewer,
  { team, person }: { readonly team: TeamId; readonly person: PersonId | undefined },
): Promise<readonly Post[]> {
  const own = postsIn(viewer, team);
  if (person === undefined || own.includes('leads') || !own.includes('safeguarding-lead')) return own;
  const { closedTo = [] } = (await directory.person(person)) ?? {};
  const isLeft = closedTo.length === 0 || leadsLeft(await directory.staffOf(team), closedTo).length > 0;
  return isLeft || closedTo.includes(viewer.staff) ? own : [...own, 'leads'];
}
