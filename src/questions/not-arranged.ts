import { assertNever } from '../kernel/assert-never.ts';
import type { NotArranged } from '../people/administration.ts';
import type { Refused } from '../forms/form.ts';
import { refuse, type Result } from '../kernel/result.ts';

export const MISSING = refuse({ words: 'Something is still missing. Please go back and check.' });

type Questions = Partial<Record<NotArranged, string>>;

/** What a form that sets the service up changed, or why it changed nothing. `questions`: those that what is taken belongs to. */
export const arranged = <T>(done: Result<T, NotArranged>, questions: Questions = {}): Result<T, Refused> =>
  done.ok ? done : refuse(wordsFor(done.refusal, questions));

function wordsFor(refusal: NotArranged, questions: Questions): Refused {
  switch (refusal) {
    case 'not-yours':
      return { words: 'That is not there any more, or it is not yours to change.' };
    case 'taken':
      return { words: 'Somebody else has that reference already.', question: questions.taken };
    case 'number-taken':
      return {
        words:
          'Somebody else has that NHS number already. Please check its digits, or leave it empty and ask your manager.',
        question: questions['number-taken'],
      };
    case 'changed':
      return {
        words:
          'Somebody else changed this since you opened the form, so nothing was saved. Please cancel, and begin again with what stands there now.',
      };
    case 'busy':
      return { words: 'Somebody else changed this at the same moment, so it was not saved. Please try again.' };
    default:
      return assertNever(refusal);
  }
}
