import { may } from '../../access/policy.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { personPages, type Described, type Kind, type Refusal as Worded } from '../../kinds/kind.ts';
import { apartIn } from './apart.ts';
import * as askAction from './action-questions.ts';
import { isOver, stoppedWords, type Stopped } from '../../people/stopped.ts';
import { outlastsEnd, SHOWN, type Fact, type Recorded, type SeenIssue, type State } from './facts.ts';
import { pages } from './page.ts';
import * as ask from './questions.ts';
import { talkSaid, towards } from './step-kinds.ts';
import { isTakenBack, outcomeWords, progressWords, riskFlags, rows, sortWords } from './words.ts';
import { keptFrom, rulesWith, type Command, type Refusal } from './rules.ts';

export interface IssueSettings {
  /** After how many days an issue that is not resolved calls for a review; without it, never (R31). */
  readonly issueDays?: number | undefined;
}

/** The record of an issue, and its action plan (R21-R28). */
export const issueKind = ({ issueDays }: IssueSettings): Kind<State, Fact, Command, Refusal, SeenIssue> => ({
  rules: rulesWith(issueDays),
  title: 'Issue',
  titleOf: ({ the }) =>
    `Issue: ${sortWords(the)}${the.closed ? ` (${isTakenBack(the) ? 'taken back' : 'closed'})` : ''}`,
  news: 'An issue was logged',
  // A colleague whom it is about reads nothing of it, whatever else they may see (R24).
  see: (state, viewer, subject) =>
    state.status === 'new' || keptFrom(state).includes(viewer.staff)
      ? undefined
      : visibleTo(viewer, 'care-record', subject, withoutWhy(state, viewer, subject), SHOWN),
  rows: ({ the }) => rows(the),
  flags: ({ the }) => listed(...riskFlags(the), !the.closed && { words: 'This issue is open.', tone: 'warning' }),
  // What was logged by mistake is no part of anybody's weeks.
  milestones: ({ the }) =>
    isTakenBack(the)
      ? []
      : listed(
          { on: the.on, words: `Issue: ${sortWords(the)}` },
          the.closed && { on: the.closed.on, words: `Issue closed: ${outcomeWords(the.closed).toLowerCase()}` },
        ),
  whileStopped: (state) => (state.status !== 'new' && outlastsEnd(state) ? 'always' : true),
  describe,
  wordsFor: ({ code }) => WORDS[code],
  pages: ({ the }) => personPages(pages(the, issueDays)),
  noticeTitle: ({ the }) => `Issue${the.closed ? ' closed' : ''}: ${sortWords(the)}`,
  whenPersonChanges: (state, person) =>
    state.status === 'new'
      ? undefined
      : { type: 'look-around', apart: apartIn(state, person), over: overIn(person.stopped) },
});

/** Why somebody may be told, or not, is for those who decide it alone. */
const withoutWhy = (the: Recorded, viewer: Viewer, subject: Subject): Recorded =>
  may(viewer, 'hold-back', 'person', subject)
    ? the
    : { ...the, decisions: the.decisions.map((one) => ({ ...one, why: '' })) };

const overIn = (stopped: Stopped | undefined) =>
  stopped && isOver(stopped) ? { what: stopped.what, since: stopped.since } : undefined;

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'logged':
      return { what: `Logged an issue: ${sortWords(fact.issue)}`, detail: fact.issue.explored };
    case 'action-added': {
      const { doer, by, what } = fact.action;
      return { what: `Added an action for ${doer.name}, by ${wordsForDay(by)}`, detail: what };
    }
    case 'action-progressed':
      return { what: `Noted of an action: ${progressWords(fact.progress).toLowerCase()}`, detail: fact.progress.words };
    case 'closed':
      return {
        what: `Closed the issue: ${outcomeWords(fact.closing).toLowerCase()}`,
        detail: sentences(
          fact.closing.words,
          ...listed(fact.closing.whyOpen !== undefined && `With open actions: ${fact.closing.whyOpen}`),
        ),
      };
    case 'reopened':
      return { what: 'Opened the issue again', detail: fact.reopening.words };
    case 'around-changed':
      return { what: 'Who takes part follows who is involved', around: true };
    case 'risk-decided':
      return {
        what: `Decided that those whom it is about ${fact.decision.may ? 'may' : 'may not'} be told`,
        detail: fact.decision.why,
        around: true,
      };
    case 'stayed-open':
      return {
        what: fact.over ? `Stays open. ${stoppedWords(fact.over)}` : 'Reablement goes on',
      };
    case 'kept-back':
      return { what: 'Those whom it is about are told nothing until it is decided', around: true };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of these flows. */
const WORDS: Readonly<Record<Refusal['code'], Worded>> = {
  'ISSUE.NOT-LOGGED': { words: 'Nothing has been recorded here yet.' },
  'ISSUE.WORDS-MISSING': { words: 'Please say it in a few words.' },
  'ISSUE.OTHER-MISSING': { words: 'Please say in a few words what it is.', question: ask.sortElse.key },
  'ISSUE.WHY-REOPENED': { words: 'Please write why it is opened again.' },
  'ISSUE.IN-THE-FUTURE': { words: 'That day is still to come.', question: ask.on.key },
  'ISSUE.WHY-NOT-MISSING': { words: 'Please say of each who does not take part why.' },
  'ISSUE.NOBODY-AGREED': {
    words: 'Neither the person nor anybody close to them takes part: then nothing is agreed yet.',
    question: ask.agreement.key,
  },
  'ISSUE.PUTS-AT-RISK': { words: 'Involving them would put the person at risk. Please choose somebody else.' },
  'ISSUE.RISK-WHY': { words: 'Please write why you decide so.' },
  'ISSUE.ABOUT-THEM': { words: 'It is about them. Please choose somebody else.', question: askAction.keeper.key },
  'ISSUE.DAY-PASSED': { words: 'That day has passed. Please choose one to come.' },
  'ISSUE.TOO-MANY': { words: 'There are 12 actions in this issue. Please log what is left as another issue.' },
  'ISSUE.NO-SUCH-ACTION': { words: 'That action is not in this issue.', question: askAction.which.key },
  'ISSUE.ACTION-DONE': { words: 'A colleague has noted that it is done.', question: askAction.which.key },
  'ISSUE.BLOCKED-WHY': { words: 'Please say why it is blocked.', question: askAction.progressWords.key },
  'ISSUE.TALK-MISSING': { words: 'Please say what was said, and what was agreed.', question: talkSaid.key },
  'ISSUE.OUTCOME-MISSING': { words: 'Please say towards which outcome it is.', question: towards.key },
  'ISSUE.OPEN-ACTIONS': { words: 'Some actions are not done. Please say why.', question: askAction.whyOpen.key },
  'ISSUE.CLOSED': { words: 'A colleague has closed this issue already. Open the record to read it.' },
};
