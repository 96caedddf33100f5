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
  /** Who leads or manages it, also while they are away. */
  readonly evenAway?: readonly StaffId[];
};

/**
 * Whoever does what is of a post: those who hold it, or those who lead the team `instead`. `except`: who does not, since it is their own; when nobody
 * else leads, the managers do; when those are away, they hear of it all the same.
 */
export function doersOf(
  post: Post,
  holders: PostHolders,
  except: readonly StaffId[] = [],
): { readonly staff: readonly StaffId[]; readonly instead: boolean } {
  const others = (staff: readonly StaffId[]): readonly StaffId[] => staff.filter((one) => !except.includes(one));
  const [held, leads] = [others(holders[post]), others(holders.leads)];
  // Of that nobody else may hear.
  if (held.length > 0 || post === 'hold-back') return { staff: held, instead: false };
  return {
    staff:
      [leads, ...(except.length > 0 ? [others(holders.managers ?? []), others(holders.evenAway ?? [])] : [])].find(
        (some) => some.length > 0,
      ) ?? [],
    instead: post !== 'leads',
  };
}
