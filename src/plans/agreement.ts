import { z } from 'zod';
import type { Effect } from '../people/agreement.ts';
import { CapacityMatter, mattersIn, type Deciding } from '../people/capacity.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { PlanContent } from './content.ts';
import { AskedParty, Proposal } from './proposal.ts';

/** What everybody said to the version that holds, each in their own name, and who decided in whose place (R2, R6, R18). */
export const Agreement = Proposal.pick({ id: true, version: true, deciding: true, effect: true }).extend({
  parties: z.array(AskedParty),
  matters: z.array(CapacityMatter),
});
export interface Agreement extends z.infer<typeof Agreement> {}

export const agreementOf = (
  { id, version, deciding, effect, parties, content }: Proposal,
  before: PlanContent | undefined,
): Agreement => ({ id, version, deciding, effect, parties, matters: [...mattersOf(deciding, before, content)] });

/** The effect on wellbeing, which is weighed once for all who do not agree or were not reached. */
export const effectIn = ({ parties, effect }: Pick<Agreement, 'parties' | 'effect'>): Effect | undefined =>
  [
    ...parties.flatMap(({ gone }) => gone?.decided?.effect ?? []),
    ...parties.flatMap(({ answer }) => answer?.regard ?? answer?.earlier?.regard ?? []),
  ][0] ?? effect;

/** What everybody said, also to the version that applies while the newest is under question, and who of them is in the plan still. */
interface Said {
  readonly agreement?: Agreement | undefined;
  readonly heldBefore?: { readonly agreement?: Agreement | undefined } | undefined;
  readonly people: readonly { readonly key: string; readonly staff?: StaffId | undefined }[];
}

/** Nothing waits for an answer of whoever is in the plan no longer, for whatever reason. */
const stillIn = ({ agreement, people }: Said): readonly AskedParty[] =>
  agreement?.parties.filter(({ key }) => people.some((one) => one.key === key)) ?? [];

/** What everybody said to the version that applies: while the newest is under question, to the one before it (P11, R18). */
export const saidInForce = (said: Said): Agreement | undefined =>
  questioning(said).length > 0 && said.heldBefore ? said.heldBefore.agreement : said.agreement;

const inForce = (said: Said): readonly AskedParty[] => stillIn({ agreement: saidInForce(said), people: said.people });

/** P6: it went ahead before they could be asked, and they have not been asked since. */
export const toBeAsked = (said: Said): readonly AskedParty[] =>
  inForce(said).filter(({ answer }) => answer?.answer === 'not-reached');

/** P6: who was asked later and does not agree, and whose no has not been weighed. */
export const againstSince = (said: Said): readonly AskedParty[] =>
  inForce(said).filter(({ answer }) => isLate(answer) && answer?.answer === 'no' && !answer.regard);

/** What they said was noted after the version held: they could not be reached before (P6), or a yes was noted that was none (P18). */
export const isLate = (answer: AskedParty['answer']): boolean =>
  answer?.answer === 'not-reached' || answer?.late === true || answer?.corrected !== undefined;

/** P11: those for whom a lead noted an answer that they say is not right; also who was taken out of the plan since: no version holds by that. */
export const questioning = ({ agreement }: Pick<Said, 'agreement'>): readonly AskedParty[] =>
  agreement?.parties.filter(({ questioned }) => questioned !== undefined) ?? [];

/** P11: of those, who is in the plan no longer: nobody can talk it over with them. */
export const questioningGone = ({ agreement, people }: Said): readonly AskedParty[] =>
  questioning({ agreement }).filter(({ key }) => people.every((one) => one.key !== key));

/** P11, R24: who never confirmed what was noted for them, and is in the plan no longer, for whatever reason: nobody but a lead can look at it. */
export const neverConfirmed = (said: Said): readonly AskedParty[] =>
  (saidInForce(said)?.parties ?? []).filter(
    ({ key, staff, answer, looked, gone, questioned }) =>
      staff !== undefined &&
      answer !== undefined &&
      answer.by !== staff &&
      !looked &&
      questioned === undefined &&
      !gone &&
      said.people.every((one) => one.key !== key && one.staff !== staff),
  );

/** The answer that a lead noted for this member of staff, to the change or version with this id. */
export const notedFor = (
  { parties }: Pick<Agreement, 'parties'> = { parties: [] },
  staff: StaffId | 'reable',
): readonly AskedParty[] =>
  parties.filter((party) => party.staff === staff && party.answer !== undefined && party.answer.by !== staff);

/** True when an answer of a member of staff was noted by somebody else. */
export const hasNotedForOthers = (parties: readonly AskedParty[]): boolean =>
  parties.some(({ staff, answer }) => staff !== undefined && answer !== undefined && answer.by !== staff);

/** What the mental capacity lead has to look at, as far as it is not about an earlier version (R44, R45). */
export function mattersOf(
  deciding: Deciding,
  before: PlanContent | undefined,
  after: PlanContent,
): readonly CapacityMatter[] {
  const saidIn = (content: PlanContent | undefined): readonly string[] =>
    content ? [...content.visits.map(({ support }) => support), ...content.equipment, content.monitoring] : [];
  const old = saidIn(before);
  return mattersIn(
    deciding,
    saidIn(after)
      .filter((text) => !old.includes(text))
      .join('\n'),
  );
}

/** With something else known of one of them. */
export const withParty = (parties: readonly AskedParty[], key: string, now: Partial<AskedParty>): AskedParty[] =>
  parties.map((party) => (party.key === key ? { ...party, ...now } : party));
