import type { BoundForm, BoundQuestion } from './bound.ts';
import { isList, questionsFor } from './bound.ts';
import { swapIn } from './correction.ts';
import type { Session } from './session.ts';

/** "25 not 20", "not Ada, Sarah": an answer that stands already is put right by naming it. */

export interface Swapped {
  readonly question: BoundQuestion;
  readonly raw: string;
}

/** The one answer that is said to be wrong, and what stands in its place; undefined where none or several could be meant. */
export function swapped(form: BoundForm, { answers }: Session, text: string): Swapped | undefined {
  const swap = swapIn(text);
  const { right, wrong } = swap ?? {};
  if (right === undefined || wrong === undefined) return undefined;
  const found = questionsFor(form, answers).flatMap(({ question }) => {
    const raw = answers[question.key] ?? '';
    // Whom the form is about is more than an answer of it; free words are what somebody wrote.
    if (raw === '' || isList(question) || question.kind === 'text' || question.subject) return [];
    const [was, will] = [question.hear(wrong), question.hear(right)];
    if (!was.ok || !will.ok || was.value === will.value) return [];
    if (question.kind !== 'choices') return was.value === raw ? [{ question, raw: will.value }] : [];
    const chosen = raw.split(',');
    const [gone, instead] = [was.value.split(','), will.value.split(',')];
    return gone.every((one) => chosen.includes(one))
      ? [{ question, raw: [...new Set([...chosen.filter((one) => !gone.includes(one)), ...instead])].join(',') }]
      : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
