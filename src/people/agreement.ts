import { z } from 'zod';

/** What the person says to a change. `not-reached`: they could not be asked yet, which is no answer. */
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

/** What is weighed when it goes ahead although the person or a carer does not agree (R2, R18). */
export const Regard = z.strictObject({ views: z.string(), wellbeingImpact: z.string(), wellbeing: z.array(Wellbeing) });
export interface Regard extends z.infer<typeof Regard> {}

/** True when the person or their carer has said no (R2). Not having been reached is not a no. */
export const somebodyDisagrees = (answers: {
  readonly person?: string | undefined;
  readonly carer?: string | undefined;
}): boolean => answers.person === 'no' || answers.carer === 'no';
