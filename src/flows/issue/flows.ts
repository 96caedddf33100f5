import { openKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { issueClose } from './close.ts';
import { issue, type Happened } from './flow.ts';
import { issueProgress } from './progress.ts';
import { issueKind, type IssueSettings } from './record.ts';
import { issueStep } from './step.ts';

export const openIssues = (services: RecordServices, settings: IssueSettings) =>
  openKind(issueKind(settings), services);
export type Issues = ReturnType<typeof openIssues>;

export const issueFlows = (issues: Issues, directory: Directory, happened: Happened): readonly AnyFlow[] => [
  defineFlow(issue(issues, directory, happened)),
  ...[issueStep, issueProgress, issueClose].map((one) => defineFlow(one(issues, directory))),
];
