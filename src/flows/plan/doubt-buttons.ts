import type { Button, Flag } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { isNotAsked, matterWarnings, matterWords, type CapacityMatter } from '../../people/capacity.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { assessedBy } from '../../plans/assessed.ts';
import { againstSince, neverConfirmed, notedFor, questioning, saidInForce, toBeAsked } from '../../plans/agreement.ts';
import { lookNow } from '../../plans/capacity-duties.ts';
import { capacityMatters } from '../../plans/capacity-matters.ts';
import { copiesAstray, disputed, folderIsAhead, type Plan } from '../../plans/plan.ts';
import { counts, type Proposal } from '../../plans/proposal.ts';
import { DUTY_NOTICE } from '../../work/duty.ts';
import { disputedWords, notTheirsWords, wrongYes } from './disputed-words.ts';
import { namesOf } from '../../plans/words.ts';
import { correctableBy, leads, leadsCapacity } from './leads.ts';
import { acting, hasEnded, starting } from './page-parts.ts';

/** P11: for the colleague for whom a lead noted an answer to the version that holds. */
export function notedButtons(plan: Plan, at: Reading): readonly Button[] {
  const { agreement } = plan;
  const mine = notedFor(agreement, at.viewer.staff);
  const doubted = questioning(plan).some(({ staff }) => staff === at.viewer.staff);
  if (!agreement) return assessorButtons(plan, at);
  const open = mine.filter(({ questioned }) => questioned === undefined);
  return listed<Button>(
    open.length > 0 &&
      open.every(({ answer }) => answer?.answer === 'yes') && {
        title: 'That is right',
        press: acting(at, `right-after-all.${agreement.id}`),
      },
    open.length > 0 && {
      title: 'That is not right',
      press: acting(at, `not-right.${agreement.id}`),
    },
    !hasEnded(at) &&
      leads(at.viewer, at.person) &&
      neverConfirmed(plan).length > 0 && {
        title: 'I have looked: it stands',
        press: acting(at, `stands.${saidInForce(plan)?.id ?? ''}`),
      },
    doubted &&
      !hasEnded(at) &&
      !plan.proposal && {
        title: agreeAfterAll(agreement.version),
        press: acting(at, `right-after-all.${agreement.id}`),
      },
    ...assessorButtons(plan, at),
  );
}

/** R6: which version they agree to is on the button: more than one may be talked about at once. */
export const agreeAfterAll = (version: number): string => `I agree to version ${version} after all`;

/** R45: for the colleague who is said to have assessed capacity for it. */
export const assessorButtons = (plan: Plan, at: Reading): readonly Button[] => {
  const about = leadsCapacity(at) ? undefined : assessedBy(plan, at.viewer.staff);
  return about ? [{ title: 'I did not assess capacity', press: acting(at, `not-assessed.${about.id}`) }] : [];
};

/** R44, R45: for the mental capacity lead, and for those who lead the team while there is none. */
export function capacityButtons(plan: Plan, at: Reading): readonly Button[] {
  if (!leadsCapacity(at)) return [];
  const [first] = capacityMatters(plan);
  if (!first) return [];
  return first.matter === 'assess'
    ? [
        { title: 'Has capacity for this', press: acting(at, `capacity.${first.id}.has`) },
        { title: 'Lacks capacity for this', press: acting(at, `capacity.${first.id}.lacks`) },
      ]
    : [{ title: 'Look at it', press: { do: 'notice/refresh', id: at.id, x: DUTY_NOTICE } }];
}

/** P6: somebody who could not be reached is to be asked, or what they said since is to be weighed, where nothing else is open. */
export const askButton = (plan: Plan, at: Reading): Button | false => {
  const title = listed(
    againstSince(plan).length > 0 && 'Weigh what they said',
    toBeAsked(plan).length > 0 && 'Note what somebody said',
  )[0];
  return at.mayRecord && !plan.proposal && title !== undefined && { title, press: starting(at, 'plan-answer') };
};

export const correctYesButton = (plan: Plan, version: number, at: Reading): Button | false =>
  at.mayRecord &&
  saidInForce(plan)?.version === version &&
  correctableBy(plan, at).length > 0 && {
    title: 'A yes was noted wrongly',
    press: starting(at, 'plan-answer-correction'),
  };

/** What of all that was said is open: it stands at the top. */
export function agreementFlags(plan: Plan): readonly Flag[] {
  const [asked, against, doubted] = [toBeAsked(plan), againstSince(plan), questioning(plan)];
  const [gone, wrong] = [neverConfirmed(plan), wrongYes(plan)];
  return listed<Flag>(
    ...lookFlags(plan, saidInForce(plan)?.id),
    doubted.length > 0 && { words: disputedWords(plan), tone: 'attention' },
    folderIsAhead(plan) && {
      words: 'The folder in the home says what does not apply: put back what applied before',
      tone: 'attention',
    },
    copiesAstray(plan).length > 0 && {
      words: `Has a copy of what does not apply: ${namesOf(copiesAstray(plan))}. Fetch it back`,
      tone: 'attention',
    },
    gone.length > 0 && {
      words: `Noted for ${namesOf(gone)}, never confirmed, and they are no longer in the plan`,
      tone: 'attention',
    },
    wrong !== undefined && { words: wrong, tone: 'attention' },
    against.length > 0 && {
      words: `Does not agree${against.every(({ answer }) => answer?.late) ? ', asked later' : ''}: ${namesOf(against)}. Weigh it, or change the plan`,
      tone: 'attention',
    },
    asked.length > 0 && { words: `Still to be asked: ${namesOf(asked)}`, tone: 'warning' },
    ...capacityMatters(plan).map(({ matter }) => ({ words: matterWords[matter], tone: 'warning' as const })),
  );
}

/** The same once reablement is over. */
export const flagsAfterEnd = (plan: Plan): readonly Flag[] => [
  ...lookFlags(plan, saidInForce(plan)?.id),
  ...(disputed(plan) ? [{ words: notTheirsWords(plan), tone: 'attention' as const }] : []),
];

/** R44: what the mental capacity lead wrote about this change or version stands first. */
export function lookFlags(plan: Plan, id: string | undefined): readonly Flag[] {
  const look = lookNow(plan);
  return look && look.id === id ? [{ words: lookWords(look), tone: 'attention' }] : [];
}
export const lookWords = ({ name, on, note }: NonNullable<Plan['lastLook']>): string =>
  `${name} wrote, ${wordsForDay(on)}: ${note}`;

/** R44: what everybody who is asked reads, and not the mental capacity lead alone. */
export const restrictFlags = (matters: readonly CapacityMatter[]): readonly Flag[] =>
  matters
    .filter((matter) => matter !== 'assess')
    .map((matter) => ({ words: matterWarnings[matter], tone: 'attention' }));

/** R6, R18, R45: who says no and is overridden, who was not reached, and that capacity is not known. */
export function withoutYes({ parties, deciding }: Proposal): readonly Flag[] {
  const who = (said: 'no' | 'not-reached') =>
    parties.filter((party) => counts(party, deciding) && party.answer?.answer === said && party.answer.regard);
  const [against, missed] = [who('no'), who('not-reached')];
  return listed(
    against.length > 0 && `Is to go ahead although not agreed by ${namesOf(against)}`,
    missed.length > 0 && `Not reached: ${namesOf(missed)}`,
    deciding.capacity.answer === 'unknown' && !isNotAsked(deciding) && 'Capacity for this decision is not known',
  ).map((words) => ({ words, tone: 'warning' }));
}
