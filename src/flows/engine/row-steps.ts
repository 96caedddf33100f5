import type { Flow, Step } from './flow.ts';
import { readRows, rowsText } from './kinds/rows.ts';
import { editingKey, type Answers, type ListQuestion, type Question, type Row } from './question.ts';
import type { Session } from './session.ts';

const NEW = 'new';

/** The step of the flow in which a row of this list is edited. */
export const rowStepFor = (flow: Flow, list: Question): Step | undefined =>
  flow.steps.find(({ rowOf }) => rowOf?.key === list.key);

/** The step in which this list stands. */
export const listStepFor = (flow: Flow, list: Question): Step | undefined =>
  flow.steps.find(({ rowOf, questions }) => rowOf === undefined && questions.some(({ key }) => key === list.key));

/** True when the row being edited has been in the list before. */
export const isOldRow = (list: Question, answers: Answers): boolean => (answers[editingKey(list)] ?? NEW) !== NEW;

export const rowsOf = (list: Question, answers: Answers): readonly Row[] => readRows(answers[list.key]).rows;

/** The session with a row opened for editing, or an empty one; unchanged when there is no such row or no room. */
export function rowOpened(flow: Flow, session: Session, list: ListQuestion, row: string): Session {
  const step = rowStepFor(flow, list);
  const found = rowsOf(list, session.answers).find(({ key }) => key === row);
  const isFull = rowsOf(list, session.answers).length >= list.list.most;
  if (!step || (row === NEW ? isFull : !found)) return session;
  const { key: _, ...entered } = found ?? { key: NEW };
  const answers = { ...withoutDraft(list, session.answers), ...entered, [editingKey(list)]: row };
  return { ...session, step: step.id, answers };
}

/** The edited row in its list again, which is to be looked through once more. Its key is its own for good. */
export function rowKept(session: Session, list: ListQuestion): Session {
  const { answers } = session;
  const at = answers[editingKey(list)] ?? NEW;
  const all = rowsOf(list, answers);
  const key = at === NEW ? freshKey(session, all) : at;
  const row: Row = { ...Object.fromEntries(list.list.questions.map((one) => [one.key, answers[one.key] ?? ''])), key };
  const kept = at === NEW ? [...all, row] : all.map((one) => (one.key === at ? row : one));
  return { ...session, answers: { ...withoutDraft(list, answers), [list.key]: rowsText(kept) } };
}

/** The list without the row that is being edited. */
export function rowRemoved(session: Session, list: ListQuestion, at = session.answers[editingKey(list)]): Session {
  const kept = rowsOf(list, session.answers).filter(({ key }) => key !== at);
  return { ...session, answers: { ...withoutDraft(list, session.answers), [list.key]: rowsText(kept) } };
}

/** Somebody has said that nothing is missing in it. */
export const listDone = (session: Session, list: Question): Session => ({
  ...session,
  answers: { ...session.answers, [list.key]: rowsText(rowsOf(list, session.answers), true) },
});

/** Another part of a long list is in view. */
export function listTurned(session: Session, list: Question, from: number): Session {
  const { rows, done } = readRows(session.answers[list.key]);
  return { ...session, answers: { ...session.answers, [list.key]: rowsText(rows, done, from) } };
}

/** The session without drafts of rows that are not being edited any more. */
export function withoutDrafts(flow: Flow, session: Session): Session {
  const lists = flow.steps.flatMap(({ id, rowOf }) => (rowOf && id !== session.step ? [rowOf] : []));
  const open = lists.filter((list) => session.answers[editingKey(list)] !== undefined);
  return open.length === 0
    ? session
    : { ...session, answers: open.reduce((answers, list) => withoutDraft(list, answers), session.answers) };
}

function withoutDraft(list: ListQuestion, answers: Answers): Answers {
  const own = new Set([editingKey(list), ...list.list.questions.map(({ key }) => key)]);
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !own.has(key)));
}

/** From the form's token, so that rows of two forms never share one, and the same moves give the same keys. */
function freshKey({ token }: Session, all: readonly Row[]): string {
  const taken = new Set(all.map(({ key }) => key));
  let count = all.length + 1;
  while (taken.has(`${token.slice(0, 8)}${count}`)) count += 1;
  return `${token.slice(0, 8)}${count}`;
}

const COMMAND =
  /^(?:(?<verb>add|change|edit|open|remove|delete|done|next|keep|that'?s all|that is all|nothing else|no more)(?:\s+(?:number\s+)?(?<which>\d{1,2}))?)\b/iu;

/** What somebody typed at a list. */
export type ListCommand =
  { readonly kind: 'add' | 'done' } | { readonly kind: 'change' | 'remove'; readonly index: number } | undefined;

export function listCommand(text: string): ListCommand {
  const found = COMMAND.exec(text.trim())?.groups;
  const verb = found?.['verb']?.toLowerCase();
  const index = Number(found?.['which'] ?? '0') - 1;
  if (verb === undefined) return undefined;
  if (verb === 'add') return { kind: 'add' };
  if (/^(?:change|edit|open)$/u.test(verb)) return { kind: 'change', index };
  if (/^(?:remove|delete)$/u.test(verb)) return { kind: 'remove', index };
  return { kind: 'done' };
}
