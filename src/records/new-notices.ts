import type { Instant } from '../kernel/days.ts';
import { newNoticeId, type StaffId } from '../kernel/ids.ts';
import { DUTY_NOTICE } from '../work/duty.ts';
import type { NewNotice } from './kind.ts';
import type { Notice } from './record.ts';
import { same } from './same.ts';

interface ToStaff {
  readonly staff: StaffId;
  readonly what: string;
}

export const toStaff = ({ staff, what }: ToStaff): NewNotice => ({ to: { staff }, what });

/**
 * The notices that one change sets off, due at once: nobody is sent the same twice for one reason, and whoever is told of the change hears by the same
 * card what waits for them in it.
 */
export function noticesFrom(own: readonly NewNotice[], atOnce: readonly ToStaff[], due: Instant): readonly Notice[] {
  const isTold = (staff: StaffId): boolean => own.some((one) => same(one, toStaff({ staff, what: 'please-confirm' })));
  const apart = atOnce.filter(({ staff, what }) => what !== DUTY_NOTICE || !isTold(staff));
  return [...own, ...apart.map(toStaff)]
    .filter((one, index, all) => all.findIndex((other) => same(one, other)) === index)
    .map(({ to, what }) => ({ to, what, id: newNoticeId(), status: 'waiting', due, attempts: 0 }));
}
