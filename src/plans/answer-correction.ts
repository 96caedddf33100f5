import { ok, refuse, type Result } from '../kernel/result.ts';
import { saysNothing } from '../people/agreement.ts';
import type { Happened, Occasion } from '../records/kind.ts';
import { saidInForce, withParty, type Agreement } from './agreement.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';
import { canBeWeighed, type AskedParty } from './proposal.ts';

/** A yes that was noted wrongly for the person or a carer, in the version that applies (R6, R18): old and new stay (P18). */

type Fact = Extract<PlanFact, { type: 'answer-corrected' }>;
type Command = Extract<PlanCommand, { type: 'correct-answer' }>;

const agreedAs = ({ agreement, people }: { readonly agreement: Agreement | undefined } & Pick<Plan, 'people'>) =>
  agreement?.parties.filter(
    ({ staff, answer, ...party }) =>
      staff === undefined &&
      answer?.answer === 'yes' &&
      canBeWeighed(party, agreement.deciding) &&
      people.some(({ key }) => key === party.key),
  ) ?? [];

/** Whose yes may be put right: of those who do not use Teams, the person and the carers who are in the plan still. */
export const correctable = (plan: Plan): readonly AskedParty[] =>
  agreedAs({ agreement: saidInForce(plan), people: plan.people });

/** Whose yes turned out to be none, as long as they have not agreed since. */
export const corrected = (plan: Pick<Plan, 'agreement' | 'heldBefore' | 'people'>): readonly AskedParty[] =>
  saidInForce(plan)?.parties.filter(({ answer }) => answer?.corrected !== undefined && answer.answer !== 'yes') ?? [];

/** By whoever noted it, or one who leads the team. Then the version applies without their agreement, until that is weighed or it is changed. */
export function correctAnswer(
  plan: Plan,
  { id, key, answer, how, on, reason, why, asLead }: Command,
  { by, today }: Occasion,
): Result<readonly PlanFact[], PlanRefusal> {
  const agreement = saidInForce(plan);
  if (agreement?.id !== id) return refuse({ code: 'PLAN.OTHER-VERSION' });
  const party = agreement.parties.find((one) => one.key === key);
  // Delivered twice it changes nothing (S51).
  if (party?.answer?.corrected?.why === why && party.answer.answer === answer) return ok([]);
  const now = correctable(plan).find((one) => one.key === key);
  if (!now?.answer) return refuse({ code: 'PLAN.NO-SUCH-NOTE' });
  if (!asLead && now.answer.by !== by) return refuse({ code: 'PLAN.NOTE-OF-ANOTHER' });
  if (on > today) return refuse({ code: 'PLAN.IN-THE-FUTURE' });
  if (saysNothing(why) || (answer === 'no' && saysNothing(reason))) return refuse({ code: 'PLAN.REASON-MISSING' });
  const says = answer === 'no' ? { how, reason } : {};
  const { name } = now;
  const to = agreement === plan.agreement ? undefined : agreement.id;
  return ok([{ type: 'answer-corrected', key, name, answer, on, why, ...says, ...(to !== undefined && { to }) }]);
}

/** Not everybody agrees to that version any more, wherever it is named. */
export function answerCorrected(plan: Plan, fact: Fact, { by, today }: Pick<Happened, 'by' | 'today'>): Plan {
  const { type: _, key, name: __, to, why, ...says } = fact;
  const { agreement, heldBefore } = plan;
  const put = (said: Agreement): Agreement => {
    const was = said.parties.find((one) => one.key === key)?.answer;
    if (!was) return said;
    const { how, on } = was;
    const answer = { ...says, by, corrected: { was: { how, on, by: was.by }, why, by, on: today } };
    return { ...said, parties: withParty(said.parties, key, { answer }) };
  };
  const about = to === undefined ? agreement : heldBefore?.agreement;
  if (!about) return plan;
  return {
    ...plan,
    versions: plan.versions.map((line) =>
      line.version === about.version ? { ...line, withoutAgreement: true } : line,
    ),
    ...(to === undefined
      ? { agreement: put(about) }
      : { heldBefore: heldBefore && { ...heldBefore, agreement: put(about) } }),
  };
}
