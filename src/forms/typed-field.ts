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
const LEAD = String.raw`(?:(?:no|oh|ah|wait|oo+ps|who+ps|soz|sorry|actually|hang on|and|but|ok|please|i meant)[,.\s]+)*`;
const NOT_BUT = String.raw`(?:,?\s+(?:not|instead of|rather than)\s+[^,;.]+|\s+instead)?[.!]*`;
const STARTS = new RegExp(
  String.raw`^${LEAD}(?:(?:it|that|this)\s+)?(?:(?:should|must|will|would|needs? to|is to|has to|can)\s+)?(?:start(?:s|ing)?|begins?|beginning)(?:\s+(?:on|from))?\s+(?<day>.+?)${NOT_BUT}$`,
  'iu',
);
const FROM = new RegExp(
  String.raw`^${LEAD}(?:(?:it|that|this)(?:['’]?s| is| should be)?\s+)?(?:from|as of|make it)\s+(?<day>.+?)${NOT_BUT}$`,
  'iu',
);
const NAMED = new RegExp(
  String.raw`^${LEAD}(?:the\s+)?(?<what>[\p{L} ]{2,40}?)(?:\s+(?:is|was|should be|should read|should say)\s+|\s*:\s*)(?:that\s+)?(?<value>.+)$`,
  'iu',
);
/** What people call a field besides its heading. */
const CALLED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^reason(?: why)?$/u, ['why', 'reason', 'what']],
  [/^(?:start(?:ing)?(?: date| day)?|first day|date|day)$/u, ['from']],
];

/** Without what only leads to it: "its less btw" is "less". */
export const bareValue = (text: string): string =>
  text
    .trim()
    .replace(new RegExp(`^${LEAD}(?:(?:it|that)(?:['’]?s| is| should be| will be)|make it|should be)\\s+`, 'iu'), '')
    .replace(/[\s,](?:btw|by the way|please|pls|thanks|actually|instead|sorry|though)[.!]*$/iu, '');

/** "Less I think" beside another question is "less": it is repeated, and put right where it is not. */
export const withoutHedge = (text: string): string =>
  text
    .replace(/^(?:probably|prob|maybe|i think)\s+/iu, '')
    .replace(/[\s,](?:i think|i guess|probably|prob|maybe)[.!]*$/iu, '');

const taking = (question: BoundQuestion | undefined, text: string): readonly Meant[] =>
  question?.hear(text).ok === true ? [{ question, text }] : [];

/** The field that is named with its answer, or the first day of what is to change: so that it can be nothing else, whatever is asked. */
export function fieldNamed(form: BoundForm, { answers }: Session, text: string): Meant | undefined {
  if (text.length > LONGEST) return undefined;
  const all = questionsFor(form, answers).flatMap(({ step, question }) =>
    isList(question) || step.rowOf ? [] : [question],
  );
  const day = STARTS.exec(text)?.groups?.['day'] ?? FROM.exec(text)?.groups?.['day'];
  const first = all.find(({ kind, assumed, short }) => kind === 'date' && assumed === true && short() === 'From');
  // A day takes one word that is about something else: then one more does not matter. What is no day of this form is said there.
  if (day !== undefined && first && (first.hear(`elsewhere from ${day}`).ok || isOnlyWhen(day)))
    return { question: first, text: day };
  const { what = '', value = '' } = NAMED.exec(text)?.groups ?? {};
  const called = CALLED.find(([words]) => words.test(plainWords(what)))?.[1] ?? [];
  return called
    .flatMap((short) => all.filter((one) => plainWords(one.short()) === short).flatMap((one) => taking(one, value)))
    .at(0);
}

/** The one field that the words are for, where nothing is asked; undefined where none or several may be. */
export function fieldMeant(form: BoundForm, session: Session, text: string): Meant | undefined {
  const sure = fieldNamed(form, session, text);
  if (sure || text.length > LONGEST) return sure;
  const all = questionsFor(form, session.answers).flatMap(({ question }) => (isList(question) ? [] : [question]));
  const { what = '', value = '' } = NAMED.exec(text)?.groups ?? {};
  const [named, ...others] = all
    .filter((one) => plainWords(one.short()) === plainWords(what))
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
