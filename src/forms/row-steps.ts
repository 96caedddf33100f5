import type { BoundForm, BoundList, BoundStep } from './bound.ts';
import { readRows, rowsText } from './kinds/rows.ts';
import { editingKey, type Answers, type FormRow } from './question.ts';
import { moved } from './session-moves.ts';
import type { Session } from './session.ts';

/** Stands for the key of a row that is not in the list yet. */
export const NEW = 'new';

/** How many rows stand on a card; the others are a press away (S43). */
export const ROWS_SHOWN = 12;

/** The step in which this list stands. */
export const listStepFor = (form: BoundForm, list: { readonly key: string }): BoundStep | undefined =>
  form.steps.find(({ rowOf, questions }) => rowOf === undefined && questions.some(({ key }) => key === list.key));

/** True when the row being edited has been in the list before. */
export const isOldRow = (list: { readonly key: string }, answers: Answers): boolean =>
  (answers[editingKey(list)] ?? NEW) !== NEW;

/** True while the first row of a list that may stay empty is being asked for. */
export const mayBeNone = (list: BoundList, answers: Answers): boolean =>
  list.list.least === 0 && rowsOf(list, answers).length === 0 && !isOldRow(list, answers);

/** "3 visits", "No visits". */
export const countWords = ({ list: { one, several } }: BoundList, count: number): string =>
  count === 0 ? `No ${several}` : `${count} ${count === 1 ? one : several}`;

export const rowsOf = (list: { readonly key: string }, answers: Answers): readonly FormRow[] =>
  readRows(answers[list.key]).rows;

/** The session with a row opened for editing, or an empty one; unchanged when there is no such row or no room. */
export function rowOpened(form: BoundForm, session: Session, list: BoundList, row: string): Session {
  const step = form.steps.find(({ rowOf }) => rowOf?.key === list.key);
  const all = rowsOf(list, session.answers);
  const found = all.find(({ key }) => key === row);
  if (!step || (row === NEW ? all.length >= list.list.most : !found)) return session;
  const { key: _, ...entered } = found ?? { key: NEW };
  const answers = { ...withoutDraft(list, session.answers), ...entered, [editingKey(list)]: row };
  return { ...session, step: step.id, answers };
}

/** The edited row in its list again. Its key is its own for good. */
export function rowKept(form: BoundForm, session: Session, list: BoundList): Session {
  const { answers } = session;
  const at = answers[editingKey(list)] ?? NEW;
  const all = rowsOf(list, answers);
  const key = at === NEW ? freshKey(session, all) : at;
  const row: FormRow = {
    ...Object.fromEntries(list.list.questions.map((one) => [one.key, answers[one.key] ?? ''])),
    key,
  };
  const kept = at === NEW ? [...all, row] : all.map((one) => (one.key === at ? row : one));
  const index = kept.findIndex((one) => one.key === key);
  return withRows(form, session, list, kept, index - (index % ROWS_SHOWN));
}

/** The list without a row, or without the one that is being edited. */
export function rowRemoved(
  form: BoundForm,
  session: Session,
  list: BoundList,
  at = session.answers[editingKey(list)],
): Session {
  const { rows, from } = readRows(session.answers[list.key]);
  const kept = rows.filter(({ key }) => key !== at);
  return withRows(form, session, list, kept, from);
}

/** At the list, which has to be looked through again, and without a draft. */
function withRows(form: BoundForm, session: Session, list: BoundList, kept: readonly FormRow[], from = 0): Session {
  const answers = { ...withoutDraft(list, session.answers), [list.key]: rowsText(kept, false, from) };
  return moved({ ...session, answers }, listStepFor(form, list)?.id ?? session.step);
}

/** The session with its list said to be complete. */
export const listDone = (session: Session, list: { readonly key: string }): Session => ({
  ...session,
  answers: { ...session.answers, [list.key]: rowsText(rowsOf(list, session.answers), true) },
});

/** Another part of a long list is in view. */
export function listTurned(session: Session, list: { readonly key: string }, from: number): Session {
  const { rows, done } = readRows(session.answers[list.key]);
  return { ...session, answers: { ...session.answers, [list.key]: rowsText(rows, done, from) } };
}

/** The session without drafts of rows that are not being edited any more. */
export function withoutDrafts(form: BoundForm, session: Session): Session {
  const lists = form.steps.flatMap(({ id, rowOf }) => (rowOf && id !== session.step ? [rowOf] : []));
  const open = lists.filter((list) => session.answers[editingKey(list)] !== undefined);
  return open.length === 0
    ? session
    : { ...session, answers: open.reduce((answers, list) => withoutDraft(list, answers), session.answers) };
}

function withoutDraft(list: BoundList, answers: Answers): Answers {
  const own = new Set([editingKey(list), ...list.list.questions.map(({ key }) => key)]);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !own.has(key)));
}

/**
 * From the form's token and revision: every row that is added makes a revision of its own, so neither a row of another form nor one
 * that was taken away ever had the same key, and the same moves give the same keys.
 */
function freshKey({ token, revision }: Session, all: readonly FormRow[]): string {
  const taken = new Set(all.map(({ key }) => key));
  let count = revision;
  while (taken.has(`${token.slice(0, 8)}-${count}`)) count += 1;
  return `${token.slice(0, 8)}-${count}`;
}
