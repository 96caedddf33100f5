import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import type { Flow } from './engine/flow.ts';
import type { Page } from './engine/page.ts';
import type { Records } from './engine/records.ts';
import { monitoringChange } from './monitoring-change/flow.ts';
import { myWork } from './my-work/page.ts';
import { person } from './person/flow.ts';
import { planAmendment } from './plan/amendment.ts';
import { planAnswer } from './plan/answer.ts';
import { planCopy } from './plan/copy.ts';
import { planEvidence } from './plan/evidence.ts';
import { planObjection } from './plan/objection.ts';
import { plansIn } from './plan/plans.ts';
import type { PlanSettings } from './plan/record.ts';
import { planRevision } from './plan/revision.ts';
import { planWithdrawal } from './plan/withdrawal.ts';
import { team } from './team/flow.ts';
import { telling } from './telling/flow.ts';

/** Everything that can be done with the bot, in the order in which it is offered. */
export interface Registry {
  readonly flows: readonly Flow[];
  readonly pages: readonly Page[];
}

/** The registry: a new flow or page is one line here. `importBrokeOff` hears why, as a code. */
export function registry(
  records: Records,
  directory: Directory,
  administration: Administration,
  settings: Omit<PlanSettings, 'workingDays'> = {},
  importBrokeOff: (why: string) => void = () => undefined,
): Registry {
  const plans = plansIn(records, settings);
  const flows = [
    monitoringChange(records),
    planRevision(plans, directory),
    planAnswer(plans, directory),
    planObjection(plans, directory),
    planEvidence(plans),
    planWithdrawal(plans),
    planAmendment(plans),
    planCopy(plans),
    telling(records),
    person(administration, records, importBrokeOff),
    team(administration),
  ];
  return { flows, pages: [myWork(records, directory, flows)] };
}
