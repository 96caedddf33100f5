import { PLAN_NOTICES } from '../../support/plan.ts';
import { describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { Day } from '../../../src/kernel/days.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { WEEK, type PlanContent } from '../../../src/plans/content.ts';
import { StoredRecord } from '../../../src/records/record.ts';
import { planMaker } from '../../support/made-plan.ts';
import { buttonsOf, World } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);
const TODAY = Day.parse('2026-11-23');
const TOM = viewerOf(everyday.tom);

const upTo = <T>(many: number, each: (index: number) => T): T[] =>
  Array.from({ length: many }, (_, index) => each(index));

/** Every text as long as a form takes it, each of its own. */
const full = (letter: string, start: number): PlanContent => {
  const long = (length: number, index = 0): string => `${start + index}${letter.repeat(length)}`.slice(0, length);
  return {
    outcomes: upTo(12, (index) => ({
      key: `o${index}`,
      words: long(300, index),
      now: long(300),
      achieved: 'some-way',
    })),
    visits: upTo(24, (index) => ({
      key: `v${index}`,
      days: [...WEEK],
      at: `${String(index).padStart(2, '0')}:00`,
      minutes: 30 + start,
      support: long(300, index),
      by: { kind: 'pool', words: long(120, index) },
      workers: 1,
    })),
    equipment: upTo(5, (index) => long(199, index)),
    monitoring: long(500),
    matters: long(1500),
    startsOn: TODAY,
  };
};

/** Two versions, a change with every kind of answer, and fifteen changes by hand, all as long as can be. */
async function fullPlan(world: World, letter: string): Promise<void> {
  const samuel = await world.app.directory.person(SAMUEL);
  if (!samuel) throw new Error('Samuel is not in the store');
  const long = (length: number): string => letter.repeat(length);
  const plan = planMaker(world.app.records.services, samuel, viewerOf(everyday.priya), long(400));
  for (const [id, start] of [
    ['one', 1],
    ['two', 2],
  ] as const) {
    await plan.propose(id, 30, full(letter, start));
    await plan.agree(id);
  }
  for (const key of upTo(15, String)) await plan.amend({ key, written: `${key}${long(998)}` });
  await plan.propose('three', 30, full(letter, 3));
  const regard = { views: `He: ${long(1996)}`, wellbeingImpact: `It: ${long(1996)}`, wellbeing: ['home' as const] };
  const said = { answer: 'no', how: 'phone', on: TODAY, reason: long(1000), regard } as const;
  await plan.give({ type: 'answer', id: 'three', key: 'the-person', ...said });
  await plan.object('three', TOM);
}

/** To whatever the form of a change asks. */
const answers = (letter: string) => ({
  trigger: 'progress',
  kinds: 'times',
  parts: 'visits,outcomes,equipment,monitoring,matters',
  startsOn: TODAY,
  evidenceFrom: 'other',
  evidenceWho: 'Tom Reed, support worker',
  evidenceOn: TODAY,
  evidenceWords: letter.repeat(600),
  personAgrees: 'no',
  carerAgrees: 'none',
  goAhead: 'yes',
  personViews: `He: ${letter.repeat(1996)}`,
  wellbeingImpact: `It: ${letter.repeat(1996)}`,
});

const VIEWS =
  'proposal changes.0 changes.8 changes.20 changes.32 visits.0 visits.8 version.1.0 version.1.12 version.2.20 versions.0 compare.1.2 progress copies amendments told';

describe.each(['a', '一', '"', '*'])('S43: with every text of %j, as long as can be', (letter) => {
  test('every page, every notice and every form fits every client', async () => {
    const world = await World.open();
    await fullPlan(world, letter);
    const priya = world.chat('Priya Shah');
    // Each card that a chat sees is measured there.
    for (const x of VIEWS.split(' ')) await priya.sends({ do: 'record/view', id: PLAN, x });
    for (const x of PLAN_NOTICES) await priya.sends({ do: 'notice/refresh', id: PLAN, x });
    await priya.sends({ do: 'flow/start', x: 'plan-revision', id: SAMUEL });
    const sees = (title: string): boolean => buttonsOf(priya.card).some((button) => button.title === title);
    for (let step = 0; step < 20 && !sees('Ask everybody to agree'); step += 1) {
      const isNew =
        sees('Add a piece of evidence') && !buttonsOf(priya.card).some(({ title }) => title.startsWith('Change'));
      await priya.presses(isNew ? 'Add a piece of evidence' : 'Next', answers(letter));
      if (isNew) await priya.presses('Add this piece of evidence', answers(letter));
    }
    expect(sees('Ask everybody to agree')).toBe(true);
    expect(world.surprises).toEqual([]);
  });

  test('its history is read whole, on as many cards as it takes', async () => {
    const world = await World.open();
    await fullPlan(world, letter);
    const priya = world.chat('Priya Shah');
    let read = await priya.sends({ do: 'record/history', id: PLAN });
    let text = read.text;
    while (buttonsOf(read.card).some(({ title }) => title === 'Older')) {
      read = await priya.presses('Older');
      text += read.text;
    }
    const kept = StoredRecord.parse((await world.store.read('records', SAMUEL, PLAN))?.body);
    expect(text.match(/ 2026, \d\d:\d\d/gu)).toHaveLength(kept.entries.at(-1)?.seq ?? 0);
    expect(text).toContain(letter.repeat(900));
  });
});
