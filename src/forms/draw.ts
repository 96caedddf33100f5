import type { Card } from '../../cards/card.ts';
import { drawCheck } from '../../cards/check.ts';
import { fitted } from '../../cards/fitted.ts';
import { drawForm } from '../../cards/form.ts';
import type { Button, Field, Refresh } from '../../cards/views.ts';
import type { Suggestion } from '../chat/outbound.ts';
import { fitsField } from './advance.ts';
import { aboutWords } from '../people/person.ts';
import { addButtons, listOf, listSpeech, rowIntro } from './draw-list.ts';
import { questionsFor, questionsIn, stepsFor, type Flow, type Step } from './flow.ts';
import { press } from './form-press.ts';
import type { Problems } from './outcome.ts';
import { isList, type Answers, type Asking, type Question } from './question.ts';
import { isOldRow, listStepFor, rowsOf } from './row-steps.ts';
import { currentQuestion } from './session-moves.ts';
import type { Session } from './session.ts';

/** A form and everything that is needed to show where it stands. */
export interface Scene {
  readonly flow: Flow;
  readonly session: Session;
  readonly asking: Asking;
  readonly problems?: Problems;
  /** Something to know before going on, for example that the card pressed was an older one. */
  readonly remark?: string;
  /** Set when a row has just come into the list in view, or was changed, by typing. */
  readonly row?: 'added' | 'changed';
  /** The owner's Teams id: their other devices ask for the present card by themselves. */
  readonly owner: string;
}

/** The card of the step at which the session stands. What is long is cut where it is only shown, never in a field (S43). */
export function drawSession(scene: Scene): Card {
  const steps = stepsFor(scene.flow, scene.session.answers, scene.asking);
  const step = steps.find(({ id }) => id === scene.session.step);
  return fitted(step ? drawStep(scene, step, steps) : drawCheckPage(scene, steps));
}

function common({ flow, session, asking, owner }: Scene) {
  const refresh: Refresh = { press: press(session, 'refresh'), owners: [owner] };
  return { title: flow.title, refresh, ...(asking.person && { about: aboutWords(asking.person) }) };
}

const leaveButtons = (session: Session, withInputs: boolean): readonly Button[] => [
  { title: 'Save for later', press: press(session, 'save'), withInputs },
  { title: 'Cancel', press: press(session, 'cancel'), withInputs },
];

function drawStep(scene: Scene, step: Step, steps: readonly Step[]): Card {
  const { flow, session, asking, problems = {} } = scene;
  const last = flow.recordsAtOnce && steps.at(-1)?.id === step.id;
  const questions = questionsIn(step, session.answers, asking);
  const list = step.rowOf ? undefined : questions.find(isList);
  const isEmpty = list !== undefined && rowsOf(list, session.answers).length === 0;
  const first = steps[0]?.id === step.id;
  const intro = step.intro?.(session.answers, asking);
  return drawForm({
    ...common(scene),
    ...placeOf(flow, step, steps),
    stepTitle: step.title,
    ...(intro !== undefined && { intro }),
    ...remarked(
      scene.remark ??
        (list ? problems[list.key]?.words : undefined) ??
        (Object.keys(problems).length > 0 ? 'Please look at what is marked below.' : undefined),
    ),
    fields: questions.flatMap((question) => fieldOf(question, session.answers, asking, problems[question.key]?.words)),
    ...(list && { list: listOf(session, list, asking) }),
    buttons: [
      ...(list && isEmpty ? addButtons(session, list) : []),
      {
        title: nextWords(scene, step, last === true),
        press: press(session, 'next'),
        withInputs: true,
        ...(!isEmpty && { tone: 'main' }),
      },
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

const remarked = (problem: string | undefined) => (problem === undefined ? {} : { problem });

function fieldOf(question: Question, answers: Answers, asking: Asking, error: string | undefined): readonly Field[] {
  const help = question.help(asking);
  const value = answers[question.key];
  const shape = question.shape(asking);
  // A list is drawn as one, with a card for each of its rows.
  if (shape.kind === 'rows') return [];
  return [
    {
      id: question.key,
      label: question.label(asking),
      optional: question.optional,
      ...shape,
      ...(help !== undefined && { help }),
      ...(value !== undefined && fitsField(value) && { value }),
      ...(error !== undefined && { error }),
    },
  ];
}

/** A row is part of the step of its list: it has no number of its own. */
function placeOf(flow: Flow, step: Step, steps: readonly Step[]) {
  const counted = steps.filter(({ rowOf }) => rowOf === undefined);
  const shown = step.rowOf ? listStepFor(flow, step.rowOf) : step;
  return {
    step: counted.findIndex(({ id }) => id === shown?.id) + 1,
    steps: flow.recordsAtOnce ? counted.length : counted.length + 1,
  };
}

function nextWords({ flow, session }: Scene, step: Step, last: boolean): string {
  if (step.rowOf) return isOldRow(step.rowOf, session.answers) ? 'Done' : `Add this ${step.rowOf.list.one}`;
  return last ? flow.recordWords : 'Next';
}

function drawCheckPage(scene: Scene, steps: readonly Step[]): Card {
  const { flow, session, asking, problems = {} } = scene;
  const wrong = Object.values(problems).map(({ words }) => words);
  return drawCheck({
    ...common(scene),
    step: steps.length + 1,
    steps: steps.length + 1,
    intro: 'Nothing is recorded yet. Please check it first.',
    ...remarked(wrong.length > 0 ? wrong.join(' ') : scene.remark),
    warnings: flow.warnings(session.answers, asking),
    sections: steps.map((step) => ({
      title: step.title,
      rows: questionsIn(step, session.answers, asking).map((question) => ({
        label: question.short(asking),
        value: wordsOf(question, session.answers, asking),
      })),
      change: press(session, 'step', step.id),
    })),
    buttons: [
      { title: flow.recordWords, press: press(session, 'record'), tone: 'main' },
      { title: 'Back', press: press(session, 'back') },
      ...leaveButtons(session, false),
    ],
  });
}

function wordsOf(question: Question, answers: Answers, asking: Asking): string {
  const raw = answers[question.key] ?? '';
  return raw === '' ? 'Nothing entered' : question.words(raw, asking);
}

/** Something said, with buttons that say an answer. */
export interface Speech {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

/** The same place in words, for somebody who types: the next question and how to answer it, or everything to be checked. */
export function speakSession(scene: Scene): readonly Speech[] {
  const { flow, session, asking } = scene;
  const question = currentQuestion(flow, session, asking);
  if (!question) return speakCheck(scene);
  if (isList(question)) return listSpeech(question, session, asking, scene.row);
  const before = session.answers[question.key];
  const list = flow.steps.find(({ id }) => id === session.step)?.rowOf;
  const lines = [
    ...(list ? rowIntro(list, session, question, asking) : []),
    question.label(asking),
    question.help(asking),
    before !== undefined && before !== ''
      ? `You said: ${question.words(before, asking)}. Type "keep" to keep it.`
      : undefined,
    question.prompt(asking),
  ];
  return [{ text: lines.filter((line) => line !== undefined).join('\n\n'), suggestions: question.suggestions(asking) }];
}

/** Two messages: what was answered keeps its lines when no buttons hang on it. */
function speakCheck({ flow, session, asking }: Scene): readonly Speech[] {
  const rows = questionsFor(flow, session.answers, asking).map(
    ({ question }) => `${question.short(asking)}: ${wordsOf(question, session.answers, asking)}`,
  );
  const everything = [
    `Please check this${asking.person ? ` for ${aboutWords(asking.person)}` : ''}. Nothing is recorded yet.`,
    rows.join('\n'),
    ...flow.warnings(session.answers, asking),
  ].join('\n\n');
  const next = 'Type "record it", "back" to change something, "save for later" or "cancel".';
  const suggestions = ['Record it', 'Back', 'Save for later', 'Cancel'].map((title) => ({ title, says: title }));
  return [
    { text: everything, suggestions: [] },
    { text: next, suggestions },
  ];
}
