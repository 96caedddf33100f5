import type { Row } from '../../../cards/views.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { meansWords } from '../../notices/ledger.ts';
import { inOrder, type PlanContent } from '../../plans/content.ts';
import type { PlanFact } from '../../plans/facts.ts';
import type { Plan } from '../../plans/plan.ts';
import type { AskedParty, Proposal } from '../../plans/proposal.ts';
import { versionsOf } from '../../plans/versions.ts';
import { achievedWords, whatWords, whenWords } from '../../plans/words.ts';
import type { Described } from '../../kinds/kind.ts';
import { copyMeansWords } from './copies-page.ts';
import { minutesAWeekWords, versionWords } from './plan-page.ts';
import { fromWords, kindWords, triggerWords } from './wording.ts';

/** A line of the history: what happened, and the words that were given for it. */
export function describe(fact: PlanFact): Described {
  switch (fact.type) {
    case 'proposed':
      return {
        what: fact.proposed.version === 1 ? 'Proposed a plan' : `Proposed version ${fact.proposed.version}`,
        ...(fact.proposed.trigger && {
          detail: whyRows(fact.proposed)
            .map(({ value }) => value)
            .join('. '),
        }),
      };
    case 'answered': {
      const { name, answer, how, on, reason, regard } = fact;
      return {
        what: answer === 'yes' ? `${name} agrees` : `${name} does not agree`,
        detail: [
          `${wordsForDay(on)}, ${meansWords[how]}`,
          ...(reason === undefined ? [] : [`Because: ${reason}`]),
          ...(regard
            ? [`It goes ahead. Their views: ${regard.views}`, `Effect on wellbeing: ${regard.wellbeingImpact}`]
            : []),
        ].join('. '),
      };
    }
    case 'people-changed':
      return {
        what: 'Who is asked has changed, because the people in the plan have',
        ...(fact.joined.length > 0 && { detail: `Asked as well: ${fact.joined.map(({ name }) => name).join(', ')}` }),
      };
    case 'evidence-added':
      return { what: 'Added evidence', detail: evidenceWords(fact.evidence) };
    case 'version-agreed':
      return { what: 'Everybody who was asked has been heard: it is decided' };
    case 'withdrawn':
      return { what: 'Withdrew the change', detail: fact.reason };
    case 'amended-by-hand': {
      const { who, on, written, version } = fact.amendment;
      return {
        what: `${who} wrote into the plan in the home by hand`,
        detail: `${wordsForDay(on)}, after version ${version} was agreed: ${written}`,
      };
    }
    case 'copy-given':
      return {
        what: `${fact.name} has a copy of version ${fact.version}`,
        detail: `${wordsForDay(fact.on)}, ${copyMeansWords[fact.how]}`,
      };
    default:
      return assertNever(fact);
  }
}

const evidenceWords = ({ from, on, words }: Proposal['evidence'][number]): string =>
  `${fromWords[from]}, ${wordsForDay(on)}: ${words}`;

/** All of a plan as labels and values, for whoever is given what is kept about them (S85). */
export const rowsOf = (plan: Plan): readonly Row[] => [
  ...plan.versions.slice(-1).map((line) => ({ label: 'Agreed', value: versionWords(line) })),
  ...(plan.current ? rowsOfContent(plan.current) : []),
  ...versionsOf(plan)
    .slice(0, -1)
    .map((line) => ({ label: 'Before', value: versionWords(line) })),
  ...(plan.proposal ? rowsOfProposal(plan.proposal) : []),
  ...plan.amendments.map(({ who, on, written, done }) => ({
    label: 'Written by hand',
    value: `${wordsForDay(on)}, ${who}: ${written}. ${done ? `In the formal record with version ${done.version}` : 'Not in the formal record yet'}`,
  })),
  ...plan.copies.map(({ name, role, has }) => ({
    label: `Copy of ${name}, ${role}`,
    value: has ? `Version ${has.version}, ${wordsForDay(has.on)}, ${copyMeansWords[has.how]}` : 'Not delivered yet',
  })),
];

export const rowsOfContent = (content: PlanContent): readonly Row[] => [
  { label: 'What matters', value: content.matters },
  ...content.outcomes.map(({ words, now, achieved }) => ({
    label: 'Outcome',
    value: `${words}. Now: ${now}. ${achievedWords[achieved]}`,
  })),
  { label: 'Support', value: minutesAWeekWords(content) },
  ...inOrder(content.visits).map((visit) => ({ label: `Visit ${whenWords(visit)}`, value: whatWords(visit) })),
  ...content.equipment.map((value) => ({ label: 'Equipment', value })),
  { label: 'Monitoring', value: content.monitoring },
  { label: 'From', value: wordsForDay(content.startsOn) },
  ...(content.temporaryUntil === undefined ? [] : [{ label: 'Until', value: wordsForDay(content.temporaryUntil) }]),
];

const rowsOfProposal = (proposal: Proposal): readonly Row[] => [
  { label: 'Being agreed', value: `Version ${proposal.version}, proposed ${wordsForDay(proposal.on)}` },
  ...whyRows(proposal),
  ...rowsOfContent(proposal.content),
  ...proposal.parties.map((party) => ({ label: `${party.name}, ${party.role}`, value: answerWords(party) })),
];

/** Why it was proposed, and what showed it (R7 to R9). */
export const whyRows = ({
  trigger,
  kinds,
  otherwise,
  evidence,
}: Pick<Proposal, 'trigger' | 'kinds' | 'otherwise' | 'evidence'>): readonly Row[] => [
  ...(trigger ? [{ label: 'Why', value: triggerWords[trigger] }] : []),
  ...kinds.map((kind) => ({ label: 'Kind of change', value: kindWords[kind] })),
  ...(otherwise === undefined ? [] : [{ label: 'Something else', value: otherwise }]),
  ...evidence.map((one) => ({ label: 'Evidence', value: evidenceWords(one) })),
];

const answerWords = ({ answer }: AskedParty): string =>
  answer === undefined
    ? 'Not answered yet'
    : [answer.answer === 'yes' ? 'Agrees' : 'Does not agree', answer.reason]
        .filter((part) => part !== undefined)
        .join(': ');
