import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { personPages, type Described, type Flag, type Kind, type Refusal as Worded } from '../../kinds/kind.ts';
import { liftedIn } from '../../people/held-back.ts';
import { involvedIn } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { isOver } from '../../people/stopped.ts';
import { wordsForDeciding } from '../../questions/deciding.ts';
import { SHOWN, type Fact, type Recorded, type SeenEnding, type State } from './facts.ts';
import { assessing, pages, type CameOf } from './page.ts';
import * as ask from './questions.ts';
import { rules, type Command, type Refusal } from './rules.ts';
import { rows } from './words.ts';

type Seen = Visible<SeenEnding>;

/** The record of an ending: why, what was weighed, and what follows. */
export const endingKind = (cameOf: CameOf): Kind<State, Fact, Command, Refusal, SeenEnding> => ({
  rules,
  title: 'Ending',
  titleOf: ({ the: { status } }) => STATUS[status],
  news: 'Something was noted about an ending',
  noticeTitle: ({ the: { status, on } }) => `${STATUS[status]}: ${wordsForDay(on)}`,
  // What follows an end is seen to after it.
  whileStopped: 'always',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }) => rows(the),
  flags,
  describe,
  wordsFor,
  actions: ({ the }, at) => assessing(the, at),
  // That it has ended, the stop itself says.
  milestones: ({ the: { status, on, charging, offer, shown, recordedOn } }) =>
    listed(
      offer && { on: offer.on, words: `Offered: ${offer.what}` },
      offer && status !== 'called-off' && { on: recordedOn, words: `Withdrawn: ${shown}` },
      status === 'planned' && { on, words: 'Reablement is to end' },
      status !== 'called-off' && charging.from !== undefined && { on: charging.from, words: 'Charged from this day' },
    ),
  whenPersonChanges: (state, person) =>
    state.status === 'new'
      ? undefined
      : {
          type: 'follow',
          ...nowOf(state, person),
          carerBack: involvedIn(person).some(({ key, part }) => part === 'carer' && liftedIn(person).includes(key)),
        },
  pages: ({ the }) => personPages(pages(the, cameOf)),
});

function nowOf({ status, stop }: Recorded, { stopped }: Pick<Person, 'stopped'>): Pick<Followed, 'now'> {
  if (!stopped) return status === 'closed' ? { now: 'goes-on' } : {};
  if (!isOver(stopped)) return {};
  return { now: stopped.record === stop ? 'this' : stopped.what === 'died' ? 'died' : 'other' };
}
type Followed = Extract<Command, { type: 'follow' }>;

const STATUS = {
  planned: 'Ending, not closed yet',
  closed: 'Ending',
  'called-off': 'Ending, called off',
  'went-on': 'Ending; reablement went on again',
} as const;

function flags({ the: { status, carerAssessment } }: Seen): readonly Flag[] {
  return listed<Flag>(
    status === 'planned' && { words: 'Reablement goes on until this is closed.', tone: 'warning' },
    carerAssessment === 'not-offered' &&
      (status === 'planned' || status === 'closed') && {
        words: 'A carer’s assessment has not been offered yet.',
        tone: 'warning',
      },
  );
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'planned':
      return { what: `Noted that reablement ends on ${wordsForDay(fact.ending.on)}`, detail: fact.ending.shown };
    case 'completed':
      return { what: 'Noted what was missing', detail: fact.completed.without };
    case 'assessed':
      return {
        what: `Capacity for this was assessed: ${fact.answer === 'has' ? 'they have it' : 'they lack it'}`,
        detail: `${fact.by}: ${fact.note}`,
      };
    case 'closed':
      return { what: 'Closed: reablement ended' };
    case 'called-off':
      return { what: 'Called off', detail: fact.why };
    case 'copies-back':
      return { what: 'Paper copies are back' };
    case 'offered':
      return {
        what:
          fact.answer === 'wanted'
            ? 'A carer’s assessment was offered, and is wanted'
            : 'A carer’s assessment was offered, and is not wanted',
      };
    case 'carer-back':
      return { what: 'A carer’s assessment is to be offered' };
    case 'carer-referred':
      return { what: 'The carer was referred for a carer’s assessment' };
    case 'died':
      return { what: 'They have died since' };
    case 'went-on':
      return { what: 'Reablement went on again after it' };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of these flows. */
export function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'ENDING.NOT-PLANNED':
      return { words: 'Nothing has been recorded here yet.' };
    case 'ENDING.SETTLED':
      return { words: 'A colleague has closed this or called it off already. Open the record to read it.' };
    case 'ENDING.BEFORE-REABLEMENT':
      return { words: `Reablement began on ${wordsForDay(refusal.started)}.`, question: ask.endedOn.key };
    case 'ENDING.FAR-AWAY':
      return { words: 'That is more than two months away.', question: ask.endedOn.key };
    case 'ENDING.SHOWN-MISSING':
      return { words: 'Please say how that is shown.', question: ask.shown.key };
    case 'ENDING.NEED-STAYS':
      return {
        words:
          'We cannot give it, and the need stays. Please say what is needed and who sees to it, or who helps already.',
        question: ask.still.key,
      };
    case 'ENDING.NEED-MISSING':
      return { words: 'Please say what is still needed.', question: ask.needWhat.key };
    case 'ENDING.WHY-MISSING':
      return { words: 'Please say why, in a few words.' };
    case 'ENDING.FOUND-MISSING':
      return { words: 'Please say what you looked at, and what you found.' };
    case 'ENDING.LEADS-ONLY':
      return { words: 'Only those who lead the team can close it while nobody sees to what is needed.' };
    case 'ENDING.DECIDING':
      return wordsForDeciding(refusal.problem);
    default:
      return assertNever(refusal);
  }
}
