import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Inbound } from '../../src/chat/inbound.ts';
import { say, type Outbound } from '../../src/chat/outbound.ts';
import { DemoClock, lettingDaysPass } from '../../src/demo/demo-clock.ts';
import { TENANT } from '../../src/demo/world.ts';
import { daysBetween, dayOf, wordsForDay } from '../../src/kernel/days.ts';

const ZONE = 'Europe/London';
const folder = (): string => mkdtempSync(join(tmpdir(), 'reable-demo-'));

const typed = (text: string, kind: 'personal' | 'channel' = 'personal'): Inbound => ({
  kind: 'said',
  text,
  delivery: 'd1',
  from: { tenant: TENANT, aadObjectId: 'a', teamsId: '29:a', name: 'Priya Shah' },
  address: { kind, serviceUrl: 'http://localhost', tenant: TENANT, conversation: 'c' },
  receivedAt: new Date(),
});

const passedOn = async (_: Inbound): Promise<readonly Outbound[]> => [say('passed on')];

test('in the demo days can be let pass, and stay passed when it starts again', async () => {
  const where = folder();
  const clock = new DemoClock(where);
  const before = dayOf(clock.now(), ZONE);
  const answer = await lettingDaysPass(clock, ZONE, passedOn)(typed('3 days later'));
  const after = dayOf(clock.now(), ZONE);
  expect(daysBetween(before, after)).toBe(3);
  expect(answer).toEqual([say(`In this demo it is now ${wordsForDay(after)}.`)]);
  expect(dayOf(new DemoClock(where).now(), ZONE)).toBe(after);
});

test.each(['three people came days later', '3 days', 'a day later she was better', ''])(
  'other words do not: %j',
  async (text) => {
    const clock = new DemoClock(folder());
    const before = dayOf(clock.now(), ZONE);
    expect(await lettingDaysPass(clock, ZONE, passedOn)(typed(text))).toEqual([say('passed on')]);
    expect(dayOf(clock.now(), ZONE)).toBe(before);
  },
);

test('nor does anybody in a channel', async () => {
  const clock = new DemoClock(folder());
  expect(await lettingDaysPass(clock, ZONE, passedOn)(typed('2 days later', 'channel'))).toEqual([say('passed on')]);
});
