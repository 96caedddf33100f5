import * as fc from 'fast-check';
import { pressed, submitted, TENANT, typed, type Json } from '../support/connector.ts';

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

const notText = fc.oneof(fc.constantFrom(null, true, {}, []), fc.double());
const notThing = fc.oneof(fc.constantFrom(null, false, [], [{}]), fc.integer(), fc.string({ maxLength: 8 }));

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
