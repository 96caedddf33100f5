import { UNKNOWN } from '../../forms/kinds/usual-answers.ts';
import type { Answers } from '../../forms/question.ts';
import type { FlowContext } from '../../questions/context.ts';
import { withWhy } from '../../questions/with-why.ts';
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
  UNKNOWN,
] as const;

const testOf = (test: (typeof TESTS)[number]) =>
  withWhy(
    {
      key: `sgTest-${test}`,
      short: TEST_WORDS[test],
      label: TEST_WORDS[test],
      schema: Decision.shape.tests.unwrap().shape[test].shape.met,
      options: MET,
      when: isOfAdult,
    },
    { key: `sgTestWhy-${test}`, short: 'Why', label: 'Why do you think so?', max: 500 },
  );
const QUESTIONS = { needs: testOf('needs'), harm: testOf('harm'), protect: testOf('protect') };
export const tests = TESTS.flatMap((test) => [QUESTIONS[test].answer, QUESTIONS[test].why]);

/** Undefined while one is missing. */
export function testsIn(answers: Answers): Decision['tests'] {
  const test = (name: (typeof TESTS)[number]) => ({
    met: QUESTIONS[name].answer.of(answers),
    why: QUESTIONS[name].why.of(answers),
  });
  return Decision.shape.tests.safeParse({ needs: test('needs'), harm: test('harm'), protect: test('protect') }).data;
}

export const testAnswersFor = (of: NonNullable<Decision['tests']>): Answers =>
  Object.fromEntries(
    TESTS.flatMap((test) => [
      [QUESTIONS[test].answer.key, of[test].met],
      [QUESTIONS[test].why.key, of[test].why],
    ]),
  );
