import type { Answers } from '../../forms/question.ts';
import * as ask from './questions.ts';
import type { Reported } from './unlisted.ts';
import { about, adultOrChild } from './unlisted-questions.ts';

/** Of somebody who is not on the writer's list; undefined while something is missing. */
export function reportedIn(answers: Answers, context: ask.SourceContext): Reported | undefined {
  const [words, of, who] = [ask.seen.of(answers), about.of(answers), adultOrChild.of(answers)];
  const atOnce = ask.done.of(answers);
  if (words === undefined || of === undefined || who === undefined) return undefined;
  return {
    ...ask.sourcesIn(answers, context),
    about: of,
    whom: who,
    seen: words,
    ...(atOnce !== undefined && { done: atOnce }),
  };
}

/** The same again, for the concern about somebody here that it leads to. */
export const answersOfReported = ({ seen: words, done: atOnce, whom: who, ...sources }: Reported): Answers => ({
  ...(who === 'child' && { [ask.whom.key]: who, [ask.whomElse.key]: sources.about }),
  ...ask.answersFor({ source: sources.source.filter(({ is }) => is !== 'self'), close: sources.close }),
  [ask.seen.key]: words,
  ...(atOnce !== undefined && { [ask.done.key]: atOnce }),
});
