import type { Button, Row } from '../../../cards/views.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Described, Flag, FormButton, Kind, Reading } from '../../kinds/kind.ts';
import { NOT_TO_BE_TOLD } from '../../people/held-back.ts';
import { THE_PERSON } from '../../people/needs.ts';
import { isStillInvolved } from '../../people/party.ts';
import { meansWords } from '../../people/means.ts';
import { CORRECTS, type Answered, type Fact, type Recorded, type State } from './facts.ts';
import { postsIn } from '../../records/post-holders.ts';
import * as ask from './questions.ts';
import { keptFrom } from './duties.ts';
import { mayCorrect, rules, type Command, type Refusal } from './rules.ts';
import { wordsFor } from './wording.ts';

const SHOWN = [
  'wish',
  'from',
  'what',
  'on',
  'answerer',
  'answerBy',
  'about',
  'by',
  'acknowledged',
  'answered',
  'apart',
  'died',
  'leadsMeant',
  'answeredBy',
  'toldApart',
] as const;
export type SeenRequest = Pick<Recorded, (typeof SHOWN)[number]>;
type Seen = Visible<SeenRequest>;

/** What a service has set for complaints: whom to pass them on to. */
export interface RequestSettings {
  readonly complaints?: string | undefined;
}

/** The record of what somebody asked for, until they have an answer (R30). */
export const requestKind = ({ complaints }: RequestSettings): Kind<State, Fact, Command, Refusal, SeenRequest> => ({
  rules,
  title: 'Request',
  titleOf: ({ the: { wish, answered } }) => `${TITLES[wish]}${answered ? `: ${OUTCOMES[answered.outcome]}` : ''}`,
  news: 'Somebody has asked for something',
  // Whoever it is about reads nothing of it, whatever else they may see (R24).
  see: (state, viewer, subject) =>
    state.status === 'new' || keptFrom(state).includes(viewer.staff)
      ? undefined
      : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: (seen) => rows(seen, complaints),
  flags,
  describe,
  wordsFor,
  milestones: ({ the: { wish, on, answered } }) =>
    listed(
      { on, words: TITLES[wish] },
      answered && { on: answered.on, words: `${TITLES[wish]}: ${OUTCOMES[answered.outcome]}` },
    ),
  // Neither a stay in hospital nor an end answers anybody (R30).
  whileStopped: 'always',
  noticeTitle: ({ the: { wish, answered } }) =>
    answered
      ? `${TITLES[wish]}: ${OUTCOMES[answered.outcome]}`
      : wish === 'complaint'
        ? 'Somebody has made a complaint'
        : 'Somebody has asked for something',
  actions: ({ the: { wish, acknowledged, answered, leadsMeant, toldApart } }, at) =>
    toldApart && isLeading(leadsMeant, at)
      ? [
          {
            part: 'looked-at',
            title: 'I have looked at this',
            command: { type: 'look-at' },
            words: 'Noted: you have looked at what they were told.',
          },
        ]
      : wish === 'complaint' && !acknowledged && !answered && isLeading(leadsMeant, at)
        ? [
            {
              part: 'acknowledged',
              title: 'Acknowledged and passed on',
              command: { type: 'acknowledge' },
              words: 'Noted: the complaint was acknowledged today and passed on.',
            },
          ]
        : [],
  forms,
  whenPersonChanges: (state, person) =>
    state.status === 'new'
      ? undefined
      : {
          type: 'look-around',
          involved: isStillInvolved(person, { key: state.fromKey, name: state.from }),
          died: state.fromKey === THE_PERSON && person.stopped?.what === 'died',
        },
});

/** R24: about one who leads, the safeguarding lead sees to it, too. */
const isLeading = (meant: SeenRequest['leadsMeant'], { mayRecord, posts }: Reading): boolean =>
  (mayRecord && posts.includes('leads')) || (meant !== undefined && posts.includes('safeguarding-lead'));

const TITLES = {
  support: 'Request about visits or support',
  review: 'Request for a review',
  complaint: 'Complaint',
  other: 'Request',
} as const;

const OUTCOMES = {
  yes: 'answered yes',
  partly: 'answered in part',
  no: 'answered no',
  upheld: 'upheld',
  'partly-upheld': 'partly upheld',
  'not-upheld': 'not upheld',
  'no-longer': 'no longer asked for',
  mistake: 'noted by mistake',
  'not-told': 'closed without telling them',
} as const;

const OMBUDSMAN =
  'If they are not content with the answer: the Local Government and Social Care Ombudsman, 0300 061 0614, lgo.org.uk';

/** Roughness or neglect in a complaint is not only a complaint (R38). */
const HARM: Button = { title: 'Worried that somebody is harmed', press: { do: 'danger/show' } };

const REVIEW: FormButton = { flow: 'review', title: 'Consider a review' };

function forms({ the }: Seen, at: Reading): readonly (FormButton | Button)[] {
  const { answered, wish, about, apart } = the;
  const harm = wish === 'complaint' || about !== undefined ? [HARM] : [];
  // What is kept from a colleague leads to no review, which everybody around the person reads (R24).
  const review = wish === 'review' && !about && !apart && at.mayRecord ? [REVIEW] : [];
  const leads = at.person !== undefined && postsIn(at.viewer, at.person.team).includes('leads');
  const isTheirs = answered && at.mayRecord && (mayCorrect(the, at.viewer.staff) || leads);
  const correct: Button = {
    title: 'Correct the answer',
    press: { do: 'flow/start', id: at.id, x: `request-answer.${CORRECTS}` },
  };
  return [...review, ...waysOn({ answered, wish, apart }, at), ...(isTheirs ? [correct] : []), ...harm];
}

function waysOn(
  { answered, wish, apart }: Pick<SeenRequest, 'answered' | 'wish' | 'apart'>,
  at: Reading,
): readonly FormButton[] {
  if (!at.mayRecord) return [];
  if (!answered && apart)
    return at.posts.includes('leads') ? [{ flow: 'request-answer', title: 'Note the answer' }] : [];
  if (!answered)
    return [
      { flow: 'request-answer', title: 'Note the answer' },
      { flow: 'request-handing-on', title: 'Somebody else answers' },
    ];
  return wish === 'support' && (answered.outcome === 'yes' || answered.outcome === 'partly')
    ? [{ flow: 'plan-revision', title: 'Change the plan' }]
    : [];
}

function rows({ the }: Seen, complaints: string | undefined): readonly Row[] {
  const { wish, from, what, on, answerer, answerBy, about, answered } = the;
  const isComplaint = wish === 'complaint';
  return listed<Row>(
    ...(answered ? answerRows(answered) : []),
    { label: 'Who asked', value: from },
    { label: 'In their words', value: what },
    { label: 'Asked on', value: wordsForDay(on) },
    !answered && { label: 'Who answers', value: `${answerer.name}, by ${wordsForDay(answerBy)}` },
    about && {
      label: 'About a colleague',
      value: `${about.map(({ name }) => name).join(', ')}. This record is kept from them.`,
    },
    isComplaint && {
      label: 'Acknowledged',
      value: acknowledgedWords(the),
    },
    isComplaint && {
      label: 'Complaints go to',
      // Nobody is sent to somebody whom it may be about.
      value:
        complaints ??
        (about
          ? 'Not set up here yet: ask the safeguarding lead, or ring the council.'
          : 'Not set up here yet: ask your manager (the setting COMPLAINTS_CONTACT).'),
    },
    isComplaint && { label: 'The Ombudsman', value: OMBUDSMAN },
  );
}

function acknowledgedWords({ acknowledged, answered }: Seen['the']): string {
  if (acknowledged) return `${wordsForDay(acknowledged)}${acknowledged === answered?.on ? '' : ', and passed on'}`;
  return answered ? 'No: it was closed before' : 'Not yet. It is due within three working days.';
}

const answerRows = ({ outcome, words, told, on }: Answered): readonly Row[] =>
  listed<Row>(
    { label: 'Answer', value: sentences(ask.outcome.words(outcome, {}), words) },
    { label: 'Answered on', value: [wordsForDay(on), ...(told ? [meansWords[told]] : [])].join(', ') },
  );

const flags = ({ the: { answered, from, apart, died, toldApart } }: Seen): readonly Flag[] =>
  answered
    ? listed(toldApart && { words: `${from} was not involved when they were answered.`, tone: 'attention' })
    : apart
      ? [{ words: `${from}: ${NOT_TO_BE_TOLD}.`, tone: 'attention' }]
      : [{ words: died ? `The family of ${from} has no answer yet.` : `${from} has no answer yet.`, tone: 'warning' }];

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'asked':
      return { what: `Noted that ${fact.asked.from} asked for something`, detail: fact.asked.what };
    case 'acknowledged':
      return { what: 'Acknowledged the complaint, and passed it on' };
    case 'handed-on':
      return { what: `Handed it on to ${fact.to.name}, to answer by ${wordsForDay(fact.answerBy)}` };
    case 'answered':
      return {
        what: `Noted the answer: ${ask.outcome.words(fact.answered.outcome, {}).toLowerCase()}`,
        detail: fact.answered.words,
      };
    case 'looked-at':
      return { what: 'Looked at what they were told' };
    case 'answer-corrected':
      return fact.answered
        ? {
            what: `Corrected the answer: ${ask.outcome.words(fact.answered.outcome, {}).toLowerCase()}`,
            detail: sentences(fact.answered.words, `Before that it was wrong: ${fact.why}`),
          }
        : { what: 'Took the answer back: they have no answer yet', detail: fact.why };
    case 'around-changed':
      return { what: 'How they are answered follows who is involved', around: true };
    default:
      return assertNever(fact);
  }
}
