import type { Card } from '../../../cards/card.ts';
import { fitted } from '../../../cards/fitted.ts';
import { drawList } from '../../../cards/list.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button, Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import {
  NOTE,
  type Action,
  type FormButton,
  type PersonReading as Reading,
  type RecordPages,
} from '../../kinds/kind.ts';
import type { Lines } from '../../guidance/lines.ts';
import { decisionIn, lackingIn, type SeenConcern } from './facts.ts';
import { childToTell, isOfChild } from './still-open.ts';
import type { Command } from './rules.ts';
import { flagsOf, statusOf } from './status.ts';
import { childToldWords, closedDetail, decisionRows, moreRows, raisedRows } from './words.ts';

const HOME: Button = { title: 'Home', press: { do: 'home/show' } };
const DECIDED = 'decided';
const WAYS = 'ways';

/** What can be done with one press. What is written above stands as `note`. */
export function actionsFor(the: SeenConcern, note = ''): readonly Action<Command>[] {
  if (the.role === 'let-in') return [];
  if (the.role === 'raiser')
    return listed<Action<Command>>(
      the.feedback.length > the.feedbackRead && {
        part: 'feedback-read',
        title: 'I have read it',
        command: { type: 'read-feedback' },
        words: 'Noted: you have read it.',
      },
      ...addings(note),
    );
  if (!the.acknowledged)
    return [
      {
        part: 'acknowledge',
        title: 'Acknowledge',
        command: { type: 'acknowledge' },
        words: 'Acknowledged. Whoever raised it can read that you have it.',
      },
    ];
  return the.closed
    ? [
        {
          part: 'reopen',
          title: 'Open it again',
          asks: 'To open it again: why?',
          command: { type: 'reopen', words: note },
          words: 'Open again.',
        },
      ]
    : addings(note).slice(0, 1);
}

const addings = (note: string): readonly Action<Command>[] => [
  {
    part: 'add',
    title: 'Add or put right',
    asks: 'Something to add, or to put right?',
    command: { type: 'add', words: note, mistake: false },
    words: 'Added. What was written before stays, too.',
  },
  {
    part: 'mistake',
    title: 'It was a mistake',
    asks: 'Something to add, or to put right?',
    command: { type: 'add', words: note, mistake: true },
    words: 'Noted. The safeguarding lead decides what becomes of it.',
  },
];

const DECIDE: FormButton = { flow: 'safeguarding-concern-decision', title: 'Decide on the concern' };
/** It is decided in a record of its own (R40). */
const PAUSE: FormButton = { flow: 'safeguarding-pause', title: 'Decide on a pause' };

/** Forms that begin from it, the next one first. */
export function ways(the: SeenConcern): readonly FormButton[] {
  if (the.role === 'let-in') return [];
  const more = { flow: 'safeguarding-concern-more', title: 'What else is known' };
  const source = { flow: 'safeguarding-concern-source', title: 'Who may be behind it' };
  const child = { flow: 'safeguarding-concern-child', title: 'Children’s social care told' };
  if (the.role === 'raiser') return the.closed ? [] : listed(childToTell(the) && child, more, source);
  const feedback = { flow: 'safeguarding-concern-feedback', title: 'Give feedback' };
  const owesFeedback = the.feedback.length === 0 && the.decisions.length > 0;
  if (the.closed) return [feedback];
  return listed<FormButton>(
    childToTell(the) && child,
    the.acknowledged && !decisionIn(the) && { ...DECIDE, onNotice: true },
    owesFeedback && feedback,
    the.whom === 'person' && !the.pause && the.runs && PAUSE,
    more,
    source,
    decisionIn(the) && { ...DECIDE, title: 'Decide again' },
    !owesFeedback && the.decisions.length > 0 && feedback,
    the.acknowledged && { flow: 'safeguarding-concern-close', title: 'Close the concern' },
    the.acknowledged && { flow: 'safeguarding-concern-access', title: 'Let somebody read it' },
    the.whom === 'person' && the.pause !== undefined && PAUSE,
    isOfChild(the) && !childToTell(the) && child,
  );
}

/** The pages of a concern. */
export const pages = (the: SeenConcern, lines: Lines | undefined): RecordPages<Command, Reading> => ({
  actors: [
    the.by,
    ...the.decisions.map(({ by }) => by),
    ...the.feedback.map(({ by }) => by),
    ...listed(the.acknowledged?.by),
    ...the.to,
  ],
  page: (at) => page(the, at, lines),
  view: (part, at) =>
    Promise.resolve(
      part === WAYS && ways(the).length > 0
        ? waysPage(the, at)
        : part === DECIDED && the.decisions.length > 0
          ? decidedPage(the, at)
          : undefined,
    ),
});

const startOf = ({ id }: Reading, { flow, title }: FormButton): Button => ({
  title,
  press: { do: 'flow/start', id, x: flow },
});

/** A page has six buttons. */
const MOST_BUTTONS = 6;

function page(the: SeenConcern, at: Reading, lines: Lines | undefined): Card {
  const acts = actionsFor(the);
  const [asks] = acts.flatMap((one) => one.asks ?? []);
  const forms = ways(the);
  const fixed = listed<Button>(
    the.decisions.length > 0 && {
      title: 'What was decided',
      press: { do: 'record/view', id: at.id, x: DECIDED },
    },
    the.role !== 'raiser' && { title: 'History', press: { do: 'record/history', id: at.id } },
    HOME,
  );
  const room = MOST_BUTTONS - fixed.length - acts.length;
  const more: Button = { title: 'More', press: { do: 'record/view', id: at.id, x: WAYS } };
  return fitted(
    drawRecord({
      title: 'Safeguarding concern',
      about: at.about,
      reference: at.reference,
      news: at.news,
      status: statusOf(the, lines),
      flags: flagsOf(the, lines),
      rows: rowsOf(the, at),
      ...(asks !== undefined && { field: { id: NOTE, kind: 'text', label: asks, max: 500, lines: 'many' } }),
      buttons: [
        ...acts.map(({ part, title, asks: isAsked }, index) => ({
          title,
          press: { do: 'record/act', id: at.id, x: part },
          ...(isAsked !== undefined && { withInputs: true }),
          ...(index === 0 && isAsked === undefined && { tone: 'main' as const }),
        })),
        ...(forms.length > room
          ? [...forms.slice(0, room - 1).map((one) => startOf(at, one)), more]
          : forms.map((one) => startOf(at, one))),
        ...fixed,
      ],
      refresh: at.refresh,
    }),
  );
}

function rowsOf(the: SeenConcern, at: Reading): readonly Row[] {
  const lacking = lackingIn(the);
  const decided = the.decisions.at(-1);
  return listed<Row>(
    ...the.feedback.slice(-1).map(({ words, on, by }) => ({
      label: `What came of it, ${wordsForDay(on)}`,
      value: sentences(words, at.nameOf(by)),
    })),
    the.closed && {
      label: `Closed on ${wordsForDay(the.closed.on)}`,
      value: the.role === 'raiser' ? 'By the safeguarding lead' : closedDetail(the.closed),
    },
    decided && {
      label: `Decided on ${wordsForDay(decided.on)}`,
      value: sentences(decided.decision.why, at.nameOf(decided.by)),
    },
    ...raisedRows(the),
    the.childTold && { label: 'Children’s social care', value: childToldWords(the.childTold) },
    ...moreRows(the.more, { today: at.today, person: at.person }),
    lacking.length > 0 && !the.closed && { label: 'Still to be said', value: lacking.join(', ') },
    ...the.added.map(({ words, on, by, mistake }) => ({
      label: `${mistake ? 'Said to be a mistake' : 'Added'}, ${wordsForDay(on)}`,
      value: sentences(words, at.nameOf(by)),
    })),
    the.pause && {
      label: 'Reablement',
      value: `${the.pause.outcome === 'paused' ? 'Paused' : 'Continues alongside'}, decided on ${wordsForDay(the.pause.on)}`,
    },
    ...the.letIn.map(({ name, why }) => ({ label: `${name} may read it`, value: why })),
    ...at.related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` })),
    !the.closed && the.to.length > 0 && { label: 'It waits for', value: the.to.map(at.nameOf).join(', ') },
    { label: 'Raised by', value: sentences(at.nameOf(the.by), wordsForDay(the.since)) },
    the.acknowledged && {
      label: 'Acknowledged by',
      value: sentences(at.nameOf(the.acknowledged.by), wordsForDay(the.acknowledged.on)),
    },
  );
}

const waysPage = (the: SeenConcern, at: Reading): Card =>
  drawList({
    title: 'What can be done',
    intro: `Safeguarding concern ${at.reference}, ${at.about}`,
    groups: [{ title: 'Next', items: ways(the).map((one) => ({ ...startOf(at, one), detail: '' })) }],
    buttons: [{ title: 'Open the record', press: { do: 'record/open', id: at.id }, tone: 'main' }, HOME],
  });

/** The newest decision in full, and that there were others: they stand in the history. */
const decidedPage = (the: SeenConcern, at: Reading): Card =>
  fitted(
    drawRecord({
      title: 'What was decided',
      about: at.about,
      reference: at.reference,
      rows: the.decisions
        .slice(-1)
        .flatMap(({ decision, on, by }) => [
          ...decisionRows(decision),
          { label: 'Decided by', value: sentences(at.nameOf(by), wordsForDay(on)) },
          ...(the.decisions.length > 1
            ? [{ label: 'Decided before', value: `${the.decisions.length - 1} times. See the history.` }]
            : []),
        ]),
      buttons: [{ title: 'Open the record', press: { do: 'record/open', id: at.id }, tone: 'main' }, HOME],
      refresh: at.refresh,
    }),
  );
