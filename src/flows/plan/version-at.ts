import { addDays, type Day } from '../../kernel/days.ts';
import { standingOn, type PlanContent } from '../../plans/content.ts';
import { evolve } from '../../plans/evolve.ts';
import type { PlanFact } from '../../plans/facts.ts';
import { nothingYet, type Plan } from '../../plans/plan.ts';
import { monitoringOn } from '../../plans/monitoring.ts';
import { agreedOn, asAgreed, monitoringInForce, sinceAgreed } from '../../plans/standing.ts';
import { applyingOn, newest, versionOf, type VersionLine } from '../../plans/versions.ts';
import type { PlanVersion } from './versions-page.ts';

export type FactAt = (seq: number) => Promise<PlanFact | undefined>;

/** What a version said: the newest is at hand, older ones stand in the history. */
export async function versionAt(
  plan: Plan,
  version: number,
  factAt: FactAt,
  today: Day,
): Promise<PlanVersion | undefined> {
  const line = versionOf(plan, version);
  if (!line) return undefined;
  const current = asAgreed(plan, today);
  if (line === newest(plan) && current)
    return {
      line,
      content: current,
      copyTo: plan.copyTo,
      since: sinceAgreed(plan, line, current),
      agreement: plan.agreement,
      review: plan.review,
      steps: plan.steps,
    };
  const fact = await factAt(line.seq);
  if (fact?.type !== 'proposed') return undefined;
  const { content, copyTo } = fact.proposed;
  const { agreement, monitoring = content.monitoring } = await agreementTo(line, versionOf(plan, version + 1), factAt);
  const agreed = { ...agreedOn(content, line.agreedOn), monitoring };
  return { line, content: agreed, copyTo, since: sinceAgreed(plan, line, agreed), agreement };
}

/** More happens to no change between that it is proposed and that the next one is. */
const MOST_FACTS = 150;

/** What everybody said to a version further back, folded anew from when it was proposed until the next was, and how it was monitored by then. */
async function agreementTo(
  line: VersionLine,
  next: VersionLine | undefined,
  factAt: FactAt,
): Promise<Pick<Plan, 'agreement'> & { readonly monitoring?: string | undefined }> {
  const { seq, by } = line;
  const numbers = Array.from(
    { length: Math.min(MOST_FACTS, (next?.seq ?? Infinity) - seq) },
    (_, index) => seq + index,
  );
  const facts = await Promise.all(numbers.map(async (one) => factAt(one)));
  const happened = { at: new Date(0), today: line.agreedOn, by };
  const { agreement } = facts.reduce(
    (plan, fact, index) => (fact ? evolve(plan, fact, { ...happened, seq: seq + index }) : plan),
    nothingYet,
  );
  const held = facts.find((fact) => fact?.type === 'version-agreed');
  return { agreement, monitoring: held?.type === 'version-agreed' ? held.monitoring : undefined };
}

/** The version that applied on a day, without visits that were over, and changes of monitoring that had begun by then (TL7). */
export async function versionOn(plan: Plan, day: Day, factAt: FactAt): Promise<PlanVersion | undefined> {
  const line = applyingOn(plan, day);
  const found = line && (await versionAt(plan, line.version, factAt, day));
  if (!found) return undefined;
  const since = found.since.filter(({ startsOn }) => startsOn <= day);
  return { ...found, since, content: standingOn(found.content, day) };
}

/** What holds until this version begins: undefined once it has, and where nothing does. */
export async function heldUntil(
  plan: Plan,
  { startsOn }: VersionLine,
  factAt: FactAt,
  today: Day,
): Promise<PlanVersion | undefined> {
  const line = startsOn > today ? applyingOn(plan, addDays(startsOn, -1)) : undefined;
  const found = line && (await versionAt(plan, line.version, factAt, today));
  return found && { ...found, content: standingOn(found.content, line.startsOn > today ? line.startsOn : today) };
}

/** The same with the monitoring that applies by then. */
export const monitoredNow = ({ line, content }: PlanVersion, plan: Plan, today: Day): PlanContent => ({
  ...content,
  monitoring:
    monitoringOn({ monitoring: monitoringInForce(plan) }, line.startsOn > today ? line.startsOn : today) ??
    content.monitoring,
});
