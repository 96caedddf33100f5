import { blank } from '../kernel/blank.ts';
import { listed } from '../kernel/listed.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { versionHash } from '../kernel/version-hash.ts';
import { saysNothing, type Effect } from '../people/agreement.ts';
import { lacksCapacity, objects, type Deciding } from '../people/capacity.ts';
import type { Occasion } from '../records/kind.ts';
import { same } from '../records/same.ts';
import { isLate, neverConfirmed, notedFor, saidInForce } from './agreement.ts';
import type { Answering, PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import { lookedKey, yesNotedFor, type Plan } from './plan.ts';
import { canBeWeighed, type AskedParty, type Party, type PartyAnswer, type Proposal } from './proposal.ts';

/** What may be noted as somebody's answer, and by whom (R6, R18, R19). */

type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;
export type Answered = Extract<PlanFact, { type: 'answered' }>;

/**
 * R6, R19: those who use Teams answer there themselves; no colleague says yes or no in their name. P11: but one who leads the team may note what
 * they said by phone or in person; then they are told, and can take it back.
 */
export const isTheirs = ({ staff }: Party, { by }: Occasion, given: Pick<Of<'answer'>, 'asLead' | 'how'>): boolean =>
  staff !== undefined && staff !== by && !(given.asLead === true && given.how !== 'teams');

/** An answer with all that it needs, and nothing that it must not have; undefined when there is none yet: it waits. */
export function checkedAnswer(
  party: Party,
  given: Answering,
  deciding: Deciding,
  { today }: Occasion,
): Result<Answered | undefined, PlanRefusal> {
  const { key, name, part } = party;
  const { answer: said, how, on } = given;
  // What somebody wants who lacks capacity for this is asked as their wishes and feelings, not as a yes or no (P2).
  if (part === 'person' && lacksCapacity(deciding)) return refuse({ code: 'PLAN.NOT-A-PARTY' });
  const reason = blank(given.reason) ? undefined : given.reason;
  if (on > today) return refuse({ code: 'PLAN.IN-THE-FUTURE' });
  const weighable = canBeWeighed(party, deciding);
  const regard = weighable ? given.regard : undefined;
  if (said === 'not-reached' && regard === undefined) return ok(undefined);
  const waits = said === 'yes' || regard !== undefined || blank(given.waits) ? undefined : given.waits;
  const base: Answered = { type: 'answered', key, name, answer: said, how, on, reason, waits };
  if (said === 'yes') return ok(base);
  if (said === 'no' && !weighable && reason === undefined) return refuse({ code: 'PLAN.REASON-MISSING' });
  if (regard === undefined) return ok(base);
  const { views, wellbeingImpact, wellbeing = [] } = regard;
  if (views === undefined || saysNothing(views)) return refuse({ code: 'PLAN.VIEWS-MISSING' });
  if (wellbeingImpact === undefined || saysNothing(wellbeingImpact)) return refuse({ code: 'PLAN.WELLBEING-MISSING' });
  if (said === 'not-reached' && saysNothing(given.tries)) return refuse({ code: 'PLAN.TRIES-MISSING' });
  const tries = said === 'not-reached' ? given.tries : undefined;
  return ok({ ...base, ...(tries !== undefined && { tries }), regard: { views, wellbeingImpact, wellbeing } });
}

/** P1: of somebody who lacks capacity and objects, the effect on wellbeing is weighed as of any no. */
export const isUnweighed = (deciding: Deciding, effect: Effect | undefined): boolean =>
  objects(deciding) && saysNothing(effect?.wellbeingImpact);

/** R6: nobody has answered before they were asked; and what somebody said before does not take the place of what they said since. */
export function tooEarly(
  { on: asked }: Pick<Proposal, 'on'>,
  own: readonly AskedParty[],
  { on, answer: said }: Pick<Answering, 'on' | 'answer'>,
): Extract<PlanRefusal, { code: 'PLAN.BEFORE-ASKED' | 'PLAN.ANSWERED-SINCE' }> | undefined {
  // Said again it changes nothing (S51).
  if (own.every(({ answer }) => answer?.answer === said)) return undefined;
  if (on < asked) return { code: 'PLAN.BEFORE-ASKED', asked };
  const later = own.find(({ answer }) => answer !== undefined && answer.on > on);
  return later?.answer && { code: 'PLAN.ANSWERED-SINCE', name: later.name, on: later.answer.on };
}

export const sameAnswer = (before: PartyAnswer, now: Answered): boolean =>
  before.answer === now.answer &&
  before.reason === now.reason &&
  before.waits === now.waits &&
  before.tries === now.tries &&
  same(before.regard, now.regard);

/** What a form that notes an answer was opened with (S53): empty while they have not answered. */
export const heardNow = ({ answer: said, questioned }: AskedParty): string =>
  said || questioned !== undefined
    ? versionHash([said?.answer, said?.how, said?.on, said?.by, said?.reason, said?.regard?.views, questioned])
    : '';

/** R6, R19: their answer has changed since the form was opened: that is read first. */
export const isHeardSince = (party: AskedParty, { heard }: Pick<Of<'answer'>, 'heard'>): boolean =>
  heard !== undefined && heard !== heardNow(party);

/** R2, R24: a no that somebody gave before they left, or were held back, does not go away with them. */
export function noOfWhoLeft(
  { deciding }: Proposal,
  command: Of<'answer'>,
  occasion: Occasion,
): Result<readonly PlanFact[], PlanRefusal> {
  const { left } = command;
  if (!left || command.answer !== 'no') return refuse({ code: 'PLAN.NOT-A-PARTY' });
  const checked = checkedAnswer(left, command, deciding, occasion);
  if (!checked.ok) return checked;
  return ok([
    { type: 'people-changed', left: [], joined: [left] },
    ...listed(checked.value),
    { type: 'people-changed', left: [left.key], joined: [] },
  ]);
}

/** P6: what somebody says to a version that went ahead before they could be asked. Undefined when it is no such answer. */
export function answeredLate(
  plan: Plan,
  command: Of<'answer'>,
  occasion: Occasion,
): Result<readonly PlanFact[], PlanRefusal> | undefined {
  const agreement = saidInForce(plan);
  if (agreement?.id !== command.id || command.answer === 'not-reached') return undefined;
  const party = agreement.parties.find(({ key, answer }) => key === command.key && isLate(answer));
  if (!party || plan.people.every(({ key }) => key !== party.key)) return undefined;
  // What applies already does not wait (R18).
  const checked = checkedAnswer(party, { ...command, waits: undefined }, agreement.deciding, occasion);
  if (!checked.ok) return checked;
  const { value } = checked;
  if (!value || (party.answer && sameAnswer(party.answer, value))) return ok([]);
  if (isHeardSince(party, command)) return refuse({ code: 'PLAN.ANSWERED-MEANWHILE' });
  return ok([{ ...value, type: 'answered-late', ...(agreement !== plan.agreement && { to: agreement.id }) }]);
}

/** P11: what a lead noted for somebody is not right. Before it is decided they are asked again; afterwards it is under question. */
export function questionNote(
  { proposal, agreement, amendments }: Plan,
  { id }: Of<'question-note'>,
  { by }: Occasion,
): Result<readonly PlanFact[], PlanRefusal> {
  const note = amendments.find(({ key, takenBack }) => key === id && !takenBack);
  const mine = note ? yesNotedFor(note, by).filter(({ questioned }) => questioned === undefined) : [];
  if (note)
    return yesNotedFor(note, by).length === 0
      ? refuse({ code: 'PLAN.NOT-NOTED-FOR-YOU' })
      : ok(mine.map(({ key, name }) => ({ type: 'note-questioned', id, key, name })));
  const about = [proposal, agreement].find((one) => one?.id === id);
  if (!about) return refuse({ code: 'PLAN.NO-PROPOSAL' });
  const noted = notedFor(about, by).filter(({ questioned }) => questioned === undefined);
  // Pressed again it changes nothing (S51): they are asked again, or it is under question already.
  const isAgain = about.parties.some(
    ({ staff, answer: said, questioned, denied }) =>
      staff === by && (said === undefined || (questioned ?? denied) !== undefined),
  );
  if (noted.length === 0 && !isAgain) return refuse({ code: 'PLAN.NOT-NOTED-FOR-YOU' });
  return ok(noted.map(({ key, name }) => ({ type: 'note-questioned', id, key, name })));
}

/** Afterwards they say that it is right, or agree all the same: then it is under question no longer. */
export function acceptNote(
  plan: Plan,
  { id, asLead = false }: Of<'accept-note'>,
  { by }: Occasion,
): Result<readonly PlanFact[], PlanRefusal> {
  const { agreement } = plan;
  if (asLead)
    return ok(
      saidInForce(plan)?.id === id
        ? neverConfirmed(plan).map(({ key, name }) => ({ type: 'note-accepted', id, key, name, asLead }))
        : [],
    );
  if (agreement?.id !== id) return refuse({ code: 'PLAN.NO-PROPOSAL' });
  const own = agreement.parties.filter(({ staff }) => staff === by);
  const mine = own.filter(
    ({ questioned, answer: said }) => questioned !== undefined || (said?.answer === 'yes' && said.by !== by),
  );
  // Pressed again it changes nothing (S51).
  if (mine.length === 0 && own.every(({ answer: said }) => said?.by !== by))
    return refuse({ code: 'PLAN.NOT-NOTED-FOR-YOU' });
  // R6: what is being agreed was asked about beside the version that applies: no other comes under it.
  if (plan.proposal && mine.some(({ questioned }) => questioned !== undefined))
    return refuse({ code: 'PLAN.ANOTHER-ASKED' });
  return ok(mine.map(({ key, name }) => ({ type: 'note-accepted', id, key, name })));
}

/** Whoever holds the post has looked at what may restrict somebody, or at an objection (R44). */
export function lookAt(
  plan: Plan,
  { id, matter, note, name }: Of<'look-at'>,
): Result<readonly Extract<PlanFact, { type: 'looked-at' }>[], PlanRefusal> {
  if (![plan.proposal?.id, saidInForce(plan)?.id].includes(id)) return refuse({ code: 'PLAN.NO-PROPOSAL' });
  if (plan.lookedAt.includes(lookedKey(id, matter))) return ok([]);
  return saysNothing(note)
    ? refuse({ code: 'PLAN.LOOK-MISSING' })
    : ok([{ type: 'looked-at', id, matter, note, name }]);
}
