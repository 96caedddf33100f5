import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, type OnRecord, type Opening } from '../../questions/context.ts';
import { leadsFor, type SeenGiven } from './record.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from a record of information given. */
export interface OnGiven extends OnRecord<SeenGiven> {
  /** The viewer recorded it, or leads the team. */
  readonly mayWithdraw: boolean;
  readonly isLead: boolean;
}

export async function loadGiven(
  kind: OpenKind<Command, SeenGiven>,
  directory: Directory,
  opening: Opening,
): Promise<OnGiven> {
  const on = await loadOnRecord(kind, directory, opening);
  const { viewer } = opening;
  const isLead = on.person !== undefined && leadsFor(viewer, on.person);
  return { ...on, isLead, mayWithdraw: isLead || on.seen?.by === viewer.staff };
}

export const isWithdrawn = ({ seen }: OnGiven): string | undefined =>
  seen?.withdrawn && 'This was recorded in error, and is withdrawn.';
