import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import * as askAction from './action-questions.ts';
import type { Flag } from '../../kinds/kind.ts';
import {
  heldIn,
  isOpen,
  undecided,
  whoIs,
  type About,
  type Closing,
  type Issue,
  type KeptAction,
  type Progress,
  type SeenIssue,
  type Somebody,
} from './facts.ts';
import * as ask from './questions.ts';

/** Of another sort than the four of R21 it says itself what it is. */
export const sortWords = ({ sort, other }: Pick<Issue, 'sort' | 'other'>): string =>
  other ?? ask.sort.words(sort, {}).toLowerCase();
export const isTakenBack = ({ closed }: { readonly closed?: Pick<Closing, 'outcome'> | undefined }): boolean =>
  closed?.outcome === 'mistake';
export const outcomeWords = ({ outcome }: Pick<Closing, 'outcome'>): string => askAction.outcome.words(outcome, {});
export const progressWords = ({ what }: Pick<Progress, 'what'>): string => askAction.progress.words(what, {});

const AGREED = { reached: 'Agreed', partly: 'Agreed in part', not: 'Not agreed' } as const;
export const agreedWords = ({ agreement, agreed }: Pick<Issue, 'agreement' | 'agreed'>): string =>
  `${AGREED[agreement]}. ${agreed}`;

/** Whoever is not involved now is marked, whatever the reason (R24). */
const marked = (one: Somebody, apart: readonly string[]): string =>
  apart.includes(whoIs(one)) ? `${one.name} (not involved now)` : one.name;
const names = (all: readonly Somebody[], { apart }: Pick<SeenIssue, 'apart'>): string =>
  all.map((one) => marked(one, apart)).join(', ');

/** Whom not to involve, and that it is decided by whoever may. */
export function riskWords(who: readonly Pick<About, 'name' | 'atRisk'>[]): string | undefined {
  const risky = who.filter(({ atRisk }) => atRisk).map(({ name }) => name);
  return risky.length > 0 ? `Do not involve ${risky.join(' and ')}: it would put the person at risk.` : undefined;
}

const BASIS = {
  asked: 'the person asked for them',
  consent: 'with the person’s consent',
  'best-interests': 'in the person’s best interests',
} as const;

/** Whom not to involve stands there until it is decided that they may be told. */
export const riskFlags = (the: SeenIssue): readonly Flag[] => {
  const words = riskWords(heldIn(the));
  const waits = undecided(the).length > 0;
  return words === undefined
    ? []
    : [{ words: waits ? `${words} Whoever decides who may be told has been asked.` : words, tone: 'attention' }];
};

export const closingWords = (closing: Closing): string =>
  sentences(
    outcomeWords(closing),
    closing.words,
    ...listed(closing.whyOpen !== undefined && `With open actions: ${closing.whyOpen}`),
  );

/** How an action stands, and until when it waits. */
export const actionState = ({ progress, by }: Pick<KeptAction, 'progress' | 'by'>): string =>
  progress?.what === 'done'
    ? `Done on ${wordsForDay(progress.on)}`
    : `${progress ? progressWords(progress) : 'To do'}, by ${wordsForDay(by)}`;

export const rows = (the: SeenIssue): readonly Row[] =>
  listed<Row>(
    the.closed && { label: `Closed on ${wordsForDay(the.closed.on)}`, value: closingWords(the.closed) },
    ...the.earlier.map(({ on, reopened, ...closing }) => ({
      label: `Closed on ${wordsForDay(on)}, open again since ${wordsForDay(reopened.on)}`,
      value: sentences(closingWords(closing), `Opened again: ${reopened.words}`),
    })),
    the.about.length > 0 && { label: 'About', value: the.about.map((one) => aboutWords(one, the)).join('\n') },
    { label: 'What happens', value: the.explored },
    { label: 'Strengths and options', value: the.options },
    { label: `Talked about on ${wordsForDay(the.on)}`, value: agreedWords(the) },
    { label: 'Who takes part', value: names(the.taking, the) || 'Nobody' },
    the.others.length > 0 && {
      label: 'Others who take part',
      value: the.others.map((one) => `${names([one], the)}: ${BASIS[one.basis]}`).join('\n'),
    },
    the.notTaking.length > 0 && {
      label: 'Not taking part',
      value: the.notTaking.map((one) => sentences(names([one], the), one.why)).join('\n'),
    },
    ...the.actions
      .toSorted((a, b) => Number(!isOpen(a)) - Number(!isOpen(b)) || a.by.localeCompare(b.by))
      .map((one) => actionRow(one, the)),
  );

const aboutWords = (one: About, the: Pick<SeenIssue, 'about' | 'apart' | 'decisions'>): string => {
  const { staff } = one;
  const decision = the.decisions.findLast(({ who }) => who.includes(whoIs(one)));
  return sentences(
    marked(one, the.apart),
    ...listed(
      heldIn(the).includes(one) && 'They are not involved, and hear nothing of this',
      decision && `Decided on ${wordsForDay(decision.on)}: they ${decision.may ? 'may' : 'may not'} be told`,
      staff !== undefined && 'This record is kept from them',
    ),
  );
};

const actionRow = (action: KeptAction, { apart, closed }: Pick<SeenIssue, 'apart' | 'closed'>): Row => {
  const { doer, owner, what, support, how, progress, talkWith = [] } = action;
  return {
    label: closed && isOpen(action) ? 'Not done' : actionState(action),
    value: sentences(
      `${marked(doer, apart)}: ${what}`,
      ...listed(
        talkWith.length > 0 && `A talk with ${names(talkWith, { apart })}`,
        owner.name !== doer.name && `${owner.name} keeps after it`,
        support !== undefined && `Support: ${support}`,
        how !== undefined && `We will know: ${how}`,
        progress?.words,
        progress?.talk && `Said: ${progress.talk.said}`,
        progress?.talk && `Agreed: ${progress.talk.agreed}`,
      ),
    ),
  };
};
