import type { StaffId } from '../kernel/ids.ts';
import type { Directory } from './directory.ts';

/** Those of these staff who have no role any more: no card tells them anything. */
export async function goneAmong(
  directory: Pick<Directory, 'staff'>,
  ids: readonly (StaffId | undefined)[],
): Promise<ReadonlySet<StaffId>> {
  const all = await Promise.all([...new Set(ids)].map(async (id) => id && (await directory.staff(id))));
  return new Set(all.flatMap((one) => (one?.roles.length === 0 ? [one.id] : [])));
}
