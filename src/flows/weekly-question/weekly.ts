import { dayOf } from '../../kernel/days.ts';
import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { viewerOf } from '../../people/staff.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow } from '../flow.ts';
import { weeklyQuestionAnswer } from './answer.ts';
import { weeklyQuestion } from './page.ts';
import { weeklyKind, type WeeklySettings } from './record.ts';
import { weeklyIdOf } from './rules.ts';

/** All parts of the weekly question, for the registry. */
export function weeklyParts(services: RecordServices, directory: Directory, { weeklyDays }: WeeklySettings) {
  const kind = openKind(weeklyKind({ weeklyDays }), services);
  return {
    kind,
    /** Once somebody has a plan, whether it is still right is asked every week (R70); `afterwards`: what else follows from a plan. */
    withPlan:
      (afterwards: Afterwards): Afterwards =>
      async (record, by) => {
        await afterwards(record, by);
        const { person, author, team } = record;
        const staff = person && (await directory.staff(author));
        if (staff) await kind.begin(weeklyIdOf(person), { command: { type: 'start' }, viewer: viewerOf(staff), team });
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
