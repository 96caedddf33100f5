/** How far an outcome has come. */
import type { ITextRun } from '@microsoft/teams.cards';
import { bold, run } from './text.ts';

/** Not yet, some of the way, most of the way, achieved: the most that `share` can be. */
export const MOST_STEPS = 3;

/** Three dots that fill up, and the words that say the same. */
export const drawSteps = (share: number, achieved: string): readonly (ITextRun | string)[] => [
  run('●'.repeat(share) + '○'.repeat(MOST_STEPS - share)),
  ' ',
  run(achieved, bold),
];
