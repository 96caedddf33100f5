import { joinedBy, type Viewer } from '../../access/viewer.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import { RecordId } from '../../kernel/ids.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { everybodyAround } from '../../questions/colleagues.ts';
import { personIn, RECORD, type OnRecord, type Opening } from '../../questions/context.ts';
import type { SourceContext } from './questions.ts';
import type { As, SeenConcern } from './facts.ts';
import type { Command, Refusal } from './rules.ts';

export type Concerns = OpenKind<Command, SeenConcern, Refusal>;

/** What forms look at that go on from a concern. */
export interface OnConcern extends OnRecord<SeenConcern>, SourceContext {
  readonly viewer: Viewer;
}

/**
 * The concern and the person, for these alone: a lead need not be in the circle. As the form sees the person they are in it, so that their role decides and
 * nothing else does.
 */
export async function loadConcern(
  concerns: Concerns,
  directory: Directory,
  { viewer, session, today }: Opening,
  roles: readonly As[] = ['lead'],
): Promise<OnConcern> {
  const chosen = personIn(session);
  const through = chosen && (await directory.personThrough(viewer, chosen))?.the;
  const id = RecordId.safeParse(session.openedFor[RECORD]).data;
  const seen = through && id && (await concerns.seen(id, viewer, joinedBy(viewer, through)));
  const isTheirs = seen && roles.includes(seen.role);
  const person = isTheirs ? asJoined(through, viewer) : undefined;
  return {
    today,
    viewer,
    person,
    record: isTheirs ? id : undefined,
    seen: isTheirs ? seen : undefined,
    everybody: await everybodyAround(directory, viewer, person),
  };
}

const asJoined = (the: VisiblePerson['the'], { staff, name }: Viewer): VisiblePerson['the'] =>
  the.circle.some((one) => one.staff === staff)
    ? the
    : { ...the, circle: [...the.circle, { key: 'reader', name, part: 'other', staff }] };

/** The same words whether there is none, or none for them (S10). */
export const notTheirs = ({ seen }: OnConcern): string | undefined =>
  seen ? undefined : 'I cannot find that, or it is not yours to do.';

export const isClosed = (context: OnConcern): string | undefined =>
  notTheirs(context) ?? (context.seen?.closed && 'This concern is closed. Open the record to read it.');
