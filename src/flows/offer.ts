import type { Role } from '../access/viewer.ts';

/** What belongs together in the menu. */
export type MenuGroup = 'person' | 'problem' | 'waits' | 'answers' | 'setup';

/** Where a form or a page stands in the menu, for those who may use it. */
export interface Offer {
  readonly button: string;
  /** What to type for it. */
  readonly example: string;
  /** What its button says on the page of a person, when that is not the same. */
  readonly onPerson?: string;
  /** The kind of the record that this button opens where the person has one: it is changed from there. */
  readonly opens?: string;
  readonly group: MenuGroup;
  /** Its place in its group: the smallest comes first. */
  readonly rank: number;
  /**
   * The roles that do it most days: it stands on their home card, and first in its group. A home card has four such buttons, so no role
   * can have more, and of somebody with several roles the rest are lines; without it nothing is pushed away, and the menu leads there.
   */
  readonly daily?: readonly Role[] | 'all';
}
