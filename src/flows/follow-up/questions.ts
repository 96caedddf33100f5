import { choice } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { PARTLY, YES, withWords } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { called } from '../../questions/called.ts';
import type { FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { toldHow } from '../../questions/told-how.ts';
import { Contact, Where } from './facts.ts';

export const where = choice({
  key: 'where',
  short: 'Where',
  label: (context: FlowContext) => `Where is ${called(context)} now?`,
  schema: Where,
  show: 'list',
  options: [
    { value: 'home', title: 'At home', also: ['home'] },
    { value: 'hospital', title: 'In hospital', also: ['hospital'] },
    { value: 'care-home', title: 'In a care home', also: ['care home', 'nursing home'] },
    { value: 'moved', title: 'Moved away', also: ['moved'] },
    { value: 'died', title: 'Has died', also: ['died', 'passed away'] },
    {
      value: 'try-again',
      title: 'Not reached: I will try again',
      also: ['try again', 'no answer', 'not reached, try again', 'did not pick up'],
    },
    { value: 'not-reached', title: 'Not reached, and not tried again', also: ['not reached'] },
  ],
});

const isReached = answered(where, 'home', 'hospital', 'care-home');

export const on = pastDay<FlowContext>({ key: 'contactOn', short: 'Day', label: 'On which day did you ask?' });

export const how = toldHow<FlowContext>({
  key: 'contactHow',
  short: 'How',
  label: 'How did you ask?',
  when: isReached,
});

export const words = ownWords<FlowContext>({
  key: 'contactWords',
  short: 'How they are',
  label: 'How are they, in their own words?',
  max: 1000,
  lines: 'many',
  when: isReached,
});

export const managing = choice({
  key: 'managing',
  short: 'Managing',
  label: 'Do they still manage what they could do at the end?',
  schema: Contact.shape.managing.unwrap(),
  options: [withWords(YES, 'all of it'), PARTLY, { value: 'no', title: 'No, they need support', also: ['no', 'n'] }],
  when: isReached,
});

export const helps = text<FlowContext>({
  key: 'whoHelps',
  short: 'Who else helps',
  label: 'Who else helps?',
  max: 300,
  optional: true,
  when: isReached,
});

/** What was answered, of what belongs to where they are. */
export const contactIn = (answers: Answers) => ({
  where: where.of(answers),
  on: on.of(answers),
  ...(isReached(answers) && {
    how: how.of(answers),
    words: words.of(answers),
    managing: managing.of(answers),
    helps: helps.of(answers) || undefined,
  }),
});
