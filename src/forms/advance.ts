import { assertNever } from '../kernel/assert-never.ts';
import type { Instant } from '../kernel/days.ts';
import { typed } from './advance-typed.ts';
import { CHECK, questionsIn, stepsFor, type Flow, type Step } from './flow.ts';
import type { Input, Move, Outcome } from './outcome.ts';
import { isList, type Answers, type Asking } from './question.ts';
import { listDone, listTurned, rowKept, rowOpened, rowRemoved, withoutDrafts } from './row-steps.ts';
import {
  again,
  firstOpenStep,
  listIn,
  moved,
  problemsIn,
  record,
  settled,
  stepBefore,
  toList,
  withoutHanging,
} from './session-moves.ts';
import type { Session } from './session.ts';

/**
 * The next state of a form: pure, the same for cards and for typing. What was typed is kept whatever comes of it.
 */
export function advance(flow: Flow, session: Session, input: Input, asking: Asking, now: Instant): Outcome {
  if (input.kind === 'pressed' && session.flowVersion !== flow.version && input.revision === session.revision)
    return renewed(flow, { ...session, touched: now }, input, asking);
  const current = placed(flow, { ...session, touched: now }, asking);
  const outcome =
    input.kind === 'pressed'
      ? pressed(flow, session.answers, current, input, asking)
      : typed(flow, current, input.text, asking);
  // Whoever leaves a row without keeping it leaves it as it was.
  return outcome.kind === 'asked' ? { ...outcome, session: withoutDrafts(flow, outcome.session) } : outcome;
}

/**
 * Brings a kept session up to the flow as it is now: after a change of questions it stands at the first step whose answers no
 * longer fit. Nothing that was typed is dropped, and what the flow can fill in by itself is filled in.
 */
export function placed(flow: Flow, kept: Session, asking: Asking): Session {
  const session = flow.fills ? { ...kept, answers: { ...flow.fills(kept.answers, asking), ...kept.answers } } : kept;
  const steps = stepsFor(flow, session.answers, asking);
  const known = session.step === CHECK || steps.some(({ id }) => id === session.step);
  if (known && session.flowVersion === flow.version) return session;
  // What was entered of a row stands nowhere else before it is in its list.
  const inRow = steps.find(({ id, rowOf }) => rowOf !== undefined && id === session.step);
  const step = inRow?.id ?? firstOpenStep(flow, session.answers, asking) ?? CHECK;
  return moved({ ...session, flowVersion: flow.version }, step);
}

/**
 * The session with what was filled in on the card in view and what that card is about, to be kept: what people look at and then save
 * must be what they saw. The session itself when there is neither.
 */
export function asShown(flow: Flow, session: Session, asking: Asking): Session {
  const step = stepsFor(flow, session.answers, asking).find(({ id }) => id === session.step);
  const asked = new Set(flow.steps.flatMap(({ questions }) => questions.map(({ key }) => key)));
  const filled = Object.entries(flow.fills?.(session.answers, asking) ?? {}).filter(
    ([key]) => session.answers[key] === undefined,
  );
  const inView = filled.filter(([key]) => step?.questions.some((question) => question.key === key));
  const beside = inView.length === 0 ? [] : filled.filter(([key]) => !asked.has(key));
  const pinned = Object.entries(flow.pins?.(asking) ?? {}).filter(([key]) => session.answers[key] === undefined);
  const kept = [...inView, ...beside, ...pinned];
  return kept.length === 0 ? session : { ...session, answers: { ...session.answers, ...Object.fromEntries(kept) } };
}

/** A card of an earlier version of the flow: one can leave from it, and what was entered in its fields is not lost. */
function renewed(
  flow: Flow,
  session: Session,
  { move, inputs }: Extract<Input, { kind: 'pressed' }>,
  asking: Asking,
): Outcome {
  if (move.to === 'show') return { kind: 'stale', session: placed(flow, session, asking) };
  const fields = flow.steps.flatMap(({ questions }) => questions.filter((question) => !isList(question)));
  const known = fields.map(({ key }) => key);
  const entered = Object.entries(inputs).filter(([key, raw]) => raw !== '' && known.includes(key));
  const answers = entered.map(([key, raw]) => [key, raw.slice(0, MOST_KEPT)]);
  const filled = { ...session, answers: { ...session.answers, ...Object.fromEntries(answers) } };
  if (move.to === 'cancel') return { kind: 'left', session: filled, how: 'cancelled' };
  const now = placed(flow, filled, asking);
  return move.to === 'save' ? { kind: 'left', session: now, how: 'saved' } : { kind: 'renewed', session: now };
}

function pressed(
  flow: Flow,
  seen: Answers,
  session: Session,
  input: Extract<Input, { kind: 'pressed' }>,
  asking: Asking,
): Outcome {
  const { move, revision } = input;
  if (move.to === 'show') return { kind: 'stale', session };
  if (revision !== session.revision) return { kind: 'stale', session };
  const step = stepsFor(flow, session.answers, asking).find(({ id }) => id === session.step);
  const carries = CARRYING.has(move.to);
  const filled = step && carries ? withInputs(flow, session, step, input, asking) : session;
  switch (move.to) {
    case 'cancel':
      return { kind: 'left', session: filled, how: 'cancelled' };
    case 'save':
      return { kind: 'left', session: moved(filled, filled.step), how: 'saved' };
    case 'back':
      return { kind: 'asked', session: moved(filled, stepBefore(flow, filled, asking)) };
    case 'row':
    case 'part':
    case 'remove':
      return { kind: 'asked', session: inList(flow, session, step, move) };
    case 'step':
      return {
        kind: 'asked',
        session: moved(
          filled,
          stepsFor(flow, filled.answers, asking).some(({ id }) => id === move.step) ? move.step : filled.step,
        ),
      };
    case 'next':
      return step ? next(flow, seen, session, filled, step, asking) : { kind: 'asked', session: filled };
    case 'record':
      return record(flow, filled, asking);
    default:
      return assertNever(move.to);
  }
}

/** A list's own buttons. Whatever question was gone back to by typing, from here on it is another. */
function inList(
  flow: Flow,
  session: Session,
  step: Step | undefined,
  move: Extract<Move, { to: 'row' | 'part' | 'remove' }>,
): Session {
  const { asking: _, ...rest } = session;
  if (move.to === 'remove') return step?.rowOf ? toList(flow, rowRemoved(rest, step.rowOf), step.rowOf) : session;
  const list = step?.rowOf ? undefined : listIn(step, move.list);
  if (!list) return session;
  return again(move.to === 'row' ? rowOpened(flow, rest, list, move.row) : listTurned(rest, list, move.from));
}

/** Moves with which what stands in the card's fields comes along. */
const CARRYING: ReadonlySet<Move['to']> = new Set(['next', 'back', 'save', 'cancel']);

function next(flow: Flow, seen: Answers, before: Session, entered: Session, step: Step, asking: Asking): Outcome {
  const list = step.rowOf ? undefined : listIn(step);
  const session = list ? listDone(entered, list) : entered;
  const problems = problemsIn(step, session.answers, asking);
  if (Object.keys(problems).length > 0) return { kind: 'asked', session: moved(entered, step.id), problems };
  const now = settled(session, step, asking);
  if (step.rowOf) return { kind: 'asked', session: toList(flow, rowKept(now, step.rowOf), step.rowOf) };
  const steps = stepsFor(flow, now.answers, asking);
  const after = steps[steps.findIndex(({ id }) => id === step.id) + 1];
  if (!after && flow.recordsAtOnce) return record(flow, now, asking);
  // Once every answer is there, a step that was changed leads straight back to the check page, or to a step that became needed by
  // it, or whose answers were only just filled in and nobody has seen.
  const complete = firstOpenStep(flow, now.answers, asking) === undefined;
  const wasNeeded = new Set(stepsFor(flow, before.answers, asking).map(({ id }) => id));
  const unseen = steps
    .slice(steps.findIndex(({ id }) => id === step.id) + 1)
    .find((one) => questionsIn(one, now.answers, asking).some(({ key }) => seen[key] === undefined));
  const to = complete ? (steps.find(({ id }) => !wasNeeded.has(id)) ?? unseen) : after;
  return { kind: 'asked', session: moved(now, to?.id ?? CHECK) };
}

/**
 * Keeps what stands in the card's fields, fitting or not. Clients leave empty fields out: going on, that is an empty answer
 * (which an optional question accepts); going back or away, it is no answer yet.
 */
function withInputs(
  flow: Flow,
  session: Session,
  step: Step,
  { inputs, move }: Extract<Input, { kind: 'pressed' }>,
  asking: Asking,
): Session {
  const { asking: _, ...rest } = session;
  const answers = { ...session.answers };
  for (const { key, list } of questionsIn(step, session.answers, asking)) {
    // A list is no field: its rows have cards of their own.
    if (list) continue;
    const raw = inputs[key] ?? '';
    // What is too long for a field was not shown in it: an empty field leaves it as it is.
    if (raw === '' && !fitsField(answers[key] ?? '')) continue;
    if (raw !== '' || move.to === 'next') answers[key] = raw.slice(0, MOST_KEPT);
    else delete answers[key];
  }
  return { ...rest, answers: withoutHanging(flow, session.answers, answers, Object.keys(inputs)) };
}

/** More than any question allows; what is longer was not typed by a person in a field. */
const MOST_KEPT = 8000;

/** Whether an answer can be shown in a field again: a whole file that was sent cannot (S43). */
export const fitsField = (raw: string): boolean => raw.length <= MOST_KEPT;
