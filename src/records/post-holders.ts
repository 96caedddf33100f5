import { reachesTeams } from '../access/policy.ts';
import type { Role, Viewer } from '../access/viewer.ts';
import type { StaffId, TeamId } from '../kernel/ids.ts';
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
