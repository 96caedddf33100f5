import type { Viewer } from '../../access/viewer.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { Step } from '../../forms/flow.ts';
import { newest } from '../../plans/versions.ts';
import type { Answers, Asking, Question } from '../../forms/question.ts';
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
export const theProposal = ({ plan }: Asking): Answers => (plan?.proposal ? { [PROPOSAL]: plan.proposal.id } : {});

/** The version that was newest when the card was opened is the one that was handed over. */
export const VERSION = 'version';
export const theVersion = ({ plan }: Asking): Answers => ({
  [VERSION]: String(plan ? (newest(plan)?.version ?? 0) : 0),
});

/** What was entered about one person's plan is not said of another's. */
export const hangingOnPerson = (...questions: readonly Pick<Question, 'key'>[]) => ({
  [person.key]: [...questions.map(({ key }) => key), PROPOSAL, VERSION],
});
