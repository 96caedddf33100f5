import { beforeAll, describe, expect, test } from '@jest/globals';
import { array, assert, asyncProperty, constantFrom, integer, nat, option, record, scheduler } from 'fast-check';
import { tick } from '../../src/app/tick.ts';
import type { App } from '../../src/app/app.ts';
import type { Messenger, Sent } from '../../src/chat/messenger.ts';
import { staff } from '../../src/demo/world.ts';
import { recordServices } from '../../src/records/services.ts';
import { registry } from '../../src/flows/index.ts';
import type { RecordId } from '../../src/kernel/ids.ts';
import { Directory } from '../../src/people/directory.ts';
import type { Notice } from '../../src/records/record.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { recordsAChange } from '../support/change.ts';
import { World } from '../support/talk.ts';

/** One record with four notices to send: Tom, Ana and Priya, who are in the plan, and the team's channel. */
let world: World;
let id: RecordId;
let reference: string;
let unsent: readonly Notice[];

beforeAll(async () => {
  world = await World.open();
  for (const name of ['Tom Reed', 'Ana Lopez', 'Priya Shah']) await world.chat(name).joins();
  await world.ticks();
  reference = await recordsAChange(world.chat('Priya Shah'));
  const [record] = await world.app.records.called(reference);
  if (!record) throw new Error('nothing was recorded');
  id = record.id;
  unsent = record.notices;
});

const notices = async (): Promise<readonly Notice[]> => (await world.app.records.read(id))?.notices ?? [];

/** As it was when it had just been recorded, an hour later: nobody is reminded yet. */
async function anew(): Promise<void> {
  world.clock.set('2026-11-23T11:00:00Z');
  expect(await (await world.app.records.read(id))?.keepNotices(unsent)).toBe(true);
}

type Step = 'read' | 'write' | 'written' | 'refused' | 'send' | 'accepted';

/** What happens to a worker at each of its steps; a rejection is its end: from then on nothing of it reaches anything. */
type Fate = (step: Step) => Promise<void>;

const conversationOf = (name: string): string => `a:${staff.find((one) => one.name === name)?.teamsId ?? ''}`;

/** A process of its own that sends: its own application over the same store, and what it sends arrives at `farEnd`. */
class Worker {
  readonly #app: App;
  readonly #messenger: Messenger;
  #isDead = false;

  constructor(farEnd: string[], fate: Fate, answers: Sent[] = []) {
    const step = async (name: Step): Promise<void> => {
      try {
        if (!this.#isDead) await fate(name);
      } catch {
        this.#isDead = true;
      }
      if (this.#isDead) throw new Error('dead');
    };
    const store = world.store;
    const own: DocumentStore = {
      read: async (...asked) => step('read').then(() => store.read(...asked)),
      query: async (...asked) => step('read').then(() => store.query(...asked)),
      values: async (...asked) => step('read').then(() => store.values(...asked)),
      create: (...asked) => store.create(...asked),
      remove: (...asked) => store.remove(...asked),
      all: (...asked) => store.all(...asked),
      async replace(...asked) {
        await step('write');
        const written = await store.replace(...asked);
        await step(written.ok ? 'written' : 'refused');
        return written;
      },
      ready: () => store.ready(),
      close: () => Promise.resolve(),
    };
    const directory = new Directory(own);
    const services = recordServices({ ...world.app.records.services, store: own }, directory);
    this.#app = {
      ...world.app,
      directory,
      ...registry(services, directory, world.app.administration),
      daily: world.app.daily,
    };
    this.#messenger = {
      hasRoom: () => Promise.resolve(true),
      async send({ conversation }) {
        await step('send');
        const answer = answers.shift() ?? { kind: 'sent', messageId: `m${farEnd.length}` };
        if (answer.kind === 'sent' || answer.kind === 'unclear') farEnd.push(conversation);
        await step('accepted');
        return answer;
      },
    };
  }

  async ticks(): Promise<void> {
    await tick({ app: this.#app, messenger: this.#messenger, surprise: () => undefined }).catch(() => undefined);
  }
}

const unhurt: Fate = () => Promise.resolve();

/** Others take over until nothing is left to send. */
async function settle(farEnd: string[]): Promise<void> {
  for (let rounds = 0; rounds < 8; rounds++) {
    world.clock.pass({ minutes: 1 });
    await new Worker(farEnd, unhurt).ticks();
  }
  expect((await notices()).filter(({ status }) => status === 'waiting')).toEqual([]);
}

const times = (farEnd: readonly string[]): number[] =>
  [...new Set(farEnd)].map((one) => farEnd.filter((other) => other === one).length);

/** Goes wrong, or waits, at the `nth` time of a step. */
function at(step: Step, nth: number, what: () => Promise<void>): Fate {
  let seen = 0;
  return async (name) => {
    if (name === step && ++seen === nth) await what();
  };
}

const dies = (): Promise<void> => Promise.reject(new Error('killed'));

describe('notices leave once, whoever sends them', () => {
  test('S55: three workers at once send each notice once', async () => {
    await anew();
    const farEnd: string[] = [];
    const workers = [1, 2, 3].map(() => new Worker(farEnd, unhurt));
    await Promise.all(workers.map((worker) => worker.ticks()));
    await settle(farEnd);
    expect(times(farEnd)).toEqual([1, 1, 1]);
  });

  test('S55: a sender that died, then a card that could not be drawn, then no clear answer: still only one repeat', async () => {
    await anew();
    const farEnd: string[] = [];
    await new Worker(farEnd, at('accepted', 1, dies)).ticks();
    expect(farEnd).toHaveLength(1);
    world.clock.pass({ minutes: 1 });
    // The claim has run out; drawing the card fails once, at one of the reads for it.
    let reads = 0;
    const failsOnce: Fate = async (step) => {
      if (step === 'read' && ++reads === 2) throw new Error('throttled');
    };
    await new Worker(farEnd, failsOnce).ticks();
    world.clock.pass({ minutes: 30 });
    await new Worker(farEnd, unhurt, [{ kind: 'unclear', waitMs: 0 }]).ticks();
    await settle(farEnd);
    for (const often of times(farEnd)) expect(often).toBeLessThanOrEqual(2);
  });

  test('S56: a worker held up for 60 s between its claim and its send sends nothing twice', async () => {
    await anew();
    const farEnd: string[] = [];
    const fate = at('written', 1, async () => {
      world.clock.pass({ minutes: 1 });
      await new Worker(farEnd, unhurt).ticks();
    });
    await new Worker(farEnd, fate).ticks();
    await settle(farEnd);
    expect(times(farEnd)).toEqual([1, 1, 1]);
    expect((await notices()).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  });

  test('S56: whoever comes back after its claim was taken over does not note over what the newer one noted', async () => {
    await anew();
    const farEnd: string[] = [];
    let newer: readonly Notice[] = [];
    const fate = at('accepted', 1, async () => {
      world.clock.pass({ minutes: 1 });
      await new Worker(farEnd, unhurt).ticks();
      newer = await notices();
    });
    // The older one hears "never", too late to matter.
    await new Worker(farEnd, fate, [{ kind: 'never' }]).ticks();
    expect(newer.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
    expect(await notices()).toEqual(newer);
  });

  test('S56: a claim whose worker died is taken over within 30 s, a tick of 5 s counted in', async () => {
    await anew();
    const farEnd: string[] = [];
    await new Worker(farEnd, at('send', 1, dies)).ticks();
    world.clock.pass({ minutes: 23 / 60 });
    await new Worker(farEnd, unhurt).ticks();
    expect(new Set(farEnd).size).toBe(2);
    world.clock.pass({ minutes: 2 / 60 });
    await new Worker(farEnd, unhurt).ticks();
    expect(times(farEnd)).toEqual([1, 1, 1]);
  });

  test.each<[Step, number]>([
    ['read', 1],
    ['read', 5],
    ['write', 1],
    ['written', 1],
    ['send', 1],
    ['accepted', 1],
    ['write', 2],
    ['written', 2],
    ['send', 2],
    ['accepted', 3],
  ])('S55: a worker that dies at %s %i loses nothing, and at most that one notice comes twice', async (step, nth) => {
    await anew();
    const farEnd: string[] = [];
    await new Worker(farEnd, at(step, nth, dies)).ticks();
    await settle(farEnd);
    expect(new Set(farEnd).size).toBe(3);
    const mayRepeat = step === 'accepted' || (step === 'write' && nth === 2);
    expect(farEnd.length).toBe(mayRepeat ? 4 : 3);
  });

  test('S55: a notice whose sender always dies after Teams took it is sent twice, then parked where people see it', async () => {
    await anew();
    const farEnd: string[] = [];
    for (let deaths = 0; deaths < 9; deaths++) {
      await new Worker(farEnd, at('accepted', 1, dies)).ticks();
      world.clock.pass({ minutes: 1 });
    }
    await settle(farEnd);
    for (const name of ['Tom Reed', 'Ana Lopez'])
      expect(farEnd.filter((one) => one === conversationOf(name))).toHaveLength(2);
    const [tom] = await notices();
    expect(tom).toMatchObject({ status: 'parked', unclear: true });
    const priya = world.chat('Priya Shah');
    const shown = await priya.sends({ do: 'record/open', id });
    expect(shown.text).toContain('Teams did not say whether their card arrived');
  });

  test('S55: no answer, or one that says nothing, is repeated once and then parked', async () => {
    await anew();
    const farEnd: string[] = [];
    const unclear: Sent = { kind: 'unclear', waitMs: 1_000 };
    for (let tries = 0; tries < 4; tries++) {
      await new Worker(farEnd, unhurt, [unclear, unclear, unclear]).ticks();
      world.clock.pass({ minutes: 1 });
    }
    expect(Math.max(...times(farEnd.filter((one) => one !== conversationOf('Priya Shah'))))).toBe(2);
    expect((await notices()).slice(0, 3).map(({ status }) => status)).toEqual(['parked', 'parked', 'parked']);
  });

  test('S55: what is surely refused is tried for hours, more and more seldom, and then parked', async () => {
    await anew();
    const farEnd: string[] = [];
    const later: Sent = { kind: 'later', waitMs: 1_000 };
    let tries = 0;
    const began = world.clock.now().getTime();
    for (; (await notices()).slice(0, 3).some(({ status }) => status === 'waiting') && tries < 500; tries++) {
      await new Worker(
        farEnd,
        unhurt,
        Array.from({ length: 5 }, () => later),
      ).ticks();
      world.clock.pass({ minutes: 5 });
    }
    const hours = (world.clock.now().getTime() - began) / 3_600_000;
    expect(hours).toBeGreaterThan(3);
    expect(hours).toBeLessThan(8);
  });

  test('S55: what our own pace held back was no attempt', async () => {
    await anew();
    const farEnd: string[] = [];
    const held: Sent = { kind: 'held', waitMs: 1_000 };
    await new Worker(farEnd, unhurt, [held]).ticks();
    expect((await notices())[0]).toMatchObject({ status: 'waiting', attempts: 0 });
    await settle(farEnd);
    expect(times(farEnd)).toEqual([1, 1, 1]);
  });

  test('S55: while answers to people leave no room nothing is claimed, which would be two writes, and later it goes', async () => {
    await anew();
    const before = await world.store.query('records', { tag: 'reference', equals: reference, limit: 1 });
    const messenger: Messenger = {
      hasRoom: () => Promise.resolve(false),
      send: () => Promise.reject(new Error('there is no room')),
    };
    expect(await tick({ app: world.app, messenger, surprise: () => undefined })).toBe(true);
    const after = await world.store.query('records', { tag: 'reference', equals: reference, limit: 1 });
    expect(after.found.map(({ etag }) => etag)).toEqual(before.found.map(({ etag }) => etag));
    const farEnd: string[] = [];
    await settle(farEnd);
    expect(times(farEnd)).toEqual([1, 1, 1]);
  });

  test('S60: asked to end, a worker finishes what it sends, claims nothing more, and leaves nothing claimed', async () => {
    await anew();
    const farEnd: string[] = [];
    let going = true;
    const messenger: Messenger = {
      hasRoom: () => Promise.resolve(true),
      async send({ conversation }) {
        farEnd.push(conversation);
        going = false;
        return { kind: 'sent', messageId: 'm1' };
      },
    };
    const surprise = (): void => undefined;
    expect(await tick({ app: world.app, messenger, surprise, going: () => going })).toBe(false);
    expect(farEnd).toHaveLength(1);
    expect((await notices()).map(({ status, claim }) => [status, claim])).toEqual([
      ['sent', undefined],
      ['waiting', undefined],
      ['waiting', undefined],
    ]);
  });
});

describe('whatever order things happen in', () => {
  const runs = { numRuns: 20 };

  test('S56: workers held up anywhere before they send: each notice arrives exactly once', async () => {
    const held = record({ at: constantFrom(0, 5, 6, 7, 8, 12, 13, 19, 20, 21), seconds: constantFrom(5, 23, 25, 60) });
    await assert(
      asyncProperty(scheduler(), array(held, { minLength: 1, maxLength: 3 }), async (s, holds) => {
        await anew();
        const farEnd: string[] = [];
        let sending = 0;
        const working = holds.map(({ at: holdAt, seconds }) => {
          let steps = 0;
          let isSending = false;
          const fate: Fate = async (step) => {
            // What is held up between the platform's answer and its note cannot be told from what has died there.
            if (step === 'send') [isSending, sending] = [true, sending + 1];
            else if (step === 'written' && isSending) [isSending, sending] = [false, sending - 1];
            await s.schedule(Promise.resolve(), step);
            if (steps++ !== holdAt || sending > 0) return;
            world.clock.pass({ minutes: seconds / 60 });
            await new Worker(farEnd, unhurt).ticks();
          };
          return new Worker(farEnd, fate).ticks();
        });
        await s.waitFor(Promise.all(working));
        await settle(farEnd);
        expect(times(farEnd)).toEqual([1, 1, 1]);
      }),
      runs,
    );
  });

  const answer = constantFrom<Sent>(
    { kind: 'sent', messageId: 'm' },
    { kind: 'later', waitMs: 1_000 },
    { kind: 'held', waitMs: 1_000 },
    { kind: 'unclear', waitMs: 1_000 },
    { kind: 'never' },
  );
  const worker = record({ diesAt: option(nat({ max: 40 })), answers: array(answer, { maxLength: 4 }) });

  test('S55, S56: with deaths, pauses and any answer, none comes three times, none is lost unseen', async () => {
    await assert(
      asyncProperty(
        scheduler(),
        array(worker, { minLength: 1, maxLength: 4 }),
        array(integer({ min: 1, max: 70 }), { maxLength: 6 }),
        async (s, plans, pauses) => {
          await anew();
          const farEnd: string[] = [];
          const working = plans.map(({ diesAt, answers }) => {
            let steps = 0;
            const fate: Fate = async (step) => {
              await s.schedule(Promise.resolve(), step);
              if (steps++ === diesAt) await dies();
            };
            return new Worker(farEnd, fate, [...answers]).ticks();
          });
          const passing = pauses.map(async (seconds) => {
            await s.schedule(Promise.resolve(), `${seconds} s pass`);
            world.clock.pass({ minutes: seconds / 60 });
          });
          await s.waitFor(Promise.all([...working, ...passing]));
          await settle(farEnd);
          const now = await notices();
          for (const notice of now.filter(({ what }) => what !== 'not-reached')) {
            const where = await addressOf(notice);
            const came = farEnd.filter((one) => one === where).length;
            const own = now.filter(
              ({ what, to }) => what === 'not-reached' && JSON.stringify(to) === JSON.stringify(notice.to),
            );
            expect(came).toBeLessThanOrEqual(2 + 2 * own.length);
            expect(came > 0 || notice.status === 'parked').toBe(true);
          }
        },
      ),
      runs,
    );
  });

  const addressOf = async ({ to }: Notice): Promise<string | undefined> =>
    'team' in to
      ? (await world.app.directory.team(to.team))?.channel?.conversation
      : (await world.app.directory.staff(to.staff))?.address?.conversation;
});
