import type { Subject, Viewer } from '../../access/viewer.ts';
import type { RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Records } from '../../kinds/records.ts';
import type { SeenIncident } from './record.ts';
import { rules, type Command } from './rules.ts';

/** What happened, in the words of the incident that this record is, as far as the viewer may see it. */
export const happenedIn =
  (records: Records, incidents: OpenKind<Command, SeenIncident>) =>
  async (viewer: Viewer, person: Subject, record: RecordId): Promise<string | undefined> =>
    (await records.read(record))?.kind === rules.kind
      ? (await incidents.seen(record, viewer, person))?.words
      : undefined;
