import {
  CHECK,
  isList,
  questionsFor,
  questionsIn,
  stepsFor,
  type BoundForm,
  type BoundList,
  type BoundQuestion,
  type BoundStep,
} from './bound.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { FormOutcome, Problems } from './outcome.ts';
import type { Answers, Problem } from './question.ts';
import type { OpenedFor, Session } from './session.ts';

/** What every way of moving a form is made of. */

/**
 * The question a typed answer belongs to: the one gone back to, or else the first on the card in view that has no answer, or its
 * first when all have one. Undefined on the check page, where nothing is asked.
 */
export function currentQuestion(form: BoundForm, session: Session): BoundQuestion | undefined {
  const questions = questionsFor(form, session.answers);
  const goneBackTo = questions.find(({ question }) => question.key === session.asking);
  if (goneBackTo || session.step === CHECK) return goneBackTo?.question;
  const inView = questions.filter(({ step }) => step.id === session.step);
  return (inView.find(({ question }) => open(question, session.answers)) ?? inView[0])?.question;
}

/** At this step, where no question was gone back to, so that cards from before are stale. */
export const moved = (session: Session, step: string): Session => ({
  ...session,
  step,
  asking: undefined,
  checked: step === CHECK ? true : session.checked,
  revision: session.revision + 1,
});

/**
 * The session with these answers, of which `entered` came in just now. What hangs on one that has changed is open again, unless it was
 * entered together with it; what the form is about follows its answers.
 */
export function withAnswers(form: BoundForm, session: Session, now: Answers, entered: readonly string[]): Session {
  // What was left empty was about nothing else: nothing hangs on that yet.
  const changed = ([key]: [string, unknown]): boolean =>
    (session.answers[key] ?? '') !== '' && session.answers[key] !== now[key];
  const resets = Object.entries(form.resets).filter(changed);
  const keys = resets.flatMap(([key, others]) =>
    others === 'all' ? Object.keys(now).filter((one) => one !== key) : others,
  );
  const hanging = new Set(keys.filter((key) => !entered.includes(key)));
  const before = resets.some(([, others]) => others === 'all') ? {} : session.openedFor;
  const openedFor = subjectsOf(form, before, now);
  return {
    ...session,
    base: resets.length === 0 ? session.base : undefined,
    answers: without(now, hanging),
    filled: session.filled && without(session.filled, keptDays(form, entered)),
    unsaid: unsaidNow(form, session, now, entered),
    openedFor,
    // About somebody else it rests upon something else.
    stood: isSame(openedFor, session.openedFor) ? session.stood : undefined,
  };
}

/** A card shows what is filled in, and sends it along; whoever types an answer has not said what stands beside it. */
function unsaidNow(
  form: BoundForm,
  { unsaid = [] }: Session,
  now: Answers,
  entered: readonly string[],
): Session['unsaid'] {
  const beside = form.steps.flatMap(({ all }) =>
    all
      .filter(({ inLineOf = '', key, assumed }) => entered.includes(inLineOf) && !assumed && now[key] !== undefined)
      .map(({ key }) => key),
  );
  const all = [...new Set([...unsaid, ...beside])].filter((key) => !entered.includes(key));
  return all.length > 0 ? all : undefined;
}

/** Days that stand beside what was entered are kept with it. */
const keptDays = (form: BoundForm, entered: readonly string[]): ReadonlySet<string> =>
  new Set(
    form.steps.flatMap(({ all }) =>
      all
        .filter(({ key, inLineOf }) =>
          [key, ...(inLineOf === undefined ? all.map((one) => one.key) : [inLineOf])].some((one) =>
            entered.includes(one),
          ),
        )
        .map(({ key }) => key),
    ),
  );

const without = (all: Answers, keys: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !keys.has(key)));

function subjectsOf(form: BoundForm, openedFor: OpenedFor, answers: Answers): OpenedFor {
  const asked = form.steps.flatMap(({ all }) => all.flatMap(({ subject, key }) => (subject ? key : [])));
  const answered = asked.flatMap((key) => (answers[key] === undefined ? [] : [[key, answers[key]]]));
  return { ...without(openedFor, new Set(asked)), ...Object.fromEntries(answered) };
}

/** The answers of a finished step as its questions write them, trimmed and so on; or what does not fit, each beside its question. */
export function takenIn(step: BoundStep, answers: Answers): Result<Answers, Problems> {
  const written: Record<string, string> = { ...answers };
  const problems: Record<string, Problem> = {};
  for (const question of questionsIn(step, answers)) {
    const taken = question.take(answers[question.key] ?? '');
    if (taken.ok) written[question.key] = taken.value;
    else problems[question.key] = taken.refusal;
  }
  return Object.keys(problems).length === 0 ? ok(written) : refuse(problems);
}

/** Not answered yet, or with something that does not fit. An optional question is answered once it was shown or skipped. */
export function open(question: BoundQuestion, answers: Answers): boolean {
  const raw = answers[question.key];
  return raw === undefined || !question.take(raw).ok;
}

export const firstOpenStep = (form: BoundForm, answers: Answers): string | undefined =>
  questionsFor(form, answers).find(({ question }) => open(question, answers))?.step.id;

export function stepBefore(form: BoundForm, session: Session): string {
  const steps = stepsFor(form, session.answers);
  const index = session.step === CHECK ? steps.length : steps.findIndex(({ id }) => id === session.step);
  const before = steps.slice(0, Math.max(0, index)).findLast((step) => !passedOver(step, session.answers));
  return before?.id ?? steps[0]?.id ?? session.step;
}

/** The list in a step: the only one, or the one of that key. */
export const listIn = (step: BoundStep | undefined, key?: string): BoundList | undefined =>
  step?.questions.filter(isList).find((one) => key === undefined || one.key === key);

/** Something in it has changed. */
export const again = (session: Session): Session => moved(session, session.step);

/** Recording is only possible when every answer still fits; otherwise the first that does not is shown. */
export function record(form: BoundForm, session: Session): FormOutcome {
  for (const step of stepsFor(form, session.answers)) {
    const taken = takenIn(step, session.answers);
    if (!taken.ok) return { kind: 'asked', session: moved(session, step.id), problems: taken.refusal };
  }
  return { kind: 'ready', session: { ...session, sent: session.revision } };
}

/** With what follows from what was entered, in a form about the same person as before: of another it is known once it has been loaded. */
export const followed = (form: BoundForm, session: Session): Session =>
  session.base === undefined ? session : filledIn(form, session);

/** With what the flow knows by now. */
export function filledIn(form: BoundForm, session: Session): Session {
  const { filled: days = {} } = session;
  // What was filled in with the day it was is not believed on another, as long as nobody has kept it.
  const entered = without(session.answers, new Set(Object.keys(days)));
  const known = form.fills({ ...session, answers: entered });
  const answers = { ...days, ...known.answers, ...entered };
  const base = session.base ?? known.base;
  const isSame = sameSize(answers, session.answers) && Object.keys(days).every((key) => answers[key] === days[key]);
  if (isSame && base === session.base) return session;
  return { ...session, answers, base, filled: daysIn(form, without(answers, new Set(Object.keys(entered)))) };
}

const daysIn = (form: BoundForm, answers: Answers): Answers => {
  const dates = form.steps.flatMap(({ all }) => all.flatMap(({ kind, key }) => (kind === 'date' ? key : [])));
  return Object.fromEntries(Object.entries(answers).filter(([key, raw]) => raw !== '' && dates.includes(key)));
};

/** With what is taken from whoever types without asking; where no check follows, everything is asked. */
export function withAssumed(form: BoundForm, session: Session): Session {
  if (form.recordsAtOnce === true) return session;
  const assumed = questionsFor(form, session.answers).flatMap(
    ({ question: { key, optional, assumed: isAssumed, opensWith } }) => {
      const raw = isAssumed && session.answers[key] === undefined ? opensWith?.(undefined, session.answers) : undefined;
      return raw === undefined ? [] : [[key, optional ? '' : raw]];
    },
  );
  return assumed.length === 0
    ? session
    : { ...session, answers: { ...session.answers, ...Object.fromEntries(assumed) } };
}

const isSame = (a: Answers, b: Answers): boolean =>
  sameSize(a, b) && Object.entries(a).every(([key, one]) => b[key] === one);

export const sameSize = (a: Answers, b: Answers): boolean => Object.keys(a).length === Object.keys(b).length;

/** What follows from other answers is not asked, as long as it fits. */
export const passedOver = (step: BoundStep, answers: Answers): boolean =>
  step.follows === true && questionsIn(step, answers).every((question) => !open(question, answers));
