import { assertNever } from '../kernel/assert-never.ts';
import {
  isList,
  questionsIn,
  stepsFor,
  type BoundForm,
  type BoundList,
  type BoundQuestion,
  type BoundStep,
} from './bound.ts';
import type { FormOutcome } from './outcome.ts';
import { editingKey, type FormRow } from './question.ts';
import { isOldRow, NEW, rowKept, rowOpened, rowRemoved, rowsOf } from './row-steps.ts';
import { again, currentQuestion, open } from './session-moves.ts';
import type { Session } from './session.ts';
import { listCommand, type ListCommand } from './typed-list.ts';

/** How lists are filled in by typing: row after row, question after question. */

/** In a row one question comes after the other, also where there is an answer already; after the last it stands in its list. */
export function answeredInRow(
  form: BoundForm,
  session: Session,
  { step, list, question }: { readonly step: BoundStep; readonly list: BoundList; readonly question: BoundQuestion },
  heard: string,
): FormOutcome {
  const isOld = isOldRow(list, session.answers);
  const questions = questionsIn(step, session.answers);
  const following = questions[questions.findIndex(({ key }) => key === question.key) + 1];
  const next = questions.find((one) => open(one, session.answers)) ?? (isOld ? following : undefined);
  if (next) return { kind: 'asked', session: { ...again(session), asking: next.key }, heard };
  const kept = rowKept(form, session, list);
  const all = rowsOf(list, kept.answers);
  const row = all.find(({ key }) => key === session.answers[editingKey(list)]) ?? all.at(-1);
  return {
    kind: 'asked',
    session: kept,
    heard: `${isOld ? 'Changed' : 'Added'}${row ? `: ${rowWords(list, row)}` : ''}`,
    row: isOld ? 'changed' : 'added',
  };
}

/**
 * By typing, a list with nothing in it is asked for its first row at once; and where something is missing in a row,
 * for that. Otherwise the session as it is.
 */
export function listReached(form: BoundForm, session: Session): Session {
  const list = currentQuestion(form, session);
  if (!isList(list)) return session;
  const all = rowsOf(list, session.answers);
  const row = all.length === 0 ? NEW : all.find((one) => !list.list.describe(one).fits)?.key;
  return row === undefined ? session : rowOpened(form, session, list, row);
}

/** A new row, to be asked for in words. The session as it is when there is no room for one. */
export function rowBegun(form: BoundForm, session: Session, list: BoundList): Session {
  const opened = rowOpened(form, session, list, NEW);
  return opened === session ? session : again(opened);
}

/**
 * "Done" and "add", where a new row is asked for and nothing of it is entered yet: people learn them at the list and say them here, too,
 * and neither is what a row begins with.
 */
export function insteadOfRow(
  step: BoundStep,
  session: Session,
  question: BoundQuestion,
  text: string,
): 'add' | 'done' | undefined {
  if (!step.rowOf || isOldRow(step.rowOf, session.answers) || question.key !== step.questions[0]?.key) return undefined;
  const command = session.answers[question.key] === undefined ? listCommand(text, step.rowOf.list)?.kind : undefined;
  return command === 'add' || command === 'done' ? command : undefined;
}

/** "Add", "change 2" and "remove 2". */
export function atList(
  form: BoundForm,
  session: Session,
  list: BoundList,
  command: Exclude<ListCommand, { kind: 'done' }>,
): FormOutcome {
  const problem = (words: string): FormOutcome => ({ kind: 'asked', session, problems: { [list.key]: { words } } });
  const all = rowsOf(list, session.answers);
  switch (command.kind) {
    case 'add': {
      const begun = rowBegun(form, session, list);
      return begun === session
        ? problem(`There are ${all.length} already, as many as there can be.`)
        : { kind: 'asked', session: begun };
    }
    case 'change':
    case 'remove': {
      const row = all.length === 1 && command.index === undefined ? all[0] : all.at(command.index ?? all.length);
      if (!row)
        return problem(
          all.length === 0
            ? `There are no ${list.list.several} yet.`
            : `Which one? Type "${command.kind}" and its number in the list, from 1 to ${all.length}.`,
        );
      if (command.kind === 'remove') {
        const left = rowRemoved(form, session, list, row.key);
        return { kind: 'asked', session: left, heard: `Taken away: ${rowWords(list, row)}` };
      }
      const opened = again(rowOpened(form, session, list, row.key));
      const step = stepsFor(form, opened.answers).find(({ id }) => id === opened.step);
      const first = step && questionsIn(step, opened.answers)[0];
      return { kind: 'asked', session: first ? { ...opened, asking: first.key } : opened };
    }
    default:
      return assertNever(command);
  }
}

function rowWords(list: BoundList, row: FormRow): string {
  const { title, detail } = list.list.describe(row);
  return `${title}, ${detail}`;
}
