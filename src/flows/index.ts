import { dayOf } from '../kernel/days.ts';
import type { Parts as CircleParts } from './person/carry-out.ts';
import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import { type AnyFlow } from './flow.ts';
import type { MenuPage } from './menu-page.ts';
import { openKind, type AnyKind, type Afterwards } from '../kinds/open-kind.ts';
import { Records } from '../kinds/records.ts';
import { readerOf } from '../people/reader.ts';
import type { RecordServices } from '../records/services.ts';
import { carerReferred } from './carer-referred.ts';
import { openEndings } from './ending/flows.ts';
import { officesParts } from './offices/parts.ts';
import { heldByIssues } from './held-by-issues.ts';
import { followUpKind } from './follow-up/record.ts';
import type { FollowUpSettings } from './follow-up/rules.ts';
import { incidentKind } from './incident/record.ts';
import { informationKind } from './information/record.ts';
import type { IssueSettings } from './issue/record.ts';
import { openIssues } from './issue/flows.ts';
import { planToldOf, replacedNow } from './monitoring/in-force.ts';
import { monitoringKind } from './monitoring/record.ts';
import { monitoringInForce, restrictingNow, type Restricting, type Monitoring } from './in-force.ts';
import { circleAsAgreed } from './person/joining.ts';
import { circleKind } from './person/record.ts';
import { plansIn, type Plans } from './plan/plans.ts';
import type { PlanSettings } from './plan/record.ts';
import { preventionKind } from './prevention/record.ts';
import { progressParts } from './progress/parts.ts';
import type { ProgressSettings } from './progress/record.ts';
import { requestKind, type RequestSettings } from './request/record.ts';
import type { ReviewSettings } from './review/record.ts';
import { reviewParts } from './review/reviews.ts';
import { safeguardingOn, type Settings as SafeguardingSettings } from './safeguarding.ts';
import { stepsOfIssues } from './steps-of-issues.ts';
import { planLookedAt } from './stop/carry-out.ts';
import { stopKind } from './stop/record.ts';
import type { LocalServices } from '../content/services.ts';
import type { TellUnreadable } from '../store/unreadable.ts';
import type { WeeklySettings } from './weekly-question/record.ts';
import { weeklyParts } from './weekly-question/weekly.ts';
import { everyFlow, everyPage, type Parts } from './every-flow.ts';

/** Everything that can be done with the bot, in the order in which it is offered. */
export interface Registry {
  readonly records: Records;
  readonly flows: readonly AnyFlow[];
  readonly pages: readonly MenuPage[];
  /** What begins on a day by itself; done again, it is done once. */
  readonly daily: () => Promise<void>;
}

/**
 * The registry: a new flow, page or kind of record is one line here. `unreadable` hears of a record that cannot be read,
 * `importBrokeOff` why, as a code.
 */
export function registry(
  services: RecordServices,
  directory: Directory,
  administration: Administration,
  settings: Settings = {},
  unreadable?: TellUnreadable,
  importBrokeOff: (why: string) => void = () => undefined,
): Registry {
  // What is pressed on its page, and who leaves, may change whether it holds: then the plan says so, too (P10).
  const monitoring: Monitoring = openKind(monitoringKind, services, async (record) => {
    const found = await readerOf(directory, record.person, [record.author]);
    return found && planToldOf(monitoring, inForce, { record, ...found });
  });
  const weekly = weeklyParts(services, directory, settings);
  const reviews = reviewParts(services, directory, settings, () => plans);
  const progress = progressParts(services, {
    ...settings,
    directory,
    planFor: (viewer, person) => plans.planFor(viewer, person),
    tellPlan: (viewer, person, command) => plans.tell(viewer, person, command),
    stepDone: (viewer, step) => steps.toIssue(viewer, step),
  });
  const offices = officesParts(services, directory, (viewer, person) => plans.planFor(viewer, person));
  // Who is to visit is in the circle once that is agreed (R4, R15).
  const plans: Plans = plansIn(
    services,
    directory,
    settings,
    offices.withPlan(
      reviews.withPlan(
        progress.withPlan(async (record, by) => {
          await circleAsAgreed(circleParts, record, dayOf(services.clock.now(), services.zone));
          // What a version says of monitoring takes the place of changes that were recorded before it (P10).
          const found = await readerOf(directory, record.person, [record.author, by]);
          if (found) await Array.fromAsync(replacedNow(monitoring, inForce, found));
        }),
      ),
    ),
    (viewer, person) => inForce.lastAssessed(viewer, person),
  );
  const steps = stepsOfIssues({ services, directory, issues: () => kinds.issues, progress: () => progress });
  const held: Afterwards = (record, by) =>
    heldByIssues({ services, directory, administration, ...kinds, records })(record, by);
  const after: Afterwards = (record, by) => steps.fromIssue(record, by).then(() => held(record, by));
  const kinds = kindsOn(services, { directory, administration, settings }, after, progress.cameOf);
  const restricting: Restricting = (...about) => restrictingNow(monitoring, inForce, plans)(...about);
  const on = { administration, offices, plans, restricting, records: () => records };
  const safe = safeguardingOn(services, on, settings);
  const apart = { weekly, reviews, progress, offices, ...safe };
  const own = Object.values(apart).map(({ kind }): AnyKind => kind);
  const all = [monitoring, plans.record, ...own, ...Object.values(kinds)];
  const records: Records = new Records(services, all, unreadable);
  const circleParts: CircleParts = {
    emptySheet: settings.emptySheet,
    administration,
    directory,
    records,
    circles: kinds.circles,
    brokeOff: importBrokeOff,
  };
  const inForce = monitoringInForce(records, monitoring, plans);
  const parts: Parts = {
    ...kinds,
    records,
    directory,
    administration,
    circleParts,
    inForce,
    monitoring,
    plans,
    localServices: settings.localServices ?? (() => []),
    complaints: settings.complaints,
    ...apart,
  };
  const flows = everyFlow(parts).map(safe.worries.heeds).map(safe.concerns.heeds);
  return {
    records,
    flows,
    daily: () => eachOf([safe.concerns.daily, safe.pause.daily, safe.worries.daily, () => weekly.daily()]),
    pages: [...everyPage(parts, flows, () => dayOf(services.clock.now(), services.zone)), safe.concerns.page],
  };
}

/** One after another, whatever fails: a fault in one keeps no concern from whom it goes to next. */
async function eachOf(all: readonly (() => Promise<void>)[]): Promise<void> {
  const faults: unknown[] = [];
  for (const one of all) await one().catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'what is done each day');
}

/** The kinds of record that need nothing of the others. */
const kindsOn = (
  services: RecordServices,
  {
    directory,
    administration,
    settings,
  }: Pick<Parts, 'directory' | 'administration'> & { readonly settings: Settings },
  afterIssue: Afterwards,
  cameOf: Parts['progress']['cameOf'],
) => ({
  incidents: openKind(incidentKind, services),
  information: openKind(informationKind, services),
  requests: openKind(requestKind(settings), services),
  issues: openIssues(services, settings, afterIssue),
  ...endsOn(services, directory, cameOf),
  circles: openKind(circleKind, services),
  stops: openKind(stopKind, services, planLookedAt({ administration, directory })),
  followUps: openKind(followUpKind(settings), services),
});

/** Endings, and the other help that some of it is given because of. */
function endsOn(services: RecordServices, directory: Directory, cameOf: Parts['progress']['cameOf']) {
  const endings = openEndings(services, cameOf);
  const prevention: Parts['prevention'] = openKind(
    preventionKind,
    services,
    (record, by) => carerReferred({ directory, endings, prevention })(record, by),
    true,
  );
  return { endings, prevention };
}

/** What a service has set, and what it brings itself. */
interface Settings
  extends
    PlanSettings,
    RequestSettings,
    IssueSettings,
    WeeklySettings,
    ReviewSettings,
    ProgressSettings,
    FollowUpSettings,
    SafeguardingSettings,
    Pick<CircleParts, 'emptySheet'> {
  /** Where else people find help; without it there is no list. */
  readonly localServices?: LocalServices;
}
