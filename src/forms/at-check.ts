import { onOneLine, withoutEnd } from '../guidance/words.ts';
import { CHECK, questionsFor, isList, type BoundForm, type BoundQuestion } from './bound.ts';
import { doubtIn } from './doubt.ts';
import type { FormOutcome } from './outcome.ts';
import { moved, open, withAnswers } from './session-moves.ts';
import type { Session } from './session.ts';
import { asksToRecord } from './typed-command.ts';
import { headingIn } from './typed-several.ts';

/** What is typed where everything is checked, besides "record it" and the like. */

/** A heading leads to what stands under it. What is neither a heading nor a word to the form is no yes: it is asked what it belongs to. */
export function atCheck(form: BoundForm, session: Session, text: string): FormOutcome {
  const heading = headingIn(form, session, text);
  if (heading) return { kind: 'asked', session: { ...moved(session, heading.step), asking: heading.question } };
  const doubt = doubtIn(text, 'other');
  if (doubt === 'asks') return { kind: 'asked', session };
  if (doubt !== undefined || NO.test(text))
    return asked(session, 'Nothing is recorded. What is to be changed?', headingsFor(form, session, undefined));
  const fitting = headingsFor(form, session, text);
  return asked(
    { ...session, doubted: text.slice(0, LONGEST) },
    'Nothing is recorded yet. Which of these is that for? Or type "record it".',
    fitting,
  );
}

/** What the main button says does, typed, what it does: where everything is checked, or where no check follows. */
export const isMainButton = (form: BoundForm, question: BoundQuestion | undefined, text: string): boolean =>
  (question === undefined || form.recordsAtOnce === true) &&
  withoutEnd(onOneLine(text), '.! ') === form.recordWords.toLowerCase();

/** What was asked about belongs under this heading; undefined when what is typed now is no heading. */
export function placedUnder(form: BoundForm, session: Session, text: string): Session | undefined {
  const heading = headingIn(form, session, text);
  return heading?.question === undefined ? undefined : { ...moved(session, heading.step), asking: heading.question };
}

const NO = /^\s*(?:no|nope|nah|not yet|no thanks?)[.!\s]*$/iu;
const LONGEST = 2_000;
const MOST = 5;

/** Headings by which something is changed, those first that take what was typed and are no free words. */
function headingsFor(form: BoundForm, { answers }: Session, text: string | undefined): readonly string[] {
  const questions = questionsFor(form, answers).flatMap(({ question }) => (isList(question) ? [] : [question]));
  const fitting = questions.filter((question) => text === undefined || question.hear(text).ok);
  return fitting
    .toSorted((a, b) => (text === undefined ? 0 : Number(a.kind === 'text') - Number(b.kind === 'text')))
    .map((question) => question.short().replace(/\?$/u, ''))
    .slice(0, MOST);
}

const asked = (session: Session, words: string, headings: readonly string[]): FormOutcome => ({
  kind: 'asked',
  session,
  problems: {
    '': {
      words,
      suggestions: [
        ...headings.map((title) => ({ title, says: `change ${title}` })),
        { title: 'Save for later', says: 'save for later' },
      ],
    },
  },
});

/** "Record it", while something is still asked: what can be left empty is, and all of it is shown to be checked; what is needed is asked first. */
export function toBeRecorded(form: BoundForm, session: Session, text: string): FormOutcome | undefined {
  if (!asksToRecord(text, form.recordWords)) return undefined;
  const missing = questionsFor(form, session.answers).filter(({ question }) => open(question, session.answers));
  // What is filled in stands as it is.
  const filled = missing.flatMap(({ question: { key, opensWith, take } }) => {
    const raw = session.answers[key] === undefined ? opensWith?.(undefined, session.answers) : undefined;
    return raw !== undefined && take(raw).ok ? [[key, raw] as const] : [];
  });
  const isFilled = (key: string): boolean => filled.some(([one]) => one === key);
  const needed = missing.find(
    ({ question: { key, optional } }) => !isFilled(key) && (!optional || session.answers[key] !== undefined),
  );
  if (needed) {
    const { step, question } = needed;
    const words = `Nothing is recorded yet. This is still needed: ${question.label()} ${question.prompt()}`;
    const suggestions = [...question.suggestions().slice(0, MOST), { title: 'Save for later', says: 'save for later' }];
    return {
      kind: 'asked',
      session: { ...moved(session, step.id), asking: question.key },
      problems: { [question.key]: { words, suggestions } },
    };
  }
  const left = Object.fromEntries([...missing.map(({ question: { key } }) => [key, ''] as const), ...filled]);
  return {
    kind: 'asked',
    session: moved(withAnswers(form, session, { ...session.answers, ...left }, Object.keys(left)), CHECK),
  };
}
