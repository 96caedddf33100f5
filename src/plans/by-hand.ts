import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Happened } from '../records/kind.ts';
import { HOME, type Amendment, type Folder, type Plan } from './plan.ts';

/** Of those that are over. Older ones stand in the history; what is still due stays, however long ago it was (R14). */
const MOST_OVER = 60;

/** A plan with one more change written by hand. */
export function amendedByHand(
  plan: Plan,
  amendment: Omit<Amendment, 'notedBy' | 'done' | 'corrected' | 'takenBack'>,
  { by, today }: Happened,
): Plan {
  const noted = { ...amendment, notedBy: by };
  const amendments = [...plan.amendments, { ...noted, done: doneBy(plan, noted, today) }];
  const past = amendments.filter(({ done, takenBack }) => done ?? takenBack).slice(0, -MOST_OVER);
  return { ...plan, amendments: amendments.filter((one) => !past.includes(one)) };
}

/** A plan in which something else is known of a change written by hand. */
export const changed = (plan: Plan, key: string, now: Partial<Amendment>, { today }: Happened): Plan => ({
  ...plan,
  amendments: plan.amendments.map((one) => {
    if (one.key !== key) return one;
    const after = { ...one, ...now };
    return { ...after, done: after.done ?? doneBy(plan, after, today) };
  }),
});

/** P11: a yes that was noted for somebody else was not theirs. */
export const yesQuestioned = (
  plan: Plan,
  { id, key }: { readonly id: string; readonly key: string },
  { today }: Happened,
): Plan => ({
  ...plan,
  amendments: plan.amendments.map((one) =>
    one.key === id
      ? { ...one, agreed: one.agreed.map((yes) => (yes.key === key ? { ...yes, questioned: today } : yes)) }
      : one,
  ),
});

/** Noted late: the version that says it lies in the home already. */
function doneBy({ copies }: Plan, { inRecord, version }: Amendment, on: Day): Amendment['done'] {
  const home = copies.find(({ key }) => key === HOME)?.has;
  return inRecord && home !== undefined && home.version >= version ? { version: home.version, on } : undefined;
}

export const folderFor = (version: number, writers: readonly StaffId[], on: Day): Folder => ({
  version,
  writers: [...writers],
  on,
});
