import type { Row } from '../../../cards/views.ts';
import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Action, Described, Flag, FormButton, Kind, Reading, Refusal as Worded } from '../../kinds/kind.ts';
import { isOver } from '../../people/stopped.ts';
import type { Done, Fact, Recorded, State } from './facts.ts';
import { isAuthority, outcomeOf } from './outcome.ts';
import * as ask from './questions.ts';
import { isLeads, libertyIdOf, rules, type Command, type Refusal } from './rules.ts';
import { OUTCOME_TITLES, outcomeTitle, outcomeWords, screeningRows } from './words.ts';

const SHOWN = ['last', 'earlier', 'look', 'seenTo', 'over'] as const;
export type SeenLiberty = Pick<Recorded, (typeof SHOWN)[number]>;

const DONE_WORDS: Readonly<Record<Done, string>> = {
  applied: 'Applied for',
  authorised: 'Authorised',
  'not-applied': 'No application',
};

/** So many of what came before stand on the page; all of it is in the history. */
const MOST_EARLIER = 3;

/** The record of every screening for liberty of somebody, and of what the mental capacity lead did (R44, R45). */
export const libertyKind: Kind<State, Fact, Command, Refusal, SeenLiberty> = {
  rules,
  title: 'Liberty screening',
  titleOf: ({ the: { last } }) => `Liberty screening: ${OUTCOME_TITLES[outcomeOf(last)].toLowerCase()}`,
  news: 'Something was noted about one of the people you visit',
  // Somebody may be deprived of their liberty in hospital, and after reablement.
  whileStopped: 'unless-died',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'person', subject, state, SHOWN, 'screen'),
  rows: ({ the }) => rows(the),
  flags,
  noticeTitle: ({ the: { last } }) => outcomeTitle(last),
  noticeRows: ({ the: { last } }) => screeningRows(last),
  milestones: ({ the: { last } }) => [{ on: last.on, words: 'Liberty screening' }],
  actions,
  forms: ({ the: { over } }, { mayRecord, posts }): readonly FormButton[] =>
    (mayRecord || posts.includes('capacity-lead')) && !over
      ? [{ flow: 'liberty-screening', title: 'Screen again', onNotice: true }]
      : [],
  describe,
  wordsFor: ({ code }) => REFUSED[code],
  whenPersonChanges: (_, { stopped }) => ({ type: 'follow', over: stopped !== undefined && isOver(stopped) }),
  oneFor: {
    offer: { button: 'Liberty screening', example: 'show the liberty screening for Ada Palmer' },
    deed: 'screen',
    phrases: ['show the liberty screening', 'show the liberty screening for', 'see the liberty screening of'],
    none: 'No screening for liberty is recorded that you can see.',
    idFor: libertyIdOf,
  },
};

function rows({ last, earlier, seenTo }: SeenLiberty): readonly Row[] {
  return [
    ...seenTo
      .slice(-MOST_EARLIER)
      .toReversed()
      .map(({ what, words, name, on }) => ({
        label: `${DONE_WORDS[what]}, ${wordsForDay(on)}`,
        value: sentences(words, `Noted by ${name}`),
      })),
    ...screeningRows(last),
    ...earlier
      .slice(0, MOST_EARLIER)
      .map(({ on, outcome }) => ({ label: `Before, ${wordsForDay(on)}`, value: OUTCOME_TITLES[outcome] })),
  ];
}

function flags({ the: { last, look } }: { readonly the: SeenLiberty }): readonly Flag[] {
  return listed<Flag>(
    look && { words: 'The mental capacity lead is asked to look at this', tone: 'warning' },
    outcomeOf(last) === 'assess' && { words: 'It stands open until capacity is known', tone: 'warning' },
    outcomeOf(last) === 'ask' && { words: 'It stands open until it is known whether anybody objects', tone: 'warning' },
  );
}

const asked = (what: Done, title: string, words: string, { viewer, note = '' }: Reading): Action<Command> => ({
  part: what,
  title,
  asks: 'Where and when? Or why not?',
  command: { type: 'see-to', what, words: note, name: viewer.name },
  words,
});

/** R44: what the mental capacity lead did about it. */
function actions({ the: { look, last } }: { readonly the: SeenLiberty }, at: Reading): readonly Action<Command>[] {
  const isTheirs = look || isLeads(outcomeOf(last)) || (last.restricted && isAuthority(last.restricted));
  if (!at.posts.includes('capacity-lead') || !isTheirs) return [];
  return [
    asked('applied', 'It is applied for', 'Noted. In three weeks you are asked what came of it.', at),
    asked('authorised', 'It is authorised', 'Noted. Whoever screened is asked to note its last day.', at),
    asked('not-applied', 'No application', 'Noted. In four weeks you are asked to look again.', at),
  ];
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'screened': {
      const { screening } = fact;
      const [, ...others] = screeningRows(screening);
      return {
        what: `Screened: ${OUTCOME_TITLES[outcomeOf(screening)].toLowerCase()}`,
        detail: sentences(outcomeWords(screening), ...others.map(({ label, value }) => `${label}: ${value}`)),
      };
    }
    case 'seen-to':
      return { what: DONE_WORDS[fact.what], detail: fact.words };
    case 'over':
      return { what: fact.over ? 'Reablement is over' : 'Reablement is not over after all' };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of this flow. */
const REFUSED: Readonly<Record<Refusal['code'], Worded>> = {
  'LIBERTY.RESTRICTIONS-MISSING': {
    words: 'Please say what restricts them, in a few words.',
    question: ask.restrictionWords.key,
  },
  'LIBERTY.INCOMPLETE': { words: 'Please answer all of it.' },
  'LIBERTY.ASSESSOR-MISSING': { words: 'Please say who assessed capacity, and when.', question: ask.assessedBy.key },
  'LIBERTY.IN-THE-FUTURE': { words: 'That day is still to come.', question: ask.assessedOn.key },
  'LIBERTY.OBJECTION-MISSING': { words: 'Please say who objects, and how.', question: ask.objectionHow.key },
  'LIBERTY.DOLS-NOT-HERE': {
    words:
      'DoLS is only for care homes and hospitals, and for people of 18 or over. Is there another authority, or none? Or correct the place or the age.',
    question: ask.existing.key,
  },
  'LIBERTY.END-MISSING': { words: 'Please say when it ends.', question: ask.endsOn.key },
  'LIBERTY.ENDED': { words: 'That is over. Then it is not authorised now.', question: ask.endsOn.key },
  'LIBERTY.NOT-ASKED': { words: 'Nothing has been screened here yet.' },
  'LIBERTY.WORDS-MISSING': { words: 'Please write what was done, or why nothing was.' },
};
