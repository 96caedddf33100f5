import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { personPages, type Described, type Kind, type Milestone, type Refusal as Worded } from '../../kinds/kind.ts';
import { stoppedWords } from '../../people/stopped.ts';
import { wordsForCharging } from '../../questions/charging.ts';
import { wordsForDeciding } from '../../questions/deciding.ts';
import { chargesWait, plannedWords, SHOWN, waits, type Fact, type SeenReview, type State } from './facts.ts';
import * as askHeld from './held-questions.ts';
import { pages } from './page.ts';
import * as ask from './questions.ts';
import { rules, type Code, type Command, type Refusal } from './rules.ts';
import { flags, nextWords, rows, whyWords } from './words.ts';

export interface ReviewSettings {
  /** After how many days a plan is reviewed, unless it says otherwise. */
  readonly reviewDays?: number | undefined;
}

/** The record of one review (R29-R31). */
export const reviewKind: Kind<State, Fact, Command, Refusal, SeenReview> = {
  rules,
  title: 'Review',
  titleOf: ({ the }) => `Review${stateWords(the)}`,
  news: 'A review was noted',
  noticeTitle: ({ the }) => {
    const on = waits(the) ? undefined : (the.held ?? the.notHeld)?.on;
    return `Review${stateWords(the)}${on === undefined ? '' : `, ${wordsForDay(on)}`}`;
  },
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }, { person }) => rows(the, person?.preferredName ?? 'the person'),
  flags: ({ the }) => flags(the),
  describe,
  wordsFor,
  milestones: ({ the }) => milestonesOf(the),
  // Once it is over, what it costs still has to be said (TL1).
  whileStopped: (state) => (state.status === 'known' && state.held && chargesWait(state.held) ? 'always' : false),
  whenPersonChanges: (state, { stopped }) =>
    state.status === 'known' && state.stopped?.what !== stopped?.what ? { type: 'follow', stopped } : undefined,
  pages: ({ the }) => personPages(pages(the)),
};

const stateWords = (the: SeenReview): string => {
  const planned = waits(the);
  if (planned) return ` on ${wordsForDay(planned.on)}`;
  if (the.stopped) return ': closed';
  return the.held ? `: ${nextWords(the.held).toLowerCase()}` : ': not held';
};

function milestonesOf(the: SeenReview): readonly Milestone[] {
  const [planned, { held, notHeld }] = [waits(the), the];
  return listed(
    planned && { on: planned.on, words: `Review, by ${planned.by.name}` },
    held && { on: held.on, words: `Review held: ${nextWords(held).toLowerCase()}` },
    notHeld && { on: notHeld.on, words: 'A review was not held' },
  );
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'planned':
      return { what: `Planned the next review: ${plannedWords(fact.planned)}` };
    case 'asker-told':
      return { what: 'Whoever asked was told why no review is held' };
    case 'advocate-asked':
      return { what: 'An advocate was asked for' };
    case 'considered':
      return { what: `Decided to hold a review: ${plannedWords(fact.planned)}`, detail: whyWords(fact.why) };
    case 'not-considered':
      return { what: 'Decided to hold no review', detail: `${whyWords(fact.why)} ${fact.reason}` };
    case 'moved':
      return { what: `Moved the review: ${plannedWords(fact.planned)}`, detail: fact.reason };
    case 'dropped':
      return { what: 'Noted that the review is not held', detail: fact.reason };
    case 'held':
      return { what: `Noted the review of ${wordsForDay(fact.held.on)}: ${nextWords(fact.held).toLowerCase()}` };
    case 'charges-noted':
      return { what: 'Noted what was said about charges' };
    case 'stopped':
      return { what: 'No review is held for now', detail: stoppedWords(fact.stopped) };
    case 'went-on':
      return { what: `Reablement goes on. Planned the next review: ${plannedWords(fact.planned)}` };
    default:
      return assertNever(fact);
  }
}

const WORDS: Readonly<Record<Code, Worded>> = {
  'REVIEW.NOT-PLANNED': { words: 'Nothing has been recorded here yet.' },
  'REVIEW.NO-TRIGGER': { words: 'Please say why a review is thought of.', question: ask.why.key },
  'REVIEW.ISSUES-GO-ON': {
    words:
      'Issues are a reason once they are unresolved although progress was monitored, and reduce what reablement can do. Until then they are worked through.',
    question: ask.unresolved.key,
  },
  'REVIEW.ASKER-MISSING': { words: 'Please say who asked for it, and when.', question: ask.asker.key },
  'REVIEW.REASON-MISSING': { words: 'Please say why, in a few words.' },
  'REVIEW.WORDS-MISSING': { words: 'Please say it in a few words.' },
  'REVIEW.IN-THE-FUTURE': { words: 'That day is still to come.' },
  'REVIEW.DAY-PASSED': { words: 'That day has passed. Please choose one to come.' },
  'REVIEW.WITHOUT-MISSING': { words: 'Please say why they did not take part.', question: askHeld.without.key },
  'REVIEW.NEXT-MISSING': { words: 'Please say when the next review is.', question: askHeld.nextOn.key },
  'REVIEW.NOT-HELD': { words: 'A colleague has noted that it is not held. Open the record to read why.' },
};

/** The one place that words the refusals of these flows. */
function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'REVIEW.HELD':
      return { words: 'A colleague has noted this review already. Nothing was changed. Open the record to read it.' };
    case 'REVIEW.MOVED':
      return { words: `It was moved meanwhile: ${plannedWords(refusal.planned)}. Open the record first.` };
    case 'REVIEW.CHARGES':
      return wordsForCharging(refusal.problem);
    case 'REVIEW.DECIDING':
      return wordsForDeciding(refusal.problem);
    default:
      return WORDS[refusal.code];
  }
}
