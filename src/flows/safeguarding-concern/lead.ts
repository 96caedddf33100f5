import { choice } from '../../forms/kinds/choice.ts';
import type { Directory } from '../../people/directory.ts';
import { thatRecord, type FlowContext } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { intoRecord, type Flow } from '../flow.ts';
import * as ask from './decision-questions.ts';
import { Closing, keptFrom } from './facts.ts';
import { ofConcern } from './more.ts';
import { isClosed, loadConcern, notTheirs, type Concerns, type OnConcern } from './on-record.ts';
import { bareTitle } from '../../questions/colleagues.ts';
import { StaffId } from '../../kernel/ids.ts';
import { WANTED_WORDS } from './words.ts';

/** The three tests of s42, and what a lead decides: a new decision stands beside the earlier ones. */
export function concernDecision(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-decision',
    title: 'Decide on the concern',
    phrases: ['decide on the concern', 'decide on the safeguarding concern'],
    steps: [
      { id: 'tests', title: 'The three tests', questions: ask.tests },
      { id: 'what', title: 'The decision', questions: [ask.what, ask.why, ask.regulated], mayGoOn: true },
      {
        id: 'besides',
        title: 'The decision',
        questions: [
          ask.enquirer,
          ask.passedTo,
          ask.passedWhom,
          ask.passedOn,
          ask.passedReference,
          ask.cqc.answer,
          ask.cqc.why,
          ask.candour.answer,
          ask.candour.why,
        ],
      },
    ],
    recordWords: 'Save the decision',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: isClosed,
    fills: (_, { seen, today }) => {
      const last = seen?.decisions.at(-1)?.decision;
      return {
        answers: { [ask.passedOn.key]: today, ...(last && ask.answersFor(last)) },
        base: seen?.decisions.length ?? 0,
      };
    },
    carryOut: intoRecord(concerns, {
      command({ answers, base }, context: OnConcern) {
        const [where, decision] = [thatRecord(context), ask.decisionIn(answers)];
        const seen = typeof base === 'number' ? base : (context.seen?.decisions.length ?? 0);
        return where && decision && { ...where, command: { type: 'decide' as const, decision, seen } };
      },
      said: { words: 'Saved. What was decided before stays in the history.' },
    }),
  };
}

const feedback = ownWords<FlowContext>({
  key: 'sgFeedback',
  short: 'Feedback',
  label: 'What do you tell whoever raised it?',
  help: 'They read just this, and not your reasons.',
  max: 1000,
  lines: 'many',
});

/** Whoever raised it hears what came of it, in the words of the lead. */
export function concernFeedback(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-feedback',
    title: 'Give feedback',
    phrases: ['give feedback on the concern'],
    steps: [{ id: 'words', title: 'Give feedback', questions: [feedback] }],
    recordWords: 'Send this',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: notTheirs,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, words] = [thatRecord(context), feedback.of(answers)];
        return where && words !== undefined
          ? { ...where, command: { type: 'give-feedback' as const, words } }
          : undefined;
      },
      said: { words: 'Sent to whoever raised it.' },
    }),
  };
}

const wanted = choice({
  key: 'sgWanted',
  short: 'What they wanted',
  label: 'Did what they wanted come about?',
  schema: Closing.shape.wanted,
  show: 'list',
  options: [
    { value: 'fully', title: WANTED_WORDS.fully, also: ['fully', 'yes'] },
    { value: 'partly', title: WANTED_WORDS.partly, also: ['partly', 'in part'] },
    { value: 'not', title: WANTED_WORDS.not, also: ['not', 'no'] },
    { value: 'not-asked', title: WANTED_WORDS['not-asked'], also: ['not asked'] },
    { value: 'mistake', title: WANTED_WORDS.mistake, also: ['mistake', 'by mistake'] },
  ],
});
const closeWords = ownWords<FlowContext>({
  key: 'sgCloseWords',
  short: 'What came of it',
  label: 'What came of it?',
  max: 1000,
  lines: 'many',
});

export function concernClose(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-close',
    title: 'Close the concern',
    phrases: ['close the concern', 'close the safeguarding concern'],
    steps: [{ id: 'close', title: 'Close the concern', questions: [wanted, closeWords] }],
    recordWords: 'Close it',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: isClosed,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, of, words] = [thatRecord(context), wanted.of(answers), closeWords.of(answers)];
        if (!where || of === undefined || words === undefined) return undefined;
        return { ...where, command: { type: 'close' as const, closing: { wanted: of, words } } };
      },
      said: { words: 'Closed. It can be opened again.' },
    }),
  };
}

const mayBeLetIn = ({ everybody: [, ...others], seen }: OnConcern) => {
  const kept = seen ? keptFrom(seen) : [];
  return others.filter(({ value }) => kept.every((one) => one !== value));
};
const who = choice({
  key: 'sgLetIn',
  short: 'Who',
  label: 'Who may read it?',
  help: 'All of it, as you do. They cannot decide anything.',
  schema: StaffId,
  show: 'list',
  names: true,
  options: (context: OnConcern) => mayBeLetIn(context).map((one) => ({ ...one, title: bareTitle(one) })),
});
const letInWhy = ownWords<FlowContext>({ key: 'sgLetInWhy', short: 'Why', label: 'Why?', max: 300 });

/** A lead lets a colleague read it; nobody else ever gets in by their place. */
export function concernAccess(concerns: Concerns, directory: Directory): Flow<OnConcern> {
  return {
    ...ofConcern,
    id: 'safeguarding-concern-access',
    title: 'Let somebody read it',
    phrases: ['let somebody read the concern'],
    steps: [{ id: 'who', title: 'Let somebody read it', questions: [who, letInWhy] }],
    recordWords: 'Let them in',
    recordsAtOnce: 'by-card',
    load: (opening) => loadConcern(concerns, directory, opening),
    idle: notTheirs,
    carryOut: intoRecord(concerns, {
      command({ answers }, context: OnConcern) {
        const [where, staff, reason] = [thatRecord(context), who.of(answers), letInWhy.of(answers)];
        const one = mayBeLetIn(context).find(({ value }) => value === staff);
        if (!where || staff === undefined || !one || reason === undefined) return undefined;
        return {
          ...where,
          command: { type: 'let-in' as const, who: { staff, name: bareTitle(one) }, why: reason },
        };
      },
      said: ({ record: { reference } }) => ({ words: `They can read it now: tell them the reference ${reference}.` }),
    }),
  };
}
