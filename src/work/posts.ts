import type { StaffId } from '../kernel/ids.ts';

/**
 * What somebody does in a team because of their role, whoever they are by then. `leads`: its coordinators, or else its managers. `hold-back`: those
 * who alone know why somebody may not be told (R24).
 */
export const POSTS = ['leads', 'capacity-lead', 'safeguarding-lead', 'hold-back'] as const;
export type Post = (typeof POSTS)[number];

/** Somebody for whom something may wait in a record: by name, or by the posts that are theirs in its team. */
export interface Holder {
  readonly staff: StaffId;
  readonly posts: readonly Post[];
}

export type PostHolders = Readonly<Record<Post, readonly StaffId[]>> & {
  /** Who manages the team, also where others lead it. */
  readonly managers?: readonly StaffId[];
};

/**
 * Whoever does what is of a post: those who hold it, or those who lead the team `instead`. `except`: who does not, since it is their own; when nobody
 * else leads, the managers do.
 */
export function doersOf(
  post: Post,
  holders: PostHolders,
  except?: StaffId,
): { readonly staff: readonly StaffId[]; readonly instead: boolean } {
  const others = (staff: readonly StaffId[]): readonly StaffId[] => staff.filter((one) => one !== except);
  const [held, leads] = [others(holders[post]), others(holders.leads)];
  // Of that nobody else may hear.
  if (held.length > 0 || post === 'hold-back') return { staff: held, instead: false };
  return {
    staff: leads.length > 0 ? leads : others(except ? (holders.managers ?? []) : []),
    instead: post !== 'leads',
  };
}
