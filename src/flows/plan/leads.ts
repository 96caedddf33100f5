import { reachesTeams } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { TeamId } from '../../kernel/ids.ts';

/** True of a coordinator or manager of the person's team: they may put right what others noted. */
export const leads = (viewer: Viewer, { team }: { readonly team: TeamId }): boolean =>
  viewer.teams.includes(team) && reachesTeams(viewer, 'record', 'care-record');
