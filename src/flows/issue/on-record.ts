import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import type { Viewer } from '../../access/viewer.ts';
import { reaches } from './apart.ts';
import { loadOnRecord, tellersFor, type OnRecord, type Opening } from '../../questions/context.ts';
import type { SeenIssue } from './facts.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from an issue. */
export interface OnIssue extends OnRecord<SeenIssue> {
  /** Whoever fills the form in first, then colleagues in the circle; never whom it is about. */
  readonly colleagues: ReturnType<typeof tellersFor>;
  /** Of the plan in force; none while what is made from the issue would reach whoever must not be told (R24). */
  readonly outcomes: readonly Outcome[];
}

/** An outcome of somebody's plan. */
interface Outcome {
  readonly key: string;
  readonly words: string;
}
export type OutcomesOf = (viewer: Viewer, person: NonNullable<OnIssue['person']>) => Promise<readonly Outcome[]>;

export async function loadIssue(
  kind: OpenKind<Command, SeenIssue>,
  directory: Directory,
  opening: Opening,
  outcomesOf?: OutcomesOf,
): Promise<OnIssue> {
  const on = await loadOnRecord(kind, directory, opening);
  const colleagues = tellersFor(opening.viewer, on.person).filter(
    ({ value }) => on.seen?.about.every(({ staff }) => staff !== value) ?? true,
  );
  const { person, seen } = on;
  const mayAsk = person && seen && reaches(seen, person).length === 0;
  return { ...on, colleagues, outcomes: (mayAsk && (await outcomesOf?.(opening.viewer, person))) || [] };
}

export const isClosed = ({ seen }: OnIssue): string | undefined =>
  seen?.closed && 'This issue is closed. Open the record to read it.';
