import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';

/** Why somebody is no longer in a circle (R17). */
export const Leaving = z.enum(['not-carer', 'not-working', 'not-wanted', 'other']);
export type Leaving = z.infer<typeof Leaving>;

export const leavingWords: Readonly<Record<Leaving, string>> = {
  'not-carer': 'No longer their carer',
  'not-working': 'No longer works with them',
  'not-wanted': 'The person does not want it',
  other: 'Another reason',
};

/** That somebody left a circle: on which day, who noted it, and why. */
export const Left = z.strictObject({
  on: Day,
  by: StaffId,
  why: Leaving,
  /** In words, when none of the reasons says it. */
  words: z.string().min(1).optional(),
  /** They left so many circles at once, of which they are told in one card: stands in one of them; 0 in the others. */
  together: z.number().int().optional(),
});
export type Left = z.infer<typeof Left>;

/** For example "No longer their carer" or "She has moved to Leeds". */
export const leftWords = ({ why, words }: Pick<Left, 'why' | 'words'>): string => words ?? leavingWords[why];
