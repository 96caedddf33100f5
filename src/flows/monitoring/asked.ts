import { addDays } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import type { Step } from '../../forms/form.ts';
import type { Answers, Question } from '../../forms/question.ts';
import { restrictionIn } from '../../people/capacity.ts';
import { effectOn } from '../../questions/agreement.ts';
import { decidingSteps, objects } from '../../questions/capacity.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { answersOfDeciding, decidingFills, decidingOf } from '../../questions/deciding.ts';
import { agreementIntro, carerName, partiesAsked, UNNAMED_CARER, unreached } from '../../questions/parties.ts';
import type { Answered } from './checks.ts';
import { Change } from './facts.ts';
import { saysOtherwise } from './how-often.ts';
import * as ask from './questions.ts';

/** What is asked about a change of monitoring, whether it is recorded or corrected, and what the answers come to. */

type Context = AboutPerson & Dated;

const effect = (context: Context) => {
  const parties = partiesAsked(context);
  const weighs = (answers: Answers): boolean => {
    const said = parties.map((party) => party.answerOf(answers));
    return (
      said.includes('no') ||
      (objects.when(answers, context) && objects.of(answers) === 'yes') ||
      (said.includes('not-reached') && unreached.of(answers) === 'ahead')
    );
  };
  return effectOn<Context>(weighs);
};

export const ARRANGEMENT: readonly Question<unknown, Context>[] = [
  ask.direction,
  ask.from,
  ask.to,
  ask.startsOn,
  ask.rationale,
];

/** The steps after `capacity`: who decides, and who agrees. Who is asked depends on who is around the person (P13). */
export function agreementSteps(context: Context): readonly Step<Context>[] {
  const parties = partiesAsked(context);
  const { wellbeingImpact, wellbeing } = effect(context);
  const named = parties.filter(({ key }) => key !== UNNAMED_CARER);
  const unnamed = parties.find(({ key }) => key === UNNAMED_CARER);
  const [carerAgrees, ...carerAsked] = unnamed?.asks ?? [];
  return [
    ...decidingSteps,
    {
      id: 'agreement',
      title: 'Who agrees',
      intro: () => agreementIntro(context),
      questions: [...named.flatMap(({ asks }) => asks), ...(carerAgrees ? [carerAgrees] : [])],
    },
    { id: 'carer', title: 'The carer', questions: unnamed ? [carerName, ...carerAsked] : [] },
    {
      id: 'not-reached',
      title: 'Not reached',
      when: (answers) => parties.some((party) => party.answerOf(answers) === 'not-reached'),
      questions: [unreached],
    },
    {
      id: 'regard',
      title: 'What is weighed',
      intro: () => 'It can only go ahead when what each of them thinks and the effect on wellbeing are written down.',
      questions: [...parties.flatMap(({ weighs }) => weighs), wellbeingImpact, wellbeing],
    },
  ];
}

/** What is known already: it is shown, and costs no press. `now`: how it is monitored at present (P10). */
export const changeFills = (context: Context, now: string | undefined): Answers => ({
  ...(now !== undefined && { [ask.from.key]: now }),
  ...decidingFills(context),
  ...Object.assign({}, ...partiesAsked(context).map((party) => party.fills(context.today))),
});

/** A recorded change as the answers of a form, to be corrected (P18). */
export const answersOfChange = (change: Change, waits: boolean, context: Context): Answers => ({
  [ask.direction.key]: change.direction,
  [ask.from.key]: change.from,
  [ask.to.key]: change.to,
  [ask.startsOn.key]: change.startsOn,
  [ask.rationale.key]: change.rationale,
  ...answersOfDeciding(change.deciding),
  [unreached.key]: waits ? 'wait' : 'ahead',
  ...Object.assign(
    {},
    ...partiesAsked(context).map((party) => {
      const says = change.parties.find(({ key }) => key === party.key);
      return says
        ? { ...party.answersFor(says), ...(party.key === UNNAMED_CARER && { [carerName.key]: says.name }) }
        : {};
    }),
  ),
  ...(change.effect && {
    wellbeingImpact: change.effect.wellbeingImpact,
    wellbeing: change.effect.wellbeing.join(','),
  }),
});

/** The answers as a change; undefined when they do not add up to one. */
export function changeIn(answers: Answers, context: Context): Answered | undefined {
  const given = {
    direction: ask.direction.of(answers),
    from: ask.from.of(answers),
    to: ask.to.of(answers),
    startsOn: ask.startsOn.of(answers),
    rationale: ask.rationale.of(answers) ?? '',
    deciding: decidingOf(answers, context),
    parties: partiesAsked(context).flatMap((party) => party.says(answers) ?? []),
  };
  const change = Change.omit({ effect: true }).safeParse(given).data;
  return change && { ...change, effect: effect(context).effectOf(answers) };
}

/** Whether it waits until those who were not reached have been asked (P6). */
export const waitsBy = (answers: Answers): boolean => unreached.of(answers) === 'wait';

const LONG_AGO_DAYS = 7;

/** What is asked about once, on the check page (P23), and what follows from what was answered. */
export function changeWarnings(answers: Answers, context: Context): readonly string[] {
  const [direction, startsOn] = [ask.direction.of(answers), ask.startsOn.of(answers)];
  const [from = '', to = ''] = [ask.from.of(answers), ask.to.of(answers)];
  const change = changeIn(answers, context);
  const said = change?.parties ?? [];
  const away = said.filter(({ answer }) => answer === 'not-reached').map(({ name }) => name);
  return listed(
    direction !== undefined &&
      saysOtherwise(direction, from, to) &&
      `You chose "${direction === 'reduce' ? 'Less' : 'More'}", but it reads as ${direction === 'reduce' ? 'more' : 'less'}: from "${from}" to "${to}". Is that right?`,
    startsOn !== undefined &&
      startsOn < addDays(context.today, -LONG_AGO_DAYS) &&
      `It starts on ${ask.startsOn.words(startsOn, context)}, more than a week ago. Is that right?`,
    said.some(({ answer }) => answer === 'no') &&
      'Not everybody agrees. The record will say "Made without agreement", and a lead is told.',
    away.length > 0 &&
      (waitsBy(answers)
        ? `It waits, and does not hold yet, until ${away.join(' and ')} ${away.length === 1 ? 'has' : 'have'} been asked.`
        : `It goes ahead. Asking ${away.join(' and ')} stays on your list.`),
    change?.deciding.capacity.answer === 'unknown' &&
      'Capacity for this decision is not known. The mental capacity lead is asked to have it assessed.',
    restrictionIn(to).length > 0 && 'This may restrict the person. The mental capacity lead is asked to look at it.',
  );
}
