import { lazily } from '../kernel/lazily.ts';
import type { Comparison, Filled, Form, Resets, Step } from './form.ts';
import { editingKey, type Answers, type ListQuestion, type Question, type RowList } from './question.ts';
import type { Entered, OpenedFor } from './session.ts';

/**
 * A form that has been given what its questions may look at. Everything that moves and shows forms works on this: it knows neither what
 * that is nor what the form is about.
 */
export interface BoundForm extends Omit<
  Form<void>,
  'heading' | 'steps' | 'pins' | 'fills' | 'resets' | 'compares' | 'warnings'
> {
  /** What it is about, as it stands at the top of every card. */
  readonly about: string | undefined;
  readonly steps: readonly BoundStep[];
  readonly pins: OpenedFor;
  readonly resets: Resets;
  fills(entered: Entered): Filled;
  compares(entered: Entered): Comparison | undefined;
  warnings(entered: Entered): readonly string[];
}

export type BoundStep = Step<void> &
  Required<Pick<Step<void>, 'intro' | 'when' | 'atOnce'>> & {
    /** Of all its questions, what is the same at every moment. */
    readonly all: readonly Pick<BoundQuestion, 'key' | 'kind' | 'subject' | 'inLineOf' | 'assumed'>[];
  };
/** A question, as it is asked at this moment: words and options are made when they are asked for. */
export type BoundQuestion = Question<unknown, void>;
export type BoundList = ListQuestion<void>;

export const isList = (question: BoundQuestion | undefined): question is BoundList => question?.list !== undefined;

export function bound<C>(form: Form<C>, context: C, about?: string): BoundForm {
  const { heading: _, ...unheaded } = form;
  return {
    ...unheaded,
    title: form.heading?.(context) ?? form.title,
    about,
    steps: (typeof form.steps === 'function' ? form.steps(context) : form.steps).map((step) =>
      boundStep(step, context),
    ),
    pins: form.pins?.(context) ?? {},
    resets: (typeof form.resets === 'function' ? form.resets(context) : form.resets) ?? {},
    fills: (entered) => form.fills?.(entered, context) ?? { answers: {} },
    compares: (entered) => form.compares?.(entered, context),
    warnings: (entered) => form.warnings?.(entered, context) ?? [],
  };
}

function boundStep<C>(step: Step<C>, context: C): BoundStep {
  // Most steps of a long form are left out, and what they would ask is not looked at.
  const questions = lazily(() => step.questions.map((question) => boundQuestion(question, context)));
  return {
    ...step,
    all: step.questions,
    get questions() {
      return questions();
    },
    rowOf: step.rowOf && { ...boundQuestion(step.rowOf, context), list: boundRows(step.rowOf.list, context) },
    intro: (answers) => step.intro?.(answers, context),
    when: (answers) => step.when?.(answers, context) ?? true,
    atOnce: (answers) => step.atOnce?.(answers, context) ?? [],
  };
}

const boundQuestion = <C>(question: Question<unknown, C>, context: C): BoundQuestion => ({
  ...question,
  list: question.list && boundRows(question.list, context),
  label: () => question.label(context),
  short: () => question.short(context),
  help: () => question.help(context),
  opensWith: (_, answers) => question.opensWith?.(context, answers),
  prompt: () => question.prompt(context),
  suggestions: () => question.suggestions(context),
  shape: () => question.shape(context),
  when: (answers) => question.when(answers, context),
  take: (raw) => question.take(raw, context),
  hear: (text) => question.hear(text, context),
  together: question.together && ((text, _, answers, said) => question.together?.(text, context, answers, said)),
  words: (raw) => question.words(raw, context),
});

const boundRows = <C>(list: RowList<C>, context: C): RowList<void> => ({
  ...list,
  questions: list.questions.map((one) => boundQuestion(one, context)),
  describe: (row) => list.describe(row, context),
});

/** The step at which everything is checked before it is recorded. */
export const CHECK = 'check';

/** The steps that these answers call for, in order. */
export function stepsFor(form: BoundForm, answers: Answers): readonly BoundStep[] {
  if (newest?.form !== form || newest.answers !== answers) newest = { form, answers, steps: stepsNow(form, answers) };
  return newest.steps;
}

/** A turn asks several times, and neither a form that is bound nor answers ever change. */
let newest: { readonly form: BoundForm; readonly answers: Answers; readonly steps: readonly BoundStep[] } | undefined;

const stepsNow = ({ steps }: BoundForm, answers: Answers): readonly BoundStep[] =>
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
