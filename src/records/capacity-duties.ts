import type { Day } from '../kernel/days.ts';
import { matterWords, type CapacityMatter } from '../people/capacity.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';

/** The record in which it is screened whether somebody may be deprived of their liberty, and what the lead has to look at there. */
export const LIBERTY = { kind: 'liberty', look: 'liberty-look' } as const;

/** R44: what may restrict somebody was screened, and waits for the mental capacity lead there: it is not chased twice. */
export const whenScreened = (
  _: unknown,
  { kind, duties }: { readonly kind: string; readonly duties: readonly Duty[] },
) =>
  kind === LIBERTY.kind && duties.some((duty) => duty.kind === LIBERTY.look)
    ? ({ type: 'note-screened' } as const)
    : undefined;

/** The form in which it is screened: offered where something may restrict somebody, and where they object. */
export const SCREEN = { flow: 'liberty-screening', title: 'Screen for liberty' } as const;
export const isToScreen = (matters: readonly CapacityMatter[]): boolean =>
  matters.includes('restricts') || matters.includes('objects');

/** What the mental capacity lead has to look at in a record, whatever its kind (R44, R45). They hear of it at once. */
export const capacityDuties = (matters: readonly CapacityMatter[], since: Day): readonly Duty[] =>
  matters.map((matter) => ({
    key: `capacity.${matter}.${since}`,
    kind: 'capacity',
    of: 'capacity-lead',
    since,
    words: matterWords[matter],
    notice: DUTY_NOTICE,
    reminder: DUTY_REMINDER,
  }));
