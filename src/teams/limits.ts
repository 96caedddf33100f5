import type { IncomingMessage } from 'node:http';
import type { Identity } from '../chat/inbound.ts';
import type { Log } from '../kernel/log.ts';
import { Newest } from '../kernel/newest.ts';
import { senderAddress } from './sender-address.ts';

/** How many requests are let through: so many a second for as long as one likes, and `burst` at once after a rest. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
  told: boolean;
}

/** `emptied` is the first refusal since the bucket was last half full: the one that is worth a word. */
export type Taken = 'taken' | 'emptied' | 'empty';

/** A token bucket for each id. Keeps the `most` that were asked for last, so that its memory is bounded. */
export class Buckets {
  readonly #rate: Rate;
  readonly #buckets: Newest<Bucket>;

  constructor(rate: Rate, most = 10_000) {
    this.#rate = rate;
    this.#buckets = new Newest(most);
  }

  take(id: string, nowMs: number): Taken {
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(id) ?? { tokens: burst, at: nowMs, told: false };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1_000) * perSecond);
    bucket.at = nowMs;
    if (bucket.tokens >= burst / 2) bucket.told = false;
    this.#buckets.set(id, bucket);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 'taken';
    }
    if (bucket.told) return 'empty';
    bucket.told = true;
    return 'emptied';
  }
}

/** One person, on all their devices together, has one bucket (S12). */
export const bucketOf = ({ tenant, aadObjectId }: Identity): string => `${tenant} ${aadObjectId}`;

const ADDRESS_RATE: Rate = { perSecond: 50, burst: 100 };
const EVERYBODY_RATE: Rate = { perSecond: 300, burst: 600 };
/** Tokens that look good but were not checked yet: so many may be checked, however many strangers bring none at all. */
const LOOKS_GOOD_RATE: Rate = { perSecond: 50, burst: 100 };
/** A token is good for an hour or a day; one that was good needs no more than this to come again without standing in line. */
const VOUCHED_MS = 60 * 60_000;
const VOUCHED = 500;

/**
 * Requests that bring no token which has been good before (S12): so few are looked at that others go on while strangers flood the bot.
 * Teams' connector uses one token for thousands of requests, and none of these waits here. A token that is new and names a known key has a line
 * of its own, so that a flood without tokens never keeps it out (F16).
 * It decides nothing but who stands in line: a token is still checked each time.
 */
export class StrangerLimit {
  readonly #log: Log;
  readonly #addresses = new Buckets(ADDRESS_RATE);
  readonly #everybody = new Buckets(EVERYBODY_RATE, 1);
  readonly #lookingGood = new Buckets(LOOKS_GOOD_RATE, 1);
  readonly #looksGood: (authorization: string) => boolean;
  readonly #vouched = new Newest<number>(VOUCHED);

  constructor(log: Log, looksGood: (authorization: string) => boolean) {
    this.#log = log;
    this.#looksGood = looksGood;
  }

  /** Whether this request is looked at. */
  letsIn(request: IncomingMessage, nowMs: number): boolean {
    const taken = this.#take(request, nowMs);
    // One line for a whole flood: the log must not be what the flood fills.
    if (taken === 'emptied') this.#log.warn('teams.flooded', { status: 429 });
    return taken === 'taken';
  }

  #take({ headers, socket }: IncomingMessage, nowMs: number): Taken {
    const { authorization = '', 'x-forwarded-for': forwarded } = headers;
    const until = this.#vouched.get(authorization);
    if (until !== undefined && until > nowMs) return 'taken';
    if (this.#looksGood(authorization) && this.#lookingGood.take('', nowMs) === 'taken') return 'taken';
    const mine = this.#addresses.take(
      senderAddress({ remoteAddress: socket.remoteAddress, forwarded: String(forwarded ?? '') }),
      nowMs,
    );
    return mine === 'taken' ? this.#everybody.take('', nowMs) : mine;
  }

  /** This token was good: requests that bring it need not stand in line for an hour, and then again when it is still good. */
  vouchFor(authorization: string, nowMs: number): void {
    if ((this.#vouched.get(authorization) ?? 0) > nowMs) return;
    this.#vouched.set(authorization, nowMs + VOUCHED_MS);
  }

  /** It is good no more. */
  disown(authorization: string): void {
    this.#vouched.delete(authorization);
  }
}
