import { RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { personIn, RECORD, tellersFor, type FlowContext, type Opening } from '../../questions/context.ts';
import type { SeenIssue } from './facts.ts';
import type { Command } from './rules.ts';

/** What forms look at that go on from an issue. */
export interface OnIssue extends FlowContext {
  readonly issue: SeenIssue | undefined;
  readonly record: RecordId | undefined;
  /** Whoever fills the form in first, then colleagues in the circle; never whom it is about. */
  readonly colleagues: ReturnType<typeof tellersFor>;
}

export async function loadIssue(
  kind: OpenKind<Command, SeenIssue>,
  directory: Directory,
  { viewer, session, today }: Opening,
): Promise<OnIssue> {
  const chosen = personIn(session);
  const person = chosen && (await directory.personFor(viewer, chosen))?.the;
  const record = RecordId.safeParse(session.openedFor[RECORD]).data;
  const issue = person && record && (await kind.seen(record, viewer, person));
  const colleagues = tellersFor(viewer, person).filter(({ value }) => value !== issue?.about?.staff);
  return { today, person: issue && person, record, issue, colleagues };
}

/** Where the command of such a form goes. */
export const thisIssue = ({ person, record }: OnIssue) => person && record && { record, team: person.team };

export const isClosed = ({ issue }: OnIssue): string | undefined =>
  issue?.closed && 'This issue is closed. Open the record to read it.';
