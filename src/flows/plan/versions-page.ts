import type { Card } from '../../../cards/card.ts';
import { drawCompare } from '../../../cards/compare.ts';
import { drawList } from '../../../cards/list.ts';
import { drawProgress } from '../../../cards/progress.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { ProgressView } from '../../../cards/plan-views.ts';
import type { Button } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Agreement } from '../../plans/agreement.ts';
import { agreementInShort, agreementRows } from './agreement-words.ts';
import type { Recipient } from '../../notices/ledger.ts';
import { standingOn, type PlanContent } from '../../plans/content.ts';
import { differences, weekBeside } from '../../plans/difference.ts';
import type { MonitoringLine } from '../../plans/monitoring.ts';
import type { NextReview, Plan, SmallerStep } from '../../plans/plan.ts';
import type { Proposed } from '../../plans/proposal.ts';
import { newest, versionsOf, type VersionLine } from '../../plans/versions.ts';
import { ageWords, achievedShare, achievedWords, minutesWords, reviewWords } from '../../plans/words.ts';
import {
  MONITORING_SINCE,
  moreOutcomesWords,
  rowsOfContent,
  stepsOf,
  sinceWords,
  versionWords,
  whyRows,
} from './in-words.ts';
import { headed, HOME, mainButton, partOf, viewing } from './page-parts.ts';

/** A version, and what it says. */
export interface PlanVersion {
  readonly line: VersionLine;
  readonly content: PlanContent;
  /** What everybody said to it. */
  readonly agreement?: Agreement | undefined;
  /** Who gets copies of it. */
  readonly copyTo: readonly Recipient[];
  /** Changes of monitoring that were recorded by themselves after it was agreed: they stand beside it. */
  readonly since: readonly MonitoringLine[];
  /** Of the newest: when it is reviewed, and the smaller steps towards its outcomes. */
  readonly review?: NextReview | undefined;
  readonly steps?: readonly SmallerStep[] | undefined;
}

const VERSIONS_A_PAGE = 8;
const MOST_CHANGES = 12;
/** More points than this cannot be told apart on a phone: then every second, third ... version is shown, and always the newest. */
const MOST_POINTS = 12;
const MOST_OUTCOMES = 6;
/** How much of a version in full stands on one card (S43). */
export const IN_FULL = { many: 24, bytes: 9_000 };

/** A version word for word, and at its end why it was proposed: where other pages cut what is long, this one goes on to the next. */
export function inFull(
  {
    content,
    line,
    since,
    proposed,
    agreement,
    review,
    steps = [],
  }: PlanVersion & { readonly proposed: Proposed | undefined },
  at: Reading,
  asked: number,
  correct: Button | false = false,
): Card {
  const { version } = line;
  const rows = [
    ...rowsOfContent(content, since),
    ...content.outcomes.flatMap((outcome) =>
      stepsOf(outcome, steps).map((value) => ({ label: `Smaller step: ${outcome.words}`, value })),
    ),
    ...(review ? [{ label: 'Reviewed', value: reviewWords(review) }] : []),
    ...(agreement ? agreementRows(agreement) : []),
    ...(proposed ? whyRows(proposed) : []),
  ];
  const { shown, next, left } = partOf(rows, asked, IN_FULL.many, IN_FULL.bytes);
  return drawRecord({
    ...headed(`Version ${version} in full`, at),
    status: { words: versionWords(line), tone: 'neutral' },
    rows: shown,
    buttons: listed<Button>(
      left > 0 && { title: 'The rest', press: viewing(at, `version.${version}.${next}`) },
      correct,
      mainButton(at),
      HOME,
    ),
  });
}

/** All versions, newest first. Touching one shows what it changed. */
export function versionsPage(plan: Plan, at: Reading, asked: number): Card {
  const lines = versionsOf(plan).toReversed();
  const { shown, from, next, left } = partOf(lines, asked, VERSIONS_A_PAGE);
  return drawList({
    title: 'Versions of the plan',
    intro: `${at.about} · ${at.reference}. Touch one to see what it changed.`,
    groups: [
      {
        title: lines.length > VERSIONS_A_PAGE ? `${from + 1} to ${next} of ${lines.length}` : 'Newest first',
        items: shown.map((line) => ({
          title: `Version ${line.version}`,
          detail: listed(
            line.questioned
              ? 'Under question: does not apply'
              : `${line.withoutAgreement ? 'Decided without everybody’s agreement' : 'Agreed'} ${wordsForDay(line.agreedOn)}`,
            `${minutesWords(line.minutes)} a week`,
            line.days !== undefined && `${ageWords(line.days)} after the evidence`,
          ).join(' · '),
          press: viewing(at, line.version === 1 ? 'version.1.0' : `compare.${line.version - 1}.${line.version}`),
        })),
      },
    ],
    buttons: listed<Button>(
      mainButton(at),
      from > 0 && { title: 'Newer', press: viewing(at, `versions.${Math.max(0, from - VERSIONS_A_PAGE)}`) },
      left > 0 && { title: 'Older', press: viewing(at, `versions.${next}`) },
      { title: 'On a day', press: viewing(at, 'days.0') },
      HOME,
    ),
  });
}

/** What is different between two versions; further apart or nearer by its buttons. */
export function comparePage(older: PlanVersion, newer: PlanVersion, at: Reading, asked: number): Card {
  // What ended by itself in between was no change of the newer one.
  const before = standingOn(older.content, newer.line.startsOn);
  const changes = [
    ...differences(before, newer.content),
    ...newer.since.map((line) => ({ what: MONITORING_SINCE, after: sinceWords(line) })),
  ];
  const { shown, from, next, left } = partOf(changes, asked, MOST_CHANGES);
  const [a, b] = [older.line.version, newer.line.version];
  return drawCompare({
    ...headed(`Version ${a} and version ${b}`, at),
    intro:
      changes.length === 0
        ? 'They say the same.'
        : changes.length > MOST_CHANGES
          ? `Changes ${from + 1} to ${next} of ${changes.length}.`
          : `${versionWords(newer.line)}.`,
    changes: shown,
    rows: from === 0 ? agreementInShort(newer.agreement) : [],
    week: from === 0 ? weekBeside(before, newer.content) : undefined,
    buttons: listed<Button>(
      mainButton(at),
      left > 0 && { title: `${left} more`, press: viewing(at, `compare.${a}.${b}.${next}`) },
      a > 1 && { title: `Compare with version ${a - 1}`, press: viewing(at, `compare.${a - 1}.${b}`) },
      a > 2 && { title: 'Compare with version 1', press: viewing(at, `compare.1.${b}`) },
      { title: `All of version ${b}`, press: viewing(at, `version.${b}.0`) },
      { title: 'Versions', press: viewing(at, 'versions.0') },
    ),
  });
}

/** Minutes of support a week and how far the outcomes have come, from version to version. */
export function progressPage(plan: Plan, current: PlanContent, at: Reading, asked: number): Card {
  const { shown, next, left } = partOf(current.outcomes, asked, MOST_OUTCOMES);
  const all = versionsOf(plan);
  const [first, last] = [all[0], newest(plan)];
  const step = Math.ceil(all.length / MOST_POINTS);
  const lines = all.filter(({ version }) => version === last?.version || (version - 1) % step === 0);
  return drawProgress({
    ...headed('Progress', at),
    intro:
      first && last && first.version !== last.version
        ? `From ${minutesWords(first.minutes)} of support a week to ${minutesWords(last.minutes)}.`
        : 'There is one version so far. Changes will show here.',
    minutes: lines.map(({ version, agreedOn, minutes }) => ({ version, on: wordsForDay(agreedOn), minutes })),
    outcomes: shown.map(({ key, words }) => ({ words, points: pointsOf(key, lines) })),
    buttons: listed<Button>(
      mainButton(at),
      left > 0 && { title: moreOutcomesWords(left), press: viewing(at, `progress.${next}`) },
      { title: 'Versions', press: viewing(at, 'versions.0') },
      HOME,
    ),
  });
}

const pointsOf = (key: string, lines: readonly VersionLine[]): ProgressView['outcomes'][number]['points'] =>
  lines.flatMap(({ version, agreedOn, outcomes }) => {
    const achieved = outcomes[key];
    return achieved === undefined
      ? []
      : [{ version, on: wordsForDay(agreedOn), share: achievedShare(achieved), achieved: achievedWords[achieved] }];
  });
