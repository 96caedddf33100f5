import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { cut } from '../cut.ts';
import {
  basics,
  type Answers,
  type Basics,
  type ListQuestion,
  type Problem,
  type Question,
  type FormRow,
  type RowList,
} from '../question.ts';

/** `done`: the list was said to be complete. `from`: where the part of a long list begins that is on the card. */
const Stored = z.strictObject({
  rows: z.array(z.record(z.string(), z.string()).and(z.object({ key: z.string() }))),
  done: z.boolean(),
  from: z.number().int().nonnegative().optional(),
});
export type Stored = z.infer<typeof Stored>;

const NOTHING: Stored = { rows: [], done: false };

/** The list as it is stored; empty when nothing was entered yet, or when it cannot be read. */
export function readRows(raw: string | undefined): Stored {
  if (raw === undefined || raw === '') return NOTHING;
  try {
    return Stored.safeParse(JSON.parse(raw)).data ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

export const rowsText = (rows: readonly FormRow[], done = false, from = 0): string =>
  JSON.stringify({ rows, done, from: from > 0 ? from : undefined });

interface RowsGiven<T, C> extends Omit<Basics<C>, 'optional'> {
  readonly one: string;
  readonly several: string;
  readonly least: 0 | 1;
  readonly most: number;
  readonly questions: readonly Question<unknown, C>[];
  /** A row as a value; undefined while something in it is missing. */
  value(row: Answers): T | undefined;
  describe(value: T): { readonly title: string; readonly detail: string };
  /** What is wrong with all of them together, in words. */
  check?(rows: readonly (T & { readonly key: string })[]): string | undefined;
}

/**
 * Any number of things of one kind. Each is added, changed and taken away on a card of its own, or by
 * typing; its questions are questions like any other. Answered once its list was said to be complete.
 */
export function rows<T extends object, C>(
  given: RowsGiven<T, C>,
): ListQuestion<C, readonly (T & { readonly key: string })[]> {
  const shared = basics(given);
  const fits = (row: FormRow, context: C): boolean =>
    given.questions.every((one) => !one.when(row, context) || one.take(row[one.key] ?? '', context).ok) &&
    given.value(row) !== undefined;
  const valued = (all: readonly FormRow[]): readonly (T & { readonly key: string })[] | undefined => {
    const values = all.map((row) => ({ value: given.value(row), key: row.key }));
    const whole = values.flatMap(({ value, key }) => (value === undefined ? [] : [{ ...value, key }]));
    return whole.length === values.length ? whole : undefined;
  };
  const describe: RowList<C>['describe'] = (row, context) => {
    const value = fits(row, context) ? given.value(row) : undefined;
    return value === undefined
      ? { title: `A ${given.one} that is not complete`, detail: entered(given.questions, row, context), fits: false }
      : { ...given.describe(value), fits: true };
  };
  const wrong = (all: readonly FormRow[], context: C): Problem | undefined => {
    const broken = all.findIndex((row) => !fits(row, context));
    if (broken >= 0) return { words: `Something is missing in number ${broken + 1}. Please open it and complete it.` };
    if (all.length < given.least) return { words: `Please add at least one ${given.one}.` };
    if (all.length > given.most) return { words: `Those are ${all.length}. Please keep to ${given.most}.` };
    const values = valued(all);
    const words = values && given.check?.(values);
    return words === undefined ? undefined : { words };
  };
  const take: Question<unknown, C>['take'] = (raw, context) => {
    const stored = readRows(raw);
    const problem = wrong(stored.rows, context);
    if (problem) return refuse(problem);
    return stored.done ? ok(raw) : refuse({ words: `Is that all? Then press Next, or type "done".` });
  };
  return {
    ...shared,
    kind: 'rows',
    list: { ...given, describe },
    prompt: () => `Type "add", "change 1", "remove 1", or "done" when nothing is missing.`,
    suggestions: () => [
      { title: 'Add', says: 'add' },
      { title: 'Done', says: 'done' },
    ],
    shape: () => ({ kind: 'rows' }),
    take,
    // Its commands are understood where its rows are known, in advance-rows.
    hear() {
      return refuse({ words: `I did not understand that. Type "add", "change 1", "remove 1", or "done".` });
    },
    words: (raw, context) => {
      const { rows: all } = readRows(raw);
      const each = Math.floor(WORDS_BYTES / Math.max(1, all.length));
      const lines = all.map((row, index) => {
        const { title, detail } = describe(row, context);
        return cut(`${index + 1}. ${title}: ${detail}`, each);
      });
      return lines.length === 0 ? `No ${given.several}` : lines.join('\n');
    },
    of: (answers) => valued(readRows(answers[given.key]).rows),
  };
}

/** How much of a list is said at once, each row on its line: three lists and all else must fit one card (S43). */
const WORDS_BYTES = 4000;

/** What has been entered of a row so far. */
const entered = <C>(questions: readonly Question<unknown, C>[], row: FormRow, context: C): string =>
  questions
    .flatMap((question) => {
      const raw = row[question.key] ?? '';
      return raw === '' ? [] : [question.words(raw, context)];
    })
    .join(' · ') || 'Nothing entered yet';
