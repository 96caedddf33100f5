import { z } from 'zod';
import { somebodyDisagrees } from '../../people/agreement.ts';
import type { Answering } from '../../plans/commands.ts';
import { HOME } from '../../plans/plan.ts';
import { askCarer, carerName, knownCarer, personAgrees, weighing } from '../../questions/agreement.ts';
import { choice } from '../../forms/kinds/choice.ts';
import type { Dated } from '../../forms/kinds/date.ts';
import type { Answers } from '../../forms/question.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { toldHow } from '../../questions/told-how.ts';
import { UNNAMED_CARER } from '../../plans/parties.ts';

export { carerName, personAgrees } from '../../questions/agreement.ts';

/** Who the carer is, is said by the circle: a plan does not say that there is none while the circle names one. */
export const carerAgrees = askCarer('when-none-is-known');

const disagree = (answers: Answers): boolean =>
  somebodyDisagrees({ person: personAgrees.of(answers), carer: carerAgrees.of(answers) });

/** True once the person or a carer has said yes or no. */
export const spoken = (answers: Answers): boolean =>
  [personAgrees.of(answers), carerAgrees.of(answers)].some((answer) => answer === 'yes' || answer === 'no');

export const askedHow = toldHow({
  key: 'askedHow',
  short: 'Asked',
  label: 'How did they say so?',
  when: spoken,
});

/** R18: a no of the person or the carer does not end it, but nobody goes ahead by accident. */
export const goAhead = choice({
  key: 'goAhead',
  short: 'Go ahead all the same',
  label: 'Not everybody agrees. Should it go ahead all the same?',
  help: 'It can, when their views and the effect on wellbeing are weighed and written down. If not, it waits until they agree, or until you change or withdraw it.',
  schema: z.enum(['yes', 'no']),
  options: [
    { value: 'yes', title: 'Go ahead, and write down why', also: ['yes', 'y', 'go ahead'] },
    { value: 'no', title: 'Wait', also: ['no', 'n', 'not yet'] },
  ],
  when: disagree,
});

export const goesAhead = (answers: Answers): boolean => disagree(answers) && goAhead.of(answers) === 'yes';

export const { views, wellbeingImpact, wellbeing, weighed } = weighing(goesAhead);

/** What the person and the carer said, by party: for those who have been reached. */
export function saidSoFar(answers: Answers, context: AboutPerson & Dated): Readonly<Record<string, Answering>> {
  const how = askedHow.of(answers) ?? 'in-person';
  const given = (answer: 'yes' | 'no'): Answering => ({
    answer,
    how,
    on: context.today,
    ...(answer === 'no' && goesAhead(answers) && { regard: weighed(answers) }),
  });
  const [person, carer] = [personAgrees.of(answers), carerAgrees.of(answers)];
  return {
    ...((person === 'yes' || person === 'no') && { [HOME]: given(person) }),
    ...((carer === 'yes' || carer === 'no') && { [knownCarer(context)?.key ?? UNNAMED_CARER]: given(carer) }),
  };
}

/** A carer whom nobody has put into the circle yet. */
export const unnamedCarer = (answers: Answers, context: AboutPerson): string | undefined =>
  carerName.when(answers, context) ? carerName.of(answers) : undefined;
