import { hash } from 'node:crypto';
import type { Day } from '../kernel/days.ts';
import type { PlanFact } from './facts.ts';
import { monitoringAfter, monitoringLineOn, withMonitoringChange, type MonitoringLine } from './monitoring.ts';
import type { HomeLine, Plan } from './plan.ts';
import { same } from '../records/same.ts';
import { newest } from './versions.ts';

/** What exactly is to be written in, or struck out: a button from before a correction no longer says it (S11). */
export function lineKey({ homeLine, monitoring }: Pick<Plan, 'homeLine' | 'monitoring'>): string | undefined {
  if (!homeLine) return undefined;
  const { records, strike = false } = homeLine;
  const said = monitoring.flatMap(({ record, words, startsOn }) =>
    record !== undefined && records.includes(record) ? `${startsOn}${words}` : [],
  );
  return hash('sha256', [strike, ...records, ...said].join('\n')).slice(0, 12);
}

/** What the folder is to say: what applies on that day, and what begins later. */
const applying = ({ monitoring }: Pick<Plan, 'monitoring'>, on: Day): string[] => [
  monitoringLineOn({ monitoring }, on)?.words ?? '',
  ...monitoringAfter({ monitoring }, on).map(({ startsOn, words }) => `${startsOn} ${words}`),
];

/** What the folder in the home lacks once a change of monitoring came, was corrected, or was taken back before anybody wrote it in. */
export function homeLineAfter(
  plan: Pick<Plan, 'homeLine' | 'lineWriter' | 'versions' | 'closed' | 'monitoring'>,
  fact: Extract<PlanFact, { type: 'monitoring-changed' }>,
  on: Day,
): HomeLine | undefined {
  const { homeLine, lineWriter, versions, closed } = plan;
  const { record, words, writers } = fact;
  const version = newest({ versions })?.version;
  if (version === undefined || version === closed || !writers) return homeLine;
  const [before, known] = [homeLine?.records ?? [], homeLine?.records.includes(record) === true];
  const isAmong = (monitoring: readonly MonitoringLine[]): boolean =>
    [monitoringLineOn({ monitoring }, on), ...monitoringAfter({ monitoring }, on)].some(
      (one) => one?.record === record,
    );
  // What something else has taken the place of is no concern of the folder's.
  if (!known && !isAmong(plan.monitoring) && !isAmong(withMonitoringChange(plan, fact))) return homeLine;
  const records = [...before.filter((one) => one !== record), ...(words === undefined && known ? [] : [record])];
  const says = homeLine ? homeLine.says : applying(plan, on);
  // R14: what was taken back before anybody wrote it in, or says what is there already, is nothing to write.
  if (records.length === 0 || same(says, applying({ monitoring: withMonitoringChange(plan, fact) }, on)))
    return undefined;
  const strike = words === undefined && !known;
  const wrote = strike && lineWriter !== undefined && lineWriter !== 'reable' ? [lineWriter] : writers;
  return { records, writers: wrote, on: homeLine?.on ?? on, says, ...(strike && { strike }) };
}
