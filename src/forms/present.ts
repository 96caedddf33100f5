import { CHECK, questionsIn, stepsFor, type BoundForm } from './bound.ts';
import type { Answers } from './question.ts';
import { filledIn, firstOpenStep, moved, passedOver, sameSize } from './session-moves.ts';
import { START, type Session } from './session.ts';

/**
 * The form as it stands now: the one way in, whether it is opened, moved or shown, so that what people look at is what is kept. What it
 * was opened for is pinned, and what the flow knows already is filled in, both once. After a change of questions it stands at the first
 * step whose answers no longer fit. Nothing that was typed is dropped. The session itself when nothing has to be done.
 */
export function broughtToPresent(form: BoundForm, kept: Session): Session {
  const session = filledIn(form, pinned(form, kept));
  const steps = stepsFor(form, session.answers);
  if (session.step === START)
    return { ...session, step: session.revision === 0 ? firstToAsk(form, session) : firstOpen(form, session) };
  const known = session.step === CHECK || steps.some(({ id }) => id === session.step);
  if (known && session.flowVersion === form.version) return session;
  // What was entered of a row stands nowhere else before it is in its list.
  const inRow = steps.find(({ id, rowOf }) => rowOf !== undefined && id === session.step);
  const step = inRow?.id ?? firstOpen(form, session);
  return moved({ ...session, flowVersion: form.version }, step);
}

/** What it was opened for that a question asks is its answer. */
function pinned(form: BoundForm, session: Session): Session {
  const openedFor = { ...form.pins, ...session.openedFor };
  const subjects = form.steps.flatMap(({ all }) => all.filter(({ subject }) => subject));
  const said = subjects.flatMap(({ key }) => (openedFor[key] === undefined ? [] : [[key, openedFor[key]]]));
  const answers: Answers = { ...Object.fromEntries(said), ...session.answers };
  return sameSize(openedFor, session.openedFor) && sameSize(answers, session.answers)
    ? session
    : { ...session, openedFor, answers };
}

const firstOpen = (form: BoundForm, { answers }: Session): string => firstOpenStep(form, answers) ?? CHECK;

/** A new form begins where something is asked that is not known from what it was opened for. */
function firstToAsk(form: BoundForm, { answers, openedFor }: Session): string {
  const asks = stepsFor(form, answers).find(
    (step) => questionsIn(step, answers).some(({ key }) => openedFor[key] === undefined) && !passedOver(step, answers),
  );
  return asks?.id ?? CHECK;
}
