import { joinedBy, type Subject, type Viewer } from '../access/viewer.ts';
import type { Directory, VisiblePerson } from '../people/directory.ts';
import { aboutWords } from '../people/person.ts';
import { isHandedTo, opensFor } from '../work/duty.ts';
import { postsAbout, postsIn } from '../records/post-holders.ts';
import { UnreadableDocument } from '../store/unreadable.ts';
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

/**
 * Undefined when this viewer may not see it. Throws `UnreadableDocument` when the person it is about cannot be read. Whoever has something to do in a record opens it as a member of the circle does, and sees the
 * person there, as long as it waits (R5); nothing else about the person opens to them.
 */
export async function seenBy(directory: Directory, viewer: Viewer, record: OpenRecord): Promise<Seen | undefined> {
  if (record.person !== undefined) {
    const own = await directory.personFor(viewer, record.person).catch((error: unknown) => {
      // Whom else it is closed to stands on the person: nobody is told that it is there (S10, R24).
      throw error instanceof UnreadableDocument ? new UnreadableDocument(record.id, error) : error;
    });
    const person =
      own ??
      ((await isNeededIn(directory, record, viewer))
        ? await directory.personThrough(viewer, record.person)
        : undefined);
    if (!person) return undefined;
    const { the } = person;
    const subject = own ? the : joinedBy(viewer, the);
    const seen = record.seenBy(viewer, subject);
    return seen && { record, seen, subject, person, name: the.name, about: aboutWords(the) };
  }
  const subject = { id: record.subject, team: record.team, circle: [] };
  const seen = record.seenBy(viewer, subject);
  const name = seen && ((await directory.team(record.team))?.name ?? 'The service');
  return seen && name ? { record, seen, subject, person: undefined, name, about: name } : undefined;
}

async function isNeededIn(directory: Directory, record: OpenRecord, viewer: Viewer): Promise<boolean> {
  const { asks, opening, team, today } = record;
  const posts = await postsAbout(directory, viewer, record, today);
  const holder = { staff: viewer.staff, posts };
  // Who leads in the place of all who do sees to what is handed over, too (R24).
  const leadsInstead = posts.length > postsIn(viewer, team).length;
  return (
    asks.includes(viewer.staff) ||
    opening.some((duty) => opensFor(duty, holder) || (leadsInstead && isHandedTo(duty, viewer.staff)))
  );
}
