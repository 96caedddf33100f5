import { isList, type BoundQuestion } from './bound.ts';
import { listCommand } from './typed-list.ts';

/**
 * What a text would be to a question: `words` when that takes free words, in which anything may be an answer; `chosen` when it is one
 * of those to choose from; `none` otherwise.
 */
export function answerIn(question: BoundQuestion, text: string): 'words' | 'chosen' | 'none' {
  if (isList(question)) return listCommand(text, question.list) ? 'chosen' : 'none';
  if (question.kind === 'text') return 'words';
  return question.hear(text).ok ? 'chosen' : 'none';
}
