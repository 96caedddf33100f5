import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { blank } from '../../kernel/blank.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import type { Plan } from '../../plans/plan.ts';
import { startsOn } from './questions.ts';
import { evidenceWords } from './rows.ts';
import type { Evidence } from '../../plans/proposal.ts';
import { inTheWay } from '../../plans/proposal.ts';
import { askedNow } from '../../plans/said-by.ts';
import { namesOf } from '../../plans/words.ts';
import type { PlanContext } from './plans.ts';

/** A change beside another that people are asked about already, and beside evidence that waits: neither is taken along unasked. */

/** What is being agreed already, who proposed it and who does not agree. */
export function openShown(context: PlanContext): string | undefined {
  const open = context.plan?.proposal;
  if (!open || !context.plan) return undefined;
  const by = context.person?.circle.find(({ staff }) => staff === open.by)?.name ?? 'A colleague';
  const against = inTheWay(open);
  return listed(
    `${by} has proposed a change already:`,
    ...askedNow(context.plan, context.today).map(
      ({ what, after }) => `${what}${after === undefined ? ': no more' : ''}`,
    ),
    against.length > 0 && `${namesOf(against)} ${against.length === 1 ? 'does' : 'do'} not agree to it.`,
  ).join('\n');
}

const Join = z.enum(['join', 'wait']);

const asked = choice({
  key: 'join',
  short: 'With the other change',
  label: 'Another change is being agreed. What shall happen with yours?',
  schema: Join,
  options: [
    { value: 'join', title: 'Add mine: all are asked about both', also: ['add', 'join', 'both', 'add mine'] },
    { value: 'wait', title: 'Wait until the other one is settled', also: ['wait', 'later'] },
  ],
  when: (_: Answers, { plan, me }: PlanContext & { readonly me: { readonly staff: string } }) =>
    plan?.current !== undefined && plan.proposal !== undefined && plan.proposal.by !== me.staff,
});

const joinsOnly = (taken: Result<string, Problem>): Result<string, Problem> =>
  taken.ok && taken.value === 'wait'
    ? refuse({ words: 'Then nothing is asked now: press or type "cancel", and begin again once it is settled.' })
    : taken;

export const join: typeof asked = {
  ...asked,
  take: (raw, context) => joinsOnly(asked.take(raw, context)),
  hear: (typed, context) => joinsOnly(asked.hear(typed, context)),
};

/** S53: once it was said that another change came first, whoever goes on joins it, with the evidence that they gave. */
export const joined = (answers: Answers): Answers => ({
  [join.key]: 'join',
  ...((supports.of(answers) ?? []).length === 0 && { [supports.key]: NEW }),
});

/** Evidence in the plan that may show this change, too: what waits, and that of the change that is open. */
export const mayShow = ({ plan }: PlanContext): readonly Evidence[] => [
  ...(plan?.evidence ?? []),
  ...(plan?.proposal?.evidence ?? []),
];

/** R6, R7: joined, neither begins earlier than either was to: the later day stands on the check, and can be changed there. */
export function notBefore(answers: Answers, { proposal }: Pick<Plan, 'proposal'>): Answers {
  const [mine, theirs] = [startsOn.of(answers), proposal?.content.startsOn];
  return mine !== undefined && theirs !== undefined && theirs > mine ? { [startsOn.key]: theirs } : {};
}

const NEW = 'new';

/** R9: which evidence shows this change is said by whoever proposes it; what was noted for something else is not taken for it. */
export const supports = choices({
  key: 'supports',
  short: 'Shown by',
  label: 'Which of these shows that this change is needed?',
  schema: z.string().min(1),
  options: (context: PlanContext) => [
    ...mayShow(context).map(({ key, who, on }, index) => ({
      value: key,
      title: `${who} (evidence ${index + 1}, ${wordsForDay(on)})`,
      also: [`evidence ${index + 1}`],
    })),
    { value: NEW, title: 'Something else, which I add', also: ['something else', 'none of these', 'none', 'new'] },
  ],
  when: (answers, context) => mayShow(context).length > 0 && !wasGiven(answers),
});

/** It was entered before there was anything else to choose: it is not asked about again when a colleague proposes meanwhile. */
const wasGiven = (answers: Answers): boolean =>
  !blank(answers[evidenceWords.key]) && (answers[supports.key] ?? '') === '';

/** Whether something that is not in the plan yet is added. */
export const isNew = (answers: Answers, context: PlanContext): boolean =>
  mayShow(context).length === 0 || wasGiven(answers) || supports.of(answers)?.includes(NEW) === true;

/** What the change rests on of what is there: the chosen, and what the change that is joined rests on. */
export function evidenceTaken(answers: Answers, { plan }: PlanContext): readonly Evidence[] {
  const chosen = supports.of(answers) ?? [];
  return [...(plan?.proposal?.evidence ?? []), ...(plan?.evidence ?? []).filter(({ key }) => chosen.includes(key))];
}
