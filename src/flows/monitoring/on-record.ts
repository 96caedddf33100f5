import { RecordId } from '../../kernel/ids.ts';
import type { Session } from '../../forms/session.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { personIn, RECORD, type FlowContext, type Opening } from '../../questions/context.ts';
import { postsIn } from '../../records/post-holders.ts';
import type { SeenChange } from './record.ts';
import type { Command } from './commands.ts';

/** What forms look at that go on from a change of monitoring. */
export interface OnChangeContext extends FlowContext {
  readonly person: VisiblePerson['the'] | undefined;
  readonly seen: SeenChange | undefined;
  /** The viewer recorded it, or leads the team (P18). */
  readonly isTheirs: boolean;
}

export async function loadOnChange(
  record: OpenKind<Command, SeenChange>,
  directory: Directory,
  { viewer, session, today }: Opening,
): Promise<OnChangeContext> {
  const chosen = personIn(session);
  const person = chosen && (await directory.personFor(viewer, chosen))?.the;
  const id = RecordId.safeParse(session.openedFor[RECORD]).data;
  const seen = person && id && (await record.seen(id, viewer, person));
  const leads = person !== undefined && postsIn(viewer, person.team).includes('leads');
  const isTheirs = seen !== undefined && (leads || seen.by === viewer.staff);
  return { today, person: seen && person, seen, isTheirs };
}

/** The record that a form was begun in, which its command is for. */
export const theChange = ({ openedFor }: Pick<Session, 'openedFor'>, { person }: OnChangeContext) => {
  const record = RecordId.safeParse(openedFor[RECORD]).data;
  return person && record && { record, team: person.team };
};

export const isTakenBack = ({ seen }: OnChangeContext): string | undefined =>
  seen?.takenBack && 'This change was taken back. Nothing more can be noted in it.';
