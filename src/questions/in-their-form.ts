import { z } from 'zod';
import { YES_NO } from '../forms/kinds/usual-answers.ts';
import type { Answers } from '../forms/question.ts';
import type { NeedsMet } from '../people/needs-met.ts';
import { withWhy } from './with-why.ts';

/**
 * Whether something reached somebody in the form that they need, and why it did not (R33, TL13): asked of whoever tells or hands over, only when
 * that somebody's needs are on record. `needsOf`: what is needed by who was chosen, in words; undefined when nothing is.
 */
export function askedInForm<C>(
  needsOf: (answers: Answers, context: C) => string | undefined,
  said: (context: C) => Answers,
) {
  const { answer: inForm, why: whyNotInForm } = withWhy(
    {
      key: 'inForm',
      short: 'In the form they need',
      label: 'Was it in the form they need?',
      schema: z.enum(['yes', 'no']),
      options: YES_NO,
      help: (context: C) => needsOf(said(context), context),
      when: (answers: Answers, context: C) => needsOf(answers, context) !== undefined,
    },
    {
      key: 'whyNotInForm',
      short: 'Why not',
      label: 'Why was it not?',
      example: 'For example: the large print was not ready yet.',
      max: 500,
      of: ['no'],
      anyWords: true,
    },
  );
  /** What was answered; undefined while nothing was, or nothing is needed. */
  const metIn = (answers: Answers, context: C): NeedsMet | undefined => {
    const [needs, met] = [needsOf(answers, context), inForm.of(answers)];
    if (needs === undefined || met === undefined) return undefined;
    return { needs, met: met === 'yes', ...(met === 'no' && { why: whyNotInForm.of(answers) ?? '' }) };
  };
  return { inForm, whyNotInForm, metIn };
}
