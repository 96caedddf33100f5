import { isToStrike } from '../../plans/plan.ts';
import type { Card } from '../../../cards/card.ts';
import { drawList } from '../../../cards/list.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Button, Row } from '../../../cards/views.ts';
import { readDay } from '../../forms/typed-date.ts';
import { addDays, daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence, sentences } from '../../kernel/sentence.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import type { Ledger, LedgerLine } from '../../notices/ledger.ts';
import { meansWords } from '../../people/means.ts';
import type { Amendment, Plan } from '../../plans/plan.ts';
import { versionsOf, type VersionLine } from '../../plans/versions.ts';
import { agreementRows } from './agreement-words.ts';
import { basisWords, dueWords, rowsOfContent, versionWords } from './in-words.ts';
import { headed, HOME, mainButton, partOf, viewing } from './page-parts.ts';
import { IN_FULL, type PlanVersion } from './versions-page.ts';

/** A day, the version that applied on it, and who was told of that version. */
export interface DayAsked {
  readonly day: Day;
  readonly found: PlanVersion | undefined;
  readonly told: Ledger | undefined;
}

export const onTheDay = (day: Day): string => `on.${day}`;

/** TL7: what applied on a day, what had been written by hand by then, who agreed to it and who was told of it. */
export function dayPage(plan: Plan, { day, found, told }: DayAsked, at: Reading, asked: number): Card {
  const rows = listed<Row>(
    ...byHandOn(plan, day),
    found && { label: 'Applied', value: spanOf(plan, found.line) },
    ...(found ? rowsOfContent(found.content, found.since) : []),
    ...(found?.agreement ? agreementRows(found.agreement) : []),
    ...(told?.lines ?? []).map(toldRow),
  );
  const { shown, next, left } = partOf(rows, asked, IN_FULL.many, IN_FULL.bytes);
  return drawRecord({
    ...headed(`The plan on ${wordsForDay(day)}`, at),
    status: { words: found ? versionWords(found.line) : 'No version of the plan applied on this day', tone: 'neutral' },
    flags: day > at.today ? [{ words: 'As agreed by now. It can still change.', tone: 'neutral' }] : [],
    rows: shown,
    buttons: listed<Button>(
      left > 0 && { title: 'The rest', press: viewing(at, `${onTheDay(day)}.${next}`) },
      { title: 'Other days', press: viewing(at, 'days.0') },
      mainButton(at),
      HOME,
    ),
  });
}

/** What stood in the folder in the home by hand on that day, and was not in the formal record before it. */
const byHandOn = (plan: Plan, day: Day): readonly Row[] =>
  plan.amendments
    .filter(({ on, takenBack, done }) => on <= day && !takenBack && (done === undefined || done.on >= day))
    .map((one) => ({
      label: 'Written by hand',
      value: sentences(
        `“${one.written}”`,
        `${one.who}, ${wordsForDay(one.on)}, ${basisWords(one)}`,
        dueOn(plan, one, day),
      ),
    }));

const dueOn = (plan: Plan, one: Amendment, day: Day): string =>
  dueWords({ ...one, done: one.done && one.done.on <= day ? one.done : undefined }, day, isToStrike(plan, one));

/** From its first day until the day before another began. */
function spanOf(plan: Plan, { version, startsOn }: VersionLine): string {
  const [next] = versionsOf(plan)
    .flatMap((line) => (line.version > version ? [line.startsOn] : []))
    .toSorted();
  return listed(`From ${wordsForDay(startsOn)}`, next !== undefined && `until ${wordsForDay(addDays(next, -1))}`).join(
    ' ',
  );
}

const toldRow = ({ name, role, told, ended }: LedgerLine): Row => ({
  label: `Told: ${name}, ${role}`,
  value: told
    ? `${wordsForDay(told.on)}, ${meansWords[told.how]}`
    : ended
      ? sentence(listed(`Not told. Left on ${wordsForDay(ended.on)}`, ended.why).join(': '))
      : 'Not told yet',
});

const DAYS_A_PAGE = 8;

/** The days on which something of the plan changed, the newest first; any other day can be typed. */
export function daysPage(plan: Plan, at: Reading, asked: number): Card {
  const days = changesOf(plan).toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const { shown, from, next, left } = partOf(days, asked, DAYS_A_PAGE);
  return drawList({
    title: 'The plan on a day',
    intro: `${at.about} · ${at.reference}. Touch a change to see what applied on that day. For any other day, type "the plan for ${at.person.name} on" and the day.`,
    groups: [
      {
        title: days.length > DAYS_A_PAGE ? `${from + 1} to ${next} of ${days.length}` : 'Newest first',
        items: shown.map(({ day, what }) => ({
          title: wordsForDay(day),
          detail: what,
          press: viewing(at, onTheDay(day)),
        })),
      },
    ],
    buttons: listed<Button>(
      mainButton(at),
      from > 0 && { title: 'Newer', press: viewing(at, `days.${Math.max(0, from - DAYS_A_PAGE)}`) },
      left > 0 && { title: 'Older', press: viewing(at, `days.${next}`) },
      HOME,
    ),
  });
}

const changesOf = (plan: Plan): readonly { readonly day: Day; readonly what: string }[] => [
  ...versionsOf(plan).map(({ version, startsOn }) => ({ day: startsOn, what: `Version ${version} begins` })),
  ...plan.amendments
    .filter(({ takenBack }) => !takenBack)
    .map(({ on, who }) => ({ day: on, what: `${who} wrote by hand` })),
  ...plan.monitoring
    .filter(({ record, over }) => record !== undefined && !over)
    .map(({ startsOn }) => ({ day: startsOn, what: 'Monitoring changes' })),
];

const PLAN_ON =
  /^(?:please\s+)?(?:(?:show|see|open|what was)\s+)?(?:me\s+)?(?:the\s+)?(?:reablement\s+)?plan\s+(?:for|of)\s+(?<who>\S.{0,80}?)\s+(?:on|as of|as it was on)\s+(?<when>\S.{0,40}?)[\s?.!]*$/iu;
const APPLIED_ON = /^what applied\s+(?:for|to)\s+(?<who>\S.{0,80}?)\s+on\s+(?<when>\S.{0,40}?)[\s?.!]*$/iu;

/** Somebody who asks about a day further ahead than this means the one that was. */
const AHEAD_DAYS = 31;

/** "The plan for Ada Palmer on 12 November", "what applied for Ada Palmer on Monday?" */
export function heardOnADay(text: string, today: Day): { readonly rest: string; readonly day: Day } | undefined {
  const { who, when } = (PLAN_ON.exec(text.trim()) ?? APPLIED_ON.exec(text.trim()))?.groups ?? {};
  if (who === undefined || when === undefined) return undefined;
  const nearest = readDay(when, today, 'nearest');
  const day = nearest && daysBetween(today, nearest) > AHEAD_DAYS ? readDay(when, today, 'past') : nearest;
  return day && { rest: who, day };
}
