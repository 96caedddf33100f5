import { assertNever } from '../kernel/assert-never.ts';
import type { NotArranged } from '../people/administration.ts';
import type { Refused } from '../forms/form.ts';

/** Why a form that sets the service up changed nothing. `reference` is the question that a taken reference belongs to. */
export function wordsForNotArranged(refusal: NotArranged, reference?: string): Refused {
  switch (refusal) {
    case 'not-yours':
      return { words: 'That is not there any more, or it is not yours to change.' };
    case 'taken':
      return {
        words: 'Somebody else has that reference already.',
        ...(reference !== undefined && { question: reference }),
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
