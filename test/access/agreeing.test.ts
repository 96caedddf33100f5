import { beforeEach, describe, expect, test } from '@jest/globals';
import { viewerOf } from '../../src/people/staff.ts';
import { personId } from '../../src/demo/world.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { changePerson, changeStaff, leavesCircle, staffCalled } from '../support/changing.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { makePlan, OPEN_PROPOSAL } from '../support/made-plan.ts';
import { buttonsOf, World, type Chat, type Reply } from '../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);

let faulty: FaultyStore;
let world: World;
/** Priya has proposed a change of Samuel's plan; in it are she, Tom and, for reading alone, Mei. */
beforeEach(async () => {
  world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
  const mei = staffCalled('Mei Lin');
  await changePerson(world, 'samuel', ({ circle }) => ({
    circle: [...circle, { key: 'lead', name: mei.name, part: 'other', staff: mei.id }],
  }));
  const samuel = await world.app.directory.person(SAMUEL);
  if (!samuel) throw new Error('Samuel is not in the store');
  await makePlan(world.app.records.services, samuel, viewerOf(staffCalled('Priya Shah')));
  // What begins with a plan, and what the plan says of it, is there after its first event.
  await agree(world.chat('Priya Shah'), 'firstversion');
  faulty.plan({});
});

const agree = (chat: Chat, proposal = OPEN_PROPOSAL): Promise<Reply> =>
  chat.sends({ do: 'record/act', id: PLAN, x: `agree.${proposal}` });

const changed = (): readonly string[] => faulty.writes.flatMap(({ id, partition }) => (partition === SAMUEL ? id : []));

const shown = async (): Promise<string> =>
  (await world.chat('Priya Shah').sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text;

describe('R6: an answer counts only for those who are asked', () => {
  test('whoever is in the plan agrees for themselves, once', async () => {
    expect((await agree(world.chat('Tom Reed'))).text).toContain('It is noted that you agree.');
    expect(changed()).toEqual([PLAN]);
    expect(await shown()).toContain('Waiting for Samuel Okafor and Mei Lin');
    faulty.plan({});
    await agree(world.chat('Tom Reed'));
    expect(changed()).toEqual([]);
  });

  test('whoever may see the person and is not in the plan answers for nobody, by card, by form and by typing', async () => {
    await changeStaff(world, 'Ana Lopez', { roles: ['coordinator'] });
    const ana = world.chat('Ana Lopez');
    const refusals = [await agree(ana)];
    await ana.sends({ do: 'flow/start', x: 'plan-objection', id: SAMUEL });
    refusals.push(await ana.presses('I do not agree', { reason: 'It is too soon.' }));
    await ana.says('cancel');
    await ana.says('i do not agree Samuel Okafor');
    refusals.push(await ana.says('It is too soon.'));
    for (const { text } of refusals) expect(text).toContain('Only those who are in the plan are asked');
    expect(changed()).toEqual([]);
    expect(await shown()).toContain('Waiting for Samuel Okafor, Tom Reed and Mei Lin');
  });

  test('S11: whoever left the plan is not asked any more, and their card opens nothing', async () => {
    const tom = world.chat('Tom Reed');
    const { card } = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await leavesCircle(world, 'Tom Reed', SAMUEL);
    faulty.plan({});
    expect((await tom.presses('I agree', {}, card)).text).toContain('I cannot find that');
    expect(changed()).toEqual([]);
  });

  test('whoever came into the plan since may answer', async () => {
    const ana = staffCalled('Ana Lopez');
    await changePerson(world, 'samuel', ({ circle }) => ({
      circle: [...circle, { key: 'ana', name: ana.name, part: 'therapist', staff: ana.id }],
    }));
    expect((await agree(world.chat('Ana Lopez'))).text).toContain('It is noted that you agree.');
  });

  test.each(['', 'firstversio', 'no such', 'constructor'])(
    'S10: what a card says it was about is only compared: "%s" is agreed by nobody',
    async (proposal) => {
      expect((await agree(world.chat('Tom Reed'), proposal)).text).toContain('That change is no longer open');
      expect(changed()).toEqual([]);
    },
  );

  test('a version that holds already is agreed without a trace', async () => {
    await agree(world.chat('Tom Reed'), 'firstversion');
    expect(changed()).toEqual([]);
    expect(await shown()).toContain('Tom Reed');
  });
});

describe('R6: who is in the plan now is asked anew', () => {
  const anew = (chat: Chat, proposal = OPEN_PROPOSAL): Promise<Reply> =>
    chat.sends({ do: 'record/act', id: PLAN, x: `people.${proposal}` });

  test('by whoever may record, and whoever left is not waited for', async () => {
    await leavesCircle(world, 'Mei Lin', SAMUEL);
    expect((await anew(world.chat('Tom Reed'))).text).toContain('Everybody who is in the plan now is asked');
    const text = await shown();
    expect(text).toContain('Waiting for Samuel Okafor and Tom Reed\n');
    // That they were asked stays on the page, once, with why they are not any more.
    expect(text.match(/^.*Mei Lin.*$/gmu)).toEqual(['Mei Lin: no longer in the plan since Mon 23 Nov 2026']);
  });

  test('whoever must still answer can do both on one card', async () => {
    const ana = staffCalled('Ana Lopez');
    await changePerson(world, 'samuel', ({ circle }) => ({
      circle: [...circle, { key: 'ana', name: ana.name, part: 'therapist', staff: ana.id }],
    }));
    const { card, text } = await world.chat('Tom Reed').sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(text).toContain('New in the plan, not asked yet: Ana Lopez');
    expect(buttonsOf(card).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['I agree', 'I do not agree', 'Ask who is in the plan now', 'Change it', 'Open the plan']),
    );
    expect(world.surprises).toEqual([]);
  });

  test('S10: not by whoever may only read, nor about a change that is no longer open', async () => {
    await leavesCircle(world, 'Tom Reed', SAMUEL);
    faulty.plan({});
    for (const name of ['Mei Lin', 'Tom Reed', 'Omar Aziz']) await anew(world.chat(name));
    expect((await anew(world.chat('Priya Shah'), 'another')).text).toContain('That change is no longer open');
    expect(changed()).toEqual([]);
    expect(await shown()).toContain('Tom Reed');
  });
});

describe('R19: to object one need only be in the plan and see it', () => {
  test('by card, and the coordinator hears of it', async () => {
    const mei = world.chat('Mei Lin');
    await mei.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await mei.presses('I do not agree');
    const objected = await mei.presses('I do not agree', { reason: 'He leaves the gas on.' });
    expect(objected.text).toContain('Cannot go on: you do not agree');
    await world.chat('Priya Shah').joins();
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toMatch(/[A-Z]\w+ [A-Z]\w+ does not agree\. Please help to resolve it\./u);
  });

  test('by typing alone', async () => {
    const mei = world.chat('Mei Lin');
    await mei.says('I do not agree with the plan for Samuel Okafor');
    await mei.says('He leaves the gas on.');
    expect(await shown()).toContain('Cannot go on: Mei Lin does not agree');
  });

  test('half-finished, it is found again among the forms to finish', async () => {
    const mei = world.chat('Mei Lin');
    await mei.says('i do not agree Samuel Okafor');
    await mei.says('save for later');
    expect((await mei.says("what's outstanding")).text).toContain('I do not agree: Samuel Okafor');
    await leavesCircle(world, 'Mei Lin', SAMUEL);
    expect((await mei.says("what's outstanding")).text).not.toContain('Samuel');
  });
});
