import { assertNever } from '../../kernel/assert-never.ts';
import type { Instant } from '../../kernel/days.ts';
import { CHECK, questionsFor, questionsIn, stepsFor, type Flow, type Step } from './flow.ts';
import { isList, type Answers, type Asking, type ListQuestion, type Problem, type Question } from './question.ts';
import {
  isOldRow,
  listCommand,
  listDone,
  listStepFor,
  listTurned,
  rowKept,
  rowOpened,
  rowRemoved,
  rowsOf,
  withoutDrafts,
  type ListCommand,
} from './row-steps.ts';
import type { Session } from './session.ts';
import { formCommand, type Place } from './typed-command.ts';

/** What somebody did to their form. */
export type Input =
  /** A button on the form's card, with what stands in its fields. */
  | { readonly kind: 'pressed'; readonly move: Move; readonly revision: number; readonly inputs: Answers }
  | { readonly kind: 'typed'; readonly text: string };

export type Move =
  /** `remove`: the row that is being edited goes. */
  | { readonly to: 'next' | 'back' | 'save' | 'cancel' | 'record' | 'show' | 'remove' }
  /** From the check page to one step. */
  | { readonly to: 'step'; readonly step: string }
  /** To one row of a list, `new` for another one. */
  | { readonly to: 'row'; readonly list: string; readonly row: string }
  /** Another part of a long list. */
  | { readonly to: 'part'; readonly list: string; readonly from: number };

/** What came of it. `session` is what to keep; `problems` stand beside their questions. */
export type Outcome =
  /** Go on: show where the session stands. `heard` repeats back what a typed answer was understood as. */
  | { readonly kind: 'asked'; readonly session: Session; readonly heard?: string; readonly problems?: Problems }
  /** The questions have changed since the card was drawn: what was entered is kept, and the form shown as it is now (S65). */
  | { readonly kind: 'renewed'; readonly session: Session }
  /** The card is from before: show the present one. Nothing was changed. */
  | { readonly kind: 'stale'; readonly session: Session }
  /** Complete, and to be recorded. */
  | { readonly kind: 'ready'; readonly session: Session }
  | { readonly kind: 'left'; readonly session: Session; readonly how: 'saved' | 'cancelled' };

export type Problems = Readonly<Record<string, Problem>>;

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
  return moved({ ...session, flowVersion: flow.version }, firstOpenStep(flow, session.answers, asking) ?? CHECK);
}

/**
 * The session with what was filled in on the card in view, to be kept: what people look at and then save must be what they saw.
 * The session itself when nothing was.
 */
export function asShown(flow: Flow, session: Session, asking: Asking): Session {
  const step = stepsFor(flow, session.answers, asking).find(({ id }) => id === session.step);
  const asked = new Set(flow.steps.flatMap(({ questions }) => questions.map(({ key }) => key)));
  const filled = Object.entries(flow.fills?.(session.answers, asking) ?? {}).filter(
    ([key]) => session.answers[key] === undefined,
  );
  const inView = filled.filter(([key]) => step?.questions.some((question) => question.key === key));
  if (inView.length === 0) return session;
  const beside = filled.filter(([key]) => !asked.has(key));
  return { ...session, answers: { ...session.answers, ...Object.fromEntries([...inView, ...beside]) } };
}

/** A card of an earlier version of the flow: one can leave from it, and what was entered in its fields is not lost. */
function renewed(
  flow: Flow,
  session: Session,
  { move, inputs }: Extract<Input, { kind: 'pressed' }>,
  asking: Asking,
): Outcome {
  if (move.to === 'show') return { kind: 'stale', session: placed(flow, session, asking) };
  const known = flow.steps.flatMap(({ questions }) => questions.map(({ key }) => key));
  const entered = Object.entries(inputs).filter(([key, raw]) => raw !== '' && known.includes(key));
  const answers = entered.map(([key, raw]) => [key, raw.slice(0, MOST_KEPT)]);
  const filled = { ...session, answers: { ...session.answers, ...Object.fromEntries(answers) } };
  if (move.to === 'cancel') return { kind: 'left', session: filled, how: 'cancelled' };
  const now = placed(flow, filled, asking);
  return move.to === 'save' ? { kind: 'left', session: now, how: 'saved' } : { kind: 'renewed', session: now };
}

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
    case 'row': {
      const list = listIn(step, move.list);
      return { kind: 'asked', session: list ? again(rowOpened(flow, filled, list, move.row)) : filled };
    }
    case 'part': {
      const list = listIn(step, move.list);
      return { kind: 'asked', session: list ? again(listTurned(filled, list, move.from)) : filled };
    }
    case 'remove':
      return step?.rowOf
        ? { kind: 'asked', session: toList(flow, rowRemoved(filled, step.rowOf), step.rowOf) }
        : { kind: 'asked', session: filled };
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

/** Moves with which what stands in the card's fields comes along. */
const CARRYING: ReadonlySet<Move['to']> = new Set(['next', 'back', 'save', 'cancel']);

function next(flow: Flow, seen: Answers, before: Session, entered: Session, step: Step, asking: Asking): Outcome {
  const list = step.rowOf ? undefined : listIn(step);
  const session = list ? listDone(entered, list) : entered;
  const problems = problemsIn(step, session.answers, asking);
  if (Object.keys(problems).length > 0) return { kind: 'asked', session: moved(session, step.id), problems };
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

/** Recording is only possible when every answer still fits; otherwise the first that does not is shown. */
function record(flow: Flow, session: Session, asking: Asking): Outcome {
  for (const step of stepsFor(flow, session.answers, asking)) {
    const problems = problemsIn(step, session.answers, asking);
    if (Object.keys(problems).length > 0) return { kind: 'asked', session: moved(session, step.id), problems };
  }
  return { kind: 'ready', session };
}

function typed(flow: Flow, session: Session, text: string, asking: Asking): Outcome {
  const question = currentQuestion(flow, session, asking);
  const atList = isList(question) ? listCommand(text) : undefined;
  if (atList && isList(question)) return typedAtList(flow, session, question, atList, asking);
  const command = formCommand(text, placeOf(question, asking));
  switch (command) {
    case 'cancel':
      return { kind: 'left', session, how: 'cancelled' };
    case 'save':
      return { kind: 'left', session, how: 'saved' };
    case 'back':
      return { kind: 'asked', session: backByTyping(flow, session, question, asking) };
    case 'record':
      return record(flow, session, asking);
    case 'keep':
      if (question && session.answers[question.key] !== undefined) return heard(flow, session, question, asking);
      break;
    case 'skip':
      if (question) return heard(flow, withAnswer(flow, session, question.key, ''), question, asking);
      break;
    case undefined:
      break;
    default:
      return assertNever(command);
  }
  if (!question) return { kind: 'asked', session };
  const understood = question.hear(text, asking);
  if (!understood.ok) return { kind: 'asked', session, problems: { [question.key]: understood.refusal } };
  return heard(flow, withAnswer(flow, session, question.key, understood.value), question, asking);
}

const placeOf = (question: Question | undefined, asking: Asking): Place => ({
  at: question === undefined ? 'check' : question.shape(asking).kind === 'text' ? 'words' : 'choice',
  optional: question?.optional ?? false,
});

/** A typed answer is in: say what was understood and go to the next question without an answer, or to the check page. */
function heard(flow: Flow, session: Session, question: Question, asking: Asking): Outcome {
  const { asking: _, ...rest } = session;
  const answer = session.answers[question.key] ?? '';
  const words = answer === '' ? 'nothing' : question.words(answer, asking);
  const step = stepsFor(flow, rest.answers, asking).find(({ id }) => id === rest.step);
  if (step?.rowOf) return heardInRow(flow, rest, { step, list: step.rowOf, question }, asking, words);
  const openStep = firstOpenStep(flow, rest.answers, asking);
  if (openStep === undefined && flow.recordsAtOnce) return record(flow, rest, asking);
  return {
    kind: 'asked',
    session: moved(rest, openStep ?? CHECK),
    heard: `${shortOf(question, asking)}: ${words}`,
  };
}

const shortOf = (question: Question, asking: Asking): string => question.short(asking).replace(/\?$/u, '');

/** In a row one question comes after the other, also where there is an answer already; after the last it stands in its list. */
function heardInRow(
  flow: Flow,
  session: Session,
  { step, list, question }: { readonly step: Step; readonly list: ListQuestion; readonly question: Question },
  asking: Asking,
  words: string,
): Outcome {
  const heard = `${shortOf(question, asking)}: ${words}`;
  const questions = questionsIn(step, session.answers, asking);
  const following = questions[questions.findIndex(({ key }) => key === question.key) + 1];
  const next =
    questions.find((one) => open(one, session.answers, asking)) ??
    (isOldRow(list, session.answers) ? following : undefined);
  if (next) return { kind: 'asked', session: { ...again(session), asking: next.key }, heard };
  const kept = toList(flow, rowKept(session, list), list);
  return { kind: 'asked', session: kept, heard: `${heard}. It is in the list` };
}

function typedAtList(
  flow: Flow,
  session: Session,
  list: ListQuestion,
  command: NonNullable<ListCommand>,
  asking: Asking,
): Outcome {
  const { asking: _, ...rest } = session;
  const all = rowsOf(list, session.answers);
  switch (command.kind) {
    case 'done': {
      const done = listDone(rest, list);
      const taken = list.take(done.answers[list.key] ?? '', asking);
      return taken.ok
        ? heard(flow, done, list, asking)
        : { kind: 'asked', session, problems: { [list.key]: taken.refusal } };
    }
    case 'add': {
      const opened = rowOpened(flow, rest, list, 'new');
      const problem = { words: `That are ${all.length} already, as many as there can be.` };
      return opened === rest
        ? { kind: 'asked', session, problems: { [list.key]: problem } }
        : { kind: 'asked', session: again(opened) };
    }
    case 'change':
    case 'remove': {
      const row = all[command.index];
      if (!row) {
        const problem = { words: `Which one? Type "${command.kind}" and its number in the list.` };
        return { kind: 'asked', session, problems: { [list.key]: problem } };
      }
      return command.kind === 'remove'
        ? { kind: 'asked', session: again(rowRemoved(rest, list, row.key)), heard: 'Taken away' }
        : { kind: 'asked', session: { ...again(rowOpened(flow, rest, list, row.key)), asking: firstOf(list) } };
    }
    default:
      return assertNever(command);
  }
}

const firstOf = (list: ListQuestion): string => list.list.questions[0]?.key ?? '';

/** The list in a step: the only one, or the one of that key. */
const listIn = (step: Step | undefined, key?: string): ListQuestion | undefined =>
  step?.questions.filter(isList).find((one) => key === undefined || one.key === key);

/** Back at the list that a row belongs to. */
const toList = (flow: Flow, session: Session, list: ListQuestion): Session =>
  moved(session, listStepFor(flow, list)?.id ?? session.step);

/** Something in it has changed, so that cards from before are stale. */
const again = (session: Session): Session => moved(session, session.step);

function backByTyping(flow: Flow, session: Session, question: Question | undefined, asking: Asking): Session {
  const all = questionsFor(flow, session.answers, asking);
  const index = question ? all.findIndex(({ question: { key } }) => key === question.key) : all.length;
  const before = all[Math.max(0, index - 1)];
  return before ? { ...moved(session, before.step.id), asking: before.question.key } : session;
}

const moved = (session: Session, step: string): Session => ({ ...session, step, revision: session.revision + 1 });

const withAnswer = (flow: Flow, session: Session, key: string, raw: string): Session => ({
  ...session,
  answers: withoutHanging(flow, session.answers, { ...session.answers, [key]: raw }, [key]),
});

/** The answers without those that hang on one that has changed, but for what was entered together with it. */
function withoutHanging(flow: Flow, before: Answers, now: Answers, entered: readonly string[]): Answers {
  const hanging = Object.entries(flow.resets ?? {}).flatMap(([key, others]) =>
    before[key] !== undefined && before[key] !== now[key] ? others.filter((other) => !entered.includes(other)) : [],
  );
  return Object.fromEntries(Object.entries(now).filter(([key]) => !hanging.includes(key)));
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

/** Stores the answers of a finished step the way their questions write them: trimmed, and so on. */
function settled(session: Session, step: Step, asking: Asking): Session {
  const answers = { ...session.answers };
  for (const question of questionsIn(step, session.answers, asking)) {
    const taken = question.take(answers[question.key] ?? '', asking);
    if (taken.ok) answers[question.key] = taken.value;
  }
  return { ...session, answers };
}

function problemsIn(step: Step, answers: Answers, asking: Asking): Problems {
  const problems: Record<string, Problem> = {};
  for (const question of questionsIn(step, answers, asking)) {
    const taken = question.take(answers[question.key] ?? '', asking);
    if (!taken.ok) problems[question.key] = taken.refusal;
  }
  return problems;
}

/** Not answered yet, or with something that does not fit. An optional question is answered once it was shown or skipped. */
function open(question: Question, answers: Answers, asking: Asking): boolean {
  const raw = answers[question.key];
  return raw === undefined || !question.take(raw, asking).ok;
}

const firstOpenStep = (flow: Flow, answers: Answers, asking: Asking): string | undefined =>
  questionsFor(flow, answers, asking).find(({ question }) => open(question, answers, asking))?.step.id;

function stepBefore(flow: Flow, session: Session, asking: Asking): string {
  const steps = stepsFor(flow, session.answers, asking);
  const index = session.step === CHECK ? steps.length : steps.findIndex(({ id }) => id === session.step);
  return steps[Math.max(0, index - 1)]?.id ?? session.step;
}
