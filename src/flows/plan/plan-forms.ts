import type { Viewer } from '../../access/viewer.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { Step } from '../engine/flow.ts';
import type { Answers, Asking } from '../engine/question.ts';
import type { Plans } from './plans.ts';
import { person } from './questions.ts';

/** What every form about a plan has in common: whose it is, the plan to look at, and which change it was opened for. */
export const PERSON_STEP: Step = { id: 'person', title: 'Who', questions: [person] };

export const aboutPlan =
  (plans: Plans) =>
  async (viewer: Viewer, _: Answers, chosen?: VisiblePerson): Promise<Partial<Asking>> => ({
    plan: chosen && (await plans.planFor(viewer, chosen.the)),
  });

/** For forms about a change that people are asked about: there must be one. */
export const noProposal = ({ person, plan }: Asking): string | undefined =>
  person && !plan?.proposal ? `No change of ${person.preferredName}'s plan is being agreed just now.` : undefined;

/** An answer is to the change that was on the card, never to one that has taken its place. */
export const PROPOSAL = 'proposal';
export const theProposal = (_: Answers, { plan }: Asking): Answers =>
  plan?.proposal ? { [PROPOSAL]: plan.proposal.id } : {};
