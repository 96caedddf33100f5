import type { Day } from '../kernel/days.ts';
import { sentences } from '../kernel/sentence.ts';
import type { Parts as CircleParts } from './person/carry-out.ts';
import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import { defineFlow, type AnyFlow } from './flow.ts';
import type { MenuPage } from './menu-page.ts';
import type { OpenKind } from '../kinds/open-kind.ts';
import type { Records } from '../kinds/records.ts';
import { onlyRecordIdOf } from '../kernel/ids.ts';
import { endingFlows, type Endings } from './ending/flows.ts';
import { followUp } from './follow-up/flow.ts';
import type { SeenFollowUp } from './follow-up/record.ts';
import type { Command as FollowUpCommand } from './follow-up/rules.ts';
import { incident } from './incident/flow.ts';
import type { SeenIncident } from './incident/record.ts';
import type { Command as IncidentCommand } from './incident/rules.ts';
import { informationAgain } from './information/again.ts';
import { informationGiven } from './information/given.ts';
import { type SeenGiven } from './information/record.ts';
import type { Command as InformationCommand } from './information/rules.ts';
import { informationWithdrawal } from './information/withdrawal.ts';
import { issueFlows, type Issues } from './issue/flows.ts';
import { monitoringAnswer } from './monitoring/answer.ts';
import { monitoringCorrection } from './monitoring/correction.ts';
import { monitoringChange } from './monitoring/change.ts';
import { monitoringNow, type InForce } from './monitoring/in-force.ts';
import { type Monitoring } from './in-force.ts';
import { knownBeforeReview } from './before-review.ts';
import { becauseOf } from './because-of.ts';
import { myWork } from './my-work/page.ts';
import { noteCorrection } from './note-correction/flow.ts';
import { needsPage } from './needs/page.ts';
import { newsOfStop } from './offices/facts.ts';
import { offices } from './offices/flow.ts';
import type { officesParts } from './offices/parts.ts';
import { personCircle } from './person/circle.ts';
import { personDetails } from './person/details.ts';
import { personJoin } from './person/join.ts';
import { personLeave } from './person/leave.ts';
import { leavesCircles } from './person/leaves-team.ts';
import { personReach } from './person/reach.ts';
import { circleBegun } from './person/record.ts';
import { board } from './board/page.ts';
import { starting } from './board/starting.ts';
import { carerJoins } from './carer-joins/flow.ts';
import { away } from './away/flow.ts';
import { consent } from './consent/flow.ts';
import { digest } from './digest/flow.ts';
import { findChanges } from './find/changes.ts';
import { findOutstanding } from './find/outstanding.ts';
import { findPeople } from './find/people.ts';
import { heldBack } from './held-back/flow.ts';
import { communicationNeeds } from './communication-needs/flow.ts';
import { planAmendment } from './plan/amendment.ts';
import { planAnswer } from './plan/answer.ts';
import { planCorrections } from './plan/corrections.ts';
import { planCopy } from './plan/copy.ts';
import { planEvidence } from './plan/evidence.ts';
import { planNoChange } from './plan/no-change.ts';
import { planObjection } from './plan/objection.ts';
import { type Plans } from './plan/plans.ts';
import { planRevision } from './plan/revision.ts';
import { planVisit } from './plan/visit.ts';
import { planWithdrawal } from './plan/withdrawal.ts';
import { preventionOutcome } from './prevention/outcome.ts';
import { type SeenPrevention } from './prevention/record.ts';
import { preventionServices } from './prevention/services.ts';
import { preventionReferral } from './prevention/referral.ts';
import type { Command as PreventionCommand } from './prevention/rules.ts';
import type { progressParts } from './progress/parts.ts';
import { requestAnswer } from './request/answer.ts';
import { request } from './request/flow.ts';
import { requestHandingOn } from './request/handing-on.ts';
import type { RequestSettings, SeenRequest } from './request/record.ts';
import type { Command as RequestCommand } from './request/rules.ts';
import type { reviewParts } from './review/reviews.ts';
import type { safeguardingOn } from './safeguarding.ts';
import { isOver } from '../people/stopped.ts';
import { noteStop, type Parts as StopParts } from './stop/carry-out.ts';
import { stop } from './stop/flow.ts';
import type { LocalServices } from '../content/services.ts';
import { teamAdd } from './team/add.ts';
import { teamList } from './team/list.ts';
import { teamMake } from './team/make.ts';
import { teamStaff } from './team/staff.ts';
import { telling } from './telling/flow.ts';
import { timeline } from './timeline/page.ts';
import type { weeklyParts } from './weekly-question/weekly.ts';

/** What flows write to and read from. */
export interface Parts extends ReturnType<typeof safeguardingOn> {
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
  /** Whom a service has named for complaints. */
  readonly complaints: RequestSettings['complaints'];
  readonly localServices: LocalServices;
  readonly circles: CircleParts['circles'];
  readonly stops: StopParts['stops'];
  readonly endings: Endings;
  readonly offices: ReturnType<typeof officesParts>;
  readonly followUps: OpenKind<FollowUpCommand, SeenFollowUp>;
  readonly weekly: ReturnType<typeof weeklyParts>;
  readonly reviews: ReturnType<typeof reviewParts>;
  readonly incidents: OpenKind<IncidentCommand, SeenIncident>;
  readonly progress: ReturnType<typeof progressParts>;
}

export function everyFlow(parts: Parts): readonly AnyFlow[] {
  const { records, directory, administration, circleParts, inForce, progress, incidents } = parts;
  const { monitoring, plans, information, requests, issues, prevention, localServices, circles, weekly, reviews } =
    parts;
  return [
    defineFlow(monitoringChange(monitoring, directory, inForce)),
    defineFlow(monitoringAnswer(monitoring, directory, inForce)),
    defineFlow(monitoringCorrection(monitoring, directory, inForce)),
    defineFlow(
      planRevision(plans, (viewer, person, today) => monitoringNow(monitoring, inForce, { viewer, person, today })),
    ),
    // Before a visit is changed: where a change is being agreed, it is that which is taken back.
    defineFlow(planWithdrawal(plans)),
    defineFlow(planVisit(plans)),
    defineFlow(planAnswer(plans)),
    defineFlow(planObjection(plans)),
    defineFlow(planEvidence(plans)),
    defineFlow(incident(incidents, plans.record, directory)),
    defineFlow(planNoChange(plans)),
    defineFlow(planAmendment(plans)),
    defineFlow(planCopy(plans)),
    ...planCorrections(plans),
    defineFlow(telling(records, directory)),
    defineFlow(noteCorrection(records, directory)),
    defineFlow(communicationNeeds(administration, directory, records)),
    defineFlow(consent(administration, directory, records)),
    defineFlow(heldBack({ administration, directory, records, circleOf: circleBegun(circles) })),
    defineFlow(informationGiven(information, directory)),
    defineFlow(informationAgain(information, directory)),
    defineFlow(informationWithdrawal(information, directory)),
    defineFlow(request(requests, directory, parts)),
    defineFlow(requestAnswer(requests, directory)),
    defineFlow(requestHandingOn(requests, directory)),
    ...issueFlows(issues, directory, becauseOf(parts), progress.outcomesOf),
    weekly.flow,
    ...progress.flows,
    ...reviews.flows(
      {
        records,
        knownBefore: knownBeforeReview({ records, plans, issues, progressOf: progress.progressOf }),
        lastAssessed: plans.lastAssessed,
      },
      async (viewer, person, record) => {
        const kind = (await records.read(record))?.kind;
        if (kind === weekly.kind.design.rules.kind) return weekly.reviewWanted(record, viewer, person);
        const asked = kind === requests.design.rules.kind ? await requests.seen(record, viewer, person) : undefined;
        return asked?.wish === 'review' ? { from: asked.from, on: asked.on } : undefined;
      },
    ),
    defineFlow(preventionReferral(prevention, directory, localServices, plans.lastAssessed)),
    defineFlow(preventionOutcome(prevention, directory)),
    defineFlow(stop(stopOf(parts))),
    ...[parts.pause, parts.liberty].map(({ flow }) => flow),
    defineFlow(offices(parts.offices.kind, directory)),
    ...endOf(parts),
    defineFlow(personDetails(circleParts)),
    defineFlow(personJoin(circleParts)),
    defineFlow(personLeave(circleParts)),
    defineFlow(personReach(circleParts)),
    defineFlow(carerJoins(administration, directory, records)),
    defineFlow(teamMake(administration)),
    defineFlow(teamAdd(administration)),
    defineFlow(teamStaff(administration, directory, leavesCircles(circleParts))),
    defineFlow(away(administration, directory, records)),
    defineFlow(digest(administration, directory)),
    ...parts.concerns.flows,
  ];
}

/** How it stops: whoever pays and plans visits hears of it (TL3). */
const stopOf = ({ stops, records, directory, administration, offices: { begin } }: Parts): StopParts => ({
  stops,
  records,
  directory,
  administration,
  whenStopped: async ({ id, from = id, viewer, person, noted }) =>
    // A death after the end is no news to them.
    !(person.stopped && isOver(person.stopped)) && begin(id, { viewer, person, from, news: newsOfStop(noted) }),
});

/** How reablement ends, and the follow-up that it leads to. */
const endOf = (parts: Parts): readonly AnyFlow[] => {
  const { endings, followUps, records, directory, plans, progress, reviews } = parts;
  return [
    ...endingFlows({
      endings,
      records,
      directory,
      lastAssessed: plans.lastAssessed,
      planFor: plans.planFor,
      outcomes: async (viewer, person) => {
        const now = await progress.progressOf(viewer, person);
        if (!now) return { hasPlan: false, unmet: 'No plan is agreed, so no outcomes are on record.' };
        return now.allAchieved
          ? {
              hasPlan: true,
              achieved: sentences('All outcomes are achieved', ...now.outcomes.map(({ words }) => words)),
            }
          : {
              hasPlan: true,
              unmet: 'Not all outcomes of the plan are noted as achieved. Say how it is shown against the plan.',
            };
      },
      reviewed: async (viewer, person, record) =>
        (await records.read(record))?.kind === reviews.kind.design.rules.kind
          ? (await reviews.kind.seen(record, viewer, person))?.held
          : undefined,
      // People hear of it, and it goes on again, by the record of a stop (P19).
      stops: ({ from, ending: { stop: id, on }, ...by }, words) =>
        noteStop(stopOf(parts), { ...by, id, from, noted: { what: 'ended', since: on, words } }),
      follows: [
        ({ from, person, viewer, ending: { on: ended, followUp: by } }) =>
          followUps.begin(onlyRecordIdOf(person.id, `follow-up ${from}`), {
            command: { type: 'begin', ended, by },
            viewer,
            team: person.team,
            from,
          }),
        reviews.withEnding(records),
      ],
    }),
    defineFlow(followUp(followUps, directory)),
  ];
};

/** What is looked at and not filled in, in the order in which it is offered. */
export const everyPage = (
  { records, directory, administration, weekly, localServices, plans, pause }: Parts,
  flows: readonly AnyFlow[],
  today: () => Day,
): readonly MenuPage[] => [
  myWork(records, directory, flows),
  personCircle(directory),
  findChanges(directory, records),
  timeline(directory, records, pause),
  findOutstanding(directory, records),
  findPeople(directory),
  weekly.page,
  board(records, directory),
  starting(records, directory, plans.planFor),
  teamList(administration),
  preventionServices(localServices),
  needsPage(directory, today),
];
