import type { Row } from '../../cards/views.ts';
import { isList, questionsFor, type BoundForm, type BoundQuestion } from './bound.ts';
import type { Answers } from './question.ts';
import { countWords, rowsOf } from './row-steps.ts';
import type { Session } from './session.ts';

/** Answers as they are repeated back: on the check page, and after each that is typed. */

/** A line for each answer; what only adds to another answer stands in its line, and what was filled in and not said is asked about there (R1). */
export const checkLines = (
  questions: readonly BoundQuestion[],
  answers: Answers,
  unsaid: readonly string[] = [],
): readonly Row[] =>
  questions.flatMap((question) => {
    if (questions.some(({ key }) => key === question.inLineOf)) return [];
    const added = questions.filter(({ inLineOf }) => inLineOf === question.key);
    const wordsOf = (some: readonly BoundQuestion[]) => some.map((one) => inside(answerWords(one, answers)));
    const open = wordsOf(added.filter(({ key }) => unsaid.includes(key)));
    const said = [answerWords(question, answers), ...wordsOf(added.filter(({ key }) => !unsaid.includes(key)))];
    const value = said.join(', ');
    return [
      { label: question.short(), value: open.length > 0 ? `${value} (not said yet: ${open.join(', ')}?)` : value },
    ];
  });

/** Above a check that asks about something. */
export const unsaidWarning = (
  questions: readonly BoundQuestion[],
  unsaid: readonly string[] = [],
): readonly string[] =>
  questions.some(({ key }) => unsaid.includes(key))
    ? ['What stands with a question mark was not said. Say what it was, or it is recorded as it stands.']
    : [];

/** "By phone" in the middle of a sentence; a day keeps its capital. */
const inside = (words: string): string => words.replace(/^(?:In|By|Through|Another)\b/u, (word) => word.toLowerCase());

export function answerWords(question: BoundQuestion, answers: Answers): string {
  const said = answers[question.key] ?? '';
  const raw =
    said === '' && question.optional && question.assumed ? (question.opensWith?.(undefined, answers) ?? '') : said;
  return raw === '' ? 'Nothing entered' : question.words(raw);
}

/** What was understood, a line for each answer, with what is filled in beside it: nothing is taken for granted behind anybody's back. */
export function repeated(form: BoundForm, { answers }: Session, heardOf: readonly BoundQuestion[]): string {
  const [list] = heardOf;
  if (isList(list)) return `${list.short()}: ${countWords(list, rowsOf(list, answers).length)}`;
  const keys = new Set(heardOf.map(({ key }) => key));
  const isBeside = ({ key, inLineOf = '' }: BoundQuestion): boolean => keys.has(inLineOf) && answers[key] !== undefined;
  const all = questionsFor(form, answers).flatMap(({ question }) =>
    keys.has(question.key) || isBeside(question) ? [question] : [],
  );
  // What was not said and is filled in is named as that (R1).
  const assumed = (label: string): string => {
    const of = all.find((one) => one.short() === label)?.key;
    const beside = all.filter((one) => one.inLineOf !== undefined && one.inLineOf === of && !keys.has(one.key));
    return beside.length === 0
      ? ''
      : ` (not said, so I took it: ${beside.map((one) => inside(answerWords(one, answers))).join(', ')}. Say if not)`;
  };
  return checkLines(all, answers)
    .map(({ label, value }) => `${label.replace(/\?$/u, '')}: ${value}${assumed(label)}`)
    .join('\n');
}

/** What was written in free words and is asked no longer, a line each. Of somebody else nothing of it is theirs; of a row that is done all is kept. */
export function goneLines(form: BoundForm, before: Answers, now: Answers): string {
  const asked = questionsFor(form, before);
  if (asked.some(({ question: { subject, key } }) => subject && before[key] !== now[key])) return '';
  const still = questionsFor(form, now);
  const isGone = ({ step, question: { kind, key } }: (typeof asked)[number]): boolean =>
    kind === 'text' &&
    (before[key] ?? '') !== '' &&
    still.every(({ question }) => question.key !== key) &&
    (!step.rowOf || still.some((one) => one.step.id === step.id));
  const gone = asked.filter(isGone).map(({ question }) => question);
  return checkLines(gone, before)
    .map(({ label, value }) => `${label}: ${value}`)
    .join('\n');
}
