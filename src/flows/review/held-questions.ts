import { z } from 'zod';
import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { NO, PARTLY, YES, withWords } from '../../forms/kinds/usual-answers.ts';
import type { Answers, Question } from '../../forms/question.ts';
import { circleOf, type Party } from '../../people/party.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { AGREEMENT } from '../../questions/agreement.ts';
import { CHARGING, chargingIn } from '../../questions/charging.ts';
import { called } from '../../questions/called.ts';
import {
  capacityHelp,
  IN_DOUBT,
  isAskedWithAnswer,
  isInDoubt,
  personSays,
  PERSON_AGREES,
} from '../../questions/capacity.ts';
import type { AboutPerson } from '../../questions/context.ts';
import { decidingOf } from '../../questions/deciding.ts';
import { ownWords } from '../../questions/own-words.ts';
import { partyQuestion } from '../../questions/party-question.ts';
import { Answer } from '../../people/agreement.ts';
import { Held } from './facts.ts';
import { comingDay, plannedIn, staffQuestion } from './questions.ts';
import type { OnReview } from './on-record.ts';

/** What a review says. What the other records say already is filled in, and says whence. */

export const heldOn = pastDay<OnReview>({ key: 'reviewHeldOn', short: 'Held on', label: 'On which day was it held?' });

const said = (key: string, short: string, label: string) =>
  ownWords<OnReview>({ key, short, label, max: 3000, lines: 'many' });

export const inPlace = said('reviewInPlace', 'In place', 'What is in place, and what was seen?');
export const progress = said('reviewProgress', 'Progress', 'How far has each outcome come?');
export const issues = said('reviewIssues', 'Issues', 'What was done about issues?');

const circle = ({ person: the }: AboutPerson): readonly Party[] => (the ? circleOf(the) : []);
const carers = (context: AboutPerson): readonly Party[] => circle(context).filter(({ part }) => part === 'carer');
const titled = ({ name, role, part }: Party): string => (part === 'person' ? name : `${name} (${role})`);

/** Who took part is an answer: nobody is said to have been there unless somebody says so. */
export const took = choices({
  key: 'reviewTook',
  short: 'Who took part',
  label: 'Who took part?',
  schema: z.string().min(1),
  options: (context: OnReview): readonly Choice[] =>
    circle(context).map((one) => ({ value: one.key, title: titled(one), also: [one.name] })),
});

export const without = ownWords<OnReview>({
  key: 'reviewWithout',
  short: 'Why without the person',
  label: (context) => `Why did ${called(context)} not take part?`,
  max: 500,
  lines: 'many',
  when: (answers) => answers[took.key] !== undefined && !(took.of(answers) ?? []).includes(THE_PERSON),
});

export const right = choice({
  key: 'reviewRight',
  short: 'Still right',
  label: 'Is reablement still right?',
  schema: Held.shape.right,
  options: [withWords(YES, 'still right'), PARTLY, withWords(NO, 'not any more', 'no longer')],
});

export const next = choice({
  key: 'reviewNext',
  short: 'What comes next',
  label: 'What comes next?',
  schema: Held.shape.next,
  options: [
    { value: 'goes-on', title: 'It goes on as it is', also: ['goes on', 'go on', 'as it is'] },
    { value: 'change', title: 'The plan is changed', also: ['change', 'change the plan'] },
    { value: 'end', title: 'Reablement ends', also: ['end', 'ends', 'finish'] },
    { value: 'another', title: 'Another review', also: ['another', 'review again'] },
  ],
});

/** A yes or no says that they can decide it; where they may not, it is asked who does (R45). */
export const says = choice({
  key: PERSON_AGREES,
  short: (context: OnReview) => `${called(context)} agrees`,
  label: (context: OnReview) => `Does ${called(context)} agree with what comes next?`,
  help: (context) => (isAskedWithAnswer(context) ? capacityHelp(called(context)) : undefined),
  schema: z.string().min(1),
  options: (context: OnReview): readonly Choice[] => [...AGREEMENT, ...(isAskedWithAnswer(context) ? [IN_DOUBT] : [])],
});

export const views = ownWords<OnReview>({
  key: partyQuestion('reviewViews', THE_PERSON),
  short: (context) => `What ${called(context)} thinks`,
  label: (context) => `What does ${called(context)} think about how it goes?`,
  help: 'In their own words where you can. If they could not be asked: what is known of it, and why.',
  max: 1000,
  lines: 'many',
});

/** Each carer in their own words: nobody speaks for another. */
const carerViews = ({ key, name }: Party): Question<string, OnReview> =>
  ownWords<OnReview>({
    key: partyQuestion('reviewViews', key),
    short: `What ${name} thinks`,
    label: `What does ${name} think about it, and how do they manage?`,
    help: 'If they could not be asked, say why.',
    max: 1000,
    lines: 'many',
  });
export const viewsOfCarers = (context: OnReview): readonly Question<string, OnReview>[] =>
  carers(context).map(carerViews);

export const nextOn = comingDay({
  key: 'reviewNextOn',
  short: 'Next review',
  label: 'When is the next review?',
  when: (answers) => next.of(answers) !== 'end',
});
export const nextBy = staffQuestion({
  key: 'reviewNextBy',
  short: 'Next review by',
  label: 'Who holds the next one?',
  when: (answers) => next.of(answers) !== 'end',
});

/** Where reablement ends: what was said about charges (TL1). */
export const charges: readonly Question<unknown, OnReview>[] = CHARGING.map((one) => ({
  ...one,
  when: (answers, context) => next.of(answers) === 'end' && one.when(answers, context),
}));

/** Undefined when something of it is missing. */
export function heldIn(answers: Answers, context: OnReview): Held | undefined {
  const chosen = took.of(answers) ?? [];
  const agreed = isInDoubt(answers, context) ? personSays.of(answers) : says.of(answers);
  return Held.safeParse({
    on: heldOn.of(answers),
    inPlace: inPlace.of(answers),
    progress: progress.of(answers),
    issues: issues.of(answers),
    took: circle(context).flatMap((one) => (chosen.includes(one.key) ? [{ key: one.key, name: titled(one) }] : [])),
    without: chosen.includes(THE_PERSON) ? undefined : without.of(answers),
    says: Answer.safeParse(agreed).data,
    views: views.of(answers),
    deciding: decidingOf(answers, context),
    carers: carers(context).map((one) => ({ key: one.key, name: titled(one), views: carerViews(one).of(answers) })),
    right: right.of(answers),
    next: next.of(answers),
    charging: next.of(answers) === 'end' ? chargingIn(answers) : undefined,
    nextReview:
      next.of(answers) === 'end'
        ? undefined
        : plannedIn(nextOn.of(answers), nextBy.of(answers), context, context.every),
  }).data;
}
