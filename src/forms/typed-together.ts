import { ok, type Result } from '../kernel/result.ts';
import { repeated } from './answer-lines.ts';
import { CHECK, questionsFor, type BoundForm, type BoundQuestion } from './bound.ts';
import type { Problem } from './question.ts';
import { moved, open, withAnswers, withAssumed } from './session-moves.ts';
import type { Session } from './session.ts';

/** A text that answers several questions of which each knows the others, and a form that is begun with such a text. */

interface Together {
  readonly session: Session;
  readonly of: readonly BoundQuestion[];
}

/** All of it is kept, where each answer is asked and fits, or none of it. `asked`: the question that was asked, if one was. */
export function saidTogether(
  form: BoundForm,
  session: Session,
  asked: BoundQuestion | undefined,
  text: string,
): Result<Together, Problem> | undefined {
  const all = asked ? [asked] : questionsFor(form, session.answers).map(({ question }) => question);
  const heard = all.map((one) => one.together?.(text, undefined, session.answers, asked !== undefined));
  const said = heard.find((one) => one !== undefined);
  if (!said?.ok) return said;
  const now = withAnswers(form, session, { ...session.answers, ...said.value }, Object.keys(said.value));
  const of = questionsFor(form, now.answers).flatMap(({ question }) =>
    said.value[question.key] === undefined ? [] : [question],
  );
  const problem = of.map((one) => one.take(said.value[one.key] ?? '')).find((one) => !one.ok);
  return problem?.ok === false ? problem : ok({ session: now, of });
}

export interface Begun {
  readonly session: Session;
  /** What was understood of what was said besides. */
  readonly heard: string;
  /** What could not be taken. */
  readonly left: string | undefined;
}

/** A form that is begun by typing, with what was said besides the answers that were understood: it goes on where something is missing. */
export function begunByTyping(form: BoundForm, session: Session, more: string | undefined): Begun {
  // Something was said: it is no longer as it was opened.
  const now = withAssumed(form, { ...session, revision: session.revision + 1 });
  const said = more === undefined ? undefined : saidTogether(form, now, undefined, more);
  const taken = said?.ok ? said.value : undefined;
  const { answers } = taken?.session ?? now;
  const missing = questionsFor(form, answers).filter(({ question }) => open(question, answers));
  const [next] = missing;
  // The card shows what was understood; typed answers go to the first question that has none.
  const asking = missing.some(({ step }) => step.id === now.step) ? undefined : next?.question.key;
  return {
    session: next || form.recordsAtOnce === true ? { ...now, answers, asking } : moved({ ...now, answers }, CHECK),
    heard: taken ? repeated(form, taken.session, taken.of) : '',
    left: taken ? undefined : more,
  };
}
