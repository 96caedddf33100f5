import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * The far end of a bot: what Teams' connector service does, as far as a bot can see. It takes what the bot sends over real
 * HTTP, remembers it and answers with ids, or with what a test told it to answer.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export interface Connector {
  /** The `serviceUrl` to put into activities. */
  readonly url: string;
  /** Everything received so far, in order. */
  readonly requests: readonly Received[];
  /** Resolves when at least `count` requests have been received and answered. */
  received(count: number): Promise<readonly Received[]>;
  /** The next requests get these answers, one each; after them 200 again. */
  answerWith(...answers: readonly Planned[]): void;
  close(): Promise<void>;
}

export interface Planned {
  readonly status: number;
  readonly headers?: Record<string, string>;
  /** The answer waits for this. */
  readonly after?: Promise<void>;
}

/** One call of the bot. `activity` is the JSON exactly as it came; what is to be opened, when the path names no conversation. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** The conversation in the address, decoded. */
  readonly conversation: string;
  /** The activity in the address: the one replied to or updated. */
  readonly target: string | undefined;
  readonly activity: Readonly<Record<string, unknown>>;
}

const ROUTE = /^\/v3\/conversations(?:\/([^/]+)\/activities(?:\/([^/]+))?)?$/u;

/** `heard` is told of every request as well, once it is answered. */
export async function startConnector(heard: (received: Received) => void = () => undefined): Promise<Connector> {
  const requests: Received[] = [];
  const answers: Planned[] = [];
  const waiting: { readonly count: number; readonly done: () => void }[] = [];

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(request);
    const path = request.url ?? '';
    const [match, conversation = '', target] = ROUTE.exec(path) ?? [];
    const planned: Planned = match === undefined ? { status: 404 } : (answers.shift() ?? { status: 200 });
    await planned.after;
    response.writeHead(planned.status, { 'content-type': 'application/json', ...planned.headers });
    const id = request.method === 'PUT' ? target : isOpening(path) ? chatWith(body) : `sent-${requests.length + 1}`;
    const failed = { error: { code: 'Planned', message: 'planned by the test' } };
    response.end(JSON.stringify(planned.status < 300 ? { id: id ?? '' } : failed));
    const received: Received = {
      method: request.method ?? '',
      path,
      authorization: request.headers.authorization,
      conversation: decodeURIComponent(conversation),
      target: target === undefined ? undefined : decodeURIComponent(target),
      activity: asRecord(body),
    };
    requests.push(received);
    heard(received);
    for (const { count, done } of waiting) if (requests.length >= count) done();
  };
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    received: (count) =>
      new Promise((resolve) => {
        const done = (): void => resolve(requests);
        waiting.push({ count, done });
        if (requests.length >= count) done();
      }),
    answerWith: (...planned) => void answers.push(...planned),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const isOpening = (path: string): boolean => path === '/v3/conversations';

/** One person, one private chat: opened twice it is the same. */
const chatWith = (body: string): string => `a:with-${/"members":\[\{"id":"([^"]+)"/u.exec(body)?.[1] ?? 'nobody'}`;

async function readAll(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function asRecord(text: string): Record<string, unknown> {
  const value: unknown = text === '' ? {} : JSON.parse(text);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** JSON as Teams sends it: plain, and free to be changed by a test. */
export type Json = Record<string, unknown>;

export const TENANT = '10000000-0000-4000-8000-000000000001';
export const BOT = '28:00000000-0000-4000-8000-00000000b07a';
export const PRIYA = {
  id: '29:user-a',
  name: 'Priya Shah',
  aadObjectId: '10000000-0000-4000-8000-000000000020',
} as const;

const PERSONAL = { conversationType: 'personal', tenantId: TENANT, id: 'a:1-personal-of-priya' } as const;
const CHANNEL = {
  isGroup: true,
  conversationType: 'channel',
  tenantId: TENANT,
  id: '19:announcements@thread.tacv2;messageid=1700000000001',
} as const;

let deliveries = 0;

/** What every activity from Teams carries, in a personal chat with Priya Shah. */
export function activity(serviceUrl: string, fields: Json): Json {
  deliveries += 1;
  return {
    timestamp: new Date().toISOString(),
    localTimestamp: new Date().toISOString(),
    id: `f:${1_700_000_000_000 + deliveries}`,
    channelId: 'msteams',
    serviceUrl,
    from: PRIYA,
    conversation: PERSONAL,
    recipient: { id: BOT, name: 'Reable' },
    entities: [{ locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London', type: 'clientInfo' }],
    channelData: { tenant: { id: TENANT } },
    locale: 'en-GB',
    localTimezone: 'Europe/London',
    ...fields,
  };
}

/** Somebody types. */
export const typed = (serviceUrl: string, text: string, fields: Json = {}): Json =>
  activity(serviceUrl, { type: 'message', textFormat: 'plain', text, ...fields });

/** Somebody mentions the bot in a thread of a channel. */
export const typedInChannel = (serviceUrl: string, text: string, fields: Json = {}): Json =>
  typed(serviceUrl, `<at>Reable</at> ${text}`, {
    conversation: CHANNEL,
    entities: [{ type: 'mention', text: '<at>Reable</at>', mentioned: { id: BOT, name: 'Reable' } }],
    channelData: {
      teamsChannelId: '19:announcements@thread.tacv2',
      teamsTeamId: '19:team@thread.tacv2',
      channel: { id: '19:announcements@thread.tacv2' },
      team: { id: '19:team@thread.tacv2' },
      tenant: { id: TENANT },
    },
    ...fields,
  });

/** A press on an Action.Execute; inputs arrive merged into `data`. */
export const pressed = (serviceUrl: string, data: Json, fields: Json = {}): Json =>
  activity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1700000000777',
    value: { action: { type: 'Action.Execute', title: 'Next', verb: data['do'], data }, trigger: 'manual' },
    ...fields,
  });

/** A press on a button that opens a dialog, and one in the dialog; inputs arrive merged into `data`. */
export const opening = (serviceUrl: string, data: Json, fields: Json = {}): Json =>
  inDialog(serviceUrl, 'task/fetch', { ...data, msteams: { type: 'task/fetch' } }, fields);
export const submitting = (serviceUrl: string, data: Json, fields: Json = {}): Json =>
  inDialog(serviceUrl, 'task/submit', data, fields);

const inDialog = (serviceUrl: string, name: string, data: Json, fields: Json): Json =>
  activity(serviceUrl, {
    type: 'invoke',
    name,
    replyToId: '1700000000777',
    channelData: { tenant: { id: TENANT }, source: { name: 'message' } },
    value: { data, context: { theme: 'default' } },
    ...fields,
  });

/** Somebody types into the search of a compose box, in the chat of two people: Teams calls that personal, too. */
export const searching = (serviceUrl: string, text: string, fields: Json = {}): Json =>
  activity(serviceUrl, {
    type: 'invoke',
    name: 'composeExtension/query',
    conversation: { conversationType: 'personal', tenantId: TENANT, id: 'a:1-of-priya-and-tom' },
    channelData: { tenant: { id: TENANT }, source: { name: 'compose' } },
    value: {
      commandId: 'find',
      parameters: [{ name: 'words', value: text }],
      queryOptions: { skip: 0, count: 25 },
    },
    ...fields,
  });

/** A press on the Action.Submit that stands in for it on old clients. */
export const submitted = (serviceUrl: string, data: Json, fields: Json = {}): Json =>
  activity(serviceUrl, { type: 'message', replyToId: '1700000000777', value: data, ...fields });

/** The bot is installed for somebody: Teams sends both of these. */
export const installed = (serviceUrl: string, fields: Json = {}): Json =>
  activity(serviceUrl, { type: 'installationUpdate', action: 'add', ...fields });
export const memberAdded = (serviceUrl: string, fields: Json = {}): Json =>
  activity(serviceUrl, { type: 'conversationUpdate', membersAdded: [PRIYA, { id: BOT }], ...fields });
