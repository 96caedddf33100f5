import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Day } from '../../../src/kernel/days.ts';
import { StaffId } from '../../../src/kernel/ids.ts';
import { remind, type SeesTo } from '../../../src/work/reminders.ts';
import { recordsAChange } from '../../support/change.ts';
import { personId } from '../../../src/demo/world.ts';
import { acting } from '../../../src/records/acting.ts';
import { changeStaff, staffCalled } from '../../support/changing.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
let ana: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, priya, ana] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Ana Lopez')];
  for (const chat of [tom, priya, ana]) await chat.says('hello');
});

const idOf = (name: string): string => staffCalled(name).id;

async function away(chat: Chat, from: string, until: string, cover: string) {
  await chat.says('i am away');
  return chat.presses('Next', { from, until, cover: cover === 'nobody' ? cover : idOf(cover) });
}

/** To whom the bot sent something by itself, and what. */
const sent = async (): Promise<readonly (readonly [string, string])[]> =>
  (await world.ticks()).map(({ address, message }) => [
    ['Tom Reed', 'Ana Lopez', 'Priya Shah', 'Sam Cole', 'Kofi Mensah'].find(
      (name) => address.conversation === `a:${staffCalled(name).teamsId}`,
    ) ?? 'a channel',
    textsIn(message).join('\n'),
  ]);

describe('a member of staff is away', () => {
  test('by typing: from when, until when, and who covers; it ends by itself', async () => {
    await tom.says('i am away');
    await tom.says('24 November');
    await tom.says('4 December');
    await tom.says('Ana Lopez');
    expect((await tom.says('record it')).text).toContain(
      'Tom Reed is away from Tue 24 Nov 2026 until Fri 4 Dec 2026. Ana Lopez covers.',
    );
    expect((await tom.says('i am away')).text).toContain('Not away any more');
    world.clock.set('2026-12-05T10:00:00Z');
    await tom.says('cancel');
    expect((await tom.says('i am away')).text).not.toContain('Not away any more');
  });

  test('what can be handed over goes to the cover: the reminder, and a line in their list; what only they can do waits, and is not chased', async () => {
    const reference = await recordsAChange(tom);
    for (const name of ['Nadia Khan', 'Arthur Bell']) await recordsAChange(priya, { name, carerAgrees: 'none' });
    await world.ticks();
    await away(tom, '2026-11-24', '2026-12-04', 'Ana Lopez');
    await tom.presses('Save this');
    world.clock.set('2026-11-24T10:00:00Z');
    await world.ticks();
    world.clock.set('2026-11-27T10:00:00Z');
    const reminders = await sent();
    expect(reminders.filter(([who]) => who === 'Tom Reed')).toEqual([]);
    // Ana has more than three things by then, so they come as one card; one of them is in the same record as something of her own.
    const [, toAna, ...more] = reminders.filter(([who]) => who === 'Ana Lopez').flat();
    expect(more).toEqual([]);
    expect(toAna).toMatch(/[4-7] things wait for you/u);
    expect(toAna).toMatch(
      /Confirm that you have been told\. Tell Ada Palmer and Sarah Palmer \(for Tom Reed, away until Fri 4 Dec 2026\)/u,
    );
    const list = (await ana.says("what's outstanding")).text;
    expect(list).toContain('In place of colleagues');
    expect(list).toContain(reference);
    expect(list).toContain('for Tom Reed, away until Fri 4 Dec 2026');

    world.clock.set('2026-12-07T10:00:00Z');
    expect((await ana.says("what's outstanding")).text).not.toContain('In place of colleagues');
    expect((await sent()).map(([who]) => who)).toContain('Tom Reed');
  });

  test('R5: the cover hears once, when it begins, that they cover for whom and until when, and what waits there', async () => {
    const reference = await recordsAChange(tom);
    await world.ticks();
    await away(tom, '2026-11-25', '2026-12-04', 'Ana Lopez');
    await tom.presses('Save this');
    const covers = async () => (await sent()).filter(([, text]) => text.includes('You cover for'));
    expect(await covers()).toEqual([]);
    world.clock.set('2026-11-25T10:00:00Z');
    const [card, ...more] = await covers();
    expect(more).toEqual([]);
    expect(card?.[0]).toBe('Ana Lopez');
    expect(card?.[1]).toContain('You cover for Tom Reed until Fri 4 Dec 2026');
    expect(card?.[1]).toContain('Tell Ada Palmer and Sarah Palmer (for Tom Reed, away until Fri 4 Dec 2026)');
    expect((await ana.says(reference)).text).toContain('You have still to tell them');
    expect((await priya.says(reference)).text).toContain('Ana Lopez has still to tell them');
    // Saved again as it is, it is no news; with another last day it is.
    for (const [until, news] of [
      ['4 December', []],
      ['7 December', ['Ana Lopez']],
    ] as const) {
      for (const words of ['i am away', 'change', '25 November', until, 'Ana Lopez', 'record it'])
        await tom.says(words);
      expect((await covers()).map(([who]) => who)).toEqual(news);
    }
  });

  test('R5: whoever notes a colleague away with themselves as the cover gets no card of it', async () => {
    await recordsAChange(tom);
    await world.ticks();
    for (const words of ['i am away', 'Tom Reed', 'today', '4 December', 'Priya Shah', 'record it'])
      await priya.says(words);
    expect((await sent()).filter(([, text]) => text.includes('You cover for'))).toEqual([]);
  });

  test('a cover who may not see the person: it is said before, and goes to those who lead the team instead', async () => {
    const reference = await recordsAChange(tom, { name: 'Samuel Okafor', carerAgrees: 'none' });
    await world.ticks();
    const check = await away(tom, '2026-11-24', '2026-12-04', 'Kofi Mensah');
    expect(check.text).toContain('Kofi Mensah does not see');
    expect(check.text).toMatch(/Samuel Okafor.*: what waits there goes to those who lead the team/u);
    await tom.presses('Save this');
    world.clock.set('2026-11-27T10:00:00Z');
    const reminders = await sent();
    expect(reminders.filter(([who]) => who === 'Tom Reed' || who === 'Kofi Mensah')).toEqual([]);
    expect(reminders.find(([who, text]) => who === 'Priya Shah' && text.includes('Still to be told'))).toBeDefined();
    expect((await world.chat('Kofi Mensah').says("what's outstanding")).text).not.toContain(reference);
    const list = (await priya.says("what's outstanding")).text;
    expect(list.slice(list.indexOf('In place of colleagues'))).toContain(reference);
    expect((await priya.says(reference)).text).toContain('Whoever leads the team has still to tell them');
  });

  test('bad input: a circular cover, oneself as the cover (who is not offered), and an end before the beginning are refused', async () => {
    await away(tom, '2026-11-24', '2026-12-04', 'Ana Lopez');
    await tom.presses('Save this');
    await away(ana, '2026-11-30', '2026-12-01', 'Tom Reed');
    expect((await ana.presses('Save this')).text).toContain(
      'Tom Reed is away from Tue 24 Nov 2026 until Fri 4 Dec 2026. Please choose somebody who is there.',
    );
    const asked = await ana.presses('Next', { cover: idOf('Kofi Mensah') });
    expect(asked.text).toContain('Ana Lopez covers for Tom Reed until Fri 4 Dec 2026. While both are away');
    await ana.presses('Save this');
    const kofi = world.chat('Kofi Mensah');
    await away(kofi, '2026-12-10', '2026-12-09', 'nobody');
    expect((await kofi.presses('Save this')).text).toContain('The last day comes before the first');
    await kofi.says('cancel');
    const own = await away(kofi, '2026-12-09', '2026-12-10', 'Kofi Mensah');
    expect(own.text).toContain('Please choose one of these.');
    expect(own.text).not.toContain('Kofi Mensah');
  });

  test('R5: a record in which something waits for the cover, too, stands once in their list', async () => {
    const reference = await recordsAChange(tom);
    await away(tom, '2026-11-24', '2026-12-04', 'Ana Lopez');
    await tom.presses('Save this');
    world.clock.set('2026-11-25T10:00:00Z');
    const list = (await ana.says("what's outstanding")).text;
    expect(list.split(reference)).toHaveLength(2);
    expect(list).toContain('for Tom Reed, away until Fri 4 Dec 2026');
  });

  test('P11: what waits for a colleague who is away says until when, and who covers', async () => {
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await away(tom, '2026-11-23', '2026-12-04', 'Ana Lopez');
    await tom.presses('Save this');
    expect((await priya.says("what's outstanding")).text).toContain(
      'Waiting for Tom Reed. Tom Reed is away until Fri 4 Dec 2026, Ana Lopez covers\n',
    );
  });

  test('who leads the team says it for a colleague who is ill, and that they are back; others only for themselves', async () => {
    await priya.says('i am away');
    await priya.says('Tom Reed');
    await priya.says('today');
    await priya.says('27 November');
    await priya.says('nobody');
    expect((await priya.says('record it')).text).toContain('Whoever leads the team covers.');
    expect((await ana.says('i am away')).text).not.toContain('Who is away?');
    await priya.says('i am back');
    await priya.says('Tom Reed');
    await priya.says('not away');
    expect((await priya.says('record it')).text).toContain('Tom Reed is not away.');
  });

  test('R5: while all who lead the team are away, whoever covers for them stands in, if they see the person', async () => {
    const days = { from: Day.parse('2026-11-20'), until: Day.parse('2026-12-20') };
    const by = staffCalled('Priya Shah').id;
    const leading = async (cover: string) => {
      for (const name of ['Priya Shah', 'Sam Cole'])
        await changeStaff(world, name, { away: { ...days, by, cover: staffCalled(cover).id } });
      const ada = await world.app.directory.person(personId('ada'));
      return ada && (await acting(world.app.directory, ada, [], Day.parse('2026-11-24'))).holders;
    };
    expect((await leading('Tom Reed'))?.leads).toEqual([idOf('Tom Reed')]);
    // Kofi is not in Ada's plan, and nobody but those who may know reads who may not be told (R24).
    const holders = await leading('Kofi Mensah');
    expect(holders?.leads).not.toContain(idOf('Kofi Mensah'));
    expect(holders?.leads.length).toBeGreaterThan(0);
    expect(holders?.['hold-back']).not.toContain(idOf('Kofi Mensah'));
  });

  test('R5: whoever is away is never reminded, and of what can be handed over somebody always is', () => {
    const staff = ['a', 'b', 'c'].map((id) => StaffId.parse(id));
    const lead = StaffId.parse('lead');
    const sees: fc.Arbitrary<SeesTo> = fc.oneof(
      fc.boolean(),
      fc.constant({}),
      fc.constant({ cover: StaffId.parse('cover') }),
    );
    fc.assert(
      fc.property(
        fc.tuple(sees, sees, sees),
        fc.subarray(staff, { minLength: 1 }),
        fc.boolean(),
        (all, of, handsOver) => {
          const seesTo = (id: StaffId): SeesTo => all[staff.indexOf(id)] ?? false;
          const day = Day.parse('2026-11-27');
          const { notices } = remind(
            [{ key: 'k', kind: 'k', of, since: day, words: 'w', reminder: 'r', ...(handsOver && { handsOver: true }) }],
            day,
            seesTo,
            { leads: [lead], 'capacity-lead': [], 'safeguarding-lead': [], 'hold-back': [] },
            day,
          );
          const to = notices.map((one) => one.staff);
          expect(of.filter((id) => typeof seesTo(id) === 'object' && to.includes(id))).toEqual([]);
          expect(!handsOver || to.length > 0).toBe(true);
        },
      ),
    );
  });
});
