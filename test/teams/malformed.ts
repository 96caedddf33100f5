import * as fc from 'fast-check';
import { opening, pressed, searching, submitted, submitting, TENANT, typed, type Json } from '../support/connector.ts';

/** What strangers send: anything but a delivery from Teams. Every one of these must be refused with 4xx (S1). */

const REQUIRED = ['type', 'id', 'from', 'recipient', 'conversation', 'channelId', 'serviceUrl'] as const;
const TEXTS = [
  'type',
  'id',
  'channelId',
  'serviceUrl',
  'text',
  'replyToId',
  'textFormat',
  'locale',
  'timestamp',
] as const;
const THINGS = ['from', 'recipient', 'conversation', 'channelData'] as const;

const notText = fc.oneof(fc.constantFrom(true, {}, []), fc.double({ noNaN: true, noDefaultInfinity: true }));
const notThing = fc.oneof(fc.constantFrom(false, [], [{}]), fc.integer(), fc.string({ maxLength: 8 }));

const nested = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));

/** Changes that each make a good activity bad. */
const spoiling: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...REQUIRED).map((field) => ({ [field]: undefined })),
  fc.tuple(fc.constantFrom(...TEXTS), notText).map(([field, value]) => ({ [field]: value })),
  fc.tuple(fc.constantFrom(...THINGS), notThing).map(([field, value]) => ({ [field]: value })),
  notThing.filter((value) => value !== null).map((value) => ({ value })),
  fc.constantFrom(40, 200, 1_000).map((depth) => ({ channelData: nested(depth) })),
  fc.constantFrom<Json>(
    { from: { id: '29:user-a' } },
    { from: { id: '', aadObjectId: 'x' } },
    { conversation: { id: 5, tenantId: TENANT } },
    { text: 'x'.repeat(30_001) },
    { text: '\ud800 alone' },
    { timestamp: 'yesterday' },
    { entities: 'all' },
    { entities: Array.from({ length: 1_000 }, () => ({ type: 'mention' })) },
    { attachments: Array.from({ length: 1_000 }, () => ({ contentType: 'text/html' })) },
    { attachments: { contentType: 'text/html' } },
    { channelData: { tenant: 'ours' } },
    { type: 'x'.repeat(500) },
    { type: 'message\r\nx: y' },
    { type: 'invoke', name: undefined, value: undefined },
    { type: 'invoke', name: 'adaptiveCard/action', value: {} },
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: [] } },
    { type: 'conversationUpdate', membersAdded: 'everybody' },
    ...['task/fetch', 'task/submit'].flatMap((name) =>
      [undefined, null, {}, { data: null }, { data: 'x' }, { data: [] }, { context: { theme: 'dark' } }].map(
        (value) => ({
          type: 'invoke',
          name,
          value,
        }),
      ),
    ),
    ...[
      undefined,
      null,
      {},
      { commandId: '' },
      { commandId: 5 },
      { commandId: 'x'.repeat(101) },
      { commandId: 'find', parameters: 'all' },
      { commandId: 'find', parameters: [{ value: 'x' }] },
      { commandId: 'find', parameters: [{ name: 'words', value: { or: 'all' } }] },
      { commandId: 'find', parameters: [{ name: 'words', value: 'x'.repeat(1_001) }] },
      { commandId: 'find', parameters: Array.from({ length: 11 }, () => ({ name: 'words', value: 'x' })) },
      { commandId: 'find', queryOptions: [] },
      { commandId: 'find', queryOptions: { skip: -1 } },
      { commandId: 'find', queryOptions: { skip: 0.5 } },
      { commandId: 'find', queryOptions: { count: 0 } },
      { commandId: 'find', queryOptions: { count: 1e9 } },
    ].map((value) => ({ type: 'invoke', name: 'composeExtension/query', value })),
  ),
);

/** A key that reaches a prototype, somewhere in an activity that is good otherwise: written by hand, as no object can hold it. */
const poisoned = (good: Json): fc.Arbitrary<string> =>
  fc
    .constantFrom('__proto__', 'constructor', 'prototype')
    .map((key) =>
      JSON.stringify({ ...good, channelData: { tenant: { id: TENANT }, KEY: { admin: true } } }).replace('KEY', key),
    );

/** Bodies, by what a good one would have looked like. `undefined` is none at all. */
export function malformed(serviceUrl: string): fc.Arbitrary<string | undefined> {
  const goods = [
    typed(serviceUrl, 'hello'),
    pressed(serviceUrl, { do: 'menu/open' }),
    submitted(serviceUrl, { do: 'menu/open' }),
    opening(serviceUrl, { do: 'menu/open' }),
    submitting(serviceUrl, { do: 'menu/open', sealed: 'abc' }),
    searching(serviceUrl, 'hello'),
  ];
  const good = fc.constantFrom(...goods);
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(good, spoiling).map(([body, change]) => JSON.stringify({ ...body, ...change })) },
    { weight: 2, arbitrary: fc.json({ maxDepth: 2 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    {
      weight: 2,
      arbitrary: fc.tuple(good, fc.nat({ max: 400 })).map(([body, end]) => JSON.stringify(body).slice(0, end)),
    },
    { weight: 1, arbitrary: good.chain(poisoned) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, '', '{}', '[]', 'null', '0', '"x"', 'true') },
  );
}

/** A form as a stranger posts it. */
export interface Form {
  readonly body: string;
  readonly type: string | undefined;
}

const FORM = 'application/x-www-form-urlencoded';
const written = (fields: Json): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

/** Forms that are not what Microsoft's page or ours posts, by a good one. Every one of these must be refused with 4xx (S1). */
export function malformedForm(good: Json): fc.Arbitrary<Form> {
  const names = Object.keys(good);
  const body = written(good);
  const name = fc.constantFrom(...names);
  const spoilt: fc.Arbitrary<string> = fc.oneof(
    fc
      .constantFrom('state', 'id_token')
      .map((left) => written(Object.fromEntries(Object.entries(good).filter(([each]) => each !== left)))),
    fc
      .tuple(name, fc.string({ unit: 'binary', maxLength: 60 }))
      .map(([each, text]) => written({ ...good, [each]: text })),
    name.map((each) => `${body}&${each}=${String(good[each])}`),
    fc.constantFrom('__proto__', 'constructor', 'error').map((key) => `${key}=x&${key}=y&${body}`),
    fc.nat({ max: 300 }).map((end) => body.slice(0, end)),
    fc.json({ maxDepth: 2 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', '&', '=', '%', '%zz=%', '&'.repeat(5_000), 'a=b&'.repeat(5_000), 'x'.repeat(40_000)),
  );
  return fc.oneof(
    { weight: 6, arbitrary: spoilt.map((text) => ({ body: text, type: FORM })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('application/json', 'text/plain', 'multipart/form-data; boundary=x', `${FORM}; charset=utf-16`)
        .map((type) => ({ body, type })),
    },
  );
}
