import { circleOf } from '../../people/party.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { minutesAWeek, type PlanContent } from '../../plans/content.ts';
import type { Plan } from '../../plans/plan.ts';
import { doubtsIn } from '../../plans/problems.ts';
import { inTheWay } from '../../plans/proposal.ts';
import { listWords, minutesWords } from '../../plans/words.ts';
import type { Answers } from '../../forms/question.ts';
import type { Entered } from '../../forms/session.ts';
import type { PlanContext } from './plans.ts';
import { goesAhead } from './agreement.ts';
import { baseOf, contentOf } from './content.ts';
import { partiesOf } from '../../plans/parties.ts';
import { copyKeysOf, othersThanBefore } from './questions.ts';
import { kindWords } from './wording.ts';

/** What is to be read once more before people are asked. */
export function warnings(entered: Entered, context: PlanContext): readonly string[] {
  const { answers } = entered;
  const { plan } = context;
  const content = contentOf(entered);
  return [
    ...ofOpenProposal(plan),
    ...(content ? doubtsIn(content) : []),
    ...(content && plan?.current ? ofMinutes(plan.current, content) : []),
    ...(content ? ofEnd(baseOf(entered).content, content) : []),
    ...(goesAhead(answers) ? ['Not everybody agrees. The plan will say that it was decided without agreement.'] : []),
    ...(othersThanBefore(answers, context) ? [copyDifference(answers, context)] : []),
  ];
}

function ofOpenProposal(plan: Plan | undefined): readonly string[] {
  if (!plan?.proposal) return [];
  const against = inTheWay(plan.proposal).map(({ name }) => name);
  return [
    `People are being asked about another change already${against.length > 0 ? `, to which ${listWords(against)} does not agree` : ''}. This takes its place, and everybody is asked again.`,
  ];
}

function ofMinutes(before: PlanContent, after: PlanContent): readonly string[] {
  const [old, now] = [minutesAWeek(before), minutesAWeek(after)];
  return old === now ? [] : [`${minutesWords(now)} of support a week instead of ${minutesWords(old)}.`];
}

/** R8: what was for a while does not become for good without a word, because somebody moved a visit by half an hour. */
const ofEnd = (before: PlanContent | undefined, after: PlanContent): readonly string[] =>
  before?.temporaryUntil === undefined || after.temporaryUntil !== undefined
    ? []
    : [
        `The visits were until ${wordsForDay(before.temporaryUntil)}. From now on they have no end. If they are still for a while, choose "${kindWords.temporary}".`,
      ];

/** R17: the difference is shown before it is recorded. */
function copyDifference(answers: Answers, { plan, person }: PlanContext): string {
  const now = copyKeysOf(answers);
  const before = plan?.copyTo ?? [];
  const parties = person ? partiesOf(circleOf(person), plan) : [];
  const [more, fewer] = [
    parties.filter(({ key }) => now.includes(key) && before.every((one) => one.key !== key)),
    before.filter(({ key }) => !now.includes(key)),
  ];
  return [
    ...(more.length > 0 ? [`Gets a copy from now on: ${listWords(more.map(({ name }) => name))}.`] : []),
    ...(fewer.length > 0 ? [`Gets no copy any more: ${listWords(fewer.map(({ name }) => name))}.`] : []),
  ].join(' ');
}
