import type { Viewer } from '../../access/viewer.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { circleOf } from '../../people/party.ts';
import { isOver, stoppedWords } from '../../people/stopped.ts';
import type { Plan } from '../../plans/plan.ts';
import { versionOf } from '../../plans/versions.ts';
import type { Day } from '../../kernel/days.ts';
import { loadPerson, tellersFor, type Opening, type PersonContext } from '../../questions/context.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { Judged, PlanSays, SeenProgress } from './facts.ts';
import { planSays } from './plan-says.ts';
import { progressIdOf, type Command, type Refusal } from './rules.ts';

export interface ProgressParts {
  readonly progress: OpenKind<Command, SeenProgress, Refusal>;
  readonly directory: Directory;
  readonly planFor: (viewer: Viewer, person: NonNullable<PersonContext['person']>) => Promise<Plan | undefined>;
}

/** Somebody who is asked how far it came, each under their own name. */
export type Judge = Pick<Judged, 'who' | 'key' | 'name'>;

/** What forms about progress look at. */
export interface ProgressContext extends PersonContext {
  /** Of the plan in force. */
  readonly plan: PlanSays | undefined;
  readonly seen: SeenProgress | undefined;
  /** When the first plan was agreed. */
  readonly firstPlan?: Day | undefined;
  /** The person first, then whoever fills it in, then each carer who is involved; absent before it is known whose progress it is. */
  readonly judges?: readonly Judge[];
  readonly colleagues: ReturnType<typeof tellersFor>;
}

export async function loadProgress(parts: ProgressParts, opening: Opening): Promise<ProgressContext> {
  const { viewer, today } = opening;
  const context = await loadPerson(parts.directory, opening, 'record');
  const { person } = context;
  const whole = person && (await parts.planFor(viewer, person));
  const plan = planSays(whole, today);
  const seen = person && (await parts.progress.seen(progressIdOf(person.id), viewer, person));
  const carers = person ? circleOf(person).filter(({ part, staff }) => part === 'carer' && staff !== viewer.staff) : [];
  return {
    ...context,
    plan,
    firstPlan: whole && versionOf(whole, 1)?.agreedOn,
    seen,
    colleagues: tellersFor(viewer, person),
    ...(person && {
      judges: [
        { who: 'person', key: THE_PERSON, name: person.name },
        { who: 'worker', key: viewer.staff, name: viewer.name },
        ...carers.map(({ key, name }) => ({ who: 'carer' as const, key, name })),
      ],
    }),
  };
}

/** Where the command of such a form goes; undefined while it has no person or no plan. */
export const thisProgress = ({ person, plan }: ProgressContext) =>
  person && plan && { where: { record: progressIdOf(person.id), team: person.team }, plan };

/** Outcomes stand in the plan; nobody is asked how far they came where there is none, or who has died. */
export const noPlan = ({ person, plan }: ProgressContext): string | undefined =>
  person?.stopped && isOver(person.stopped) && person.stopped.what !== 'ended'
    ? stoppedWords(person.stopped)
    : person && !plan?.outcomes.length
      ? 'There is no agreed plan yet, so there are no outcomes to look at.'
      : undefined;
