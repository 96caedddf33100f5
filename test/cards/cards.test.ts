import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import type * as Renderer from 'adaptivecards';
import { Ajv } from 'ajv';
import { hostConfig } from './host-config.ts';
import { isChart, parts, without } from './parts.ts';
import { samples } from './samples.ts';
import { faultsOf } from './whole.ts';

/** Its modules are written for bundlers; the bundle is what hosts load. */
const AdaptiveCards: typeof Renderer = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

const kilobyte = 1024;

describe.each(Object.entries(samples))('the card "%s"', (_, card) => {
  const all = parts(card);
  const inputs = all.filter((part) => part.type.startsWith('Input.'));
  const actions = all.filter((part) => part.type.startsWith('Action.'));
  const executes = all.filter((part) => part.type === 'Action.Execute');
  const pressed = parts({ body: card.body, actions: card.actions }).filter((part) => part.type === 'Action.Execute');

  test('is an Adaptive Card 1.5 by its JSON schema', () => {
    const valid = validate(published(card));
    expect(valid ? [] : validate.errors).toEqual([]);
  });

  test("is read by Teams' renderer without a complaint", () => {
    const read = new AdaptiveCards.AdaptiveCard();
    read.hostConfig = new AdaptiveCards.HostConfig(hostConfig('light'));
    const context = new AdaptiveCards.SerializationContext();
    read.parse(without(card, isChart), context);
    const complaints = Array.from({ length: context.eventCount }, (__, index) => context.getEventAt(index).message);
    expect(complaints).toEqual([]);
    expect(read.validateProperties().validationEvents.map((event) => event.message)).toEqual([]);
  });

  test('S43: is at most 25 KB', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25 * kilobyte);
  });

  test('S41: sends back nothing but do, id, rev and x, in at most 200 bytes', () => {
    const data = actions.flatMap((part) => (part['data'] === undefined ? [] : [part['data']]));
    expect(data).toHaveLength(executes.length + pressed.length);
    for (const sent of data) {
      expect(['do', 'id', 'rev', 'x']).toEqual(expect.arrayContaining(Object.keys(sent ?? {})));
      expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThanOrEqual(200);
    }
  });

  test('works on clients without Action.Execute: each one falls back to an Action.Submit with the same data', () => {
    for (const { verb, title, data, associatedInputs, fallback } of pressed) {
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data, associatedInputs });
      expect(data).toMatchObject({ do: verb });
    }
  });

  test('has a title on everything that can be pressed and at most six buttons', () => {
    for (const { title } of pressed) expect(title).toEqual(expect.stringMatching(/\S/));
    expect(all.flatMap((part) => part['actions'] ?? []).length).toBeLessThanOrEqual(6);
  });

  test('has a heading for screen readers, and wraps every text', () => {
    const texts = all.filter((part) => part.type === 'TextBlock');
    expect(texts.filter((text) => text['style'] === 'heading').length).toBeGreaterThan(0);
    expect(texts.filter((text) => text['wrap'] !== true)).toEqual([]);
  });

  test('labels every input, gives each its own id and an error message, and lets none refuse an empty answer', () => {
    for (const input of inputs) {
      expect(input).toMatchObject({
        label: expect.stringMatching(/\S/),
        errorMessage: expect.stringMatching(/\S/),
      });
      expect(input).not.toHaveProperty('isRequired');
    }
    expect(new Set(inputs.map((input) => input['id'])).size).toBe(inputs.length);
  });

  test('is whole on phones, which leave out charts and Tables and cut long choices', () => {
    expect(faultsOf(card)).toEqual([]);
  });

  test('S40: says no name in the text that stands in for it', () => {
    expect(card.fallbackText).toBe('Reable has something to show you. Open Teams to see it.');
    expect(card).not.toHaveProperty('speak');
  });
});

const schema: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'schema/adaptive-card-1.5.0.schema.json'), 'utf8'),
);
// `id` is draft 4's name for what draft 6 calls `$id`, and ajv refuses it; without `$schema` ajv takes draft 7, which
// reads all of draft 6.
delete schema['id'];
delete schema['$schema'];
const ajv = new Ajv({ strict: false, validateFormats: false });
const validate = ajv.compile(schema);

/** Without what Teams documents and the schema of 1.5.0 was never told of: charts, borders, and lists that are searched. */
const published = (card: object): unknown =>
  without(card, (value, key) => isChart(value) || key === 'showBorder' || value === 'filtered');
