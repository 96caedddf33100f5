import type { Viewer } from '../access/viewer.ts';
import type { LedgerLine } from '../notices/ledger.ts';
import { mayTakeBack } from '../notices/telling.ts';
import type { Told } from '../notices/telling-facts.ts';
import { postsIn } from '../records/post-holders.ts';
import type { OpenRecord } from './open-record.ts';

/** Those who were told, as noted by this viewer or, for one who leads the team, by anybody: such a note they may take back (P18). */
export function takenBackBy(
  viewer: Viewer,
  { ledger, team }: Pick<OpenRecord, 'ledger' | 'team'>,
): readonly (LedgerLine & { readonly told: Told })[] {
  if (!ledger || ledger.closed !== undefined) return [];
  const asLead = postsIn(viewer, team).includes('leads');
  return ledger.lines.flatMap(({ told, ...line }) =>
    told && (asLead || mayTakeBack(told, viewer.staff)) ? [{ ...line, told }] : [],
  );
}
