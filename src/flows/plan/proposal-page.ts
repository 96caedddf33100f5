import type { Card } from '../../../cards/card.ts';
import { drawProposal } from '../../../cards/proposal.ts';
import type { ProposalView } from '../../../cards/plan-views.ts';
import type { Button, Row } from '../../../cards/views.ts';
import { circleOf } from '../../people/party.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { meansWords } from '../../notices/ledger.ts';
import { differences, weekBeside } from '../../plans/difference.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Plan } from '../../plans/plan.ts';
import { daysTaken, inTheWay, unanswered, type AskedParty, type Proposal } from '../../plans/proposal.ts';
import { ageWords, listWords } from '../../plans/words.ts';
import { aboutWords } from '../../people/person.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { partiesOf } from '../../plans/parties.ts';
import { minutesAWeekWords } from './plan-page.ts';
import { fromWords, kindWords, triggerWords } from './wording.ts';

/** How much of each stands on the card itself (S43). */
const MOST_CHANGES = 8;
const MOST_EVIDENCE = 4;

/** What would change, old beside new, why, how long it has taken, and who has said what (R6 to R11, R18, R19). */
export function proposalPage(
  plan: Plan,
  proposal: Proposal,
  at: Reading,
  said: Pick<ProposalView, 'intro' | 'reminder'> = {},
): Card {
  const changes = differences(plan.current, proposal.content);
  const left = changes.length - MOST_CHANGES;
  const week = weekBeside(plan.current, proposal.content);
  const isFirst = plan.current === undefined;
  return drawProposal({
    title: isFirst ? 'A plan to agree' : 'A change to agree',
    about: aboutWords(at.person),
    reference: at.reference,
    ...said,
    ...(at.news !== undefined && { news: at.news }),
    status: statusOf(proposal, at),
    flags: [...flagsOf(proposal, at), ...peopleFlags(plan, proposal, at)],
    rows: [...rowsOf(proposal, at), ...carriedRows(plan, proposal)],
    changes: changes.slice(0, MOST_CHANGES),
    ...(left > 0 && {
      more: { words: `${left} more`, press: { do: 'record/view', id: at.id, x: `changes.${MOST_CHANGES}` } },
    }),
    ...(isFirst ? { first: minutesAWeekWords(proposal.content) } : week && { week }),
    evidence: proposal.evidence.slice(0, MOST_EVIDENCE).map(({ from, on, words }) => ({
      from: fromWords[from],
      on: wordsForDay(on),
      words,
    })),
    evidenceWays: evidenceWaysOf(plan, proposal, at),
    answers: proposal.parties.map((party) => answerView(party, at)),
    answer: answerButtonsOf(proposal, at),
    buttons: buttonsOf(plan, proposal, at),
    refresh: { ...at.refresh, press: { do: 'record/view', id: at.id, x: 'proposal' } },
  });
}

function statusOf(proposal: Proposal, { viewer }: Reading): ProposalView['status'] {
  const [against, open] = [inTheWay(proposal), unanswered(proposal)];
  if (against.length > 0) return { words: `Cannot go on: ${whoDoesNot(against, viewer)} not agree`, tone: 'attention' };
  if (open.some(({ staff }) => staff === viewer.staff)) return { words: 'Waiting for your answer', tone: 'warning' };
  return { words: `Waiting for ${listWords(open.map(({ name }) => name))}`, tone: 'warning' };
}

function whoDoesNot(against: readonly AskedParty[], viewer: Viewer): string {
  const names = against.map(({ name, staff }) => (staff === viewer.staff ? 'you' : name));
  return `${listWords([...new Set(names)])} ${names.length > 1 || names.includes('you') ? 'do' : 'does'}`;
}

/** Who left is waited for, and who joined is not asked, until somebody says that the plan's people have changed. */
function peopleFlags(plan: Plan, proposal: Proposal, at: Reading): ProposalView['flags'] {
  const { left, joined } = peopleSince(plan, proposal, at);
  return [
    ...(left.length > 0
      ? [{ words: `No longer in the plan: ${listWords(left.map(({ name }) => name))}`, tone: 'warning' as const }]
      : []),
    ...(joined.length > 0
      ? [
          {
            words: `New in the plan, not asked yet: ${listWords(joined.map(({ name }) => name))}`,
            tone: 'warning' as const,
          },
        ]
      : []),
  ];
}

function peopleSince(plan: Plan, { parties }: Proposal, { person }: Reading) {
  const present = partiesOf(circleOf(person), plan);
  return {
    left: parties.filter(({ key, answer }) => answer?.answer !== 'no' && present.every((one) => one.key !== key)),
    joined: present.filter(({ key }) => parties.every((one) => one.key !== key)),
  };
}

/** R19 in clear words: what cannot be overridden, and what to do. */
const flagsOf = (proposal: Proposal, { viewer }: Reading): ProposalView['flags'] =>
  inTheWay(proposal).map(({ name, part, staff }) => ({
    words:
      staff === viewer.staff
        ? 'Nobody can override you. Talk it over with whoever proposed it and your coordinator. If you change your mind, press “I agree”.'
        : part === 'other'
          ? `${name} is in the plan, so this cannot be overridden. Talk it over: they change their answer, or the change is changed or withdrawn.`
          : `${name} does not agree. It can only go ahead when their views and the effect on wellbeing are written down.`,
    tone: 'attention',
  }));

function rowsOf(proposal: Proposal, at: Reading): readonly Row[] {
  const { trigger, kinds, otherwise, content, by, on } = proposal;
  const days = daysTaken(proposal, at.today);
  return [
    ...(trigger
      ? [{ label: 'Why', value: withOther(triggerWords[trigger], trigger === 'other' ? otherwise : undefined) }]
      : []),
    ...(kinds.length > 0
      ? [{ label: 'What kind of change', value: kinds.map((kind) => kindWords[kind]).join(', ') }]
      : []),
    { label: 'From', value: wordsForDay(content.startsOn) },
    ...(content.temporaryUntil ? [{ label: 'Until', value: wordsForDay(content.temporaryUntil) }] : []),
    { label: 'Proposed by', value: `${at.nameOf(by)}, ${wordsForDay(on)}` },
    ...(days === undefined ? [] : [{ label: 'Since the evidence', value: ageWords(days) }]),
    ...(proposal.copyChange
      ? [
          {
            label: 'Copies',
            value: `Others than before: ${proposal.copyTo.map(({ name }) => name).join(', ')}. ${
              proposal.copyChange.why === 'consent' ? 'Consent has changed' : 'The people have changed'
            }: ${proposal.copyChange.reason}`,
          },
        ]
      : []),
  ];
}

/** R9: all of it can be read, and more can be added until it is decided. */
function evidenceWaysOf(plan: Plan, { evidence }: Proposal, at: Reading): NonNullable<ProposalView['evidenceWays']> {
  const left = evidence.length - MOST_EVIDENCE;
  return [
    ...(left > 0
      ? [
          {
            words: `${left} more ${left === 1 ? 'piece' : 'pieces'} of evidence`,
            press: { do: 'record/view', id: at.id, x: `evidence.${MOST_EVIDENCE}` },
          },
        ]
      : []),
    ...(at.mayRecord && plan.current
      ? [{ words: 'Add evidence', press: { do: 'flow/start', id: at.person.id, x: 'plan-evidence' } }]
      : []),
  ];
}

/** R14: what of the handwriting this version would say. */
const carriedRows = ({ amendments }: Plan, { carries }: Proposal): readonly Row[] =>
  amendments
    .filter(({ key }) => carries.includes(key))
    .map(({ who, on, written }) => ({
      label: 'Into the formal record',
      value: `Written by hand on ${wordsForDay(on)}, ${who}: ${written}`,
    }));

const withOther = (words: string, other: string | undefined): string =>
  other === undefined ? words : `${words}: ${other}`;

function answerView(party: AskedParty, at: Reading): ProposalView['answers'][number] {
  const { name, role, answer, staff } = party;
  if (!answer)
    return {
      name,
      role,
      answer: 'waiting',
      detail: staff === undefined ? 'Somebody needs to ask them' : 'Answers in Teams, on a card of their own',
    };
  const noted =
    answer.how === 'teams' ? meansWords.teams : `${meansWords[answer.how]}, noted by ${at.nameOf(answer.by)}`;
  return {
    name,
    role,
    answer: answer.answer,
    detail: [
      `${wordsForDay(answer.on)}, ${noted}`,
      ...(answer.reason === undefined ? [] : [`Because: ${answer.reason}`]),
      ...(answer.regard
        ? [`Their views: ${answer.regard.views}`, `Effect on wellbeing: ${answer.regard.wellbeingImpact}`]
        : []),
    ].join('. '),
  };
}

const start = (at: Reading, title: string, x: string): Button => ({
  title,
  press: { do: 'flow/start', id: at.person.id, x },
});

/** What the reader is asked for: nothing once they agree; who said no can still come round. */
function answerButtonsOf({ parties, id }: Proposal, at: Reading): readonly Button[] {
  const own = parties.filter(({ staff }) => staff === at.viewer.staff);
  if (own.every(({ answer }) => answer?.answer === 'yes')) return [];
  return [
    { title: 'I agree', press: { do: 'record/act', id: at.id, x: `agree.${id}` }, tone: 'main' },
    ...(own.some(({ answer }) => answer === undefined) ? [start(at, 'I do not agree', 'plan-objection')] : []),
  ];
}

function buttonsOf(plan: Plan, proposal: Proposal, at: Reading): readonly Button[] {
  const { parties, id } = proposal;
  const { left, joined } = peopleSince(plan, proposal, at);
  const peopleHaveChanged = left.length + joined.length > 0;
  const others = parties.some(({ staff }) => staff === undefined);
  const own = parties.filter(({ staff }) => staff === at.viewer.staff);
  const agreed = own.length > 0 && own.every(({ answer }) => answer?.answer === 'yes');
  return [
    ...(at.mayRecord && peopleHaveChanged
      ? [{ title: 'Ask who is in the plan now', press: { do: 'record/act', id: at.id, x: `people.${id}` } }]
      : []),
    ...(at.mayRecord && others ? [start(at, 'Note what somebody said', 'plan-answer')] : []),
    ...(at.mayRecord ? [start(at, 'Change it', 'plan-revision')] : []),
    // A card has six buttons: whoever must still answer, and sees that the people have changed, does that first.
    ...(at.mayRecord && !(peopleHaveChanged && own.some(({ answer }) => answer === undefined))
      ? [start(at, 'Withdraw it', 'plan-withdrawal')]
      : []),
    // Until it is decided whoever agreed can think better of it; whoever proposed it changes or withdraws it.
    ...(agreed && proposal.by !== at.viewer.staff ? [start(at, 'I no longer agree', 'plan-objection')] : []),
    plan.current
      ? { title: 'Open the plan', press: { do: 'record/open', id: at.id } }
      : { title: 'Home', press: { do: 'home/show' } },
  ];
}
