import { fitted } from '../../cards/fitted.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { RecordPages, Refusal } from './kind.ts';
import type { OpenRecord, SeenPages } from './open-record.ts';

/** A record's pages as its reader has them. */
export function boundPages<C>(
  pages: RecordPages<C>,
  carryOut: (command: C, by: StaffId) => Promise<Result<OpenRecord, Refusal>>,
): SeenPages {
  return {
    ...pages,
    // Whatever people write, each card is small enough for every client (S43).
    page: async (at) => fitted(await pages.page(at)),
    view: async (part, at) => {
      const card = await pages.view?.(part, at);
      return card && fitted(card);
    },
    notice: (what, at) => {
      const card = pages.notice?.(what, at);
      return card && fitted(card);
    },
    async fetched(which, viewer, day) {
      const command = pages.fetched?.(which, viewer, day);
      if (command !== undefined) await carryOut(command, viewer.staff);
    },
  };
}
