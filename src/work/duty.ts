import { addDays, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Holder, Post } from './posts.ts';
import { addWorkingDays } from './working-days.ts';

/**
 * Something in a record that waits for staff. The rules of a kind work duties out from its state; nothing about them is stored
 * twice. Lists, reminders, "complete" and what leads see are projections of them.
 */
export interface Duty {
  /** Unique in its record, and the same for as long as this very thing waits. */
  readonly key: string;
  readonly kind: string;
  /** Each of them can do it. A post: whoever holds it in the record's team by then; those who lead it while nobody does. */
  readonly of: readonly StaffId[] | Post;
  /** Who does not do it though they hold the post or would stand in: nobody looks at their own in a lead's place. */
  readonly except?: readonly StaffId[];
  /** The day from which it waits; a later day than today when it is known already and not begun. */
  readonly since: Day;
  /** After this day it is late; without, after as many days as the service's setting says. */
  readonly due?: Day | undefined;
  /** After this day it is over, whether it was done or not. */
  readonly until?: Day | undefined;
  /** While it waits somebody may come to harm: it stands before everything else in every list. */
  readonly grave?: true;
  /** True of what is only to be known: its notice is sent, and it stands in no list. */
  readonly quiet?: true;
  /** Listed, and nobody is reminded of it. */
  readonly unreminded?: true;
  /** What is to be done, for a line of a list. */
  readonly words: string;
  /** The page of its record on which it is done; without, the record itself. */
  readonly view?: string;
  /** Staff whose answer it waits for: of those who are away it is said where it is listed. */
  readonly waitsFor?: readonly StaffId[];
  /** The notice that reminds of it. */
  readonly reminder: string;
  /** True when it is reminded of once, on its first day or the next on which the bot is there. */
  readonly once?: true;
  /** True when it is reminded of day after day, and not as often as the service has set. */
  readonly daily?: true;
  /** The notice that goes out at once when it begins, to each for whom it waits; without, only the reminder does. */
  readonly notice?: string;
  /** True when the team's leads are reminded in the place of staff who can no longer see to it. */
  readonly handsOver?: true;
  /** What those who lead the team see to besides, in these words, when it still waits after as many working days as are set (R5). */
  readonly upwards?: string;
  /** True when staff named in it may open the record for its sake though they are not in the circle. A post always opens it. */
  readonly opens?: true;
}

/** The day on which duties are worked out, and who answers for a record that names no other owner. */
export interface Standing {
  readonly today: Day;
  readonly author: StaffId;
}

/** These, and what those who lead the team see to once they have waited for so many working days. */
export const withUpwards = (duties: readonly Duty[], after: number | undefined): readonly Duty[] => [
  ...duties,
  ...duties.flatMap(({ key, upwards, since, of, except, until, unreminded }): readonly Duty[] =>
    upwards === undefined || after === undefined
      ? []
      : [
          {
            key: `${key}.${since}.leads`,
            kind: 'upwards',
            of: 'leads',
            // It waits for them by name already, or is not theirs.
            ...exceptFor(except, typeof of !== 'string' && of.length === 1 ? of : []),
            since: addWorkingDays(since, after),
            ...(until !== undefined && { until }),
            ...(unreminded && { unreminded }),
            words: upwards,
            reminder: DUTY_REMINDER,
          },
        ],
  ),
];

const exceptFor = (except: Duty['except'] = [], more: readonly StaffId[]): Pick<Duty, 'except'> =>
  except.length + more.length === 0 ? {} : { except: [...except, ...more] };

/** What waits, and what begins to wait later. */
export const coming = (duties: readonly Duty[], today: Day): readonly Duty[] =>
  duties.filter((duty) => !duty.quiet && !hasPassed(duty, today));

export const begun = (duties: readonly Duty[], today: Day): readonly Duty[] =>
  coming(duties, today).filter(({ since }) => since <= today);

/** Those for whose sake a record may be opened. */
export const opening = (duties: readonly Duty[], today: Day): readonly Duty[] => [
  ...begun(duties, today),
  ...duties.filter((duty) => duty.quiet && duty.opens && duty.since <= today && !hasPassed(duty, today)),
];

export const hasPassed = ({ until }: Pick<Duty, 'until'>, today: Day): boolean => until !== undefined && today > until;

/** Whether it may be handed over to them: whoever does not do it for anybody does not stand in. */
export const isHandedTo = ({ handsOver, except }: Pick<Duty, 'handsOver' | 'except'>, staff: StaffId): boolean =>
  handsOver === true && !except?.includes(staff);

export const isOf = ({ of, except }: Pick<Duty, 'of' | 'except'>, { staff, posts }: Holder): boolean =>
  typeof of === 'string' ? posts.includes(of) && !except?.includes(staff) : of.includes(staff);

/**
 * True when somebody may open the record for the sake of this duty: they could not do it otherwise. Who was only named because of their place in
 * the circle may not: that place is what lets them in, and when it is lost the door is shut at once (S11).
 */
export const opensFor = (duty: Pick<Duty, 'of' | 'opens' | 'except'>, holder: Holder): boolean =>
  (typeof duty.of === 'string' || duty.opens === true) && isOf(duty, holder);

/** Notices of any duty, whatever the kind: they say what waits for their reader. */
export const DUTY_NOTICE = 'duty';
export const DUTY_REMINDER = 'duty-reminder';
/** One card in the place of many reminders: what waits for its reader in all records. */
export const DIGEST = 'digest';
/** Tells whoever covers for colleagues that they do, with what waits there. */
export const COVERING = 'covering';
/** It lists what waits in other records as well as its own. */
export const isOfMany = (what: string): boolean => what === DIGEST || what === COVERING;
export const isReminder = (what: string): boolean => what.endsWith('reminder');
/** Asks its reader to agree to what is proposed. */
export const PLEASE_AGREE = 'please-agree';
/** A notice that goes out at once when a duty begins: it is of no use once nothing waits, and goes out anew when it waits again. */
export const isOfDuty = (what: string): boolean => what === DUTY_NOTICE || what === PLEASE_AGREE;

/** Staff who are named in a duty. */
export const staffIn = (duties: readonly Duty[]): readonly StaffId[] => [
  ...new Set(duties.flatMap(({ of }) => (typeof of === 'string' ? [] : of))),
];

/** `usual`: how many days a duty without a day of its own may wait. */
export const isLate = ({ due, since }: Duty, today: Day, usual: number): boolean =>
  today > (due ?? addDays(since, usual - 1));
