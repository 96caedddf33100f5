import type { z } from 'zod';
import type { Field, Option } from '../../cards/views.ts';
import type { Suggestion } from '../chat/outbound.ts';
import type { Day } from '../kernel/days.ts';
import type { Result } from '../kernel/result.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Staff } from '../people/staff.ts';
import type { Team } from '../people/team.ts';
import type { Plan } from '../plans/plan.ts';

/** What was answered, by question key, as the text that is stored. What a text means is decided by its question alone. */
export type Answers = Readonly<Record<string, string>>;

/** What a question may look at when it is asked, understood or worded. */
export interface Asking {
  readonly today: Day;
  /** Whom it is about, once chosen. */
  readonly person: VisiblePerson['the'] | undefined;
  /** Whom the asker may choose from. */
  readonly people: readonly VisiblePerson[];
  /** Who has to be told, when it is about a telling; `told` says what has been noted of whom it is done. */
  readonly recipients: readonly (Option & { readonly told?: string })[];
  /** What whoever is told must be told besides, when it is about a telling. */
  readonly sayToo?: string | undefined;
  /** Staff who may have told somebody: whoever asks, and those in the plan. */
  readonly tellers: readonly Option[];
  /** Teams and staff that the asker may arrange, for forms that set the service up. */
  readonly teams: readonly Team[];
  readonly staff: readonly Staff[];
  /** The person's plan as the asker may see it, for forms about it; absent when there is none. */
  readonly plan?: Plan | undefined;
}

/** What a stored answer means; undefined when there is none, which is asked so often that a parse that fails would be dear. */
export const meant = <S extends z.ZodType>(schema: S, raw = ''): z.output<S> | undefined =>
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
 * in the record and in an export all come from here.
 */
export interface Question<T = unknown> {
  readonly key: string;
  readonly optional: boolean;
  /** Set when its answer is a list of rows, each with questions of its own. */
  readonly list?: RowList;
  /** True when a file may be sent as its answer. */
  readonly takesFile?: true;
  label(asking: Asking): string;
  /** A word or two for the check page, where the whole question would be too long. */
  short(asking: Asking): string;
  help(asking: Asking): string | undefined;
  /** Whether it is asked at all, given the answers before it. */
  when(answers: Answers, asking: Asking): boolean;
  /** How to answer by typing, for example "Type yes, no or not reached." */
  prompt(asking: Asking): string;
  suggestions(asking: Asking): readonly Suggestion[];
  shape(asking: Asking): Shape;
  /** Checks what a card sent; gives the text to store. Called again whenever stored answers are used. */
  take(raw: string, asking: Asking): Result<string, Problem>;
  /** Understands what somebody typed; gives the text to store. */
  hear(text: string, asking: Asking): Result<string, Problem>;
  /** The answer in words. */
  words(raw: string, asking: Asking): string;
  /** The answer as a value; undefined when there is none or it does not fit. */
  of(answers: Answers): T | undefined;
}

/** A row as its questions store it, with a key that stays while everything else about it changes. */
export type Row = Answers & { readonly key: string };

/** What the engine needs to know of a question whose answer is a list. */
export interface RowList {
  /** "visit" and "visits". */
  readonly one: string;
  readonly several: string;
  readonly least: 0 | 1;
  readonly most: number;
  /** Their `when` may look at nothing but the row; their keys are like those of no other question of the form. */
  readonly questions: readonly Question[];
  /** How a row reads in a list; `fits` is false while something in it is missing. */
  describe(row: Row, asking: Asking): { readonly title: string; readonly detail: string; readonly fits: boolean };
}

/** A question whose answer is a list. */
export type ListQuestion = Question & { readonly list: RowList };

export const isList = (question: Question | undefined): question is ListQuestion => question?.list !== undefined;

/** Which row of a list is being edited is kept beside the answers, under the list's key: its key, or `new`. */
export const editingKey = (list: Question): string => `${list.key}.at`;

/** For `when`: it is asked only if `question` was answered with one of these. */
export const answered =
  <T>(question: Question<T>, ...values: readonly T[]) =>
  (answers: Answers): boolean =>
    values.some((value) => value === question.of(answers));

type Worded = string | ((asking: Asking) => string);

/** What every kind of question has in common. */
export interface Basics {
  readonly key: string;
  readonly label: Worded;
  readonly short?: Worded;
  readonly help?: string | ((asking: Asking) => string | undefined);
  readonly optional?: boolean;
  readonly when?: (answers: Answers, asking: Asking) => boolean;
}

export const worded = (text: Worded, asking: Asking): string => (typeof text === 'string' ? text : text(asking));

export const basics = (given: Basics) => ({
  key: given.key,
  optional: given.optional ?? false,
  label: (asking: Asking) => worded(given.label, asking),
  short: (asking: Asking) => worded(given.short ?? given.label, asking),
  help: (asking: Asking) => (typeof given.help === 'function' ? given.help(asking) : given.help),
  when: given.when ?? (() => true),
});
