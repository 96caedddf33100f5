import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Occasion, Rules } from '../records/kind.ts';
import { same } from '../records/same.ts';
import { isUnfinished, withdraw } from './closing.ts';
import { goOnWithout } from './going-on.ts';
import type { Answering, PlanCommand, PlanRefusal } from './commands.ts';
import { amendByHand, correctByHand, findInRecord, strikeOut, writeInFolder } from './amending.ts';
import { capacityMatters } from './capacity-matters.ts';
import { saidInForce } from './agreement.ts';
import { doubtAssessment } from './assessed.ts';
import { dutiesIn, type LocalTargets } from './duties.ts';
import { after, evolve } from './evolve.ts';
import { addEvidence, decideEvidence } from './evidence.ts';
import { PlanFact } from './facts.ts';
import { notify } from './notices.ts';
import { giveCopy, takeBackCopy } from './copies.ts';
import { recipientOf } from '../notices/ledger.ts';
import { partiesOf } from './parties.ts';
import { nothingYet, Plan } from './plan.ts';
import { seenNow } from './seen.ts';
import { contentAsked, isForPast } from './standing.ts';
import { problemIn } from '../people/capacity.ts';
import { isFrom, newest } from './versions.ts';
import { correctAnswer } from './answer-correction.ts';
import { beside } from './beside.ts';
import { keepVisitor, monitoringChanged, tellEnd, visitorsSeen, writeMonitoring, writersIn } from './following.ts';
import { peopleChanged, peopleSeen } from './people-seen.ts';
import { noteNewWay } from './new-way.ts';
import { othersGetCopies, wrongWith } from './proposable.ts';
import { counts, isAgreed, type Party } from './proposal.ts';
import {
  acceptNote,
  answeredLate,
  checkedAnswer,
  isHeardSince,
  isTheirs,
  isUnweighed,
  lookAt,
  noOfWhoLeft,
  questionNote,
  sameAnswer,
  tooEarly,
} from './answering.ts';

type Decided = Result<readonly PlanFact[], PlanRefusal>;
type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;

function decide(plan: Plan, command: PlanCommand, occasion: Occasion): Decided {
  switch (command.type) {
    case 'propose':
      return propose(plan, command, occasion);
    case 'answer':
      return answer(plan, command, occasion);
    case 'correct-answer':
      return correctAnswer(plan, command, occasion);
    case 'question-note':
      return questionNote(plan, command, occasion);
    case 'accept-note':
      return acceptNote(plan, command, occasion);
    case 'doubt-assessment':
      return doubtAssessment(plan, command, occasion);
    case 'note-capacity':
      return noteCapacity(plan, command, occasion);
    case 'look-at':
      return lookAt(plan, command);
    case 'note-screened':
      return ok(
        capacityMatters(plan).flatMap(({ id, matter }) => (matter === 'restricts' ? [{ type: 'screened', id }] : [])),
      );
    case 'ask-anew': {
      if (plan.proposal?.id !== command.id) return refuse({ code: 'PLAN.NO-PROPOSAL' });
      const people = peopleChanged(plan.proposal.parties, partiesOf(occasion.circle, plan));
      return ok(people.length === 0 ? [] : concluded(plan, people, occasion));
    }
    case 'add-evidence':
      return addEvidence(plan, command, occasion);
    case 'decide-evidence':
      return decideEvidence(plan, command);
    case 'note-new-way':
      return noteNewWay(plan, command, occasion);
    case 'withdraw':
      return withdraw(plan, command, occasion);
    case 'go-on-without':
      return goOnWithout(plan, command, occasion, concluded);
    case 'close':
      return ok(isUnfinished(plan) ? [{ type: 'closed', why: command.why }] : []);
    case 'amend-by-hand':
      return amendByHand(plan, command, occasion);
    case 'find-in-record':
      return findInRecord(plan, command);
    case 'correct-by-hand':
    case 'take-back-by-hand':
      return correctByHand(plan, command, occasion);
    case 'strike-out':
      return strikeOut(plan, command);
    case 'write-in-folder':
      return writeInFolder(plan, command);
    case 'see-circle':
      return ok(seeCircle(plan, command, occasion));
    case 'tell-end':
      return tellEnd(plan, command, occasion.today);
    case 'keep-visitor':
      return ok(keepVisitor(plan, command));
    case 'monitoring-changed':
      return ok(monitoringChanged(plan, command, occasion));
    case 'plan-review':
    case 'follow-steps':
      return ok(beside(plan, command));
    case 'write-monitoring':
      return writeMonitoring(plan, command);
    case 'give-copy':
      return giveCopy(plan, command, occasion);
    case 'take-back-copy':
    case 'fetch-copies':
      return takeBackCopy(plan, command, occasion);
  }
}

/**
 * Who is in the plan no longer is not waited for: what waited for nobody but them holds. R6, R19: whoever is back is asked before it does, and what
 * they said against it stands as theirs.
 */
function seeCircle(plan: Plan, command: Of<'see-circle'>, occasion: Occasion): readonly PlanFact[] {
  // To whom the person is closed, is not asked either (R24).
  const present = partiesOf(occasion.circle, plan).filter(({ staff }) => !staff || !command.closedTo.includes(staff));
  const seen = visitorsSeen(plan, command, occasion.today);
  const people = peopleSeen(plan, present, seen.length > 0);
  // Whom the change names and who does not come any more is looked at first: it holds by nobody's leaving then.
  const held = concluded(plan, [...seen, ...people], occasion);
  // A version that holds by it may name others than the one before.
  return [...held, ...visitorsSeen(after(plan, held, occasion), command, occasion.today)];
}

function propose(plan: Plan, command: Of<'propose'>, occasion: Occasion): Decided {
  const { proposed, seen, answers, carer } = command;
  const present = partiesOf(occasion.circle, { proposal: { ...proposed, parties: plan.proposal?.parties } }, carer);
  if ([plan.proposal?.id, ...plan.over].includes(proposed.id) || isFrom(plan, proposed.id)) return ok([]);
  if (seen !== seenNow(plan)) return refuse({ code: 'PLAN.CHANGED-MEANWHILE', now: plan });
  const wrong = wrongWith(plan, command, occasion);
  if (wrong) return refuse(wrong);
  const version = (newest(plan)?.version ?? 0) + 1;
  const others = othersGetCopies(
    plan,
    proposed.copyTo.map(({ key }) => key),
    occasion.circle,
  );
  const copyChange = others ? proposed.copyChange : undefined;
  const gone = (command.notAsked ?? []).filter(({ key }) => present.every((one) => one.key !== key));
  const all = [...present, ...gone];
  const facts: PlanFact[] = [{ type: 'proposed', proposed: { ...proposed, version, copyChange }, parties: all }];
  for (const party of all) {
    const { key, staff } = party;
    // Its proposer agrees with it.
    const given: Answering | undefined =
      staff === occasion.by ? { answer: 'yes', how: 'teams', on: occasion.today } : answers[key];
    if (!given || isTheirs(party, occasion, given)) continue;
    // Nobody is asked for a yes or no who cannot decide this.
    if (!counts(party, proposed.deciding) && party.part === 'person') continue;
    const checked = checkedAnswer(party, given, proposed.deciding, occasion);
    if (!checked.ok) return checked;
    if (checked.value) facts.push(checked.value);
  }
  if (gone.length > 0) facts.push({ type: 'people-changed', left: gone.map(({ key }) => key), joined: [] });
  return ok(concluded(plan, facts, occasion, carer));
}

/** R45: once capacity is known, what the person said counts, or somebody decides in their place. */
function noteCapacity(plan: Plan, { id, deciding, effect }: Of<'note-capacity'>, occasion: Occasion): Decided {
  const held = saidInForce(plan);
  if (plan.proposal?.id !== id && held?.id === id && held.deciding.capacity.answer === 'unknown')
    return ok([{ type: 'capacity-noted', deciding, to: id }]);
  if (plan.proposal?.id !== id) return refuse({ code: 'PLAN.NO-PROPOSAL' });
  if ((deciding.capacity.on ?? occasion.today) > occasion.today) return refuse({ code: 'PLAN.IN-THE-FUTURE' });
  if (same(plan.proposal.deciding, deciding)) return ok([]);
  if (isUnweighed(deciding, effect ?? plan.proposal.effect)) return refuse({ code: 'PLAN.WELLBEING-MISSING' });
  const people = peopleChanged(plan.proposal.parties, partiesOf(occasion.circle, plan));
  return ok(concluded(plan, [...people, { type: 'capacity-noted', deciding, ...(effect && { effect }) }], occasion));
}

function answer(plan: Plan, command: Of<'answer'>, occasion: Occasion): Decided {
  const { id, key } = command;
  const present = partiesOf(occasion.circle, plan);
  const isOwn = (party: Party): boolean => (key === undefined ? party.staff === occasion.by : party.key === key);
  if (plan.proposal?.id !== id) {
    // Agreed meanwhile, perhaps by this very answer: given twice it changes nothing. A no that comes too late must not be lost.
    const late = answeredLate(plan, command, occasion);
    if (late) return late;
    const isWeighed = (one: Party): boolean => command.regard !== undefined && ['person', 'carer'].includes(one.part);
    const mayHaveAgreed = present.some((one) => isOwn(one) && (command.answer === 'yes' || isWeighed(one)));
    return isFrom(plan, id) && mayHaveAgreed ? ok([]) : refuse({ code: 'PLAN.NO-PROPOSAL' });
  }
  const people = peopleChanged(plan.proposal.parties, present);
  const parties = after(plan, people, occasion).proposal?.parties ?? [];
  // A party that has left answers no more, whatever card they still have.
  const own = parties.filter((party) => isOwn(party) && present.some((one) => one.key === party.key));
  const left = own.length === 0 ? noOfWhoLeft(plan.proposal, command, occasion) : undefined;
  if (left) return left.ok ? ok(concluded(plan, left.value, occasion)) : left;
  if (own.some((party) => isTheirs(party, occasion, command))) return refuse({ code: 'PLAN.THEIRS-TO-SAY' });
  const wrong = tooEarly(plan.proposal, own, command);
  if (wrong) return refuse(wrong);
  const facts: PlanFact[] = [...people];
  const { deciding = plan.proposal.deciding, effect } = command;
  const problem = command.deciding && problemIn(command.deciding, occasion.today);
  if (problem) return refuse({ code: 'PLAN.DECIDING', problem });
  if (isUnweighed(deciding, effect ?? plan.proposal.effect)) return refuse({ code: 'PLAN.WELLBEING-MISSING' });
  if (!same(deciding, plan.proposal.deciding))
    facts.push({ type: 'capacity-noted', deciding, ...(effect && { effect }) });
  for (const party of own) {
    // What they want is noted with who decides in their place.
    if (command.deciding && party.part === 'person' && !counts(party, deciding)) continue;
    const checked = checkedAnswer(party, command, deciding, occasion);
    if (!checked.ok) return checked;
    // What is known of capacity by now may have taken away that it goes ahead (R45).
    const before = after(plan, facts, occasion).proposal?.parties.find((one) => one.key === party.key)?.answer;
    // Whoever says themselves what was noted for them confirms it (P11).
    const confirms = party.staff === occasion.by && before?.by !== occasion.by && before?.how !== 'teams';
    if (checked.value && before && !confirms && sameAnswer(before, checked.value)) continue;
    if (isHeardSince(party, command)) return refuse({ code: 'PLAN.ANSWERED-MEANWHILE' });
    if (checked.value) facts.push(checked.value);
  }
  return ok(facts.length === 0 ? [] : concluded(plan, facts, occasion));
}

/** With what follows: once no answer is missing or stands in the way, the version holds (R6), and people are told (R15). */
function concluded(plan: Plan, facts: readonly PlanFact[], occasion: Occasion, carer?: string): readonly PlanFact[] {
  const now = after(plan, facts, occasion);
  const { proposal } = now;
  // What was for a time that is over holds for nobody: people are asked again (R6, R8).
  if (!proposal || !isAgreed(proposal) || isForPast(now, proposal, occasion.today)) return facts;
  const present = partiesOf(occasion.circle, { proposal }, carer);
  // Its proposer knows without being told only when it was they who made it hold.
  const tell = present.filter(({ staff }) => staff !== proposal.by || staff !== occasion.by).map(recipientOf);
  const { monitoring } = contentAsked(now, proposal, occasion.today);
  const left = [...new Set([...proposal.parties, ...proposal.copyTo].map(({ key }) => key))].filter((key) =>
    present.every((one) => one.key !== key),
  );
  return [
    ...facts,
    {
      type: 'version-agreed',
      tell,
      writers: [...writersIn(occasion)],
      ...(proposal.content.startsOn < occasion.today && { startsOn: occasion.today }),
      ...(monitoring !== proposal.content.monitoring && { monitoring }),
      ...(left.length > 0 && { left }),
    },
  ];
}

/** A plan of reablement: proposed, agreed by everybody in it, revised, amended by hand, copied (R6 to R20). */
export const planRules = (targets: LocalTargets = {}): Rules<Plan, PlanFact, PlanCommand, PlanRefusal> => ({
  kind: 'plan',
  prefix: 'RP',
  version: 1,
  looksAt: ['circle', 'leads', 'managers'],
  fact: PlanFact,
  state: Plan,
  initial: nothingYet,
  evolve,
  decide,
  duties: (plan, standing) => dutiesIn(plan, standing, targets),
  madeFrom: ({ cameFrom = [] }) => cameFrom,
  notify,
});
