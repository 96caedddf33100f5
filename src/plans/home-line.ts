import type { Day } from '../kernel/days.ts';
import type { PlanFact } from './facts.ts';
import type { HomeLine, Plan } from './plan.ts';
import { newest } from './versions.ts';

/** What the folder in the home lacks once a change of monitoring came, was corrected, or was taken back before anybody wrote it in. */
export function homeLineAfter(
  { homeLine, versions, closed }: Pick<Plan, 'homeLine' | 'versions' | 'closed'>,
  { record, words, writers }: Extract<PlanFact, { type: 'monitoring-changed' }>,
  on: Day,
): HomeLine | undefined {
  const version = newest({ versions })?.version;
  if (version === undefined || version === closed || !writers) return homeLine;
  const [before, known] = [homeLine?.records ?? [], homeLine?.records.includes(record) === true];
  const records = [...before.filter((one) => one !== record), ...(words === undefined && known ? [] : [record])];
  return records.length > 0 ? { records, writers, on: homeLine?.on ?? on } : undefined;
}
