import { may, reachesTeams } from '../access/policy.ts';
import type { Role, Subject, Viewer } from '../access/viewer.ts';
import type { Day } from '../kernel/days.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import { awayOn } from '../people/away.ts';
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
export function holdersAmong(staff: readonly Staff[]): PostHolders & Required<Pick<PostHolders, 'managers'>> {
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

/**
 * Who leads for `subject` on a day, among their team's staff: nobody for whom the person is not there, nobody who is away; whoever covers for those and
 * sees the person, while nobody else leads. Nobody, when none of them is there (R5, R24).
 */
export function leadsThere(staff: readonly Staff[], subject: Subject, day: Day): readonly StaffId[] {
  const mayKnow = staff.filter(({ id }) => !subject.closedTo?.includes(id));
  const there = mayKnow.filter((one) => !awayOn(one, day));
  const [leads, all] = [leadsAmong(there), leadsAmong(mayKnow)];
  if (leads.length > 0) return leads;
  const covers = mayKnow.filter(({ id }) => all.includes(id)).map((one) => awayOn(one, day)?.cover);
  return there
    .filter((one) => covers.includes(one.id) && may(viewerOf(one), 'tell', 'care-record', subject))
    .map(({ id }) => id);
}

/**
 * The same; where none of a team's leads is there, the safeguarding lead leads; where that one is away, too, it waits for those who are away. A team
 * that has no lead at all has nobody in their place.
 */
export function leadsFor(staff: readonly Staff[], subject: Subject, day: Day): readonly StaffId[] {
  if (leadsAmong(staff).length === 0) return [];
  const mayKnow = staff.filter(({ id }) => !subject.closedTo?.includes(id));
  const safeguarding = (those: readonly Staff[]): readonly StaffId[] => holdersAmong(those)['safeguarding-lead'];
  const inTurn = [
    leadsThere(staff, subject, day),
    safeguarding(mayKnow.filter((one) => !awayOn(one, day))),
    leadsAmong(mayKnow),
    safeguarding(mayKnow),
  ];
  return inTurn.find((some) => some.length > 0) ?? [];
}

/** The posts of a viewer for what is about one person: where nobody who leads may know of them and is there, a safeguarding lead leads (R24). */
export async function postsAbout(
  directory: Pick<Directory, 'person' | 'staffOf'>,
  viewer: Viewer,
  { team, person }: { readonly team: TeamId; readonly person: PersonId | undefined },
  today: Day,
): Promise<readonly Post[]> {
  const own = postsIn(viewer, team);
  if (person === undefined || own.includes('leads') || !own.includes('safeguarding-lead')) return own;
  const the = await directory.person(person);
  const leads = the ? leadsFor(await directory.staffOf(team), { ...the, team }, today) : [];
  return leads.includes(viewer.staff) ? [...own, 'leads'] : own;
}
