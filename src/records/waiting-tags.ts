import type { Day } from '../kernel/days.ts';
import type { StaffId, TeamId } from '../kernel/ids.ts';
import type { Query } from '../store/document-store.ts';
import { staffIn, type Duty } from '../work/duty.ts';
import type { Post } from '../work/posts.ts';

/** The tags by which lists of work find a record. A team's id is followed by a space, which no id has in it. */

const postOf = (post: Post, team: TeamId): string => `${post} ${team}`;

/** Readers for whom something waits: staff by name, and those who hold a post in the record's team on the day they look. */
export const waitingIn = (duties: readonly Duty[], team: TeamId): readonly string[] => [
  ...staffIn(duties),
  ...new Set(duties.flatMap(({ of }) => (typeof of === 'string' ? postOf(of, team) : []))),
];

/** Which posts somebody sees to, by team. */
export type TeamPosts = ReadonlyMap<TeamId, readonly Post[]>;

/** Records in which something waits for this member of staff, by name or by these posts. */
export const waitingFor = (staff: StaffId, posts: TeamPosts): Pick<Query, 'tag' | 'equals'> => ({
  tag: 'waiting',
  equals: [staff, ...[...posts].flatMap(([team, held]) => held.map((post) => postOf(post, team)))],
});

/** Since which day something waits in a record of the team. */
export const inTeamSince = (team: TeamId, since: Day): string => `${team} ${since}`;

type Range = Pick<Query, 'tag' | 'atLeast' | 'atMost'>;

/** Records of the team in which something waits, the longest first: of all signs, an exclamation mark comes right after a space. */
export const outstandingIn = (team: TeamId): Range => ({
  tag: 'outstanding',
  atMost: `${team}!`,
  atLeast: `${team} `,
});
/** Those that are worked through and not over, the oldest first. */
export const openIn = (team: TeamId): Range => ({ tag: 'open', atMost: `${team}!`, atLeast: `${team} ` });
/** Those that were over on that day or since. */
export const overIn = (team: TeamId, since: Day) => ({
  tag: 'over',
  atMost: `${team}!`,
  atLeast: `${team} ${since}`,
});

/** What was worked through: of which kind, and for how many days. */
export interface Took {
  readonly kind: string;
  readonly days: number;
}

/** Until when, of which kind and how long: so that figures are counted without reading a record. */
export const overAs = (team: TeamId, until: Day, { kind, days }: Took): string =>
  `${inTeamSince(team, until)} ${kind} ${days}`;

export function tookIn(value: string): Took {
  const [, , kind = '', days] = value.split(' ');
  return { kind, days: Number(days) };
}
