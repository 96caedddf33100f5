import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Lines } from '../../guidance/lines.ts';
import type { FlowContext } from '../../questions/context.ts';
import {
  TESTS,
  type ChildTold,
  type Closing,
  type Decision,
  type More,
  type Raised,
  type Recorded,
  type Sources,
} from './facts.ts';
import * as more from './more-questions.ts';

/** How a concern reads, for whoever may read that part of it. */

const WHOM = { person: 'The person themselves', adult: 'Another adult', child: 'A child' } as const;

export const childWords = (lines: Lines | undefined): string =>
  `A child: children’s social care is told today, by telephone${lines?.children ? ` (${lines.children.number})` : ''}. Note who told whom and when.`;
const CHILD_TOO = {
  yes: 'A child is harmed or at risk as well',
  unknown: 'It is not known whether a child is at risk',
};

export const sourceWords = ({ source }: Pick<Sources, 'source'>): string =>
  source.length === 0
    ? 'Nobody known'
    : source
        .map(({ is, name }) =>
          is === 'self' ? 'They neglect themselves' : is === 'colleague' ? `${name}, a colleague` : name,
        )
        .join(', ');

export const raisedRows = ({ whom, whomElse, child = 'no', seen, done, source, close }: Raised): readonly Row[] =>
  listed<Row>(
    {
      label: 'Who may be harmed',
      value: sentences(WHOM[whom], ...listed(whomElse, child !== 'no' && CHILD_TOO[child])),
    },
    { label: 'Seen and heard', value: seen },
    { label: 'Done at once', value: done ?? 'Not said yet' },
    { label: 'Who may be behind it', value: sourceWords({ source }) },
    close.length > 0 && { label: 'Close to them', value: close.map(({ name }) => name).join(', ') },
  );

/** To whom it is sent, or that nobody in Reable can take it, and whom to ring then. */
export function sentToWords({ reach, whom }: Pick<Recorded, 'reach' | 'whom'>, lines: Lines | undefined): string {
  if (reach === 'lead') return 'It is sent to the safeguarding lead, and not acknowledged yet';
  if (reach === 'manager')
    return 'No safeguarding lead can take it now. It is sent to a manager, and not acknowledged yet';
  const [line, of] = whom === 'child' ? [lines?.children, 'children'] : [lines?.adults, 'adults'];
  const why =
    reach === 'unmet'
      ? 'Those who can take this have not opened Reable yet, so it may not reach them'
      : 'Nobody in Reable can take this now';
  return line
    ? `${why}: ring the council’s safeguarding line for ${of} now, ${line.number}`
    : `${why}: ring the council’s safeguarding team for ${of} now. No number for it is set up here`;
}

/** What was answered of what else is known; what is open is in a line of its own. */
export function moreRows(said: More, context: FlowContext): readonly Row[] {
  const answers = more.answersFor(said);
  return more.ALL.flatMap((question) => {
    const raw = answers[question.key];
    return raw === undefined ? [] : [{ label: question.short(context), value: question.words(raw, context) }];
  });
}

const MET = { met: 'Met', 'not-met': 'Not met', unknown: 'Not known' } as const;
export const TEST_WORDS = {
  needs: 'Has needs for care and support',
  harm: 'Abuse or neglect, or a risk of it',
  protect: 'Cannot protect themselves because of those needs',
} as const;
export const WHAT_WORDS = {
  enquiry: 'An enquiry (Care Act s42)',
  'not-enquiry': 'No enquiry',
  passed: 'Passed on',
  'not-passed': 'Not passed on',
} as const;
const TO_WORDS = {
  council: 'the council',
  children: 'children’s social care',
  police: 'the police',
  other: 'somebody else',
} as const;
const SURE = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' } as const;

export const decisionRows = (decision: Decision): readonly Row[] => {
  const { what, why, despite, enquirer, passed, regulated, tests } = decision;
  const sure = ({ answer, why: because, done }: NonNullable<typeof regulated>['cqc']): string =>
    sentences(SURE[answer], because, ...listed(done && `Done on ${wordsForDay(done)}`));
  return listed<Row>(
    ...(tests
      ? TESTS.map((test) => ({ label: TEST_WORDS[test], value: sentences(MET[tests[test].met], tests[test].why) }))
      : []),
    { label: 'Decision', value: sentences(WHAT_WORDS[what], why) },
    despite !== undefined && { label: 'Why against the three tests', value: despite },
    enquirer !== undefined && { label: 'Who makes the enquiry', value: enquirer },
    passed && {
      label: 'Passed on',
      value: sentences(
        `To ${passed.to.map((one) => TO_WORDS[one]).join(', ')} on ${wordsForDay(passed.on)}`,
        passed.whom,
        ...listed(passed.reference !== undefined && `Their reference: ${passed.reference}`),
      ),
    },
    regulated && { label: 'Must CQC be notified?', value: sure(regulated.cqc) },
    regulated && { label: 'Is candour owed?', value: sure(regulated.candour) },
  );
};

export const WANTED_WORDS = {
  fully: 'What they wanted came about',
  partly: 'What they wanted came about in part',
  not: 'What they wanted did not come about',
  'not-asked': 'They were not asked what they want',
  mistake: 'Raised by mistake',
} as const;
const closedWords = ({ wanted }: Pick<Closing, 'wanted'>): string => WANTED_WORDS[wanted];

/** The lead's reasons are read by leads, and by whom they let in. */
export const closedDetail = (closing: Closing): string =>
  sentences(
    closedWords(closing),
    closing.words,
    ...listed(closing.despite !== undefined && `Closed while something was open: ${closing.despite}`),
  );

export const childToldWords = ({ by, whom, on }: ChildTold): string => `${by} told ${whom} on ${wordsForDay(on)}`;
