import { assertNever } from '../kernel/assert-never.ts';
import type { BoundQuestion } from './bound.ts';
import { A_LITTLE_MORE, cleaned, CUT } from './kinds/text.ts';

/**
 * How much of what a card sends is kept, so that all of it fits its card again (S43): words a little over their own limit, which are
 * shortened by hand; of anything else more than its own client would send.
 */
function mostKept(question: BoundQuestion): number {
  const shape = question.shape();
  switch (shape.kind) {
    case 'text':
      return shape.max + A_LITTLE_MORE;
    case 'choices':
      return shape.options.reduce((sum, { value }) => sum + value.length + 1, ONE_VALUE);
    case 'choice':
    case 'date':
    case 'time':
    case 'number':
    case 'rows':
      return ONE_VALUE;
    default:
      return assertNever(shape);
  }
}

/** Longer than any id of ours, and than any day. */
const ONE_VALUE = 120;

/** In a card's JSON a letter takes up to three bytes; a control or half a letter would take six. */
const BYTES_A_LETTER = 3;

/**
 * What a card sent for a question, as it is kept. What is cut shows where, and is longer than its question takes, so that it is never
 * taken for the whole. A file is kept whole: it is not shown in a field.
 */
export function keptAnswer(question: BoundQuestion, raw: string): string {
  const most = mostKept(question);
  const bytes = Buffer.byteLength(JSON.stringify(raw));
  if (question.takesFile || (raw.length <= most && bytes <= BYTES_A_LETTER * most)) return raw;
  const text = question.kind === 'text' ? cleaned(raw.toWellFormed()) : raw.toWellFormed();
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}${CUT}`;
}

/** Whether an answer can be shown in its field again: a whole file that was sent cannot (S43). */
export const fitsField = (question: BoundQuestion, raw: string): boolean =>
  raw.length <= (question.takesFile ? mostKept(question) : MOST_SHOWN);

/** More than any question allows: what was filled in from a record may be longer than what can be entered. */
const MOST_SHOWN = 8000;
