import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Refusal as Worded } from '../../kinds/kind.ts';
import { whatWasWrong } from '../../questions/wrong-note.ts';
import * as ask from './questions.ts';
import type { Refusal } from './rules.ts';

/** The one place that words the refusals of these flows. */
export function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'REQUEST.NOT-ASKED':
      return { words: 'Nothing has been recorded here yet.' };
    case 'REQUEST.WHAT-MISSING':
      return { words: 'Please say what they asked for.', question: ask.what.key };
    case 'REQUEST.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: ask.on.key };
    case 'REQUEST.BEFORE-ASKED':
      return { words: 'That is before it was asked.', question: ask.answeredOn.key };
    case 'REQUEST.ANSWER-BEFORE-ASKED':
      return { words: 'That is before it was asked.', question: ask.answerBy.key };
    case 'REQUEST.ABOUT-THEM':
      return { words: 'It is about them. Please choose somebody else.', question: ask.answerer.key };
    case 'REQUEST.ANSWERED':
      return { words: 'A colleague has noted an answer already. Open the record to read it.' };
    case 'REQUEST.ANSWER-CHANGED':
      return { words: 'The answer was changed or taken back meanwhile. Open the record to read it.' };
    case 'REQUEST.ANSWER-OF-ANOTHER':
      return { words: 'Whoever noted the answer corrects it, or one who leads the team.' };
    case 'REQUEST.WHY-CHANGED':
      return { words: 'Please say what was wrong.', question: whatWasWrong.key };
    case 'REQUEST.TOLD-MISSING':
      return { words: 'Please say how they were told.', question: ask.told.key };
    case 'REQUEST.LEADS-ONLY':
      return { words: 'Those who lead the team acknowledge a complaint.' };
    case 'REQUEST.NOT-YOURS-TO-CLOSE':
      return {
        words: 'Only those who lead the team can close this without an answer. Please ask them.',
        question: ask.outcome.key,
      };
    case 'REQUEST.REASON-MISSING':
      return { words: 'Please say why, in words.', question: ask.answerWords.key };
    case 'REQUEST.NOT-INVOLVED':
      return { words: 'They are not involved now. Those who lead the team decide how this is answered.' };
    case 'REQUEST.HANDED-ON':
      return {
        words: `It was handed on meanwhile: ${refusal.to} answers by ${wordsForDay(refusal.answerBy)}. Open the record first.`,
      };
    default:
      return assertNever(refusal);
  }
}
