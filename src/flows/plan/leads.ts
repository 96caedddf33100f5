import { reachesTeams } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { TeamId } from '../../kernel/ids.ts';
import type { PersonReading } from '../../kinds/kind.ts';

/** True of a coordinator or manager of the person's team: they may put right what others noted. */
export const leads = (viewer: Viewer, { team }: { readonly team: TeamId }): boolean =>
  viewer.teams.includes(team) && reachesTeams(viewer, 'record', 'care-record');

/** True of whoever sees to matters of mental capacity: the lead, or, while there is none, who leads the team. */
export const leadsCapacity = ({ viewer, person }: Pick<PersonReading, 'viewer' | 'person'>): boolean =>
  viewer.roles.includes('capacity-lead') || leads(viewer, person);
