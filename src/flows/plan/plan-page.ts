import { reviewDoor } from './review-due.ts';
import type { Card } from '../../../cards/card.ts';
import { fitted } from '../../../cards/fitted.ts';
import { drawPlan } from '../../../cards/plan.ts';
import type { PlanView } from '../../../cards/plan-views.ts';
import type { Button, Flag } from '../../../cards/views.ts';
import { confirmPart } from '../../notices/ledger.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { inOrder, standingOn, type PlanContent, type Visit } from '../../plans/content.ts';
import { differences } from '../../plans/difference.ts';
import { HOME as THE_HOME, isToStrike, stillDue, unwritten, withoutCopy, type Plan } from '../../plans/plan.ts';
import { applyingOn, newest, type VersionLine } from '../../plans/versions.ts';
import { unanswered } from '../../plans/proposal.ts';
import { whenWords } from '../../plans/words.ts';
import { staffOf } from '../../plans/visitors.ts';
import { endingSoon, endingTogether, endWords } from '../../plans/ending.ts';
import { byHandState, byHandWords, minutesAWeekWords, versionWords, visitInWords, safeUntil } from './in-words.ts';
import {
  copyButton,
  hasEnded,
  headed,
  lookedAtButton,
  HOME,
  mainButton,
  partOf,
  starting,
  tellButton,
  untoldOf,
  viewing,
  writeInButton,
  screenButton,
} from './page-parts.ts';
import { besides, besidesNow } from './besides.ts';
import { agreementFlags, askButton, capacityButtons, flagsAfterEnd, notedButtons } from './doubt-buttons.ts';
import { endedUntold, keepButtons, toldEndButtons } from './ending-buttons.ts';
import { copiesWords } from './disputed-words.ts';
import { untilACopy } from './wording.ts';
import { agreementInShort } from './agreement-words.ts';
import { saidInForce } from '../../plans/agreement.ts';
import { monitoredNow } from './version-at.ts';
import type { PlanVersion } from './versions-page.ts';

/** How many visits stand on the first card; the others are one press away (S43). */
const MOST_VISITS = 8;
const VISITS_A_PAGE = 12;
/** Of what changes later. */
const MOST_LATER = 4;
/** A longer list of who has been told gets a page of its own. */
const MOST_TOLD = 8;
const MOST_BUTTONS = 6;
/** What was written by hand stands at the top, as much of it as is read at a glance; all of it is one press away (S43). */
const MOST_BY_HAND = 3;
const MOST_RELATED = 2;

/** The plan as it holds now: what matters, the visits, the outcomes, what is open, and the ways on; `held`: until that version begins. */
export function planPage(
  plan: Plan,
  current: PlanContent,
  version: VersionLine,
  at: Reading,
  held?: PlanVersion,
): Card {
  const now = held ? monitoredNow(held, plan, at.today) : current;
  const toTell = untoldOf(plan, at).length > 0 ? at.ledgerView : undefined;
  return fitted(
    drawPlan({
      ...headed('Reablement plan', at),
      ...visitsView(now, at, 0, MOST_VISITS, current),
      ...besidesNow(plan, now, held?.line ?? version, at, held),
      later: held && laterView(plan, held, current, version, at),
      news: at.news,
      version: versionWords(held?.line ?? version),
      flags: flagsOf(plan, version, at),
      doors: doorsOf(plan, version, at, held?.line),
      ledger: toTell && toTell.lines.length <= MOST_TOLD ? toTell : undefined,
      buttons: buttonsOf(plan, version, at),
      refresh: at.refresh,
    }),
  );
}

/** The rest of a long list of visits; all of the plan where an old card leads past the end of what has become a shorter one. */
export const moreVisits = (
  content: PlanContent,
  version: VersionLine,
  at: Reading,
  from: number,
  newest: PlanContent,
): Card =>
  fitted(
    drawPlan({
      ...headed(`Version ${version.version}`, at),
      ...visitsView(content, at, from, VISITS_A_PAGE, newest),
      ...(from < content.visits.length ? { matters: '', outcomes: [], rows: [] } : besides(content, at)),
      version: versionWords(version),
      doors: [],
      buttons: [mainButton(at), HOME],
    }),
  );

/** What changes once the version begins that is agreed, and who did not agree to it. */
function laterView(
  plan: Plan,
  held: PlanVersion,
  current: PlanContent,
  version: VersionLine,
  at: Reading,
): PlanView['later'] {
  // P31: of who does not come any more it is said here, too.
  const named = (content: PlanContent): PlanContent => ({
    ...content,
    visits: content.visits.map((visit) => ({ ...visit, by: { kind: 'pool' as const, words: visitOn(visit, at).by } })),
  });
  const changes = differences(named(standingOn(held.content, version.startsOn)), named(current));
  const { shown, left } = partOf(changes, 0, MOST_LATER);
  const press = viewing(at, `compare.${held.line.version}.${version.version}.${MOST_LATER}`);
  return {
    title: `${hasEnded(at) ? 'Was to begin on' : 'From'} ${wordsForDay(version.startsOn)}`,
    intro: [versionWords(version), ...safeUntil(current).map(({ label, value }) => `${label}: ${value}`)].join('\n'),
    changes: shown,
    more: left > 0 ? { words: `${left} more`, press } : undefined,
    rows: agreementInShort(saidInForce(plan)),
  };
}

/** `newest`: what is not in it any more cannot be changed. */
function visitsView(content: PlanContent, at: Reading, asked: number, most: number, newest: PlanContent) {
  const { shown, left, next } = partOf(inOrder(content.visits), asked, most);
  const words = `${left} more ${left === 1 ? 'visit' : 'visits'}`;
  return {
    minutes: minutesAWeekWords(content),
    visits: shown.map((visit) => ({
      ...visitOn(visit, at),
      way:
        at.mayRecord && newest.visits.some(({ key }) => key === visit.key)
          ? { words: `Change or stop: ${whenWords(visit)}`, press: viewing(at, `visit.${visit.key}`) }
          : undefined,
    })),
    add: at.mayRecord ? { words: 'Add a visit', press: starting(at, 'plan-visit.add') } : undefined,
    more: left > 0 ? { words, press: viewing(at, `visits.${next}`) } : undefined,
  };
}

/** P31: whoever is in the plan no longer does not visit, whatever was agreed; nothing here says why. */
export function visitOn(visit: Visit, { person }: Reading) {
  const [words, staff] = [visitInWords(visit), staffOf(visit)];
  const comes = staff === undefined || person.circle.some((one) => one.staff === staff && !one.heldBack);
  return comes ? words : { ...words, by: `${words.by}: does not come any more. Somebody else must be named.` };
}

/** What the eye must meet first: a change that is being agreed, what was written by hand, that a copy is still to come. */
function flagsOf(plan: Plan, version: VersionLine, at: Reading): readonly Flag[] {
  if (hasEnded(at)) return flagsAfterEnd(plan);
  const due = stillDue(plan);
  const folder = unwritten(plan, at.today);
  const warnings = listed(
    at.person.planFirst && 'Reablement goes on again: look at this plan before visits do.',
    version.startsOn > at.today && untilItApplies(plan, version, at),
    plan.proposal && 'A change of this is being agreed. It does not apply yet.',
    plan.evidence.length > 0 && 'Evidence waits for a decision.',
    reviewDoor(plan, at) && 'All outcomes are achieved. Consider a review.',
    ...(plan.current ? endingTogether({ visits: endingSoon(plan.current, at.today) }) : []).map((some) =>
      endWords(some),
    ),
    ...endedUntold(plan, at),
    ...due.slice(-MOST_BY_HAND).map((one) => byHandWords(one, isToStrike(plan, one))),
    due.length > MOST_BY_HAND && `${due.length - MOST_BY_HAND} more written by hand: see “Written by hand”`,
    folder && `The folder in the home does not say version ${folder.version} yet`,
    plan.homeLine &&
      (plan.homeLine.strike
        ? 'The folder in the home still says monitoring that was taken back: strike it out. Home copy due'
        : 'The folder in the home does not say the new monitoring yet. Home copy due'),
  );
  return listed<Flag>(
    ...agreementFlags(plan),
    ...warnings.map((words) => ({ words, tone: 'warning' as const })),
    copyIsDue(plan, at) && { words: untilACopy(version.version), tone: 'neutral' },
  );
}

/** Agreed is not begun: visits before that day follow the version before. */
function untilItApplies(plan: Plan, { version, startsOn }: VersionLine, { today }: Reading): string {
  // The one before may have to begin, too.
  const before = applyingOn(plan, addDays(startsOn, -1));
  const from = before && before.startsOn > today ? `, from ${wordsForDay(before.startsOn)}` : '';
  return `Version ${version} applies from ${wordsForDay(startsOn)}. ${
    before ? `Until then version ${before.version} applies${from}.` : 'Nothing applies before.'
  }`;
}

/** R16: true until a copy of this version has reached the reader, or, for a reader who gets none, the person's home. */
export function copyIsDue(plan: Plan, { viewer }: Reading): boolean {
  const missing = withoutCopy(plan);
  const own = plan.copies.filter(({ staff, wanted }) => wanted && staff === viewer.staff);
  return own.length > 0
    ? own.every(({ key }) => missing.some((one) => one.key === key))
    : missing.some(({ key }) => key === THE_HOME);
}

/** A plan leads to much, and the card has room for little (S43). */
const hasManyRelated = ({ related, moreRelated }: Reading): boolean => moreRelated || related.length > MOST_RELATED;

function doorsOf(plan: Plan, { version }: VersionLine, at: Reading, held?: VersionLine): PlanView['doors'] {
  const door = (title: string, detail: string, x: string) => ({ title, detail, press: viewing(at, x) });
  const waiting = plan.proposal ? unanswered(plan.proposal).length : 0;
  const toTell = untoldOf(plan, at).length > 0 ? at.ledgerView : undefined;
  return listed(
    plan.proposal &&
      door(
        'The change being agreed',
        waiting === 0 ? 'Somebody does not agree' : `${waiting} still to answer`,
        'proposal',
      ),
    reviewDoor(plan, at),
    held &&
      door(
        `Version ${version}`,
        hasEnded(at) ? 'Every word of it' : 'Every word of what applies then',
        `version.${version}.0`,
      ),
    toTell && toTell.lines.length > MOST_TOLD && door('Who has been told', toTell.progress, 'told'),
    door('Copies', copiesWords(plan), 'copies'),
    door(
      'Versions',
      newest(plan)?.version === 1 ? 'One so far' : `${newest(plan)?.version ?? version} so far`,
      'versions',
    ),
    door('In full', 'Every word of this version', `version.${held?.version ?? version}.0`),
    door('Progress', 'Minutes of support and outcomes over time', 'progress'),
    plan.evidence.length > 0 &&
      (hasEnded(at)
        ? door('Evidence', `${plan.evidence.length} without a decision`, 'waiting')
        : door('Evidence that waits', `${plan.evidence.length} to decide about`, 'waiting')),
    ...plan.noLonger
      .slice(0, 1)
      .map(({ name }) => door(`${name} no longer visits`, 'Take them out of the circle, or keep them', 'visitors')),
    plan.amendments.length > 0 && door('Written by hand', byHandState(plan), 'amendments'),
    ...(hasManyRelated(at) ? [] : at.related).map(({ how, id, title, reference }) => ({
      title: `${title} ${reference}`,
      detail: how,
      press: { do: 'record/open', id },
    })),
    hasManyRelated(at) && door('Related records', 'What the plan led to', 'related.0'),
    { title: 'History', detail: 'Who did what, and when', press: { do: 'record/history', id: at.id } },
  );
}

/** What its reader most likely came for stands first. */
function buttonsOf(plan: Plan, { version }: VersionLine, at: Reading): readonly Button[] {
  const { proposal } = plan;
  const { id, viewer } = at;
  const untold = untoldOf(plan, at);
  const mine = untold.some(({ staff }) => staff === viewer.staff);
  const asked = proposal !== undefined && unanswered(proposal).some(({ staff }) => staff === viewer.staff);
  const [first, ...more] = listed<Button>(
    lookedAtButton(at),
    asked && { title: 'See what would change', press: viewing(at, 'proposal') },
    mine && { title: "I've been told", press: { do: 'telling/confirm', id, x: confirmPart('page', at.ledger) } },
    ...notedButtons(plan, at),
    ...capacityButtons(plan, at),
    askButton(plan, at),
    writeInButton(plan, at),
    at.mayTell && untold.length > 0 && !(mine && asked) && tellButton(at),
    ...toldEndButtons(plan, at),
    ...keepButtons(plan, at),
    at.mayRecord && { title: 'Change the plan', press: starting(at, 'plan-revision') },
    screenButton(saidInForce(plan)?.matters ?? [], at),
    copyButton(at, version),
    at.mayRecord && { title: 'Written by hand', press: starting(at, 'plan-amendment') },
    at.mayRecord && { title: 'Other help', press: starting(at, 'prevention-referral') },
  );
  return listed<Button>(first && { ...first, tone: 'main' }, ...more.slice(0, MOST_BUTTONS - 2), HOME);
}
