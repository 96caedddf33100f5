import { createPublicKey, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ANSWER_LIMIT, textOf } from './http.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Between two attempts to fetch: strangers cannot make the bot fetch more often than this (S9, finding 8). */
const PAUSE_MS = 10_000;
const TIMEOUT_MS = 5_000;
/** How far the clocks of who signs and of this machine may be apart. */
const LEEWAY_S = 5 * 60;
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/** What a provider says about itself: `issuer` is who its tokens are from, and people sign in at the other address. */
const Metadata = z.object({
  jwks_uri: z.url(),
  issuer: z.string().optional(),
  authorization_endpoint: z.url().optional(),
});
export interface Metadata extends z.infer<typeof Metadata> {}

const KeySet = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      kty: z.string(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
});

/** Somebody who signs tokens, and publishes its keys and addresses (OpenID Connect Discovery). */
export interface Provider {
  /**
   * Checks what a token claims, who signed it, and that it is in force; one without an end never is. `isMeant` says by its claims whether
   * it is for us: one that is not never causes a fetch (S2, S3; finding 8). `unreachable`: the keys cannot be fetched for now.
   */
  readonly check: <C>(
    token: string,
    claims: z.ZodType<C>,
    isMeant: (claims: C) => boolean,
  ) => Promise<Result<C, 'bad' | 'unreachable'>>;
  /** Whether a token names a key that is known now, and has not ended: anybody can write that, so it proves nothing. It costs no fetch. */
  readonly looksGood: (token: string) => boolean;
  /** Undefined when they cannot be fetched. */
  readonly metadata: () => Promise<Metadata | undefined>;
}

/** A clock that went back says nothing: as much as needs be may have passed. */
const passed = (since: number, now: number): number => (now < since ? Number.POSITIVE_INFINITY : now - since);

interface Published {
  readonly metadata: Metadata;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/**
 * The keys Microsoft signs with, kept for a day and fetched again for an unknown one, by one request at a time.
 * With an `endorsement` only keys that carry it count: the SDK takes one without any.
 * When a fetch fails, keys known before stay good: an outage there must not be one here.
 */
export function openIdProvider(metadataUrl: string, now: () => number, endorsement?: string): Provider {
  let published: Published | undefined;
  let fetchedAt = 0;
  let triedAt = 0;
  let fetching: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    triedAt = now();
    try {
      published = await fetchPublished(metadataUrl, endorsement);
      fetchedAt = now();
    } catch {
      // What is known stays known; who asked learns of it by what is missing.
    }
  };

  const known = async (isEnough: (there: Published) => boolean): Promise<Published | undefined> => {
    const isOld = passed(fetchedAt, now()) > DAY_MS;
    const mayTry = fetching !== undefined || passed(triedAt, now()) >= PAUSE_MS;
    if ((isOld || !published || !isEnough(published)) && mayTry) {
      fetching ??= refresh().finally(() => (fetching = undefined));
      await fetching;
    }
    return published;
  };

  const keyOf: JWTVerifyGetKey = async ({ kid = '' }) => {
    const there = await known(({ keys }) => keys.has(kid));
    if (!there) throw new errors.JWKSTimeout();
    const key = there.keys.get(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  };

  return {
    check: async (token, Claims, isMeant) => {
      try {
        const claims = Claims.safeParse(decodeJwt(token));
        if (!claims.success || !isMeant(claims.data)) return refuse('bad');
        await jwtVerify(token, keyOf, {
          algorithms: ALGORITHMS,
          requiredClaims: ['exp'],
          clockTolerance: LEEWAY_S,
          currentDate: new Date(now()),
        });
        return ok(claims.data);
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error;
        return refuse(error instanceof errors.JWKSTimeout ? 'unreachable' : 'bad');
      }
    },
    looksGood(token) {
      try {
        const [{ kid = '' }, { exp = 0 }] = [decodeProtectedHeader(token), decodeJwt(token)];
        return published?.keys.has(kid) === true && exp + LEEWAY_S > now() / 1_000;
      } catch {
        return false;
      }
    },
    metadata: async () => (await known(() => true))?.metadata,
  };
}

async function fetchPublished(metadataUrl: string, endorsement: string | undefined): Promise<Published> {
  const metadata = Metadata.parse(await fetchJson(metadataUrl));
  const { keys } = KeySet.parse(await fetchJson(metadata.jwks_uri));
  const ours = new Map<string, KeyObject>();
  for (const { kid, kty, n, e, endorsements } of keys) {
    if (kty !== 'RSA' || n === undefined || e === undefined) continue;
    if (endorsement !== undefined && !endorsements?.includes(endorsement)) continue;
    ours.set(kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' }));
  }
  return { metadata, keys: ours };
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`keys: status ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += part.length;
    if (length > ANSWER_LIMIT) throw new Error('keys: too long');
    parts.push(part);
  }
  return JSON.parse(textOf(Buffer.concat(parts)));
}
