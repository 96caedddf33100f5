import type { Directory } from '../../people/directory.ts';
import { thatRecord, type FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { ofConcern } from './of-concern.ts';
import { loadConcern, notTheirs, type Concerns, type OnConcern } from './on-record.ts';

const feedback = ownWords<FlowContext>({
  key: 'sgFeedback',
  short: 'Feedback',
  label: 'What do you tell whoever raised it?',
  help: 'They read just this, and not your reasons.',
  max: 1000,
  lines: 'many',
});

/** Whoever raised it hears what came of it, in the words of the lead. */
export function concernFeedback(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-feedback',
    title: 'Give feedback',
    phrases: ['give feedback on the concern'],
    steps: [{ id: 'words', title: 'Give feedback', questions: [feedback] }],
    recordWords: 'Send this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: notTheirs,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, words] = [thatRecord(context), feedback.of(answers)];
        return where && words !== undefined
          ? { ...where, command: { type: 'give-feedback' as const, words } }
          : undefined;
      },
      said: { words: 'Sent to whoever raised it.' },
    }),
  };
}
