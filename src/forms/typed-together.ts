import { ok, type Result } from '../kernel/result.ts';
import { repeated } from './answer-lines.ts';
import { correctionIn } from './correction.ts';
import { CHECK, questionsFor, type BoundForm, type BoundQuestion } from './bound.ts';
import type { Problem, SaidWhere } from './question.ts';
import { moved, open, withAnswers, withAssumed } from './session-moves.ts';
import type { Session } from './session.ts';

/** A text that answers several questions of which each knows the others, and a form that is begun with such a text. */

interface Together {
  readonly session: Session;
  readonly of: readonly BoundQuestion[];
}

/** All of it is kept, where each answer is asked and fits, or none of it. `asked`: the question that was asked, or where it was said. */
export function saidTogether(
  form: BoundForm,
  session: Session,
  asked: BoundQuestion | Exclude<SaidWhere, 'asked'>,
  text: string,
): Result<Together, Problem> | undefined {
  const isAsked = typeof asked !== 'string';
  const all = isAsked ? [asked] : questionsFor(form, session.answers).map(({ question }) => question);
  const heard = all.map((one) => one.together?.(text, undefined, session.answers, isAsked ? 'asked' : asked));
  const said = heard.find((one) => one !== undefined);
  if (!said?.ok) return said;
  const now = withAnswers(form, session, { ...session.answers, ...said.value }, Object.keys(said.value));
  const of = questionsFor(form, now.answers).flatMap(({ question }) =>
    said.value[question.key] === undefined ? [] : [question],
  );
  const problem = of.map((one) => one.take(said.value[one.key] ?? '')).find((one) => !one.ok);
  return problem?.ok === false ? problem : ok({ session: now, of });
}

/**
 * What is said of somebody while something else is asked. Where that takes free words it has to say so in words that are hardly anything
 * else; elsewhere it is what the question does not take.
 */
export function saidOfSomebody(
  form: BoundForm,
  session: Session,
  asked: BoundQuestion,
  text: string,
): Result<Together, Problem> | undefined {
  if (text.length > LONGEST_SAID || (asked.kind !== 'text' && asked.hear(text).ok)) return undefined;
  return asked.kind !== 'text' || SAYS.test(text) || correctionIn(text) !== undefined
    ? saidBesides(form, session, text)
    : undefined;
}

/** The same where nothing is asked. What is put right is somebody's answer before it is anything else. */
export function saidBesides(form: BoundForm, session: Session, text: string): Result<Together, Problem> | undefined {
  const instead = text.length > LONGEST_SAID ? undefined : correctionIn(text);
  const put = instead === undefined ? undefined : saidTogether(form, session, 'corrects', instead);
  return put ?? saidTogether(form, session, 'besides', text);
}

/** In characters: a longer text is an answer in which somebody is spoken of. */
const LONGEST_SAID = 90;
const SAYS =
  /\b(?:dis)?agree[sd]?\b|\b(?:un|not (?:so |really |quite )?)sure\b|\b(?:ok(?:ay)?|fine|happy) with (?:it|this|that)\b|\bsa(?:id|ys?) (?:yes|no)\b|\bnot (?:been )?reached\b|\btold\b|\b(?:too|as well)[.!\s]*$|\b(?:is|are|was|were) against(?: (?:it|this|that))?[.!\s]*$|\bchang(?:ed|ing) (?:her|his|their) minds?\b|\ban? (?:no|yes) from\b|^\W*[\p{L}'’ -]{2,40}: ?(?:yes|no)[.!\s]*$|\b(?:does|do|did)(?:n['’]?t| not) (?:want|like|accept) (?:it|this|that)\b|\b(?:un|not )(?:happy|keen) (?:about|with|on) (?:it|this|that)\b|\b(?:is|are|was|were|wo)(?:n['’]?t| not) (?:(?:so |very )?(?:happy|keen|ok|okay|fine)|have it)[.!\s]*$/iu;

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
  const { taken, left } = begunWith(form, now, more);
  const { answers } = taken ? withAssumed(form, taken.session) : now;
  // What follows from the rest is filled in when the form is loaded.
  const missing = questionsFor(form, answers).filter(({ step, question }) => !step.follows && open(question, answers));
  const [next] = missing;
  // The card asks what the words ask; what was understood is said besides.
  const isHere = missing.some(({ step }) => step.id === now.step);
  const at = isHere ? { ...now, answers } : moved({ ...now, answers }, next?.step.id ?? CHECK);
  return {
    session: isHere || !next ? at : { ...at, asking: next.question.key },
    heard: taken ? repeated(form, taken.session, taken.of) : '',
    left,
  };
}

/** What was said besides, line by line: what stands in a line of its own is for other questions than the line before. */
function begunWith(form: BoundForm, session: Session, more: string | undefined): { taken?: Together; left?: string } {
  let taken: Together | undefined;
  const left: string[] = [];
  for (const line of more?.split('\n') ?? []) {
    const said = saidTogether(form, taken?.session ?? session, 'begun', line);
    if (said?.ok) taken = { session: said.value.session, of: [...(taken?.of ?? []), ...said.value.of] };
    else left.push(line);
  }
  return { ...(taken && { taken }), ...(left.length > 0 && { left: left.join('; ') }) };
}
