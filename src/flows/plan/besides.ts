import type { Row } from '../../../cards/views.ts';
import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { saidInForce } from '../../plans/agreement.ts';
import type { PlanContent } from '../../plans/content.ts';
import { monitoringAfter, monitoringLineOn } from '../../plans/monitoring.ts';
import type { Plan, SmallerStep } from '../../plans/plan.ts';
import { inForce, monitoringInForce } from '../../plans/standing.ts';
import type { VersionLine } from '../../plans/versions.ts';
import { achievedShare, reviewWords } from '../../plans/words.ts';
import { agreementInShort } from './agreement-words.ts';
import {
  changedSinceWords,
  fromRow,
  monitoringWords,
  moreOutcomesWords,
  outcomeInWords,
  safeUntil,
  stepsOf,
} from './in-words.ts';
import { partOf, viewing } from './page-parts.ts';
import type { PlanVersion } from './versions-page.ts';

const MOST_OUTCOMES = 6;
const MOST_STEPS = 3;

/** The same as it is now: with changes of monitoring since, when it is reviewed, and what everybody said. `held`: while that is not the newest. */
export const besidesNow = (plan: Plan, current: PlanContent, version: VersionLine, at: Reading, held?: PlanVersion) =>
  besides(current, at, {
    monitoring: monitoringNow(plan, current, held?.content ?? inForce(plan), version, at),
    steps: plan.steps,
    decided: [
      ...(plan.review ? [{ label: 'Reviewed', value: reviewWords(plan.review) }] : []),
      ...agreementInShort(held ? held.agreement : saidInForce(plan)),
    ],
  });

/** What a plan says besides its visits. */
export function besides(
  content: PlanContent,
  at: Reading,
  {
    monitoring = content.monitoring,
    steps = [],
    decided = [],
  }: {
    readonly monitoring?: string;
    readonly steps?: readonly SmallerStep[] | undefined;
    readonly decided?: readonly Row[];
  } = {},
) {
  const { shown, left } = partOf(content.outcomes, 0, MOST_OUTCOMES);
  const more = { words: moreOutcomesWords(left), press: viewing(at, `progress.${MOST_OUTCOMES}`) };
  return {
    matters: content.matters,
    outcomes: shown.map((one) => ({
      ...outcomeInWords(one),
      share: achievedShare(one.achieved),
      steps: stepsOf(one, steps).slice(0, MOST_STEPS),
    })),
    moreOutcomes: left > 0 ? more : undefined,
    rows: [...rowsOf(content, monitoring, at.today), ...decided],
  };
}

/** How it is monitored now and later; what no version says names the change that does (R1). */
function monitoringNow(
  plan: Plan,
  current: PlanContent,
  agreed: PlanContent | undefined,
  { version, startsOn }: VersionLine,
  { today }: Reading,
): string {
  const [lines, on] = [{ monitoring: monitoringInForce(plan) }, startsOn > today ? startsOn : today];
  const line = monitoringLineOn(lines, on);
  const since = line?.record !== undefined && agreed?.monitoring !== line.words;
  return [
    monitoringWords(current, monitoringAfter(lines, on)),
    ...(since ? [changedSinceWords(line, version)] : []),
  ].join('\n');
}

const rowsOf = (content: PlanContent, monitoring: string, today: Day): readonly Row[] =>
  listed(
    content.equipment.length > 0 && { label: 'Equipment', value: content.equipment.join('\n') },
    monitoring !== '' && { label: 'Monitoring', value: monitoring },
    ...(content.startsOn > today ? safeUntil(content) : []),
    content.afterwards !== undefined && { label: 'Plan for afterwards', value: content.afterwards },
    fromRow(content),
  );
