import { z } from 'zod';
import { choice, choices } from '../../forms/kinds/choice.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered, type Answers } from '../../forms/question.ts';
import type { FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Decision, TESTS } from './facts.ts';
import { TEST_WORDS, WHAT_WORDS } from './words.ts';

/** What a lead decides: asked, with reasons, and never concluded from the answers. */

const MET = [
  { value: 'met', title: 'Met', also: ['yes', 'y'] },
  { value: 'not-met', title: 'Not met', also: ['no', 'n'] },
  { value: 'unknown', title: 'Not known', also: ['unknown', 'not sure'] },
] as const;

const testOf = (test: (typeof TESTS)[number]) => ({
  met: choice({
    key: `sgTest-${test}`,
    short: TEST_WORDS[test],
    label: TEST_WORDS[test],
    schema: Decision.shape[test].shape.met,
    options: MET,
  }),
  why: ownWords<FlowContext>({
    key: `sgTestWhy-${test}`,
    short: 'Why',
    label: 'Why do you think so?',
    max: 500,
    lines: 'many',
  }),
});
const TEST_QUESTIONS = { needs: testOf('needs'), harm: testOf('harm'), protect: testOf('protect') };
export const tests = TESTS.flatMap((test) => [TEST_QUESTIONS[test].met, TEST_QUESTIONS[test].why]);

export const what = choice({
  key: 'sgWhat',
  short: 'Decision',
  label: 'What do you decide?',
  schema: Decision.shape.what,
  options: [
    { value: 'enquiry', title: WHAT_WORDS.enquiry, also: ['enquiry', 'inquiry', 's42'] },
    { value: 'not-enquiry', title: WHAT_WORDS['not-enquiry'], also: ['no enquiry', 'no'] },
    { value: 'passed', title: WHAT_WORDS.passed, also: ['passed on', 'referred', 'council', 'police'] },
  ],
});

export const why = ownWords<FlowContext>({ key: 'sgWhy', short: 'Why', label: 'Why?', max: 1000, lines: 'many' });

const SURE = [
  { value: 'yes', title: 'Yes', also: ['y'] },
  { value: 'no', title: 'No', also: ['n'] },
  { value: 'not-sure', title: 'Not sure', also: ['unknown'] },
] as const;

export const regulated = choice({
  key: 'sgRegulated',
  short: 'Regulated by CQC',
  label: 'Is your service regulated by CQC?',
  schema: z.enum(['yes', 'no']),
  options: SURE.slice(0, 2),
});

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
    { value: 'children', title: 'Children’s services', also: ['children'] },
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
const sure = (key: string, short: string, label: string) => ({
  answer: choice({
    key,
    short,
    label,
    schema: z.enum(['yes', 'no', 'not-sure']),
    options: SURE,
    when: (answers: Answers) => isRegulated(answers),
  }),
  why: ownWords<FlowContext>({
    key: `${key}Why`,
    short: 'Why',
    label: 'Why?',
    max: 500,
    lines: 'many',
    when: isRegulated,
  }),
});
export const cqc = sure('sgCqc', 'Must CQC be notified?', 'Must CQC be notified (Regulation 18)?');
export const candour = sure('sgCandour', 'Is candour owed?', 'Is the duty of candour owed (Regulation 20)?');

const surely = ({ answer, why: reason }: typeof cqc, answers: Answers) => ({
  answer: answer.of(answers),
  why: reason.of(answers),
});

/** Undefined while something is missing. */
export function decisionIn(answers: Answers): Decision | undefined {
  const test = (name: (typeof TESTS)[number]) => ({
    met: TEST_QUESTIONS[name].met.of(answers),
    why: TEST_QUESTIONS[name].why.of(answers),
  });
  const isEnquiry = what.of(answers) === 'enquiry';
  const reference = passedReference.of(answers);
  return Decision.safeParse({
    needs: test('needs'),
    harm: test('harm'),
    protect: test('protect'),
    what: what.of(answers),
    why: why.of(answers),
    ...(isEnquiry && { enquirer: enquirer.of(answers) }),
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
export const answersFor = ({
  what: decided,
  why: reason,
  enquirer: who,
  passed,
  regulated: is,
  ...of
}: Decision): Answers => ({
  ...Object.fromEntries(
    TESTS.flatMap((test) => [
      [TEST_QUESTIONS[test].met.key, of[test].met],
      [TEST_QUESTIONS[test].why.key, of[test].why],
    ]),
  ),
  [what.key]: decided,
  [why.key]: reason,
  ...(who !== undefined && { [enquirer.key]: who }),
  ...(passed && {
    [passedTo.key]: passed.to.join(','),
    [passedWhom.key]: passed.whom,
    [passedOn.key]: passed.on,
    [passedReference.key]: passed.reference ?? '',
  }),
  [regulated.key]: is ? 'yes' : 'no',
  ...(is && {
    [cqc.answer.key]: is.cqc.answer,
    [cqc.why.key]: is.cqc.why,
    [candour.answer.key]: is.candour.answer,
    [candour.why.key]: is.candour.why,
  }),
});
