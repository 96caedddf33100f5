import type { StaffId } from '../kernel/ids.ts';

/** What somebody does in a team because of their role, whoever they are by then. `leads`: its coordinators, or else its managers. */
export const POSTS = ['leads', 'capacity-lead', 'safeguarding-lead'] as const;
export type Post = (typeof POSTS)[number];

/** Somebody for whom something may wait in a record: by name, or by the posts that are theirs in its team. */
export interface Holder {
  readonly staff: StaffId;
  readonly posts: readonly Post[];
}

export type PostHolders = Readonly<Record<Post, readonly StaffId[]>>;

/** Whoever does what is of a post: those who hold it, or those who lead the team `instead`. */
export const doersOf = (
  post: Post,
  holders: PostHolders,
): { readonly staff: readonly StaffId[]; readonly instead: boolean } =>
  holders[post].length > 0
    ? { staff: holders[post], instead: false }
    : { staff: holders.leads, instead: post !== 'leads' };
