import { assertNever } from '../kernel/assert-never.ts';
import type { Instant } from '../kernel/days.ts';
import { typed } from './advance-typed.ts';
import { CHECK, isList, questionsIn, stepsFor, type BoundForm, type BoundQuestion, type BoundStep } from './bound.ts';
import { doubtedOn } from './doubt.ts';
import { fitsField, keptAnswer } from './kept-answer.ts';
import type { Answers } from './question.ts';
import type { Input, Move, FormOutcome } from './outcome.ts';
import { broughtToPresent } from './present.ts';
import { listDone, listTurned, rowKept, rowOpened, rowRemoved, withoutDrafts } from './row-steps.ts';
import {
  again,
  firstOpenStep,
  followed,
  listIn,
  moved,
  passedOver,
  record,
  stepBefore,
  takenIn,
  withAnswers,
} from './session-moves.ts';
import { START, type Session } from './session.ts';

/**
 * The next state of a form: pure, the same for cards and for typing. What was typed is kept whatever comes of it.
 */
export function advance(form: BoundForm, session: Session, input: Input, now: Instant): FormOutcome {
  if (input.kind === 'pressed' && session.flowVersion !== form.version && input.revision === session.revision)
    return renewed(form, { ...session, touched: now }, input);
  const current = broughtToPresent(form, { ...session, touched: now });
  const outcome = input.kind === 'pressed' ? pressed(form, settled(current), input) : typed(form, current, input);
  // It is being recorded in this moment: it cannot be said that nothing was (S66).
  if (outcome.kind === 'left' && session.sent === session.revision) return { kind: 'stale', session: current };
  // A row that is left without being kept stays as it was.
  return outcome.kind === 'asked' ? { ...outcome, session: withoutDrafts(form, outcome.session) } : outcome;
}

/** Whoever presses goes on: what was typed before is no more asked about. */
const settled = ({ doubted: _, doubt: __, ...session }: Session): Session => session;

/** A card of an earlier version of the form: one can leave from it, and what was entered in its fields is not lost. */
function renewed(form: BoundForm, session: Session, { move, inputs }: Pressed): FormOutcome {
  if (move.to === 'show') return { kind: 'stale', session: broughtToPresent(form, session) };
  const fields = form.steps.flatMap(({ questions }) => questions.filter((question) => !isList(question)));
  const answers = fields.flatMap((question) => {
    const raw = inputs[question.key] ?? '';
    return raw === '' ? [] : [[question.key, keptAnswer(question, raw)]];
  });
  const now = { ...session.answers, ...Object.fromEntries(answers) };
  const filled = withAnswers(form, session, now, Object.keys(inputs));
  if (move.to === 'cancel') return { kind: 'left', session: filled, how: 'cancelled' };
  const present = broughtToPresent(form, filled);
  return move.to === 'save' ? { kind: 'left', session: present, how: 'saved' } : { kind: 'renewed', session: present };
}

type Pressed = Extract<Input, { kind: 'pressed' }>;

function pressed(form: BoundForm, session: Session, input: Pressed): FormOutcome {
  const { move, revision } = input;
  if (move.to === 'show' || revision !== session.revision) return { kind: 'stale', session };
  const step = stepsFor(form, session.answers).find(({ id }) => id === session.step);
  const filled = step && CARRYING.has(move.to) ? withInputs(form, session, step, input) : session;
  switch (move.to) {
    case 'cancel':
      return { kind: 'left', session: filled, how: 'cancelled' };
    case 'save':
      return { kind: 'left', session: moved(filled, filled.step), how: 'saved' };
    case 'back':
      return { kind: 'asked', session: moved(filled, stepBefore(form, filled)) };
    case 'row':
    case 'part':
    case 'remove':
      return { kind: 'asked', session: inList(form, session, step, move) };
    case 'step': {
      const wanted = stepsFor(form, session.answers).find(({ id }) => id === move.x);
      return { kind: 'asked', session: moved(session, wanted?.id ?? session.step) };
    }
    case 'next':
      return step ? next(form, session, filled, step) : { kind: 'asked', session: filled };
    case 'record':
      return record(form, filled);
    default:
      return assertNever(move.to);
  }
}

/** What the button answers at once; where something else was chosen on the card it answers nothing, so that what is open is asked. */
function atOnce({ answers }: Session, step: BoundStep, { move, inputs }: Pressed): Answers {
  const offered = move.to === 'next' ? step.atOnce(answers) : [];
  const all = offered.find(({ id }) => id === move.x)?.answers ?? {};
  const isElse = ([key, value]: [string, string]): boolean => ![undefined, '', value].includes(inputs[key]);
  return Object.entries(all).some(isElse) ? {} : all;
}

/** A list's own buttons. Whatever question was gone back to by typing, from here on it is another. */
function inList(form: BoundForm, session: Session, step: BoundStep | undefined, { to, x = '' }: Move): Session {
  if (to === 'remove') return step?.rowOf ? rowRemoved(form, session, step.rowOf) : session;
  const [key = '', which = ''] = x.split('.');
  const list = step?.rowOf ? undefined : listIn(step, key);
  if (!list) return session;
  const from = Number.parseInt(which, 10) || 0;
  return again(to === 'row' ? rowOpened(form, session, list, which) : listTurned(session, list, from));
}

/** Moves with which what stands in the card's fields comes along. */
const CARRYING: ReadonlySet<Move['to']> = new Set(['next', 'back', 'save', 'cancel']);

function next(form: BoundForm, before: Session, entered: Session, step: BoundStep): FormOutcome {
  const list = step.rowOf ? undefined : listIn(step);
  const session = list ? listDone(entered, list) : entered;
  const taken = takenIn(step, session.answers);
  if (!taken.ok) {
    // What only opened because of what was chosen is asked for: nobody has left it out.
    const inView = new Set(questionsIn(step, before.answers).map(({ key }) => key));
    const isLeftOut = ([key]: readonly [string, unknown]): boolean =>
      inView.has(key) || session.answers[key] !== undefined;
    const problems = Object.fromEntries(Object.entries(taken.refusal).filter(isLeftOut));
    return { kind: 'asked', session: moved(withoutSkipped(before, entered, step), step.id), problems };
  }
  const doubted = doubtedOn(questionsIn(step, session.answers), before.answers, session.answers);
  if (Object.keys(doubted).length > 0) return { kind: 'asked', session: moved(session, step.id), problems: doubted };
  const now = followed(form, { ...session, answers: taken.value });
  if (step.rowOf) return { kind: 'asked', session: rowKept(form, now, step.rowOf) };
  // What stood beside the question whom it is about has its place in later steps: which of them are still open is known once that is loaded.
  if (
    questionsIn(step, now.answers).length < questionsIn(step, before.answers).length &&
    step.questions.some(isSubject)
  )
    return { kind: 'asked', session: moved(now, START) };
  const steps = stepsFor(form, now.answers);
  const after = steps
    .slice(steps.findIndex(({ id }) => id === step.id) + 1)
    .find((one) => !passedOver(one, now.answers));
  // What has to be said before it is saved is read first, and takes a press of its own.
  if (!after && form.recordsAtOnce && form.warnings(now).length === 0) return record(form, now);
  // Once everything was in view and every answer fits, a step that was changed leads straight back to the check page, or to a step
  // that became needed by it.
  const wasNeeded = new Set(stepsFor(form, before.answers).map(({ id }) => id));
  const done = now.checked && firstOpenStep(form, now.answers) === undefined;
  const to = done ? steps.find((one) => !wasNeeded.has(one.id) && !passedOver(one, now.answers)) : after;
  return { kind: 'asked', session: moved(now, to?.id ?? CHECK) };
}

const isSubject = ({ subject }: BoundQuestion): boolean => subject === true;

/** A step that was not finished skipped nothing: what was left empty may be asked for yet, by typing. */
function withoutSkipped(before: Session, entered: Session, step: BoundStep): Session {
  const skipped = questionsIn(step, entered.answers).filter(
    ({ key, optional }) => optional && entered.answers[key] === '' && before.answers[key] === undefined,
  );
  const keys = new Set(skipped.map(({ key }) => key));
  return { ...entered, answers: Object.fromEntries(Object.entries(entered.answers).filter(([key]) => !keys.has(key))) };
}

/**
 * Keeps what stands in the card's fields, fitting or not. Clients leave empty fields out: going on, that is an empty answer
 * (which an optional question accepts); going back or away, it is no answer yet.
 */
function withInputs(form: BoundForm, session: Session, step: BoundStep, input: Pressed): Session {
  const { move } = input;
  const said = atOnce(session, step, input);
  const inputs = { ...input.inputs, ...said };
  const answers = { ...session.answers };
  const inView = questionsIn(step, session.answers);
  for (const question of inView) {
    const { key } = question;
    // A list is no field: its rows have cards of their own.
    if (isList(question)) continue;
    const raw = inputs[key] ?? '';
    // What is too long for a field was not shown in it: an empty field leaves it as it is.
    if (raw === '' && !fitsField(question, answers[key] ?? '')) continue;
    if (raw !== '' || move.to === 'next') answers[key] = keptAnswer(question, raw);
    else delete answers[key];
  }
  // The button also answers what opens only by what was entered beside it.
  for (const { key } of questionsIn(step, { ...answers, ...said })) {
    const value = said[key];
    if (value !== undefined && inView.every((one) => one.key !== key)) answers[key] = value;
  }
  return withAnswers(form, { ...session, asking: undefined }, answers, Object.keys(inputs));
}
