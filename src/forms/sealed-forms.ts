import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { instant, Instant } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { FormKeeper, KeptForm, Progress } from './keeper.ts';
import { Session } from './session.ts';

/** Stands before what is sealed, and counts up when that changes: what an earlier version sealed is then no longer open. */
const VERSION = '1';
const CIPHER = 'aes-256-gcm';
const [IV_BYTES, TAG_BYTES] = [12, 16];
/** A form that was not touched for so long is over. */
const HOURS_OPEN = 2;

const Content = z.strictObject({ session: Session, until: Instant });

interface Sealing {
  /** 32 bytes, the same for every instance of the bot. */
  readonly key: Uint8Array;
  readonly staff: StaffId;
  readonly flow: string;
  readonly clock: Clock;
}

const OVER: KeptForm = { kind: 'over' };

/**
 * Keeps a form in what its own card carries, so that nothing typed into it is stored. The whole form is encrypted and signed, for one
 * member of staff and one flow, and for a while. A card from before carries the form as it stood then: recorded from both, it is one
 * record, since its id is in the form (S51).
 */
export class SealedForms implements FormKeeper {
  readonly #sealing: Sealing;
  #sealed = '';

  constructor(sealing: Sealing) {
    this.#sealing = sealing;
  }

  /** What the next card has to carry; empty once the form is over. */
  get sealed(): string {
    return this.#sealed;
  }

  async open(carried: string): Promise<KeptForm> {
    const text = this.#unsealed(carried);
    const content = text === undefined ? undefined : Content.safeParse(JSON.parse(text)).data;
    if (!content || content.until < this.#in(0)) return OVER;
    return { kind: 'open', session: content.session, doubt: 'new' };
  }

  async keep({ kind, session }: Progress): Promise<string> {
    const isOver = kind === 'left' || kind === 'shut' || kind === 'recorded';
    this.#sealed = isOver ? '' : this.#seal(JSON.stringify({ session, until: this.#in(HOURS_OPEN) }));
    return this.#sealed;
  }

  #seal(text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#sealing.key, iv, { authTagLength: TAG_BYTES }).setAAD(this.#bound());
    const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url')}`;
  }

  /** Undefined for whatever was not sealed here, for this member of staff and this flow. */
  #unsealed(carried: string): string | undefined {
    const [version, body = ''] = carried.split('.');
    const bytes = Buffer.from(body, 'base64url');
    if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return undefined;
    const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    const cipher = createDecipheriv(CIPHER, this.#sealing.key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(this.#bound()).setAuthTag(tag);
    try {
      return cipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
    } catch {
      return undefined;
    }
  }

  #bound(): Uint8Array {
    const { flow, staff } = this.#sealing;
    return Buffer.from(`form ${VERSION}\n${flow}\n${staff}`);
  }

  #in(hours: number): Instant {
    return instant(new Date(this.#sealing.clock.now().getTime() + hours * 3_600_000));
  }
}
