import type { Row } from '../../../cards/views.ts';
import type { Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence } from '../../kernel/sentence.ts';
import type {
  Action,
  Described,
  Flag,
  FormButton,
  Kind,
  Milestone,
  Reading,
  Refusal as Worded,
} from '../../kinds/kind.ts';
import { isOver } from '../../people/stopped.ts';
import type { Fact, State } from './facts.ts';
import * as ask from './questions.ts';
import { pauseIdOf, pauseTelling, rules, type Command, type Refusal } from './rules.ts';
import { see, type SeenPause } from './seen.ts';
import {
  decisionRows,
  essentialWords,
  freeWeeksWords,
  outcomeWords,
  PLAN_FIRST,
  spanWords,
  type FreeWeeks,
} from './words.ts';

type Seen = Visible<SeenPause>;

export interface PauseSettings {
  /** Whether the free weeks run on while it is paused. */
  readonly pauseFreeWeeks?: FreeWeeks;
}

/** Of decisions before the last, so many stand on the page in a line; all of them whole are in the history. */
const MOST_EARLIER = 6;

/** The record of every decision whether reablement pauses: why, for those who decide; that, for everybody who sees the person (R40 to R43). */
export const pauseKind = ({ pauseFreeWeeks }: PauseSettings): Kind<State, Fact, Command, Refusal, SeenPause> => ({
  rules,
  telling: pauseTelling,
  title: 'Pause',
  titleOf: ({ the: { now, over, pauses } }) =>
    now && !over ? 'Paused' : pauses.length > 0 ? 'No longer paused' : 'No pause',
  news: 'Something has changed for one of the people you visit',
  whileStopped: 'always',
  see,
  rows: ({ the }) => [...(the.sight === 'that' ? [] : whyRows(the)), ...thatRows(the, pauseFreeWeeks)],
  flags,
  noticeTitle: ({ the: { now } }) => (now ? `Paused since ${wordsForDay(now.since)}` : 'No longer paused'),
  noticeRows: ({ the }) => thatRows(the, pauseFreeWeeks),
  milestones: ({ the: { pauses } }) =>
    pauses.flatMap(({ since, until }) =>
      listed<Milestone>(
        { on: since, words: 'Paused' },
        until !== undefined && { on: until, words: 'No longer paused' },
      ),
    ),
  historyFor: ({ the: { sight, pauses } }) =>
    sight === 'why'
      ? undefined
      : pauses.flatMap((pause) => [{ at: pause.at, by: 'reable', what: `Paused: ${spanWords(pause)}` }]),
  actions,
  forms,
  describe,
  wordsFor,
  whenPersonChanges: (state, { stopped }) =>
    state.status === 'new' ? undefined : { type: 'follow', over: stopped !== undefined && isOver(stopped) },
  oneFor: {
    offer: { button: 'Pause', example: 'show the pause for Ada Palmer' },
    phrases: ['show the pause', 'show the pause for', 'show the pause of', 'see the pause of'],
    none: 'Nothing is recorded about a pause that you can see.',
    idFor: pauseIdOf,
  },
});

function whyRows({ decisions, contacts }: SeenPause): readonly Row[] {
  const last = decisions.at(-1);
  const earlier = decisions.slice(0, -1).toReversed().slice(0, MOST_EARLIER);
  const contact = contacts.at(-1);
  return listed<Row>(
    ...(last ? decisionRows(last) : []),
    last && { label: 'Decided by', value: `${last.ask}, ${wordsForDay(last.on)}` },
    contact && { label: 'Last welfare contact', value: `${wordsForDay(contact.on)}: ${contact.words}` },
    ...earlier.map((one): Row => ({ label: `Before, ${wordsForDay(one.on)}`, value: outcomeWords(one) })),
  );
}

/** What everybody who sees the person reads of it. */
function thatRows({ now, pauses, essential, plan, look }: SeenPause, freeWeeks: FreeWeeks): readonly Row[] {
  return listed<Row>(
    pauses.length > 0 && { label: 'Paused', value: pauses.map(spanWords).join('\n') },
    now && { label: 'What goes on', value: essentialWords(essential) },
    now && { label: 'Ask', value: now.ask },
    pauses.length > 0 && { label: 'Free weeks', value: freeWeeksWords(freeWeeks) },
    look && plan !== undefined && { label: 'What changes in the plan', value: plan },
  );
}

const flags = ({ the: { now, over, look } }: Seen): readonly Flag[] =>
  listed<Flag>(
    now && !over && { words: 'Visits and reminders are paused, but for what goes on', tone: 'warning' },
    look && { words: PLAN_FIRST, tone: 'warning' },
  );

function actions({ the }: Seen, { mayRecord, note = '' }: Reading): readonly Action<Command>[] {
  return listed<Action<Command>>(
    the.keepsInTouch &&
      the.now && {
        part: 'in-touch',
        title: 'Note the welfare contact',
        asks: 'How are they?',
        command: { type: 'note-contact', words: note },
        words: 'Noted. You are asked again when it is time.',
      },
    mayRecord &&
      the.look && { part: 'looked-at', title: 'I have looked at it', command: { type: 'look-at' }, words: 'Noted.' },
  );
}

const forms = ({ the: { sight, now, over, look } }: Seen, { mayRecord }: Reading): readonly FormButton[] =>
  listed<FormButton>(
    sight !== 'that' && !over && { flow: 'safeguarding-pause', title: now ? 'Look again, or go on' : 'Decide again' },
    mayRecord && look && { flow: 'plan-revision', title: 'Change the plan' },
  );

/** Only those who see why read the history as it happened. */
function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'decided': {
      const [, ...rows] = decisionRows(fact.decision);
      return {
        what: `${outcomeWords(fact.decision)}, from ${wordsForDay(fact.decision.from)}`,
        detail: rows.map(({ label, value }) => sentence(`${label}: ${value}`)).join(' '),
      };
    }
    case 'in-touch':
      return { what: 'Welfare contact', detail: fact.contact.words };
    case 'looked-at':
      return { what: 'The plan was looked at' };
    case 'kept-apart':
      return { what: 'It is kept from those who may be behind it, and see to nothing in it' };
    case 'over':
      return { what: fact.over ? 'Reablement is over' : 'Reablement is not over after all' };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of this flow. */
export function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'PAUSE.BEFORE':
      return { words: `It cannot be before ${wordsForDay(refusal.day)}.`, question: ask.from.key };
    case 'PAUSE.WHY-MISSING':
      return { words: 'Please say why they were not involved.', question: ask.whyKey(refusal.line) };
    case 'PAUSE.DECIDED-MEANWHILE':
      return { words: 'Somebody has decided meanwhile. Nothing was recorded: please cancel, and look at it again.' };
    case 'PAUSE.OVER':
      return { words: 'Reablement is over, so there is nothing to pause.' };
    case 'PAUSE.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: ask.from.key };
    case 'PAUSE.REASON-MISSING':
      return { words: 'Please say why, in a few words.', question: ask.reason.key };
    case 'PAUSE.SAFE-MISSING':
      return { words: 'Please say what keeps them safe meanwhile.', question: ask.safe.key };
    case 'PAUSE.ESSENTIAL-MISSING':
      return {
        words: 'Please say which support goes on (medicines, food), or that none is needed.',
        question: ask.essential.key,
      };
    case 'PAUSE.WELFARE-MISSING':
      return { words: 'Please say who keeps in touch.', question: ask.contact.key };
    case 'PAUSE.APART':
      return {
        words: 'Please name somebody else: they may be concerned in why it pauses, or close to it.',
        question: refusal.what === 'welfare' ? ask.contact.key : ask.essential.key,
      };
    case 'PAUSE.LOOK-AGAIN-PAST':
      return { words: 'Please give a day after today.', question: ask.lookAgainOn.key };
    case 'PAUSE.PLAN-MISSING':
      return { words: 'Please say what changes in the plan.', question: ask.planWords.key };
    case 'PAUSE.NOT-PAUSED':
      return { words: 'It is not paused any more.' };
    case 'PAUSE.CONTACT-MISSING':
      return { words: 'Please say in a few words how they are.' };
    default:
      return assertNever(refusal);
  }
}
