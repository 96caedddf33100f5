import type { Row } from '../../../cards/views.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import type { Action, Around, Flag, FormButton, Kind, Reading } from '../../kinds/kind.ts';
import type { PartySays } from '../../people/agreement.ts';
import { decidingRows, mattersIn, objects } from '../../people/capacity.ts';
import { isNotToBeTold } from '../../people/held-back.ts';
import { circleOf } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { isOfCircle } from '../../notices/telling.ts';
import { effectRows } from '../../questions/agreement.ts';
import { UNTIL_A_COPY } from '../../notices/until-a-copy.ts';
import { isToScreen, SCREEN, whenScreened } from '../../records/capacity-duties.ts';
import { postsIn } from '../../records/post-holders.ts';
import type { Post } from '../../work/posts.ts';
import type { Refusal } from './checks.ts';
import {
  doneBy,
  type Fact,
  holds,
  isInForce,
  isUndecided,
  isWithoutAgreement,
  type Matter,
  neverBegins,
  mayTakeLookBack,
  openForCapacityLead,
  noToDecide,
  openForLeads,
  type State,
  toBeAsked,
  waitsFor,
} from './facts.ts';
import { direction } from './questions.ts';
import { begunActions } from './begun.ts';
import { disputed, notedFor, notedWords } from './noted.ts';
import { now, toTell } from './recipients.ts';
import { rules } from './rules.ts';
import type { Command } from './commands.ts';
import {
  againIntro,
  byAndWhy,
  changeRows,
  correctedRows,
  FOUND_LACKING,
  laterWords,
  milestones,
  noticeBox,
  noticeRows,
  noticeTitle,
  partyRow,
  SHOWN,
  untilDecided,
  type SeenChange,
} from './notice.ts';
import { describe, wordsFor } from './words.ts';

type Seen = Visible<SeenChange>;

/** The record of a change of monitoring: its rules, and how it reads. */
export const monitoringKind: Kind<State, Fact, Command, Refusal, SeenChange> = {
  rules,
  telling: {
    toTell,
    ends: (state) => (state.status === 'changed' && neverBegins(state) ? 'A later change holds instead' : undefined),
    until: (state) => (state.status === 'changed' && state.later ? addDays(state.later.from, -1) : undefined),
    since: (state) =>
      state.status === 'changed'
        ? state.change.parties
            .flatMap(({ on }) => on ?? [])
            .toSorted()
            .at(0)
        : undefined,
    now,
  },
  title: 'Monitoring change',
  news: 'Monitoring has changed',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows,
  inForce: ({ the }, today) =>
    isInForce(the, today)
      ? [sentences(`Monitoring: ${the.change.to}`, ...(the.lastLook ? [`Looked at: ${lookWords(the.lastLook)}`] : []))]
      : [],
  heldBefore: ({ the: { change } }) => [`Monitoring: ${change.from}`],
  milestones,
  flags,
  noticeTitle,
  noticeRows,
  noticeBox,
  noticeIntro: ({ the }, _, knew) => againIntro(the, knew),
  sayToo: ({ the: { inPlan } }) => (inPlan ? `Please tell them too: ${UNTIL_A_COPY}` : undefined),
  whenPersonChanges: seeingCircle,
  whenLedTo: whenScreened,
  // Who is asked is no change of the monitoring: the plan hears only of what goes ahead by it.
  isNoNews: (after, before) => 'change' in after && 'change' in before && after.holdsFrom === before.holdsFrom,
  describe,
  wordsFor,
  forms,
  actions,
};

/** Who of those that it names is not asked any more: who left the circle, and who is not to be told. */
function seeingCircle(state: State, person: Person): Command | undefined {
  if (state.status === 'new') return undefined;
  const circle = circleOf(person);
  const isGone = ({ key, name }: PartySays): boolean =>
    isOfCircle(key) ? circle.every((one) => one.key !== key) : isNotToBeTold(person, name);
  return { type: 'see-circle', gone: state.change.parties.filter(isGone).map(({ key }) => key) };
}

function rows({ the }: Seen, around: Around): readonly Row[] {
  const { change, lastLook, finding } = the;
  return listed(
    ...correctedRows(the),
    { label: 'More or less', value: direction.words(change.direction, around) },
    ...changeRows(the),
    ...decidingRows(change.deciding),
    finding !== undefined &&
      finding.by === change.deciding.capacity.by && { label: 'What was found', value: finding.words },
    ...change.parties.map((says) => partyRow(says, change)),
    change.noCarer && { label: 'Carer', value: 'There is no carer.' },
    ...(change.effect ? effectRows(change.effect) : []),
    lastLook && { label: 'Looked at', value: lookWords(lastLook) },
  );
}

const lookWords = ({ on, name, note }: NonNullable<SeenChange['lastLook']>): string =>
  `${wordsForDay(on)}${name === '' ? '' : `, by ${name}`}${note === '' ? '' : `: ${note}`}`;

/** What a reader's eye should meet first: R2's "made without agreement", what does not hold, and who could not be asked. */
function flags({ the }: Seen): readonly Flag[] {
  const { change, holdsFrom, takenBack, corrected } = the;
  if (takenBack) return [{ words: `Taken back on ${wordsForDay(takenBack.on)}: ${takenBack.why}`, tone: 'attention' }];
  const later = laterWords(the);
  return listed<Flag>(
    later !== undefined && { words: later, tone: 'attention' },
    corrected && { words: `Corrected ${byAndWhy(corrected)}`, tone: 'neutral' },
    holdsFrom === undefined &&
      !isUndecided(change) && {
        words: sentences(
          `Does not hold yet: it waits until ${waitsFor(change)}`,
          ...(change.waitWhy === undefined ? [] : [change.waitWhy]),
          `Until then it stays "${change.from}"`,
        ),
        tone: 'attention',
      },
    isUndecided(change) && { words: `${FOUND_LACKING}. ${untilDecided(the)}`, tone: 'attention' },
    isWithoutAgreement(change) &&
      noToDecide(the).length === 0 && { words: 'Made without agreement', tone: 'attention' },
    ...noToDecide(the).map(({ name }): Flag => ({
      words: `${name} does not agree: whoever recorded it or leads the team decides whether it stands`,
      tone: 'attention',
    })),
    objects(change.deciding) && { words: 'The person objects', tone: 'attention' },
    ...disputed(the).map(({ what, name }): Flag => ({
      words: `${name} says it is not right that they ${notedWords[what]}`,
      tone: 'attention',
    })),
    change.deciding.capacity.answer === 'unknown' &&
      holds(the) && { words: 'Capacity for this decision is not known: the change holds meanwhile', tone: 'warning' },
    ...(neverBegins(the) ? [] : toBeAsked(the)).map(({ name, tries }): Flag => ({
      words: `${name} has not been ${tries === undefined ? 'asked' : 'reached'} yet`,
      tone: 'warning',
    })),
  );
}

/** A page has room for six buttons: what the reader has to look at comes first, and then who was not reached. */
function forms(seen: Seen, at: Reading): readonly FormButton[] {
  const { takenBack, by } = seen.the;
  const isTheirs = by === at.viewer.staff || postsOf(at).includes('leads');
  const toDo = actions(seen, at).length;
  if (takenBack || !at.mayRecord || toDo > 1) return [];
  return listed(
    toDo === 0 &&
      (toBeAsked(seen.the).length > 0 || (isTheirs && noToDecide(seen.the).length > 0)) && {
        flow: 'monitoring-answer',
        title: 'Note what they said',
      },
    isTheirs && {
      flow: 'monitoring-correction',
      title: isUndecided(seen.the.change) ? 'Say who decides' : 'Correct or take back',
      // R44: what the mental capacity lead wrote may ask for it.
      onNotice: seen.the.lastLook?.hear !== undefined,
    },
    // R44: it is offered where words of restriction, or an objection, stand.
    isToScreen(mattersIn(seen.the.change.deciding, seen.the.change.to)) && SCREEN,
  );
}

const postsOf = ({ viewer, person, posts }: Reading): readonly Post[] =>
  person ? [...postsIn(viewer, person.team), ...posts.filter((post) => post === 'leads')] : [];

/** For whom somebody else noted what they did (P11). */
const NOTED_ACTIONS: readonly Action<Command>[] = [
  {
    part: 'noted-right',
    title: 'That is right',
    command: { type: 'answer-note', isRight: true },
    words: 'Thank you. It is noted that this is right.',
  },
  {
    part: 'noted-wrong',
    title: 'That is not right',
    command: { type: 'answer-note', isRight: false },
    words: 'Noted: that is not right. Whoever recorded it is asked to talk to you, and to correct it.',
    putsRight: true,
  },
];

/** What the reader has to look at by their post, one press each (P20, R44, R45). */
function actions({ the }: Seen, at: Reading): readonly Action<Command>[] {
  const [posts, { viewer }] = [postsOf(at), at];
  if (!the.takenBack && notedFor(the, viewer.staff).length > 0) return NOTED_ACTIONS;
  if (the.takenBack) return [];
  const begun = begunActions(the, at);
  if (posts.length === 0 || begun.length > 0) return begun;
  const leads = posts.includes('leads');
  const isCapacityLead = posts.includes('capacity-lead');
  // Whoever recorded it does not look at it in the place of the mental capacity lead.
  const ofCapacity = isCapacityLead || (leads && the.by !== viewer.staff) ? openForCapacityLead(the) : [];
  const matters: readonly Matter[] = [
    ...ofCapacity.filter((matter) => matter !== 'assess'),
    ...(leads ? openForLeads(the).filter((matter) => doneBy(matter, the) !== viewer.staff) : []),
  ];
  const { note = '' } = at;
  const assessed = (answer: 'has' | 'lacks'): Action<Command> => ({
    part: `assessed-${answer}`,
    asks: 'What did you look at, and what did you find?',
    title: `Assessed: ${answer} capacity`,
    command: {
      type: 'assess-capacity',
      answer,
      by: `${viewer.name}, ${isCapacityLead ? 'mental capacity lead' : 'who leads the team'}`,
      note,
    },
    words:
      answer === 'has'
        ? 'Noted: capacity for this decision was assessed, and is there.'
        : 'Noted: capacity for this decision is lacking. Who recorded the change is asked to say who decides.',
  });
  if (ofCapacity.includes('assess')) return [assessed('has'), assessed('lacks')];
  return listed(
    matters.length > 0 && {
      part: 'looked-at',
      title: 'I have looked at this',
      asks: 'What did you look at, and what follows?',
      command: { type: 'look-at', matters: [...matters], note, name: viewer.name },
      words: 'Noted: you have looked at this. You can take it back today.',
    },
    mayTakeLookBack(the, viewer.staff, at.today) && {
      part: 'look-back',
      title: 'I have not looked at this',
      command: { type: 'take-look-back' },
      words: 'Taken back: it waits for you again.',
    },
  );
}
