import type { Session } from '../../forms/session.ts';
import { RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { personIn, RECORD, type FlowContext, type Opening } from '../../questions/context.ts';
import { leadsFor, type SeenGiven } from './record.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from a record of information given. */
export interface OnRecordContext extends FlowContext {
  readonly person: VisiblePerson['the'] | undefined;
  readonly recorded: SeenGiven | undefined;
  /** The viewer recorded it, or leads the team. */
  readonly mayWithdraw: boolean;
  readonly isLead: boolean;
}

export async function loadOnRecord(
  record: OpenKind<Command, SeenGiven>,
  directory: Directory,
  { viewer, session, today }: Opening,
): Promise<OnRecordContext> {
  const chosen = personIn(session);
  const person = chosen && (await directory.personFor(viewer, chosen))?.the;
  const id = RecordId.safeParse(session.openedFor[RECORD]).data;
  const recorded = person && id && (await record.seen(id, viewer, person));
  const isLead = person !== undefined && leadsFor(viewer, person);
  return { today, person: recorded && person, recorded, isLead, mayWithdraw: isLead || recorded?.by === viewer.staff };
}

/** The record that a form was begun in, which its command is for. */
export const theRecord = ({ openedFor }: Pick<Session, 'openedFor'>, { person }: OnRecordContext) => {
  const record = RecordId.safeParse(openedFor[RECORD]).data;
  return person && record && { record, team: person.team };
};

export const isWithdrawn = ({ recorded }: OnRecordContext): string | undefined =>
  recorded?.withdrawn && 'This was recorded in error, and is withdrawn.';
