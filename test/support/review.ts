import type { Held } from '../../src/flows/review/facts.ts';
import { Day } from '../../src/kernel/days.ts';
import { StaffId } from '../../src/kernel/ids.ts';

/** A review that was held, and goes on. */
export const HELD: Held = {
  on: Day.parse('2026-11-25'),
  inPlace: 'Two visits a day.',
  progress: 'Walks to the gate.',
  issues: 'None.',
  took: [{ key: 'the-person', name: 'Ada Palmer' }],
  says: 'yes',
  views: 'I manage.',
  deciding: { capacity: { answer: 'has', basis: 'asked', by: 'Tom Reed', on: Day.parse('2026-11-25') } },
  carers: [{ key: 'sarah', name: 'Sarah Palmer', views: 'She does more.' }],
  right: 'yes',
  next: 'goes-on',
  nextReview: { on: Day.parse('2026-12-09'), by: { staff: StaffId.parse('tom'), name: 'Tom Reed' } },
};
