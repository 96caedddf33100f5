import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { issueClose } from './close.ts';
import { issue, type Happened } from './flow.ts';
import { issueProgress } from './progress.ts';
import { issueKind, type IssueSettings } from './record.ts';
import type { OutcomesOf } from './on-record.ts';
import { issueStep } from './step.ts';

export const openIssues = (services: RecordServices, settings: IssueSettings, afterwards: Afterwards) =>
  openKind(issueKind(settings), services, afterwards, true);
export type Issues = ReturnType<typeof openIssues>;

export const issueFlows = (
  issues: Issues,
  directory: Directory,
  happened: Happened,
  outcomesOf: OutcomesOf,
): readonly AnyFlow[] => [
  defineFlow(issue(issues, directory, happened)),
  defineFlow(issueStep(issues, directory, outcomesOf)),
  ...[issueProgress, issueClose].map((one) => defineFlow(one(issues, directory))),
];
