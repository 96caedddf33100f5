import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

const DAY_MS = 24 * 60 * 60_000;
/** Between two attempts to fetch: strangers cannot make the bot fetch more often than this (S9, finding 8). */
const PAUSE_MS = 10_000;
const TIMEOUT_MS = 5_000;

const Metadata = z.object({ jwks_uri: z.url() });
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

/** Looks up the key a token names: the key, `unknown` when there is none for Teams, `unreachable` when nobody can say. */
export type SigningKeys = (kid: string) => Promise<KeyObject | 'unknown' | 'unreachable'>;

/**
 * The keys Microsoft signs with, kept for a day and fetched again for an unknown one, by one request at a time.
 * Only keys endorsed for `msteams` count: the SDK takes one without any endorsement.
 * When a fetch fails, keys known before stay good: an outage there must not be one here.
 */
export function signingKeys(metadataUrl: string, now: () => number): SigningKeys {
  let keys = new Map<string, KeyObject>();
  let fetchedAt = 0;
  let triedAt = 0;
  let fetching: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    triedAt = now();
    try {
      keys = await fetchKeys(metadataUrl);
      fetchedAt = now();
    } catch {
      // What is known stays known; who asked learns of it by what is missing.
    }
  };

  return async (kid) => {
    const isOld = now() - fetchedAt > DAY_MS;
    if ((isOld || !keys.has(kid)) && (fetching !== undefined || now() - triedAt >= PAUSE_MS)) {
      fetching ??= refresh().finally(() => (fetching = undefined));
      await fetching;
    }
    return keys.get(kid) ?? (fetchedAt === 0 ? 'unreachable' : 'unknown');
  };
}

async function fetchKeys(metadataUrl: string): Promise<Map<string, KeyObject>> {
  const { jwks_uri: address } = Metadata.parse(await fetchJson(metadataUrl));
  const { keys } = KeySet.parse(await fetchJson(address));
  const endorsed = new Map<string, KeyObject>();
  for (const { kid, kty, n, e, endorsements } of keys) {
    if (kty !== 'RSA' || n === undefined || e === undefined || !endorsements?.includes('msteams')) continue;
    endorsed.set(kid, createPublicKey({ key: { kty, n, e }, format: 'jwk' }));
  }
  return endorsed;
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`keys: status ${response.status}`);
  return response.json();
}
