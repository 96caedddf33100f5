import type { Suggestion } from '../chat/outbound.ts';
import type { Result } from '../kernel/result.ts';
import type { Filled, Form, Step } from './form.ts';
import {
  editingKey,
  type Answers,
  type Problem,
  type Question,
  type FormRow,
  type RowInWords,
  type RowList,
  type Shape,
} from './question.ts';
import type { Entered, OpenedFor } from './session.ts';

/**
 * A form that has been given what its questions may look at. Everything that moves and shows forms works on this: it knows neither what
 * that is nor what the form is about.
 */
export interface BoundForm extends Pick<
  Form<never>,
  'id' | 'version' | 'title' | 'recordWords' | 'recordsAtOnce' | 'resets'
> {
  /** What it is about, as it stands at the top of every card. */
  readonly about: string | undefined;
  readonly steps: readonly BoundStep[];
  readonly pins: OpenedFor;
  fills(entered: Entered): Filled;
  warnings(entered: Entered): readonly string[];
}

export interface BoundStep {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly BoundQuestion[];
  readonly rowOf: BoundList | undefined;
  intro(answers: Answers): string | undefined;
  when(answers: Answers): boolean;
}

/** A question, as it is asked at this moment. */
export interface BoundQuestion extends Pick<Question, 'key' | 'kind' | 'optional' | 'takesFile' | 'subject'> {
  readonly list: BoundRows | undefined;
  readonly label: string;
  readonly short: string;
  readonly help: string | undefined;
  readonly prompt: string;
  readonly suggestions: readonly Suggestion[];
  readonly shape: Shape;
  when(answers: Answers): boolean;
  take(raw: string): Result<string, Problem>;
  hear(text: string): Result<string, Problem>;
  words(raw: string): string;
}

interface BoundRows {
  readonly one: string;
  readonly several: string;
  readonly least: 0 | 1;
  readonly most: number;
  readonly questions: readonly BoundQuestion[];
  describe(row: FormRow): RowInWords;
}

/** A question whose answer is a list. */
export type BoundList = BoundQuestion & { readonly list: BoundRows };

export const isList = (question: BoundQuestion | undefined): question is BoundList => question?.list !== undefined;

export const bound = <C>(form: Form<C>, context: C, about?: string): BoundForm => ({
  ...form,
  about,
  steps: (typeof form.steps === 'function' ? form.steps(context) : form.steps).map((step) => boundStep(step, context)),
  pins: form.pins?.(context) ?? {},
  fills: (entered) => form.fills?.(entered, context) ?? { answers: {} },
  warnings: (entered) => form.warnings?.(entered, context) ?? [],
});

function boundStep<C>(step: Step<C>, context: C): BoundStep {
  const { id, title, rowOf } = step;
  const list = rowOf && new Bound(rowOf, context);
  return {
    id,
    title,
    questions: step.questions.map((question) => new Bound(question, context)),
    rowOf: isList(list) ? list : undefined,
    intro: (answers) => step.intro?.(answers, context),
    when: (answers) => step.when?.(answers, context) ?? true,
  };
}

/** Words and options are made when they are asked for: a turn needs those of one step. A class, since each turn makes many. */
class Bound<C> implements BoundQuestion {
  readonly #question: Question<unknown, C>;
  readonly #context: C;
  readonly key: string;
  readonly kind: Shape['kind'];
  readonly optional: boolean;
  readonly subject: true | undefined;
  readonly takesFile: true | undefined;
  readonly list: BoundRows | undefined;

  constructor(question: Question<unknown, C>, context: C) {
    this.#question = question;
    this.#context = context;
    this.key = question.key;
    this.kind = question.kind;
    this.optional = question.optional;
    this.subject = question.subject;
    this.takesFile = question.takesFile;
    this.list = question.list && boundRows(question.list, context);
  }

  get label() {
    return this.#question.label(this.#context);
  }
  get short() {
    return this.#question.short(this.#context);
  }
  get help() {
    return this.#question.help(this.#context);
  }
  get prompt() {
    return this.#question.prompt(this.#context);
  }
  get suggestions() {
    return this.#question.suggestions(this.#context);
  }
  get shape() {
    return this.#question.shape(this.#context);
  }

  when(answers: Answers) {
    return this.#question.when(answers, this.#context);
  }
  take(raw: string) {
    return this.#question.take(raw, this.#context);
  }
  hear(text: string) {
    return this.#question.hear(text, this.#context);
  }
  words(raw: string) {
    return this.#question.words(raw, this.#context);
  }
}

const boundRows = <C>(list: RowList<C>, context: C): BoundRows => ({
  one: list.one,
  several: list.several,
  least: list.least,
  most: list.most,
  questions: list.questions.map((one) => new Bound(one, context)),
  describe: (row) => list.describe(row, context),
});

/** The step at which everything is checked before it is recorded. */
export const CHECK = 'check';

/** The steps that these answers call for, in order. */
export const stepsFor = ({ steps }: BoundForm, answers: Answers): readonly BoundStep[] =>
  steps.filter(
    (step) =>
      (step.rowOf === undefined || (answers[editingKey(step.rowOf)] !== undefined && step.rowOf.when(answers))) &&
      step.when(answers) &&
      questionsIn(step, answers).length > 0,
  );

export const questionsIn = (step: BoundStep, answers: Answers): readonly BoundQuestion[] =>
  step.questions.filter((question) => question.when(answers));

/** Every question these answers call for, with its step, in order. */
export const questionsFor = (
  form: BoundForm,
  answers: Answers,
): readonly { readonly step: BoundStep; readonly question: BoundQuestion }[] =>
  stepsFor(form, answers).flatMap((step) => questionsIn(step, answers).map((question) => ({ step, question })));
