import type { Deed } from '../../access/policy.ts';
import type { Step } from '../../forms/form.ts';
import { pastDay } from '../../forms/kinds/date.ts';
import { ownWords } from '../../questions/own-words.ts';
import type { Basics } from '../../forms/question.ts';
import type { OpenedFor } from '../../forms/session.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { planIdOf } from '../../plans/parties.ts';
import { loadPerson, samePerson, WHO, type Opening, type PersonContext } from '../../questions/context.ts';
import { person as personQuestion } from '../../questions/person.ts';
import type { PlanContext, Plans } from './plans.ts';

const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose plan is it?' });

export const PERSON_STEP: Step<PersonContext> = { id: WHO, title: 'Who', questions: [person] };

/** What every form about a plan has in common: whose it is, and the plan to look at. */
export const aboutPlan = (plans: Plans, deed: Deed) => ({
  version: 1,
  startsFrom: 'person' as const,
  needs: { deed, guarded: 'care-record' as const },
  keepsContext: samePerson,
  // What was entered about one person's plan is not said of another's.
  resets: { [person.key]: 'all' as const },
  async load(opening: Opening): Promise<PlanContext> {
    const context = await loadPerson(plans.directory, opening, deed);
    return { ...context, plan: context.person && (await plans.planFor(opening.viewer, context.person)) };
  },
});

const PROPOSAL = 'proposal';

export const pinned = (id: string | undefined): OpenedFor => (id === undefined ? {} : { [PROPOSAL]: id });

/**
 * The same, for forms about a change that people are asked about: there must be one, and what is said counts for the change that was on
 * the card, never for one that has taken its place.
 */
export const aboutChange = (plans: Plans, deed: Deed) => ({
  ...aboutPlan(plans, deed),
  pins: ({ plan }: PlanContext): OpenedFor => pinned(plan?.proposal?.id),
  idle: ({ person: whose, plan }: PlanContext): string | undefined =>
    whose && !plan?.proposal ? `No change of ${whose.preferredName}'s plan is being agreed just now.` : undefined,
});

/** The change that such a form is about. */
export const changeIn = ({ openedFor }: { readonly openedFor: OpenedFor }): string => openedFor[PROPOSAL] ?? '';

/** A command to the plan of the person; undefined when there is none. */
export const inPlan = <K extends PlanCommand>({ person: whose }: PlanContext, command: K | undefined) =>
  whose && command && { record: planIdOf(whose.id), team: whose.team, command };

export const on = pastDay({ key: 'on', short: 'Day', label: 'On which day?' });

export const reasonFor = <C>(given: Pick<Basics<C>, 'label' | 'when'> & { readonly example?: string }) =>
  ownWords({ key: 'reason', short: 'Reason', max: 1000, lines: 'many', ...given });

/** Where there is no agreed plan there is nothing to change in it. */
export const START_A_PLAN = { flow: 'plan-revision', title: 'Start a plan' };
