import type { Card } from '../../../cards/card.ts';
import { drawCompare } from '../../../cards/compare.ts';
import { drawList } from '../../../cards/list.ts';
import { drawProgress } from '../../../cards/progress.ts';
import type { ProgressView } from '../../../cards/plan-views.ts';
import type { Button } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { PlanContent } from '../../plans/content.ts';
import { differences, weekBeside } from '../../plans/difference.ts';
import type { Plan } from '../../plans/plan.ts';
import { newest, versionsOf, type VersionLine } from '../../plans/versions.ts';
import { ageWords, achievedShare, achievedWords, minutesWords } from '../../plans/words.ts';
import { aboutWords } from '../../people/person.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { PlanVersion } from './full-page.ts';
import { moreOutcomesWords, openButton } from './plan-page.ts';

const VERSIONS_A_PAGE = 8;
const MOST_CHANGES = 12;
/** More points than this nobody can tell apart on a phone: then every second, third ... version is shown, and always the newest. */
const MOST_POINTS = 12;
const MOST_OUTCOMES = 6;

const HOME: Button = { title: 'Home', press: { do: 'home/show' } };

/** All versions, newest first. Touching one shows what it changed. */
export function versionsPage(plan: Plan, at: Reading, from: number): Card {
  const lines = versionsOf(plan).toReversed();
  const shown = lines.slice(from, from + VERSIONS_A_PAGE);
  const page = (title: string, start: number): Button => ({
    title,
    press: { do: 'record/view', id: at.id, x: `versions.${start}` },
  });
  return drawList({
    title: 'Versions of the plan',
    intro: `${aboutWords(at.person)} · ${at.reference}. Touch one to see what it changed.`,
    groups: [
      {
        title:
          lines.length > VERSIONS_A_PAGE ? `${from + 1} to ${from + shown.length} of ${lines.length}` : 'Newest first',
        items: shown.map((line) => ({
          title: `Version ${line.version}`,
          detail: [
            `${line.withoutAgreement ? 'Decided without everybody’s agreement' : 'Agreed'} ${wordsForDay(line.agreedOn)}`,
            `${minutesWords(line.minutes)} a week`,
            ...(line.days === undefined ? [] : [`${ageWords(line.days)} after the evidence`]),
          ].join(' · '),
          press: {
            do: 'record/view',
            id: at.id,
            x: line.version === 1 ? 'version.1.0' : `compare.${line.version - 1}.${line.version}`,
          },
        })),
      },
    ],
    buttons: [
      openButton(at),
      ...(from > 0 ? [page('Newer', Math.max(0, from - VERSIONS_A_PAGE))] : []),
      ...(from + shown.length < lines.length ? [page('Older', from + VERSIONS_A_PAGE)] : []),
      HOME,
    ],
  });
}

/** What is different between two versions; further apart or nearer by its buttons. */
export function comparePage(older: PlanVersion, newer: PlanVersion, at: Reading, asked: number): Card {
  const changes = differences(older.content, newer.content);
  const from = asked < changes.length ? asked : 0;
  const left = changes.length - from - MOST_CHANGES;
  const week = weekBeside(older.content, newer.content);
  const [a, b] = [older.line.version, newer.line.version];
  const beside = (title: string, x: string): Button => ({ title, press: { do: 'record/view', id: at.id, x } });
  return drawCompare({
    title: `Version ${a} and version ${b}`,
    about: aboutWords(at.person),
    reference: at.reference,
    intro:
      changes.length === 0
        ? 'They say the same.'
        : changes.length > MOST_CHANGES
          ? `Changes ${from + 1} to ${Math.min(changes.length, from + MOST_CHANGES)} of ${changes.length}.`
          : `Version ${b} was agreed ${wordsForDay(newer.line.agreedOn)}.`,
    changes: changes.slice(from, from + MOST_CHANGES),
    ...(week && from === 0 && { week }),
    buttons: [
      openButton(at),
      ...(left > 0 ? [beside(`${left} more`, `compare.${a}.${b}.${from + MOST_CHANGES}`)] : []),
      ...(a > 1 ? [beside(`Compare with version ${a - 1}`, `compare.${a - 1}.${b}`)] : []),
      ...(a > 2 ? [beside('Compare with version 1', `compare.1.${b}`)] : []),
      beside(`All of version ${b}`, `version.${b}.0`),
      beside('Versions', 'versions.0'),
    ],
  });
}

/** Minutes of support a week and how far the outcomes have come, from version to version. */
export function progressPage(plan: Plan, current: PlanContent, at: Reading, asked: number): Card {
  const from = asked < current.outcomes.length ? asked : 0;
  const left = current.outcomes.length - from - MOST_OUTCOMES;
  const all = versionsOf(plan);
  const [first, last] = [all[0], newest(plan)];
  const step = Math.ceil(all.length / MOST_POINTS);
  const lines = all.filter(({ version }) => version === last?.version || (version - 1) % step === 0);
  return drawProgress({
    title: 'Progress',
    about: aboutWords(at.person),
    reference: at.reference,
    intro:
      first && last && first.version !== last.version
        ? `From ${minutesWords(first.minutes)} of support a week to ${minutesWords(last.minutes)}.`
        : 'There is one version so far. Changes will show here.',
    minutes: lines.map(({ version, agreedOn, minutes }) => ({ version, on: wordsForDay(agreedOn), minutes })),
    outcomes: current.outcomes
      .slice(from, from + MOST_OUTCOMES)
      .map(({ key, words }) => ({ words, points: pointsOf(key, lines) })),
    buttons: [
      openButton(at),
      ...(left > 0
        ? [
            {
              title: moreOutcomesWords(left),
              press: { do: 'record/view', id: at.id, x: `progress.${from + MOST_OUTCOMES}` },
            },
          ]
        : []),
      { title: 'Versions', press: { do: 'record/view', id: at.id, x: 'versions.0' } },
      HOME,
    ],
  });
}

const pointsOf = (key: string, lines: readonly VersionLine[]): ProgressView['outcomes'][number]['points'] =>
  lines.flatMap(({ version, agreedOn, outcomes }) => {
    const achieved = outcomes[key];
    return achieved === undefined
      ? []
      : [{ version, on: wordsForDay(agreedOn), share: achievedShare(achieved), achieved: achievedWords[achieved] }];
  });
