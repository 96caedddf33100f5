import { choice } from '../../forms/kinds/choice.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Answer, AskedWhom } from './facts.ts';

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Who was asked?' });

export const answer = choice({
  key: 'answer',
  short: 'Answer',
  label: 'Is the support still right?',
  schema: Answer,
  options: [
    { value: 'as-it-is', title: 'Needed as it is', also: ['as it is', 'still needed', 'the same', 'no change', 'yes'] },
    { value: 'less', title: 'Less could do', also: ['less', 'fewer visits', 'fewer'] },
    { value: 'could-end', title: 'It could end', also: ['could end', 'end', 'stop'] },
    { value: 'review', title: 'A review is needed', also: ['review'] },
  ],
});

/** Of the form about one person, and beside each on the card about all of them. */
export const WITH_WHOM = {
  label: 'With whom did you talk about it?',
  options: [
    { value: 'person', title: 'The person', also: ['them', 'her', 'him'] },
    { value: 'both', title: 'The person, and family or others', also: ['both', 'all of them'] },
    { value: 'others', title: 'Their family or representative', also: ['family', 'representative', 'carer'] },
    { value: 'nobody', title: 'Nobody yet: it is my own view', also: ['nobody', 'my own view', 'not yet'] },
  ],
} as const;

export const asked = choice({ key: 'asked', short: 'Asked', schema: AskedWhom, ...WITH_WHOM });

export const askedWords = (whom: AskedWhom): string =>
  whom === 'not-said' ? 'Not said with whom' : asked.words(whom, {});
