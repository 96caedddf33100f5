import { wordsForDay } from '../../kernel/days.ts';
import { corrected } from '../../plans/answer-correction.ts';
import { questioning, questioningGone, saidInForce } from '../../plans/agreement.ts';
import { closedWithoutCopy, hasFallen, inUse, withoutCopy, type Plan } from '../../plans/plan.ts';
import type { PartyAnswer } from '../../plans/proposal.ts';
import { newest } from '../../plans/versions.ts';
import { namesOf, settleWords } from '../../plans/words.ts';

/** R17: of the version that applies. P11: of one that is under question, while no other was agreed, nobody is owed a copy. */
export function copiesWords(plan: Plan): string {
  const missing = withoutCopy(plan).length;
  if (!inUse(plan)) return 'No version applies, so none is to be delivered';
  const fallen = plan.copies.filter((line) => hasFallen(plan, line));
  if (fallen.length > 0)
    return `${namesOf(fallen)} ${fallen.length === 1 ? 'has' : 'have'} version ${newest(plan)?.version ?? 1}, which does not apply`;
  const closed = closedWithoutCopy(plan).length;
  if (closed > 0) return `${closed} had not been delivered when this was closed`;
  return missing === 0 ? 'Everybody who gets a copy has this version' : `${missing} still to be delivered`;
}

/** R19: that somebody said no, and why. */
export const saidNoWords = (name: string, { on, reason }: PartyAnswer): string =>
  `${name} said no on ${wordsForDay(on)}${reason === undefined ? '.' : `: “${reason}”`}`;

/** R6, P18: that a yes was noted which was none, for whoever was told that it was agreed. */
export const wrongYes = (plan: Plan): string | undefined => {
  const all = corrected(plan);
  return all.length === 0
    ? undefined
    : `It was noted that ${namesOf(all)} ${all.length === 1 ? 'agrees' : 'agree'} to version ${saidInForce(plan)?.version ?? 1}. That was wrong: it applies without their agreement.`;
};

/** P11: which version is to be followed while what was noted for somebody is disputed. */
export function disputedWords(plan: Plan): string {
  const { heldBefore } = plan;
  const version = newest(plan)?.version ?? 1;
  const doubted = questioning(plan);
  // R19: a no of their own, and why, is read with it.
  const no = doubted.flatMap(({ name, saidBefore }) => (saidBefore ? saidNoWords(name, saidBefore) : []));
  const what = [`Version ${version} does not apply: what was noted for ${namesOf(doubted)} is not right.`, ...no].join(
    ' ',
  );
  const gone = questioningGone(plan).length > 0 ? ` ${settleWords(plan)}.` : '';
  return heldBefore
    ? `${what} Until that is settled, follow version ${heldBefore.version}.${gone}`
    : `${what} No other version was agreed: ask whoever proposed it what to follow.${gone}`;
}

/** P11: the same once reablement is over: it stands in the record, and nothing has to be followed or settled. */
export const notTheirsWords = (plan: Plan): string =>
  `What was noted for ${namesOf(questioning(plan))} in version ${newest(plan)?.version ?? 1} was not their answer. That stands in the record; nothing else has to be done.`;
