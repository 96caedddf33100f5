import { assertNever } from '../../kernel/assert-never.ts';
import { CHECK, questionsFor, questionsIn, stepsFor, type Flow, type Step } from './flow.ts';
import type { Outcome } from './outcome.ts';
import { isList, type Asking, type ListQuestion, type Question } from './question.ts';
import {
  isOldRow,
  listCommand,
  listDone,
  rowKept,
  rowOpened,
  rowRemoved,
  rowsOf,
  type ListCommand,
} from './row-steps.ts';
import { again, currentQuestion, firstOpenStep, moved, open, record, toList, withAnswer } from './session-moves.ts';
import type { Session } from './session.ts';
import { formCommand, type Place } from './typed-command.ts';

/** A typed answer, or a word such as "back", where the form stands. */
export function typed(flow: Flow, session: Session, text: string, asking: Asking): Outcome {
  const question = currentQuestion(flow, session, asking);
  const atList = isList(question) ? listCommand(text) : undefined;
  if (atList && isList(question)) return typedAtList(flow, session, question, atList, asking);
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
  const words = answer === '' ? 'nothing' : question.words(answer, asking);
  const step = stepsFor(flow, rest.answers, asking).find(({ id }) => id === rest.step);
  if (step?.rowOf) return heardInRow(flow, rest, { step, list: step.rowOf, question }, asking, words);
  const openStep = firstOpenStep(flow, rest.answers, asking);
  if (openStep === undefined && flow.recordsAtOnce) return record(flow, rest, asking);
  return {
    kind: 'asked',
    session: moved(rest, openStep ?? CHECK),
    heard: `${shortOf(question, asking)}: ${words}`,
  };
}

const shortOf = (question: Question, asking: Asking): string => question.short(asking).replace(/\?$/u, '');

/** In a row one question comes after the other, also where there is an answer already; after the last it stands in its list. */
function heardInRow(
  flow: Flow,
  session: Session,
  { step, list, question }: { readonly step: Step; readonly list: ListQuestion; readonly question: Question },
  asking: Asking,
  words: string,
): Outcome {
  const heard = `${shortOf(question, asking)}: ${words}`;
  const questions = questionsIn(step, session.answers, asking);
  const following = questions[questions.findIndex(({ key }) => key === question.key) + 1];
  const next =
    questions.find((one) => open(one, session.answers, asking)) ??
    (isOldRow(list, session.answers) ? following : undefined);
  if (next) return { kind: 'asked', session: { ...again(session), asking: next.key }, heard };
  const kept = toList(flow, rowKept(session, list), list);
  return { kind: 'asked', session: kept, heard: `${heard}. It is in the list` };
}

function typedAtList(
  flow: Flow,
  session: Session,
  list: ListQuestion,
  command: NonNullable<ListCommand>,
  asking: Asking,
): Outcome {
  const { asking: _, ...rest } = session;
  const all = rowsOf(list, session.answers);
  switch (command.kind) {
    case 'done': {
      const done = listDone(rest, list);
      const taken = list.take(done.answers[list.key] ?? '', asking);
      return taken.ok
        ? heard(flow, done, list, asking)
        : { kind: 'asked', session, problems: { [list.key]: taken.refusal } };
    }
    case 'add': {
      const opened = rowOpened(flow, rest, list, 'new');
      const problem = { words: `That are ${all.length} already, as many as there can be.` };
      return opened === rest
        ? { kind: 'asked', session, problems: { [list.key]: problem } }
        : { kind: 'asked', session: again(opened) };
    }
    case 'change':
    case 'remove': {
      const row = all[command.index];
      if (!row) {
        const problem = { words: `Which one? Type "${command.kind}" and its number in the list.` };
        return { kind: 'asked', session, problems: { [list.key]: problem } };
      }
      return command.kind === 'remove'
        ? { kind: 'asked', session: again(rowRemoved(rest, list, row.key)), heard: 'Taken away' }
        : { kind: 'asked', session: { ...again(rowOpened(flow, rest, list, row.key)), asking: firstOf(list) } };
    }
    default:
      return assertNever(command);
  }
}

const firstOf = (list: ListQuestion): string => list.list.questions[0]?.key ?? '';

function backByTyping(flow: Flow, session: Session, question: Question | undefined, asking: Asking): Session {
  const all = questionsFor(flow, session.answers, asking);
  const index = question ? all.findIndex(({ question: { key } }) => key === question.key) : all.length;
  const before = all[Math.max(0, index - 1)];
  return before ? { ...moved(session, before.step.id), asking: before.question.key } : session;
}
