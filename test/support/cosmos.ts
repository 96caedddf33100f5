import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
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
  /** Nobody listens there any more, until it comes back with everything it kept. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const KEY = randomBytes(32).toString('base64');

/**
 * A Cosmos DB on a free port of this machine. It differs from the real one: no document is ever cleared away by its TTL, no index
 * is needed for a query or an order, one client's writes are seen by all at once, nothing is throttled, every request costs 1 RU, a
 * container is one physical partition, and a missing container answers as a missing document.
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
    if (request.headers['content-type'] !== 'application/query+json') real.emit('request', request, response);
    else void search(real, request, response);
  };
  const identity = secure ? selfSigned() : undefined;
  const front = identity ? createSecureServer(identity, answer) : createServer(answer);
  front.listen(0, HOST);
  await once(front, 'listening');
  if (identity) tls.setDefaultCACertificates([...tls.getCACertificates('default'), identity.cert]);

  const port = portOf(front.address());
  const endpoint = `${secure ? 'https' : 'http'}://${HOST}:${port}`;
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
    goDown: () => closed(front),
    async comeBack() {
      front.listen(port, HOST);
      await once(front, 'listening');
    },
    async stop() {
      admin.dispose();
      await Promise.all([front, real].filter(({ listening }) => listening).map(closed));
    },
  };
  return server;
}

const Asked = z.object({ query: z.string() });
const ORDERED = /^SELECT \* FROM c WHERE (?<where>.+) ORDER BY (?<by>\S+)$/u;

/**
 * Adds what the server behind does not know: how the client library is to carry out a query (its plan), and that a query in an order is
 * refused unless it is sent to one physical partition, as its plan says.
 * https://learn.microsoft.com/rest/api/cosmos-db/querying-cosmosdb-resources-using-the-rest-api
 */
async function search(real: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request;
  const body = await text(request);
  const { query } = Asked.parse(JSON.parse(body));
  const ordered = ORDERED.exec(query)?.groups;
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) {
    // A client that has gone leaves nothing to write to.
    response.statusCode = 200;
    response.end(JSON.stringify(planFor(ordered?.['where'], ordered?.['by'])));
  } else if (ordered && headers['x-ms-documentdb-partitionkeyrangeid'] === undefined) {
    response.statusCode = 400;
    response.end('{"code":"BadRequest","message":"in no order here","additionalErrorInfo":"{}"}');
  } else {
    real.emit('request', Object.assign(Readable.from([Buffer.from(body)]), { method, url, headers }), response);
  }
}

/** Each partition is asked for what the client library then puts in order. */
const planFor = (where: string | undefined, by: string | undefined) => ({
  partitionedQueryExecutionInfoVersion: 2,
  queryInfo: {
    distinctType: 'None',
    orderBy: by === undefined ? [] : ['Ascending'],
    orderByExpressions: by === undefined ? [] : [by],
    groupByExpressions: [],
    groupByAliases: [],
    aggregates: [],
    groupByAliasToAggregateType: {},
    rewrittenQuery:
      where === undefined || by === undefined
        ? ''
        : `SELECT c._rid, [{"item": ${by}}] AS orderByItems, c AS payload FROM c WHERE (${where}) AND ({documentdb-formattableorderbyquery-filter}) ORDER BY ${by}`,
    hasSelectValue: false,
    hasNonStreamingOrderBy: false,
  },
  queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
});

async function closed(server: Server): Promise<void> {
  const gone = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await gone;
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
