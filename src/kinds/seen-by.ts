import type { Subject, Viewer } from '../access/viewer.ts';
import type { Directory, VisiblePerson } from '../people/directory.ts';
import { aboutWords } from '../people/person.ts';
import type { OpenRecord, SeenRecord } from './open-record.ts';

/** A record as one viewer may see it. */
export interface Seen {
  readonly record: OpenRecord;
  readonly seen: SeenRecord;
  readonly subject: Subject;
  /** The person it is about; undefined when it is about a team or the service. */
  readonly person: VisiblePerson | undefined;
  /** Whom it is about: the name, and the name with the reference. */
  readonly name: string;
  readonly about: string;
}

/** Undefined when this viewer may not see it. */
export async function seenBy(directory: Directory, viewer: Viewer, record: OpenRecord): Promise<Seen | undefined> {
  if (record.person !== undefined) {
    const person = await directory.personFor(viewer, record.person);
    const seen = person && record.seenBy(viewer, person.the);
    const { the } = person ?? {};
    return seen && the && { record, seen, subject: the, person, name: the.name, about: aboutWords(the) };
  }
  const subject = { id: record.subject, team: record.team, circle: [] };
  const seen = record.seenBy(viewer, subject);
  const name = seen && ((await directory.team(record.team))?.name ?? 'The service');
  return seen && name ? { record, seen, subject, person: undefined, name, about: name } : undefined;
}
