import { questionsFor, type BoundForm, type BoundQuestion } from './bound.ts';
import { correctionIn } from './correction.ts';
import type { FormOutcome } from './outcome.ts';
import { currentQuestion, open } from './session-moves.ts';
import type { Session } from './session.ts';
import { saidBesides } from './typed-together.ts';

/** What is asked, and said, after something was typed that was for another question. */

/** What was answered was another field: what was asked is asked again, and not passed over. */
export function stillAsked(form: BoundForm, { key }: BoundQuestion, outcome: FormOutcome): FormOutcome {
  if (outcome.kind !== 'asked' || outcome.problems) return outcome;
  const { answers } = outcome.session;
  const asked = questionsFor(form, answers).find(({ question }) => question.key === key);
  return asked ? { ...outcome, session: { ...outcome.session, step: asked.step.id, asking: key } } : outcome;
}

/** What that answer leads to on the same card comes next: why they are against it, before what somebody else thinks. */
export function opened(form: BoundForm, before: Session, { key }: BoundQuestion, outcome: FormOutcome): FormOutcome {
  if (outcome.kind !== 'asked') return outcome;
  const { answers } = outcome.session;
  const asked = new Set(questionsFor(form, before.answers).map(({ question }) => question.key));
  const step = questionsFor(form, answers).find(({ question }) => question.key === key)?.step.id;
  const next = questionsFor(form, answers).find(
    ({ step: { id }, question }) => id === step && !asked.has(question.key) && open(question, answers),
  );
  return next ? { ...outcome, session: { ...outcome.session, asking: next.question.key } } : outcome;
}

/** What was put right and could not be taken is said once more when the form is left or gone back in. */
export function notLost(
  form: BoundForm,
  { doubted }: Session,
  question: BoundQuestion | undefined,
  outcome: FormOutcome,
): FormOutcome {
  const isPutRight =
    doubted !== undefined &&
    (/\s/u.test(correctionIn(doubted) ?? '') || saidBesides(form, outcome.session, doubted) !== undefined);
  if (!isPutRight) return outcome;
  if (outcome.kind === 'left') return { ...outcome, session: { ...outcome.session, doubted } };
  const isBack = outcome.kind === 'asked' && !outcome.problems && outcome.heard === undefined;
  return isBack && currentQuestion(form, outcome.session)?.key !== question?.key
    ? { ...outcome, heard: `Not kept yet: "${doubted}"` }
    : outcome;
}
