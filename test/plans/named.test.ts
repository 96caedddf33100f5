import { expect, test } from '@jest/globals';
import { notSaidBy } from '../../src/plans/named.ts';

const MORNING = { what: 'Visit: Every day, 08:00', after: '45 minutes, Washing and dressing, Tom Reed' };
const EVENING_GONE = { what: 'Visit: Every day, 19:00', before: '30 minutes, Supper, Tom Reed' };
const SHORTER = { what: 'Visit: Mon to Fri, 08:30', before: '45 minutes, Washing', after: '30 minutes, Washing' };
const LONG = { what: 'Visit: Mon, Wed and Fri, 12:00', after: '1 hour 30 minutes, Lunch' };

test.each([
  [MORNING, '08:00 visit now 30 minutes', 'minutes'],
  [MORNING, 'The 8 o’clock visit is half an hour', 'minutes'],
  [MORNING, '8 in the morning, forty-five mins', undefined],
  [MORNING, 'Help with washing', undefined],
  [MORNING, '8pm visit, 45 minutes', 'time'],
  [MORNING, 'half 7 visit', 'time'],
  [MORNING, 'Sat and Sun at 8.00', undefined],
  [MORNING, 'Paracetamol 1.25 mg at 08:00', 'words'],
  [EVENING_GONE, "8 o'clock visit now only 15 minutes, no wash", 'time'],
  [EVENING_GONE, "No 7 o'clock visit any more", undefined],
  [EVENING_GONE, 'No 7pm visit from Monday', undefined],
  [SHORTER, 'half past eight: 30 minutes instead of 45 minutes', undefined],
  [SHORTER, '8:30 visit 45 minutes', 'minutes'],
  [SHORTER, '08:30 at weekends', 'day'],
  [SHORTER, '08:30 on Saturdays', 'day'],
  [SHORTER, '08:30, Mon to Fri', undefined],
  [SHORTER, '10 minutes past 8', 'time'],
  [LONG, 'noon, an hour and a half on Wednesdays', undefined],
  [LONG, '12:00, 90 minutes', undefined],
  [LONG, 'Lunch on Tuesday', 'day'],
  [LONG, 'Lunch every day', 'day'],
  [LONG, 'No lunch call', 'stop'],
  [SHORTER, 'No morning visit', 'stop'],
  [EVENING_GONE, 'No lunch call', 'words'],
  [EVENING_GONE, 'No evening call for Ada from Mon 30 Nov 2026', undefined],
  [EVENING_GONE, 'Supper at 19:00 for Ada', 'stop'],
  [MORNING, 'No breakfast any more', 'stop'],
  [MORNING, 'Breakfast call at 8 with Ada’s washing, by Tom', undefined],
  [MORNING, 'Breakfast at 8', 'words'],
  [MORNING, 'Front door locked', 'words'],
  [MORNING, 'two workers at 08:00', 'words'],
] as const)('R13, R14: %o and what was written, “%s”: not said is %s', (line, written, not) => {
  expect(notSaidBy(line, written, 'Ada Palmer')).toBe(not);
});
