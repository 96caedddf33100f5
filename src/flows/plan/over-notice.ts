import type { Card } from '../../../cards/card.ts';
import { drawNotice } from '../../../cards/notice.ts';
import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { capital } from '../../kernel/sentence.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanContent } from '../../plans/content.ts';
import { shortWords } from '../../plans/difference.ts';
import { disputed, inUse, withoutCopy, type Plan } from '../../plans/plan.ts';
import { inForce } from '../../plans/standing.ts';
import { newest } from '../../plans/versions.ts';
import { versionWords } from './in-words.ts';
import { wrongYes } from './disputed-words.ts';
import { headed, HOME, mainButton } from './page-parts.ts';
import { untilACopy } from './wording.ts';

/** What staff are sent about a change that is open no more: which it was, and which way it went. */

/** It is open no more: which way it was decided. */
export function decided(plan: Plan, at: Reading, opening = 'What you were asked about is decided.'): Card {
  const [line, current] = [newest(plan), inForce(plan)];
  return (
    withdrawnCard(plan, at) ??
    (line && current && !disputed(plan)
      ? short(plan, at, `${opening} ${versionWords(line)}.`, [], changedTitle(plan, current))
      : short(plan, at, 'What you were asked about is no longer open.'))
  );
}

/** Which change it was, and who withdrew it. */
export const withdrawnCard = (plan: Plan, at: Reading): Card | undefined =>
  plan.withdrawn &&
  short(
    plan,
    at,
    `${at.nameOf(plan.withdrawn.by)} withdrew it on ${wordsForDay(plan.withdrawn.on)}. It does not change the plan.`,
    withdrawnRows(plan, at),
    `Withdrawn: ${plan.withdrawn.what}`,
  );

/** What, and from when, before anything else. */
export function changedTitle(plan: Plan, { startsOn }: PlanContent): string {
  // P16: a later version that changes nothing carries what was written by hand.
  const other = newest(plan)?.version === 1 ? 'New reablement plan' : 'What was written by hand stands in the plan';
  return `${plan.changed.length > 0 ? capital(shortWords(plan.changed)) : other} from ${wordsForDay(startsOn)}`;
}

/** Why a change was withdrawn: for whoever proposed it (R12). Others hear that it was. */
export const withdrawnRows = ({ withdrawn }: Plan, { viewer, nameOf }: Reading): readonly Row[] =>
  withdrawn && [withdrawn.proposer, ...(withdrawn.alsoBy ?? [])].includes(viewer.staff) && withdrawn.by !== viewer.staff
    ? [{ label: `Withdrawn by ${nameOf(withdrawn.by)}, ${wordsForDay(withdrawn.on)}`, value: withdrawn.reason }]
    : [];

export const short = (
  plan: Plan,
  at: Reading,
  intro: string,
  rows: readonly Row[] = [],
  title = 'Reablement plan',
): Card =>
  drawNotice({
    ...headed(title, at),
    reminder: false,
    intro,
    rows,
    buttons: [plan.current || plan.proposal ? mainButton(at) : HOME],
    refresh: at.refresh,
  });

/** R15, R16, P11: what people who are told of the plan must be told besides. */
export function sayTooOf(plan: Plan): string | undefined {
  const [line, fallen] = [inUse(plan), disputed(plan)];
  const follow = line ? `Follow version ${line.version} until that is settled.` : 'No other version was agreed.';
  const words = listed(
    fallen && `Version ${fallen.version} does not apply. ${follow}`,
    wrongYes(plan),
    line && withoutCopy(plan).length > 0 && untilACopy(line.version),
  );
  return words.length > 0 ? `Please tell them too: ${words.join(' ')}` : undefined;
}
