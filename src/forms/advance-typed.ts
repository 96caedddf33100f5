import { assertNever } from '../kernel/assert-never.ts';
import { answeredInRow, atList, insteadOfRow, listReached, rowBegun } from './advance-rows.ts';
import { CHECK, isList, questionsFor, stepsFor, type BoundForm, type BoundList, type BoundQuestion } from './bound.ts';
import type { FormOutcome } from './outcome.ts';
import { countWords, listDone, rowRemoved, rowsOf } from './row-steps.ts';
import { currentQuestion, firstOpenStep, followed, moved, record, withAnswers } from './session-moves.ts';
import type { Session } from './session.ts';
import { asksToSkip, formCommand, type Place } from './typed-command.ts';
import { listCommand } from './typed-list.ts';
import { answerMeant, askedAbout, headingIn, isDoubt, severalHeard } from './typed-several.ts';

/** A typed answer, or a word such as "back", where the form stands. */
export function typed(form: BoundForm, session: Session, text: string): FormOutcome {
  const question = currentQuestion(form, session);
  const listed = isList(question) ? typedAtList(form, session, question, text) : undefined;
  if (listed) return listed;
  const step = stepsFor(form, session.answers).find(({ id }) => id === session.step);
  const instead = step && question && insteadOfRow(step, session, question, text);
  if (instead === 'add') return { kind: 'asked', session };
  if (instead && step.rowOf) return finished(form, rowRemoved(form, session, step.rowOf), step.rowOf);
  const command = formCommand(text, placeOf(question));
  switch (command) {
    case 'cancel':
      return { kind: 'left', session, how: 'cancelled' };
    case 'save':
      return { kind: 'left', session, how: 'saved' };
    case 'back':
      return { kind: 'asked', session: backByTyping(form, session, question) };
    case 'record':
      return record(form, session);
    case 'keep':
      if (question && keepable(question, session) !== undefined)
        return heard(form, withAnswer(form, session, question, keepable(question, session) ?? ''), question);
      break;
    case 'skip':
      if (question) return heard(form, withAnswer(form, session, question, ''), question);
      break;
    case undefined:
      break;
    default:
      return assertNever(command);
  }
  return question ? answered(form, session, question, text) : atCheck(form, session, text);
}

/** At the check a heading leads to what stands under it. */
function atCheck(form: BoundForm, session: Session, text: string): FormOutcome {
  const heading = headingIn(form, session, text);
  return { kind: 'asked', session: heading ? { ...moved(session, heading.step), asking: heading.question } : session };
}

function answered(form: BoundForm, session: Session, question: BoundQuestion, text: string): FormOutcome {
  const meant = answerMeant(text);
  if (meant === undefined && isDoubt(text)) return askedAbout(session, question, text);
  if (asksToSkip(text))
    return {
      kind: 'asked',
      session,
      problems: { [question.key]: { words: 'This one is needed and cannot be left out.' } },
    };
  const several = severalHeard(form, session, text, (now, asked, raw) =>
    heard(form, withAnswer(form, now, asked, raw), asked),
  );
  if (several) return several;
  const understood = question.hear(meant ?? text);
  if (!understood.ok) return { kind: 'asked', session, problems: { [question.key]: understood.refusal } };
  return heard(form, withAnswer(form, session, question, understood.value), question);
}

/** The answer that it has, or what its field opens with. */
const keepable = ({ key, opensWith }: BoundQuestion, { answers }: Session): string | undefined =>
  answers[key] ?? opensWith?.();

const withAnswer = (form: BoundForm, session: Session, { key }: BoundQuestion, raw: string): Session =>
  withAnswers(form, session, { ...session.answers, [key]: raw }, [key]);

const placeOf = (question: BoundQuestion | undefined): Place => ({
  at: question === undefined ? 'check' : question.kind === 'text' ? 'words' : 'choice',
  optional: question?.optional ?? false,
});

/** A typed answer is in: say what was understood and go to the next question without an answer, or to the check page. */
function heard(form: BoundForm, session: Session, question: BoundQuestion): FormOutcome {
  const rest = followed(form, { ...session, asking: undefined });
  const answer = session.answers[question.key] ?? '';
  const words = isList(question)
    ? countWords(question, rowsOf(question, session.answers).length)
    : answer === ''
      ? 'nothing'
      : question.words(answer);
  const understood = `${question.short().replace(/\?$/u, '')}: ${words}`;
  const step = stepsFor(form, rest.answers).find(({ id }) => id === rest.step);
  if (step?.rowOf) return answeredInRow(form, rest, { step, list: step.rowOf, question }, understood);
  const openStep = firstOpenStep(form, rest.answers);
  if (openStep === undefined && form.recordsAtOnce === true) return record(form, rest);
  return { kind: 'asked', session: listReached(form, moved(rest, openStep ?? CHECK)), heard: understood };
}

/** What was typed at a list; undefined when it is a word such as "back", or nothing that a list understands. */
function typedAtList(form: BoundForm, session: Session, list: BoundList, text: string): FormOutcome | undefined {
  const command = listCommand(text, list.list);
  if (command?.kind === 'done') return finished(form, session, list);
  if (command) return atList(form, session, list, command);
  if (formCommand(text, placeOf(list)) || rowsOf(list, session.answers).length > 0) return undefined;
  // Where nothing is there yet, an answer to the first question of a row is what it seems to be.
  const begun = rowBegun(form, session, list);
  const first = currentQuestion(form, begun);
  return first?.hear(text).ok ? typed(form, begun, text) : undefined;
}

/** The list is said to be complete. */
function finished(form: BoundForm, session: Session, list: BoundList): FormOutcome {
  const done = listDone(session, list);
  const taken = list.take(done.answers[list.key] ?? '');
  return taken.ok ? heard(form, done, list) : { kind: 'asked', session, problems: { [list.key]: taken.refusal } };
}

function backByTyping(form: BoundForm, session: Session, question: BoundQuestion | undefined): Session {
  const all = questionsFor(form, session.answers);
  const index = question ? all.findIndex(({ question: { key } }) => key === question.key) : all.length;
  const before = all[Math.max(0, index - 1)];
  return before ? { ...moved(session, before.step.id), asking: before.question.key } : session;
}
