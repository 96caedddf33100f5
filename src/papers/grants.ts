import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { newCopyToken, RecordId, StaffId, type CopyToken } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { FORMATS } from './paper.ts';

/** What a link is good for: one paper of one record, in one format, for the member of staff who asked for it. */
const Grant = z.strictObject({
  staff: StaffId,
  record: RecordId,
  /** The paper's name among those of its record: only the record's kind reads it. */
  which: z.string(),
  format: z.enum(FORMATS),
});
export interface Grant extends z.infer<typeof Grant> {}

/** Long enough to go from the chat to a browser and sign in there. */
const LIFE_MS = 10 * 60_000;

/** What takes the place of a grant that was used: nothing of it is kept. */
const SPENT = { spent: true };

/**
 * Grants of one paper each (R20). They lie in the store, so that any instance can honour what another issued, under a hash of their
 * token: a reader of the store finds no address that opens anything. They go by themselves after ten minutes.
 */
export class PaperGrants {
  readonly #store: DocumentStore;
  readonly #clock: Clock;

  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The token is known to its receiver alone: it cannot be found out again. Throws when the store cannot be reached. */
  async issue(grant: Grant): Promise<{ readonly token: CopyToken; readonly expires: Date }> {
    const token = newCopyToken();
    const expires = this.#end();
    const made = await this.#store.create('grants', { ...placeOf(token), tags: {}, body: grant, expires });
    if (!made.ok) throw new Error('a new token was taken');
    return { token, expires };
  }

  /**
   * Uses the grant up: of any number who try, at any instances, one gets it. `gone` when it was never there, was used, is past its
   * time, or is another's, whose it then stays. Without a registration nobody signs in, and the link is all there is to go by (S7).
   */
  async use(token: CopyToken, by: StaffId | 'whoever-holds-the-link'): Promise<Result<Grant, 'gone'>> {
    const place = placeOf(token);
    const kept = await this.#store.read('grants', place.partition, place.id);
    const grant = Grant.safeParse(kept?.body).data;
    if (!kept || !grant || (by !== grant.staff && by !== 'whoever-holds-the-link')) return refuse('gone');
    // Replaced and not removed: a store that had to ask twice can tell its own write from another's, but not its own removal.
    const spent = { ...place, tags: {}, body: SPENT, expires: this.#end() };
    const used = await this.#store.replace('grants', spent, kept.etag);
    return used.ok ? ok(grant) : refuse('gone');
  }

  #end(): Date {
    return new Date(this.#clock.now().getTime() + LIFE_MS);
  }
}

function placeOf(token: CopyToken): { readonly id: string; readonly partition: string } {
  const id = createHash('sha256').update(token).digest('hex');
  return { id, partition: id };
}
