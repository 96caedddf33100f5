import { isList, questionsFor, questionsIn, stepsFor, type BoundForm, type BoundQuestion } from './bound.ts';
import type { Session } from './session.ts';
import { plainWords } from './typed-choice.ts';
import { isOnlyWhen } from './typed-date.ts';

/** Which field words are for, where nothing in particular is asked: "it should start on the 30th", "the reason is ...", "its less btw". */

interface Meant {
  readonly question: BoundQuestion;
  /** What is for it of the text. */
  readonly text: string;
}

/** In characters: a longer text tells of more. */
const LONGEST = 300;
const LEAD = String.raw`(?:(?:no|oh|ah|wait|sorry|actually|and|but|ok|please)[,.\s]+)*`;
const STARTS = new RegExp(
  String.raw`^${LEAD}(?:(?:it|that|this)\s+)?(?:(?:should|must|will|would|needs? to|is to|has to|can)\s+)?(?:start(?:s|ing)?|begins?|beginning)(?:\s+(?:on|from))?\s+(?<day>.+)$`,
  'iu',
);
const FROM = new RegExp(String.raw`^${LEAD}(?:from|as of|make it)\s+(?<day>.+?)(?:\s+instead)?[.!]*$`, 'iu');
const NAMED = new RegExp(
  String.raw`^${LEAD}(?:the\s+)?(?<what>[\p{L} ]{2,40}?)(?:\s+(?:is|was|should be|should read|should say)\s+|\s*:\s*)(?:that\s+)?(?<value>.+)$`,
  'iu',
);
/** What people call a field besides its heading. */
const CALLED: readonly (readonly [RegExp, string])[] = [
  [/^reason(?: why)?$/u, 'why'],
  [/^(?:start(?: date| day)?|first day|date|day)$/u, 'from'],
];

/** Without what only leads to it: "its less btw" is "less". */
export const bareValue = (text: string): string =>
  text
    .trim()
    .replace(new RegExp(`^${LEAD}(?:(?:it|that)(?:['’]?s| is| should be| will be)|make it|should be)\\s+`, 'iu'), '')
    .replace(/[\s,](?:btw|by the way|please|pls|thanks|actually|instead|sorry|though)[.!]*$/iu, '');

/** The one field that the words are for; undefined where none or several may be. */
export function fieldMeant(form: BoundForm, { answers }: Session, text: string): Meant | undefined {
  if (text.length > LONGEST) return undefined;
  const all = questionsFor(form, answers).flatMap(({ question }) => (isList(question) ? [] : [question]));
  const taking = (question: BoundQuestion | undefined, value: string): readonly Meant[] =>
    question?.hear(value).ok === true ? [{ question, text: value }] : [];
  const day = STARTS.exec(text)?.groups?.['day'] ?? FROM.exec(text)?.groups?.['day'];
  const [begins, ...more] = all.filter(({ kind, assumed }) => kind === 'date' && assumed === true);
  const [starts] = day !== undefined && more.length === 0 ? taking(begins, day) : [];
  if (starts) return starts;
  const { what = '', value = '' } = NAMED.exec(text)?.groups ?? {};
  const called = CALLED.find(([words]) => words.test(plainWords(what)))?.[1] ?? plainWords(what);
  const [named, ...others] = all
    .filter((one) => plainWords(one.short()) === called)
    .flatMap((one) => taking(one, value));
  if (named && others.length === 0) return named;
  const bare = bareValue(text);
  const [only, ...several] = all
    .filter(({ kind, inLineOf }) => kind !== 'text' && inLineOf === undefined)
    .flatMap((one) => taking(one, bare));
  return several.length === 0 && only?.question.kind === 'choice' ? only : undefined;
}

/** Nobody counts the questions on a card: "less" or "from Tuesday" is for the one beside it that is passed over when typing and takes just that. */
export function meantFor(
  form: BoundForm,
  session: Session,
  asked: BoundQuestion,
  text: string,
): BoundQuestion | undefined {
  const step = stepsFor(form, session.answers).find(({ id }) => id === session.step);
  if (!step || step.rowOf || session.asking !== undefined || (asked.kind !== 'text' && asked.hear(text).ok))
    return undefined;
  const words = text.trim().split(/\s+/u).length;
  // What does not fit where something is to be chosen may be for a field of another card.
  const near =
    asked.kind === 'text'
      ? questionsIn(step, session.answers)
      : questionsFor(form, session.answers).map(({ question }) => question);
  const [fitting, ...others] = near.filter(
    (one) =>
      one.key !== asked.key &&
      (one.kind === 'date' && one.assumed === true
        ? words <= LONGEST_DAY
        : one.kind === 'choice' && one.optional && words === 1) &&
      one.hear(text).ok &&
      // A day takes one word that is about something else. Beside a question in free words it takes none: then one more does not matter.
      (asked.kind !== 'text' || one.assumed !== true || isOnlyWhen(text) || one.hear(`${text} elsewhere`).ok),
  );
  return others.length === 0 ? fitting : undefined;
}

/** In words: "from the 3rd of December 2026". */
const LONGEST_DAY = 6;
