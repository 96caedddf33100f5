import { choice } from '../../forms/kinds/choice.ts';
import { named } from '../../kernel/names.ts';
import type { FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Closing, type SeenConcern } from './facts.ts';
import { stillOpen } from './still-open.ts';
import { WANTED_WORDS } from './words.ts';

export const wanted = choice({
  key: 'sgWanted',
  short: 'What they wanted',
  label: 'Did what they wanted come about?',
  schema: Closing.shape.wanted,
  show: 'list',
  options: [
    { value: 'fully', title: WANTED_WORDS.fully, also: ['fully', 'yes'] },
    { value: 'partly', title: WANTED_WORDS.partly, also: ['partly', 'in part'] },
    { value: 'not', title: WANTED_WORDS.not, also: ['not', 'no'] },
    { value: 'not-asked', title: WANTED_WORDS['not-asked'], also: ['not asked'] },
    { value: 'mistake', title: WANTED_WORDS.mistake, also: ['mistake', 'by mistake'] },
  ],
});
export const closeWords = ownWords<FlowContext>({
  key: 'sgCloseWords',
  short: 'What came of it',
  label: 'What came of it?',
  max: 1000,
  lines: 'many',
});

interface Context extends FlowContext {
  readonly seen: SeenConcern | undefined;
}
const openIn = ({ seen }: Context): readonly string[] => (seen ? stillOpen(seen) : []);

/** A concern is not closed over what is undecided: what is open is named, and why it is closed all the same is asked. */
export const closeDespite = ownWords<Context>({
  key: 'sgCloseDespite',
  short: 'Why while something is open',
  label: (context) => `Still open: ${named(openIn(context))}. Why do you close it all the same?`,
  max: 500,
  lines: 'many',
  when: (_, context) => openIn(context).length > 0,
});
