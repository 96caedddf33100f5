import type { Card } from '../../../cards/card.ts';
import { drawList } from '../../../cards/list.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button, Field, Flag, ListView, Press } from '../../../cards/views.ts';
import { sentences } from '../../kernel/sentence.ts';
import { listed } from '../../kernel/listed.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { NOTE, type PersonReading as Reading, type RecordPages } from '../../kinds/kind.ts';
import { reaches } from './apart.ts';
import { allowed, heldIn, isOpen, outlastsEnd, undecided, type SeenIssue, type Somebody } from './facts.ts';
import { decidedWords, reviewFrom, unresolvedWords } from './duties.ts';
import { isStillInvolved } from '../../people/party.ts';
import { isOver } from '../../people/stopped.ts';
import { actionPaper, doersOnPaper } from './paper.ts';
import type { Command } from './rules.ts';
import { isTakenBack, riskFlags, riskWords, rows, sortWords } from './words.ts';

type Item = ListView['groups'][number]['items'][number];

const STEPS = 'steps';
export const PLAN = 'actions';
const HOME: Button = { title: 'Home', press: { do: 'home/show' } };
const SAFEGUARDING: Button = { title: 'Worried that somebody is harmed', press: { do: 'danger/show' } };
const starting = ({ id }: Reading, x: string): Press => ({ do: 'flow/start', id, x });

/** The pages of an issue: what it says, its action plan, and what can be done next. */
export const pages = (the: SeenIssue, unresolvedDays?: number): RecordPages<Command, Reading> => ({
  actors: [the.by, ...the.decisions.map(({ by }) => by)],
  page: (at) => page(the, at, unresolvedDays),
  view: (part, at) => Promise.resolve(part === STEPS ? steps(the, at) : undefined),
  act: (part, at) => {
    if (part === REOPEN && mayReopen(the, at))
      return { command: { type: 'reopen', words: at.note ?? '' }, words: 'Open again. What came of it stays.' };
    if (part === KEEP && keepsBack(the, at))
      return { command: { type: 'keep-back' }, words: `${namesOf(heldIn(the))}: ${TOLD_NOTHING}`, view: STEPS };
    const before = the.decisions.at(-1);
    const decision = DECISIONS.find((one) => one.part === part && (decides(the, at) || mayHold(the, at, one)));
    return (
      decision && {
        command: { type: 'decide-risk', may: decision.may, why: at.note ?? '' },
        words: sentences(
          `Noted: ${decision.said}. The others who were asked hear so`,
          ...listed(
            !decides(the, at) &&
              before &&
              `Before that, ${at.nameOf(before.by)} had decided: ${decidedWords(the, before)}. ${before.why}`,
          ),
        ),
      }
    );
  },
  copy: (which, at) => {
    const [plan, n] = which.split('.');
    const doer = n === undefined ? undefined : doersOnPaper(the)[Number(n)];
    const isThere = plan === PLAN && the.actions.length > 0 && (n === undefined || isGiven(doer, at));
    const title = doer ? `For ${doer.name}: what they do` : 'The action plan';
    return Promise.resolve(
      isThere ? { paper: actionPaper(the, at, doer), which, title, back: 'Open the issue' } : undefined,
    );
  },
});

/** Whoever is not involved any more is given nothing (R24). */
const isGiven = (doer: Somebody | undefined, { person }: Reading): doer is Somebody =>
  doer !== undefined && isStillInvolved(person, doer);

const TOLD_NOTHING = 'until it is decided, they are told nothing about the person.';
const namesOf = (who: readonly { readonly name: string }[]): string => who.map(({ name }) => name).join(' and ');

const KEEP = 'keep-back';
/** What the issue leads to is told to everybody around the person: so whoever is held back from it is held back from that, too (R24). */
const keepsBack = (the: SeenIssue, at: Reading): boolean => at.mayRecord && reaches(the, at.person).length > 0;

/** Yes or no, each with why. */
const DECISIONS = [
  { part: 'risk-yes', may: true, title: 'They may be told', said: 'they may be told' },
  { part: 'risk-no', may: false, title: 'They stay held back', said: 'they are told nothing about the person' },
] as const;
const WHY_RISK: Field = {
  id: NOTE,
  kind: 'text',
  label: 'May they be told? Write why, then press your decision.',
  max: 500,
  lines: 'many',
};
const decides = (the: SeenIssue, { posts }: Reading): boolean =>
  posts.includes('hold-back') && undecided(the).length > 0;

/** Pressed on a card from before another decided that they may be told: to hold them back is the stricter word (R24). */
const mayHold = (the: SeenIssue, { posts }: Reading, { may }: { readonly may: boolean }): boolean =>
  !may && posts.includes('hold-back') && allowed(the).length > 0;

const REOPEN = 'reopen';
const WHY_AGAIN: Field = {
  id: NOTE,
  kind: 'text',
  label: 'To open it again: why?',
  max: 500,
  lines: 'many',
};
const mayReopen = (the: SeenIssue, at: Reading): boolean =>
  !decides(the, at) && at.mayRecord && the.closed !== undefined && !isStoppedForGood(at);

function page(the: SeenIssue, at: Reading, unresolvedDays?: number): Card {
  const { closed, actions, by } = the;
  const acts = at.mayRecord && !closed;
  const hasEnded = isStoppedForGood(at);
  // A page has six buttons: until it is decided, some stand back.
  const isDeciding = decides(the, at);
  return drawRecord({
    title: 'Issue',
    about: at.about,
    reference: at.reference,
    news: at.news,
    status: closed
      ? { words: isTakenBack(the) ? 'Taken back: logged by mistake' : 'Closed', tone: 'neutral' }
      : hasEnded && at.isStopped && !outlastsEnd(the)
        ? { words: 'Closed with reablement', tone: 'neutral' }
        : { words: 'Open', tone: 'warning' },
    flags: [...flags(the, at), ...reviewFlags(the, at, unresolvedDays)],
    rows: [
      { label: 'Issue', value: sortWords(the) },
      ...rows(the),
      ...at.related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` })),
      ...the.decisions
        .filter(({ why }) => why !== '')
        .map((one) => ({
          label: `Decided on ${wordsForDay(one.on)}`,
          value: sentences(`${decidedWords(the, one)}. ${one.why}`, at.nameOf(one.by)),
        })),
      { label: 'Logged by', value: at.nameOf(by) },
    ],
    ...(mayReopen(the, at) && { field: WHY_AGAIN }),
    ...(isDeciding && { field: WHY_RISK }),
    buttons: listed<Button>(
      acts && actions.some(isOpen) && { title: 'Note progress', press: starting(at, 'issue-progress'), tone: 'main' },
      acts && !hasEnded && !isDeciding && { title: 'Add an action', press: starting(at, 'issue-step') },
      { title: 'Next steps and copies', press: { do: 'record/view', id: at.id, x: STEPS } },
      acts && !isDeciding && { title: 'Close the issue', press: starting(at, 'issue-close') },
      mayReopen(the, at) && {
        title: 'Open it again',
        press: { do: 'record/act', id: at.id, x: REOPEN },
        withInputs: true,
      },
      ...(isDeciding ? DECISIONS : []).map(({ part, title }): Button => ({
        title,
        press: { do: 'record/act', id: at.id, x: part },
        withInputs: true,
      })),
      { title: 'History', press: { do: 'record/history', id: at.id } },
      the.about.some(({ atRisk }) => atRisk) ? SAFEGUARDING : HOME,
    ),
    refresh: at.refresh,
  });
}

/** R31: with the reason; where it is considered stands under the next steps. */
const reviewFlags = (the: SeenIssue, { today }: Reading, days?: number): readonly Flag[] =>
  days === undefined || the.closed || today < reviewFrom(the, days)
    ? []
    : [{ words: `${unresolvedWords(days)}. See “Next steps and copies”.`, tone: 'warning' }];

const isStoppedForGood = ({ person: { stopped } }: Reading): boolean => stopped !== undefined && isOver(stopped);

const flags = (the: SeenIssue, at: Reading): readonly Flag[] => {
  const { today } = at;
  const overdue = the.actions.filter((one) => isOpen(one) && one.by < today);
  return [
    ...riskFlags(the),
    ...(the.closed || isStoppedForGood(at) ? [] : overdue).map(({ doer, by }): Flag => ({
      words: `Overdue since ${wordsForDay(by)}: ${doer.name}`,
      tone: 'warning',
    })),
  ];
};

function steps(the: SeenIssue, at: Reading): Card {
  const held = reaches(the, at.person).length > 0;
  // The issue itself is kept from a colleague whom it is about; what is made from it is told to them like to others (R24).
  const hearing = the.about.filter(
    ({ staff, key }) => staff !== undefined && at.person.circle.some((one) => one.key === key && one.heldBack !== true),
  );
  const isRisky = the.about.some(({ atRisk }) => atRisk);
  const forms: readonly Item[] =
    at.mayRecord && !held ? NEXT.map((one) => ({ ...one, press: starting(at, one.x) })) : [];
  const keep: Item = {
    title: `Go on, and keep it from ${namesOf(reaches(the, at.person))}`,
    detail: 'Until it is decided they are told nothing about the person, and staff no longer find them',
    press: { do: 'record/act', id: at.id, x: KEEP },
  };
  const safe: Item = {
    title: 'Safeguarding',
    detail: 'What to do when somebody may be harmed or neglected',
    press: { do: 'danger/show' },
  };
  return drawList({
    title: 'Next steps',
    intro: listed(
      `Issue ${at.reference}, ${at.about}`,
      hearing.length > 0 &&
        `${namesOf(hearing)} is in the circle, and hears of what is changed here, with the reason that is given. Do not name this issue in it.`,
      held
        ? `${riskWords(heldIn(the)) ?? ''} What is changed is told to everybody around the person, so first keep it from them. A manager or the safeguarding lead decides whether they may be told later: they have been asked.`
        : undecided(the).length > 0 && `${namesOf(undecided(the))}: ${TOLD_NOTHING}`,
    ),
    groups: [
      { title: 'What can be done', items: listed<Item>(isRisky && safe, keepsBack(the, at) && keep, ...forms) },
      {
        title: 'This issue',
        items: listed<Item>(
          at.formats.length > 0 &&
            the.actions.length > 0 && {
              title: 'Action plan on paper',
              detail: 'Word, PDF or large print',
              press: { do: 'copy/get', id: at.id, x: PLAN },
            },
          ...(at.formats.length > 0 ? doersOnPaper(the) : []).map(
            (one, n) =>
              isGiven(one, at) && {
                title: `Paper for ${one.name}`,
                detail: 'What they do and by when, and nothing else',
                press: { do: 'copy/get', id: at.id, x: `${PLAN}.${n}` } as const,
              },
          ),
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

/** The steps of R26. */
const NEXT = [
  { x: 'monitoring-change', title: 'Change monitoring', detail: 'Look more closely, or in another way' },
  { x: 'issue-step.conversation', title: 'A talk', detail: 'About purpose, risk or doing things for oneself' },
  { x: 'issue-step.smaller', title: 'A smaller step', detail: 'A step on the way to an outcome of the plan' },
  { x: 'plan-revision', title: 'Change the plan', detail: 'How often visits are, how long, or what they are for' },
  { x: 'review.issues', title: 'Consider a review', detail: 'When reablement may not be right' },
  { x: 'prevention-referral', title: 'Other help', detail: 'A service or group nearby' },
] as const;
