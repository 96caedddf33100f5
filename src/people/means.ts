import { z } from 'zod';

/** How somebody was told or asked. `teams`: they pressed it themselves. */
export const Means = z.enum(['teams', 'in-person', 'phone', 'video', 'letter', 'email', 'through-carer', 'other']);
export type Means = z.infer<typeof Means>;

export const meansWords: Readonly<Record<Means, string>> = {
  teams: 'confirmed in Teams',
  'in-person': 'in person',
  phone: 'by phone',
  video: 'by video call',
  letter: 'by letter',
  email: 'by e-mail',
  'through-carer': 'through their carer or representative',
  other: 'another way',
};
