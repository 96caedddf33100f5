import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { signer, startIssuer, token } from '../teams/issuer.ts';
import type { Certificate } from './certificate.ts';

export const APP = '00000000-0000-4000-8000-00000000b07a';
export const BOT_TENANT = '20000000-0000-4000-8000-000000000001';

/** What a bot talks to, over TLS: the connector of Teams, Entra's token endpoint; and the publisher of the keys it checks. */
export interface FarEnd {
  /** The port of the connector and of Entra. */
  readonly port: number;
  readonly serviceUrl: string;
  /** Where the keys are published that `authorization` is signed with. */
  readonly metadata: string;
  /** What the connector puts into `Authorization` when it calls the bot. */
  readonly authorization: string;
  /** How many activities the bots have sent. */
  sent(): number;
  close(): Promise<void>;
}

/** Keeps nothing of what it receives, unlike the connector of the tests: a benchmark sends too much of it. */
export async function startFarEnd(certificate: Certificate): Promise<FarEnd> {
  let sent = 0;
  const server = createServer(certificate, (request, response) => {
    request.resume();
    request.on('end', () => {
      if (request.url?.startsWith('/v3/') !== true) return answerAsEntra(request, response);
      sent += 1;
      answer(response, { id: `sent-${sent}` });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const serviceUrl = `https://127.0.0.1:${port}/`;

  const connector = signer('bench', ['msteams']);
  const issuer = await startIssuer([connector]);
  const now = Math.floor(Date.now() / 1_000);
  return {
    port,
    serviceUrl,
    metadata: issuer.metadata,
    authorization: token(connector, {
      iss: 'https://api.botframework.com',
      aud: APP,
      serviceurl: serviceUrl,
      nbf: now - 60,
      exp: now + 3_600,
    }),
    sent: () => sent,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await issuer.close();
    },
  };
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
function answerAsEntra({ method }: IncomingMessage, response: ServerResponse): void {
  const authority = `https://login.microsoftonline.com/${BOT_TENANT}`;
  if (method === 'POST')
    return answer(response, { token_type: 'Bearer', expires_in: 3_599, access_token: 'x'.repeat(1_200) });
  answer(response, {
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
  });
}

function answer(response: ServerResponse, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
