import { z } from 'zod';
import { RecordId } from '../../src/kernel/ids.ts';
import { addDays, dayOf } from '../../src/kernel/days.ts';
import type { Staff } from '../../src/people/staff.ts';
import { buttonsOf } from '../support/talk.ts';
import { OUTSIDERS, type Case } from './caseload.ts';
import { cardIn, Client, type Answer } from './client.ts';
import { recordedIn, submit, type Deliver } from './form.ts';
import type { Random } from './random.ts';
import type { Read, Write } from './history.ts';
import type { Stage } from './stage.ts';

/** One person's record as its clients know it, and all that they saw. */
export interface Followed {
  readonly one: Case;
  readonly name: string;
  reference: string | undefined;
  record: RecordId | undefined;
  /** By what was written: tried again, it is the same write. */
  readonly writes: Map<string, Write>;
  readonly reads: Read[];
}

export const begunBy = (name: string): string => `began ${name}`;
const toldOf = (key: string): string => `told ${key}`;
const CARD_MS = 3_000;
const CONFIRMED = /It is noted that you have been told/u;
const NOTED = /Noted: /u;
const PROGRESS = /(\d+) of \d+ told|Everybody has been told \((\d+)\)/u;

/** What one client does next to a record. Everything it waits for ends, whatever is done to the instances. */
export class Operations {
  readonly #stage: Stage;
  readonly #deliver: Deliver;
  readonly #random: Random;

  constructor(stage: Stage, deliver: Deliver, random: Random) {
    this.#stage = stage;
    this.#deliver = deliver;
    this.#random = random;
  }

  /** Records the change, or goes on trying to until told that it is recorded, or until tired of it. */
  async begin(followed: Followed): Promise<void> {
    const { one, name } = followed;
    const written = this.#begins(followed, begunBy(name));
    let record: RecordId | undefined;
    let tries = 0;
    const submitted = await submit(
      one,
      name,
      async (client, activity) => {
        const delivered = await this.#deliver(client, activity);
        record = recordIn(delivered.answer);
        return delivered;
      },
      this.#client(one.author),
      { goesOn: () => (tries += 1) < 4, wait: () => this.#random.between(100, 600) },
    );
    if (submitted.kind !== 'acknowledged') return;
    written();
    followed.reference = submitted.reference;
    followed.record = record;
  }

  /** A colleague presses "I've been told", or the author notes that somebody without Teams was told. */
  async tell(followed: Followed): Promise<void> {
    const { record, one } = followed;
    if (record === undefined) return;
    const colleague = this.#random.between(0, one.colleagues.length + OUTSIDERS.length - 1);
    const staff = one.colleagues[colleague];
    if (staff) return this.#confirm(followed, record, staff, `colleague${colleague}`);
    const key = OUTSIDERS[colleague - one.colleagues.length];
    if (key) await this.#note(followed, record, key);
  }

  async #confirm(followed: Followed, id: RecordId, staff: Staff, key: string): Promise<void> {
    const client = this.#client(staff);
    const written = this.#begins(followed, toldOf(key));
    const { answer } = await this.#deliver(client, client.press({ do: 'telling/confirm', id, x: 'page' }));
    if (answer.kind === 'card' && CONFIRMED.test(answer.text)) written();
  }

  async #note(followed: Followed, id: RecordId, key: string): Promise<void> {
    const { author } = followed.one;
    const client = this.#client(author);
    const from = client.messages.length;
    await this.#deliver(client, client.press({ do: 'telling/start', id }));
    const button = await client.message(
      from,
      (message) =>
        buttonsOf(cardIn(message)).find(({ title, data }) => title === 'Record this' && data.do === 'flow/next'),
      CARD_MS,
    );
    if (!button) return;
    const yesterday = addDays(dayOf(new Date(), 'Europe/London'), -1);
    const written = this.#begins(followed, toldOf(key));
    const fields = { who: key, how: 'phone', on: yesterday, teller: author.id };
    const { answer } = await this.#deliver(client, client.press(button.data, fields));
    if (answer.kind === 'card' && NOTED.test(answer.text)) written();
  }

  async look(followed: Followed): Promise<void> {
    const { record, one } = followed;
    if (record === undefined) return;
    const client = this.#client(this.#random.pick([one.author, ...one.colleagues]));
    const began = performance.now();
    const { answer } = await this.#deliver(client, client.press({ do: 'record/open', id: record }));
    const told = answer.kind === 'card' ? PROGRESS.exec(answer.text) : null;
    if (told) followed.reads.push({ began, ended: performance.now(), told: Number(told[1] ?? told[2]) });
  }

  /** Notes that a write is tried, and gives what notes that it was acknowledged. */
  #begins({ writes }: Followed, what: string): () => void {
    const { began, ended } = writes.get(what) ?? { began: performance.now(), ended: Number.POSITIVE_INFINITY };
    writes.set(what, { what, began, ended });
    return () => {
      const before = writes.get(what)?.ended ?? Number.POSITIVE_INFINITY;
      writes.set(what, { what, began, ended: Math.min(before, performance.now()) });
    };
  }

  #client(staff: Staff): Client {
    return new Client(this.#stage, staff);
  }
}

/** The id of the record that a card shows. */
function recordIn(answer: Answer): RecordId | undefined {
  if (answer.kind !== 'card' || recordedIn(answer) === undefined) return undefined;
  const history = buttonsOf(answer.card).find(({ data }) => data.do === 'record/history');
  return RecordId.safeParse(history?.data.id).data;
}

const Fact = z.union([
  z.object({ own: z.unknown() }),
  z.object({ telling: z.object({ type: z.string(), key: z.string().optional() }) }),
]);

/** What a fact is the effect of, in the words of the writes. */
export function causeOf(fact: unknown, name: string): string | undefined {
  const read = Fact.parse(fact);
  if ('own' in read) return begunBy(name);
  return read.telling.type === 'told' && read.telling.key !== undefined ? toldOf(read.telling.key) : undefined;
}
