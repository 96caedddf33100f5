import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import type { Duty } from './duty.ts';

/** The day of each duty's next reminder, by its key. It follows from the facts, like the state it is kept beside. */
export const Reminders = z.record(z.string(), Day);
export type Reminders = Readonly<z.infer<typeof Reminders>>;

/** The fact that reminders went out, the same for every kind of record. */
export const Reminded = z.strictObject({
  reminded: z.strictObject({
    keys: z.array(z.string()),
    next: Day,
    to: z.array(StaffId),
    /** Leads among them who stand in for staff who can no longer see to it. */
    instead: z.array(StaffId).optional(),
  }),
});
export interface Reminded extends z.infer<typeof Reminded> {}

/**
 * The reminders once a fact has led to these duties: what is new waits until `remindOn`, what has not begun until it begins, and what
 * is over is forgotten.
 */
export const remindersAfter = (
  before: Reminders,
  duties: readonly Duty[],
  { today, remindOn }: { readonly today: Day; readonly remindOn: Day },
): Reminders =>
  Object.fromEntries(
    duties.map(({ key, since }): [string, Day] => [key, before[key] ?? (since > today ? since : remindOn)]),
  );

export const withReminded = (before: Reminders, { reminded: { keys, next } }: Reminded): Reminders => ({
  ...before,
  ...Object.fromEntries(keys.map((key) => [key, next])),
});

export const nextReminder = (reminders: Reminders): Day | undefined => Object.values(reminders).toSorted()[0];

export const dueIn = (duties: readonly Duty[], reminders: Reminders, today: Day): readonly Duty[] =>
  duties.filter(({ key, since }) => since <= today && (reminders[key] ?? today) <= today);

/** Who is reminded of what. `mayStill`: whether a member of staff can still see to this record. */
export function remind(
  due: readonly Duty[],
  next: Day,
  mayStill: (staff: StaffId) => boolean,
  leads: readonly StaffId[],
): { readonly fact: Reminded; readonly notices: readonly { readonly staff: StaffId; readonly what: string }[] } {
  const instead = new Set<StaffId>();
  const notices = due.flatMap(({ of, reminder, handsOver }) => {
    const named = of === 'leads' ? leads : of;
    const able = handsOver ? named.filter(mayStill) : named;
    if (able.length < named.length) for (const lead of leads) if (!able.includes(lead)) instead.add(lead);
    const all = able.length < named.length ? [...able, ...leads] : able;
    return all.map((staff) => ({ staff, what: reminder }));
  });
  // One reminder of a sort is enough, whatever it stands for.
  const once = notices.filter(
    (one, index) => notices.findIndex(({ staff, what }) => staff === one.staff && what === one.what) === index,
  );
  return {
    fact: {
      reminded: {
        keys: due.map(({ key }) => key),
        next,
        to: [...new Set(once.map(({ staff }) => staff))],
        instead: instead.size > 0 ? [...instead] : undefined,
      },
    },
    notices: once,
  };
}
