import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { loadOnRecord, tellersFor, type OnRecord, type Opening } from '../../questions/context.ts';
import { CORRECTS } from './facts.ts';
import type { Answering } from './questions.ts';
import type { SeenRequest } from './record.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from a request. */
export interface OnRequest extends Answering, OnRecord<SeenRequest> {
  /** An answer that was noted is corrected, or taken back. */
  readonly corrects: boolean;
}

export async function loadRequest(
  kind: OpenKind<Command, SeenRequest>,
  directory: Directory,
  opening: Opening,
): Promise<OnRequest> {
  const on = await loadOnRecord(kind, directory, opening);
  const colleagues = tellersFor(opening.viewer, on.person).filter(
    ({ value }) => on.seen?.about?.every(({ staff }) => staff !== value) ?? true,
  );
  return { ...on, colleagues, corrects: opening.session.openedFor[CORRECTS] !== undefined };
}

export const isAnswered = ({ seen, corrects }: OnRequest): string | undefined =>
  corrects
    ? seen && !seen.answered
      ? 'No answer is noted here any more.'
      : undefined
    : seen?.answered && 'This has been answered. Open the record to read it.';
