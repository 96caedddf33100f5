import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { Day } from '../../../src/kernel/days.ts';
import type { CommunicationNeeds } from '../../../src/people/needs.ts';
import { recordsAChange } from '../../support/change.ts';
import { changePerson, changeStaff, staffCalled } from '../../support/changing.ts';
import { fewerVisits, startedFor } from '../../support/plan-talk.ts';
import { buttonsOf, World } from '../../support/talk.ts';

const TOM = staffCalled('Tom Reed').id;

const needs = (change: Partial<CommunicationNeeds> = {}): CommunicationNeeds => ({
  formats: ['large-print'],
  interpreter: 'none',
  share: 'yes',
  by: TOM,
  on: Day.parse('2026-11-20'),
  reviewOn: Day.parse('2027-01-04'),
  ...change,
});

/** Somebody needs this. `key`: of those around them. */
const need = (world: World, who: string, what: CommunicationNeeds, key?: string): Promise<void> =>
  changePerson(world, who, ({ circle }) =>
    key === undefined
      ? { needs: what }
      : { circle: circle.map((member) => (member.key === key ? { ...member, needs: what } : member)) },
  );

const titles = (card: unknown): readonly string[] => buttonsOf(card).map(({ title }) => title);

describe('R33: the page of communication needs', () => {
  test('C37: is there to read, of each of them, by typing alone and from the page of the person', async () => {
    const world = await World.open();
    await need(world, 'ada', needs());
    const tom = world.chat('Tom Reed');
    for (const says of ['communication needs of Ada Palmer', 'show me the communication needs for Ada Palmer']) {
      const { text: page } = await tom.says(says);
      expect(page).toContain('Large print.\nSince Fri 20 Nov 2026, noted by Tom Reed.');
      expect(page).toContain('May be passed on to other services.');
      expect(page).toContain('To be looked at again on Mon 4 Jan 2027.');
      expect(page).toMatch(/Sarah Palmer[^\n]*\nNot asked yet/u);
      expect(page).not.toContain('Save this');
    }
    expect(titles(tom.card)).toEqual(
      expect.arrayContaining(['Change needs of Ada Palmer', 'Note needs of Sarah Palmer', 'What it was before']),
    );
    await tom.says('Ada Palmer');
    if (!titles(tom.card).includes('Communication needs')) await tom.presses('More');
    expect((await tom.presses('Communication needs')).text).toContain('Since Fri 20 Nov 2026');
  });

  test('C37: without a name it asks whose, and leads there', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    expect((await tom.says('communication needs')).text).toContain('Whose?');
    expect((await tom.presses('Open: Ada Palmer')).text).toContain('Not asked yet');
  });

  test('S10: somebody without care for them reads nothing; who may see and not record is offered no change', async () => {
    const world = await World.open();
    expect((await world.chat('Grace Obi').says('communication needs of Ada Palmer')).text).not.toContain('Sarah');
    const id = personId('ada');
    const sent = await world.chat('Grace Obi').sends({ do: 'page/show', id, x: 'needs' });
    expect(sent.text).toContain('I cannot find that');
    await changeStaff(world, 'Tom Reed', { roles: ['safeguarding-lead'] });
    const tom = world.chat('Tom Reed');
    expect((await tom.says('communication needs of Ada Palmer')).text).toContain('Not asked yet');
    expect(titles(tom.card).join()).not.toContain('needs of');
  });

  test('A6: what was looked at again and had not changed says since when it holds, and who looked', async () => {
    const world = await World.open();
    await need(world, 'ada', needs());
    const priya = world.chat('Priya Shah');
    await priya.says('communication needs of Ada Palmer');
    await priya.presses('Change needs of Ada Palmer');
    await priya.presses('Save this');
    const { text } = await priya.says('communication needs of Ada Palmer');
    expect(text).toContain('Since Fri 20 Nov 2026, noted by Tom Reed.');
    expect(text).toContain('Looked at again on Mon 23 Nov 2026 by Priya Shah.');
  });
});

describe('B11, B12: the page of a person', () => {
  test('says that nobody has asked, what they need first of all, and what the others need below who that is', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    expect((await tom.says('Ada Palmer')).text).toContain('Communication needs: not asked yet\n');
    await need(world, 'ada', needs({ besides: 'Hates being shouted at' }));
    await need(world, 'ada', needs({ language: 'Polish', interpreter: 'spoken', formats: [] }), 'sarah');
    const { text } = await tom.says('Ada Palmer');
    expect(text).toMatch(/^Ada Palmer\nNeeds: Large print\. Hates being shouted at\.\n[^\n]*Reablement since/u);
    expect(text).toMatch(/\nSarah Palmer \([^\n]*\nNo telephone[^\n]*\nNeeds: Polish, with an interpreter\.\n/u);
  });
});

describe('B13: looking at them again is work', () => {
  test('it waits for those who lead the team and those in the circle once the day has come, until a new day is set', async () => {
    const world = await World.open();
    await need(world, 'ada', needs({ reviewOn: Day.parse('2026-12-03') }), 'sarah');
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    const line = 'Look at communication needs again: Ada Palmer';
    expect((await tom.says('my work')).text).not.toContain(line);
    world.clock.pass({ days: 10 });
    for (const chat of [priya, tom]) expect((await chat.says('my work')).text).toContain(line);
    expect((await world.chat('Grace Obi').says('my work')).text).not.toContain('Ada Palmer');
    expect((await tom.presses(`Open: ${line}`)).text).toContain('Was to be looked at again on Thu 3 Dec 2026.');
    expect((await tom.presses('Change needs of Sarah Palmer')).text).toContain('Has nothing changed? Save it as it is');
    expect((await tom.presses('Save this')).text).toContain('Saved. Sarah Palmer needs: Large print.');
    for (const chat of [priya, tom]) expect((await chat.says('my work')).text).not.toContain(line);
  });

  test('a lead reads no more of them than stand on the card, however many there are', async () => {
    const world = await World.open();
    for (const who of ['ada', 'samuel', 'norman', 'jean', 'betty', 'arthur'])
      await need(world, who, needs({ reviewOn: Day.parse('2026-11-22') })).catch(() => undefined);
    const priya = world.chat('Priya Shah');
    const { text } = await priya.says('my work');
    expect(text.match(/^Look at communication needs again/gmu)).toHaveLength(4);
    expect((await priya.presses('Open: More')).text).toMatch(/Look at communication needs again/u);
  });
});

describe('B14: they are there wherever something is told, asked or handed over', () => {
  test('"Note who was told", by card and by typing, one person a line, and of whom nobody has asked', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya, { name: 'Ada Palmer', carerAgrees: 'yes' });
    const open = async () => {
      await priya.says(reference);
      const shown = await priya.presses('Note who was told');
      await priya.says('cancel');
      await priya.presses('Bring it back');
      const typed = await priya.says('back');
      await priya.says('cancel');
      return [shown.text, typed.words];
    };
    for (const text of await open())
      expect(text).toContain('Communication needs: not asked yet (Ada Palmer, Sarah Palmer).');
    await need(world, 'ada', needs({ share: 'no' }));
    await need(world, 'ada', needs({ formats: ['easy-read'] }), 'sarah');
    for (const text of await open())
      expect(text).toContain('Ada Palmer needs: Large print.\nSarah Palmer needs: Easy read.');
  });

  const FORMATS = ['pdf', 'pdf-large'] as const;

  async function withPlan() {
    const open = await World.open();
    const world = open.with({
      copies: { formats: FORMATS, linkFor: () => Promise.resolve('https://reable.example/x') },
    });
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await startedFor(priya);
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('I agree');
    await need(world, 'samuel', needs());
    return { tom, priya };
  }

  test('"A copy delivered", by card and by typing, and "Get a copy", where large print comes first and is named', async () => {
    const { tom } = await withPlan();
    const asked = await tom.says('a copy delivered for Samuel Okafor');
    expect(asked.words).toContain('Samuel Okafor needs: Large print.');
    expect((await tom.says('show the form')).text).toContain('Samuel Okafor needs: Large print.');
    await tom.says('cancel');
    await tom.says('show the plan for Samuel Okafor');
    const { text } = await tom.presses('Get a copy');
    expect(text).toMatch(
      /Samuel Okafor needs: Large print\.\nThe paper in large print comes first\.[^]*large print\nPDF\n/u,
    );
  });

  test('"A change to agree" and, by card and by typing, "Note an answer"', async () => {
    const { tom, priya } = await withPlan();
    await fewerVisits(priya);
    await priya.presses('Change: Who agrees');
    await priya.presses('Next', { personAgrees: 'not-reached', carerAgrees: 'none' });
    await priya.presses('Next', { unreached: 'wait' });
    const { text } = await priya.presses('Ask everybody to agree');
    expect(text).toContain('Somebody needs to ask them. Needs: Large print.');
    const asked = await tom.says('note an answer for Samuel Okafor');
    expect(asked.words).toContain('Samuel Okafor needs: Large print.');
    expect((await tom.says('show the form')).text).toContain('Samuel Okafor needs: Large print.');
  });

  test('C32: no sentence ends twice', async () => {
    const { tom } = await withPlan();
    await tom.says('show the plan for Samuel Okafor');
    const { text } = await tom.presses('Copies');
    expect(text).toContain('secure e-mail. Needs: Large print.');
    expect(text).not.toContain('..');
  });
});
