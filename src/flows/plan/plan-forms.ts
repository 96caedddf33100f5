import type { Deed } from '../../access/policy.ts';
import type { Step } from '../../forms/form.ts';
import type { OpenedFor } from '../../forms/session.ts';
import type { Person } from '../../people/person.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { planIdOf } from '../../plans/parties.ts';
import { newest } from '../../plans/versions.ts';
import { loadPerson, samePerson, WHO, type Opening, type PersonContext } from '../../questions/context.ts';
import type { PlanContext, Plans } from './plans.ts';
import { person } from './questions.ts';

/** What every form about a plan has in common: whose it is, the plan to look at, and which change it was opened for. */
export const PERSON_STEP: Step<PersonContext> = { id: WHO, title: 'Who', questions: [person] };

export const aboutPlan = (plans: Plans, deed: Deed) => ({
  keepsContext: samePerson,
  // What was entered about one person's plan is not said of another's.
  resets: { [person.key]: 'all' as const },
  async load(opening: Opening): Promise<PlanContext> {
    const context = await loadPerson(plans.directory, opening, deed);
    return { ...context, plan: context.person && (await plans.planFor(opening.viewer, context.person)) };
  },
});

/** A command to the plan of a person. */
export const inPlan = <K extends PlanCommand>({ id, team }: Pick<Person, 'id' | 'team'>, command: K) => ({
  record: planIdOf(id),
  team,
  command,
});

/** For forms about a change that people are asked about: there must be one. */
export const noProposal = ({ person, plan }: PlanContext): string | undefined =>
  person && !plan?.proposal ? `No change of ${person.preferredName}'s plan is being agreed just now.` : undefined;

/** An answer is to the change that was on the card, never to one that has taken its place. */
export const PROPOSAL = 'proposal';
export const theProposal = ({ plan }: PlanContext): OpenedFor =>
  plan?.proposal ? { [PROPOSAL]: plan.proposal.id } : {};

/** The version that was newest when the card was opened is the one that was handed over. */
export const VERSION = 'version';
export const theVersion = ({ plan }: PlanContext): OpenedFor =>
  plan ? { [VERSION]: String(newest(plan)?.version ?? 0) } : {};
