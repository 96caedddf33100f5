import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { PRIYA, TENANT, type Json } from '../support/connector.ts';

export const APP = '00000000-0000-4000-8000-00000000b07a';
export const SERVICE = 'https://smba.trafficmanager.net/uk/';
export const credentials = {
  type: 'SingleTenant',
  appId: APP,
  password: 'not-a-secret',
  tenantId: 'bot-tenant',
} as const;

const seconds = (): number => Math.floor(Date.now() / 1_000);
/** What a good token claims, good from a minute ago for an hour. */
export const claimsNow = (change: Json = {}): Json => ({
  iss: 'https://api.botframework.com',
  aud: APP,
  serviceurl: SERVICE,
  nbf: seconds() - 60,
  exp: seconds() + 3_600,
  ...change,
});

/** What an id token claims in which Microsoft Entra says that Priya has just signed in. */
export const signedInNow = (issuer: Issuer, nonce: string, change: Json = {}): Json => ({
  iss: issuer.name,
  aud: APP,
  tid: TENANT,
  oid: PRIYA.aadObjectId,
  nonce,
  ver: '2.0',
  iat: seconds() - 60,
  nbf: seconds() - 60,
  exp: seconds() + 3_600,
  ...change,
});

/** Somebody who publishes keys and signs tokens as the Bot Connector and Microsoft Entra do, with keys of the tests' own. */
export interface Issuer {
  /** For `openIdMetadata`. */
  readonly metadata: string;
  /** What it calls itself in its tokens. */
  readonly name: string;
  /** Where people sign in. */
  readonly authorize: string;
  /** How often something was fetched from here. */
  fetched(): number;
  /** From now on every fetch fails, or works again. */
  breakDown(isDown: boolean): void;
  close(): Promise<void>;
}

export interface Signer {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly endorsements?: readonly string[];
}

export function signer(kid: string, endorsements?: readonly string[]): Signer {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }), ...(endorsements && { endorsements }) };
}

export async function startIssuer(signers: readonly Signer[]): Promise<Issuer> {
  let fetches = 0;
  let isDown = false;
  const server = createServer((request, response) => {
    fetches += 1;
    response.writeHead(isDown ? 500 : 200, { 'content-type': 'application/json' });
    const keys = signers.map(({ kid, publicKey, endorsements }) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      use: 'sig',
      ...(endorsements && { endorsements }),
    }));
    const metadata = {
      jwks_uri: `${origin()}/keys`,
      issuer: `${origin()}/v2.0`,
      authorization_endpoint: `${origin()}/authorize`,
    };
    response.end(JSON.stringify(request.url === '/keys' ? { keys } : metadata));
  });
  const origin = (): string => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    metadata: `${origin()}/.well-known/openidconfiguration`,
    name: `${origin()}/v2.0`,
    authorize: `${origin()}/authorize`,
    fetched: () => fetches,
    breakDown: (down) => void (isDown = down),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token. `undefined` in `claims` or `header` leaves that one out. */
export function jwt({ kid, privateKey }: Signer, claims: Json, header: Json = {}): string {
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid, ...header })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`;
}

/** The same as the Bot Connector sends it: `Bearer ...`. */
export const token = (signer: Signer, claims: Json, header: Json = {}): string =>
  `Bearer ${jwt(signer, claims, header)}`;

/** The oldest trick: the published key taken for a shared secret. */
export function hmacWithPublicKey({ kid, publicKey }: Signer, claims: Json): string {
  const signed = `${part({ typ: 'JWT', alg: 'HS256', kid })}.${part(claims)}`;
  const secret = publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Claims put in after signing. */
export function tampered(good: string, claims: Json): string {
  const [head, , signature] = good.split('.');
  return `${head}.${part(claims)}.${signature}`;
}
