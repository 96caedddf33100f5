import { z } from 'zod';
import type { Day, Instant } from '../../kernel/days.ts';
import { subjectOf, type PersonId, type RecordId, type StaffId, type TeamId } from '../../kernel/ids.ts';
import type { Filed, Kept, Query } from '../../store/document-store.ts';
import type { Checked } from '../../records/checking.ts';
import type { KindOfRecord, Keeping, OneFor, OpenRecord, ToldRecord } from './told-record.ts';

const KindOnly = z.object({ kind: z.string() });

/** How many records a list reads at once; there is a next page where more can be. */
export const MOST_LISTED = 50;
const MOST_REPORTED = 1_000;

/** Every record, whatever its kind. A kind is known once its flow is in the registry. */
export class Records {
  readonly keeping: Keeping;
  readonly #unreadable: () => void;
  readonly #reported = new Set<string>();
  readonly #kinds = new Map<string, KindOfRecord>();

  /** `unreadable` hears of a record in a list that cannot be read. */
  constructor(keeping: Keeping, unreadable: () => void = () => undefined) {
    this.keeping = keeping;
    this.#unreadable = unreadable;
  }

  /** Makes a kind of record from its design, and knows it from then on. */
  of<C, V, R>(make: (keeping: Keeping) => ToldRecord<C, V, R>): ToldRecord<C, V, R> {
    const made = make(this.keeping);
    this.#kinds.set(made.kind, made);
    return made;
  }

  async read(id: RecordId): Promise<OpenRecord | undefined> {
    const kept = await this.keeping.store.read('records', subjectOf(id), id);
    return kept && this.#open(kept);
  }

  /** Records in which this member of staff has something to do. */
  waitingFor(staff: StaffId): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'waiting', equals: staff, limit: MOST_LISTED });
  }

  /** Records of a team in which somebody has not been told. */
  outstandingIn(team: TeamId): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'outstanding', equals: team, limit: MOST_LISTED });
  }

  about(person: PersonId): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'subject', equals: person, limit: MOST_LISTED });
  }

  /** Takes every record about somebody along to the team that they are in now: whoever leads it finds there what is outstanding. */
  async follow(person: PersonId, team: TeamId): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.keeping.store.query('records', {
        tag: 'subject',
        equals: person,
        limit: MOST_LISTED,
        ...(after !== undefined && { after }),
      });
      for (const record of page.found.flatMap((kept) => this.#readable(kept) ?? []))
        if (record.team !== team) await record.moveTo(team);
      after = page.next;
    } while (after !== undefined);
  }

  called(reference: string): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'reference', equals: reference.toUpperCase(), limit: 2 });
  }

  /** Records with a notice to send at `now` or before. */
  toSend(now: Instant, limit: number): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'send', atMost: now, limit });
  }

  /** Records whose people have not all been told by `today`. */
  toChase(today: Day, limit: number): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'chase', atMost: today, limit });
  }

  /** Records of which everybody has one, as people ask for them by typing. */
  get onesFor(): readonly (OneFor & { readonly id: string })[] {
    return [...this.#kinds.values()].flatMap(({ kind, oneFor }) => (oneFor ? [{ id: kind, ...oneFor }] : []));
  }

  /** The kinds there are. */
  get kinds(): readonly string[] {
    return [...this.#kinds.keys()];
  }

  /** Checks a record as it is stored, whatever its kind (S28). */
  async check(filed: Filed): Promise<Checked> {
    const kind = KindOnly.safeParse(filed.body).data?.kind;
    return this.#kinds.get(kind ?? '')?.check(filed) ?? { faults: ['is of no kind that is known'] };
  }

  /** As many as may be asked for at once, while there are: those that cannot be read do not count. */
  async #found(query: Query): Promise<readonly OpenRecord[]> {
    const found: OpenRecord[] = [];
    let after: string | undefined;
    do {
      const limit = query.limit - found.length;
      const page = await this.keeping.store.query('records', {
        ...query,
        limit,
        ...(after !== undefined && { after }),
      });
      found.push(...page.found.flatMap((kept) => this.#readable(kept) ?? []));
      after = page.next;
    } while (after !== undefined && found.length < query.limit);
    return found;
  }

  /** One that cannot be read must not hide the others, nor stop what they have to send. `verify` names it; here it is reported once. */
  #readable(kept: Kept): OpenRecord | undefined {
    try {
      return this.#open(kept);
    } catch {
      if (!this.#reported.has(kept.etag)) this.#unreadable();
      if (this.#reported.size < MOST_REPORTED) this.#reported.add(kept.etag);
      return undefined;
    }
  }

  #open(kept: Kept): OpenRecord | undefined {
    return this.#kinds.get(KindOnly.parse(kept.body).kind)?.open(kept);
  }
}
