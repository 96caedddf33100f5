import type { Problem } from '../../src/forms/question.ts';
import type { Result } from '../../src/kernel/result.ts';
import { TODAY } from './form.ts';

/** What a question may look at when nothing is known but the day. */
export const NOTHING_KNOWN = { today: TODAY };

/** The text to be stored; undefined when the answer was refused. */
export const understood = (answer: Result<string, Problem>): string | undefined =>
  answer.ok ? answer.value : undefined;
