import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { GroupCommit } from '../../src/adapters/sqlite/group-commit.ts';
import { SCHEMA } from '../../src/adapters/sqlite/rows.ts';

/**
 * The limit: what a turn cannot do without, and nothing else. A node:http server that checks the token, reads what Reable reads in
 * this turn, writes what it writes, durably and only over the version it has read, and answers with Reable's own answer. What that
 * is was taken down before (taken-turns.ts): no SDK, no rules, no checks of what was read, no drawing.
 */
const setting = (name: string): string => process.env[name] ?? '';
const jsonFrom = async (address: string): Promise<unknown> => (await fetch(address)).json();

const Turns = z.array(
  z.object({
    by: z.string(),
    calls: z.array(
      z.object({
        what: z.enum(['read', 'query', 'replace']),
        container: z.string(),
        by: z.tuple([z.string(), z.string()]),
        bytes: z.array(z.number()),
        body: z.unknown().optional(),
      }),
    ),
    answer: z.unknown(),
  }),
);
type Turn = z.infer<typeof Turns>[number];

/** What each member of staff does, again and again in this order. */
const turnsOf = Map.groupBy(Turns.parse(JSON.parse(readFileSync(setting('BENCH_TURNS'), 'utf8'))), ({ by }) => by);
const taken = new Map<string, number>();

function nextTurnOf(by: string): Turn {
  const turns = turnsOf.get(by) ?? [];
  const before = taken.get(by) ?? 0;
  taken.set(by, before + 1);
  const turn = turns[before % turns.length];
  if (!turn) throw new Error('nothing was taken down');
  return turn;
}

const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await jsonFrom(setting('BOT_OPENID_METADATA')));
const keys = createRemoteJWKSet(new URL(jwks_uri), { cacheMaxAge: Infinity });
const EXPECTED = {
  issuer: 'https://api.botframework.com',
  audience: setting('MicrosoftAppId'),
  algorithms: ['RS256', 'RS384', 'RS512'],
  requiredClaims: ['exp'],
};
/** As Reable does: a verified token is believed for five minutes (src/teams/authentication.ts). */
const BELIEF_MS = 5 * 60_000;
const believed = new Map<string, number>();

async function check(authorization: string, serviceUrl: string): Promise<void> {
  const id = `${authorization} ${serviceUrl}`;
  if ((believed.get(id) ?? 0) > Date.now()) return;
  const { payload } = await jwtVerify(authorization.slice('Bearer '.length), keys, EXPECTED);
  if (payload['serviceurl'] !== serviceUrl) throw new Error('a token of another service');
  believed.set(id, Math.min((payload.exp ?? 0) * 1_000, Date.now() + BELIEF_MS));
}

/** The statements of src/adapters/sqlite, as far as these turns need them. Forms expire. */
const db = new DatabaseSync(setting('SQLITE_FILE'));
db.exec(SCHEMA);
const commits = new GroupCommit(db, { patienceMs: 3_000 });
const DAYS_KEPT_MS = 60 * 86_400_000;
const reading = db.prepare(
  'SELECT partition, id, etag, body FROM documents WHERE container = ? AND partition = ? AND id = ? AND (expires IS NULL OR expires > ?)',
);
const querying = db.prepare(
  `SELECT t.value, d.partition, d.id, d.etag, d.body FROM tags t
   JOIN documents d ON d.container = t.container AND d.partition = t.partition AND d.id = t.id
   WHERE t.container = ? AND t.name = ? AND t.value = ? AND (d.expires IS NULL OR d.expires > ?)
   ORDER BY t.value, t.partition, t.id`,
);
const replacing = db.prepare(
  'UPDATE documents SET etag = ?, expires = ?, body = ? WHERE container = ? AND partition = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)',
);

async function carryOut({ calls }: Turn): Promise<void> {
  const etags = new Map<string, string>();
  for (const { what, container, by, bytes, body } of calls) {
    const now = Date.now();
    const place = [container, ...by] as const;
    if (what === 'replace') {
      const text = JSON.stringify(body);
      const etag = etags.get(place.join(' ')) ?? '';
      const write = () => replacing.run(randomUUID(), now + DAYS_KEPT_MS, text, ...place, etag, now).changes;
      if ((await commits.add(write)) !== 1) throw new Error('changed in between');
      continue;
    }
    const rows = (what === 'query' ? querying : reading).all(...place, now);
    if (rows.length !== bytes.length) throw new Error('not what Reable found');
    for (const { etag, body } of rows) {
      JSON.parse(String(body));
      etags.set(place.join(' '), String(etag));
    }
  }
}

const textOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (text += chunk));
    request.on('end', () => resolve(text));
    request.on('error', reject);
  });

interface Activity {
  readonly serviceUrl: string;
  readonly from: { readonly aadObjectId: string };
}

async function answerTo(request: IncomingMessage): Promise<string> {
  const { serviceUrl, from }: Activity = JSON.parse(await textOf(request));
  await check(request.headers.authorization ?? '', serviceUrl);
  const turn = nextTurnOf(from.aadObjectId);
  await carryOut(turn);
  return JSON.stringify(turn.answer);
}

const server = createServer((request, response) => {
  const answer = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  };
  answerTo(request).then(
    (text) => answer(200, text),
    (error: unknown) => answer(500, String(error)),
  );
});
server.listen(Number(setting('PORT')), '127.0.0.1');
