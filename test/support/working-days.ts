import { addDays, daysBetween, type Day } from '../../src/kernel/days.ts';
import { isWorkingDay } from '../../src/work/working-days.ts';

/**
 * What `addWorkingDays` is measured by: the working days after `from`, up to and with `to`; negative when `to` is earlier (then those
 * from `to` up to, without, `from`).
 */
export function workingDaysBetween(from: Day, to: Day): number {
  const [step, steps] = [daysBetween(from, to) < 0 ? -1 : 1, Math.abs(daysBetween(from, to))];
  let count = 0;
  for (let ahead = 1; ahead <= steps; ahead += 1) if (isWorkingDay(addDays(from, ahead * step))) count += step;
  return count;
}
