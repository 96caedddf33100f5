import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { YES_NO } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../../forms/question.ts';
import type { FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { withWhy } from '../../questions/with-why.ts';
import { Decision } from './facts.ts';
import { isOfAdult, testAnswersFor, testsIn, type DecisionContext } from './test-questions.ts';
import { enquiryThough, noEnquiryThough } from './tests.ts';
import { WHAT_WORDS } from './words.ts';

/** What a lead decides: asked, with reasons, and never concluded from the answers. */

const OF_ADULT = [
  { value: 'enquiry', title: WHAT_WORDS.enquiry, also: ['enquiry', 'inquiry', 's42'] },
  { value: 'not-enquiry', title: WHAT_WORDS['not-enquiry'], also: ['no enquiry', 'no'] },
] as const;
const PASSED = {
  value: 'passed',
  title: WHAT_WORDS.passed,
  also: ['passed on', 'referred', 'council', 'police'],
} as const;
const NOT_PASSED = { value: 'not-passed', title: WHAT_WORDS['not-passed'], also: ['not passed', 'no'] } as const;

export const what = choice({
  key: 'sgWhat',
  short: 'Decision',
  label: 'What do you decide?',
  schema: Decision.shape.what,
  options: ({ seen }: DecisionContext) => (seen?.whom === 'child' ? [PASSED, NOT_PASSED] : [...OF_ADULT, PASSED]),
});

export const why = ownWords<FlowContext>({ key: 'sgWhy', short: 'Why', label: 'Why?', max: 1000, lines: 'many' });

const SURE = [...YES_NO, { value: 'not-sure', title: 'Not sure', also: ['unknown'] }];

export const regulated = choice({
  key: 'sgRegulated',
  short: 'Regulated by CQC',
  label: 'Is your service regulated by CQC?',
  schema: z.enum(['yes', 'no']),
  options: SURE.slice(0, 2),
});

const decidedSo = (answers: Answers, context: DecisionContext) => ({
  what: what.of(answers) ?? 'passed',
  tests: isOfAdult(answers, context) ? testsIn(answers) : undefined,
});
const despite = (which: string, label: string, isSo: typeof noEnquiryThough) =>
  ownWords<DecisionContext>({
    key: `sgDespite${which}`,
    short: 'Why against the three tests',
    label,
    max: 500,
    lines: 'many',
    when: (answers, context) => isSo(decidedSo(answers, context)),
  });
export const despiteMet = despite('Met', 'All three tests are met. Why is there no enquiry?', noEnquiryThough);
export const despiteNotMet = despite(
  'NotMet',
  'Not all three tests are met. Why an enquiry all the same?',
  enquiryThough,
);

export const enquirer = text<FlowContext>({
  key: 'sgEnquirer',
  short: 'Who makes the enquiry',
  label: 'Who makes the enquiry?',
  max: 200,
  when: answered(what, 'enquiry'),
});

const isPassed = answered(what, 'passed');
export const passedTo = choices({
  key: 'sgPassedTo',
  short: 'Passed on to',
  label: 'To whom was it passed on?',
  schema: z.enum(['council', 'children', 'police', 'other']),
  options: [
    { value: 'council', title: 'The council', also: ['council', 'adult social care'] },
    { value: 'children', title: 'Children’s social care', also: ['children', 'children’s services'] },
    { value: 'police', title: 'The police', also: ['police'] },
    { value: 'other', title: 'Somebody else', also: ['other', 'else'] },
  ],
  when: isPassed,
});
export const passedWhom = text<FlowContext>({
  key: 'sgPassedWhom',
  short: 'Who took it',
  label: 'Who took it, and how do you reach them?',
  max: 200,
  when: isPassed,
});
export const passedOn = pastDay<FlowContext>({
  key: 'sgPassedOn',
  short: 'Passed on on',
  label: 'On which day?',
  when: isPassed,
});
export const passedReference = text<FlowContext>({
  key: 'sgPassedReference',
  short: 'Their reference',
  label: 'What is their reference?',
  max: 60,
  optional: true,
  when: isPassed,
});

const isRegulated = answered(regulated, 'yes');
const sure = (key: string, label: string, short: string, done: string) => {
  const asked = withWhy(
    { key, short, label, schema: z.enum(['yes', 'no', 'not-sure']), options: SURE, when: isRegulated },
    { key: `${key}Why`, short: 'Why', label: 'Why?', max: 500 },
  );
  return {
    ...asked,
    done: pastDay<FlowContext>({
      key: `${key}Done`,
      short: done,
      label: `${done}: on which day?`,
      help: 'If not yet, leave it empty: it waits for you.',
      optional: true,
      when: (answers) => isRegulated(answers) && answered(asked.answer, 'yes')(answers),
    }),
  };
};
export const cqc = sure('sgCqc', 'Must CQC be notified (Regulation 18)?', 'Must CQC be notified?', 'CQC was notified');
export const candour = sure(
  'sgCandour',
  'Is the duty of candour owed (Regulation 20)?',
  'Is candour owed?',
  'They were told, as candour asks',
);

const surely = ({ answer, why: reason, done }: typeof cqc, answers: Answers) => ({
  answer: answer.of(answers),
  why: reason.of(answers),
  ...(answer.of(answers) === 'yes' && { done: done.of(answers) }),
});
const surelyAnswers = ({ answer, why: reason, done }: typeof cqc, of: Regulated['cqc']): Answers => ({
  [answer.key]: of.answer,
  [reason.key]: of.why,
  ...(of.done && { [done.key]: of.done }),
});
type Regulated = NonNullable<Decision['regulated']>;

/** Undefined while something is missing. */
export function decisionIn(answers: Answers, context: DecisionContext): Decision | undefined {
  const so = decidedSo(answers, context);
  const reference = passedReference.of(answers);
  const against = noEnquiryThough(so) ? despiteMet : enquiryThough(so) ? despiteNotMet : undefined;
  return Decision.safeParse({
    tests: so.tests,
    what: what.of(answers),
    why: why.of(answers),
    ...(against && { despite: against.of(answers) }),
    ...(so.what === 'enquiry' && { enquirer: enquirer.of(answers) }),
    ...(isPassed(answers) && {
      passed: {
        to: passedTo.of(answers),
        whom: passedWhom.of(answers),
        on: passedOn.of(answers),
        ...(reference !== undefined && { reference }),
      },
    }),
    ...(isRegulated(answers) && { regulated: { cqc: surely(cqc, answers), candour: surely(candour, answers) } }),
  }).data;
}

/** The answers that made a decision: it is decided again from there. */
export const answersFor = (the: Decision): Answers => ({
  ...(the.tests && testAnswersFor(the.tests)),
  [what.key]: the.what,
  [why.key]: the.why,
  ...(the.despite !== undefined && { [(noEnquiryThough(the) ? despiteMet : despiteNotMet).key]: the.despite }),
  ...(the.enquirer !== undefined && { [enquirer.key]: the.enquirer }),
  ...(the.passed && {
    [passedTo.key]: the.passed.to.join(','),
    [passedWhom.key]: the.passed.whom,
    [passedOn.key]: the.passed.on,
    [passedReference.key]: the.passed.reference ?? '',
  }),
  [regulated.key]: the.regulated ? 'yes' : 'no',
  ...(the.regulated && { ...surelyAnswers(cqc, the.regulated.cqc), ...surelyAnswers(candour, the.regulated.candour) }),
});
