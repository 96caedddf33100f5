import { z } from 'zod';
import type { Provider, TokenCheck } from './keys.ts';

const Claims = z.object({
  iss: z.literal('https://api.botframework.com'),
  aud: z.string(),
  serviceurl: z.string(),
  /** In seconds since 1970. */
  exp: z.number(),
});

/** What a token must be for. */
export interface Expected {
  readonly appId: string;
  readonly serviceUrl: string;
}

/**
 * Checks the header `Authorization: Bearer <JWT>` of the Bot Connector (S2, S3; findings 2, 3, 4, 8, 12).
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function checkToken(
  authorization: string,
  { appId, serviceUrl }: Expected,
  connector: Provider,
): Promise<TokenCheck<z.infer<typeof Claims>>> {
  const [, jwt = ''] = /^Bearer (\S+)$/u.exec(authorization) ?? [];
  return connector.check(jwt, Claims, ({ aud, serviceurl }) => aud === appId && serviceurl === serviceUrl);
}
