import { CHECK } from '../../forms/bound.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Directory } from '../../people/directory.ts';
import { asNamed, loadOnRecord, type OnRecord, type Opening } from '../../questions/context.ts';
import { postsIn } from '../../records/post-holders.ts';
import type { Colleague } from './noted.ts';
import type { SeenChange } from './notice.ts';
import { from } from './questions.ts';
import type { Command } from './commands.ts';

/** What forms look at that go on from a change of monitoring. */
export interface OnChangeContext extends OnRecord<SeenChange> {
  /** A no of who decides is noted, and ends what was recorded. */
  readonly endsWithNo: true;
  /** The viewer recorded it, or leads the team (P18). */
  readonly isTheirs: boolean;
  /** Those of the team who may be named as having assessed or decided; read when it is to be recorded. */
  readonly colleagues: readonly Colleague[];
  readonly fromSaid?: string | undefined;
  /** The name of whoever is chosen as having said something. */
  readonly saidBy?: string | undefined;
}

export const WHO_SAID = 'who';

export async function loadOnChange(
  record: OpenKind<Command, SeenChange>,
  directory: Directory,
  opening: Opening,
): Promise<OnChangeContext> {
  const { viewer, session, entered } = opening;
  const on = await loadOnRecord(record, directory, opening);
  const { person, seen } = on;
  const leads = person !== undefined && postsIn(viewer, person.team).includes('leads');
  const isTheirs = seen !== undefined && (leads || seen.by === viewer.staff);
  const colleagues = person && session.step === CHECK ? await directory.staffOf(person.team) : [];
  const fromSaid = entered?.[from.key] ?? session.answers[from.key] ?? seen?.change.from;
  const saidBy = seen?.change.parties.find(
    ({ key }) => key === (entered?.[WHO_SAID] ?? session.answers[WHO_SAID]),
  )?.name;
  const asker = person && asNamed(viewer, person);
  return { ...on, endsWithNo: true, isTheirs, colleagues, fromSaid, saidBy, asker };
}

export const isTakenBack = ({ seen }: OnChangeContext): string | undefined =>
  seen?.takenBack && 'This change was taken back. Nothing more can be noted in it.';
