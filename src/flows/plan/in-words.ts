import type { Row } from '../../../cards/views.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Described } from '../../kinds/kind.ts';
import { meansWords } from '../../people/means.ts';
import { inOrder, minutesAWeek, type Outcome, type PlanContent, type Visit } from '../../plans/content.ts';
import type { PlanFact } from '../../plans/facts.ts';
import type { Amendment, Delivery, Plan } from '../../plans/plan.ts';
import type { AskedParty, Evidence, Proposal, Proposed } from '../../plans/proposal.ts';
import { monitoringLater, standing } from '../../plans/standing.ts';
import type { MonitoringLine } from '../../plans/monitoring.ts';
import { visitorsWords } from '../../plans/visitors.ts';
import { versionsOf, type VersionLine } from '../../plans/versions.ts';
import {
  achievedWords,
  ageWords,
  listWords,
  minutesWords,
  spanWords,
  whatWords,
  whenWords,
} from '../../plans/words.ts';
import { copyMeansWords, fromWords, kindWords, triggerWords } from './wording.ts';

/** A line of the history: what happened, and the words that were given for it. */
export function describe(fact: PlanFact): Described {
  switch (fact.type) {
    case 'proposed': {
      const { version, trigger } = fact.proposed;
      const why = whyRows(fact.proposed).map(({ value }) => value);
      return {
        what: version === 1 ? 'Proposed a plan' : `Proposed version ${version}`,
        detail: trigger && why.join('. '),
      };
    }
    case 'answered': {
      const { name, answer, how, on, reason, waits, regard } = fact;
      return {
        what: answer === 'yes' ? `${name} agrees` : `${name} does not agree`,
        detail: listed(
          `${wordsForDay(on)}, ${meansWords[how]}`,
          reason !== undefined && `Because: ${reason}`,
          waits !== undefined && `It waits, because: ${waits}`,
          regard && `It goes ahead. Their views: ${regard.views}. Effect on wellbeing: ${regard.wellbeingImpact}`,
        ).join('. '),
      };
    }
    case 'people-changed': {
      const joined = fact.joined.map(({ name }) => name).join(', ');
      return {
        what: 'Who is asked has changed, because the people in the plan have',
        detail: joined === '' ? undefined : `Asked as well: ${joined}`,
      };
    }
    case 'evidence-added':
      return { what: 'Added evidence', detail: evidenceWords(fact.evidence) };
    case 'evidence-decided':
      return { what: 'Evidence was looked at: no change is needed', detail: fact.reason };
    case 'version-agreed':
      return {
        what: 'Everybody who was asked has been heard: it is decided',
        detail:
          fact.startsOn && `Decided after the day it was meant for, so it begins on ${wordsForDay(fact.startsOn)}`,
      };
    case 'withdrawn':
      return { what: 'Withdrew the change', detail: fact.reason };
    case 'closed':
      return { what: 'Closed what was unfinished', detail: fact.why };
    case 'amended-by-hand': {
      const { who, on, written } = fact.amendment;
      return {
        what: `${who} wrote into the plan in the home by hand`,
        detail: `${wordsForDay(on)}, ${basisWords(fact.amendment)}: ${written}`,
      };
    }
    case 'found-in-record':
      return { what: `Version ${fact.version} says already what was written by hand` };
    case 'by-hand-corrected': {
      const { was, written, reason } = fact;
      return {
        what: 'Corrected a note of what was written by hand',
        detail: `Now: ${written}. Before: ${was}. Because: ${reason}`,
      };
    }
    case 'by-hand-taken-back':
      return {
        what: 'Took back a note of what was written by hand',
        detail: `It said: ${fact.written}. Because: ${fact.reason}`,
      };
    case 'folder-written':
      return { what: `Version ${fact.version} was written into the folder in the home` };
    case 'visitors-seen':
    case 'visitor-kept':
    case 'monitoring-changed':
    case 'copies-followed':
      return describeAround(fact);
    case 'copy-given':
      return {
        what: `${fact.name} has a copy of version ${fact.version}`,
        detail: `${wordsForDay(fact.on)}, ${copyMeansWords[fact.how]}`,
      };
    default:
      return assertNever(fact);
  }
}

const followedWords = ({ ended, joined }: Extract<PlanFact, { type: 'copies-followed' }>): string =>
  listed(
    ended.length > 0 &&
      `No more: ${ended.map(({ name, why }) => (why === undefined ? name : `${name} (${why})`)).join(', ')}`,
    joined.length > 0 && `From now on: ${joined.map(({ name }) => name).join(', ')}`,
  ).join('. ');

/** What the handwriting rests on (R13). */
export const basisWords = ({ version, agreed }: Pick<Amendment, 'version' | 'agreed'>): string =>
  agreed.length === 0
    ? `as version ${version} says`
    : `agreed outside Reable by ${listWords(agreed.map(({ name, how, on }) => `${name} (${meansWords[how]}, ${wordsForDay(on)})`))}`;

/** Whether the formal record says it, and the home has a copy that does (R14). */
export function dueWords({ on, inRecord, version, done, takenBack }: Amendment, today: Day): string {
  if (takenBack) return `Taken back ${wordsForDay(takenBack.on)}: ${takenBack.reason}`;
  if (done) return `In the formal record with version ${done.version}, ${wordsForDay(done.on)}`;
  const age = ageWords(daysBetween(on, today));
  return inRecord
    ? `Home copy due for ${age}: version ${version} says it, and its copy is not in the home yet`
    : `Formal record due for ${age}`;
}

/** What came from outside: the circle, and records of their own. */
function describeAround(
  fact: Extract<PlanFact, { type: 'visitors-seen' | 'visitor-kept' | 'monitoring-changed' | 'copies-followed' }>,
): Described {
  switch (fact.type) {
    case 'visitors-seen':
      return { what: 'The circle changed: who is to visit was looked at again' };
    case 'visitor-kept':
      return { what: `${fact.name} stays in the circle, though they visit no longer` };
    case 'copies-followed':
      return { what: 'Who gets copies follows who is in the plan', detail: followedWords(fact) };
    case 'monitoring-changed': {
      const { words, startsOn } = fact;
      return words === undefined
        ? { what: 'A change of monitoring was taken back' }
        : { what: 'Monitoring was changed in a record of its own', detail: `From ${wordsForDay(startsOn)}: ${words}` };
    }
    default:
      return assertNever(fact);
  }
}

export const versionWords = ({ version, agreedOn, withoutAgreement }: VersionLine): string =>
  `Version ${version}, ${withoutAgreement ? 'decided without everybody’s agreement' : 'agreed'} ${wordsForDay(agreedOn)}`;

/** "applies now", or from when. */
export const appliesWords = ({ startsOn }: VersionLine, today: Day): string =>
  startsOn > today ? `applies from ${wordsForDay(startsOn)}` : 'applies now';

export const minutesAWeekWords = (content: PlanContent): string =>
  `${minutesWords(minutesAWeek(content))} of support a week`;

export const moreOutcomesWords = (left: number): string => `${left} more ${left === 1 ? 'outcome' : 'outcomes'}`;

export const visitInWords = (visit: Visit) => ({
  when: listed(whenWords(visit), spanWords(visit)).join(' · '),
  length: minutesWords(visit.minutes),
  support: visit.support,
  by: visitorsWords(visit),
});

export const outcomeInWords = ({ words, now, achieved }: Outcome) => ({
  words,
  now,
  achieved: achievedWords[achieved],
});

export const deliveredWords = ({ version, how, on }: Delivery): string =>
  `Version ${version}, ${copyMeansWords[how]}, ${wordsForDay(on)}`;

export const evidenceSource = ({ from, who, on }: Evidence): string =>
  `${who} (${fromWords[from]}), ${wordsForDay(on)}`;
const evidenceWords = (one: Evidence): string => `${evidenceSource(one)}: ${one.words}`;

/** All of a plan as labels and values, for a person who is given what is kept about them (S85). */
export const rowsOf = (plan: Plan, today: Day): readonly Row[] => [
  ...plan.versions.slice(-1).map((line) => ({ label: 'Agreed', value: versionWords(line) })),
  ...(plan.current ? rowsOfContent(standing(plan, today) ?? plan.current, monitoringLater(plan, today)) : []),
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

/** `later`: what changes of its monitoring, and when. */
/** Evidence that waits for a decision. */
export const waitingRows = ({ evidence }: Pick<Plan, 'evidence'>): readonly Row[] =>
  evidence.map((one) => ({ label: 'Evidence that waits', value: evidenceWords(one) }));

export const rowsOfContent = (content: PlanContent, later: readonly MonitoringLine[] = []): readonly Row[] => [
  { label: 'What matters', value: content.matters },
  ...content.outcomes.map(({ words, now, achieved }) => ({
    label: 'Outcome',
    value: `${words}. Now: ${now}. ${achievedWords[achieved]}`,
  })),
  { label: 'Support', value: minutesAWeekWords(content) },
  ...inOrder(content.visits).map((visit) => ({ label: `Visit ${whenWords(visit)}`, value: whatWords(visit) })),
  ...content.equipment.map((value) => ({ label: 'Equipment', value })),
  { label: 'Monitoring', value: monitoringWords(content, later) },
  fromRow(content),
];

/** How it is monitored, and what changes when (R1). */
export const monitoringWords = ({ monitoring }: PlanContent, later: readonly MonitoringLine[]): string =>
  [monitoring, ...later.map(({ startsOn, words }) => `From ${wordsForDay(startsOn)}: ${words}`)].join('\n');

/** From when it holds. */
export const fromRow = ({ startsOn }: PlanContent): Row => ({ label: 'From', value: wordsForDay(startsOn) });

const rowsOfProposal = (proposal: Proposal): readonly Row[] => [
  { label: 'Being agreed', value: `Version ${proposal.version}, proposed ${wordsForDay(proposal.on)}` },
  ...whyRows(proposal),
  ...rowsOfContent(proposal.content),
  ...proposal.parties.map((party) => ({ label: `${party.name}, ${party.role}`, value: answerWords(party) })),
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

function answerWords({ answer }: AskedParty): string {
  if (!answer) return 'Not answered yet';
  const words = answer.answer === 'yes' ? 'Agrees' : 'Does not agree';
  return answer.reason === undefined ? words : `${words}: ${answer.reason}`;
}
