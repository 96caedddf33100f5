import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createConnector, type Connector } from '../../src/teams/connector.ts';
import { sharedToken } from '../../src/teams/outbound-token.ts';
import { Pace } from '../../src/teams/pace.ts';
import { serviceHosts } from '../../src/teams/service-hosts.ts';
import { startConnector, type Connector as FarEnd } from '../support/connector.ts';

/** Somebody else's server on this machine: no bearer token may ever come here. */
interface Trap {
  readonly port: number;
  readonly tokens: string[];
  readonly server: Server;
}

let farEnd: FarEnd;
let trap: Trap;
let asked = 0;

beforeEach(async () => {
  asked = 0;
  farEnd = await startConnector();
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization ?? 'none');
    response.end('{"id":"stolen"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  trap = { server, tokens, port: typeof address === 'object' && address ? address.port : 0 };
});
afterEach(async () => {
  await farEnd.close();
  trap.server.closeAllConnections();
  await new Promise<void>((resolve) => trap.server.close(() => resolve()));
});

const token = (): Promise<string> => {
  asked += 1;
  return Promise.resolve('secret');
};
const connectorFor = (loopback: boolean): Connector =>
  createConnector({
    serviceHosts: serviceHosts(['smba.trafficmanager.net'], loopback),
    token,
    pace: new Pace(() => Date.now()),
  });

const hostile: readonly ((port: number) => string)[] = [
  () => 'http://169.254.169.254/',
  () => 'https://169.254.169.254/metadata/identity/oauth2/token',
  (port) => `http://localhost:${port}/`,
  (port) => `http://127.0.0.1:${port}/`,
  (port) => `https://127.0.0.1:${port}/`,
  (port) => `http://[::1]:${port}/`,
  (port) => `http://2130706433:${port}/`,
  (port) => `http://0x7f000001:${port}/`,
  (port) => `http://127.1:${port}/`,
  () => 'https://smba.trafficmanager.net.evil.example/',
  () => 'https://evil.example/smba.trafficmanager.net/',
  (port) => `http://smba.trafficmanager.net@127.0.0.1:${port}/`,
  (port) => `https://smba.trafficmanager.net:x@127.0.0.1:${port}/`,
  (port) => `https://smba.trafficmanager.net#@127.0.0.1:${port}/`,
  (port) => `https://smba.trafficmanager.net\\@127.0.0.1:${port}/`,
  (port) => `https://smba.trafficmanager.net?@127.0.0.1:${port}/`,
  () => 'http://smba.trafficmanager.net/uk/',
  () => 'https://smba.trafficmanager.net:8443/uk/',
  () => 'https://smba.trafficmanager.net./uk/',
  () => 'https://ѕmba.trafficmanager.net/uk/',
  () => 'file:///etc/passwd',
  () => '//evil.example/',
  () => 'https://smba.trafficmanager.net\r\nHost: evil.example/',
  () => ' https://smba.trafficmanager.net/',
  () => '',
];

test.each(hostile.map((make) => [make(65_535), make] as const))(
  'S4: a stored address such as %s gets no bearer token, checked when it is sent to',
  async (_what, make) => {
    const connector = connectorFor(false);
    const serviceUrl = make(trap.port);
    const to = { serviceUrl, id: 'a:1' };
    await expect(connector.send(to, { type: 'message' })).rejects.toMatchObject({ status: 403, refused: true });
    await expect(connector.update(to, 'm1', { type: 'message' })).rejects.toMatchObject({ status: 403 });
    await expect(connector.open(serviceUrl, {})).rejects.toMatchObject({ status: 403 });
    expect(asked).toBe(0);
    expect(trap.tokens).toEqual([]);
  },
);

test.each(['../../../evil', 'a/../../..', 'a?x=', 'a#x', '@evil.example'])(
  'S4: a stored conversation such as %s stays one part of the path',
  async (id) => {
    await connectorFor(true).send({ serviceUrl: farEnd.url, id }, { type: 'message' });
    expect(farEnd.requests).toEqual([expect.objectContaining({ conversation: id, target: undefined })]);
  },
);

test.each([301, 302, 303, 307, 308])(
  'S4: a redirect (%i) is not followed, and its target gets no token',
  async (status) => {
    farEnd.answerWith({ status, headers: { location: `http://127.0.0.1:${trap.port}/` } });
    const sending = connectorFor(true).send({ serviceUrl: farEnd.url, id: 'a:1' }, { type: 'message' });
    await expect(sending).rejects.toMatchObject({ status });
    expect(trap.tokens).toEqual([]);
    expect(farEnd.requests.map(({ authorization }) => authorization)).toEqual(['Bearer secret']);
  },
);

test('what is sent is what was written: citations and other properties of entities arrive (platform.md, 0.2)', async () => {
  const written = {
    type: 'message',
    timestamp: new Date('2026-11-23T10:00:00Z'),
    locale: undefined,
    entities: [
      {
        type: 'https://schema.org/Message',
        '@type': 'Message',
        '@id': '',
        additionalType: ['AIGeneratedContent'],
        citation: [{ '@type': 'Claim', position: 1, appearance: { '@type': 'DigitalDocument', name: 'NG74' } }],
      },
    ],
  };
  expect(await connectorFor(true).send({ serviceUrl: farEnd.url, id: 'a:1' }, written)).toBe('sent-1');
  const { locale: _, ...rest } = written;
  expect(farEnd.requests[0]?.activity).toEqual({ ...rest, timestamp: '2026-11-23T10:00:00.000Z' });
});

test('an answer of 2xx that cannot be read is still a yes', async () => {
  const { port } = trap;
  trap.server.removeAllListeners('request');
  trap.server.on('request', (_request, response) => {
    response.statusCode = 201;
    response.end('not JSON');
  });
  expect(await connectorFor(true).send({ serviceUrl: `http://127.0.0.1:${port}/`, id: 'a:1' }, {})).toBe('');
});

test('S55: a connection that breaks before the answer is no refusal: it may have been taken', async () => {
  const { port } = trap;
  trap.server.removeAllListeners('request');
  trap.server.on('request', (request) => request.socket.destroy());
  const sending = connectorFor(true).send({ serviceUrl: `http://127.0.0.1:${port}/`, id: 'a:1' }, {});
  await expect(sending).rejects.toMatchObject({ status: undefined, refused: false });
});

test('sixteen who need a token at once make one request for it, and the next one asks again', async () => {
  let requests = 0;
  const { promise, resolve } = Promise.withResolvers<string>();
  const shared = sharedToken(() => {
    requests += 1;
    return promise;
  });
  const waiting = Array.from({ length: 16 }, () => shared());
  resolve('t1');
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['t1']));
  expect(requests).toBe(1);
  await shared();
  expect(requests).toBe(2);
});

test('a token that does not come in time fails for whoever waits, and the request under way serves those who come later', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const shared = sharedToken(() => promise, 1);
  await expect(shared()).rejects.toMatchObject({ status: undefined, refused: true });
  resolve('t1');
  expect(await shared()).toBe('t1');
});

test('a token that is refused is asked for again', async () => {
  const answers = [Promise.reject(new Error('no')), Promise.resolve('t2')];
  answers[0]?.catch(() => undefined);
  const shared = sharedToken(() => answers.shift() ?? Promise.resolve('none'));
  await expect(shared()).rejects.toThrow('no');
  expect(await shared()).toBe('t2');
});

test('F7: of an endless answer no more is read than an answer can be, and it is still a yes', async () => {
  let sent = 0;
  const endless = createServer((request, response) => {
    request.resume();
    const more = (): void => {
      while (!response.destroyed && (sent += 65_536) && response.write(Buffer.alloc(65_536, 120)));
    };
    response.on('drain', more);
    response.writeHead(200);
    more();
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', () => resolve()));
  const address = endless.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const serviceUrl = `http://127.0.0.1:${port}/`;
  const connector = createConnector({ serviceHosts: serviceHosts([], true), token, pace: new Pace(() => 0) });
  expect(await connector.send({ serviceUrl, id: 'a:1' }, {})).toBe('');
  expect(sent).toBeLessThan(50 * 1024 * 1024);
  endless.closeAllConnections();
  endless.close();
});
