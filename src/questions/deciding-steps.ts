import type { Dated } from '../forms/kinds/date.ts';
import type { Step } from '../forms/form.ts';
import type { Answers } from '../forms/question.ts';
import { called } from './called.ts';
import { capacityInDoubt, isInDoubt, personSays } from './capacity.ts';
import type { AboutPerson, Asking } from './context.ts';
import * as ask from './who-decides.ts';

/** Who decides, as steps of every form that asks who agrees. */

type Context = AboutPerson & Dated & Asking;

/** Their document was not seen, or does not cover this: said where the form goes on to best interests instead. */
const withoutAuthority = (answers: Answers, context: AboutPerson): string | undefined => {
  const one = ask.possibleDeciders(context).find(({ key }) => key === ask.decides.of(answers));
  return one && ask.byDocument(answers, context) && ask.inBestInterests(answers, context)
    ? `${one.name} cannot say yes or no for ${called(context)}: ${
        ask.authorityKind.of(answers) === ask.NO_AUTHORITY
          ? 'there is no document that gives them authority, or none is known'
          : ask.authoritySeen.of(answers) === 'no'
            ? 'the document was not seen'
            : 'the document does not cover this decision'
      }. Note what ${one.name} thinks, and decide in ${called(context)}'s best interests.`
    : undefined;
};

const STEPS: readonly Step<Context>[] = [
  {
    id: 'capacity',
    title: 'Capacity for this decision',
    questions: [ask.assessedBy, ask.assessedOn, ask.wishes, ask.objects, ask.decides],
  },
  {
    id: 'authority',
    title: 'Their authority',
    questions: [ask.authorityKind, ask.authorityCovers, ask.authoritySeen],
  },
  {
    id: 'document',
    title: 'The document',
    questions: [ask.seenBy, ask.seenOn, { ...ask.lessRestrictive, when: ask.hasDecider }],
  },
  {
    id: 'best-interests',
    title: 'Best interests',
    intro: withoutAuthority,
    questions: [ask.decidedBy, ask.decidedOn, ask.consulted, { ...ask.lessRestrictive, when: ask.inBestInterests }],
  },
  { id: 'advocate', title: 'An advocate', questions: [ask.advocate] },
];

/** The steps after the one with `capacity`. */
export const decidingSteps: readonly Step<Context>[] = STEPS.map((step) => ({
  ...step,
  when: (answers, context) => !isInDoubt(answers, context),
}));

/** The same after the step in which the person's answer was that they may lack capacity. */
export const doubtSteps: readonly Step<Context>[] = [
  { id: 'doubt', title: 'Capacity for this decision', questions: [capacityInDoubt, personSays] },
  ...STEPS.map((step) => ({ ...step, id: `doubt-${step.id}`, when: isInDoubt })),
];
