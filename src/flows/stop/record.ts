import type { Row } from '../../../cards/views.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Action, Described, Flag, FormButton, Kind, Reading, Refusal as Worded } from '../../kinds/kind.ts';
import type { Fact, Noted, Recorded, State } from './facts.ts';
import * as ask from './questions.ts';
import { rules, stopTelling, type Command, type Refusal } from './rules.ts';

const SHOWN = ['noted', 'wentOn'] as const;
export type SeenStop = Pick<Recorded, (typeof SHOWN)[number]>;
type Seen = Visible<SeenStop>;

/** The record of a pause or an end of reablement, and of how it went on (P19). */
export const stopKind: Kind<State, Fact, Command, Refusal, SeenStop> = {
  rules,
  telling: stopTelling,
  title: 'Pause or end',
  titleOf: ({ the: { noted, wentOn } }) => (wentOn ? WENT_ON[noted.what] : TITLES[noted.what]),
  // The same for a death: in a channel nobody reads of it.
  news: 'Something has changed for one of the people you visit',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows,
  flags,
  // Once it goes on, what was said of the end is no news any more: why it goes on is.
  noticeRows: ({ the: { noted, wentOn } }) => [
    ...wentOnRows(wentOn),
    ...notedRows(wentOn ? { ...noted, words: undefined } : noted, wentOn !== undefined),
  ],
  noticeTitle,
  noticeIntro,
  milestones: ({ the: { noted, wentOn } }) =>
    listed({ on: noted.since, words: TITLES[noted.what] }, wentOn && { on: wentOn.on, words: WENT_ON[noted.what] }),
  actions,
  forms,
  describe,
  wordsFor,
};

const TITLES = { hospital: 'In hospital', ended: 'Reablement ended', moved: 'Moved away', died: 'Has died' } as const;

/** What stands above it once it goes on. */
const WENT_ON = {
  hospital: 'Back from hospital',
  ended: 'Reablement goes on again',
  moved: 'Reablement goes on again',
  died: 'Recorded by mistake',
} as const;

const SINCE = { ...TITLES, hospital: 'In hospital since', died: 'Died' } as const;

const WAS = {
  hospital: 'Went into hospital',
  ended: 'Had ended',
  moved: 'Had moved away',
  died: 'Death recorded in error for',
} as const;

const MEANS = {
  hospital: 'Visits and reminders are paused. What waits goes on when they are back.',
  ended: 'Visits and reminders have stopped. What was still waiting is closed.',
  moved: 'Visits and reminders have stopped. What was still waiting is closed.',
  died: 'Visits and reminders have stopped. What was still waiting is closed, and nobody is reminded of it.',
} as const;

function rows({ the: { noted, wentOn } }: Seen): readonly Row[] {
  return listed<Row>(
    ...wentOnRows(wentOn),
    ...notedRows(noted, wentOn !== undefined),
    !wentOn && { label: 'Now', value: MEANS[noted.what] },
    noted.what === 'died' &&
      !wentOn && {
        label: 'Family and carers',
        value: 'Speak to them in person or by phone, and ask what they would like. Do not leave it to a letter.',
      },
  );
}

const OPTIONS = { stopped: undefined, isRepeated: true, said: undefined, closed: [], people: [] } as const;

function notedRows(noted: Noted, isOver = false): readonly Row[] {
  const { what, since, expectedBack, words } = noted;
  const wordsLabel = what === 'moved' ? 'Support goes on' : what === 'died' ? 'To know' : 'In words';
  return listed<Row>(
    { label: isOver ? WAS[what] : SINCE[what], value: wordsForDay(since) },
    what === 'hospital' &&
      !isOver && {
        label: 'Expected back',
        value: expectedBack === undefined ? 'Not known' : wordsForDay(expectedBack),
      },
    words !== undefined && words !== '' && { label: wordsLabel, value: words },
  );
}

function wentOnRows(wentOn: Recorded['wentOn']): readonly Row[] {
  if (!wentOn) return [];
  const { on, how, reason, closed, name, notedOn } = wentOn;
  return listed<Row>(
    { label: how === undefined ? 'Goes on again since' : 'Back since', value: wordsForDay(on) },
    how && { label: 'How it goes on', value: ask.how.words(how, { ...OPTIONS, today: on }) },
    reason !== undefined && { label: 'Why it goes on', value: reason },
    { label: 'That it goes on noted by', value: `${name}, ${wordsForDay(notedOn)}` },
    closed.length > 0 && {
      label: 'Stays closed',
      value: closed.map(({ title, reference, words }) => `${title} ${reference}: ${words}`).join('\n'),
    },
  );
}

function flags({ the: { noted, wentOn } }: Seen): readonly Flag[] {
  if (wentOn?.staysPaused) return [{ words: 'Reablement stays paused', tone: 'warning' }];
  if (wentOn?.how === 'plan-first' && !wentOn.lookedAt)
    return [{ words: 'Back from hospital: the plan is to be looked at before visits go on', tone: 'warning' }];
  if (wentOn) return [{ words: 'Reablement goes on', tone: 'good' }];
  return noted.what === 'hospital' ? [{ words: 'Visits are paused', tone: 'warning' }] : [];
}

/** In private chat: what, and since when, before anything else. */
function noticeTitle({ the: { noted, wentOn } }: Seen): string {
  if (wentOn) return `${WENT_ON[noted.what]}, ${wordsForDay(wentOn.on)}`;
  return noted.what === 'died' ? 'Sad news' : `${TITLES[noted.what]} since ${wordsForDay(noted.since)}`;
}

function noticeIntro({ the: { noted, wentOn } }: Seen, author: string): string | undefined {
  if (noted.what === 'died' && wentOn)
    return `The news of a death was recorded by mistake. It is not so: reablement goes on, as ${author} recorded. I am sorry for the worry it caused.`;
  return noted.what === 'died'
    ? `I am sorry to bring sad news, which ${author} recorded. Visits have stopped. There is nothing you have to do here. If you would like to talk, speak to your manager.`
    : undefined;
}

function actions({ the: { wentOn } }: Seen, { mayRecord }: Reading): readonly Action<Command>[] {
  return mayRecord && wentOn && !wentOn.lookedAt
    ? [{ part: 'looked-at', title: 'I have looked at it', command: { type: 'look-at' }, words: 'Noted.' }]
    : [];
}

const FORMS = {
  hospital: 'Back, or other news',
  ended: 'It goes on again',
  moved: 'It goes on again',
  died: 'Recorded by mistake',
} as const;

function forms({ the: { noted, wentOn } }: Seen, { mayRecord, person, id }: Reading): readonly FormButton[] {
  const isNow = mayRecord && !wentOn && person?.stopped?.record === id;
  return isNow ? [{ flow: rules.kind, title: FORMS[noted.what] }] : [];
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'stopped':
      return { what: TITLES[fact.noted.what], detail: notedRows(fact.noted).map(lineOf).join('. ') };
    case 'still-in-hospital':
      return {
        what: 'Still in hospital',
        detail: fact.expectedBack === undefined ? undefined : `Expected back ${wordsForDay(fact.expectedBack)}`,
      };
    case 'went-on':
      return {
        what: fact.goesOn.how === undefined ? 'Reablement goes on again' : 'Back from hospital',
        detail: wentOnRows({ ...fact.goesOn, by: 'reable', lookedAt: true })
          .map(lineOf)
          .join('. '),
      };
    case 'looked-at':
      return { what: 'Looked at what was to be looked at' };
    default:
      return assertNever(fact);
  }
}

const lineOf = ({ label, value }: Row): string => `${label}: ${value}`;

/** The one place that words this flow's refusals. */
export function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'STOP.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: refusal.question };
    case 'STOP.BEFORE-REABLEMENT':
      return { words: `Reablement began on ${wordsForDay(refusal.started)}.`, question: refusal.question };
    case 'STOP.EXPECTED-IN-THE-PAST':
      return { words: 'That day has passed. Are they back?', question: ask.expectedBack.key };
    case 'STOP.BACK-BEFORE-SINCE':
      return { words: `It stopped on ${wordsForDay(refusal.since)}. Please check the day.`, question: ask.backOn.key };
    case 'STOP.WORDS-MISSING':
      return { words: 'Please say in a few words what follows.', question: ask.what.key };
    case 'STOP.REASON-MISSING':
      return { words: 'Please say why it goes on again.', question: ask.reason.key };
    case 'STOP.NOT-IN-HOSPITAL':
    case 'STOP.NOT-STOPPED':
      return { words: 'A colleague has recorded how it goes on already. Nothing was added.', question: ask.what.key };
    default:
      return assertNever(refusal);
  }
}
