import { z } from 'zod';
import { addDays, Day } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { begun, DUTY_REMINDER, hasPassed, isReminder, type Duty } from './duty.ts';
import { doersOf, type PostHolders } from './posts.ts';

/** The day of each duty's next reminder, by its key. It follows from the facts, like the state it is kept beside. */
export const Reminders = z.record(z.string(), Day);
export type Reminders = Readonly<z.infer<typeof Reminders>>;

/** The fact that reminders went out, the same for every kind of record. */
export const Reminded = z.strictObject({
  reminded: z.strictObject({
    keys: z.array(z.string()),
    next: Day,
    /** What is reminded of day after day, and the next of them. */
    daily: z.strictObject({ keys: z.array(z.string()), next: Day }).optional(),
    to: z.array(StaffId),
    /** Those among them who stand in: for staff who are away or can no longer see to it, and where nobody holds the post. */
    instead: z.array(StaffId).optional(),
    /** Nothing but what is listed without reminders. */
    listed: z.literal(true).optional(),
  }),
});
export interface Reminded extends z.infer<typeof Reminded> {}

/** Stands for a reminder that will not come: what it was about is over by then. */
const NEVER = Day.parse('9999-12-31');

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
    duties.map(({ key, since, until, once, unreminded }): [string, Day] => {
      // On its first day it is written down, so that lists find it.
      if (unreminded) return [key, since > today ? since : NEVER];
      const known = before[key];
      if (once) return [key, since > today || known === undefined || known === since ? since : NEVER];
      const next = known === undefined || known === NEVER ? (since > today ? since : remindOn) : known;
      return [key, hasPassed({ until }, next) ? NEVER : next];
    }),
  );

export const withReminded = (before: Reminders, { reminded: { keys, next, daily } }: Reminded): Reminders => ({
  ...before,
  ...Object.fromEntries(keys.map((key) => [key, next])),
  ...Object.fromEntries(daily?.keys.map((key) => [key, daily.next]) ?? []),
});

export const nextReminder = (reminders: Reminders): Day | undefined =>
  Object.values(reminders)
    .filter((day) => day !== NEVER)
    .toSorted()[0];

/**
 * What is to be reminded of on this day. `latest`: the day that is set for a reminder now. What waits already is never set for a later one, so such a
 * day was set while the clock was far ahead, and is not believed (S61).
 */
export const dueIn = (
  duties: readonly Duty[],
  reminders: Reminders,
  today: Day,
  latest: Day = NEVER,
): readonly Duty[] =>
  duties.filter(({ key, since }) => {
    const next = reminders[key] ?? today;
    return since <= today && (next <= today || (next > latest && next !== NEVER));
  });

/** What begins to wait now and is to be heard of at once: of it nothing was kept `before`. */
export const announced = (duties: readonly Duty[], before: Reminders, today: Day): readonly Duty[] =>
  begun(duties, today).filter(({ key, notice }) => notice !== undefined && !(key in before));

/** Who is sent what of it: each sort once, and nobody what they have just done themselves. What only staff who are away can do reaches them, too. */
export function announce(fresh: readonly Duty[], { holders, seesTo }: Acting, by: string): readonly ToStaff[] {
  const each = fresh.flatMap(({ of, except, notice, handsOver }) => {
    const all =
      typeof of === 'string'
        ? doersOf(of, holders, except).staff
        : of.flatMap((staff) => (handsOver ? inPlaceOf(staff, seesTo(staff), holders, except) : [staff]));
    return all.flatMap((staff): readonly ToStaff[] =>
      notice === undefined || staff === by ? [] : [{ staff, what: notice }],
    );
  });
  return eachOnce(each);
}

/** Who sees to what can be handed over: they themselves, their cover, or those who lead; never `except`. */
function inPlaceOf(
  staff: StaffId,
  sees: SeesTo,
  holders: PostHolders,
  except: readonly StaffId[] = [],
): readonly StaffId[] {
  if (sees === true) return [staff];
  const cover = typeof sees === 'boolean' ? undefined : sees.cover;
  return cover === undefined || except.includes(cover) ? doersOf('leads', holders, except).staff : [cover];
}

/** Of what goes to staff: one of a sort is enough, whatever it stands for. */
interface ToStaff {
  readonly staff: StaffId;
  readonly what: string;
}

const eachOnce = (all: readonly ToStaff[]): readonly ToStaff[] => [
  ...new Map(all.map((one) => [`${one.what} ${one.staff}`, one])).values(),
];

/** Reminders whose cards say what was agreed or is asked, and are answered there: they stand for the others. */
const SAY_MOST = ['agree-reminder', 'reminder'];

/** One card for one person about one record: of several reminders the one that says most, or else the list of what waits for its reader. */
function oneCardEach(all: readonly ToStaff[]): readonly ToStaff[] {
  const once = eachOnce(all);
  return eachOnce(
    once.map((one) => {
      const theirs = once.filter(({ staff, what }) => staff === one.staff && isReminder(what)).map(({ what }) => what);
      const what = SAY_MOST.find((most) => theirs.includes(most)) ?? DUTY_REMINDER;
      const isApart = !isReminder(one.what) || SAY_MOST.includes(one.what) || theirs.length === 1;
      return isApart ? one : { ...one, what };
    }),
  );
}

/**
 * Whether a member of staff sees to a record: yes, or no longer. While they are away it is their cover, or without one those who lead the
 * team; what only they themselves can do waits for them.
 */
export type SeesTo = boolean | { readonly cover?: StaffId };

/** Who sees to what waits in a record, on one day. */
export interface Acting {
  readonly holders: PostHolders;
  readonly seesTo: (staff: StaffId) => SeesTo;
}

/** Who is reminded of what. `seesTo`: whether a member of staff sees to this record. */
export function remind(
  due: readonly Duty[],
  next: Day,
  seesTo: (staff: StaffId) => SeesTo,
  holders: PostHolders,
  today?: Day,
): { readonly fact: Reminded; readonly notices: readonly ToStaff[] } {
  const instead = new Set<StaffId>();
  // Of what has passed meanwhile, while the bot was away, nobody hears any more.
  const still = today === undefined ? due : due.filter((duty) => !hasPassed(duty, today));
  const daily = today && { keys: due.flatMap((duty) => (duty.daily ? [duty.key] : [])), next: addDays(today, 1) };
  const listed = due.every(({ unreminded }) => unreminded);
  const notices = still.flatMap(({ of, except, reminder, handsOver, unreminded }) => {
    if (unreminded) return [];
    if (typeof of === 'string') {
      const doers = doersOf(of, holders, except);
      if (doers.instead) for (const lead of doers.staff) instead.add(lead);
      return doers.staff.map((staff) => ({ staff, what: reminder }));
    }
    const all = of.flatMap((staff): readonly StaffId[] => {
      const sees = seesTo(staff);
      if (handsOver) return inPlaceOf(staff, sees, holders, except);
      return typeof sees === 'boolean' ? [staff] : [];
    });
    for (const staff of all) if (!of.includes(staff)) instead.add(staff);
    return all.map((staff) => ({ staff, what: reminder }));
  });
  const once = oneCardEach(notices);
  return {
    fact: {
      reminded: {
        keys: due.flatMap(({ key }) => (daily?.keys.includes(key) ? [] : [key])),
        next,
        ...(daily && daily.keys.length > 0 && { daily }),
        to: [...new Set(once.map(({ staff }) => staff))],
        instead: instead.size > 0 ? [...instead] : undefined,
        ...(listed && { listed }),
      },
    },
    notices: once,
  };
}
