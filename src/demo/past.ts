import type { Day } from '../kernel/days.ts';
import type { Result } from '../kernel/result.ts';
import type { RecordServices } from '../records/services.ts';

/** What has happened before the demo begins goes through the real rules, on its day: these are the services at noon of it. */
export const onDay = (services: RecordServices, day: Day): RecordServices => ({
  ...services,
  clock: { now: () => new Date(`${day}T12:00:00Z`) },
});

/** Throws when the rules refuse what the demo tells of. */
export function accepted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error('the demo tells of something that the rules refuse');
  return result.value;
}
