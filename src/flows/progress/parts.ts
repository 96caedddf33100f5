import type { Viewer } from '../../access/viewer.ts';
import { dayOf, type Day } from '../../kernel/days.ts';
import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { readerOf } from '../../people/reader.ts';
import { isOver } from '../../people/stopped.ts';
import { supportBeside } from '../../plans/support.ts';
import type { SmallerStep } from '../../plans/plan.ts';
import { same } from '../../records/same.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { cameIn, upTo, type Came } from './came.ts';
import type { ProgressParts } from './context.ts';
import { progressEquipment } from './equipment.ts';
import type { KeptStep } from './facts.ts';
import { progress } from './flow.ts';
import { progressIn, type Progress } from './outcomes.ts';
import { planSays } from './plan-says.ts';
import { progressKind, type ProgressSettings } from './record.ts';
import { progressIdOf, withPlan } from './rules.ts';
import { progressScore } from './score.ts';
import { progressStep } from './step.ts';
import { stepsIn } from './words.ts';

type Given = Pick<ProgressParts, 'directory' | 'planFor'> &
  ProgressSettings & {
    /** The plan says the smaller steps, too (R26). */
    readonly tellPlan: (
      viewer: Viewer,
      person: PersonId,
      command: { readonly type: 'follow-steps'; readonly steps: readonly SmallerStep[] },
    ) => Promise<void>;
    /** A step that was agreed in an issue is done: then it is there, too. */
    readonly stepDone: (viewer: Viewer, step: KeptStep) => Promise<unknown>;
  };

/** All parts of how far somebody came, for the registry. */
export function progressParts(services: RecordServices, given: Given) {
  const { directory, planFor } = given;
  const tellPlan: Afterwards = async (record, by) => {
    const found = await readerOf(directory, record.person, [by, record.author]);
    const seen = found && (await kind.seen(progressIdOf(found.person.id), found.viewer, found.person));
    if (!seen) return;
    const { viewer, person } = found;
    await given.tellPlan(viewer, person.id, { type: 'follow-steps', steps: stepsIn(seen) });
    for (const step of seen.steps) if (step.from && step.done === today()) await given.stepDone(viewer, step);
  };
  const today = (): Day => dayOf(services.clock.now(), services.zone);
  const supportOf = async (viewer: Viewer, person: VisiblePerson['the'], last?: Day) => {
    const { started, stopped } = person;
    const plan = await planFor(viewer, person);
    return plan && supportBeside(plan, started, last ?? (stopped && isOver(stopped) ? stopped.since : today()));
  };
  const kind: ProgressParts['progress'] = openKind(progressKind({ ...given, supportOf }), services, tellPlan, true);
  const parts: ProgressParts = { progress: kind, directory, planFor };
  const planNow = async (viewer: Viewer, person: VisiblePerson['the']) =>
    planSays(await planFor(viewer, person), today());
  return {
    kind,
    flows: [progress, progressStep, progressEquipment, progressScore].map((one): AnyFlow => defineFlow(one(parts))),
    /** What was agreed in an issue stands under its outcome (R26). */
    followIssue: async (viewer: Viewer, person: VisiblePerson['the'], steps: readonly KeptStep[]): Promise<unknown> => {
      const plan = await planNow(viewer, person);
      const id = progressIdOf(person.id);
      const known = (await kind.seen(id, viewer, person))?.steps ?? [];
      // What is as it was is not given again: that would be heard in the issue, and so on without end.
      const news = steps.filter((step) => !known.some((one) => same(one, step)));
      const command = plan && news.length > 0 && { type: 'follow-issue' as const, plan, steps: news };
      return command && kind.begin(id, { command, viewer, team: person.team });
    },
    /** The outcomes of the plan in force. */
    outcomesOf: async (viewer: Viewer, person: VisiblePerson['the']) => (await planNow(viewer, person))?.outcomes ?? [],
    /** For reviews and endings: how far each outcome of the plan in force came; undefined without a plan (R31). */
    progressOf: async (viewer: Viewer, person: VisiblePerson['the']): Promise<Progress | undefined> => {
      const plan = await planNow(viewer, person);
      return plan && progressIn(withPlan(await kind.seen(progressIdOf(person.id), viewer, person), plan));
    },
    /** For an ending: how far it came up to that day; undefined where there was no plan. */
    cameOf: async (viewer: Viewer, person: VisiblePerson['the'], last: Day): Promise<Came | undefined> => {
      const seen = await kind.seen(progressIdOf(person.id), viewer, person);
      return seen && cameIn(upTo(seen, last), await supportOf(viewer, person, last));
    },
    /** What a plan says of outcomes and equipment is followed at once, so that nobody has to ask about what has not come (TL5). */
    withPlan:
      (afterwards: Afterwards): Afterwards =>
      async (record, by) => {
        await afterwards(record, by);
        // The plan's owner, who then answers for this, too; or else whoever changed it.
        const found = await readerOf(directory, record.person, [record.author, by]);
        const plan = found && (await planNow(found.viewer, found.person));
        if (!plan) return;
        const { viewer, person } = found;
        const id = progressIdOf(person.id);
        if (same((await kind.seen(id, viewer, person))?.plan, plan)) return;
        await kind.begin(id, { command: { type: 'look-at-plan', plan }, viewer, team: record.team });
      },
  };
}
