import { verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { SigningKeys } from './keys.ts';

const LEEWAY_S = 5 * 60;
const DIGESTS = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' } as const;

const Header = z.object({
  alg: z.enum(['RS256', 'RS384', 'RS512']),
  kid: z.string().min(1).max(200),
  // A token that brings or points to its own key is none of Microsoft's.
  jwk: z.undefined().optional(),
  jku: z.undefined().optional(),
  x5u: z.undefined().optional(),
  crit: z.undefined().optional(),
});

/** How long a token is good, in seconds since 1970. One without an end is none. */
export const Lifetime = z.object({ exp: z.number(), nbf: z.number().optional() });

export type JwtCheck<C> =
  { readonly kind: 'good'; readonly claims: C } | { readonly kind: 'bad' } | { readonly kind: 'unreachable' };

/**
 * Checks a signed token, three parts with dots: header and claims first, then the signature, so that what is plainly wrong never
 * causes a fetch (S2, S3; finding 8). `unreachable`: nobody can say for now.
 */
export async function checkJwt<C extends z.infer<typeof Lifetime>>(
  text: string,
  { Claims, isMeant, nowMs, keys }: JwtRules<C>,
): Promise<JwtCheck<C>> {
  const [, head = '', body = '', signature = ''] =
    /^([\w-]{1,4000})\.([\w-]{1,16000})\.([\w-]{1,2000})$/u.exec(text) ?? [];
  const header = Header.safeParse(decode(head)).data;
  const claims = Claims.safeParse(decode(body)).data;
  if (!header || !claims || !isInTime(claims, nowMs / 1_000) || !isMeant(claims)) return { kind: 'bad' };
  const key = await keys(header.kid);
  if (key === 'unreachable') return { kind: 'unreachable' };
  if (key === 'unknown') return { kind: 'bad' };
  return isSigned(`${head}.${body}`, signature, header.alg, key) ? { kind: 'good', claims } : { kind: 'bad' };
}

interface JwtRules<C> {
  readonly Claims: z.ZodType<C>;
  /** Whether it is for us, by what it claims. */
  readonly isMeant: (claims: C) => boolean;
  readonly nowMs: number;
  readonly keys: SigningKeys;
}

const isInTime = ({ exp, nbf = 0 }: z.infer<typeof Lifetime>, now: number): boolean =>
  exp > now - LEEWAY_S && nbf <= now + LEEWAY_S;

const isSigned = (signed: string, signature: string, alg: keyof typeof DIGESTS, key: KeyObject): boolean =>
  verify(DIGESTS[alg], Buffer.from(signed), key, Buffer.from(signature, 'base64url'));

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
