import { choice, choices } from '../../forms/kinds/choice.ts';
import { text } from '../../forms/kinds/text.ts';
import { NO, UNKNOWN, YES, withWords } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers, type Question } from '../../forms/question.ts';
import { called } from '../../questions/called.ts';
import type { FlowContext } from '../../questions/context.ts';
import { z } from 'zod';
import { More, WITHOUT } from './facts.ts';

/** What else is known of a concern: each may be left open, and is asked again. "Not known" is an answer. */

const { asked: Asked, capacity: Capacity, consent: Consent, advocate: Advocate } = More.shape;

export const asked = choice({
  key: 'sgAsked',
  short: 'Asked what they want',
  label: (context: FlowContext) => `Was ${called(context)} asked what they want to happen?`,
  help: 'Of somebody else: whoever may be harmed.',
  schema: Asked.unwrap(),
  optional: true,
  options: [
    { value: 'yes', title: 'Yes', also: ['y'] },
    { value: 'no', title: 'Not asked', also: ['no', 'n', 'not yet'] },
  ],
});

export const wishes = text<FlowContext>({
  key: 'sgWishes',
  short: 'What they want',
  label: 'What do they want, and what outcome? If not asked: why not?',
  help: 'In their words where you can.',
  max: 1000,
  lines: 'many',
  optional: true,
});

/** Asked whatever their record says: it is about this decision, and not known is never read as "has" (R45). */
export const capacity = choice({
  key: 'sgCapacity',
  short: 'Capacity about this',
  label: 'Can they decide about this themselves?',
  schema: Capacity.unwrap(),
  optional: true,
  options: [
    { value: 'has', title: 'Has capacity', also: ['has', 'yes', 'y'] },
    { value: 'lacks', title: 'Lacks capacity', also: ['lacks', 'no', 'n'] },
    withWords(UNKNOWN, 'not assessed'),
  ],
});

export const consent = choice({
  key: 'sgConsent',
  short: 'Agrees that it is shared',
  label: 'Do they agree that it is shared?',
  help: 'Without it, it may still be shared when there is a reason.',
  schema: Consent.unwrap(),
  optional: true,
  options: [
    withWords(YES, 'agrees'),
    withWords(NO, 'does not agree'),
    { value: 'not-asked', title: 'Not asked', also: ['not yet', 'unknown'] },
  ],
});

export const without = choices({
  key: 'sgWithout',
  short: 'Why without',
  label: 'Why is it shared without that?',
  schema: z.enum(WITHOUT),
  optional: true,
  options: [
    { value: 'others-at-risk', title: 'Others are at risk', also: ['others', 'risk to others'] },
    { value: 'capacity', title: 'They may lack capacity', also: ['capacity', 'lacks capacity'] },
    { value: 'crime', title: 'A crime may have happened', also: ['crime'] },
    { value: 'coerced', title: 'They may be put under pressure', also: ['pressure', 'coercion', 'coerced'] },
    {
      value: 'trust',
      title: 'Somebody in a position of trust',
      also: ['staff', 'position of trust'],
    },
    { value: 'public-interest', title: 'Another public interest', also: ['public interest'] },
  ],
  when: (answers: Answers) => answered(consent, 'no', 'not-asked')(answers),
});

export const advocate = choice({
  key: 'sgAdvocate',
  short: 'Advocate',
  label: 'Do they need an advocate?',
  help: 'If they have great difficulty taking part, and nobody suitable helps them (Care Act s68).',
  schema: Advocate.unwrap(),
  optional: true,
  options: [
    { value: 'needed', title: 'Yes', also: ['y', 'needed'] },
    { value: 'not-needed', title: 'No', also: ['n', 'not needed'] },
    UNKNOWN,
  ],
});

export const advocateWho = text<FlowContext>({
  key: 'sgAdvocateWho',
  short: 'Who helps them',
  label: 'Who helps them take part, or who is asked to?',
  max: 200,
  optional: true,
  when: (answers: Answers) => answered(advocate, 'needed', 'not-needed')(answers),
});

export const others = choices({
  key: 'sgOthers',
  short: 'Others at risk',
  label: 'Is anybody else at risk?',
  schema: z.enum(['nobody', 'children', 'adults']),
  optional: true,
  options: [
    { value: 'nobody', title: 'Nobody known', also: ['nobody', 'no', 'none'] },
    { value: 'children', title: 'Children', also: ['child', 'a child'] },
    { value: 'adults', title: 'Other adults', also: ['adults', 'adult'] },
  ],
});

export const othersWho = text<FlowContext>({
  key: 'sgOthersWho',
  short: 'Who else',
  label: 'Who, and where are they?',
  max: 300,
  lines: 'many',
  optional: true,
  when: (answers: Answers) => (others.of(answers) ?? []).some((one) => one !== 'nobody'),
});

export const evidence = text<FlowContext>({
  key: 'sgEvidence',
  short: 'Evidence kept',
  label: 'What is kept as evidence, and where?',
  example: 'For example: the torn sleeve, in a bag in the hall',
  max: 500,
  lines: 'many',
  optional: true,
});

export const told = text<FlowContext>({
  key: 'sgTold',
  short: 'Who was told, and when',
  label: 'Who was told, and when?',
  example: 'For example: duty line at 10:40',
  max: 500,
  lines: 'many',
  optional: true,
});

export const ALL: readonly Question<unknown, FlowContext>[] = [
  asked,
  wishes,
  capacity,
  consent,
  without,
  advocate,
  advocateWho,
  others,
  othersWho,
  evidence,
  told,
];

/** What was answered; what was left open is not there. */
export const moreIn = (answers: Answers): More =>
  More.parse(
    Object.fromEntries(
      Object.entries({
        asked: asked.of(answers),
        wishes: wishes.of(answers),
        capacity: capacity.of(answers),
        consent: consent.of(answers),
        without: some(without.of(answers)),
        advocate: advocate.of(answers),
        advocateWho: advocateWho.of(answers),
        others: some(others.of(answers)),
        othersWho: othersWho.of(answers),
        evidence: evidence.of(answers),
        told: told.of(answers),
      }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  );

const some = <T>(all: readonly T[] | undefined): readonly T[] | undefined => (all?.length ? all : undefined);

export const answersFor = (more: More): Answers =>
  Object.fromEntries(
    Object.entries({
      [asked.key]: more.asked,
      [wishes.key]: more.wishes,
      [capacity.key]: more.capacity,
      [consent.key]: more.consent,
      [without.key]: more.without?.join(','),
      [advocate.key]: more.advocate,
      [advocateWho.key]: more.advocateWho,
      [others.key]: more.others?.join(','),
      [othersWho.key]: more.othersWho,
      [evidence.key]: more.evidence,
      [told.key]: more.told,
    }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
