import { PlanContent } from '../../plans/content.ts';
import { HOME, seenNow, type Plan } from '../../plans/plan.ts';
import { rowsText } from '../engine/kinds/rows.ts';
import type { Answers, Asking } from '../engine/question.ts';
import { partiesOf } from './parties.ts';
import * as ask from './questions.ts';
import { outcomeRow, outcomes, visitRow, visits } from './rows.ts';

/** What the form was filled in from: to notice when somebody else has changed it meanwhile, and to join both (S53). */
export const SEEN = 'planSeen';
export const BASE = 'planBase';

/** The plan that a revision starts from: the change that is being agreed, if there is one, or else what holds. */
export const startingFrom = (plan: Plan | undefined): PlanContent | undefined =>
  plan?.proposal?.content ?? plan?.current;

/** What the form says before anybody has written anything: the plan as it is, and the same people to get copies (R17). */
export function filled(_: Answers, { plan, person }: Asking): Answers {
  if (!person) return {};
  const content = startingFrom(plan);
  const copies = plan?.proposal?.copyTo ?? (plan?.current ? plan.copyTo : partiesOf(person, plan));
  const stillThere = partiesOf(person, plan).map(({ key }) => key);
  return {
    ...(plan && { [SEEN]: seenNow(plan) }),
    [ask.copyTo.key]: copies
      .map(({ key }) => key)
      .filter((key) => key !== HOME && stillThere.includes(key))
      .join(','),
    ...(content && { ...answersOf(content), [BASE]: JSON.stringify(content) }),
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
