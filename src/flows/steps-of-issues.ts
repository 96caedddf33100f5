import type { Viewer } from '../access/viewer.ts';
import { dayOf } from '../kernel/days.ts';
import type { Afterwards } from '../kinds/open-kind.ts';
import type { Directory } from '../people/directory.ts';
import { readerOf } from '../people/reader.ts';
import { personOf } from '../kernel/ids.ts';
import type { RecordServices } from '../records/services.ts';
import { isOpen } from './issue/facts.ts';
import type { Issues } from './issue/flows.ts';
import type { KeptStep } from './progress/facts.ts';
import type { progressParts } from './progress/parts.ts';

interface Parts {
  readonly services: RecordServices;
  readonly directory: Directory;
  readonly issues: () => Issues;
  readonly progress: () => Pick<ReturnType<typeof progressParts>, 'followIssue'>;
}

/** A smaller step that was agreed in an issue stands under its outcome as well; done in one place, it is done in the other (R26). */
export const stepsOfIssues = ({ services, directory, issues, progress }: Parts) => ({
  /** After whatever happened in an issue. Closed, it reminds nobody any more: then the outcome's own record does. */
  fromIssue: (async ({ id, person: whose, author }, by) => {
    const found = await readerOf(directory, whose, [by, author]);
    const the = found && (await issues().seen(id, found.viewer, found.person));
    const steps = (the?.actions ?? []).flatMap((action): readonly KeptStep[] => {
      const { outcome, what, by: day, owner, progress: last } = action;
      if (outcome === undefined) return [];
      const done = isOpen(action) ? undefined : last?.on;
      return [
        { id: action.id, outcome, what, by: day, owner, ...(!the?.closed && { from: id }), ...(done && { done }) },
      ];
    });
    if (found && steps.length > 0) await progress().followIssue(found.viewer, found.person, steps);
  }) satisfies Afterwards,
  /** After a step was noted as done with the outcomes. */
  toIssue: async (viewer: Viewer, { id, from, by }: KeptStep): Promise<unknown> => {
    const person = from && (await directory.personFor(viewer, personOf(from)))?.the;
    const action = person && (await issues().seen(from, viewer, person))?.actions.find((one) => one.id === id);
    if (!action || !isOpen(action)) return undefined;
    const on = dayOf(services.clock.now(), services.zone);
    const progress = { id: `done ${id}`, what: 'done' as const, on, by };
    const command = { type: 'note-progress' as const, action: id, progress };
    return issues().begin(from, { command, viewer, team: person.team });
  },
});
