import type { Button } from '../../cards/views.ts';
import { may } from '../access/policy.ts';
import { listed } from '../kernel/listed.ts';
import { takenBackBy } from '../kinds/corrections.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { isOpen, notedFor } from '../notices/ledger.ts';
import { UNNAMED_CARER } from '../questions/parties.ts';
import { toLookAt } from '../notices/telling.ts';
import { postsIn } from '../records/post-holders.ts';
import type { Reader } from './app.ts';

/** What a reader can do with what is noted of who was told: a lead looks at why it was not in the form that they need (TL13). */
export const lookButton = ({ viewer }: Pick<Reader, 'viewer'>, { id, ledger, team }: OpenRecord): Button | undefined =>
  ledger && toLookAt(ledger).some(({ told }) => told?.by !== viewer.staff) && postsIn(viewer, team).includes('leads')
    ? { title: 'I have looked at why', press: { do: 'telling/looked', id } }
    : undefined;

/** That this reader told, or was told, noted by somebody else: one press says of all of it whether it is right (R4). */
export function notedButtons({ viewer }: Pick<Reader, 'viewer'>, { id, ledger }: OpenRecord): readonly Button[] {
  const latest = notedFor(ledger, viewer.staff)
    .map(({ told }) => told.notedAt)
    .toSorted()
    .at(-1);
  const answer = (title: string, x: string): Button => ({
    title,
    press: { do: 'telling/noted', id, x: `${x} ${latest ?? ''}` },
  });
  return latest === undefined ? [] : [answer('That is right', 'right'), answer('That is not right', 'wrong')];
}

/** A carer whom the record names and the circle does not know is put in it, by whoever may (R1). */
const carerButton = (
  { viewer }: Pick<Reader, 'viewer'>,
  { id, subject, team, ledger }: OpenRecord,
): Button | undefined =>
  ledger?.lines.some((line) => line.key === UNNAMED_CARER && isOpen(line)) &&
  may(viewer, 'arrange', 'person', { id: subject, team, circle: [] })
    ? { title: 'Put the carer in the circle', press: { do: 'flow/start', id, x: 'carer-joins' } }
    : undefined;

/** The same, and that a note was wrong, for whoever may take one back (P18). */
export const ledgerButtons = (
  reader: Pick<Reader, 'viewer'>,
  record: OpenRecord,
  mayTell: boolean,
): readonly Button[] =>
  listed(
    ...notedButtons(reader, record),
    lookButton(reader, record),
    carerButton(reader, record),
    mayTell &&
      takenBackBy(reader.viewer, record).length > 0 && {
        title: 'That note was wrong',
        press: { do: 'flow/start', id: record.id, x: 'note-correction' },
      },
  );
