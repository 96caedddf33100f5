import { visibleTo } from '../../access/visible.ts';
import type { Card } from '../../../cards/card.ts';
import { Day } from '../../kernel/days.ts';
import type { PlanCommand, PlanRefusal } from '../../plans/commands.ts';
import type { PlanFact } from '../../plans/facts.ts';
import { comingIn, leaving } from '../../plans/following.ts';
import { standing } from '../../plans/standing.ts';
import { followed, type Plan } from '../../plans/plan.ts';
import type { LocalTargets } from '../../plans/duties.ts';
import { planRules } from '../../plans/rules.ts';
import { planTelling } from '../../plans/telling.ts';
import {
  personPages,
  type Kind,
  type PersonReading as Reading,
  type RecordPages,
  type ToldSince,
} from '../../kinds/kind.ts';
import { amendmentActors, amendmentsPage, foundPage, copiesPage, toldPage } from './copies-page.ts';
import { patternsIn, togetherWords } from '../../plans/patterns.ts';
import { inForceWords, overNews, rowsOf } from './in-words.ts';
import { whenScreened } from '../../records/capacity-duties.ts';
import { followingPerson } from '../../plans/closing.ts';
import { planIdOf } from '../../plans/parties.ts';
import { notersOf } from '../../plans/proposal.ts';
import { actOf } from './acts.ts';
import { correctYesButton } from './doubt-buttons.ts';
import { describe, milestonesOf } from './described.ts';
import { notice } from './notices.ts';
import { withdrawnPage } from './withdrawn-page.ts';
import { moreVisits, planPage } from './plan-page.ts';
import { asEnded } from './page-parts.ts';
import { copyOf, planPaper } from './plan-sheet.ts';
import { ANSWERS, ASKED_PAGES, asks, isOnlyAsked, plainNotice, whatIsAsked } from './only-asked.ts';
import { moreChanges, proposalPage } from './proposal-page.ts';
import { evidencePage, waitingPage } from './evidence-page.ts';
import { visitPage } from './visit-page.ts';
import { visitorsPage } from './visitors-page.ts';
import { dayPage, daysPage, heardOnADay, onTheDay } from './day-page.ts';
import { heldUntil, versionAt, versionOn, type FactAt } from './version-at.ts';
import { comparePage, inFull, progressPage, versionsPage } from './versions-page.ts';
import { wordsFor } from './wording.ts';
import { sayTooOf } from './over-notice.ts';

/** What is seen of a plan by those who may see it: all of it, named one by one. */
const SHOWN = [
  'current',
  'changed',
  'changedBefore',
  'heldBefore',
  'copyTo',
  'people',
  'monitoring',
  'evidence',
  'throughVisits',
  'joining',
  'noLonger',
  'gone',
  'versions',
  'earlier',
  'proposal',
  'over',
  'amendments',
  'copies',
  'folder',
  'onlyUntil',
  'endsTold',
  'homeLine',
  'withdrawn',
  'closed',
  'agreement',
  'lookedAt',
  'lastLook',
  'newWay',
  'review',
  'steps',
] as const;

/** What a service sets for its plans. `contact`: whom to ask about a copy, as it stands at its foot. */
export interface PlanSettings extends LocalTargets {
  readonly contact?: string | undefined;
}

/** The plan of a person: its rules, and how it reads. */
export const planKind = (settings: PlanSettings): Kind<Plan, PlanFact, PlanCommand, PlanRefusal, Plan> => ({
  rules: planRules(settings),
  telling: planTelling,
  title: 'Reablement plan',
  news: 'A reablement plan has changed',
  see: (plan, viewer, subject) =>
    plan.current || plan.proposal || plan.withdrawn || plan.evidence.length > 0
      ? visibleTo(viewer, 'care-record', subject, isOnlyAsked(plan, viewer, subject) ? whatIsAsked(plan) : plan, SHOWN)
      : undefined,
  asks,
  joins: comingIn,
  leaves: leaving,
  inForce: ({ the: plan }, today) => [
    ...inForceWords(plan, today),
    ...patternsIn([...plan.evidence, ...(plan.proposal?.evidence ?? [])]).map(togetherWords),
  ],
  milestones: ({ the: plan }) => milestonesOf(plan),
  plainNotice,
  rows: ({ the: plan }, { today }) => rowsOf(plan, today),
  describe,
  wordsFor,
  whenLedTo: whenScreened,
  whenPersonChanges: followingPerson,
  pages: ({ the: plan }, factAt, toldSince) => personPages(pagesOf(plan, { factAt, toldSince }, settings)),
  oneFor: {
    offer: { button: 'See a plan', example: 'show the plan for Ada Palmer' },
    phrases: [
      'show the plan',
      'show the plan for',
      'see the plan',
      'open the plan',
      'reablement plan',
      'the plan of',
      'print the plan',
      'print',
      'download the plan',
      'get a copy of the plan',
      'a copy of the plan',
      'plan',
      'view the plan',
      'care plan',
      'is the plan up to date',
      'what is in the plan',
      'what does the plan say',
      'visit times',
      'when is the next visit',
    ],
    none: 'There is no reablement plan yet.',
    idFor: planIdOf,
    onADay: { heard: heardOnADay, says: (reference, day) => `the plan for ${reference} on ${day}`, view: onTheDay },
  },
});

/** What the pages look up in the history of the record. */
interface History {
  readonly factAt: FactAt;
  readonly toldSince: ToldSince;
}

function pagesOf(plan: Plan, history: History, settings: PlanSettings): RecordPages<PlanCommand, Reading> {
  const { factAt } = history;
  return {
    actors: [
      ...(plan.proposal ? [plan.proposal.by, ...(plan.proposal.alsoBy ?? []), ...notersOf(plan.proposal)] : []),
      ...plan.copies.flatMap(({ has }) => has?.by ?? []),
      ...plan.versions.slice(-1).map(({ by }) => by),
      ...amendmentActors(plan),
      ...(plan.withdrawn ? [plan.withdrawn.by] : []),
      ...(plan.agreement?.parties ?? []).flatMap(({ answer }) => answer?.by ?? []),
    ],
    page: (at) => firstPage(plan, asEnded(at), factAt),
    view: (part, at) => view(plan, part, asEnded(at), history),
    notice: (what, at) => notice(plan, what, at),
    act: (part, at) => (at.isAsked && !ANSWERS.test(part) ? undefined : actOf(part, at)),
    sayToo: sayTooOf(plan),
    async copy(which, at) {
      if (at.isAsked) return undefined;
      const wanted = await versionAt(plan, Number(which), factAt, at.today);
      if (!wanted) return undefined;
      const { version } = wanted.line;
      const before = await versionAt(plan, version - 1, factAt, at.today);
      return {
        paper: planPaper(copyOf(wanted, before, at, settings.contact)),
        which: String(version),
        title: `Your copy of version ${version}`,
        back: 'Open the plan',
      };
    },
    fetched(which, viewer, today) {
      const due = plan.copies.find(({ staff, wanted }) => wanted && staff === viewer.staff);
      return due && { type: 'give-copy', key: due.key, version: Number(which), how: 'link', on: today };
    },
  };
}

async function view(plan: Plan, part: string, at: Reading, { factAt, toldSince }: History): Promise<Card | undefined> {
  const [name, ...rest] = part.split('.');
  if (at.isAsked && !ASKED_PAGES.includes(name ?? '')) return undefined;
  const [first = 0, second = 0, third = 0] = rest.map((text) => (/^\d{1,4}$/u.test(text) ? Number(text) : 0));
  const [line, current] = [followed(plan), standing(plan, at.today)];
  switch (name) {
    case 'proposal':
      // What has just been said about it may have been the last word: then the plan itself shows it.
      return plan.proposal
        ? proposalPage(plan, plan.proposal, at)
        : firstPage(plan, { ...at, news: overNews(line, at) }, factAt);
    case 'changes':
      return plan.proposal && moreChanges(plan, plan.proposal, at, first);
    case 'evidence':
      return plan.proposal && evidencePage(plan.proposal, at, first);
    case 'visits': {
      const held = line && (await heldUntil(plan, line, factAt, at.today));
      return current && line && moreVisits(held?.content ?? current, held?.line ?? line, at, first, current);
    }
    case 'visit':
      return current && visitPage(plan, current, rest[0] ?? '', at);
    case 'version': {
      const found = await versionAt(plan, first, factAt, at.today);
      if (!found) return undefined;
      const fact = await factAt(found.line.seq);
      return inFull(
        { ...found, proposed: fact?.type === 'proposed' ? fact.proposed : undefined },
        at,
        second,
        correctYesButton(plan, first, at),
      );
    }
    case 'on': {
      const day = Day.safeParse(rest[0]).data;
      if (!day) return undefined;
      const found = await versionOn(plan, day, factAt);
      return dayPage(plan, { day, found, told: found && (await toldSince(found.line.seq)) }, at, second);
    }
    case 'days':
      return daysPage(plan, at, first);
    case 'versions':
      return versionsPage(plan, at, first);
    case 'compare': {
      const [older, newer] = [
        await versionAt(plan, first, factAt, at.today),
        await versionAt(plan, second, factAt, at.today),
      ];
      return older && newer && comparePage(older, newer, at, third);
    }
    case 'progress':
      return plan.current && progressPage(plan, plan.current, at, first);
    case 'copies':
      return copiesPage(plan, at);
    case 'amendments':
      return amendmentsPage(plan, at);
    case 'found':
      return at.mayRecord ? foundPage(plan, rest[0] ?? '', at) : undefined;
    case 'waiting':
      return waitingPage(plan, at);
    case 'visitors':
      return visitorsPage(plan, at);
    case 'told':
      return toldPage(at);
    default:
      return undefined;
  }
}

async function firstPage(plan: Plan, at: Reading, factAt: FactAt): Promise<Card> {
  const [line, current] = [followed(plan), standing(plan, at.today)];
  if (plan.proposal && at.isAsked) return proposalPage(plan, plan.proposal, at);
  if (current && line) return planPage(plan, current, line, at, await heldUntil(plan, line, factAt, at.today));
  if (plan.proposal) return proposalPage(plan, plan.proposal, at);
  return waitingPage(plan, at) ?? withdrawnPage(plan, at);
}
