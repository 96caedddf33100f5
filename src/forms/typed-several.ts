import { isList, questionsIn, stepsFor, type BoundForm, type BoundQuestion } from './bound.ts';
import type { FormOutcome } from './outcome.ts';
import { currentQuestion } from './session-moves.ts';
import { closestOption, plainWords } from './typed-choice.ts';
import type { Session } from './session.ts';

/** Other things than one answer that are typed into a form: several at once, a part of it to be changed. */

interface Part {
  readonly question: BoundQuestion;
  readonly text: string;
}

interface Taking {
  /** Which other question a part is for, where this one is asked, and what it says to it. */
  readonly beside: (session: Session, asked: BoundQuestion, part: string) => Part | undefined;
  /** How an answer is taken, and the form goes on to its next question. */
  readonly hear: (session: Session, question: BoundQuestion, raw: string) => FormOutcome;
}

const BETWEEN = /[;\n]|,\s/u;
const MOST_ANSWERS = 6;
/** In characters: a longer text is one answer. */
const LONGEST = 400;

/**
 * "Yes, by phone, yesterday" answers three questions, when each part fits its own; undefined when that is not what it is. It begins with a
 * question that is no free text, for in that commas are commas, and where several can be chosen they stand between those.
 */
export function severalHeard(
  form: BoundForm,
  session: Session,
  text: string,
  { beside, hear }: Taking,
): FormOutcome | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = text
    .split(BETWEEN)
    .map((part) => part.trim().replace(/^and\s+/iu, ''))
    .filter((part) => part !== '');
  if (parts.length < 2 || parts.length > MOST_ANSWERS) return undefined;
  let now = session;
  const said: string[] = [];
  const kinds: string[] = [];
  for (const [index, part] of parts.entries()) {
    const next = currentQuestion(form, now);
    const other = next && beside(now, next, part);
    const question = other?.question ?? next;
    if (!question || isList(question) || question.kind === 'choices') return undefined;
    if (question.kind === 'text' && index === 0) return undefined;
    const answer = question.hear(other?.text ?? part);
    if (!answer.ok) return undefined;
    kinds.push(question.kind);
    const outcome = hear(now, question, answer.value);
    if (outcome.kind !== 'asked' || outcome.problems) return undefined;
    if (outcome.heard !== undefined) said.push(outcome.heard);
    now = outcome.session;
  }
  // A last part in free words may be the rest of what came before it.
  const isSure = !BETWEEN.test(text) || kinds.at(-1) !== 'text' || /[;\n]/u.test(text);
  return isSure ? { kind: 'asked', session: now, heard: said.join('\n') } : undefined;
}

const CHANGE = /^(?:change|edit|correct|alter|amend):?\s+(?:the\s+)?(?<what>.+)$/iu;

const SHORTEST_KEY = 5;

export const asksToChange = (text: string): boolean => CHANGE.test(text.trim());

interface Heading {
  readonly step: string;
  readonly question: string | undefined;
}

/** "Change the reason", typed at the check: the step and the question that are called so; undefined when none or several are. */
export function headingIn(form: BoundForm, { answers }: Session, text: string): Heading | undefined {
  const what = changed(text);
  if (what === undefined) return undefined;
  const all = headings(form, answers);
  const words = plainWords(what).split(' ');
  const found =
    closestOption(what, all) ??
    all.find(({ title }) => title.toLowerCase().includes(what.toLowerCase())) ??
    // "Change Sarah agrees": as some of the words of "Sarah Palmer agrees".
    all.find(({ title }) => words.length > 1 && words.every((word) => plainWords(title).split(' ').includes(word)));
  return found && { step: found.step, question: found.question };
}

/** What the buttons of its own cards say, typed while something else is asked: "Change: Who agrees". */
export function headingNamed(form: BoundForm, { answers }: Session, text: string): Heading | undefined {
  const what = changed(text);
  return what === undefined
    ? undefined
    : headings(form, answers).find(({ title }) => plainWords(title) === plainWords(what));
}

/** Nobody counts headings: "change 4" is of a list. */
function changed(text: string): string | undefined {
  const what = text.length > LONGEST ? undefined : CHANGE.exec(text.trim())?.groups?.['what'];
  return what === undefined || /^\d+$/u.test(what) ? undefined : what;
}

const headings = (form: BoundForm, answers: Session['answers']) =>
  stepsFor(form, answers).flatMap((step) => [
    { title: step.title, also: [], step: step.id, question: undefined },
    ...questionsIn(step, answers).map((question) => ({
      title: question.short(),
      // "Direction" is no heading, and what some call it.
      also: [question.label(), ...(question.key.length > SHORTEST_KEY ? [question.key] : [])],
      step: step.id,
      question: question.key,
    })),
  ]);
