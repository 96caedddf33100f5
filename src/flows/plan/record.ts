import { visibleTo, type Visible } from '../../access/visible.ts';
import { drawNotice } from '../../../cards/notice.ts';
import { drawRecord } from '../../../cards/record.ts';
import type { Card } from '../../../cards/card.ts';
import type { Row } from '../../../cards/views.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { outstanding } from '../../notices/ledger.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import type { PlanContent } from '../../plans/content.ts';
import type { PlanFact } from '../../plans/facts.ts';
import { newest, type Plan, type VersionLine } from '../../plans/plan.ts';
import { rules } from '../../plans/rules.ts';
import { aboutWords } from '../engine/draw.ts';
import type { OwnPages, Reading } from '../engine/own-pages.ts';
import { toldRecord } from '../engine/told-record.ts';
import { amendmentsPage, copiesPage } from './copies-page.ts';
import { paperOf } from './paper.ts';
import { partiesOf, planIdOf } from './parties.ts';
import { contentPage, copyIsDue, minutesAWeekWords, openButton, planPage, versionWords } from './plan-page.ts';
import { moreChanges, proposalPage } from './proposal-page.ts';
import { tasksOf, type LocalTargets } from './tasks.ts';
import { comparePage, progressPage, versionsPage } from './versions-page.ts';
import { describe, UNTIL_A_COPY, wordsFor } from './wording.ts';

/** What whoever may see the plan sees of it: all of it, named one by one. */
const SHOWN = ['current', 'changed', 'copyTo', 'versions', 'proposal', 'amendments', 'copies', 'chaseOn'] as const;
type SeenPlan = Visible<Pick<Plan, (typeof SHOWN)[number]>>;
type FactAt = (seq: number) => Promise<PlanFact | undefined>;

/** What a service sets for its plans. */
export interface PlanSettings extends LocalTargets {
  /** Whom to ask about a copy, as it stands at its foot. */
  readonly contact?: string | undefined;
  /** Working days until a reminder. */
  readonly workingDays: number;
}

/** The plan of a person: its rules, and how it reads. */
export const planRecord = (settings: PlanSettings) =>
  toldRecord({
    rules,
    title: 'Reablement plan',
    news: 'A reablement plan has changed',
    see: (plan, viewer, subject) =>
      plan.current || plan.proposal ? visibleTo(viewer, 'care-record', subject, plan, SHOWN) : undefined,
    rows: () => [],
    flags: () => [],
    noticeRows: () => [],
    describe,
    wordsFor,
    own: ownPages(settings),
    oneFor: {
      phrases: [
        'show the plan',
        'show the plan for',
        'see the plan',
        'open the plan',
        'reablement plan',
        'the plan of',
      ],
      idFor: planIdOf,
    },
  });

function ownPages(settings: PlanSettings): OwnPages<SeenPlan['the'], PlanFact, PlanCommand> {
  return {
    actors: ({ the: plan }) => [
      ...(plan.proposal ? [plan.proposal.by, ...plan.proposal.parties.flatMap(({ answer }) => answer?.by ?? [])] : []),
      ...plan.copies.flatMap(({ has }) => has?.by ?? []),
      ...plan.versions.slice(-1).map(({ by }) => by),
    ],
    page({ the: plan }, at) {
      const line = newest(plan);
      if (plan.current && line) return planPage(plan, plan.current, line, at);
      return plan.proposal ? proposalPage(plan, plan.proposal, at) : withdrawnPage(at);
    },
    view: (seen, part, at, factAt) => view(seen, part, at, factAt),
    notice: (seen, what, at) => notice(seen.the, what, at),
    act({ the: plan }, part, at, leads) {
      const [name, id = ''] = part.split('.');
      if (name !== 'agree') return undefined;
      return {
        command: {
          type: 'answer',
          id,
          answer: 'yes',
          how: 'teams',
          on: at.today,
          present: partiesOf(at.person, plan),
          leads,
          workingDays: settings.workingDays,
        },
        words: 'Thank you. It is noted that you agree.',
      };
    },
    tasks: ({ the: plan }, viewer, today) => tasksOf(plan, viewer, today, settings),
    async copy({ the: plan }, version, at, factAt) {
      const wanted = await versionAt(plan, version ?? newest(plan)?.version, factAt);
      if (!wanted) return undefined;
      const before = await versionAt(plan, wanted.line.version - 1, factAt);
      return paperOf(plan, wanted.line, wanted.content, before, at, settings.contact);
    },
    fetched({ the: plan }, version, viewer, today) {
      const line = plan.copies.find(({ staff, wanted }) => wanted && staff === viewer.staff);
      return line && { type: 'give-copy', key: line.key, version, how: 'link', on: today };
    },
  };
}

interface AtVersion {
  readonly line: VersionLine;
  readonly content: PlanContent;
}

/** What a version said: the newest is at hand, older ones stand in the history. */
async function versionAt(plan: Plan, version: number | undefined, factAt: FactAt): Promise<AtVersion | undefined> {
  const line = plan.versions.find((one) => one.version === version);
  if (!line) return undefined;
  if (line === newest(plan) && plan.current) return { line, content: plan.current };
  const fact = await factAt(line.seq);
  return fact?.type === 'proposed' ? { line, content: fact.proposed.content } : undefined;
}

async function view({ the: plan }: SeenPlan, part: string, at: Reading, factAt: FactAt): Promise<Card | undefined> {
  const [name, ...rest] = part.split('.');
  const [first = 0, second = 0] = rest.map((text) => (/^\d{1,4}$/u.test(text) ? Number(text) : 0));
  const line = newest(plan);
  switch (name) {
    case 'proposal':
      return plan.proposal ? proposalPage(plan, plan.proposal, at) : ownPage(plan, at, NO_PROPOSAL);
    case 'changes':
      return plan.proposal && moreChanges(plan, plan.proposal, at, first);
    case 'visits':
      return plan.current && line && contentPage(plan.current, line, at, first);
    case 'version': {
      const found = await versionAt(plan, first, factAt);
      return found && contentPage(found.content, found.line, at, second);
    }
    case 'versions':
      return versionsPage(plan, at, first);
    case 'compare': {
      const [older, newer] = [await versionAt(plan, first, factAt), await versionAt(plan, second, factAt)];
      return older && newer && comparePage(older, newer, at);
    }
    case 'progress':
      return plan.current && progressPage(plan, plan.current, at);
    case 'copies':
      return copiesPage(plan, at);
    case 'amendments':
      return amendmentsPage(plan, at);
    case 'told':
      return toldPage(at);
    default:
      return undefined;
  }
}

const NO_PROPOSAL = 'No change is being agreed just now.';

function ownPage(plan: Plan, at: Reading, news: string): Card | undefined {
  const line = newest(plan);
  return plan.current && line ? planPage(plan, plan.current, line, { ...at, news }) : withdrawnPage(at);
}

/** The first plan was withdrawn before anybody agreed. */
const withdrawnPage = (at: Reading): Card =>
  drawRecord({
    title: 'Reablement plan',
    about: aboutWords(at.person),
    reference: at.reference,
    status: { words: 'There is no agreed plan yet', tone: 'neutral' },
    flags: [],
    rows: [],
    buttons: [
      { title: 'Start a plan', press: { do: 'flow/start', id: at.person.id, x: 'plan-revision' }, tone: 'main' },
      { title: 'History', press: { do: 'record/history', id: at.id } },
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });

const toldPage = (at: Reading): Card =>
  drawRecord({
    title: 'Who has been told',
    about: aboutWords(at.person),
    reference: at.reference,
    status:
      outstanding(at.ledger).length === 0
        ? { words: 'Everybody has been told', tone: 'good' }
        : { words: 'Explanations outstanding', tone: 'warning' },
    flags: [],
    rows: [],
    ledger: at.ledgerView,
    buttons: [
      ...(at.mayTell && outstanding(at.ledger).length > 0
        ? [{ title: 'Note who was told', press: { do: 'telling/start', id: at.id } }]
        : []),
      openButton(at),
      { title: 'Home', press: { do: 'home/show' } },
    ],
  });

/** What staff are sent about a plan, as it stands when they read it. */
function notice(
  plan: Plan,
  what: Parameters<OwnPages<unknown, unknown, unknown>['notice']>[1],
  at: Reading,
): Card | undefined {
  const refresh = { ...at.refresh, press: { do: 'notice/refresh', id: at.id, x: what } };
  const here: Reading = { ...at, refresh };
  const line = newest(plan);
  switch (what) {
    case 'please-agree':
    case 'agree-reminder':
      if (!plan.proposal) return short(plan, here, 'What you were asked about is decided, or was withdrawn.');
      return proposalPage(plan, plan.proposal, here, {
        reminder: what === 'agree-reminder',
        intro: `${here.nameOf(plan.proposal.by)} asks you, because you are in the plan. Please read it, and say whether you agree.`,
      });
    case 'disagreement':
      if (!plan.proposal) return short(plan, here, 'The disagreement is over: the change was decided or withdrawn.');
      return proposalPage(plan, plan.proposal, here, { intro: 'Somebody does not agree. Please help to resolve it.' });
    case 'withdrawn':
      return short(plan, here, 'A change that you were asked about was withdrawn. The plan stays as it is.');
    case 'plan-reminder':
      return short(plan, here, 'Something in this plan waits for you.');
    case 'please-confirm':
    case 'reminder':
      return line && plan.current && changed(plan, plan.current, line, what === 'reminder', here);
    case 'author-reminder':
    case 'not-reached':
    case 'team-news':
      return undefined;
  }
}

const short = (plan: Plan, at: Reading, intro: string): Card =>
  drawNotice({
    title: 'Reablement plan',
    about: aboutWords(at.person),
    reference: at.reference,
    reminder: false,
    intro,
    rows: [],
    buttons: [plan.current || plan.proposal ? openButton(at) : { title: 'Home', press: { do: 'home/show' } }],
    refresh: at.refresh,
  });

const MOST_CHANGES = 8;

/** A version holds: what it changed, R16's sentence until a copy is there, and "I've been told". */
function changed(plan: Plan, current: PlanContent, line: VersionLine, reminder: boolean, at: Reading): Card {
  const own = at.ledger.lines.filter(({ staff }) => staff === at.viewer.staff);
  const told = own.find((one) => one.told)?.told;
  return drawNotice({
    title: line.version === 1 ? 'A reablement plan holds' : 'The reablement plan has changed',
    about: aboutWords(at.person),
    reference: at.reference,
    reminder,
    intro: [
      `${versionWords(line)}. It holds from ${wordsForDay(current.startsOn)}.`,
      ...(copyIsDue(plan, at) ? [UNTIL_A_COPY] : []),
    ].join(' '),
    rows: changeRows(plan, current),
    ...(told && { done: `You confirmed on ${wordsForDay(told.on)} that you have been told.` }),
    buttons: [
      ...(told || own.length === 0
        ? []
        : [
            {
              title: "I've been told",
              press: { do: 'telling/confirm', id: at.id, x: reminder ? 'reminder' : 'please-confirm' },
              tone: 'main' as const,
            },
          ]),
      ...(at.formats.length > 0
        ? [{ title: 'Get a copy', press: { do: 'copy/get', id: at.id, x: String(line.version) } }]
        : []),
      { title: 'Open the plan', press: { do: 'record/open', id: at.id } },
    ],
    refresh: at.refresh,
  });
}

/** Old beside new, in words that fit a phone; of a first version, how much support there is. */
function changeRows({ changed: changes }: Plan, current: PlanContent): readonly Row[] {
  if (changes.length === 0) return [{ label: 'Support', value: minutesAWeekWords(current) }];
  const shown = changes.slice(0, MOST_CHANGES).map(({ what, before, after }) => ({
    label: what,
    value:
      before === undefined
        ? `New: ${after ?? ''}`
        : after === undefined
          ? `No more. Before: ${before}`
          : `Now: ${after}\nBefore: ${before}`,
  }));
  const left = changes.length - shown.length;
  return [...shown, ...(left > 0 ? [{ label: 'And', value: `${left} more: open the plan` }] : [])];
}
