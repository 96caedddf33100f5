import { somebodyDisagrees } from '../../people/agreement.ts';
import type { Answering } from '../../plans/commands.ts';
import { HOME } from '../../plans/plan.ts';
import { askCarer, carerName, knownCarer, personAgrees as asksPerson, weighing } from '../../questions/agreement.ts';
import { lacks } from '../../questions/capacity.ts';
import { choice } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import type { Answers } from '../../forms/question.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { toldHow } from '../../questions/told-how.ts';
import { UNNAMED_CARER } from '../../plans/parties.ts';
import { YesOrNo } from '../../plans/proposal.ts';

export { carerName } from '../../questions/agreement.ts';

/** Of somebody who lacks capacity for this it is asked what they want, and who decides (P2). */
export const personAgrees = { ...asksPerson, when: (answers: Answers): boolean => !lacks(answers) };

/** R18: a no of the person or the carer does not end it, but a plan does not go ahead by accident: it is asked, and then what was weighed. */
export function goingAhead<C extends AboutPerson>(
  disagree: (answers: Answers, context: C) => boolean,
  words: { readonly label: string; readonly help?: string },
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
  return { goAhead, goesAhead, waitWhy, ...weighing(goesAhead) };
}

/** Who the carer is, is said by the circle: a plan does not say that there is none while the circle names one. */
export const carerAgrees = askCarer('when-none-is-known');

/** True once the person or a carer has said yes or no. */
export const spoken = (answers: Answers): boolean =>
  [personAgrees.of(answers), carerAgrees.of(answers)].some((answer) => answer === 'yes' || answer === 'no');

export const askedHow = toldHow({
  key: 'askedHow',
  short: 'Asked',
  label: 'How did they say so?',
  when: spoken,
});

export const { goAhead, goesAhead, waitWhy, views, wellbeingImpact, wellbeing, weighed } = goingAhead(
  (answers, _: AboutPerson) => somebodyDisagrees({ person: personAgrees.of(answers), carer: carerAgrees.of(answers) }),
  {
    label: 'Not everybody agrees. Should it go ahead all the same?',
    help: 'It can, when their views and the effect on wellbeing are weighed and written down. If not, it waits until they agree, or until you change or withdraw it.',
  },
);

/** What the person and the carer said, by party: for those who have been reached. */
export function saidSoFar(answers: Answers, context: AboutPerson & Dated): Readonly<Record<string, Answering>> {
  const how = askedHow.of(answers) ?? 'in-person';
  const said = [
    [HOME, personAgrees.of(answers)],
    [knownCarer(context)?.key ?? UNNAMED_CARER, carerAgrees.of(answers)],
  ] as const;
  return Object.fromEntries(
    said.flatMap(([key, answer]): [string, Answering][] => {
      const regard = answer === 'no' && goesAhead(answers, context) ? weighed(answers) : undefined;
      const waits = answer === 'no' && waitWhy.when(answers, context) ? waitWhy.of(answers) : undefined;
      return answer === 'yes' || answer === 'no' ? [[key, { answer, how, on: context.today, regard, waits }]] : [];
    }),
  );
}

/** A carer whom the circle does not name yet. */
export const unnamedCarer = (answers: Answers, context: AboutPerson): string | undefined =>
  carerName.when(answers, context) ? carerName.of(answers) : undefined;
