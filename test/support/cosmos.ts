import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { CosmosClient, PartitionKeyKind } from '@azure/cosmos';
import { createHttpServer } from '@vercel/cosmosdb-server';
import { z } from 'zod';

const Path = z.strictObject({ path: z.string() });
const Deployed = z.strictObject({
  about: z.array(z.string()),
  consistency: z.string(),
  containers: z.array(
    z.strictObject({
      id: z.string(),
      partitionKey: z.strictObject({
        paths: z.array(z.string()),
        kind: z.enum(PartitionKeyKind),
        version: z.literal(2),
      }),
      indexingPolicy: z.strictObject({
        indexingMode: z.literal('consistent'),
        automatic: z.literal(true),
        includedPaths: z.array(Path),
        excludedPaths: z.array(Path),
      }),
      defaultTtl: z.literal(-1).exactOptional(),
    }),
  ),
});

/** The containers as they are deployed. */
export const deployed = Deployed.parse(
  JSON.parse(readFileSync(new URL('../../deployment/cosmos/containers.json', import.meta.url), 'utf8')),
);

/** What goes wrong with one request. `lose`: it is carried out, but the connection breaks before its answer. */
export type Meddling =
  'cut' | 'lose' | 'ignore' | { readonly status: number; readonly headers?: Record<string, string> };

export interface CosmosServer {
  readonly endpoint: string;
  /** Any key will do: this server checks none. */
  readonly key: string;
  /** Whom to trust, by HTTPS: a child process takes it from NODE_EXTRA_CA_CERTS; this process trusts it already. */
  readonly certificate: string | undefined;
  /** A new database with the containers that are deployed, all empty. */
  newDatabase(): Promise<string>;
  /** Asked about every request before it is carried out. */
  meddle: (request: IncomingMessage) => Meddling | undefined;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const KEY = randomBytes(32).toString('base64');

/**
 * A Cosmos DB on a free port of this machine. It differs from the real one: no document is ever cleared away by its TTL, no index
 * is needed for a query or an order, one client's writes are seen by all at once, nothing is throttled, every request costs 1 RU,
 * an order across partitions needs no plan, and a missing container answers as a missing document.
 */
export async function startCosmos({ secure = false } = {}): Promise<CosmosServer> {
  // Only listens because it wants to know its port; requests reach it through the server in front.
  const real = createHttpServer({ keepAlive: true }).listen(0, HOST);
  await once(real, 'listening');

  const answer: RequestListener = (request, response) => {
    const wrong = server.meddle(request);
    if (wrong === 'ignore') return;
    if (wrong === 'cut') {
      request.socket.destroy();
      return;
    }
    if (typeof wrong === 'object') {
      // Not in one go: restify, once loaded, replaces `writeHead` for the whole process by one that gives nothing back.
      response.writeHead(wrong.status, wrong.headers);
      response.end('{"message":"as the test wants it"}');
      return;
    }
    if (wrong === 'lose') response.end = () => response.destroy();
    real.emit('request', request, response);
  };
  const identity = secure ? selfSigned() : undefined;
  const front = identity ? createSecureServer(identity, answer) : createServer(answer);
  front.listen(0, HOST);
  await once(front, 'listening');
  if (identity) tls.setDefaultCACertificates([...tls.getCACertificates('default'), identity.cert]);

  const endpoint = `${secure ? 'https' : 'http'}://${HOST}:${portOf(front.address())}`;
  const admin = new CosmosClient({ endpoint, key: KEY, connectionPolicy: { enableEndpointDiscovery: false } });
  const server: CosmosServer = {
    endpoint,
    key: KEY,
    certificate: identity?.cert,
    async newDatabase() {
      const { database } = await admin.databases.create({ id: `d${randomBytes(6).toString('hex')}` });
      for (const container of deployed.containers) await database.containers.create(container);
      return database.id;
    },
    meddle: () => undefined,
    async stop() {
      admin.dispose();
      const both = [front, real];
      const closed = both.map((each) => once(each, 'close'));
      for (const each of both) {
        each.close();
        each.closeAllConnections();
      }
      await Promise.all(closed);
    },
  };
  return server;
}

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  return address.port;
};

/** A key and a certificate for this machine that nobody else has: good for a day. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
  const ecdsaWithSha256 = der(0x30, oid('2a8648ce3d040302'));
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from('Reable tests')))));
  const day = (days: number): Buffer => {
    const moment = new Date(Date.now() + days * 86_400_000).toISOString();
    return der(0x17, Buffer.from(`${moment.slice(2, 19).replaceAll(/[-:T]/gu, '')}Z`));
  };
  const extension = (id: string, value: Buffer): Buffer => der(0x30, oid(id), der(0x04, value));
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    der(0x30, day(-1), day(1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      der(
        0x30,
        extension('551d13', der(0x30, der(0x01, Buffer.from([0xff])))),
        extension('551d11', der(0x30, der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
      ),
    ),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const certificate = der(0x30, body, ecdsaWithSha256, signature).toString('base64').replaceAll(/.{64}/gu, '$&\n');
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  };
}

/** One value in DER, the encoding of certificates: its tag, its length, itself. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
