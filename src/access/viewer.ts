import { z } from 'zod';
import type { StaffId, SubjectId, TeamId } from '../kernel/ids.ts';

/** What somebody is trusted with. One person may hold several. */
export const Role = z.enum([
  'support-worker',
  'therapist',
  'social-worker',
  'coordinator',
  'manager',
  'safeguarding-lead',
  'capacity-lead',
  'concerns-officer',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

/** Who asks: known from the platform's token, looked up afresh for every turn, so that a role lost is a door shut (S11). */
export interface Viewer {
  readonly staff: StaffId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly teams: readonly TeamId[];
}

/** What access needs to know of whom something is about: their team, and which staff are in their plan; of a team, the team. */
export interface Subject {
  readonly id: SubjectId;
  readonly team: TeamId;
  readonly circle: readonly { readonly staff?: StaffId | undefined }[];
  /** Staff for whom it is as if it were not there, whatever their role (R24). */
  readonly closedTo?: readonly StaffId[] | undefined;
  /** True when the viewer stands in `circle` only because of one record, in which something waits for them or asks them. */
  readonly through?: true | undefined;
}

/** As access looks at somebody whose circle this viewer were in, too. */
export const joinedBy = ({ staff }: Viewer, subject: Subject): Subject => ({
  ...subject,
  through: true,
  circle: [...subject.circle, { staff }],
});
