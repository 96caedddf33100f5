import type { Button, ListOfRows } from '../../cards/views.ts';
import type { Suggestion } from '../chat/outbound.ts';
import { listed } from '../kernel/listed.ts';
import { cut } from './cut.ts';
import { press } from './form-press.ts';
import { readRows } from './kinds/rows.ts';
import type { BoundList, BoundQuestion } from './bound.ts';
import { editingKey } from './question.ts';
import { countWords, mayBeNone, NEW, ROWS_SHOWN, rowsOf } from './row-steps.ts';
import type { Session } from './session.ts';

/** How a list reads: on its card, and in words for an owner who types. */

/** Twelve rows, whatever is written in them, and the buttons fit one card (S43). */
const TITLE_BYTES = 240;
const DETAIL_BYTES = 400;

/** The part of the list that is in view. */
export function listOf(session: Session, list: BoundList): ListOfRows {
  const all = rowsOf(list, session.answers);
  const last = Math.max(0, all.length - 1);
  const from = pageStart(Math.min(readRows(session.answers[list.key]).from ?? 0, last));
  const part = (title: string, start: number) => ({
    title: `${title}: ${start + 1} to ${Math.min(start + ROWS_SHOWN, all.length)} of ${all.length}`,
    press: press(session, 'part', `${list.key}.${start}`),
  });
  return {
    label: list.label(),
    help: list.help(),
    empty: `No ${list.list.several} yet.`,
    rows: all.slice(from, from + ROWS_SHOWN).map((row, index) => {
      const { title, detail, fits } = list.list.describe(row);
      return {
        number: from + index + 1,
        title: cut(title, TITLE_BYTES),
        detail: cut(detail, DETAIL_BYTES),
        fits,
        press: press(session, 'row', `${list.key}.${row.key}`),
      };
    }),
    parts: listed(
      from > 0 && part('Earlier', from - ROWS_SHOWN),
      from + ROWS_SHOWN < all.length && part('More', from + ROWS_SHOWN),
    ),
  };
}

const pageStart = (index: number): number => index - (index % ROWS_SHOWN);

/** The button for another row, where there is room for one. It is the main one while there is nothing to go on with. */
export function addButtons(session: Session, list: BoundList): readonly Button[] {
  const { one, most } = list.list;
  const count = rowsOf(list, session.answers).length;
  if (count >= most) return [];
  const title = `Add ${/^[aeiou]/iu.test(one) ? 'an' : 'a'} ${one}`;
  return [{ title, press: press(session, 'row', `${list.key}.${NEW}`), tone: count === 0 ? 'main' : undefined }];
}

/** Before the first question of a row: which row it is, and what the list is about where nothing is in it yet. */
export function rowIntro(list: BoundList, session: Session, question: BoundQuestion): readonly string[] {
  const { one, several, questions } = list.list;
  if (question.key !== questions[0]?.key) return [];
  const all = rowsOf(list, session.answers);
  const at = all.findIndex(({ key }) => key === session.answers[editingKey(list)]);
  return listed(
    ...(all.length === 0 ? headOf(list) : []),
    mayBeNone(list, session.answers) && `If there are no ${several}, type "none".`,
    `${one.slice(0, 1).toUpperCase()}${one.slice(1)} ${at < 0 ? all.length + 1 : at + 1}:`,
  );
}

const headOf = (list: BoundList): readonly string[] => listed(list.label(), list.help());

/** Something said, with buttons that say an answer. */
export interface Speech {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

/**
 * The list in words, numbered, then what can be typed: two messages, because a message with buttons loses its lines in some clients.
 * Only the second when a row has just been entered, since the numbers are as they were.
 */
export function listSpeech(list: BoundList, session: Session, row: 'added' | 'changed' | undefined): readonly Speech[] {
  const count = rowsOf(list, session.answers).length;
  const [mayAdd, mayEnd] = [count < list.list.most, count >= list.list.least];
  const ways = listed(mayAdd && 'add', count > 0 && 'change 1', count > 0 && 'remove 1', mayEnd && 'done');
  const next: Speech = {
    text: `${row === 'added' && mayAdd ? 'Another one? ' : ''}Type ${ways
      .map((way) => `"${way}"`)
      .join(', ')
      .replace(/, (?=[^,]*$)/u, ' or ')}.`,
    suggestions: listed(
      mayAdd && { title: count === 0 ? 'Add' : 'Add another', says: 'add' },
      mayEnd && { title: 'Done', says: 'done' },
    ),
  };
  if (row) return [next];
  const words = count === 0 ? countWords(list, 0) : list.words(session.answers[list.key] ?? '');
  return [{ text: [...headOf(list), words].join('\n\n'), suggestions: [] }, next];
}
