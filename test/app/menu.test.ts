import { beforeAll, describe, expect, test } from '@jest/globals';
import { mayRead } from '../../src/flows/menu-page.ts';
import { mayEver } from '../../src/access/policy.ts';
import { Role, type Viewer } from '../../src/access/viewer.ts';
import { isDaily, MOST_ON_HOME, offered } from '../../src/app/menu.ts';
import { personId } from '../../src/demo/world.ts';
import { defineFlow, type AnyFlow } from '../../src/flows/flow.ts';
import type { MenuGroup, Offer } from '../../src/flows/offer.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import { changeStaff } from '../support/changing.ts';
import { parts } from '../cards/parts.ts';
import { walked } from '../support/menu.ts';
import { roundFlow } from '../support/round.ts';
import { World } from '../support/talk.ts';

const GROUPS: readonly MenuGroup[] = ['person', 'problem', 'waits', 'answers', 'setup'];
const NEEDS: readonly AnyFlow['needs'][] = [
  { deed: 'record', guarded: 'care-record' },
  { deed: 'see', guarded: 'care-record' },
  { deed: 'arrange', guarded: 'person' },
  { deed: 'arrange', guarded: 'team' },
];

const invented = (index: number, offer: Partial<Offer> = {}, change: Parameters<typeof roundFlow>[1] = {}): AnyFlow =>
  defineFlow(
    roundFlow(1, {
      id: `invented-${index}`,
      title: `Invented ${index}`,
      phrases: [`begin invention ${index}`],
      startsFrom: 'person',
      needs: NEEDS[index % NEEDS.length] ?? { deed: 'see', guarded: 'care-record' },
      offer: {
        button: `Invented form ${index}`,
        example: `begin invention ${index} for Ada Palmer`,
        group: GROUPS[index % GROUPS.length] ?? 'person',
        rank: 1,
        ...offer,
      },
      ...change,
    }),
  );

const many = (count: number, offer: Partial<Offer> = {}): readonly AnyFlow[] =>
  Array.from({ length: count }, (_, index) => invented(index, offer));

const viewerWith = (...roles: readonly Role[]): Viewer => ({
  staff: StaffId.parse('anybody'),
  name: 'Anybody',
  roles,
  teams: [],
});

let world: World;
beforeAll(async () => {
  world = await World.open();
});

const withFlows = (more: readonly AnyFlow[]): World => world.with({ flows: [...world.app.flows, ...more] });

const idsFor = ({ app }: World, role: Role): readonly string[] => [
  ...app.flows
    .filter(({ offer, needs }) => offer && mayEver(viewerWith(role), needs.deed, needs.guarded))
    .map(({ id }) => id),
  ...app.pages.filter((page) => mayRead(page, viewerWith(role))).map(({ id }) => id),
];

async function menuFor(of: World, role: Role) {
  await changeStaff(world, 'Tom Reed', { roles: [role] });
  return walked(of.chat('Tom Reed'));
}

describe.each(Role.options)('the menu of a %s', (role) => {
  test.each([
    ['as it is', []],
    ['with thirty more forms, in all groups', many(30)],
    ['with thirty more forms in one group', many(30, { group: 'problem' })],
  ])('leads to all of it in three presses, and to each group in two: %s', async (_, more) => {
    const grown = withFlows(more);
    const { cards, starts } = await menuFor(grown, role);
    expect([...starts.keys()].toSorted()).toEqual([...idsFor(grown, role)].toSorted());
    expect(Math.max(...starts.values())).toBeLessThanOrEqual(3);
    expect(Math.max(...cards.map(({ presses }) => presses))).toBeLessThanOrEqual(2);
  });

  test('has at most six buttons a card, the way out of danger always among them, and Help on home', async () => {
    const { cards } = await menuFor(withFlows(many(30)), role);
    for (const { titles, buttons } of cards) {
      expect(buttons).toBeLessThanOrEqual(6);
      expect(titles).toContain('Somebody is in danger');
    }
    expect(cards[0]?.titles).toContain('Help');
  });

  test('keeps its home as it is, whatever is added', async () => {
    const [before, after] = [await menuFor(world, role), await menuFor(withFlows(many(30)), role)];
    expect(after.cards[0]?.titles).toEqual(before.cards[0]?.titles);
  });

  test('has room on home for all that this role does most days', () => {
    const daily = offered(world.app, viewerWith(role)).filter(({ offer }) => isDaily(offer, [role]));
    expect(daily.length).toBeGreaterThan(0);
    expect(daily.length).toBeLessThanOrEqual(MOST_ON_HOME);
  });
});

describe('the order of the menu', () => {
  const titles = (viewer: Viewer, more: readonly AnyFlow[]) =>
    offered(withFlows(more).app, viewer)
      .filter(({ id }) => id.startsWith('invented'))
      .map(({ id }) => id);
  const needs = { deed: 'see', guarded: 'care-record' } as const;

  test('is by rank within a group, and group by group', () => {
    const more = [
      invented(1, { group: 'setup', rank: 1 }, { needs }),
      invented(2, { group: 'problem', rank: 9 }, { needs }),
      invented(3, { group: 'problem', rank: 2 }, { needs }),
    ];
    expect(titles(viewerWith('manager'), more)).toEqual(['invented-3', 'invented-2', 'invented-1']);
  });

  test('puts first, and on home, what a role does most days, for that role alone', async () => {
    const more = [
      invented(1, { group: 'problem', rank: 1 }, { needs }),
      invented(2, { group: 'problem', rank: 9, daily: ['safeguarding-lead'] }, { needs }),
    ];
    expect(titles(viewerWith('safeguarding-lead'), more)).toEqual(['invented-2', 'invented-1']);
    expect(titles(viewerWith('manager'), more)).toEqual(['invented-1', 'invented-2']);
    expect((await menuFor(withFlows(more), 'safeguarding-lead')).cards[0]?.titles).toContain('Invented form 2');
    expect((await menuFor(withFlows(more), 'therapist')).cards[0]?.titles).not.toContain('Invented form 2');
  });
});

describe('the page of a person', () => {
  test('keeps what is done most days, and leads to every form about them, however many there are', async () => {
    await changeStaff(world, 'Tom Reed', { roles: ['coordinator'] });
    const grown = withFlows(many(30));
    const first = { do: 'person/forms', id: personId('ada') };
    const { cards, starts } = await walked(grown.chat('Tom Reed'), first, new Set([first.do]));
    const forms = grown.app.flows.filter(
      ({ offer, startsFrom, needs }) =>
        offer && startsFrom === 'person' && mayEver(viewerWith('coordinator'), needs.deed, needs.guarded),
    );
    const pages = grown.app.pages.filter(({ startsFrom }) => startsFrom === 'person');
    expect([...starts.keys()].toSorted()).toEqual([...forms, ...pages].map(({ id }) => id).toSorted());
    expect(cards.length).toBeGreaterThan(1);
    for (const { titles } of cards) expect(titles).toContain('Somebody is in danger');
    const page = await grown.chat('Tom Reed').says('Ada Palmer');
    const titles = page.card?.actions?.map((action) => 'title' in action && action.title) ?? [];
    expect(titles).toHaveLength(6);
    expect(titles.slice(0, 3)).toEqual(['Change monitoring', 'Plan', 'Details and circle']);
    expect(titles.slice(-2)).toEqual(['More', 'Home']);
  });
});

test('of the welcome, one button stands out: what its reader does most', async () => {
  const world = await World.open();
  const main = parts((await world.chat('Tom Reed').says('hello')).card ?? {}).filter(
    ({ style }) => style === 'positive',
  );
  expect(main.map(({ title }) => title)).toEqual(expect.arrayContaining(['Change monitoring']));
  expect(new Set(main.map(({ title }) => title)).size).toBe(1);
});
