import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import type { FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Whom } from './facts.ts';

/** What is asked about somebody whom the writer does not see here. */

/** It is about somebody whom its writer does not see here: whether they are known here is told to nobody. */
export const onList = choice({
  key: 'sgOnList',
  short: 'On your list',
  label: 'Or are they not on your list?',
  schema: z.literal('no'),
  optional: true,
  options: [{ value: 'no', title: 'Not on my list', also: ['no'] }],
  when: (_, { person: the }: FlowContext) => the === undefined,
});
export const isUnlisted = (answers: Answers): boolean => onList.of(answers) === 'no';
export const UNLISTED: Answers = { [onList.key]: 'no' };

export const about = ownWords<FlowContext>({
  key: 'sgAbout',
  short: 'Whom it is about',
  label: 'Whom is it about, and where are they?',
  help: 'A name, or how you know them. The safeguarding lead finds out whether they are known here.',
  max: 500,
  lines: 'many',
  when: isUnlisted,
});
export const adultOrChild = choice({
  key: 'sgAdultOrChild',
  short: 'Adult or child',
  label: 'An adult or a child?',
  schema: Whom.exclude(['person']),
  options: [
    { value: 'adult', title: 'An adult', also: ['adult', 'man', 'woman'] },
    { value: 'child', title: 'A child', also: ['child', 'baby', 'boy', 'girl'] },
  ],
  when: isUnlisted,
});
