import type { Row } from '../../cards/views.ts';
import { CarerAnswer, Wellbeing, type Effect, type Regard, type Weighed } from '../people/agreement.ts';
import { ownWords } from './own-words.ts';
import { choice, choices, type Choice } from '../forms/kinds/choice.ts';
import type { Answers } from '../forms/question.ts';
import { involvedIn } from '../people/party.ts';
import { called } from './called.ts';
import type { AboutPerson } from './context.ts';

/** Whether people agree to a change, and what is weighed when they do not: asked in the same words wherever it is asked (R1, R2, R6, R18). */

/** The carer whom the person's circle names, if it names one. */
export const knownCarer = ({ person }: AboutPerson) =>
  person && involvedIn(person).find(({ part }) => part === 'carer');

/** For example "Carer (Sarah Palmer)". */
export const carerWords = (context: AboutPerson): string => {
  const carer = knownCarer(context);
  return carer ? `Carer (${carer.name})` : 'Carer';
};

export const AGREEMENT = [
  {
    value: 'yes',
    title: 'Yes',
    also: ['yep', 'yeah', 'yup', 'yh', 'aye', 'does', 'agrees', 'agreed', 'y', 'yes agrees'],
  },
  { value: 'no', title: 'No', also: ['nope', 'nah', 'does not agree', 'disagrees', 'n', "doesn't agree"] },
  {
    value: 'not-reached',
    title: 'Not reached yet',
    also: [
      'not reached',
      'not asked',
      'not asked yet',
      'not asked her yet',
      'not asked him yet',
      'not yet',
      'could not reach',
      'unknown',
    ],
  },
] as const;

const CARER_ANSWERS = [
  { value: 'none', title: 'There is no carer', also: ['no carer', 'none', 'nobody', 'there is none', 'no one'] },
  { value: 'yes', title: 'The carer agrees', also: ['yes', 'agrees', 'agreed', 'y'] },
  {
    value: 'no',
    title: 'The carer does not agree',
    also: ['no', 'nope', 'nah', 'does not agree', 'disagrees', 'n', "doesn't agree"],
  },
  {
    value: 'not-reached',
    title: 'The carer was not reached yet',
    also: ['not reached', 'not reached yet', 'not asked', 'not yet'],
  },
] as const satisfies readonly Choice[];

/** `orNone`: whether "there is no carer" can be answered although the circle names one. */
export const askCarer = (orNone: 'always' | 'when-none-is-known') =>
  choice({
    key: 'carerAgrees',
    short: carerWords,
    label: (context) => {
      const carer = knownCarer(context);
      return carer
        ? `Does the carer agree? (${carer.name}, ${carer.relation ?? 'carer'})`
        : `Does ${called(context)} have a carer, and does the carer agree?`;
    },
    show: 'list',
    schema: CarerAnswer,
    options: (context) =>
      orNone === 'when-none-is-known' && knownCarer(context) ? CARER_ANSWERS.slice(1) : CARER_ANSWERS,
  });

/** The effect on wellbeing, weighed once whoever does not agree (R2, R18). */
export function effectOn<C extends AboutPerson>(when: (answers: Answers, context: C) => boolean) {
  const wellbeingImpact = ownWords({
    key: 'wellbeingImpact',
    short: 'Effect on wellbeing',
    label: (context: C) => `How would the change affect ${called(context)}'s wellbeing?`,
    max: 2000,
    lines: 'many',
    when,
  });
  const wellbeing = choices({
    key: 'wellbeing',
    short: 'Parts of wellbeing',
    label: 'Which parts of wellbeing does it touch?',
    optional: true,
    schema: Wellbeing,
    options: [
      { value: 'dignity', title: 'Dignity and respect', also: ['respect'] },
      { value: 'health', title: 'Physical and mental health', also: ['health', 'mental health', 'emotional health'] },
      { value: 'protection', title: 'Protection from abuse and neglect', also: ['abuse', 'neglect', 'safety'] },
      { value: 'control', title: 'Control over day-to-day life', also: ['choice'] },
      { value: 'participation', title: 'Work, learning or leisure', also: ['learning', 'leisure', 'education'] },
      { value: 'social-economic', title: 'Money and social life', also: ['social life'] },
      { value: 'relationships', title: 'Family and personal relationships', also: ['relationships', 'friends'] },
      { value: 'home', title: 'A suitable place to live', also: ['home', 'housing', 'place to live'] },
      { value: 'contribution', title: 'Taking part in society', also: ['society', 'contribution', 'community'] },
    ],
    when,
  });
  /** What was weighed, as far as it was written down. */
  function effectOf(answers: Answers): Weighed {
    const impact = wellbeingImpact.of(answers);
    return { ...(impact !== undefined && { wellbeingImpact: impact }), wellbeing: [...(wellbeing.of(answers) ?? [])] };
  }
  return { wellbeingImpact, wellbeing, effectOf };
}

/** How what was weighed reads on a record (P24). */
export const effectRows = ({ wellbeingImpact, wellbeing: parts }: Effect): readonly Row[] => {
  const { wellbeing } = effectOn(() => true);
  return [
    { label: 'Effect on wellbeing', value: wellbeingImpact },
    ...(parts.length === 0 ? [] : [{ label: 'Parts of wellbeing', value: wellbeing.words(parts.join(','), {}) }]),
  ];
};

/** Asked when something goes ahead against the will of the person or a carer (R2, R18). */
export function weighing<C extends AboutPerson>(when: (answers: Answers, context: C) => boolean) {
  const views = ownWords({
    key: 'views',
    short: 'Their views',
    label: 'What are their views?',
    example: 'In their own words where you can',
    max: 2000,
    lines: 'many',
    when,
  });
  const { wellbeingImpact, wellbeing } = effectOn(when);
  function weighed(answers: Answers): Partial<Regard> {
    const [said, impact] = [views.of(answers), wellbeingImpact.of(answers)];
    return {
      ...(said !== undefined && { views: said }),
      ...(impact !== undefined && { wellbeingImpact: impact }),
      wellbeing: [...(wellbeing.of(answers) ?? [])],
    };
  }
  return { views, wellbeingImpact, wellbeing, weighed };
}
