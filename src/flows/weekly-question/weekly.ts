import type { Subject, Viewer } from '../../access/viewer.ts';
import type { RecordId } from '../../kernel/ids.ts';
import { dayOf } from '../../kernel/days.ts';
import { openKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { viewerOf } from '../../people/staff.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow } from '../flow.ts';
import * as ask from './questions.ts';
import { weeklyQuestionAnswer } from './answer.ts';
import { weeklyQuestion } from './page.ts';
import { weeklyKind, type WeeklySettings } from './record.ts';
import { weeklyIdOf } from './rules.ts';

/** All parts of the weekly question, for the registry. */
export function weeklyParts(services: RecordServices, directory: Directory, { weeklyDays }: WeeklySettings) {
  const kind = openKind(weeklyKind({ weeklyDays }), services);

  /** In the name of whoever leads the team, or is around the person: a record has an owner. */
  async function begun({ id, team, circle, started }: Person): Promise<void> {
    const owners = [...(await directory.leadsOf(team)), ...circle.flatMap(({ staff }) => staff ?? [])];
    const staff = owners[0] && (await directory.staff(owners[0]));
    const command = { type: 'look-around' as const, from: started };
    if (staff) await kind.begin(weeklyIdOf(id), { command, viewer: viewerOf(staff), by: 'reable', team });
  }

  return {
    kind,
    /** Whether support is still right is asked of everybody with the service, with a plan or without, from their start (R70). */
    daily: async (): Promise<void> => {
      for (const person of await directory.everybody()) if (!person.stopped) await begun(person);
    },
    /** Who said that a review is needed, and when, for the review that is thought of because of it: only where the worker said with whom (R30). */
    async reviewWanted(id: RecordId, viewer: Viewer, person: Subject & Pick<Person, 'name'>) {
      const last = (await kind.seen(id, viewer, person))?.last;
      if (last?.answer !== 'review' || last.asked === 'nobody' || last.asked === 'not-said') return undefined;
      const others = ask.asked.words('others', {});
      const from =
        last.asked === 'others' ? others : last.asked === 'both' ? `${person.name}, and others` : person.name;
      return { from, on: last.on };
    },
    flow: defineFlow(weeklyQuestionAnswer(kind, directory)),
    page: weeklyQuestion({
      weekly: kind,
      directory,
      today: () => dayOf(services.clock.now(), services.zone),
      weeklyDays,
    }),
  };
}
