import { blank } from '../../kernel/blank.ts';
import type { Day } from '../../kernel/days.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { saysNothing, type Effect, type PartySays, type Weighed } from '../../people/agreement.ts';
import { deciderIn, decidingOnly, lacksCapacity, problemIn, type DecidingProblem } from '../../people/capacity.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { Party } from '../../people/party.ts';
import type { Occasion } from '../../records/kind.ts';
import { isWithoutAgreement, notReached, type Change } from './facts.ts';
import { isSame } from './questions.ts';

/** A change as it was answered: what may be missing is checked here, whatever the form did. */
export type Answered = Omit<Change, 'effect'> & { readonly effect?: Weighed | undefined };

export type Refusal =
  | { readonly code: 'MONITORING.RATIONALE-MISSING' }
  | { readonly code: 'MONITORING.ARRANGEMENT-MISSING'; readonly which: 'from' | 'to' }
  | { readonly code: 'MONITORING.SAME-AS-BEFORE' }
  | { readonly code: 'MONITORING.BEFORE-REABLEMENT'; readonly started: Day }
  | { readonly code: 'MONITORING.DECIDING'; readonly problem: DecidingProblem }
  | { readonly code: 'MONITORING.NOT-ASKED'; readonly name: string }
  | { readonly code: 'MONITORING.VIEWS-MISSING'; readonly party: Pick<PartySays, 'key' | 'name'> }
  | { readonly code: 'MONITORING.TRIES-MISSING'; readonly party: Pick<PartySays, 'key' | 'name'> }
  | { readonly code: 'MONITORING.IN-THE-FUTURE' }
  | { readonly code: 'MONITORING.WELLBEING-MISSING' }
  | { readonly code: 'MONITORING.NOT-RECORDED' }
  | { readonly code: 'MONITORING.TAKEN-BACK' }
  | { readonly code: 'MONITORING.NOT-A-PARTY' }
  | { readonly code: 'MONITORING.ANSWERED-MEANWHILE' }
  | { readonly code: 'MONITORING.NOT-YOURS' }
  | { readonly code: 'MONITORING.ANOTHER-LEAD' }
  | { readonly code: 'MONITORING.LOOK-MISSING' }
  | { readonly code: 'MONITORING.DECIDER-SAYS-NO'; readonly party: Pick<PartySays, 'key' | 'name'> }
  | { readonly code: 'MONITORING.DECIDER-NOT-REACHED'; readonly party: Pick<PartySays, 'key' | 'name'> }
  | { readonly code: 'MONITORING.REASON-MISSING' }
  | { readonly code: 'MONITORING.ASK-ANEW' }
  | { readonly code: 'MONITORING.WAIT-WHY-MISSING' }
  | { readonly code: 'MONITORING.CHANGED-MEANWHILE' };

/** The change with all that it needs and nothing that it must not have; `waits`: not before everybody has been asked; `endsWithNo`: of what is recorded already, a no of who decides is kept, and ends it. */
export function checked(
  given: Answered,
  waits: boolean,
  reablementStarted: Day,
  { circle, today }: Pick<Occasion, 'circle' | 'today'>,
  endsWithNo = false,
): Result<Change, Refusal> {
  const wrong = wrongArrangement(given, reablementStarted);
  if (wrong) return refuse(wrong);
  const problem = problemIn(given.deciding, today);
  if (problem) return refuse({ code: 'MONITORING.DECIDING', problem });
  const missing = whoIsMissing(given, circle);
  if (missing) return refuse({ code: 'MONITORING.NOT-ASKED', name: missing.name });
  const against = given.parties.find(decidesAgainst);
  if (against && !endsWithNo) return refuse({ code: 'MONITORING.DECIDER-SAYS-NO', party: against });
  const undecided = given.parties.find(({ part, answer }) => part === 'decider' && answer === 'not-reached');
  if (undecided && !waits) return refuse({ code: 'MONITORING.DECIDER-NOT-REACHED', party: undecided });
  for (const party of given.parties) {
    const refusal = wrongAnswer(party, waits, today);
    if (refusal) return refuse(refusal);
  }
  const { effect: weighed, waitWhy, ...rest } = given;
  const isWaiting = waits && notReached(given).length > 0;
  if (isWaiting && saysNothing(waitWhy)) return refuse({ code: 'MONITORING.WAIT-WHY-MISSING' });
  const change = { ...rest, deciding: decidingOnly(given.deciding), ...(isWaiting && { waitWhy }) };
  if (against || !needsEffect(change, waits)) return ok(change);
  const effect = effectIn(weighed);
  return effect ? ok({ ...change, effect }) : refuse({ code: 'MONITORING.WELLBEING-MISSING' });
}

/** R2: what is weighed when somebody does not agree, or when it goes ahead although somebody could not be asked (P6). */
export const needsEffect = (change: Pick<Change, 'parties' | 'deciding'>, waits: boolean): boolean =>
  isWithoutAgreement(change) || (!waits && notReached(change).length > 0);

export function effectIn({ wellbeingImpact, wellbeing = [] }: Weighed = {}): Effect | undefined {
  return wellbeingImpact === undefined || saysNothing(wellbeingImpact) ? undefined : { wellbeingImpact, wellbeing };
}

function wrongArrangement({ from, to, rationale, startsOn }: Answered, started: Day): Refusal | undefined {
  if (blank(rationale)) return { code: 'MONITORING.RATIONALE-MISSING' };
  if (blank(from)) return { code: 'MONITORING.ARRANGEMENT-MISSING', which: 'from' };
  if (blank(to)) return { code: 'MONITORING.ARRANGEMENT-MISSING', which: 'to' };
  if (isSame(from, to)) return { code: 'MONITORING.SAME-AS-BEFORE' };
  return startsOn < started ? { code: 'MONITORING.BEFORE-REABLEMENT', started } : undefined;
}

/** R1, P12, P13: the person or who decides in their place, and every carer in the circle, have an answer each. */
function whoIsMissing({ deciding, parties }: Answered, circle: readonly Party[]): Pick<Party, 'name'> | undefined {
  const has = (key: string): boolean => parties.some((one) => one.key === key);
  const decider = deciderIn(deciding);
  if (decider && !has(decider.key)) return decider;
  const person = circle.find(({ part }) => part === 'person');
  if (!lacksCapacity(deciding) && !has(THE_PERSON)) return person ?? { name: 'the person' };
  return circle.find(({ part, key }) => part === 'carer' && !has(key));
}

/** R2 lets a no of the person or a carer be weighed; what an attorney or deputy decides within their authority is decided (P1). */
export const decidesAgainst = ({ part, answer }: PartySays): boolean => part === 'decider' && answer === 'no';

/** A no with nothing behind it, a day to come, and somebody who was not reached without what is known of them (P5, P6). */
export function wrongAnswer(party: PartySays, waits: boolean, today: Day): Refusal | undefined {
  const { answer, views, tries, on = today } = party;
  if (on > today) return { code: 'MONITORING.IN-THE-FUTURE' };
  const isWithout = answer === 'not-reached' && !waits;
  if ((answer === 'no' || isWithout) && saysNothing(views)) return { code: 'MONITORING.VIEWS-MISSING', party };
  return isWithout && saysNothing(tries) ? { code: 'MONITORING.TRIES-MISSING', party } : undefined;
}
