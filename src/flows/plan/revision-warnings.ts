import { circleOf } from '../../people/party.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence } from '../../kernel/sentence.ts';
import type { Plan } from '../../plans/plan.ts';
import type { PlanContent } from '../../plans/content.ts';
import { differences } from '../../plans/difference.ts';
import { notSaidBy } from '../../plans/named.ts';
import { calledIn } from '../../plans/said-by.ts';
import { cut } from '../../forms/cut.ts';
import { doubtsIn } from '../../plans/problems.ts';
import { goneObjectors, inTheWay, type Proposal } from '../../plans/proposal.ts';
import { goneWords, namesOf, whenWords } from '../../plans/words.ts';
import type { Answers } from '../../forms/question.ts';
import type { Entered } from '../../forms/session.ts';
import type { PlanContext } from './plans.ts';
import { isWeighed } from './agreement.ts';
import { join } from './beside-open.ts';
import { baseOf, joiningIn } from './content.ts';
import { matterWarnings } from '../../people/capacity.ts';
import { mattersOf } from '../../plans/agreement.ts';
import { inForce, monitoringLater, standing } from '../../plans/standing.ts';
import { notAskedWords } from '../../questions/not-asked.ts';
import { decidingOf } from '../../questions/deciding.ts';
import { partiesOf } from '../../plans/parties.ts';
import { copiesBefore } from '../../plans/proposable.ts';
import { carries, copyKeysOf, othersThanBefore } from './questions.ts';

/** What is to be read once more before people are asked. */
export function warningsFor(
  content: PlanContent | undefined,
  entered: Entered,
  context: PlanContext,
): readonly string[] {
  const { answers } = entered;
  const { plan } = context;
  return listed(
    ...notAskedWords(answers, context),
    plan?.proposal &&
      openWords(plan.proposal, baseOf(entered).beside === plan.proposal.id || join.of(answers) === 'join'),
    ...(content ? doubtsIn(content) : []),
    ...(content ? joiningIn(content, context).map(({ name }) => joinsWords(name, context)) : []),
    ...(content && plan ? monitoringReplaced(content, plan, context.today) : []),
    ...(content ? endDifferences(baseOf(entered).content, content) : []),
    ...(content && plan ? notCarried(content, plan, carries.of(answers) ?? []) : []),
    ...mattersNew(content, answers, context).map((matter) => matterWarnings[matter]),
    isWeighed(answers, context) && 'Not everybody agrees. The plan will say that it was decided without agreement.',
    othersThanBefore(answers, context) && copyDifference(answers, context),
  );
}

/** R44, R45: what the mental capacity lead is asked to look at because of it. */
function mattersNew(content: PlanContent | undefined, answers: Answers, context: PlanContext) {
  const deciding = decidingOf(answers, context);
  return content && deciding ? mattersOf(deciding, context.plan && inForce(context.plan), content) : [];
}

function openWords(proposal: Proposal, isBeside: boolean): string {
  const [against, gone] = [inTheWay(proposal), goneObjectors(proposal)];
  const words =
    against.length > 0 ? `, to which ${namesOf(against)} ${against.length === 1 ? 'does' : 'do'} not agree` : '';
  return `${gone.length > 0 ? `${goneWords(gone)}. ` : ''}People are being asked about another change already${words}. ${isBeside ? 'Yours is added to it, and everybody is asked about both.' : 'This takes its place, and everybody is asked again.'}`;
}

/** P10: what was recorded to begin later does not, once a version says how it is monitored. */
function monitoringReplaced(content: PlanContent, plan: Plan, today: Day): readonly string[] {
  if (content.monitoring === standing(plan, today)?.monitoring) return [];
  return monitoringLater(plan, today)
    .filter(({ startsOn }) => startsOn >= content.startsOn)
    .map(
      ({ words, startsOn }) =>
        `It is recorded already that from ${wordsForDay(startsOn)} monitoring will be "${words}". With this, that does not begin.`,
    );
}

/** R14: what is ticked as carried, and stands in no line of it, is looked at once more. */
function notCarried(content: PlanContent, plan: Plan, keys: readonly string[]): readonly string[] {
  const gone = differences(inForce(plan), content).filter(({ after }) => after === undefined);
  const lines = [...differences(undefined, content), ...gone];
  return plan.amendments
    .filter(({ key, inRecord }) => keys.includes(key) && !inRecord)
    .filter(({ written }) => lines.every((line) => notSaidBy(line, written, calledIn(plan)) !== undefined))
    .map(
      ({ written }) => `${sentence(`No line of this says “${cut(written, MOST_QUOTED)}”`)} Is it carried all the same?`,
    );
}
const MOST_QUOTED = 120;

/** R8: what was for a while does not become for good without a word. */
const endDifferences = (before: PlanContent | undefined, after: PlanContent): readonly string[] =>
  (before?.visits ?? []).flatMap(({ key, until }) => {
    const now = after.visits.find((visit) => visit.key === key);
    return until === undefined || !now || now.until !== undefined
      ? []
      : [`The visit ${whenWords(now)} was until ${wordsForDay(until)}. From now on it has no end.`];
  });

const joinsWords = (name: string, { person }: PlanContext): string =>
  `${name} is asked, too. Once everybody has agreed, ${name} joins the circle, sees ${person?.preferredName ?? 'this person'}'s records and gets a copy.`;

/** R17: the difference is shown before it is recorded. */
function copyDifference(answers: Answers, { plan, person }: PlanContext): string {
  const now = copyKeysOf(answers);
  const before = plan && person ? copiesBefore(plan, circleOf(person)) : [];
  const parties = person ? partiesOf(circleOf(person), plan) : [];
  const more = parties.filter(({ key }) => now.includes(key) && before.every((one) => one.key !== key));
  const fewer = before.filter(({ key }) => !now.includes(key));
  return listed(
    more.length > 0 && `Gets a copy from now on: ${namesOf(more)}.`,
    fewer.length > 0 && `Gets no copy any more: ${namesOf(fewer)}.`,
  ).join(' ');
}
