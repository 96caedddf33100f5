import { verify } from 'node:crypto';
import { z } from 'zod';
import type { SigningKeys } from './keys.ts';

const ISSUER = 'https://api.botframework.com';
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
const Claims = z.object({
  iss: z.literal(ISSUER),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string(),
});

/** What a token must be for. */
export interface Expected {
  readonly appId: string;
  readonly serviceUrl: string;
  readonly nowMs: number;
}

export type TokenCheck =
  { readonly kind: 'good'; readonly expiresMs: number } | { readonly kind: 'bad' } | { readonly kind: 'unreachable' };

const BAD: TokenCheck = { kind: 'bad' };

/**
 * Checks the header `Authorization: Bearer <JWT>` of the Bot Connector: claims first, then the signature, so that what is
 * plainly wrong never causes a fetch (S2, S3; findings 2, 3, 4, 8, 12).
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function checkToken(authorization: string, expected: Expected, keys: SigningKeys): Promise<TokenCheck> {
  const [, head = '', body = '', signature = ''] =
    /^Bearer ([\w-]{1,4000})\.([\w-]{1,8000})\.([\w-]{1,2000})$/u.exec(authorization) ?? [];
  const header = Header.safeParse(decode(head)).data;
  const claims = Claims.safeParse(decode(body)).data;
  if (!header || !claims || !isMeant(claims, expected)) return BAD;
  const key = await keys(header.kid);
  if (key === 'unreachable') return { kind: 'unreachable' };
  if (key === 'unknown') return BAD;
  const isSigned = verify(
    DIGESTS[header.alg],
    Buffer.from(`${head}.${body}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  return isSigned ? { kind: 'good', expiresMs: claims.exp * 1_000 } : BAD;
}

function isMeant(claims: z.infer<typeof Claims>, { appId, serviceUrl, nowMs }: Expected): boolean {
  const now = nowMs / 1_000;
  return (
    claims.aud === appId &&
    claims.serviceurl === serviceUrl &&
    claims.exp > now - LEEWAY_S &&
    (claims.nbf ?? 0) <= now + LEEWAY_S
  );
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
