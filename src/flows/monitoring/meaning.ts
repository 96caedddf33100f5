import { restrictionIn } from '../../people/capacity.ts';
import { same } from '../../records/same.ts';
import type { Change } from './facts.ts';
import { howOften } from './how-often.ts';

type Meant = Pick<Change, 'direction' | 'to' | 'startsOn'>;

/** Whether it is another change than the one that was agreed: what changes, or from when. Then the agreement does not carry over (P18). */
export const isAnother = (before: Meant, after: Meant): boolean =>
  before.direction !== after.direction || before.startsOn !== after.startsOn || before.to.trim() !== after.to.trim();

/** Whether only the words differ, so that somebody may have mistyped what was agreed: as often as before, and nothing that may restrict them. */
export const mayBeASlip = (before: Meant, after: Meant): boolean =>
  before.direction === after.direction &&
  before.startsOn === after.startsOn &&
  same(howOften(before.to), howOften(after.to)) &&
  restrictionIn(after.to).length === 0;

export const restrictsMore = (before: Pick<Meant, 'to'>, after: Pick<Meant, 'to'>): boolean =>
  restrictionIn(after.to).some((one) => !restrictionIn(before.to).includes(one));
