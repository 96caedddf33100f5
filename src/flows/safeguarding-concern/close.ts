import { choice } from '../../forms/kinds/choice.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord, type FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { Closing } from './facts.ts';
import { ofConcern } from './of-concern.ts';
import { isClosed, loadConcern, type Concerns, type OnConcern } from './on-record.ts';
import { WANTED_WORDS } from './words.ts';

const wanted = choice({
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
const closeWords = ownWords<FlowContext>({
  key: 'sgCloseWords',
  short: 'What came of it',
  label: 'What came of it?',
  max: 1000,
  lines: 'many',
});

export function concernClose(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-close',
    title: 'Close the concern',
    phrases: ['close the concern', 'close the safeguarding concern'],
    steps: [{ id: 'close', title: 'Close the concern', questions: [wanted, closeWords] }],
    recordWords: 'Close it',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: isClosed,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, of, words] = [thatRecord(context), wanted.of(answers), closeWords.of(answers)];
        if (!where || of === undefined || words === undefined) return undefined;
        return { ...where, command: { type: 'close' as const, closing: { wanted: of, words } } };
      },
      said: { words: 'Closed. It can be opened again.' },
    }),
  };
}
