import { addDays, type Day } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import type { StaffId } from '../kernel/ids.ts';
import { PLEASE_AGREE, type Duty, type Standing } from '../work/duty.ts';
import { againstSince, neverConfirmed, questioning, saidInForce, toBeAsked } from './agreement.ts';
import { ofCapacity, ofDeciding, ofLook } from './capacity-duties.ts';
import { endingIn, endingTogether, endWords, toldOn, untoldOf, whichEnds } from './ending.ts';
import { ownerOf } from './notices.ts';
import { disputed, followed, type Plan } from './plan.ts';
import {
  daysTaken,
  goneObjectors,
  inTheWay,
  isToConfirm,
  withPartIn,
  receivedOn,
  unanswered,
  type AskedParty,
  type Proposal,
} from './proposal.ts';
import { ofCopies, ofFolders, stillIn } from './paper-duties.ts';
import { askedInShort, isForPast } from './standing.ts';
import { newest } from './versions.ts';
import { ofVisitors, owned } from './visitor-duties.ts';
import { visitorsIn } from './visitors.ts';
import { ofNewWay } from './new-way.ts';
import { ofEvidence, ofPatterns } from './patterns.ts';
import { ageWords, goneWords, namesOf, settleWords } from './words.ts';

/** What a service has set for itself; no source gives figures. */
export interface LocalTargets {
  /** Days from the first evidence to the decision (R11); none when unset. */
  readonly decisionDays?: number | undefined;
}

/** What waits in a plan, the most pressing first. */
export function dutiesIn(plan: Plan, { today, author }: Standing, targets: LocalTargets): readonly Duty[] {
  const owner = ownerOf(plan) ?? author;
  return [
    ...(plan.proposal ? ofProposal(plan, plan.proposal, { today, author: owner }, targets) : []),
    ...(plan.proposal ? ofPast(plan, plan.proposal, owner) : []),
    ...ofCapacity(plan),
    ...ofLook(plan, owner),
    ...ofAgreement(plan, owner),
    ...ofFolders(plan, today, owner),
    ...ofEnding(plan, today, owner),
    ...ofVisitors(plan, owner, today),
    ...ofPatterns(plan, owner),
    ...ofNewWay(plan, owner),
    ...ofEvidence(plan, owner, targets.decisionDays),
    ...ofCopies(plan, today, owner),
  ];
}

function ofProposal(
  plan: Plan,
  proposal: Proposal,
  { today, author: owner }: Standing,
  { decisionDays }: LocalTargets,
): readonly Duty[] {
  const { on: since, seq } = proposal;
  const [days, received] = [daysTaken(proposal, today), receivedOn(proposal)];
  // Nobody is asked about what has to be changed first.
  const open = proposal.cannotCome ? [] : unanswered(proposal);
  const [against, others] = [inTheWay(proposal), open.filter(({ staff }) => staff !== owner)];
  const gone = goneObjectors(proposal);
  const asked = [...new Set(open.flatMap(({ staff }) => staff ?? []))];
  const isLate = days !== undefined && decisionDays !== undefined && days > decisionDays;
  const resolve = {
    since,
    due: since,
    words:
      gone.length > 0
        ? goneWords(gone)
        : `To be resolved: ${namesOf(against)} ${against.length === 1 ? 'does' : 'do'} not agree: ${askedInShort(plan, proposal, today)}`,
  };
  return listed<Duty>(
    isLate &&
      received !== undefined &&
      owned(owner, {
        key: `decide.${seq}`,
        since: received,
        due: addDays(received, decisionDays),
        words: `Decision late: ${ageWords(days)} since the evidence, ${ageWords(decisionDays)} at most here`,
      }),
    ...asked.map((staff) => toAnswer(open, { staff, seq, since })),
    against.length > 0 && owned(owner, { ...resolve, key: `resolve.${seq}` }),
    // R19: it cannot be overridden, so those who lead the team see to it, whoever they are by now.
    against.length > 0 && {
      ...owned(owner, { ...resolve, key: `resolve.${seq}.leads` }),
      of: 'leads',
      ...(gone.length > 0 && { except: withPartIn(proposal) }),
    },
    ofDeciding(proposal, owner),
    others.length > 0 && {
      ...owned(owner, { key: `wait.${seq}`, since, words: `Waiting for ${namesOf(others)}` }),
      waitsFor: others.flatMap(({ staff }) => staff ?? []),
    },
  );
}

/** R6, R19: who said no themselves, and for whom a yes was noted since, has a card of that. */
const toAnswer = (
  open: readonly AskedParty[],
  { staff, seq, since }: Pick<Proposal, 'seq'> & Pick<Duty, 'since'> & { readonly staff: StaffId },
): Duty => ({
  of: [staff],
  since,
  view: 'proposal',
  kind: 'answer',
  reminder: 'agree-reminder',
  ...(open.some((party) => party.staff === staff && isToConfirm(party))
    ? {
        key: `confirm.${seq}.${staff}`,
        words: open.some((party) => party.staff === staff && party.saidBefore)
          ? 'Say whether you agree now: it was noted for you after your no'
          : 'Say whether you agree now: a yes was noted for you again',
      }
    : { key: `answer.${seq}.${staff}`, words: 'Say whether you agree to a change', notice: PLEASE_AGREE }),
});

/** R6, R8: what was for a time that is over asks again: it is changed or withdrawn. */
function ofPast(plan: Plan, proposal: Proposal, owner: StaffId): readonly Duty[] {
  const last = endingIn(proposal.content)
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  const since = last && addDays(last, 1);
  if (since === undefined || !isForPast(plan, proposal, since)) return [];
  const words = 'A change was for a time that is over: change it and ask again, or withdraw it';
  return [owned(owner, { key: `past.${proposal.seq}`, since, due: since, words })];
}

/** P6, P11: what everybody said to the version that holds, as far as something of it is open. */
function ofAgreement(plan: Plan, owner: StaffId): readonly Duty[] {
  const { proposal } = plan;
  const [agreement, line] = [saidInForce(plan), followed(plan)];
  if (!agreement || !line) return [];
  const { version } = agreement;
  const [asked, against, doubted] = [toBeAsked(plan), againstSince(plan), questioning(plan)];
  const gone = neverConfirmed(plan);
  const both = (duty: Pick<Duty, 'key' | 'since' | 'due' | 'words'>): readonly Duty[] => [
    owned(owner, duty),
    { ...owned(owner, { ...duty, key: `${duty.key}.leads` }), of: 'leads' },
  ];
  return [
    ...asked.map(({ key, name, answer }) =>
      owned(owner, {
        key: `ask.${version}.${key}`,
        since: line.agreedOn,
        words: answer?.corrected
          ? `Ask ${name}: the yes to version ${version} that was noted for them was wrong`
          : `Ask ${name}: version ${version} went ahead before they could be asked`,
      }),
    ),
    // A change that is open deals with it: its parties are asked anew.
    ...(against.length > 0 && !proposal
      ? both({
          key: `late-no.${version}`,
          since: line.agreedOn,
          words: `${namesOf(against)} ${against.length === 1 ? 'does' : 'do'} not agree to version ${version}: weigh it, or change the plan`,
        })
      : []),
    ...(gone.length > 0
      ? [
          {
            ...owned(owner, {
              key: `unconfirmed.${version}`,
              since: line.agreedOn,
              words: `What was noted for ${namesOf(gone)} was never confirmed, and they are no longer in the plan: look at whether version ${version} stands`,
            }),
            of: 'leads' as const,
          },
        ]
      : []),
    ...(doubted.length > 0
      ? both({
          key: `question.${disputed(plan)?.version ?? version}`,
          since: doubted.map(({ questioned }) => questioned ?? line.agreedOn).toSorted()[0] ?? line.agreedOn,
          words: `Version ${disputed(plan)?.version ?? version} does not apply: what was noted for ${namesOf(doubted)} is not right. ${settleWords(plan)}`,
        })
      : []),
  ];
}

/** In days: for how long after it an end is still said to whoever could not be sent it before, for a stay in hospital. */
const SAID_AFTER_DAYS = 14;

/**
 * R8: a visit for a while ends by itself. Before it does, everybody in the plan who uses Teams gets a notice of it, or as soon as a stay in
 * hospital is over; the owner or whoever comes to it tells those who do not: that stays owed after its day, and goes to those who lead.
 */
function ofEnding(plan: Plan, today: Day, owner: StaffId): readonly Duty[] {
  const { current, people } = plan;
  return (current ? endingTogether(current) : []).flatMap((visits): readonly Duty[] => {
    const [{ until }] = visits;
    const since = toldOn(visits[0]);
    const byPhone = untoldOf(plan, visits);
    const toTell = `${endWords(visits, today)}: tell ${namesOf(byPhone)}`;
    const which = whichEnds(visits);
    const visitors = stillIn(
      plan,
      visitorsIn({ visits }).map(({ staff }) => staff),
    );
    return listed<Duty>(
      // Of an end that was agreed later than that everybody has just heard.
      (newest(plan)?.agreedOn ?? since) <= since && {
        key: `ends.${which}`,
        kind: 'ends',
        of: [...new Set([owner, ...people.flatMap(({ staff }) => staff ?? [])])],
        since,
        until: addDays(until, SAID_AFTER_DAYS),
        words: endWords(visits, today),
        reminder: 'visit-ends',
        once: true,
        quiet: true,
      },
      byPhone.length > 0 && {
        ...owned(owner, { key: `tell-end.${which}`, since, due: until, words: toTell }),
        of: [...new Set([owner, ...visitors])],
        upwards: toTell,
      },
    );
  });
}
