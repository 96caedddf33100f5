import type { Card } from '../../../cards/card.ts';
import { drawList } from '../../../cards/list.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button, Flag, ListView, Press } from '../../../cards/views.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { PersonReading as Reading, RecordPages } from '../../kinds/kind.ts';
import { isNotToBeTold } from '../../people/held-back.ts';
import { isOpen, type SeenIssue } from './facts.ts';
import { actionPaper } from './paper.ts';
import type { Command } from './rules.ts';
import { rows, sortWords } from './words.ts';

type Item = ListView['groups'][number]['items'][number];

const STEPS = 'steps';
export const PLAN = 'actions';
const HOME: Button = { title: 'Home', press: { do: 'home/show' } };
const starting = ({ id }: Reading, x: string): Press => ({ do: 'flow/start', id, x });

/** The pages of an issue: what it says, its action plan, and what can be done next. */
export const pages = (the: SeenIssue): RecordPages<Command, Reading> => ({
  actors: [the.by],
  page: (at) => page(the, at),
  view: (part, at) => Promise.resolve(part === STEPS ? steps(the, at) : undefined),
  copy: (which, at) =>
    Promise.resolve(
      which === PLAN && the.actions.length > 0
        ? { paper: actionPaper(the, at), which, title: 'The action plan', back: 'Open the issue' }
        : undefined,
    ),
});

function page(the: SeenIssue, at: Reading): Card {
  const { closed, actions, by } = the;
  const acts = at.mayRecord && !closed;
  return drawRecord({
    title: 'Issue',
    about: at.about,
    reference: at.reference,
    news: at.news,
    status: closed ? { words: 'Closed', tone: 'neutral' } : { words: 'Open', tone: 'warning' },
    flags: flags(the, at),
    rows: [
      { label: 'Issue', value: sortWords(the.sort) },
      ...rows(the),
      ...at.related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` })),
      { label: 'Logged by', value: at.nameOf(by) },
    ],
    buttons: listed<Button>(
      acts && actions.some(isOpen) && { title: 'Note progress', press: starting(at, 'issue-progress'), tone: 'main' },
      acts && { title: 'Add an action', press: starting(at, 'issue-step') },
      { title: 'Next steps and copies', press: { do: 'record/view', id: at.id, x: STEPS } },
      acts && { title: 'Close the issue', press: starting(at, 'issue-close') },
      { title: 'History', press: { do: 'record/history', id: at.id } },
      HOME,
    ),
    refresh: at.refresh,
  });
}

export const riskWords = ({ about }: Pick<SeenIssue, 'about'>): string | undefined =>
  about?.atRisk ? `Do not involve ${about.name}: it would put the person at risk` : undefined;

const flags = (the: SeenIssue, { today }: Reading): readonly Flag[] => {
  const risk = riskWords(the);
  const overdue = the.actions.filter((one) => isOpen(one) && one.by < today);
  return listed<Flag>(
    risk !== undefined && { words: `${risk}. Tell your safeguarding lead today.`, tone: 'attention' },
    ...(the.closed ? [] : overdue).map(({ doer, by }): Flag => ({
      words: `Overdue since ${wordsForDay(by)}: ${doer.name}`,
      tone: 'warning',
    })),
  );
};

/**
 * R24: what changes for the person is told to everybody around them. Whoever is held back from the issue is held back from that only once they are
 * held back from the person: until then nothing is made from it here.
 */
const reaches = ({ about }: SeenIssue, { person: { circle, closedTo = [], closedNames } }: Reading): boolean =>
  about?.atRisk === true &&
  (about.staff === undefined
    ? circle.some(({ key }) => key === about.key) && !isNotToBeTold({ closedNames }, about.name)
    : !closedTo.includes(about.staff));

function steps(the: SeenIssue, at: Reading): Card {
  const held = reaches(the, at);
  const forms: readonly Item[] =
    at.mayRecord && !held ? NEXT.map((one) => ({ ...one, press: starting(at, one.x) })) : [];
  const safe: Item = {
    title: 'Safeguarding',
    detail: 'What to do when somebody may be harmed or neglected',
    press: { do: 'danger/show' },
  };
  return drawList({
    title: 'Next steps',
    intro: listed(
      `Issue ${at.reference}, ${at.about}`,
      held &&
        `${riskWords(the) ?? ''}. What is changed is told to everybody around the person. Ask your manager or safeguarding lead first to note that they are not to be told; then the next steps stand here.`,
    ),
    groups: [
      { title: 'What can be done', items: the.about?.atRisk ? [safe, ...forms] : forms },
      {
        title: 'This issue',
        items: listed<Item>(
          at.formats.length > 0 &&
            the.actions.length > 0 && {
              title: 'Action plan on paper',
              detail: 'Word, PDF or large print',
              press: { do: 'copy/get', id: at.id, x: PLAN },
            },
          {
            title: 'Related records',
            detail: 'What it came from, and what it led to',
            press: { do: 'record/view', id: at.id, x: 'related.0' },
          },
        ),
      },
    ],
    buttons: [{ title: 'Open the issue', press: { do: 'record/open', id: at.id }, tone: 'main' }, HOME],
  });
}

/** The steps of R26 that have a form of their own; the others are actions. */
const NEXT = [
  { x: 'monitoring-change', title: 'Change monitoring', detail: 'Look more closely, or in another way' },
  { x: 'plan-revision', title: 'Change the plan', detail: 'How often visits are, how long, or what they are for' },
  { x: 'request', title: 'Ask for a review', detail: 'When reablement may not be right' },
  { x: 'prevention-referral', title: 'Other help', detail: 'A service or group nearby' },
] as const;
