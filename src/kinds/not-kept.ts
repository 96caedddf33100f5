import type { NotKept } from '../records/repository.ts';
import type { Refusal } from './kind.ts';

/** Why nothing was saved, in words. */
export const NOT_KEPT: Readonly<Record<NotKept['code'], Refusal>> = {
  'RECORD.BUSY': {
    words: 'Somebody else changed this at the same moment, so it was not saved. Please try again.',
  },
  'RECORD.ERASED': { words: 'This record has been erased, so nothing was saved.' },
  'RECORD.MISSING': { words: 'This record is not there, so nothing was saved.' },
};
