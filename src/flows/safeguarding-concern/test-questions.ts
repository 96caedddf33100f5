import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import type { FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Decision, TESTS, type SeenConcern } from './facts.ts';
import { TEST_WORDS } from './words.ts';

/** What a decision looks at: a child is not decided on with the three tests for adults (R38). */
export interface DecisionContext extends FlowContext {
  readonly seen: SeenConcern | undefined;
}
export const isOfAdult = (_: Answers, { seen }: DecisionContext): boolean => seen?.whom !== 'child';

const MET = [
  { value: 'met', title: 'Met', also: ['yes', 'y'] },
  { value: 'not-met', title: 'Not met', also: ['no', 'n'] },
  { value: 'unknown', title: 'Not known', also: ['unknown', 'not sure'] },
] as const;

const testOf = (test: (typeof TESTS)[number]) => ({
  met: choice({
    key: `sgTest-${test}`,
    short: TEST_WORDS[test],
    label: TEST_WORDS[test],
    schema: Decision.shape.tests.unwrap().shape[test].shape.met,
    options: MET,
    when: isOfAdult,
  }),
  why: ownWords<DecisionContext>({
    key: `sgTestWhy-${test}`,
    short: 'Why',
    label: 'Why do you think so?',
    max: 500,
    lines: 'many',
    when: isOfAdult,
  }),
});
const QUESTIONS = { needs: testOf('needs'), harm: testOf('harm'), protect: testOf('protect') };
export const tests = TESTS.flatMap((test) => [QUESTIONS[test].met, QUESTIONS[test].why]);

/** Undefined while one is missing. */
export function testsIn(answers: Answers): Decision['tests'] {
  const test = (name: (typeof TESTS)[number]) => ({
    met: QUESTIONS[name].met.of(answers),
    why: QUESTIONS[name].why.of(answers),
  });
  return Decision.shape.tests.safeParse({ needs: test('needs'), harm: test('harm'), protect: test('protect') }).data;
}

export const testAnswersFor = (of: NonNullable<Decision['tests']>): Answers =>
  Object.fromEntries(
    TESTS.flatMap((test) => [
      [QUESTIONS[test].met.key, of[test].met],
      [QUESTIONS[test].why.key, of[test].why],
    ]),
  );
