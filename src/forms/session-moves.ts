import { CHECK, questionsFor, questionsIn, stepsFor, type Flow, type Step } from './flow.ts';
import type { Outcome, Problems } from './outcome.ts';
import { isList, type Answers, type Asking, type ListQuestion, type Problem, type Question } from './question.ts';
import { listStepFor } from './row-steps.ts';
import type { Session } from './session.ts';

/** What every way of moving a form is made of. */

/**
 * The question a typed answer belongs to: the one gone back to, or else the first on the card in view that has no answer, or its
 * first when all have one. Undefined on the check page, where nothing is asked.
 */
export function currentQuestion(flow: Flow, session: Session, asking: Asking): Question | undefined {
  const questions = questionsFor(flow, session.answers, asking);
  const goneBackTo = questions.find(({ question }) => question.key === session.asking);
  if (goneBackTo || session.step === CHECK) return goneBackTo?.question;
  const inView = questions.filter(({ step }) => step.id === session.step);
  return (inView.find(({ question }) => open(question, session.answers, asking)) ?? inView[0])?.question;
}

export const moved = (session: Session, step: string): Session => ({
  ...session,
  step,
  revision: session.revision + 1,
});

export const withAnswer = (flow: Flow, session: Session, key: string, raw: string): Session => ({
  ...session,
  answers: withoutHanging(flow, session.answers, { ...session.answers, [key]: raw }, [key]),
});

/** The answers without those that hang on one that has changed, but for what was entered together with it. */
export function withoutHanging(flow: Flow, before: Answers, now: Answers, entered: readonly string[]): Answers {
  const hanging = Object.entries(flow.resets ?? {}).flatMap(([key, others]) =>
    before[key] !== undefined && before[key] !== now[key] ? others.filter((other) => !entered.includes(other)) : [],
  );
  return Object.fromEntries(Object.entries(now).filter(([key]) => !hanging.includes(key)));
}

/** Stores the answers of a finished step the way their questions write them: trimmed, and so on. */
export function settled(session: Session, step: Step, asking: Asking): Session {
  const answers = { ...session.answers };
  for (const question of questionsIn(step, session.answers, asking)) {
    const taken = question.take(answers[question.key] ?? '', asking);
    if (taken.ok) answers[question.key] = taken.value;
  }
  return { ...session, answers };
}

export function problemsIn(step: Step, answers: Answers, asking: Asking): Problems {
  const problems: Record<string, Problem> = {};
  for (const question of questionsIn(step, answers, asking)) {
    const taken = question.take(answers[question.key] ?? '', asking);
    if (!taken.ok) problems[question.key] = taken.refusal;
  }
  return problems;
}

/** Not answered yet, or with something that does not fit. An optional question is answered once it was shown or skipped. */
export function open(question: Question, answers: Answers, asking: Asking): boolean {
  const raw = answers[question.key];
  return raw === undefined || !question.take(raw, asking).ok;
}

export const firstOpenStep = (flow: Flow, answers: Answers, asking: Asking): string | undefined =>
  questionsFor(flow, answers, asking).find(({ question }) => open(question, answers, asking))?.step.id;

export function stepBefore(flow: Flow, session: Session, asking: Asking): string {
  const steps = stepsFor(flow, session.answers, asking);
  const index = session.step === CHECK ? steps.length : steps.findIndex(({ id }) => id === session.step);
  return steps[Math.max(0, index - 1)]?.id ?? session.step;
}

/** The list in a step: the only one, or the one of that key. */
export const listIn = (step: Step | undefined, key?: string): ListQuestion | undefined =>
  step?.questions.filter(isList).find((one) => key === undefined || one.key === key);

/** Back at the list that a row belongs to. */
export const toList = (flow: Flow, session: Session, list: ListQuestion): Session =>
  moved(session, listStepFor(flow, list)?.id ?? session.step);

/** Something in it has changed, so that cards from before are stale. */
export const again = (session: Session): Session => moved(session, session.step);

/** Recording is only possible when every answer still fits; otherwise the first that does not is shown. */
export function record(flow: Flow, session: Session, asking: Asking): Outcome {
  for (const step of stepsFor(flow, session.answers, asking)) {
    const problems = problemsIn(step, session.answers, asking);
    if (Object.keys(problems).length > 0) return { kind: 'asked', session: moved(session, step.id), problems };
  }
  return { kind: 'ready', session };
}
