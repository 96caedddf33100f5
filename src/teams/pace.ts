/** So many in so many milliseconds. */
type Limit = readonly [most: number, withinMs: number];

/**
 * What Teams lets one bot do in one conversation, and one app in a tenant (30 a second by the stricter of two documents).
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const PER_CONVERSATION: readonly Limit[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];
const ALTOGETHER: readonly Limit[] = [[28, 1_000]];
const LONGEST_MS = 3_600_000;
/** More conversations than this are looked through for those that may be forgotten. */
const REMEMBERED = 5_000;

/** When something was sent, in milliseconds of the clock, oldest first; and until when Teams asked for silence. */
class Lane {
  readonly #limits: readonly Limit[];
  readonly #most: number;
  #sent: number[] = [];
  silentUntil = 0;

  constructor(limits: readonly Limit[]) {
    this.#limits = limits;
    this.#most = Math.max(...limits.map(([most]) => most));
  }

  /** The first moment at which one more keeps within every limit. */
  get free(): number {
    const moments = this.#limits.map(([most, withinMs]) => (this.#sent.at(-most) ?? -withinMs) + withinMs);
    return Math.max(this.silentUntil, ...moments);
  }

  get last(): number {
    return Math.max(this.silentUntil, this.#sent.at(-1) ?? 0);
  }

  take(now: number): void {
    this.#sent.push(now);
    if (this.#sent.length > 2 * this.#most) this.#sent = this.#sent.slice(-this.#most);
  }
}

/**
 * How fast the bot may speak (S55). Everything that is sent is counted, answers too; only what the bot says by itself is held
 * back, since a person waits for an answer. Kept in memory: with several instances Teams' own 429 is what is left.
 */
export class Pace {
  readonly #now: () => number;
  readonly #all = new Lane(ALTOGETHER);
  readonly #lanes = new Map<string, Lane>();

  /** @param now milliseconds that never go back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long to hold back before speaking in this conversation, in milliseconds; 0 when it may go now. */
  waitFor(conversation: string): number {
    const free = Math.max(this.#all.free, this.#lanes.get(conversation)?.free ?? 0);
    return Math.max(0, free - this.#now());
  }

  /** The same for any conversation: at most a second, since Teams asks for silence in single conversations only. */
  waitAltogether(): number {
    return Math.max(0, this.#all.free - this.#now());
  }

  took(conversation: string): void {
    this.#all.take(this.#now());
    this.#laneOf(conversation).take(this.#now());
  }

  /** Teams asked for silence in this conversation: 429 with `Retry-After`. */
  pause(conversation: string, ms: number): void {
    this.#laneOf(conversation).silentUntil = this.#now() + ms;
  }

  #laneOf(conversation: string): Lane {
    const known = this.#lanes.get(conversation);
    if (known) return known;
    if (this.#lanes.size >= REMEMBERED) this.#forget();
    const lane = new Lane(PER_CONVERSATION);
    this.#lanes.set(conversation, lane);
    return lane;
  }

  #forget(): void {
    const old = this.#now() - LONGEST_MS;
    for (const [conversation, lane] of this.#lanes) if (lane.last < old) this.#lanes.delete(conversation);
  }
}
