import { wordsForDay, type Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Records } from '../../kinds/records.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Unreadable } from '../../store/unreadable.ts';
import { awayOn } from '../../people/away.ts';
import type { Directory } from '../../people/directory.ts';
import type { Duty } from '../../work/duty.ts';

/** A record in which something waits for a colleague who is away, and which can be handed over. */
interface Covered {
  readonly record: OpenRecord;
  readonly duties: readonly Duty[];
  /** For example "for Tom Reed, away until Fri 4 Dec 2026". */
  readonly words: string;
}

/** What waits for those for whom this member of staff is the cover on this day; what only they themselves can do waits for them. */
export async function coveredFor(
  records: Records,
  directory: Directory,
  staff: StaffId,
  today: Day,
  unreadable: Unreadable,
): Promise<readonly Covered[]> {
  const colleagues = await directory.coveredBy(staff, today);
  const all = colleagues.map(async (one) => {
    const away = awayOn(one, today);
    const waiting = away ? await records.waitingFor(one.id, undefined, unreadable) : [];
    return waiting.flatMap((record): readonly Covered[] => {
      const duties = record.duties.filter(
        ({ of, handsOver }) => handsOver && typeof of !== 'string' && of.includes(one.id),
      );
      return away && duties.length > 0
        ? [{ record, duties, words: `for ${one.name}, away until ${wordsForDay(away.until)}` }]
        : [];
    });
  });
  return (await Promise.all(all)).flat();
}
