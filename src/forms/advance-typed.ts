import { assertNever } from '../kernel/assert-never.ts';
import { answeredInRow, atList, insteadOfRow, listReached, rowBegun } from './advance-rows.ts';
import { CHECK, questionsFor, stepsFor, type Flow } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { isList, type Asking, type ListQuestion, type Question } from './question.ts';
import { countWords, listDone, rowRemoved, rowsOf } from './row-steps.ts';
import { currentQuestion, firstOpenStep, moved, record, toList, withAnswer } from './session-moves.ts';
import type { Session } from './session.ts';
import { formCommand, type Place } from './typed-command.ts';
import { listCommand } from './typed-list.ts';

/** A typed answer, or a word such as "back", where the form stands. */
export function typed(flow: Flow, session: Session, text: string, asking: Asking): Outcome {
  const question = currentQuestion(flow, session, asking);
  const listed = isList(question) ? typedAtList(flow, session, question, text, asking) : undefined;
  if (listed) return listed;
  const step = stepsFor(flow, session.answers, asking).find(({ id }) => id === session.step);
  const instead = step && question && insteadOfRow(step, session, question, text);
  if (instead === 'add') return { kind: 'asked', session };
  if (instead && step.rowOf)
    return finished(flow, toList(flow, rowRemoved(session, step.rowOf), step.rowOf), step.rowOf, asking);
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
  const words = isList(question)
    ? countWords(question, rowsOf(question, session.answers).length)
    : answer === ''
      ? 'nothing'
      : question.words(answer, asking);
  const understood = `${question.short(asking).replace(/\?$/u, '')}: ${words}`;
  const step = stepsFor(flow, rest.answers, asking).find(({ id }) => id === rest.step);
  if (step?.rowOf) return answeredInRow(flow, rest, { step, list: step.rowOf, question }, asking, understood);
  const openStep = firstOpenStep(flow, rest.answers, asking);
  if (openStep === undefined && flow.recordsAtOnce) return record(flow, rest, asking);
  return {
    kind: 'asked',
    session: listReached(flow, moved(rest, openStep ?? CHECK), asking),
    heard: understood,
  };
}

/** What was typed at a list; undefined when it is a word such as "back", or nothing that a list understands. */
function typedAtList(
  flow: Flow,
  session: Session,
  list: ListQuestion,
  text: string,
  asking: Asking,
): Outcome | undefined {
  const command = listCommand(text, list.list);
  if (command?.kind === 'done') return finished(flow, session, list, asking);
  if (command) return atList(flow, session, list, command, asking);
  if (formCommand(text, placeOf(list, asking)) || rowsOf(list, session.answers).length > 0) return undefined;
  // Where nothing is there yet, an answer to the first question of a row is what it seems to be.
  const begun = rowBegun(flow, session, list);
  const first = currentQuestion(flow, begun, asking);
  return first?.hear(text, asking).ok ? typed(flow, begun, text, asking) : undefined;
}

/** Nothing is missing in the list, as somebody says. */
function finished(flow: Flow, session: Session, list: ListQuestion, asking: Asking): Outcome {
  const done = listDone(session, list);
  const taken = list.take(done.answers[list.key] ?? '', asking);
  return taken.ok
    ? heard(flow, done, list, asking)
    : { kind: 'asked', session, problems: { [list.key]: taken.refusal } };
}

function backByTyping(flow: Flow, session: Session, question: Question | undefined, asking: Asking): Session {
  const all = questionsFor(flow, session.answers, asking);
  const index = question ? all.findIndex(({ question: { key } }) => key === question.key) : all.length;
  const before = all[Math.max(0, index - 1)];
  return before ? { ...moved(session, before.step.id), asking: before.question.key } : session;
}
