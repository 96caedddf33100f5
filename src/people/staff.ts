import { hash } from 'node:crypto';
import { z } from 'zod';
import { Role, type Viewer } from '../access/viewer.ts';
import { ChatAddress } from '../chat/address.ts';
import { Day } from '../kernel/days.ts';
import { StaffId, TeamId } from '../kernel/ids.ts';
import { Away } from './away.ts';
import { ChangeNote } from './change-note.ts';
import type { Nameable } from './name-match.ts';

/** They get what is due to them once a day, from this time on, as one card. `on`: the day of the last. */
export const Digest = z.strictObject({ at: z.iso.time({ precision: -1 }), on: Day.optional() });

/** A member of staff: who they are to Teams, and what they are trusted with. `address` is where the bot last met them in private. */
export const Staff = z.strictObject({
  id: StaffId,
  name: z.string().min(1),
  /** What they do, in words: "occupational therapist". */
  job: z.string().min(1),
  tenant: z.string(),
  aadObjectId: z.string(),
  teamsId: z.string(),
  roles: z.array(Role),
  teams: z.array(TeamId),
  address: ChatAddress.optional(),
  away: Away.optional(),
  digest: Digest.optional(),
  changes: z.array(ChangeNote).optional(),
});
export interface Staff extends z.infer<typeof Staff> {}

/** What somebody does who has said hello and whom nobody has put in a team. */
export const NO_JOB = 'not in a team yet';

/** What staff who belong to no team are found by. It cannot be the id of a team. */
export const NO_TEAM = '-';
export type StaffGroup = TeamId | typeof NO_TEAM;

/** Who leads a team, among its staff: its coordinators; its managers when it has none. */
export function leadsAmong(staff: readonly Staff[]): readonly StaffId[] {
  const whoAre = (role: Role): readonly StaffId[] =>
    staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  const coordinators = whoAre('coordinator');
  return coordinators.length > 0 ? coordinators : whoAre('manager');
}

export const groupsOf = ({ teams }: Staff): readonly StaffGroup[] => (teams.length > 0 ? teams : [NO_TEAM]);

/** What a member of staff is found by: their name, or as they stand in a list, with what they do. */
export const staffName = ({ name, job }: Pick<Staff, 'name' | 'job'>): Nameable => ({
  name,
  preferredName: `${name} ${job}`,
  reference: '',
});

/**
 * The staff id that belongs to a Teams identity: derived, so that who is asking is one read by key and never a search.
 * One-way, so the id on a card says nothing.
 */
export const staffIdOf = (tenant: string, aadObjectId: string): StaffId =>
  StaffId.parse(hash('sha256', `${tenant}\n${aadObjectId}`.toLowerCase()).slice(0, 24));

/** Who asks. `administrators` are the Entra object ids of those who are one by the settings, whatever the directory says. */
export function viewerOf(staff: Staff, administrators: ReadonlySet<string> = new Set()): Viewer {
  const { id, name, roles, teams } = staff;
  const isFirst = administrators.has(staff.aadObjectId.toLowerCase()) && !roles.includes('administrator');
  return { staff: id, name, roles: isFirst ? [...roles, 'administrator'] : roles, teams };
}
