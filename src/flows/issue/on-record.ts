import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, tellersFor, type OnRecord, type Opening } from '../../questions/context.ts';
import type { SeenIssue } from './facts.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from an issue. */
export interface OnIssue extends OnRecord<SeenIssue> {
  /** Whoever fills the form in first, then colleagues in the circle; never whom it is about. */
  readonly colleagues: ReturnType<typeof tellersFor>;
}

export async function loadIssue(
  kind: OpenKind<Command, SeenIssue>,
  directory: Directory,
  opening: Opening,
): Promise<OnIssue> {
  const on = await loadOnRecord(kind, directory, opening);
  const colleagues = tellersFor(opening.viewer, on.person).filter(
    ({ value }) => on.seen?.about.every(({ staff }) => staff !== value) ?? true,
  );
  return { ...on, colleagues };
}

export const isClosed = ({ seen }: OnIssue): string | undefined =>
  seen?.closed && 'This issue is closed. Open the record to read it.';
