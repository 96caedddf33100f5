import type { z } from 'zod';
import type { Field } from '../../cards/views.ts';
import type { Suggestion } from '../chat/outbound.ts';
import type { Result } from '../kernel/result.ts';

/** What was answered, by question key, as the text that is stored. What a text means is decided by its question alone. */
export type Answers = Readonly<Record<string, string>>;

/** What a stored answer means; undefined when there is none, which is asked so often that a parse that fails would be dear. */
export const parsed = <S extends z.ZodType>(schema: S, raw = ''): z.output<S> | undefined =>
  raw === '' ? undefined : schema.safeParse(raw).data;

/** Why an answer does not fit, in a sentence that stands beside the field, and what could be meant instead. */
export interface Problem {
  readonly words: string;
  readonly suggestions?: readonly Suggestion[];
}

type FieldKind = 'text' | 'choice' | 'choices' | 'date' | 'time' | 'number';
/** A field of a card without what belongs to the moment: value and error. */
export type Shape =
  | {
      [K in FieldKind]: Omit<Extract<Field, { kind: K }>, 'id' | 'label' | 'help' | 'optional' | 'value' | 'error'>;
    }[FieldKind]
  | { readonly kind: 'rows' };

/**
 * One question, defined once: the card's input, the typed prompt, what is accepted, and how the answer reads on the check page,
 * in the record and in an export all come from here. `C` is what it may look at: a question that needs little of it (only what day
 * it is, say) can be asked in any form whose context has that much.
 */
export interface Question<T = unknown, C = never> {
  readonly key: string;
  readonly kind: Shape['kind'];
  readonly optional: boolean;
  /** Set when its answer is a list of rows, each with questions of its own. */
  readonly list?: RowList<C> | undefined;
  /** True when its answer says what the form is about: from then on it is what the form was opened for. */
  readonly subject?: true | undefined;
  /** A file may be sent as its answer; or, where words stand, a file answers it with these, and is the answer to the question after it. */
  readonly takesFile?: true | string | undefined;
  readonly label: (context: C) => string;
  /** A word or two for the check page, where the whole question would be too long. */
  readonly short: (context: C) => string;
  readonly help: (context: C) => string | undefined;
  /** What its field holds before it has an answer: it is shown and can be kept, and is no answer before that. */
  readonly opensWith?: ((context: C, answers: Answers) => string | undefined) | undefined;
  /**
   * True when what its field opens with is taken from whoever types as well, and stands at the check: today, most often. What is optional besides
   * stays empty, and means that as it follows from the other answers whenever it is looked at.
   */
  readonly assumed?: true | undefined;
  /** The question in whose line it stands where everything is checked: "Yes, in person, Mon 23 Nov 2026". */
  readonly inLineOf?: string | undefined;
  /** Whether it is asked at all, given the answers before it. */
  readonly when: (answers: Answers, context: C) => boolean;
  /** How to answer by typing, for example "Type yes, no or not reached." */
  readonly prompt: (context: C) => string;
  readonly suggestions: (context: C) => readonly Suggestion[];
  readonly shape: (context: C) => Shape;
  /** Checks what a card sent; gives the text to store. Called again whenever stored answers are used. */
  readonly take: (raw: string, context: C) => Result<string, Problem>;
  /** Understands what was typed; gives the text to store. */
  readonly hear: (text: string, context: C) => Result<string, Problem>;
  /**
   * Understands a text that answers it together with others: the text to store of each by its key. Undefined when the text is no such thing.
   */
  readonly together?:
    ((text: string, context: C, answers: Answers, said: SaidWhere) => Result<Answers, Problem> | undefined) | undefined;
  /** The answer in words. */
  readonly words: (raw: string, context: C) => string;
  /** The answer as a value; undefined when there is none or it does not fit. */
  readonly of: (answers: Answers) => T | undefined;
}

/**
 * `asked`: it is the question that was asked, so what names nobody is its answer. `begun`: with what the form began. `corrects`: it puts right
 * what was said before, without the words that say so. `besides`: anywhere else.
 */
export type SaidWhere = 'asked' | 'begun' | 'besides' | 'corrects';

/** A question whose answer is a list. */
export type ListQuestion<C, T = unknown> = Question<T, C> & { readonly list: RowList<C> };

/** A row as its questions store it, with a key that stays while everything else about it changes. */
export type FormRow = Answers & { readonly key: string };

/** What the engine needs to know of a question whose answer is a list. */
export interface RowList<C> {
  /** "visit" and "visits". */
  readonly one: string;
  readonly several: string;
  readonly least: 0 | 1;
  readonly most: number;
  /** Their `when` may look at nothing but the row; their keys are like those of no other question of the form. */
  readonly questions: readonly Question<unknown, C>[];
  /** How a row reads in a list; `fits` is false while something in it is missing. */
  readonly describe: (row: FormRow, context: C) => RowInWords;
}

export interface RowInWords {
  readonly title: string;
  readonly detail: string;
  readonly fits: boolean;
}

/** Which row of a list is being edited is kept beside the answers, under the list's key: its key, or `new`. */
export const editingKey = (list: { readonly key: string }): string => `${list.key}.at`;

/** For `when`: it is asked only if `question` was answered with one of these. */
export const answered =
  <T>({ of }: Pick<Question<T>, 'of'>, ...values: readonly T[]) =>
  (answers: Answers): boolean =>
    values.some((value) => value === of(answers));

type Worded<C> = string | ((context: C) => string);

/** What every kind of question has in common. */
export interface Basics<C> {
  readonly key: string;
  readonly label: Worded<C>;
  readonly short?: Worded<C>;
  readonly help?: string | ((context: C) => string | undefined);
  readonly optional?: boolean;
  readonly opensWith?: (context: C, answers: Answers) => string | undefined;
  readonly assumed?: true;
  readonly inLineOf?: string;
  readonly when?: (answers: Answers, context: C) => boolean;
}

const worded = <C>(text: Worded<C>, context: C): string => (typeof text === 'string' ? text : text(context));

export const basics = <C>(given: Basics<C>) => ({
  key: given.key,
  optional: given.optional ?? false,
  label: (context: C) => worded(given.label, context),
  short: (context: C) => worded(given.short ?? given.label, context),
  help: (context: C) => (typeof given.help === 'function' ? given.help(context) : given.help),
  opensWith: given.opensWith,
  assumed: given.assumed,
  inLineOf: given.inLineOf,
  when: given.when ?? (() => true),
});
