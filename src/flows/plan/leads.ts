import { reachesTeams } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { TeamId } from '../../kernel/ids.ts';
import type { PersonReading } from '../../kinds/kind.ts';
import { correctable } from '../../plans/answer-correction.ts';
import type { CopyLine, Plan } from '../../plans/plan.ts';
import type { AskedParty } from '../../plans/proposal.ts';

/** True of a coordinator or manager of the person's team: they may put right what others noted. */
export const leads = (viewer: Viewer, { team }: { readonly team: TeamId }): boolean =>
  viewer.teams.includes(team) && reachesTeams(viewer, 'record', 'care-record');

/** Copies of which this member of staff may say that they were not delivered: whoever noted it, or one who leads the team. */
export const copiesTakenBackBy = (
  { copies }: Plan,
  { viewer, person }: Pick<PersonReading, 'viewer' | 'person'>,
): readonly CopyLine[] =>
  copies.filter(
    ({ wanted, has }) => wanted && has && has.how !== 'link' && (has.by === viewer.staff || leads(viewer, person)),
  );

/** Whoever noted it, and one who leads the team, may put it right (P18). */
export const correctableBy = (
  plan: Plan,
  { viewer, person }: Pick<PersonReading, 'viewer' | 'person'>,
): readonly AskedParty[] =>
  correctable(plan).filter(({ answer }) => answer?.by === viewer.staff || leads(viewer, person));

/** True of whoever sees to matters of mental capacity: the lead, or, while there is none, who leads the team. */
export const leadsCapacity = ({ posts }: Pick<PersonReading, 'posts'>): boolean => posts.includes('capacity-lead');
