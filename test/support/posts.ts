import type { StaffId } from '../../src/kernel/ids.ts';
import type { PostHolders } from '../../src/work/posts.ts';

/** A team that these lead; nobody holds another post in it. */
export const ledBy = (...leads: readonly StaffId[]): PostHolders => ({
  leads,
  'capacity-lead': [],
  'safeguarding-lead': [],
  'hold-back': [],
});
