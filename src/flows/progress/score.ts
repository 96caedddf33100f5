import { WHO } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { aboutProgress } from './about-progress.ts';
import { thisProgress, type ProgressContext, type ProgressParts } from './context.ts';
import { Score } from './facts.ts';
import * as ask from './questions.ts';

/** What a licensed instrument came to: score, version, day and by whom; none of its items (facts 10). */
export function progressScore(parts: ProgressParts): Flow<ProgressContext> {
  return {
    ...aboutProgress(parts),
    id: 'progress-score',
    title: 'A score',
    phrases: ['record a score for', 'score for', 'instrument score for'],
    whileStopped: 'unless-died',
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'score',
        title: 'What it came to',
        questions: [ask.scoreName, ask.scoreVersion, ask.scoreIs, ask.scoreWho, ask.scoreOn],
      },
    ],
    carryOut: intoRecord(parts.progress, {
      command({ answers, token }, context: ProgressContext) {
        const at = thisProgress(context);
        const { data: score } = Score.safeParse({
          id: token,
          instrument: ask.scoreName.of(answers),
          version: ask.scoreVersion.of(answers),
          score: ask.scoreIs.of(answers),
          on: ask.scoreOn.of(answers),
          who: ask.scoreWho.of(answers),
        });
        return at && score && { ...at.where, command: { type: 'score' as const, plan: at.plan, score } };
      },
      said: { words: 'Noted.' },
    }),
  };
}
