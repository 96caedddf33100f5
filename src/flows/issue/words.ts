import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import * as askAction from './action-questions.ts';
import type { Closing, Issue, KeptAction, Progress, SeenIssue, Somebody } from './facts.ts';
import * as ask from './questions.ts';

export const sortWords = (sort: Issue['sort']): string => ask.sort.words(sort, {}).toLowerCase();
export const outcomeWords = ({ outcome }: Pick<Closing, 'outcome'>): string => askAction.outcome.words(outcome, {});
export const progressWords = ({ what }: Pick<Progress, 'what'>): string => askAction.progress.words(what, {});

const AGREED = { reached: 'Agreed', partly: 'Agreed in part', not: 'Not agreed' } as const;
export const agreedWords = ({ agreement, agreed }: Pick<Issue, 'agreement' | 'agreed'>): string =>
  `${AGREED[agreement]}. ${agreed}`;

const names = (all: readonly Somebody[]): string => all.map(({ name }) => name).join(', ');
const BASIS = { consent: 'with consent', 'best-interests': 'in best interests' } as const;

/** How an action stands, and until when it waits. */
export const actionState = ({ progress, by }: Pick<KeptAction, 'progress' | 'by'>): string =>
  progress?.what === 'done'
    ? `Done on ${wordsForDay(progress.on)}`
    : `${progress ? progressWords(progress) : 'To do'}, by ${wordsForDay(by)}`;

export const rows = (the: SeenIssue): readonly Row[] =>
  listed<Row>(
    the.closed && {
      label: `Closed on ${wordsForDay(the.closed.on)}`,
      value: sentences(
        outcomeWords(the.closed),
        the.closed.words,
        ...listed(the.closed.whyOpen !== undefined && `With open actions: ${the.closed.whyOpen}`),
      ),
    },
    the.about && { label: 'About', value: aboutWords(the.about) },
    { label: 'What happens', value: the.explored },
    { label: 'Strengths and options', value: the.options },
    { label: `Talked about on ${wordsForDay(the.on)}`, value: agreedWords(the) },
    { label: 'Who takes part', value: names(the.taking) || 'Nobody' },
    the.others.length > 0 && {
      label: the.basis ? `Others, ${BASIS[the.basis]}` : 'Others',
      value: names(the.others),
    },
    the.notTaking.length > 0 && {
      label: 'Not taking part',
      value: sentences(names(the.notTaking), ...listed(the.whyNot)),
    },
    ...the.actions.map(actionRow),
  );

const aboutWords = ({ name, staff, atRisk }: NonNullable<Issue['about']>): string =>
  sentences(
    name,
    ...listed(
      atRisk && 'They are not involved, and hear nothing of this',
      staff !== undefined && 'This record is kept from them',
    ),
  );

const actionRow = (action: KeptAction): Row => {
  const { doer, owner, what, support, how, progress } = action;
  return {
    label: actionState(action),
    value: sentences(
      `${doer.name}: ${what}`,
      ...listed(
        owner.name !== doer.name && `${owner.name} keeps after it`,
        support !== undefined && `Support: ${support}`,
        how !== undefined && `We will know: ${how}`,
        progress?.words,
      ),
    ),
  };
};
