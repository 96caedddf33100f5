import type { Day } from '../../kernel/days.ts';
import type { PersonId, RecordId } from '../../kernel/ids.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { isInForce } from './facts.ts';
import type { SeenChange } from './record.ts';

/** The person as a viewer sees them. */
export type About = VisiblePerson['the'] & Subject;

/** Where it is known how somebody's progress is monitored now: changes of monitoring, and the plan. */
export interface InForce {
  /** Every change of monitoring recorded about them, the oldest first. */
  changesOf(person: PersonId): Promise<readonly RecordId[]>;
  /** What the plan says; undefined when there is none, or none for this viewer. */
  planSays(viewer: Viewer, person: About): Promise<string | undefined>;
}

/** P10: as the newest change says that has begun and stands, or else as the plan says. */
export async function monitoringNow(
  record: Pick<OpenKind<never, SeenChange>, 'seen'>,
  inForce: InForce,
  { viewer, person, today }: { readonly viewer: Viewer; readonly person: About; readonly today: Day },
): Promise<string | undefined> {
  const ids = await inForce.changesOf(person.id);
  const seen = await Promise.all(ids.map((id) => record.seen(id, viewer, person)));
  const newest = seen
    .flatMap((one) => (one && isInForce(one, today) ? [one] : []))
    .reduce<SeenChange | undefined>(
      (best, one) => ((best?.holdsFrom ?? '') > (one.holdsFrom ?? '') ? best : one),
      undefined,
    );
  return newest?.change.to ?? (await inForce.planSays(viewer, person));
}
