import { circleOf } from '../../people/party.ts';
import { PlanContent } from '../../plans/content.ts';
import { HOME, seenNow, type Plan } from '../../plans/plan.ts';
import type { Evidence, Proposal } from '../../plans/proposal.ts';
import { same } from '../../records/same.ts';
import { rowsText } from '../../forms/kinds/rows.ts';
import type { Answers, Asking } from '../../forms/question.ts';
import { partiesOf } from '../../plans/parties.ts';
import * as ask from './questions.ts';
import { evidence, evidenceRow, outcomeRow, outcomes, visitRow, visits } from './rows.ts';

/** What the form was filled in from: to notice when somebody else has changed it meanwhile, and to join both (S53). */
export const SEEN = 'planSeen';
export const BASE = 'planBase';
const BASE_COPIES = 'planBaseCopies';
const BASE_EVIDENCE = 'planBaseEvidence';
export const BASES = [SEEN, BASE, BASE_COPIES, BASE_EVIDENCE];

/** The plan that a revision starts from: the change that is being agreed, if there is one, or else what holds. */
export const startingFrom = (plan: Plan | undefined): PlanContent | undefined =>
  plan?.proposal?.content ?? plan?.current;

/** What the form says before anybody has written anything: the plan as it is, and the same people to get copies (R17). */
export function filled(answers: Answers, asking: Asking): Answers {
  const { plan, person } = asking;
  if (!person) return {};
  const content = startingFrom(plan);
  const copies = copiesOf(asking);
  return {
    ...(plan && { [SEEN]: seenNow(plan) }),
    [ask.copyTo.key]: copies,
    [BASE_COPIES]: copies,
    ...(plan?.current && plan.proposal && whyOf(answers, plan.current, plan.proposal)),
    ...(content && { ...answersOf(content), [BASE]: JSON.stringify(content) }),
  };
}

/** Whoever gets copies of the change that is open, or else of what holds, and is still there. */
function copiesOf({ plan, person }: Asking): string {
  const present = person ? partiesOf(circleOf(person), plan) : [];
  const copies = plan?.proposal?.copyTo ?? (plan?.current ? plan.copyTo : present);
  return copies
    .map(({ key }) => key)
    .filter((key) => key !== HOME && present.some((one) => one.key === key))
    .join(',');
}

/** Whoever changes what people are asked about goes on from why it was proposed, and from what showed it (R7 to R11, R14, R17). */
function whyOf(answers: Answers, current: PlanContent, proposal: Proposal): Answers {
  const { trigger, kinds, otherwise, content, carries, copyChange } = proposal;
  const shown = proposal.evidence.slice(0, evidence.list.most);
  return {
    [ask.kinds.key]: kinds.join(','),
    [ask.parts.key]: partsIn(current, content).join(','),
    [ask.carries.key]: carries.join(','),
    ...(trigger !== undefined && { [ask.trigger.key]: trigger }),
    ...(otherwise !== undefined && { [ask.otherwise.key]: otherwise }),
    ...(content.temporaryUntil !== undefined && { [ask.until.key]: content.temporaryUntil }),
    ...(copyChange && { [ask.copyWhy.key]: copyChange.why, [ask.copyReason.key]: copyChange.reason }),
    // With a sentence from the chat the list begins with that; then what was there stays as it is.
    ...(answers[evidence.key] === undefined && {
      [evidence.key]: rowsText(shown.map(evidenceRow)),
      [BASE_EVIDENCE]: shown.map(({ key }) => key).join(','),
    }),
  };
}

const PARTS = ['visits', 'outcomes', 'equipment', 'monitoring', 'matters'] as const;

const partsIn = (before: PlanContent, after: PlanContent) => PARTS.filter((part) => !same(before[part], after[part]));

/** All evidence there is for it: what this form says, and what was noted of the open change that was never in the form (R9, R11). */
export function evidenceOf(answers: Answers, { plan }: Asking): readonly Evidence[] {
  const mine = evidence.of(answers) ?? [];
  const seen = [...mine.map(({ key }) => key), ...(answers[BASE_EVIDENCE] ?? '').split(',')];
  return [...(plan?.proposal?.evidence ?? []).filter(({ key }) => !seen.includes(key)), ...mine];
}

/** What somebody else's change says that this form does not ask about anew: copies where they were not touched, and what it carries. */
export function takenOver(answers: Answers, asking: Asking): Answers {
  const { plan } = asking;
  const [before, mine] = [answers[BASE_COPIES], answers[ask.copyTo.key]];
  const { copyChange, carries = [] } = plan?.proposal ?? {};
  const theirs = copiesOf(asking);
  return {
    [BASE_COPIES]: theirs,
    ...(mine === before && {
      [ask.copyTo.key]: theirs,
      ...(copyChange && { [ask.copyWhy.key]: copyChange.why, [ask.copyReason.key]: copyChange.reason }),
    }),
    ...(carries.length > 0 && {
      [ask.carries.key]: [...new Set([...carries, ...(ask.carries.of(answers) ?? [])])].join(','),
    }),
  };
}

/** A content as answers of the form. */
export const answersOf = (content: PlanContent): Answers => ({
  [visits.key]: rowsText(content.visits.map(visitRow)),
  [outcomes.key]: rowsText(content.outcomes.map(outcomeRow)),
  [ask.equipment.key]: content.equipment.join('\n'),
  [ask.monitoring.key]: content.monitoring,
  [ask.matters.key]: content.matters,
});

/** The answers as a content; undefined when they do not add up to one. */
export function contentOf(answers: Answers): PlanContent | undefined {
  const until = untilOf(answers);
  return PlanContent.safeParse({
    visits: visits.of(answers),
    outcomes: outcomes.of(answers),
    equipment: linesOf(ask.equipment.of(answers)),
    monitoring: ask.monitoring.of(answers) ?? '',
    matters: ask.matters.of(answers) ?? '',
    startsOn: ask.startsOn.of(answers),
    ...(until !== undefined && { temporaryUntil: until }),
  }).data;
}

/** A revision that leaves the visits alone leaves alone until when they hold. */
const untilOf = (answers: Answers) =>
  ask.isTemporary(answers)
    ? ask.until.of(answers)
    : (ask.parts.of(answers) ?? []).includes('visits')
      ? undefined
      : baseOf(answers)?.temporaryUntil;

export const baseOf = (answers: Answers): PlanContent | undefined => {
  const base = answers[BASE];
  return base === undefined ? undefined : PlanContent.safeParse(JSON.parse(base)).data;
};

const linesOf = (words: string | undefined): readonly string[] =>
  (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, all) => line !== '' && all.indexOf(line) === index);
