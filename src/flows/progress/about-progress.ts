import type { Flow } from '../flow.ts';
import { loadProgress, noPlan, type ProgressContext, type ProgressParts } from './context.ts';
import * as ask from './questions.ts';

/** What every form about somebody's progress has: it begins with the person, and stands on their plan. */
export const aboutProgress = (parts: ProgressParts) =>
  ({
    version: 1,
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    resets: { [ask.person.key]: 'all' },
    load: (opening) => loadProgress(parts, opening),
    idle: noPlan,
  }) satisfies Partial<Flow<ProgressContext>>;
