import { z } from 'zod';
import { Day, wordsForDay } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { sentence } from '../kernel/sentence.ts';
import { Means, meansWords } from './means.ts';

/** What somebody says to a change. `not-reached`: they could not be asked yet, which is no answer. */
export const Answer = z.enum(['yes', 'no', 'not-reached']);
/** R1: whether there is a carer is always answered, and then what they say. */
export const CarerAnswer = z.enum(['none', ...Answer.options]);

/** The nine parts of wellbeing in the Care Act 2014, section 1. */
export const Wellbeing = z.enum([
  'dignity',
  'health',
  'protection',
  'control',
  'participation',
  'social-economic',
  'relationships',
  'home',
  'contribution',
]);

/** The effect on the person's wellbeing, weighed once whoever does not agree (R2, R18). */
export const Effect = z.strictObject({ wellbeingImpact: z.string(), wellbeing: z.array(Wellbeing) });
export interface Effect extends z.infer<typeof Effect> {}
/** The same as far as it was answered. */
export const Weighed = Effect.partial();
export interface Weighed extends z.infer<typeof Weighed> {}

/** What is weighed when it goes ahead although the person or a carer does not agree (R2, R18). */
export const Regard = Effect.extend({ views: z.string() });
export interface Regard extends z.infer<typeof Regard> {}

/**
 * What one of those asked says, by themselves and in their own name (P5, P13, P21). `decider`: an attorney or deputy who answers in the
 * place of somebody who lacks capacity (people/capacity.ts).
 */
const Says = z.strictObject({
  key: z.string(),
  name: z.string(),
  part: z.enum(['person', 'carer', 'decider']),
  answer: Answer,
  how: Means.optional(),
  on: Day.optional(),
  /** Of a no: why, in their words. Of somebody who was not reached: what is known of what they think. */
  views: z.string().optional(),
  /** Of somebody who was not reached: who tried, and how often (P6). */
  tries: z.string().optional(),
});
/** `earlier`: what they said, or was known of it, before they said something else. */
export const PartySays = Says.extend({ earlier: Says.optional() });
export interface PartySays extends z.infer<typeof PartySays> {}

const answerWords: Readonly<Record<PartySays['answer'], string>> = {
  yes: 'Agrees',
  no: 'Does not agree',
  'not-reached': 'Not reached yet',
};

/** What one of them says, as a record reads: "Does not agree, by phone, Tue 3 Nov 2026. Mum does not know Grace." */
export function saysWords({ earlier, ...says }: PartySays): string {
  return [says, ...(earlier ? [earlier] : [])].map(saidOnce).join(' Before that: ');
}

function saidOnce({ answer, how, on, views, tries }: z.infer<typeof Says>): string {
  const asked = listed(answerWords[answer], how && meansWords[how], on && wordsForDay(on)).join(', ');
  const known = answer === 'not-reached' && views !== undefined ? `What is known of their views: ${views}` : views;
  return listed(asked, known, tries !== undefined && `Tried: ${tries}`)
    .map(sentence)
    .join(' ');
}

export { saysNothing } from '../kernel/says-nothing.ts';
