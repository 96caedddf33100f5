import type { Answering } from '../../plans/commands.ts';
import { effectOn, weighing } from '../../questions/agreement.ts';
import { Effect } from '../../people/agreement.ts';
import { deciderOf, objects } from '../../questions/who-decides.ts';
import { decidingFills } from '../../questions/deciding.ts';
import { agreementCards } from '../../questions/agreement-cards.ts';
import { unreached } from '../../questions/asked-party.ts';
import { carerName, partiesAsked } from '../../questions/parties.ts';
import type { Step } from '../../forms/form.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import type { Answers } from '../../forms/question.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { YesOrNo } from '../../plans/proposal.ts';

/** R18: a no of the person or the carer does not end it, but a plan does not go ahead by accident: it is asked, and then what was weighed. */
export function goingAhead<C extends AboutPerson>(
  disagree: (answers: Answers, context: C) => boolean,
  words: { readonly label: string; readonly help?: string },
  alsoEffect: (answers: Answers, context: C) => boolean = () => false,
) {
  const goAhead = choice({
    key: 'goAhead',
    short: 'Go ahead all the same',
    ...words,
    schema: YesOrNo,
    options: [
      { value: 'yes', title: 'Go ahead, and write down why', also: ['yes', 'y', 'go ahead'] },
      { value: 'no', title: 'Wait', also: ['no', 'n', 'not yet'] },
    ],
    when: disagree,
  });
  const goesAhead = (answers: Answers, context: C): boolean =>
    disagree(answers, context) && goAhead.of(answers) === 'yes';
  const waitWhy = text({
    key: 'waitWhy',
    short: 'Why it waits',
    label: 'Why does it wait?',
    example: 'What is to happen first',
    max: 500,
    lines: 'many',
    when: (answers, context: C) => disagree(answers, context) && goAhead.of(answers) === 'no',
  });
  const effect = effectOn<C>((answers, context) => goesAhead(answers, context) || alsoEffect(answers, context));
  return { goAhead, goesAhead, waitWhy, ...weighing(goesAhead), ...effect };
}

type Context = AboutPerson & Dated;

/** What an attorney or deputy says who decides is not weighed: a no of theirs stands, and it waits until they are reached (P2). */
const weighable = (answers: Answers, context: Context) =>
  partiesAsked(context).filter(({ key }) => key !== deciderOf(answers, context));

const somebodySays = (what: 'no' | 'not-reached', answers: Answers, context: Context): boolean =>
  weighable(answers, context).some((party) => party.answerOf(answers) === what);

const { goAhead, goesAhead, waitWhy } = goingAhead<Context>(
  (answers, context) => somebodySays('no', answers, context),
  {
    label: 'Not everybody agrees. Should it go ahead all the same?',
    help: 'It can, when their views and the effect on wellbeing are weighed and written down. If not, it waits until they agree, or until you change or withdraw it.',
  },
);

/** P6: somebody was not reached, and it is not to wait for them. */
const goesWithout = (answers: Answers, context: Context): boolean =>
  somebodySays('not-reached', answers, context) && unreached.of(answers) === 'ahead';

/** True when it goes ahead although not everybody has agreed. */
export const isWeighed = (answers: Answers, context: Context): boolean =>
  goesAhead(answers, context) || goesWithout(answers, context);

/** P1: of somebody who lacks capacity and objects it is asked as of any no. */
export const objectsHere = (answers: Answers, context: Context): boolean =>
  objects.when(answers, context) && objects.of(answers) === 'yes';

const effect = effectOn<Context>((answers, context) => isWeighed(answers, context) || objectsHere(answers, context));

/** The effect on wellbeing of somebody who lacks capacity and objects. */
export const effectOfObjection = (answers: Answers, context: Context): Effect | undefined =>
  objectsHere(answers, context) ? Effect.safeParse(effect.effectOf(answers)).data : undefined;

/** Who agrees: each of those who are asked with their own answer, day and how (P13, P21), and their own views (P5). */
export function agreementSteps(context: Context): readonly Step<Context>[] {
  const parties = partiesAsked(context);
  return [
    ...agreementCards(context, 'Everybody else in the plan is asked in Teams once you have recorded this.'),
    {
      id: 'not-reached',
      title: 'Not reached',
      when: (answers) => somebodySays('not-reached', answers, context),
      questions: [unreached],
    },
    { id: 'regard', title: 'Without agreement', questions: [goAhead] },
    {
      id: 'weighed',
      title: 'Without agreement',
      questions: [waitWhy, ...parties.flatMap(({ weighs }) => weighs), effect.wellbeingImpact, effect.wellbeing],
    },
  ];
}

/** What is known already: it is shown, and costs no press. */
export const agreementFills = (context: Context): Answers => ({
  ...decidingFills(context),
  ...Object.assign({}, ...partiesAsked(context).map((party) => party.fills(context.today))),
});

/** What was answered of all this: when the change becomes another one, they are asked once more. */
export function spokenKeys(answers: Answers, context: Context): readonly string[] {
  // Who is not asked any more cannot be asked once more.
  const parties = partiesAsked(context).filter(({ isOver }) => !isOver);
  if (!parties.some((party) => ['yes', 'no'].includes(party.answerOf(answers) ?? ''))) return [];
  const questions = [
    ...parties.flatMap(({ asks, weighs }) => [...asks.slice(0, 1), ...weighs]),
    unreached,
    goAhead,
    waitWhy,
    effect.wellbeingImpact,
    effect.wellbeing,
  ];
  return questions.map(({ key }) => key).filter((key) => (answers[key] ?? '') !== '');
}

/** What each of them said, in their own name: of those who have been reached, or whom it does not wait for. */
export function saidSoFar(answers: Answers, context: Context): Readonly<Record<string, Answering>> {
  return Object.fromEntries(
    partiesAsked(context).flatMap((party): [string, Answering][] => {
      const says = party.says(answers);
      if (!says) return [];
      const { answer, how, on = context.today, views, tries } = says;
      const ahead = says.part !== 'decider' && (answer === 'no' ? goesAhead : goesWithout)(answers, context);
      const regard = answer !== 'yes' && ahead ? { views, ...effect.effectOf(answers) } : undefined;
      const waits = answer === 'no' && !ahead ? waitWhy.of(answers) : undefined;
      const reason = answer === 'no' && !ahead ? views : undefined;
      return [[party.key, { answer, how, on, reason, waits, regard, tries }]];
    }),
  );
}

/** A carer whom the circle does not name yet. */
export const unnamedCarer = (answers: Answers, context: Context): string | undefined =>
  carerName.when(answers, context) ? carerName.of(answers) : undefined;

/** R6: who agreed to one of two changes that are joined has not been asked about both. */
export const ASK_AGAIN = 'What the person and any carer said was about your part alone: please ask them about both.';
