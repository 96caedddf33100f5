import type { Card } from '../../cards/card.ts';
import { drawCheck, weekChecked } from '../../cards/check.ts';
import { fitted } from '../../cards/fitted.ts';
import { drawForm } from '../../cards/form.ts';
import type { Button, Field, Refresh } from '../../cards/views.ts';
import { listed } from '../kernel/listed.ts';
import { sentence } from '../kernel/sentence.ts';
import { answerWords, checkLines, unsaidWarning } from './answer-lines.ts';
import { cut } from './cut.ts';
import type { Comparison } from './form.ts';
import { addButtons, listOf, listSpeech, rowIntro, type Speech } from './draw-list.ts';
import {
  isList,
  questionsFor,
  questionsIn,
  stepsFor,
  type BoundForm,
  type BoundQuestion,
  type BoundStep,
} from './bound.ts';
import { press } from './form-press.ts';
import { fitsField } from './kept-answer.ts';
import type { Problems } from './outcome.ts';
import type { Answers } from './question.ts';
import { isOldRow, listStepFor, rowsOf } from './row-steps.ts';
import { currentQuestion, open } from './session-moves.ts';
import type { Session } from './session.ts';

/** A form and everything that is needed to show where it stands. */
export interface Scene {
  readonly form: BoundForm;
  readonly session: Session;
  readonly problems?: Problems | undefined;
  /** Something to know before going on, for example that the card pressed was an older one. */
  readonly remark?: string | undefined;
  /** Set when a row has just come into the list in view, or was changed, by typing. */
  readonly row?: 'added' | 'changed' | undefined;
  /** The owner's Teams id: their other devices ask for the present card by themselves. */
  readonly owner: string;
}

/** The card of the step at which the session stands. What is long is cut where it is only shown, never in a field (S43). */
export function drawSession(scene: Scene): Card {
  const steps = stepsFor(scene.form, scene.session.answers);
  const step = steps.find(({ id }) => id === scene.session.step);
  return fitted(step ? drawStep(scene, step, steps) : drawCheckPage(scene, steps));
}

function common({ form, session, owner }: Scene) {
  const refresh: Refresh = { press: press(session, 'refresh'), owners: [owner] };
  return { title: form.title, refresh, about: form.about };
}

const leaveButtons = (session: Session, withInputs: boolean): readonly Button[] => [
  { title: 'Save for later', press: press(session, 'save'), withInputs },
  { title: 'Cancel', press: press(session, 'cancel'), withInputs },
];

function drawStep(scene: Scene, step: BoundStep, steps: readonly BoundStep[]): Card {
  const { form, session, problems = {} } = scene;
  const last = form.recordsAtOnce && steps.at(-1)?.id === step.id;
  const questions = questionsIn(step, session.answers);
  const list = step.rowOf ? undefined : questions.find(isList);
  const isEmpty = list !== undefined && rowsOf(list, session.answers).length === 0;
  const first = steps[0]?.id === step.id;
  return drawForm({
    ...common(scene),
    ...placeOf(form, step, steps),
    stepTitle: step.title,
    intro: step.intro(session.answers),
    problem: scene.remark ?? problemAbove(problems, questions, list),
    fields: questions.flatMap((question) => fieldOf(question, session.answers, problems[question.key]?.words)),
    list: list && listOf(session, list),
    buttons: [
      ...(list && isEmpty ? addButtons(session, list) : []),
      {
        title: nextWords(scene, step, last === true),
        press: press(session, 'next'),
        withInputs: true,
        tone: isEmpty ? undefined : 'main',
      },
      ...atOnceButtons(session, step),
      ...(list && !isEmpty ? addButtons(session, list) : []),
      ...(first ? [] : [{ title: 'Back', press: press(session, 'back'), withInputs: true }]),
      ...leaveButtons(session, true),
      // Far from "Done", where a thumb may slip.
      ...(step.rowOf && isOldRow(step.rowOf, session.answers)
        ? [{ title: `Remove this ${step.rowOf.list.one}`, press: press(session, 'remove'), tone: 'danger' as const }]
        : []),
    ],
  });
}

const atOnceButtons = (session: Session, step: BoundStep): readonly Button[] =>
  step.atOnce(session.answers).map(({ title, id }) => ({ title, press: press(session, 'next', id), withInputs: true }));

/** What is wrong with a list or with none of the fields in view stands above them; what is wrong with a field beside it. */
function problemAbove(problems: Problems, questions: readonly BoundQuestion[], list?: BoundQuestion) {
  const beside = new Set(questions.flatMap(({ key }) => (key === list?.key ? [] : [key])));
  const above = Object.entries(problems).flatMap(([key, { words }]) => (beside.has(key) ? [] : [words]));
  if (above.length > 0) return above.join(' ');
  return Object.keys(problems).length > 0 ? 'Please look at what is marked below.' : undefined;
}

function fieldOf(question: BoundQuestion, answers: Answers, error: string | undefined): readonly Field[] {
  const value = answers[question.key] ?? question.opensWith?.(undefined, answers);
  const shape = question.shape();
  // A list is drawn as one, with a card for each of its rows.
  if (shape.kind === 'rows') return [];
  return [
    {
      id: question.key,
      label: question.label(),
      optional: question.optional,
      ...shape,
      help: question.help(),
      value: value !== undefined && fitsField(question, value) && isShown(question, value) ? value : undefined,
      error,
    },
  ];
}

/** What is no choice any more is chosen anew: its field would show a value that is nothing to read. */
const isShown = (question: BoundQuestion, value: string): boolean =>
  question.kind !== 'choice' || question.take(value).ok;

/** What follows from other answers is asked on no step of its own, and whom it is about may be known from where it was begun. */
const countedIn = (steps: readonly BoundStep[]): readonly BoundStep[] =>
  steps.filter(
    ({ rowOf, follows, questions }) =>
      rowOf === undefined && follows !== true && !questions.every(({ subject }) => subject),
  );

/** A row is part of the step of its list: it has no number of its own. Where answers decide which steps there are, none is numbered: numbers would jump. */
function placeOf(form: BoundForm, step: BoundStep | undefined, steps: readonly BoundStep[]) {
  const counted = countedIn(steps);
  const shown = step?.rowOf ? listStepFor(form, step.rowOf) : step;
  const at = shown ? counted.findIndex(({ id }) => id === shown.id) : counted.length;
  if (at < 0 || counted.length < countedIn(form.steps).length) return { step: 1, steps: 1 };
  return { step: 1 + at, steps: form.recordsAtOnce ? counted.length : counted.length + 1 };
}

function nextWords({ form, session }: Scene, step: BoundStep, last: boolean): string {
  if (step.rowOf) return isOldRow(step.rowOf, session.answers) ? 'Done' : `Add this ${step.rowOf.list.one}`;
  return last ? `${form.recordWords}${step.mayGoOn ? ', or go on' : ''}` : 'Next';
}

function drawCheckPage(scene: Scene, steps: readonly BoundStep[]): Card {
  const { form, session, problems = {} } = scene;
  const wrong = Object.values(problems).map(({ words }) => words);
  return drawCheck({
    ...common(scene),
    ...placeOf(form, undefined, steps),
    intro: 'Nothing is recorded yet. Please check it first.',
    problem: wrong.length > 0 ? wrong.join(' ') : scene.remark,
    warnings: [
      ...unsaidWarning(
        steps.flatMap((step) => questionsIn(step, session.answers)),
        session.unsaid,
      ),
      ...form.warnings(session),
    ],
    ...form.compares(session),
    sections: steps.map((step) => ({
      title: step.title,
      rows: checkLines(questionsIn(step, session.answers), session.answers, session.unsaid),
      change: press(session, 'step', step.id),
    })),
    buttons: [
      { title: form.recordWords, press: press(session, 'record'), tone: 'main' },
      { title: 'Back', press: press(session, 'back') },
      ...leaveButtons(session, false),
    ],
  });
}

/** The same place in words, for an owner who types: the next question and how to answer it, or everything to be checked. */
export function speakSession(scene: Scene): readonly Speech[] {
  const { form, session } = scene;
  const question = currentQuestion(form, session);
  if (!question) return speakCheck(scene);
  const before = speakLast(scene, question);
  if (isList(question)) return [...before, ...listSpeech(question, session, scene.row)];
  return [...before, speakQuestion(scene, question)];
}

/**
 * Where the answer records the form at once, all that has been answered or filled in is said before the last question: nothing is recorded
 * that was neither asked nor said.
 */
function speakLast({ form, session }: Scene, question: BoundQuestion): readonly Speech[] {
  const others = questionsFor(form, session.answers).flatMap((one) =>
    one.question.key === question.key ? [] : [one.question],
  );
  const isLast = form.recordsAtOnce === true && !others.some((one) => open(one, session.answers));
  if (!isLast || others.length === 0) return [];
  const rows = others.map(
    (one) => `${one.short().replace(/\?$/u, '')}: ${cut(answerWords(one, session.answers), LINE_BYTES)}`,
  );
  const head = 'One more answer, and this is recorded. Type "back" first to change something:';
  return [{ text: [head, rows.join('\n'), ...form.warnings(session)].join('\n\n'), suggestions: [] }];
}

/** Of a long answer its beginning is enough to know it by. */
const LINE_BYTES = 300;

function speakQuestion({ form, session }: Scene, question: BoundQuestion): Speech {
  const said = session.answers[question.key];
  const before = said ?? question.opensWith?.(undefined, session.answers);
  const list = form.steps.find(({ id }) => id === session.step)?.rowOf;
  const lines = listed(
    ...(list ? rowIntro(list, session, question) : []),
    question.label(),
    question.help(),
    before !== undefined &&
      before !== '' &&
      `${said === undefined ? 'So far' : 'You said'}: ${sentence(question.words(before))} Type "keep" to keep it.`,
    question.prompt(),
  );
  return { text: lines.join('\n\n'), suggestions: question.suggestions() };
}

/** "Visit: Every day, 18:30: now 30 minutes, Supper; no more." */
const changeWords = ({ what, before, after }: Comparison['changes'][number]): string =>
  `${what}: ${listed(before !== undefined && `now ${before}`, after === undefined ? 'no more' : `${before === undefined ? 'new' : 'would be'}: ${after}`).join('; ')}`;

/** Two messages: what was answered keeps its lines when no buttons hang on it. */
function speakCheck({ form, session }: Scene): readonly Speech[] {
  const questions = questionsFor(form, session.answers).map(({ question }) => question);
  const rows = checkLines(questions, session.answers, session.unsaid).map(({ label, value }) => `${label}: ${value}`);
  const { changes = [], week, weekUntil } = form.compares(session) ?? {};
  const everything = [
    `Please check this${form.about === undefined ? '' : ` for ${form.about}`}. Nothing is recorded yet.`,
    rows.join('\n'),
    ...listed(listed(...changes.map(changeWords), week && weekChecked(week, weekUntil)).join('\n')),
    ...unsaidWarning(questions, session.unsaid),
    ...form.warnings(session),
  ].join('\n\n');
  const next = 'Type "record it", "back" to change something, "save for later" or "cancel".';
  const suggestions = ['Record it', 'Back', 'Save for later', 'Cancel'].map((title) => ({ title, says: title }));
  return [
    { text: everything, suggestions: [] },
    { text: next, suggestions },
  ];
}
