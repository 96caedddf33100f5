import type { Row } from '../../../cards/views.ts';
import { daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import { RecordId, referenceOf } from '../../kernel/ids.ts';
import { cut } from '../../forms/cut.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence } from '../../kernel/sentence.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { meansWords } from '../../people/means.ts';
import { inOrder, minutesAWeek, type Outcome, type PlanContent, type Visit } from '../../plans/content.ts';
import {
  disputed,
  doubtedBy,
  isToStrike,
  stillDue,
  type Amendment,
  type Delivery,
  type Plan,
  type SmallerStep,
} from '../../plans/plan.ts';
import type { Evidence, Proposal, Proposed } from '../../plans/proposal.ts';
import { asAgreed, sinceAgreed, standing } from '../../plans/standing.ts';
import type { MonitoringLine } from '../../plans/monitoring.ts';
import { visitorsWords } from '../../plans/visitors.ts';
import { newest, versionsOf, type VersionLine } from '../../plans/versions.ts';
import {
  achievedWords,
  ageWords,
  listWords,
  minutesWords,
  spanWords,
  talkedAbout,
  whatWords,
  whenWords,
  wishWords,
} from '../../plans/words.ts';
import { agreementRows } from './agreement-words.ts';
import { copyMeansWords, fromWords, kindWords, triggerWords } from './wording.ts';

/** What the handwriting rests on (R13). */
export const basisWords = (
  { version, says, agreed }: Pick<Amendment, 'version' | 'says' | 'agreed'>,
  withoutAgreement = false,
): string =>
  agreed.length === 0
    ? `as version ${version}${withoutAgreement ? `, ${WITHOUT_AGREEMENT},` : ''} says${says === undefined ? '' : ` (${says})`}`
    : `agreed outside Reable by ${listWords(agreed.map(({ name, how, on }) => `${name} (${meansWords[how]}, ${wordsForDay(on)})`))}`;

/** R13: what stands in the home by hand, in its words, since whoever visits follows it. */
export function byHandWords({ on, who, written, inRecord, agreed }: Amendment, isToStrike: boolean): string {
  const doubts = doubtedBy({ agreed }).map(({ name }) => `${name} says that the yes noted for them is not right`);
  // P11: not everybody agreed to it, so nobody may follow it.
  const due = isToStrike ? STRIKE_OUT : inRecord ? 'Home copy due' : 'Formal record due';
  const words = `Written by hand in the home on ${wordsForDay(on)} by ${who}: “${cut(written, BY_HAND_BYTES)}”`;
  return `${sentence(words)} ${[due, ...doubts].join('. ')}`;
}

/** What is due of all that was written by hand, or was when reablement was over. */
export function byHandState(plan: Plan): string {
  const all = stillDue(plan);
  const due = all.filter((one) => !isToStrike(plan, one));
  if (due.length < all.length) return 'To be struck out of the folder';
  if (due.some(({ inRecord }) => !inRecord)) return 'Formal record due';
  if (due.length > 0) return 'Home copy due';
  return plan.amendments.some(({ closed }) => closed)
    ? 'Not all of it was carried over before it was closed'
    : 'All in the formal record';
}

const STRIKE_OUT = 'It must be struck out of the folder';
const BY_HAND_BYTES = 400;

/** Whether the formal record says it, and the home has a copy that does (R14). */
export function dueWords(
  { on, inRecord, version, done, takenBack, closed }: Amendment,
  today: Day,
  isToStrike: boolean,
): string {
  if (takenBack) return `Taken back ${wordsForDay(takenBack.on)}: ${takenBack.reason}`;
  if (done) return `In the formal record with version ${done.version}, ${wordsForDay(done.on)}`;
  if (closed)
    return inRecord ? 'Closed before a copy that says so was in the home' : 'Closed before the formal record said it';
  if (isToStrike) return STRIKE_OUT;
  const age = ageWords(daysBetween(on, today));
  return inRecord
    ? `Home copy due for ${age}: version ${version} says it, and its copy is not in the home yet`
    : `Formal record due for ${age}`;
}

export const versionWords = ({ version, agreedOn, withoutAgreement, questioned }: VersionLine): string =>
  `Version ${version}, ${withoutAgreement ? WITHOUT_AGREEMENT : 'agreed'} ${wordsForDay(agreedOn)}${questioned ? ', under question' : ''}`;

/** "applies now", or from when. */
export const appliesWords = ({ startsOn }: VersionLine, today: Day): string =>
  startsOn > today ? `applies from ${wordsForDay(startsOn)}` : 'applies now';

/** After the last answer, that the version applies; from an old card, that there is nothing to agree. */
export const overNews = (line: VersionLine | undefined, { news, today }: Pick<Reading, 'news' | 'today'>): string =>
  news === undefined || !line
    ? 'No change is being agreed just now.'
    : `${news} Version ${line.version} ${appliesWords(line, today)}.`;

/** Which version applies, and the monitoring of that day; while the newest is disputed, the one before it (P11). */
export function inForceWords(plan: Plan, today: Day): readonly string[] {
  const [line, now] = [newest(plan), standing(plan, today)];
  if (!line || !now) return [];
  const version = disputed(plan)
    ? plan.heldBefore && `Version ${plan.heldBefore.version} of the plan applies now`
    : `Version ${line.version} of the plan ${appliesWords(line, today)}`;
  return listed(version && `${version}.`, now.monitoring !== '' && sentence(`Monitoring: ${now.monitoring}`));
}

export const minutesAWeekWords = (content: PlanContent): string =>
  `${minutesWords(minutesAWeek(content))} of support a week`;

export const moreOutcomesWords = (left: number): string => `${left} more ${left === 1 ? 'outcome' : 'outcomes'}`;

export const visitInWords = (visit: Visit) => ({
  when: listed(whenWords(visit), spanWords(visit)).join(' · '),
  length: minutesWords(visit.minutes),
  support: visit.support,
  by: listed(visitorsWords(visit), wishWords(visit)).join(', '),
});

export const outcomeInWords = ({ words, now, achieved }: Outcome) => ({
  words,
  now,
  achieved: achievedWords[achieved],
});

/** The smaller steps on the way to an outcome (R26). */
export const stepsOf = ({ key }: Pick<Outcome, 'key'>, steps: readonly SmallerStep[] = []): readonly string[] =>
  steps.flatMap(({ outcome, words }) => (outcome === key ? [words] : []));

export const deliveredWords = ({ version, how, on }: Delivery): string =>
  `Version ${version}, ${copyMeansWords[how]}, ${wordsForDay(on)}`;

export const evidenceSource = ({ from, who, on }: Evidence): string =>
  `${who} (${fromWords[from]}), ${wordsForDay(on)}`;
export const evidenceWords = (one: Evidence): string => `${evidenceSource(one)}: ${one.words}`;

/** All of a plan as labels and values, for a person who is given what is kept about them (S85). */
export const rowsOf = (plan: Plan, today: Day): readonly Row[] => [
  ...plan.versions.slice(-1).map((line) => ({ label: 'Agreed', value: versionWords(line) })),
  ...plan.versions.slice(-1).flatMap((line) => {
    const content = asAgreed(plan, today);
    return content ? rowsOfContent(content, sinceAgreed(plan, line, content)) : [];
  }),
  ...(plan.agreement ? agreementRows(plan.agreement) : []),
  ...versionsOf(plan)
    .slice(0, -1)
    .map((line) => ({ label: 'Before', value: versionWords(line) })),
  ...(plan.proposal ? rowsOfProposal(plan.proposal) : []),
  ...waitingRows(plan),
  ...plan.amendments.map(({ who, on, written, done, takenBack }) => ({
    label: 'Written by hand',
    value: `${wordsForDay(on)}, ${who}: ${written}. ${takenBack ? 'Taken back' : done ? `In the formal record with version ${done.version}` : 'Not in the formal record yet'}`,
  })),
  ...plan.copies.map(({ name, role, has }) => ({
    label: `Copy of ${name}, ${role}`,
    value: has ? deliveredWords(has) : 'Not delivered yet',
  })),
];

/** Evidence that waits for a decision. */
export const waitingRows = ({ evidence }: Pick<Plan, 'evidence'>): readonly Row[] =>
  evidence.map((one) => ({ label: 'Evidence that waits', value: evidenceWords(one) }));

/** `since`: changes of monitoring that were recorded by themselves after it was agreed. */
/** TL15: what keeps them safe until more support begins. */
export const safeUntil = ({ meanwhile }: PlanContent): readonly Row[] =>
  meanwhile === undefined ? [] : [{ label: 'Safe until it begins', value: meanwhile }];

export const rowsOfContent = (content: PlanContent, since: readonly MonitoringLine[] = []): readonly Row[] => [
  { label: 'What matters', value: content.matters },
  ...content.outcomes.map(({ words, now, achieved }) => ({
    label: 'Outcome',
    value: `${words}. Now: ${now}. ${achievedWords[achieved]}`,
  })),
  { label: 'Support', value: minutesAWeekWords(content) },
  ...inOrder(content.visits).map((visit) => ({ label: `Visit ${whenWords(visit)}`, value: whatWords(visit) })),
  ...content.equipment.map((value) => ({ label: 'Equipment', value })),
  { label: 'Monitoring', value: content.monitoring },
  ...since.map((line) => ({ label: MONITORING_SINCE, value: sinceWords(line) })),
  ...safeUntil(content),
  ...(content.afterwards === undefined ? [] : [{ label: 'Plan for afterwards', value: content.afterwards }]),
  ...(content.talked ? [{ label: 'Talked about with them', value: talkedAbout(content) }] : []),
  fromRow(content),
];

export const MONITORING_SINCE = 'Monitoring changed since';

/** "A call on Fridays, from Wed 2 Dec 2026, see MC-7K2P-4QXR". */
export const sinceWords = ({ words, startsOn, record, withoutAgreement }: MonitoringLine): string =>
  listed(`${words}, from ${wordsForDay(startsOn)}`, withoutAgreement && WITHOUT_AGREEMENT, recordWords(record)).join(
    ', ',
  );

/** R18. */
export const WITHOUT_AGREEMENT = 'decided without everybody’s agreement';

export const recordWords = (record: string | undefined): string | undefined => {
  const { data } = RecordId.safeParse(record);
  return data && `see ${referenceOf('MC', data)}`;
};

/** How it is monitored, and what changes when (R1). */
export const monitoringWords = ({ monitoring }: PlanContent, later: readonly MonitoringLine[]): string =>
  [
    monitoring,
    ...later.map(
      ({ startsOn, words, withoutAgreement }) =>
        `${listed(`From ${wordsForDay(startsOn)}`, withoutAgreement && WITHOUT_AGREEMENT).join(', ')}: ${words}`,
    ),
  ].join('\n');

/** The line that holds now when no version says it: nobody agreed to it with the version that stands above it. */
export const changedSinceWords = ({ startsOn, record, withoutAgreement }: MonitoringLine, version: number): string =>
  listed(
    `Changed since version ${version} was agreed: from ${wordsForDay(startsOn)}`,
    withoutAgreement && WITHOUT_AGREEMENT,
    recordWords(record),
  ).join(', ');

/** From when it holds. */
export const fromRow = ({ startsOn }: PlanContent): Row => ({ label: 'In force from', value: wordsForDay(startsOn) });

const rowsOfProposal = (proposal: Proposal): readonly Row[] => [
  { label: 'Being agreed', value: `Version ${proposal.version}, proposed ${wordsForDay(proposal.on)}` },
  ...whyRows(proposal),
  ...rowsOfContent(proposal.content),
  ...agreementRows(proposal),
];

/** Why it was proposed, and what showed it (R7 to R9). */
export const whyRows = ({ trigger, alsoBecause = [], kinds, otherwise, evidence }: Proposed): readonly Row[] =>
  listed(
    trigger && { label: 'Why', value: triggerWords[trigger] },
    ...alsoBecause.map((one) => ({ label: 'Also because', value: triggerWords[one] })),
    ...kinds.map((kind) => ({ label: 'Kind of change', value: kindWords[kind] })),
    otherwise !== undefined && { label: 'Something else', value: otherwise },
    ...evidence.map((one) => ({ label: 'Evidence', value: evidenceWords(one) })),
  );
