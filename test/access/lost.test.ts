import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { STRANGER } from '../../src/app/replies.ts';
import { PressData } from '../../src/chat/inbound.ts';
import { personId } from '../../src/demo/world.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { Staff, viewerOf } from '../../src/people/staff.ts';
import { recordsAChange } from '../support/change.ts';
import { changeStaff, leavesCircle, removeStaff, staffCalled } from '../support/changing.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { makePlan } from '../support/made-plan.ts';
import { buttonsOf, textsIn, World, type Chat, type Reply } from '../support/talk.ts';

const SAMUEL = personId('samuel');
/** Stands in every text of his plan. */
const SAID = 'Said of him';

interface OnScreen {
  readonly name: string;
  readonly card: Card | undefined;
}

/** Every kind of card about Samuel that can still stand on Tom's screen, and in his team's channel. */
interface Before {
  readonly world: World;
  readonly faulty: FaultyStore;
  readonly cards: readonly OnScreen[];
  readonly channel: Card | undefined;
  readonly secrets: readonly string[];
}

type Prepare = (world: World) => Promise<void>;
type Made = Omit<Before, 'faulty'>;

const all = new Map<Prepare, Promise<Made>>();

/** As it was made once, in a world of its own. */
async function before(prepare: Prepare): Promise<Before> {
  const making = all.get(prepare) ?? made(prepare);
  all.set(prepare, making);
  const { world: one, ...rest } = await making;
  let faulty: FaultyStore | undefined;
  const world = await one.copied((store) => (faulty = new FaultyStore(store)));
  if (!faulty) throw new Error('no store');
  return { ...rest, world, faulty };
}

async function made(prepare: Prepare): Promise<Made> {
  const world = await World.open();
  await prepare(world);
  const samuel = await world.app.directory.person(SAMUEL);
  if (samuel) await makePlan(world.app.records.services, samuel, viewerOf(staffCalled('Priya Shah')), { words: SAID });
  const tom = world.chat('Tom Reed');
  const cards: OnScreen[] = [];
  const keep = (name: string): void => void cards.push({ name, card: tom.card });
  await tom.joins();
  keep('home');
  const begun = { name: 'Samuel Okafor', carerAgrees: 'none', startsOn: '2026-11-23' } as const;
  const byPriya = await recordsAChange(world.chat('Priya Shah'), begun);
  world.clock.pass({ minutes: 1 });
  const reference = await recordsAChange(tom, { name: 'Samuel Okafor', carerAgrees: 'none' });
  keep('record page');
  await tom.presses('History');
  keep('history');
  await tom.presses('Open the record');
  await tom.presses('Note who was told');
  keep('telling form');
  await tom.says('show the form');
  await tom.presses('Save for later', { who: 'the-person' });
  keep('saved form');
  await onAPlan(tom, keep);
  await tom.says('Samuel Okafor');
  keep('page of the person');
  await tom.presses('Change monitoring');
  keep('form step');
  await tom.presses('Next', {
    direction: 'reduce',
    from: 'A call',
    to: 'A visit',
    startsOn: '2026-11-24',
    rationale: 'Managing alone.',
  });
  await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
  keep('check page');
  await tom.says("what's outstanding");
  keep('my work');
  const sent = await world.ticks();
  for (const { address, message } of sent) {
    const about = textsIn(message).join('\n');
    if (message.kind === 'card' && address.conversation === 'a:29:user-b' && about.includes('Samuel Okafor'))
      cards.push({ name: 'notice', card: message.card });
  }
  const news = sent.find(({ address, message }) => address.kind === 'channel' && message.kind === 'card');
  const channel = news?.message.kind === 'card' ? news.message.card : undefined;
  expect(world.surprises).toEqual([]);
  return {
    world,
    cards,
    channel,
    secrets: ['Samuel', 'Okafor', 'RB-1048', reference, byPriya, 'Managing alone', 'A visit', SAID, '/copies/'],
  };
}

const PLAN_FORMS = 'plan-answer plan-objection plan-evidence plan-amendment plan-copy'.split(' ');
const VIEWS = 'proposal changes.0 visits.0 version.1.0 versions.0 compare.1.2 progress copies amendments told'.split(
  ' ',
);

/** Every kind of card about Samuel's plan. */
async function onAPlan(tom: Chat, keep: (name: string) => void): Promise<void> {
  const id = planIdOf(SAMUEL);
  await tom.says('show the plan for Samuel Okafor');
  keep('plan');
  for (const x of VIEWS) {
    await tom.sends({ do: 'record/view', id, x });
    keep(`page of the plan: ${x}`);
  }
  await tom.sends({ do: 'copy/get', id, x: '2' });
  keep('links to a copy');
  for (const x of PLAN_FORMS) {
    await tom.sends({ do: 'flow/start', id: SAMUEL, x });
    keep(x);
  }
  await tom.sends({ do: 'flow/start', id: SAMUEL, x: 'plan-revision' });
  await tom.presses('Next', { trigger: 'progress', kinds: 'times', parts: 'visits' });
  keep('list in a form');
  await tom.presses('Change: ');
  keep('row in a form');
  await tom.presses('Save for later');
}

/** What the card's refresh would send by itself. */
function refreshOf(card: Card | undefined): readonly PressData[] {
  const found = /"refresh":\{"action":\{[^{}]*"data":(?<data>\{[^{}]*\})/u.exec(JSON.stringify(card));
  return found?.groups?.['data'] === undefined ? [] : [PressData.parse(JSON.parse(found.groups['data']))];
}

const linksIn = (outbound: unknown): readonly string[] => JSON.stringify(outbound).match(/\/copies\/[\w-]+/gu) ?? [];

const TYPED_NOW = { rationale: 'Typed now.', reason: 'Typed now.', written: 'Typed now.', evidenceWords: 'Typed now.' };

/** Puts Tom's forms and Samuel's records back to what they are now. */
async function snapshotOf({ world: { store } }: Before): Promise<() => Promise<void>> {
  const tom = staffCalled('Tom Reed').id;
  const places = [
    ['sessions', tom],
    ['records', SAMUEL],
  ] as const;
  const kept = await Promise.all(
    places.map(async ([container, partition]) => ({
      container,
      filed: (await store.all(container, { partition, limit: 50 })).found,
    })),
  );
  return async () => {
    for (const { container, filed } of kept) {
      for (const { id, partition, tags, body } of filed) {
        const now = await store.read(container, partition, id);
        if (now) await store.replace(container, { id, partition, tags, body }, now.etag);
      }
    }
  };
}

/** Presses everything on every card, refreshes it, and types whatever led to it; gives what was let out, and what was changed. */
async function tryEverything(screen: Before, chat: Chat): Promise<readonly string[]> {
  const { faulty, cards, secrets } = screen;
  const asItWas = await snapshotOf(screen);
  const wrong: string[] = [];
  const look = (what: string, { outbound }: Pick<Reply, 'outbound'>): void => {
    const text = [...textsIn(outbound), ...linksIn(outbound)].join('\n');
    for (const secret of secrets) if (text.includes(secret)) wrong.push(`${what} says ${secret}`);
    for (const { id, partition } of faulty.writes) if (partition === SAMUEL) wrong.push(`${what} changed ${id}`);
  };
  for (const words of ['less', 'show the form', 'record it', 'back', 'cancel', "what's outstanding", 'told', 'hello']) {
    faulty.plan({});
    look(`"${words}"`, await chat.says(words));
  }
  for (const { name, card } of cards) {
    // What was done with the card before it must not be what keeps this one shut.
    await asItWas();
    for (const { title, data } of buttonsOf(card)) {
      faulty.plan({});
      look(`"${title}" on the ${name}`, await chat.sends(data, TYPED_NOW));
    }
    for (const data of refreshOf(card)) {
      faulty.plan({});
      look(`refreshing the ${name}`, await chat.sends(data, {}, true));
    }
  }
  for (const typed of secrets.slice(0, 5)) {
    faulty.plan({});
    look(`typing ${typed}`, await chat.says(typed));
    for (const words of ['change monitoring for', 'show the plan for', 'i do not agree', 'a copy delivered'])
      look(`"${words}" ${typed}`, await chat.says(`${words} ${typed}`));
    look(`what was seen of ${typed}`, await chat.says(`${typed} only needs two calls a day now`));
  }
  return wrong;
}

const coordinator = async (world: World): Promise<void> => {
  await changeStaff(world, 'Tom Reed', { roles: ['coordinator'] });
  await leavesCircle(world, 'Tom Reed', SAMUEL);
};
const asHeIs = async (): Promise<void> => {};

const LOSSES = [
  {
    loss: 'a role is lost',
    prepare: asHeIs,
    lose: (world: World) => changeStaff(world, 'Tom Reed', { roles: ['concerns-officer'] }),
  },
  {
    loss: 'all roles are lost',
    prepare: asHeIs,
    lose: (world: World) => changeStaff(world, 'Tom Reed', { roles: [] }),
  },
  {
    loss: 'a coordinator moves to another team',
    prepare: coordinator,
    lose: (world: World) => changeStaff(world, 'Tom Reed', { teams: [TeamId.parse('south')] }),
  },
  {
    loss: 'somebody leaves the circle',
    prepare: asHeIs,
    lose: (world: World) => leavesCircle(world, 'Tom Reed', SAMUEL),
  },
  { loss: 'a member of staff is removed', prepare: asHeIs, lose: (world: World) => removeStaff(world, 'Tom Reed') },
] as const;

describe.each(LOSSES)('S11: when $loss', ({ prepare, lose }) => {
  let screen: Before;
  beforeEach(async () => {
    screen = await before(prepare);
  });

  test('until then every card works, so that what follows can fail', async () => {
    const names = new Set(screen.cards.map(({ name }) => name));
    expect([...names]).toEqual([
      'home',
      'record page',
      'history',
      'telling form',
      'saved form',
      'plan',
      ...VIEWS.map((view) => `page of the plan: ${view}`),
      'links to a copy',
      ...PLAN_FORMS,
      'list in a form',
      'row in a form',
      'page of the person',
      'form step',
      'check page',
      'my work',
      ...(prepare === asHeIs ? ['notice'] : []),
    ]);
    expect(screen.cards.flatMap(({ card }) => refreshOf(card)).length).toBeGreaterThan(3);
    const wrong = await tryEverything(screen, screen.world.chat('Tom Reed'));
    const silent = screen.cards.filter(({ name }) => !wrong.some((one) => one.includes(`on the ${name}`)));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('the door is shut at the next press, refresh and typed word, on every card that still stands there', async () => {
    await lose(screen.world);
    expect(await tryEverything(screen, screen.world.chat('Tom Reed'))).toEqual([]);
    expect(screen.world.surprises).toEqual([]);
  });

  test('no notice and no reminder goes out any more', async () => {
    await recordsAChange(screen.world.chat('Priya Shah'), { name: 'Samuel Okafor', carerAgrees: 'none' });
    await lose(screen.world);
    const already = await screen.world.ticks();
    screen.world.clock.set('2026-12-03T10:00:00Z');
    const later = await screen.world.ticks();
    const toTom = [...already, ...later].filter(({ address }) => address.conversation === 'a:29:user-b');
    expect(toTom.filter((one) => textsIn(one).join().includes('Samuel'))).toEqual([]);
  });

  test('"Seen" in the channel names nobody, and counts only for the team', async () => {
    await lose(screen.world);
    const tom = screen.world.chat('Tom Reed', 'channel');
    const reply = await tom.presses('Seen', {}, screen.channel);
    expect(reply.text).not.toMatch(/Samuel|Okafor|RB-1048/u);
    const kept = await screen.world.store.query('staff', { tag: 'team', equals: 'north', limit: 50 });
    const counts = kept.found
      .map(({ body }) => Staff.parse(body))
      .some(({ name, roles }) => name === 'Tom Reed' && roles.length > 0);
    expect(reply.text.includes('Seen by')).toBe(counts);
  });
});

describe('S11: a card that was forwarded', () => {
  test.each([
    ['a colleague of the team who is not in the plan', 'Ana Lopez'],
    ['somebody of another team', 'Ruth Hall'],
    ['a concerns officer', 'Omar Aziz'],
    ['somebody nobody has added', 'A Stranger'],
  ])('opens nothing for %s', async (_, name) => {
    const screen = await before(asHeIs);
    expect(await tryEverything(screen, screen.world.chat(name))).toEqual([]);
  });

  test("is, for somebody who may see the person, a record's page but never another's form", async () => {
    const screen = await before(asHeIs);
    const priya = screen.world.chat('Priya Shah');
    const open = (name: string) => screen.cards.find((one) => one.name === name)?.card;
    expect((await priya.presses('History', {}, open('record page'))).text).toContain('Samuel Okafor');
    for (const title of ['Record this change', 'Back', 'Save for later', 'Cancel'])
      expect((await priya.presses(title, {}, open('check page'))).text).toContain('This form is no longer open');
    expect((await screen.world.chat('Tom Reed').says('show the form')).text).toContain('Please check it first');
  });

  test('says nothing to a member of staff who was removed but who they must ask', async () => {
    const screen = await before(asHeIs);
    await removeStaff(screen.world, 'Tom Reed');
    const tom = screen.world.chat('Tom Reed');
    const said = new Set<string>();
    for (const { card } of screen.cards)
      for (const { data } of buttonsOf(card)) if (data.do !== 'danger/show') said.add((await tom.sends(data)).text);
    expect([...said]).toEqual([STRANGER]);
  });
});
