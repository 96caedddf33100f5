import { Means } from '../people/means.ts';
import { choice } from '../forms/kinds/choice.ts';
import type { Basics } from '../forms/question.ts';

export const HOW = [
  { value: 'in-person', title: 'In person', also: ['face to face', 'at home', 'on a visit', 'visit'] },
  { value: 'phone', title: 'By phone', also: ['phone', 'rang', 'called', 'call', 'telephone'] },
  { value: 'video', title: 'By video call', also: ['video'] },
  { value: 'letter', title: 'By letter', also: ['letter', 'post'] },
  { value: 'email', title: 'By e-mail', also: ['email', 'e-mail', 'mail'] },
  {
    value: 'through-carer',
    title: 'Through a carer or representative',
    also: ['carer', 'through carer', 'representative'],
  },
  { value: 'other', title: 'Another way', also: ['other'] },
] as const;

/** How somebody who does not use Teams was told or asked: the same words wherever it is asked. */
export const toldHow = <C>(given: Basics<C> & { readonly show?: 'list' }) =>
  choice({
    ...given,
    schema: Means.exclude(['teams']),
    options: HOW,
  });
