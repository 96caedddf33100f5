import { RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { personIn, RECORD, tellersFor, type Opening } from '../../questions/context.ts';
import type { Answering } from './questions.ts';
import type { SeenRequest } from './record.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from a request. */
export interface OnRequest extends Answering {
  readonly request: SeenRequest | undefined;
  readonly record: RecordId | undefined;
}

export async function loadRequest(
  kind: OpenKind<Command, SeenRequest>,
  directory: Directory,
  { viewer, session, today }: Opening,
): Promise<OnRequest> {
  const chosen = personIn(session);
  const person = chosen && (await directory.personFor(viewer, chosen))?.the;
  const record = RecordId.safeParse(session.openedFor[RECORD]).data;
  const request = person && record && (await kind.seen(record, viewer, person));
  const colleagues = tellersFor(viewer, person).filter(
    ({ value }) => request?.about?.every(({ staff }) => staff !== value) ?? true,
  );
  return { today, person: request && person, record, request, colleagues };
}

/** Where the command of such a form goes. */
export const thisRequest = ({ person, record }: OnRequest) => person && record && { record, team: person.team };

export const isAnswered = ({ request }: OnRequest): string | undefined =>
  request?.answered && 'This has been answered. Open the record to read it.';
