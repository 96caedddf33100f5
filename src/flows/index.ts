import { dayOf } from '../kernel/days.ts';
import type { Parts as CircleParts } from './person/carry-out.ts';
import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import { defineFlow, type AnyFlow } from './flow.ts';
import type { MenuPage } from './menu-page.ts';
import { openKind, type OpenKind } from '../kinds/open-kind.ts';
import { Records } from '../kinds/records.ts';
import { viewerOf } from '../people/staff.ts';
import type { RecordServices } from '../records/services.ts';
import { incident } from './incident/flow.ts';
import { incidentKind } from './incident/record.ts';
import type { Command as IncidentCommand } from './incident/rules.ts';
import { informationAgain } from './information/again.ts';
import { informationGiven } from './information/given.ts';
import { informationKind, type SeenGiven } from './information/record.ts';
import type { Command as InformationCommand } from './information/rules.ts';
import { informationWithdrawal } from './information/withdrawal.ts';
import { issueFlows, openIssues, type Issues } from './issue/flows.ts';
import { monitoringAnswer } from './monitoring/answer.ts';
import { monitoringCorrection } from './monitoring/correction.ts';
import { monitoringChange } from './monitoring/change.ts';
import { monitoringNow, planToldOf, type InForce } from './monitoring/in-force.ts';
import { monitoringKind } from './monitoring/record.ts';
import { monitoringInForce, type Monitoring } from './in-force.ts';
import { myWork } from './my-work/page.ts';
import { noteCorrection } from './note-correction/flow.ts';
import { needsPage } from './needs/page.ts';
import { personCircle } from './person/circle.ts';
import { personDetails } from './person/details.ts';
import { personJoin } from './person/join.ts';
import { personReach } from './person/reach.ts';
import { circleAsAgreed } from './person/joining.ts';
import { circleBegun, circleKind } from './person/record.ts';
import { carerJoins } from './carer-joins/flow.ts';
import { away } from './away/flow.ts';
import { consent } from './consent/flow.ts';
import { findChanges } from './find/changes.ts';
import { findOutstanding } from './find/outstanding.ts';
import { findPeople } from './find/people.ts';
import { heldBack } from './held-back/flow.ts';
import { communicationNeeds } from './communication-needs/flow.ts';
import { planAmendment } from './plan/amendment.ts';
import { planAmendmentCorrection } from './plan/amendment-correction.ts';
import { planAnswer } from './plan/answer.ts';
import { planCopyCorrection } from './plan/copy-correction.ts';
import { planCopy } from './plan/copy.ts';
import { planEvidence } from './plan/evidence.ts';
import { planNoChange } from './plan/no-change.ts';
import { planObjection } from './plan/objection.ts';
import { plansIn, type Plans } from './plan/plans.ts';
import type { PlanSettings } from './plan/record.ts';
import { planRevision } from './plan/revision.ts';
import { planVisit } from './plan/visit.ts';
import { planWithdrawal } from './plan/withdrawal.ts';
import { preventionOutcome } from './prevention/outcome.ts';
import { preventionKind, type SeenPrevention } from './prevention/record.ts';
import { preventionServices } from './prevention/services.ts';
import { preventionReferral } from './prevention/referral.ts';
import type { Command as PreventionCommand } from './prevention/rules.ts';
import { requestAnswer } from './request/answer.ts';
import { request } from './request/flow.ts';
import { requestHandingOn } from './request/handing-on.ts';
import { requestKind, type RequestSettings, type SeenRequest } from './request/record.ts';
import type { Command as RequestCommand } from './request/rules.ts';
import { planLookedAt, type Parts as StopParts } from './stop/carry-out.ts';
import { stop } from './stop/flow.ts';
import { stopKind } from './stop/record.ts';
import type { LocalServices } from '../content/services.ts';
import type { TellUnreadable } from '../store/unreadable.ts';
import { teamAdd } from './team/add.ts';
import { teamList } from './team/list.ts';
import { teamMake } from './team/make.ts';
import { teamStaff } from './team/staff.ts';
import { telling } from './telling/flow.ts';
import type { WeeklySettings } from './weekly-question/record.ts';
import { weeklyParts } from './weekly-question/weekly.ts';

/** Everything that can be done with the bot, in the order in which it is offered. */
export interface Registry {
  readonly records: Records;
  readonly flows: readonly AnyFlow[];
  readonly pages: readonly MenuPage[];
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
    const author = await directory.staff(record.author);
    const viewer = author && viewerOf(author);
    const person = viewer && record.person && (await directory.personFor(viewer, record.person))?.the;
    return viewer && planToldOf(monitoring, inForce, { record, viewer, person });
  });
  const weekly = weeklyParts(services, directory, settings);
  // Who is to visit is in the circle once that is agreed (R4, R15).
  const plans = plansIn(
    services,
    directory,
    settings,
    weekly.withPlan((record) => circleAsAgreed(circleParts, record, dayOf(services.clock.now(), services.zone))),
    (viewer, person) => inForce.lastAssessed(viewer, person),
  );
  const incidents = openKind(incidentKind, services);
  const information = openKind(informationKind, services);
  const requests = openKind(requestKind(settings), services);
  const issues = openIssues(services);
  const prevention = openKind(preventionKind, services);
  const circles = openKind(circleKind, services);
  const stops = openKind(stopKind, services, planLookedAt({ administration, directory }));
  const records = new Records(
    services,
    [monitoring, plans.record, information, requests, issues, prevention, circles, stops, weekly.kind, incidents],
    unreadable,
  );
  const circleParts: CircleParts = {
    emptySheet: settings.emptySheet,
    administration,
    directory,
    records,
    circles,
    brokeOff: importBrokeOff,
  };
  const inForce = monitoringInForce(records, monitoring, plans);
  const localServices = settings.localServices ?? (() => []);
  const flows = everyFlow({
    records,
    directory,
    administration,
    circleParts,
    inForce,
    monitoring,
    plans,
    information,
    requests,
    issues,
    prevention,
    localServices,
    circles,
    stops,
    weekly,
    incidents,
  });
  return {
    records,
    flows,
    pages: [
      myWork(records, directory, flows),
      personCircle(directory),
      findChanges(directory, records),
      findOutstanding(directory, records),
      findPeople(directory),
      weekly.page,
      teamList(administration),
      preventionServices(localServices),
      needsPage(directory, () => dayOf(services.clock.now(), services.zone)),
    ],
  };
}

/** What a service has set, and what it brings itself. */
interface Settings extends PlanSettings, RequestSettings, WeeklySettings, Pick<CircleParts, 'emptySheet'> {
  /** Where else people find help; without it there is no list. */
  readonly localServices?: LocalServices;
}

/** What flows write to and read from. */
interface Parts {
  readonly records: Records;
  readonly directory: Directory;
  readonly administration: Administration;
  readonly circleParts: CircleParts;
  readonly inForce: InForce;
  readonly monitoring: Monitoring;
  readonly plans: Plans;
  readonly information: OpenKind<InformationCommand, SeenGiven>;
  readonly requests: OpenKind<RequestCommand, SeenRequest>;
  readonly issues: Issues;
  readonly prevention: OpenKind<PreventionCommand, SeenPrevention>;
  readonly localServices: LocalServices;
  readonly circles: CircleParts['circles'];
  readonly stops: StopParts['stops'];
  readonly weekly: ReturnType<typeof weeklyParts>;
  readonly incidents: OpenKind<IncidentCommand>;
}

function everyFlow(parts: Parts): readonly AnyFlow[] {
  const { records, directory, administration, circleParts, inForce } = parts;
  const {
    monitoring,
    plans,
    information,
    requests,
    issues,
    prevention,
    localServices,
    circles,
    stops,
    weekly,
    incidents,
  } = parts;
  return [
    defineFlow(monitoringChange(monitoring, directory, inForce)),
    defineFlow(monitoringAnswer(monitoring, directory, inForce)),
    defineFlow(monitoringCorrection(monitoring, directory, inForce)),
    defineFlow(
      planRevision(plans, (viewer, person, today) => monitoringNow(monitoring, inForce, { viewer, person, today })),
    ),
    defineFlow(planVisit(plans)),
    defineFlow(planAnswer(plans)),
    defineFlow(planObjection(plans)),
    defineFlow(planEvidence(plans)),
    defineFlow(incident(incidents, plans.record, directory)),
    defineFlow(planNoChange(plans)),
    defineFlow(planWithdrawal(plans)),
    defineFlow(planAmendment(plans)),
    defineFlow(planAmendmentCorrection(plans)),
    defineFlow(planCopy(plans)),
    defineFlow(planCopyCorrection(plans)),
    defineFlow(telling(records, directory)),
    defineFlow(noteCorrection(records, directory)),
    defineFlow(communicationNeeds(administration, directory, records)),
    defineFlow(consent(administration, directory, records)),
    defineFlow(heldBack({ administration, directory, records, circleOf: circleBegun(circles) })),
    defineFlow(informationGiven(information, directory)),
    defineFlow(informationAgain(information, directory)),
    defineFlow(informationWithdrawal(information, directory)),
    defineFlow(request(requests, directory)),
    defineFlow(requestAnswer(requests, directory)),
    defineFlow(requestHandingOn(requests, directory)),
    ...issueFlows(issues, directory),
    weekly.flow,
    defineFlow(preventionReferral(prevention, directory, localServices, plans.lastAssessed)),
    defineFlow(preventionOutcome(prevention, directory)),
    defineFlow(stop({ stops, records, directory, administration })),
    defineFlow(personDetails(circleParts)),
    defineFlow(personJoin(circleParts)),
    defineFlow(personReach(circleParts)),
    defineFlow(carerJoins(administration, directory, records)),
    defineFlow(teamMake(administration)),
    defineFlow(teamAdd(administration)),
    defineFlow(teamStaff(administration, directory)),
    defineFlow(away(administration, directory, records)),
  ];
}
