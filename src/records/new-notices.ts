import type { Instant } from '../kernel/days.ts';
import { newNoticeId, type StaffId } from '../kernel/ids.ts';
import type { NewNotice } from './kind.ts';
import type { Notice } from './record.ts';
import { same } from './same.ts';

export const toStaff = ({ staff, what }: { readonly staff: StaffId; readonly what: string }): NewNotice => ({
  to: { staff },
  what,
});

/** The notices that one change sets off, due at once: nobody is sent the same twice for one reason. */
export const noticesFrom = (all: readonly NewNotice[], due: Instant): readonly Notice[] =>
  all
    .filter((one, index) => all.findIndex((other) => same(one, other)) === index)
    .map(({ to, what }) => ({ to, what, id: newNoticeId(), status: 'waiting', due, attempts: 0 }));
