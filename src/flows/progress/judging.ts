import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers, Question } from '../../forms/question.ts';
import type { Judge, ProgressContext } from './context.ts';
import { Managing, WhyNot, type Judged } from './facts.ts';
import { when } from './questions.ts';
import { ATTAINED, MANAGING } from './words.ts';

/** How far it came, asked of each who judges it. */

const Key = z.string().min(1);

/** So many choices are read with all of their words in view; more are lists to open. */
const FEW = 4;

type Asked = Question<unknown, ProgressContext>;

const nameOf = ({ who, name }: Judge, context: ProgressContext): string =>
  who === 'worker' ? 'You' : who === 'person' ? (context.person?.preferredName ?? name) : name;

/** "-1", "+2" and "0" are marks of the scale, and no places in the list. */
const SIGNED = /^(?:[-+\u2212]\s?[012]|0)$/u;

/** One question for each outcome of the plan and each who judges it, since every one has a view of their own. */
function markOf(judge: Judge, outcome: { readonly key: string; readonly words: string }, many: number): Asked {
  const asked = choice({
    key: markKey(judge, outcome.key),
    short: (context: ProgressContext) => `${nameOf(judge, context)}: ${outcome.words}`,
    label: (context: ProgressContext) => `${nameOf(judge, context)}: how far with "${outcome.words}"?`,
    schema: Key,
    show: many > FEW ? 'list' : 'few',
    optional: true,
    options: ATTAINED.map(({ value, title }) => ({ value: String(value), title, also: [title.replace(' hoped', '')] })),
  });
  const numbered = (text: string): string => text.replace('\u2212', '-').replace(/[\s+]/gu, '');
  return {
    ...asked,
    hear: (text, context) =>
      SIGNED.test(text.trim()) ? asked.take(String(Number(numbered(text))), context) : asked.hear(text, context),
  };
}

const markKey = ({ key }: Judge, outcome: string): string => `mark-${key}-${outcome}`;

const confidenceOf = (judge: Judge) =>
  choice({
    key: 'confidence',
    short: (context: ProgressContext) => `${nameOf(judge, context)}: confidence`,
    label: (context: ProgressContext) => `${nameOf(judge, context)}: how sure of managing, from 1 to 10?`,
    schema: Key,
    show: 'list',
    optional: true,
    options: Array.from({ length: 10 }, (_, index) => ({
      value: String(index + 1),
      title: `${index + 1}${index === 0 ? ' (not at all sure)' : index === 9 ? ' (quite sure)' : ''}`,
    })),
  });

const managingOf = (judge: Judge) =>
  choice({
    key: `managing-${judge.key}`,
    short: `${judge.name}: managing`,
    label: `How is ${judge.name} managing as a carer?`,
    schema: Managing,
    show: 'list',
    optional: true,
    options: MANAGING.map(({ value, title, also }) => ({ value, title, also })),
  });

/** Left empty; what was not in view yet is not missing. */
const isMissing = (judge: Judge, answers: Answers, { plan }: ProgressContext): boolean =>
  plan?.outcomes.some(({ key }) => answers[markKey(judge, key)] === '') ?? false;

const whyNotOf = (judge: Judge) =>
  choice({
    key: `why-${judge.key}`,
    short: (context: ProgressContext) => `${nameOf(judge, context)}: why not all`,
    label: (context: ProgressContext) =>
      judge.who === 'worker'
        ? 'You have not said how far it came with everything. Why?'
        : `${nameOf(judge, context)} has not said how far it came with everything. Why?`,
    schema: WhyNot,
    options: WHY_NOT.filter(({ worker }) => judge.who !== 'worker' || worker),
    when: (answers, context) => isMissing(judge, answers, context),
  });

const WHY_NOT = [
  { value: 'not-asked', title: 'Not asked this time', also: ['not asked', 'no time'], worker: true },
  { value: 'could-not-say', title: 'Could not say', also: ['could not', 'cannot say', 'too early'], worker: true },
  { value: 'did-not-want', title: 'Did not want to say', also: ['did not want', 'refused'], worker: false },
  { value: 'not-there', title: 'Was not there', also: ['not there', 'away', 'not reached'], worker: false },
] as const;

/** All that is asked of everybody, on one card; a card of each where that would be too long. */
export function farSteps(
  context: ProgressContext,
): readonly { id: string; title: string; questions: readonly Asked[] }[] {
  const { judges = [], plan } = context;
  const outcomes = plan?.outcomes ?? [];
  const many = outcomes.length * judges.length;
  const each = judges.map((judge) => ({
    id: `far-${judge.key}`,
    title: judge.who === 'worker' ? 'What you say' : `What ${nameOf(judge, context)} says`,
    questions: [
      ...outcomes.map((outcome): Asked => markOf(judge, outcome, many)),
      ...(judge.who === 'person' ? [confidenceOf(judge)] : judge.who === 'carer' ? [managingOf(judge)] : []),
    ],
  }));
  const steps =
    many > ON_ONE_CARD
      ? each
      : [{ id: 'far', title: 'How far it came', questions: each.flatMap(({ questions }) => questions) }];
  return steps.map((step, index) =>
    index === steps.length - 1 ? { ...step, questions: [...step.questions, when] } : step,
  );
}

const ON_ONE_CARD = 12;

export const whySteps = ({ judges = [] }: ProgressContext) => judges.map(whyNotOf);

/** What each said; of whom something is missing, why. */
export const judgedIn = (answers: Answers, context: ProgressContext): readonly Judged[] =>
  (context.judges ?? []).map((judge) => {
    const marks = (context.plan?.outcomes ?? []).flatMap(({ key }) => {
      const raw = answers[markKey(judge, key)];
      return raw ? [{ outcome: key, attainment: Number(raw) }] : [];
    });
    const confidence = judge.who === 'person' && answers['confidence'] ? Number(answers['confidence']) : undefined;
    return {
      ...judge,
      marks,
      confidence,
      managing: judge.who === 'carer' ? managingOf(judge).of(answers) : undefined,
      whyNot: isMissing(judge, answers, context) ? whyNotOf(judge).of(answers) : undefined,
    };
  });
