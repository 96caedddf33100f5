import { beforeEach, describe, expect, test } from '@jest/globals';
import { fetchCopy } from '../../src/app/papers.ts';
import { everyday, personId } from '../../src/demo/world.ts';
import { recipientOf } from '../../src/notices/ledger.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { CopyToken, TeamId } from '../../src/kernel/ids.ts';
import { erase } from '../../src/operator/erase.ts';
import { viewerOf } from '../../src/people/staff.ts';
import type { PaperFormat } from '../../src/papers/paper.ts';
import type { Block, Sheet } from '../../src/papers/sheet.ts';
import { changePerson, changeStaff, leavesCircle, removeStaff, staffCalled } from '../support/changing.ts';
import { makePlan, OPEN_PROPOSAL, planMaker } from '../support/made-plan.ts';
import { operatorAt } from '../support/operator.ts';
import { World, type Chat, type Reply } from '../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);
const PRIYA = viewerOf(everyday.priya);
const SOUTH = TeamId.parse('south');

let world: World;
let tom: Chat;
let written: { readonly sheet: Sheet; readonly format: PaperFormat }[];

beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  written = [];
  await makePlan(world.app.records.services, await samuel(), PRIYA);
});

async function samuel() {
  const person = await world.app.directory.person(SAMUEL);
  if (!person) throw new Error('Samuel is not in the store');
  return person;
}

const get = (chat: Chat, x = '2'): Promise<Reply> => chat.sends({ do: 'copy/get', id: PLAN, x });

/** The token of the first link on the card. */
function tokenOn({ outbound }: Reply): CopyToken {
  const found = /https:\/\/reable\.example\/copies\/(?<token>[\w-]+)/u.exec(JSON.stringify(outbound));
  return CopyToken.parse(found?.groups?.['token']);
}

type Reader = Parameters<ReturnType<typeof fetchCopy>>[1];

/** What the browser gets for a link, signed in under this name. */
const fetch = (token: CopyToken, name: string) => fetchAs(token, staffCalled(name));
const fetchAs = (token: CopyToken, who: Reader) =>
  fetchCopy(world.app, world.grants, async (paper, format) => {
    written.push({ sheet: paper.sheet(false), format });
    return { name: 'plan.pdf', type: 'application/pdf', bytes: new Uint8Array() };
  })(token, who);

/** What stands on a sheet under a heading. */
function under(sheet: Sheet | undefined, heading: string): readonly Block[] {
  const blocks = sheet?.blocks ?? [];
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
  const rest = at < 0 ? [] : blocks.slice(at + 1);
  const end = rest.findIndex(({ kind }) => kind === 'heading');
  return end < 0 ? rest : rest.slice(0, end);
}

/** How long the first visit on a sheet is. */
const firstVisit = (sheet: Sheet | undefined): string | undefined =>
  under(sheet, 'Visits').flatMap((block) => (block.kind === 'table' ? block.rows : []))[0]?.[1];

const FIRST_LINE = 'Reablement plan for Samuel Okafor';
const GONE = { ok: false, refusal: 'gone' };

/** Who has which version, as the page of copies says it. */
const copies = async (): Promise<string> =>
  (await world.chat('Priya Shah').sends({ do: 'record/view', id: PLAN, x: 'copies' })).text;

describe('R20: a link to a copy', () => {
  test('is asked for on a card, and brings the version that holds', async () => {
    const asked = await get(tom);
    expect(asked.text).toContain('Your copy of version 2');
    expect((await fetch(tokenOn(asked), 'Tom Reed')).ok).toBe(true);
    const [{ sheet, format } = {}, ...more] = written;
    expect(sheet?.blocks[0]).toEqual({ kind: 'heading', level: 1, text: FIRST_LINE });
    expect(sheet?.footer).toMatch(/, version 2$/u);
    expect([firstVisit(sheet), format, more]).toEqual(['30 minutes', 'pdf', []]);
  });

  test('brings an old version as it was agreed, and says nothing of later ones', async () => {
    await fetch(tokenOn(await get(tom, '1')), 'Tom Reed');
    const sheet = written[0]?.sheet;
    expect(sheet?.footer).toMatch(/, version 1$/u);
    expect(firstVisit(sheet)).toBe('45 minutes');
    expect(under(sheet, 'What has changed')).toEqual([]);
    expect(under(sheet, FIRST_LINE).map(({ kind }) => kind)).toEqual(['text', 'text']);
  });

  test('R17: says who gets copies of that version, also when others do since', async () => {
    await planMaker(world.app.records.services, await samuel(), PRIYA).agree(OPEN_PROPOSAL);
    const plan = planMaker(world.app.records.services, await samuel(), PRIYA);
    const copyTo = plan.present.filter(({ staff }) => staff === undefined).map(recipientOf);
    const copyChange = { why: 'consent', reason: 'He asked for that.' } as const;
    await plan.propose('fewer', 25, undefined, { copyTo, copyChange });
    await plan.agree('fewer');
    for (const version of ['1', '4']) await fetch(tokenOn(await get(tom, version)), 'Tom Reed');
    const lists = written.map(({ sheet }) => under(sheet, 'Who gets a copy')[0]);
    expect(
      lists.map((block) => block?.kind === 'list' && block.entries.some((who) => who.startsWith('Tom Reed'))),
    ).toEqual([true, false]);
  });

  test('brings the version it was asked for, also when another holds since', async () => {
    const token = tokenOn(await get(tom));
    await planMaker(world.app.records.services, await samuel(), PRIYA).agree(OPEN_PROPOSAL);
    await fetch(token, 'Tom Reed');
    const sheet = written[0]?.sheet;
    expect(sheet?.footer).toMatch(/, version 2$/u);
    expect(under(sheet, FIRST_LINE)).toContainEqual({
      kind: 'notice',
      text: 'It takes the place of version 1 of Mon 23 Nov 2026.',
    });
  });

  test('of the tenth version and later, each as it was agreed', async () => {
    const plan = planMaker(world.app.records.services, await samuel(), PRIYA);
    await plan.agree(OPEN_PROPOSAL);
    for (let version = 4; version <= 12; version += 1) {
      await plan.propose(`version${version}`, 40 + version);
      await plan.agree(`version${version}`);
    }
    for (const version of ['10', '12']) await fetch(tokenOn(await get(tom, version)), 'Tom Reed');
    expect(written.map(({ sheet }) => [sheet.footer.split(', ')[1], firstVisit(sheet)])).toEqual([
      ['version 10', '50 minutes'],
      ['version 12', '52 minutes'],
    ]);
  });

  test('works once', async () => {
    const token = tokenOn(await get(tom));
    await fetch(token, 'Tom Reed');
    expect(await fetch(token, 'Tom Reed')).toEqual(GONE);
    expect(written).toHaveLength(1);
  });

  test('is nobody else’s, whatever they may see, and is not used up by them', async () => {
    const token = tokenOn(await get(tom));
    for (const name of ['Priya Shah', 'Sam Cole', 'Omar Aziz', 'Ruth Hall'])
      expect(await fetch(token, name)).toEqual(GONE);
    const { aadObjectId } = staffCalled('Tom Reed');
    expect(await fetchAs(token, { tenant: '20000000-0000-4000-8000-000000000002', aadObjectId })).toEqual(GONE);
    expect(written).toEqual([]);
    expect((await fetch(token, 'Tom Reed')).ok).toBe(true);
  });

  test('is good for ten minutes', async () => {
    const token = tokenOn(await get(tom));
    world.clock.set('2026-11-23T10:10:01Z');
    expect(await fetch(token, 'Tom Reed')).toEqual(GONE);
  });

  test('where nobody signs in it brings what whoever asked for it may see, and no more', async () => {
    const [good, bad] = [tokenOn(await get(tom)), tokenOn(await get(tom))];
    expect((await fetchAs(good, 'whoever-holds-the-link')).ok).toBe(true);
    await leavesCircle(world, 'Tom Reed', SAMUEL);
    expect(await fetchAs(bad, 'whoever-holds-the-link')).toEqual(GONE);
  });

  test.each(['0', '-1', '4', '99999999999999999999', 'x', ''])('there is none to a version "%s"', async (x) => {
    expect((await get(tom, x)).text).toContain('I cannot find that');
  });

  test('there is none to a proposal, nor to the plan of somebody who has none', async () => {
    expect((await get(tom, '3')).text).toContain('I cannot find that');
    const jean = planIdOf(personId('jean'));
    expect((await tom.sends({ do: 'copy/get', id: jean, x: '1' })).text).toContain('I cannot find that');
  });

  test('where the bot has no address of its own it is said who to ask', async () => {
    const without = world.with({ copies: undefined });
    const reply = await without.chat('Tom Reed').sends({ do: 'copy/get', id: PLAN, x: '2' });
    expect(reply.words).toContain('Copies cannot be fetched here yet');
    const page = await without.chat('Tom Reed').sends({ do: 'record/open', id: PLAN });
    expect(JSON.stringify(page.card)).not.toContain('copy/get');
  });
});

/** What can happen between asking for a link and opening it. */
const MEANWHILE: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['the role is lost', () => changeStaff(world, 'Tom Reed', { roles: ['concerns-officer'] })],
  ['all roles are lost', () => changeStaff(world, 'Tom Reed', { roles: [] })],
  ['they left the plan', () => leavesCircle(world, 'Tom Reed', SAMUEL)],
  ['they were removed', () => removeStaff(world, 'Tom Reed')],
  ['the person was erased', () => erase(operatorAt(world.store, world.clock), SAMUEL)],
];

describe('S11: the policy is asked again when the link is opened', () => {
  test.each(MEANWHILE)('%s: nothing is written, nothing is noted', async (_, happens) => {
    const token = tokenOn(await get(tom));
    await happens();
    expect(await fetch(token, 'Tom Reed')).toEqual(GONE);
    expect(written).toEqual([]);
    expect(await copies()).not.toContain('fetched by themselves');
  });

  test('a coordinator whose person was moved to another team gets nothing', async () => {
    await leavesCircle(world, 'Priya Shah', SAMUEL);
    const token = tokenOn(await get(world.chat('Priya Shah')));
    await changePerson(world, 'samuel', () => ({ team: SOUTH }));
    expect(await fetch(token, 'Priya Shah')).toEqual(GONE);
    expect(written).toEqual([]);
  });
});

describe('R17: that whoever it was due to has their copy', () => {
  test('is noted when they fetch it, and for nobody else', async () => {
    expect(await copies()).toContain('3 still to be delivered');
    await fetch(tokenOn(await get(tom)), 'Tom Reed');
    expect(await copies()).toContain('Version 2, fetched through their own link, Mon 23 Nov 2026');
    expect(await copies()).toContain('2 still to be delivered');
  });

  test('is not noted by asking for a link alone', async () => {
    await get(tom);
    expect(await copies()).toContain('3 still to be delivered');
  });

  test('is not noted of whoever looks at it and was to get none', async () => {
    await fetch(tokenOn(await get(world.chat('Sam Cole'))), 'Sam Cole');
    expect(written).toHaveLength(1);
    expect(await copies()).toContain('3 still to be delivered');
  });

  test('with an old version they still lack the new one, and it does not take the place of the new one', async () => {
    await fetch(tokenOn(await get(tom, '1')), 'Tom Reed');
    expect(await copies()).toContain('Version 2 is still to be delivered.');
    await fetch(tokenOn(await get(tom, '2')), 'Tom Reed');
    await fetch(tokenOn(await get(tom, '1')), 'Tom Reed');
    expect(await copies()).toContain('2 still to be delivered');
  });
});
