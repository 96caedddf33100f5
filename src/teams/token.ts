import { z } from 'zod';
import { checkJwt, Lifetime } from './jwt.ts';
import type { SigningKeys } from './keys.ts';

const Claims = Lifetime.extend({
  iss: z.literal('https://api.botframework.com'),
  aud: z.string(),
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

/**
 * Checks the header `Authorization: Bearer <JWT>` of the Bot Connector (S2, S3; findings 2, 3, 4, 8, 12).
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function checkToken(authorization: string, expected: Expected, keys: SigningKeys): Promise<TokenCheck> {
  const { appId, serviceUrl, nowMs } = expected;
  const [, jwt = ''] = /^Bearer (\S+)$/u.exec(authorization) ?? [];
  const check = await checkJwt(jwt, {
    Claims,
    isMeant: ({ aud, serviceurl }) => aud === appId && serviceurl === serviceUrl,
    nowMs,
    keys,
  });
  return check.kind === 'good' ? { kind: 'good', expiresMs: check.claims.exp * 1_000 } : check;
}
