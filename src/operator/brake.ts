import { z } from 'zod';
import { Instant, instant } from '../kernel/days.ts';
import type { RecordServices } from '../records/services.ts';

/** What automatic erasing has seen of the clock: its last look, and since when each look followed from the one before. */
const Looks = z.strictObject({ last: Instant, since: Instant });

const PLACE = { id: 'retention', partition: 'retention' } as const;
const HOUR_MS = 3_600_000;
/** A bot that was off for longer, or whose clock jumped so far, looks again before it erases. */
const MOST_BETWEEN_MS = 30 * 24 * HOUR_MS;
/** A run comes every six hours: the next one may. */
const WAIT_MS = 5 * HOUR_MS;

/**
 * Whether the clock can be trusted with erasing: for some hours it has gone on as before. A clock that is years ahead would have everything
 * erased at once, and what is erased is gone. Each look is kept, so a restart is none the wiser.
 */
export async function mayErase({ store, clock }: Pick<RecordServices, 'store' | 'clock'>): Promise<boolean> {
  const now = clock.now();
  const kept = await store.read('grants', PLACE.partition, PLACE.id);
  const known = Looks.safeParse(kept?.body).data;
  const gap = known ? now.getTime() - Date.parse(known.last) : Number.POSITIVE_INFINITY;
  const goesOn = gap >= -HOUR_MS && gap <= MOST_BETWEEN_MS;
  const since = known && goesOn ? known.since : instant(now);
  const document = { ...PLACE, tags: {}, body: { last: instant(now), since } };
  const noted = kept ? await store.replace('grants', document, kept.etag) : await store.create('grants', document);
  // Another instance looked at this moment: it erases, if anybody does.
  return noted.ok && now.getTime() - Date.parse(since) >= WAIT_MS;
}
