import type { Desk } from '../forms/open-forms.ts';
import type { Turn } from './house.ts';

const TRIES = 5;

/** Changes the desk and gives what the change resulted in, however often somebody else writes in between. */
export async function changeDesk<T>(
  turn: Turn,
  change: (desk: Desk) => { readonly desk: Desk; readonly result: T },
): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { desk, etag } = await turn.house.desks.read(turn.viewer.staff);
    const changed = change(desk);
    if (changed.desk === desk || (await turn.house.desks.keep(turn.viewer.staff, changed.desk, etag)))
      return changed.result;
  }
  throw new Error('the desk kept changing');
}
