import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, MORNING } from '../../support/plan-talk.ts';
import { Day } from '../../../src/kernel/days.ts';
import { withHeldBack } from '../../../src/people/held-back.ts';
import { fieldsOf, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
let kofi: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, priya, kofi] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Kofi Mensah')];
});

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);

/** Tom changes who comes to Samuel's evening visit. Up to the check page. */
async function eveningBy(by: Readonly<Record<string, string>>, chat = tom): Promise<void> {
  await chat.says('change the plan for Samuel Okafor');
  await chat.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' });
  await chat.presses('Change: Every day, 18:30');
  await chat.presses('Done', by);
  await asksFor('2026-11-30', chat);
}

/** Up to the check page, once the visits are as they are to be. */
async function asksFor(startsOn: string, chat = tom): Promise<void> {
  await chat.presses('Next');
  await chat.presses('Next', { startsOn });
  await chat.presses('Add a piece of evidence');
  await chat.presses('Add this piece of evidence', {
    evidenceFrom: 'support-worker',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'He likes to talk about football.',
  });
  await chat.presses('Next');
  await chat.presses('Next');
  await chat.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
}

async function everybodyAgrees(...chats: readonly Chat[]): Promise<void> {
  for (const chat of chats) {
    await chat.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await chat.presses('I agree');
  }
}

/** Everybody has a copy of what applies. */
async function copiesGiven(): Promise<void> {
  const circle = (await world.app.directory.person(SAMUEL))?.circle ?? [];
  for (const who of ['the-person', ...circle.map(({ key }) => key)]) {
    await tom.sends({ do: 'flow/start', id: SAMUEL, x: 'plan-copy' });
    await tom.presses('Record this', { who, how: 'by-hand', on: '2026-11-23' });
  }
}

describe('R4, R15: whoever visits is in the plan', () => {
  test('P9: staff who are named are asked, and once it is agreed join the circle, are told and let in', async () => {
    await agreed(world, tom, priya);
    await kofi.says('hello');
    expect((await kofi.says('show the plan for Samuel Okafor')).text).not.toContain('Version 1');
    await eveningBy({ visitBy: 'Kofi Mensah' });
    const check = await tom.says('what now');
    expect(JSON.stringify(tom.card) + check.text).toContain('Once everybody has agreed, Kofi Mensah joins the circle');
    await tom.presses('Ask everybody to agree');
    expect(JSON.stringify(await world.ticks())).not.toContain('You are in a plan');
    await everybodyAgrees(kofi, priya);
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('You are in a plan');
    expect(sent).toContain('18:30 visit changes from Mon 30 Nov 2026');
    const now = await kofi.says('show the plan for Samuel Okafor');
    expect(now.text).toContain('Version 2');
    const circle = (await world.app.directory.person(SAMUEL))?.circle ?? [];
    expect(circle.filter(({ staff }) => staff === everyday.kofi.id)).toHaveLength(1);
    expect(world.surprises).toEqual([]);
  });

  test('R15: who is named no longer is taken out of the circle or kept in it, and somebody has to say which', async () => {
    await agreed(world, tom, priya);
    await kofi.says('hello');
    await eveningBy({ visitBy: 'Kofi Mensah' });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    await eveningBy({ visitBy: 'Tom Reed' });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    expect((await tom.says("what's outstanding")).text).toContain(
      'Kofi Mensah no longer visits: take Kofi Mensah out of the circle, or keep them',
    );
    await tom.sends({ do: 'record/view', id: PLAN, x: 'visitors' });
    await tom.presses('Keep in the circle');
    expect((await tom.says("what's outstanding")).text).not.toContain('no longer visits');
  });

  test('R15: "Take out of the circle" opens the form with that chosen, and asks only why', async () => {
    await agreed(world, tom, priya);
    await eveningBy({ visitBy: 'Kofi Mensah' });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    await eveningBy({ visitBy: 'Tom Reed' });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    await priya.sends({ do: 'record/view', id: PLAN, x: 'visitors' });
    const form = await priya.presses('Take out of the circle');
    expect(form.text).toContain('Who leaves their circle');
    expect(JSON.stringify(priya.card)).toContain('Kofi Mensah');
    const check = await priya.presses('Next', { why: 'not-working' });
    expect(check.text).toContain('Kofi Mensah is told that they are no longer in the plan');
    await priya.presses('Save this');
    const circle = (await world.app.directory.person(SAMUEL))?.circle ?? [];
    expect(circle.some(({ staff }) => staff === everyday.kofi.id)).toBe(false);
    expect((await priya.says("what's outstanding")).text).not.toContain('no longer visits');
    expect(world.surprises).toEqual([]);
  });

  const isIn = async () =>
    (await world.app.directory.person(SAMUEL))?.circle.some(({ staff }) => staff === everyday.kofi.id);

  test('p32 (R8, R15): who visits for a while only leaves when it is over; then nothing of it is asked for any more', async () => {
    await agreed(world, tom, priya);
    await kofi.says('hello');
    await tom.sends({ do: 'record/act', id: PLAN, x: 'wrote-in.1' });
    await copiesGiven();
    const plan = async () => (await world.app.records.read(PLAN))?.duties.map(({ key }) => key) ?? [];
    await tom.says('change the plan for Samuel Okafor');
    await tom.presses('Next', { trigger: 'more-support', kinds: 'temporary', parts: 'visits' });
    await tom.presses('Add a visit');
    await tom.presses('Add this visit', {
      ...MORNING,
      visitAt: '21:00',
      visitBy: 'Kofi Mensah',
      visitUntil: '2026-12-04',
    });
    await asksFor('2026-11-24');
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    await world.ticks();
    expect(await isIn()).toBe(true);
    expect((await plan()).filter((key) => /^(?:folder|copies)/u.test(key))).toEqual(['folder.2', 'copies.2']);
    world.clock.set('2026-12-04T10:00:00Z');
    await world.ticks();
    expect(await isIn()).toBe(true);
    world.clock.set('2026-12-05T10:00:00Z');
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('The visit Every day, 21:00 ended on Fri 4 Dec 2026. Not told yet: Samuel Okafor.');
    expect(sent).not.toContain('ends by itself');
    expect(await isIn()).toBe(false);
    expect((await plan()).filter((key) => /^(?:folder|copies|gone|visitor|leave)/u.test(key))).toEqual([]);
    const page = (await tom.says('show the plan for Samuel Okafor')).text;
    expect(page).not.toMatch(/does not come any more|Change or stop: [^\n]*21:00|folder in the home does not say/u);
    expect((await kofi.says('show the plan for Samuel Okafor')).text).not.toContain('Version 2');
    expect(world.surprises).toEqual([]);
  });

  test('p33 (R17): who joins with a version gets a copy of it like the others, and the next change begins from that', async () => {
    await agreed(world, tom, priya);
    await kofi.says('hello');
    await eveningBy({ visitBy: 'Kofi Mensah' });
    expect(JSON.stringify(tom.card)).toContain('records and gets a copy');
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    const copies = async () => (await tom.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text;
    expect(await copies()).toMatch(/Kofi Mensah[^]*4 still to be delivered|4 still to be delivered[^]*Kofi Mensah/u);
    await eveningBy({ visitBy: 'woman' });
    expect(JSON.stringify(tom.card)).not.toContain('copy');
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(kofi, priya);
    expect(await copies()).toMatch(/Kofi Mensah/u);
    expect(world.surprises).toEqual([]);
  });

  test('att21 (P11): who is in the circle by a suspended version alone sees nothing until it applies after all', async () => {
    await agreed(world, tom, priya);
    for (const chat of [kofi, tom]) await chat.says('hello');
    await eveningBy({ visitBy: 'Kofi Mensah' }, priya);
    await priya.presses('Ask everybody to agree');
    await everybodyAgrees(kofi);
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('Note what somebody said');
    await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    await world.ticks();
    expect((await kofi.says('show the plan for Samuel Okafor')).text).toContain('Version 2');
    await tom.says('show the plan for Samuel Okafor');
    expect((await tom.presses('That is not right')).text).toContain('Version 2 does not apply');
    expect(await isIn()).toBe(false);
    for (const text of ['show the plan for Samuel Okafor', 'Samuel Okafor'])
      expect((await kofi.says(text)).text).not.toMatch(/Version|Makes tea/u);
    expect((await tom.says("what's outstanding")).text).not.toMatch(/must be covered|no longer visits/u);
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('after all');
    expect(await isIn()).toBe(true);
    expect((await kofi.says('show the plan for Samuel Okafor')).text).toContain('Version 2');
    expect(world.surprises).toEqual([]);
  });

  /** Priya and Tom agreed on the first version; Tom names Kofi in the second, which nobody else has answered. */
  async function kofiIsAsked(): Promise<void> {
    await agreed(world, tom, priya);
    await kofi.says('hello');
    await world.ticks();
    await eveningBy({ visitBy: 'Kofi Mensah' });
    await tom.presses('Ask everybody to agree');
  }

  test('R15: who is named in a change that is only proposed sees that change and nothing else of the person', async () => {
    await kofiIsAsked();
    const asked = JSON.stringify(await world.ticks());
    expect(asked).toContain('To agree: ');
    expect(asked).not.toContain("I've been told");
    expect(await isIn()).toBe(false);
    expect((await kofi.says("what's outstanding")).text).toContain('Say whether you agree to a change');
    for (const text of ['show the plan for Samuel Okafor', 'Samuel Okafor', 'who has been told about Samuel Okafor'])
      expect((await kofi.says(text)).text).not.toMatch(/Version 1|Makes tea|R-\d/u);
    const opened = await kofi.sends({ do: 'record/open', id: PLAN });
    expect(opened.text).toContain('Kofi Mensah');
    expect(opened.text).not.toMatch(/Makes tea|Change it|Withdraw it|Note what|Open the plan|Add evidence/u);
    const others = ['versions', 'version.1.0', 'progress', 'copies', 'told', 'amendments', 'on.2026-11-24', 'days'];
    for (const x of [...others, 'visits.0', 'waiting', 'related.0'])
      expect([x, (await kofi.sends({ do: 'record/view', id: PLAN, x })).text]).toEqual([
        x,
        expect.stringContaining('not find'),
      ]);
    for (const press of [
      { do: 'record/history', id: PLAN },
      { do: 'copy/get', id: PLAN, x: '1' },
      { do: 'person/forms', id: SAMUEL },
      { do: 'telling/start', id: PLAN },
    ])
      expect([press.do, (await kofi.sends(press)).text]).toEqual([
        press.do,
        expect.not.stringMatching(/Version 1|Samuel/u),
      ]);
    // att32: no form but their own no begins from it, whatever a button says.
    const forms = ['plan-revision', 'plan-answer', 'plan-evidence', 'plan-amendment', 'plan-withdrawal', 'plan-visit'];
    for (const x of [...forms, 'monitoring-change', 'telling', 'communication-needs'])
      expect([x, (await kofi.sends({ do: 'flow/start', id: PLAN, x })).text]).toEqual([
        x,
        expect.stringMatching(/not find|no longer open|out of date/u),
      ]);
    const nothing = await kofi.sends({ do: 'record/act', id: PLAN, x: 'wrote-in.1' });
    expect(nothing.text).toContain('Nothing was changed');
    const plan = (await world.app.records.read(PLAN))?.ledger?.lines.map(({ name }) => name);
    expect(plan).not.toContain('Kofi Mensah');
    expect(world.surprises).toEqual([]);
  });

  test('R19: who is only asked can say no, and can come round', async () => {
    await kofiIsAsked();
    await kofi.sends({ do: 'record/open', id: PLAN });
    await kofi.presses('I do not agree');
    const done = await kofi.presses('I do not agree', { reason: 'I am not there in the evenings.' });
    expect(done.text).toContain('It is noted that you do not agree');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text).toContain(
      'Kofi Mensah does not agree',
    );
    await everybodyAgrees(priya);
    await kofi.sends({ do: 'record/open', id: PLAN });
    await kofi.presses('after all');
    expect((await kofi.says('show the plan for Samuel Okafor')).text).toContain('Version 2');
    expect(await isIn()).toBe(true);
    expect(world.surprises).toEqual([]);
  });

  test('R15: when the change is withdrawn whoever was only asked sees nothing of it any more, and owes nothing', async () => {
    await kofiIsAsked();
    await world.ticks();
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await tom.presses('Withdraw it');
    await tom.presses('Record this', { reason: 'Kofi has no time.' });
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('You are not asked any more');
    expect((await kofi.says("what's outstanding")).text).not.toContain('Samuel Okafor');
    expect((await kofi.sends({ do: 'record/open', id: PLAN })).text).not.toContain('Samuel');
    expect(await isIn()).toBe(false);
    expect(world.surprises).toEqual([]);
  });

  test('R15: the same when another change takes its place, which does not name them', async () => {
    await agreed(world, tom, priya);
    await eveningBy({ visitBy: 'Kofi Mensah' });
    await tom.presses('Ask everybody to agree');
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await tom.presses('Change it');
    await tom.presses('Next');
    await tom.presses('Change: Every day, 18:30');
    await tom.presses('Done', { visitBy: 'woman' });
    while (!fieldsOf(tom.card).includes('personAgrees')) await tom.presses('Next', { startsOn: '2026-11-30' });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await tom.presses('Ask everybody to agree');
    expect(await isIn()).toBe(false);
    const shown = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(shown.text).not.toContain('Kofi Mensah');
    await everybodyAgrees(priya);
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('Version 2');
    expect(world.surprises).toEqual([]);
  });

  test('R24: a change that names a colleague who is not to be told any more stops, and nothing says why', async () => {
    await agreed(world, tom, priya);
    await kofi.says('hello');
    await eveningBy({ visitBy: 'Kofi Mensah' });
    await tom.presses('Ask everybody to agree');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    const person = await world.app.directory.person(SAMUEL);
    const held = { key: 'h', staff: everyday.kofi.id, name: 'Kofi Mensah', reason: 'Risk.', decidedBy: 'Mei' };
    expect(await isIn()).toBe(false);
    const days = { on: Day.parse('2026-11-23'), by: everyday.mei.id, lookAgainOn: Day.parse('2026-12-21') };
    await world.app.administration.changePerson(
      { staff: everyday.priya.id, name: 'Priya Shah', roles: ['coordinator'], teams: everyday.priya.teams },
      SAMUEL,
      'held back',
      (now) => withHeldBack(now, [{ ...held, ...days }]),
    );
    const now = await world.app.directory.person(SAMUEL);
    if (person && now) await world.app.records.personChanged(now, everyday.mei.id);
    const shown = await tom.says('show the plan for Samuel Okafor');
    expect(shown.text).toContain('Version 1');
    const asked = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(asked.text).toContain('Stopped. Kofi Mensah does not come any more: name somebody else in the change.');
    expect(asked.text).not.toContain('Risk.');
    expect(shown.text).not.toContain('has left the circle');
    expect(shown.text).not.toContain('Waiting for Kofi');
    expect(world.surprises).toEqual([]);
  });

  test('P31: of somebody who left the circle the visit says so, and the owner has to name another', async () => {
    await agreed(world, tom, priya);
    await world.app.administration.changePerson(
      { staff: everyday.priya.id, name: 'Priya Shah', roles: ['coordinator'], teams: everyday.priya.teams },
      SAMUEL,
      'left',
      (person) => ({ ...person, circle: person.circle.filter(({ staff }) => staff !== everyday.tom.id) }),
    );
    const person = await world.app.directory.person(SAMUEL);
    if (person) await world.app.records.personChanged(person, everyday.priya.id);
    const shown = await priya.says('show the plan for Samuel Okafor');
    expect(shown.text).toContain('Tom Reed: does not come any more. Somebody else must be named.');
    const work = await priya.says("what's outstanding");
    expect(work.text).toContain('Visits must be covered: Tom Reed does not come any more. Say who comes instead');
    expect(world.surprises).toEqual([]);
  });
});

describe('TL6: a visit says how many workers come', () => {
  test('two workers of a group come together, and the plan and everybody’s notice say so', async () => {
    await agreed(world, tom, priya);
    await eveningBy({ visitBy: 'woman', visitWorkers: '2' });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees(priya);
    const shown = await priya.says('show the plan for Samuel Okafor');
    expect(shown.text).toContain('2 workers together: a support worker (a woman)');
  });

  test('somebody of another organisation, whether it is known or not', async () => {
    await agreed(world, tom, priya);
    await tom.says('change the plan for Samuel Okafor');
    await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' });
    await tom.presses('Change: Every day, 18:30');
    const asked = await tom.presses('Done', { visitBy: 'named' });
    expect(asked.text).toContain('Which organisation are they from?');
    const rows = await tom.presses('Done', { visitName: 'Jo Hill', visitOrganisation: '' });
    expect(rows.text).toContain('Jo Hill (organisation not known)');
  });
});
