import type { Day } from '../kernel/days.ts';
import type { CapacityMatter, Deciding } from '../people/capacity.ts';
import type { Happened } from '../records/kind.ts';
import { withParty } from './agreement.ts';
import { withJoined } from './copies-around.ts';
import type { PlanFact } from './facts.ts';
import { disputed, lookedKey, type Plan } from './plan.ts';
import { outlivingNoOf, type AskedParty, type Proposal } from './proposal.ts';
import { agreedOn } from './standing.ts';
import { visitorKey } from './visitors.ts';
import { withAgreement } from './with-agreement.ts';

type Of<T extends PlanFact['type']> = Extract<PlanFact, { type: T }>;

/** P6: to the version that applies: while the newest is under question, `to` names the one before it. */
export function answeredLate(plan: Plan, fact: Of<'answered-late'>, by: Happened['by']): Plan {
  const { type: _, key, name: __, to, ...rest } = fact;
  const { agreement, heldBefore } = plan;
  const parties = (to === undefined ? agreement : heldBefore?.agreement)?.parties ?? [];
  const before = parties.find((party) => party.key === key)?.answer;
  const earlier = before?.earlier ?? { tries: before?.tries, regard: before?.regard };
  const now = { answer: { ...rest, by, late: true as const, earlier, corrected: before?.corrected } };
  if (to === undefined) return withAgreement(plan, key, now);
  return heldBefore?.agreement?.id === to
    ? {
        ...plan,
        heldBefore: {
          ...heldBefore,
          agreement: { ...heldBefore.agreement, parties: withParty(parties, key, now) },
        },
      }
    : plan;
}

/** R44: what the mental capacity lead looked at, and wrote of it. */
export const looked = (plan: Plan, { id, matter, name, note }: Of<'looked-at'>, { by, today: on }: Happened): Plan => ({
  ...lookedOnly(plan, id, matter),
  lastLook: { id, by, on, name, note },
});

/** Nothing was written of it here. */
export const lookedOnly = (plan: Plan, id: string, matter: CapacityMatter): Plan => ({
  ...plan,
  lookedAt: [...plan.lookedAt, lookedKey(id, matter)].slice(-MOST_LOOKED),
});
const MOST_LOOKED = 30;

/** R19: their own no is read until they answer again themselves, whatever somebody else notes for them. */
export function answered({ parties, ...rest }: Proposal, fact: Of<'answered'>, by: Happened['by']): Proposal {
  const { type: _, key, name: __, ...given } = fact;
  const now = ({ staff, answer, saidBefore, denied }: AskedParty): Partial<AskedParty> => ({
    answer: { ...given, by },
    denied: staff === by ? undefined : denied,
    saidBefore:
      staff === undefined
        ? saidBefore
        : staff === by
          ? undefined
          : answer?.by === staff && answer.answer === 'no'
            ? answer
            : saidBefore,
  });
  return { ...rest, parties: parties.map((party) => (party.key === key ? { ...party, ...now(party) } : party)) };
}

/** P11, R19: they say that what was noted for them is not right: their own no stands again, or they are asked again. */
export const denied = ({ parties, ...rest }: Proposal, key: string, on: Day): Proposal => ({
  ...rest,
  parties: parties.map((party) => {
    if (party.key !== key) return party;
    const own = party.saidBefore?.by === party.staff ? party.saidBefore : undefined;
    return { ...party, answer: own, saidBefore: own ? undefined : party.saidBefore, denied: on };
  }),
});

/** P11: they say that what was noted for them is right, perhaps after all. What was under question is in force from then on. */
export function accepted(plan: Plan, { key, asLead }: Of<'note-accepted'>, { by, today: on }: Happened): Plan {
  if (asLead) return withAgreement(plan, key, { looked: { by, on }, questioned: undefined });
  const now = withAgreement(plan, key, {
    questioned: undefined,
    saidBefore: undefined,
    denied: undefined,
    answer: { answer: 'yes', how: 'teams', on, by },
  });
  return disputed(plan) ? settledOn(now, on) : now;
}

/** R45, R18: whether it goes ahead against a no was decided while capacity was not known; of somebody who has it that is decided anew. */
export const unweighed = ({ parties, deciding }: Proposal, { capacity }: Deciding): AskedParty[] =>
  parties.map((party) => {
    const { answer } = party;
    const stands = deciding.capacity.answer === 'unknown' && capacity.answer === 'has' && party.part === 'person';
    return stands && answer?.answer === 'no' && answer.regard
      ? { ...party, answer: { ...answer, regard: undefined, reason: answer.reason ?? answer.regard.views } }
      : party;
  });

/** R6: nothing is in force before everybody agreed, so once the last of them agrees after all, it is from then on. */
export function settledOn(plan: Plan, today: Day): Plan {
  const { current, agreement } = plan;
  if (!current || !agreement || disputed(plan)) return plan;
  const content = agreedOn(current, today);
  const { startsOn } = content;
  return {
    ...plan,
    current: content,
    versions: plan.versions.map((line) =>
      line.version === agreement.version ? { ...line, agreedOn: today, startsOn } : line,
    ),
    monitoring: plan.monitoring.map((line) =>
      line.version === agreement.version && line.startsOn < startsOn ? { ...line, startsOn } : line,
    ),
  };
}

/** Who is asked once the people have changed. */
export const peopleAfter = (
  { parties, joins, copyTo, left: before = [] }: Proposal,
  fact: Of<'people-changed'>,
  { by, today: on }: Pick<Happened, 'by' | 'today'>,
) => {
  const now = parties.flatMap((party): readonly AskedParty[] => {
    const answer = outlivingNoOf(party);
    if (fact.joined.some(({ key }) => key === party.key)) return [{ ...party, gone: undefined }];
    if (!fact.left.includes(party.key)) return [party];
    // R19: a no does not go away with whoever said it.
    return answer ? [{ ...party, answer, gone: { on, by } }] : [];
  });
  const isIn = (key: string): boolean => now.some((one) => one.key === key);
  const left = [
    ...before.filter(({ name }) => fact.joined.every((one) => one.name !== name)),
    ...parties.flatMap(({ key, name }) => (isIn(key) ? [] : [{ name, on }])),
  ];
  return {
    parties: [...now, ...fact.joined.filter(({ key }) => !isIn(key))],
    copyTo: withJoined(copyTo, fact.joined),
    left: left.length > 0 ? left : undefined,
    joins: joins?.filter((staff) => !fact.left.includes(visitorKey(staff))),
  };
};

/** R19: one who leads the team decided about these. */
export const wentOn = (
  parties: readonly AskedParty[],
  { keys, reason, effect }: Of<'went-on-without'>,
  { by, today: on }: Happened,
): AskedParty[] =>
  parties.map((one) =>
    one.gone && keys.includes(one.key) ? { ...one, gone: { ...one.gone, decided: { reason, effect, by, on } } } : one,
  );
