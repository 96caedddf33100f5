import type { Card } from '../../../cards/card.ts';
import { drawCompare } from '../../../cards/compare.ts';
import { drawProposal } from '../../../cards/proposal.ts';
import type { ProposalView } from '../../../cards/plan-views.ts';
import type { Button, Flag, Press, Row, Way } from '../../../cards/views.ts';
import { circleOf } from '../../people/party.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { contentAsked, standing } from '../../plans/standing.ts';
import { mattersOf, notedFor } from '../../plans/agreement.ts';
import { differences, onlyUntil, weekBeside } from '../../plans/difference.ts';
import type { Plan } from '../../plans/plan.ts';
import { hasPartIn } from '../../plans/going-on.ts';
import { daysTaken, goneObjectors, inTheWay, peopleSince, type Proposal } from '../../plans/proposal.ts';
import { ageWords, namesOf } from '../../plans/words.ts';
import { partiesOf } from '../../plans/parties.ts';
import { minutesAWeekWords, safeUntil } from './in-words.ts';
import { capacityRows, carriedRows, effectRows } from './agreement-words.ts';
import { answerView } from './answer-view.ts';
import {
  agreeAfterAll,
  assessorButtons,
  capacityButtons,
  lookFlags,
  restrictFlags,
  withoutYes,
} from './doubt-buttons.ts';
import { withIssue } from './issue-button.ts';
import { leads } from './leads.ts';
import {
  acting,
  decidesButton,
  headed,
  HOME,
  openButton,
  partOf,
  starting,
  viewing,
  screenButton,
} from './page-parts.ts';
import { startWords, againstWords, proposalTitle, statusOf } from './proposal-status.ts';
import { fromWords, kindWords, triggerWords } from './wording.ts';

/** How much of each stands on the card itself, and on the cards with the rest of it (S43). */
const MOST_CHANGES = 8;
const CHANGES_A_PAGE = 12;
const MOST_EVIDENCE = 4;

/** What would change, old beside new, why, how long it has taken, and who has said what (R6 to R11, R18, R19). */
export function proposalPage(
  plan: Plan,
  proposal: Proposal,
  at: Reading,
  said: Pick<ProposalView, 'intro' | 'reminder'> = {},
): Card {
  const { shown, left, next } = partOf(
    differences(standing(plan, at.today), contentAsked(plan, proposal, at.today)),
    0,
    MOST_CHANGES,
  );
  const isFirst = plan.current === undefined;
  const people = peopleSince(proposal.parties, partiesOf(circleOf(at.person), plan));
  const haveChanged = people.left.length + people.joined.length > 0;
  const answer = answerButtonsOf(plan, proposal, at);
  const until = onlyUntil(standing(plan, at.today), proposal.content);
  return drawProposal({
    ...headed(proposalTitle(plan, proposal, at), at),
    ...said,
    news: at.news,
    status: statusOf(plan, proposal, at),
    flags: listed<Flag>(
      ...inTheWay(proposal).map((party) => ({
        words: againstWords(party, proposal.deciding, at),
        tone: 'attention' as const,
      })),
      // R18: what it goes ahead against is read first.
      ...withoutYes(proposal),
      ...lookFlags(plan, proposal.id),
      ...restrictFlags(mattersOf(proposal.deciding, plan.current, proposal.content)),
      people.left.length > 0 && { words: `No longer in the plan: ${namesOf(people.left)}`, tone: 'warning' },
      people.joined.length > 0 && {
        words: `New in the plan, not asked yet: ${namesOf(people.joined)}`,
        tone: 'warning',
      },
    ),
    rows: [
      ...rowsOf(proposal, at),
      ...safeUntil(proposal.content),
      ...capacityRows(proposal.deciding),
      ...effectRows(proposal),
      ...carriedRows(plan, proposal),
    ],
    changes: shown,
    more: left > 0 ? { words: `${left} more`, press: viewing(at, `changes.${next}`) } : undefined,
    first: isFirst ? minutesAWeekWords(proposal.content) : undefined,
    week: isFirst ? undefined : weekBeside(standing(plan, at.today), proposal.content),
    weekUntil: until && wordsForDay(until),
    evidence: proposal.evidence.slice(0, MOST_EVIDENCE).map(({ from, who, on, words }) => ({
      from: `${who} (${fromWords[from]})`,
      on: wordsForDay(on),
      words,
    })),
    evidenceWays: evidenceWaysOf(plan, proposal, at),
    answers: proposal.parties.map((party) => answerView(party, proposal.deciding, at)),
    answer,
    buttons: fitting(waysOn(plan, proposal, at, answer, haveChanged), answer),
    refresh: { ...at.refresh, press: viewing(at, 'proposal') },
  });
}

/** A card has six buttons: the way back stays. */
const fitting = (buttons: readonly Button[], answer: readonly Button[]): readonly Button[] =>
  buttons.length + answer.length > 6 ? [...buttons.slice(0, 5 - answer.length), ...buttons.slice(-1)] : buttons;

/** What is offered where there is room: an issue (R19), a screening (R44), and other help, of which whoever wrote the plan thinks (R35, R36). */
function waysOn(plan: Plan, proposal: Proposal, at: Reading, answer: readonly Button[], haveChanged: boolean) {
  const buttons = withIssue(buttonsOf(plan, proposal, at, haveChanged), answer, proposal, at);
  const room = Math.max(0, 6 - buttons.length - answer.length);
  const more = listed<Button>(
    screenButton(mattersOf(proposal.deciding, plan.current, proposal.content), at),
    at.mayRecord &&
      proposal.by === at.viewer.staff && { title: 'Other help', press: starting(at, 'prevention-referral') },
  );
  return [...buttons.slice(0, -1), ...more.slice(0, room), ...buttons.slice(-1)];
}

/** The rest of a long list of changes. */
export function moreChanges(plan: Plan, proposal: Proposal, at: Reading, asked: number): Card {
  const changes = differences(standing(plan, at.today), contentAsked(plan, proposal, at.today));
  const isFirst = plan.current === undefined;
  const { shown, from, next, left } = partOf(changes, asked, CHANGES_A_PAGE);
  return drawCompare({
    ...headed(isFirst ? 'What the plan would say' : 'What would change', at),
    allNew: isFirst,
    intro: `${isFirst ? 'Parts' : 'Changes'} ${from + 1} to ${next} of ${changes.length}`,
    changes: shown,
    buttons: listed<Button>(left > 0 && { title: `${left} more`, press: viewing(at, `changes.${next}`) }, {
      title: isFirst ? 'Back' : 'Back to the change',
      press: viewing(at, 'proposal'),
      tone: 'main',
    }),
  });
}

function rowsOf(proposal: Proposal, at: Reading): readonly Row[] {
  const { trigger, alsoBecause = [], kinds, otherwise, by, on, copyChange, copyTo, left = [], alsoBy = [] } = proposal;
  const days = daysTaken(proposal, at.today);
  const other = trigger === 'other' && otherwise !== undefined ? `: ${otherwise}` : '';
  const changed = copyChange?.why === 'consent' ? 'Consent has changed' : 'The people have changed';
  return listed(
    trigger && { label: 'Why', value: `${triggerWords[trigger]}${other}` },
    alsoBecause.length > 0 && { label: 'Also because', value: alsoBecause.map((one) => triggerWords[one]).join('\n') },
    kinds.length > 0 && { label: 'What kind of change', value: kinds.map((kind) => kindWords[kind]).join(', ') },
    // Nothing of it is in force yet.
    { label: 'Would start', value: startWords(proposal, at.today) },
    { label: 'Proposed by', value: `${at.nameOf(by)}, ${wordsForDay(on)}` },
    alsoBy.length > 0 && { label: 'With what was proposed by', value: alsoBy.map(at.nameOf).join(', ') },
    days !== undefined && { label: 'Since the evidence', value: ageWords(days) },
    left.length > 0 && {
      label: 'Not asked any more',
      value: left.map((one) => `${one.name}: no longer in the plan since ${wordsForDay(one.on)}`).join('\n'),
    },
    copyChange && {
      label: 'Copies',
      value: `Others than before: ${copyTo.map(({ name }) => name).join(', ')}. ${changed}: ${copyChange.reason}`,
    },
  );
}

/** R9: all of it can be read, and more can be added until it is decided. */
function evidenceWaysOf(plan: Plan, { evidence }: Proposal, at: Reading): readonly Way[] {
  const left = evidence.length - MOST_EVIDENCE;
  return listed(
    left > 0 && {
      words: `${left} more ${left === 1 ? 'piece' : 'pieces'} of evidence`,
      press: viewing(at, `evidence.${MOST_EVIDENCE}`),
    },
    at.mayRecord && plan.current && { words: 'Add evidence', press: starting(at, 'plan-evidence') },
  );
}

/** What the reader is asked for: nothing once they agree; who said no can still come round. */
function answerButtonsOf(plan: Plan, { parties, id, version, cannotCome }: Proposal, at: Reading): readonly Button[] {
  if (cannotCome) return [];
  const own = parties.filter(({ staff }) => staff === at.viewer.staff);
  const noted = notedFor({ parties }, at.viewer.staff);
  if (noted.length > 0)
    return listed<Button>(
      noted.every(({ answer }) => answer?.answer === 'yes') && {
        title: 'That is right',
        press: acting(at, `agree.${id}`),
      },
      { title: 'That is not right', press: acting(at, `not-right.${id}`) },
    );
  if (own.length === 0) return capacityButtons(plan, at);
  if (own.every(({ answer }) => answer?.answer === 'yes')) return assessorButtons(plan, at);
  const agree = acting(at, `agree.${id}`);
  // Whoever said no can come round, and nothing on the card pushes them to.
  if (own.every(({ answer }) => answer)) return [{ title: agreeAfterAll(version), press: agree }];
  return listed<Button>(
    { title: 'I agree', press: agree, tone: 'main' },
    own.some(({ answer }) => !answer) && { title: 'I do not agree', press: objecting(at) },
    ...assessorButtons(plan, at),
  );
}

/** It begins at the record: for whoever is only asked there is no person's page. */
const objecting = ({ id }: Reading): Press => ({ do: 'flow/start', id, x: 'plan-objection' });

/** R19: whoever said no is in the plan no longer: another who leads the team decides. */
const decidesOverGone = (plan: Plan, proposal: Proposal, { viewer, person }: Reading): boolean =>
  goneObjectors(proposal).length > 0 && leads(viewer, person) && !hasPartIn(plan, viewer.staff);

/** Another's change is withdrawn only by those who lead the team. */
const mayWithdraw = ({ by }: Proposal, { viewer, person }: Reading): boolean =>
  by === viewer.staff || leads(viewer, person);

function buttonsOf(plan: Plan, proposal: Proposal, at: Reading, peopleHaveChanged: boolean): readonly Button[] {
  const { parties, id } = proposal;
  const others = parties.some(({ staff }) => staff === undefined);
  const own = parties.filter(({ staff }) => staff === at.viewer.staff);
  const agreed = own.length > 0 && own.every(({ answer }) => answer?.answer === 'yes');
  // A card has six buttons: a reader who must still answer, and sees that the people have changed, does that first.
  const noRoom = peopleHaveChanged && own.some(({ answer }) => !answer);
  const ifMayRecord = listed<Button>(
    decidesButton(proposal, at),
    peopleHaveChanged && { title: 'Ask who is in the plan now', press: acting(at, `people.${id}`) },
    (others || leads(at.viewer, at.person)) && { title: 'Note what somebody said', press: starting(at, 'plan-answer') },
    { title: 'Change it', press: starting(at, plan.current ? 'plan-revision..build' : 'plan-revision') },
    !noRoom &&
      mayWithdraw(proposal, at) && {
        title: decidesOverGone(plan, proposal, at) ? 'Decide' : 'Withdraw it',
        press: starting(at, 'plan-withdrawal'),
      },
  );
  return listed<Button>(
    ...(at.mayRecord ? ifMayRecord : []),
    // Until it is decided those who agreed can think better of it; its proposer changes or withdraws it.
    agreed && proposal.by !== at.viewer.staff && { title: 'I no longer agree', press: objecting(at) },
    plan.current && !at.isAsked ? openButton(at) : HOME,
  );
}
