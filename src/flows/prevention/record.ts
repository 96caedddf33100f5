import type { Row } from '../../../cards/views.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { isToScreen, SCREEN, whenScreened } from '../../records/capacity-duties.ts';
import type { Described, FormButton, Flag, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import { sentences } from '../../kernel/sentence.ts';
import { decidingRows } from '../../people/capacity.ts';
import { wordsForDeciding } from '../../questions/deciding.ts';
import { NOT_TO_BE_TOLD } from '../../people/held-back.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { isStillInvolved } from '../../people/party.ts';
import { mattersOf, openIn, type Fact, type Recorded, type State } from './facts.ts';
import * as ask from './questions.ts';
import { rules, type Command, type Refusal } from './rules.ts';

const SHOWN = [
  'for',
  'forKey',
  'need',
  'service',
  'entry',
  'step',
  'words',
  'agrees',
  'deciding',
  'looked',
  'screened',
  'on',
  'askOn',
  'by',
  'outcome',
  'apart',
] as const;
export type SeenPrevention = Pick<Recorded, (typeof SHOWN)[number]>;
type Seen = Visible<SeenPrevention>;

/** The record of other help that was thought of. */
export const preventionKind: Kind<State, Fact, Command, Refusal, SeenPrevention> = {
  rules,
  title: 'Other help',
  titleOf: ({ the: { service, step } }) => `${STEPS[step]}: ${service}`,
  news: 'Other help was noted',
  noticeTitle: ({ the: { service, step, on } }) => `${STEPS[step]}: ${service}, ${wordsForDay(on)}`,
  milestones: ({ the: { step, service, on, outcome } }) =>
    listed(
      { on, words: `${STEPS[step]}: ${service}` },
      outcome && { on: outcome.on, words: `${service}: ${ask.cameOfIt.words(outcome.what, {}).toLowerCase()}` },
    ),
  // An end is when other help has to come: what was asked for goes on. A carer's referral does so after a death, too, without reminders.
  whileStopped: (state) => (state.status !== 'new' && state.forKey === THE_PERSON ? 'unless-died' : 'always'),
  whenLedTo: whenScreened,
  whenPersonChanges: (state, person) =>
    state.status === 'new'
      ? undefined
      : {
          type: 'look-around',
          involved: isStillInvolved(person, { key: state.forKey, name: state.for }),
        },
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows,
  flags,
  describe,
  wordsFor,
  // R44, R45: what the mental capacity lead looks at.
  actions: ({ the }, { posts, viewer, note = '' }) =>
    openIn(the).length === 0 || !posts.includes('capacity-lead')
      ? []
      : [
          {
            part: 'looked-at',
            title: 'I have looked at this',
            asks: 'What did you look at, and what follows?',
            command: { type: 'look-at', name: viewer.name, note },
            words: 'Noted.',
          },
        ],
  forms: ({ the }, at) => {
    const { step, outcome, apart } = the;
    if (!at.mayRecord || (apart && !at.posts.includes('leads'))) return [];
    const isOpen = step === 'referred' && outcome?.what !== 'helps' && outcome?.what !== 'not-taken-up';
    return listed<FormButton>(
      step === 'considered' && { flow: 'prevention-referral', title: 'Note what was done' },
      isOpen && { flow: 'prevention-outcome', title: 'What came of it' },
      // R44: telecare may restrict somebody.
      isToScreen(mattersOf(the)) && SCREEN,
    );
  },
};

const STEPS = {
  considered: 'Other help thought of',
  told: 'Told about',
  referred: 'Referred to',
  declined: 'Not wanted',
} as const;

function rows({ the }: Seen): readonly Row[] {
  return listed<Row>(
    the.outcome && {
      label: 'What came of it',
      value: `${ask.cameOfIt.words(the.outcome.what, {})}: ${the.outcome.words} (${wordsForDay(the.outcome.on)})`,
    },
    { label: 'For', value: the.for },
    { label: 'To help with', value: the.need },
    { label: 'Service', value: the.service },
    the.entry && { label: 'Reached', value: `${the.entry.contact} (checked on ${wordsForDay(the.entry.checked)})` },
    { label: 'What was done', value: `${ask.step.words(the.step, {})}, ${wordsForDay(the.on)}` },
    the.agrees && { label: 'Agreed to be referred', value: 'They did themselves' },
    ...(the.deciding ? decidingRows(the.deciding) : []),
    the.looked && {
      label: `${the.looked.name} looked at it`,
      value: sentences(the.looked.note, wordsForDay(the.looked.on)),
    },
    the.words !== undefined && { label: 'In words', value: the.words },
  );
}

function flags({ the: { step, outcome, askOn, apart, for: whom } }: Seen): readonly Flag[] {
  if (apart) return [{ words: `${whom}: ${NOT_TO_BE_TOLD}.`, tone: 'attention' }];
  const next = outcome ? outcome.askOn : askOn;
  return step === 'referred' && next
    ? [{ words: `Ask what came of it on ${wordsForDay(next)}.`, tone: 'warning' }]
    : [];
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'considered': {
      const { step, service } = fact.considered;
      return { what: `${STEPS[step]}: ${service}`, detail: fact.considered.words };
    }
    case 'came-of-it':
      return {
        what: `Noted what came of it: ${ask.cameOfIt.words(fact.outcome.what, {}).toLowerCase()}`,
        detail: fact.outcome.words,
      };
    case 'looked-at':
      return { what: `${fact.name} has looked at who decided it`, detail: fact.note };
    case 'screened':
      return { what: 'Screened for liberty: the mental capacity lead is asked there' };
    case 'around-changed':
      return { what: 'Who asks what came of it follows who is involved', around: true };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of these flows. */
function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'PREVENTION.NOTHING-RECORDED':
      return { words: 'Nothing has been recorded here yet.' };
    case 'PREVENTION.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: ask.on.key };
    case 'PREVENTION.CONSENT-MISSING':
      return { words: 'A referral passes on what is known of them: do they agree?', question: ask.agrees.key };
    case 'PREVENTION.NOT-AGREED':
      return {
        words: 'They do not agree, so nothing is passed on. Change what was done to "Not wanted".',
        question: ask.step.key,
      };
    case 'PREVENTION.CAPACITY-UNKNOWN':
      return {
        words:
          'Nobody knows yet whether they can decide it, so nothing is passed on. Have it assessed, and change what was done to "Thought of, not done yet".',
        question: ask.step.key,
      };
    case 'PREVENTION.DECIDING':
      return wordsForDeciding(refusal.problem);
    case 'PREVENTION.LOOK-MISSING':
      return { words: 'Please say what you looked at, and what follows.' };
    case 'PREVENTION.WHY-MISSING':
      return { words: 'Please say why it was not wanted.', question: ask.words.key };
    case 'PREVENTION.DAY-MISSING':
      return { words: 'Please say when you will ask what came of it.', question: ask.askOn.key };
    case 'PREVENTION.OUTCOME-CHANGED':
      return {
        words: `A colleague noted meanwhile: ${ask.cameOfIt.words(refusal.now.what, {})}. ${refusal.now.words} Open the record first.`,
      };
    case 'PREVENTION.BEFORE-REFERRED':
      return { words: 'That is before they were referred.', question: ask.cameOn.key };
    default:
      return assertNever(refusal);
  }
}
