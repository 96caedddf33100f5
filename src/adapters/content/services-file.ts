import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { servicesIn, type LocalServices, type Service, type Services } from '../../content/services.ts';
import type { Day } from '../../kernel/days.ts';

const FILE = 'services.csv';

/** What `services.csv` of a folder says. Throws when there is none that can be read. */
export const readServices = (folder: string, today: Day): Services =>
  servicesIn(readFileSync(join(folder, FILE), 'utf8'), today);

/**
 * The services of a folder, read again when its file has changed. With a fault in it the last good one stays, and `wrong` hears in how
 * many lines.
 */
export function servicesOf(
  folder: string | undefined,
  today: () => Day,
  wrong: (lines: number) => void,
): LocalServices {
  let good: readonly Service[] = [];
  let seen: number | undefined;
  return () => {
    const changed = folder && statSync(join(folder, FILE), { throwIfNoEntry: false })?.mtimeMs;
    if (!folder || !changed || changed === seen) return good;
    seen = changed;
    const { services, faults } = readServices(folder, today());
    if (faults.length > 0) wrong(faults.length);
    else good = services;
    return good;
  };
}
