import { isInvolved } from '../people/consent.ts';
import { Means } from '../people/means.ts';
import type { Person } from '../people/person.ts';
import { choice } from '../forms/kinds/choice.ts';
import type { Basics } from '../forms/question.ts';
import type { AboutPerson } from './context.ts';

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

/** The carer is no way to the person while none of their carers and representatives may be told anything (R24). */
export const howFor = (person: Pick<Person, 'circle'> | undefined): readonly (typeof HOW)[number][] => {
  const between = person?.circle.filter(({ part }) => part === 'carer' || part === 'representative') ?? [];
  return between.length > 0 && !between.some(isInvolved) ? HOW.filter(({ value }) => value !== 'through-carer') : HOW;
};

/** Made once: to make a schema takes longer than anything else about a question. */
const ByOthers = Means.exclude(['teams']);

/** How somebody who does not use Teams was told or asked: the same words wherever it is asked. */
export const toldHow = <C extends AboutPerson>(given: Basics<C> & { readonly show?: 'list' }) =>
  choice({
    ...given,
    schema: ByOthers,
    options: ({ person }: C) => howFor(person),
  });
