import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { Day } from '../../../src/kernel/days.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import type { PlanContent } from '../../../src/plans/content.ts';
import { contentWith, planMakerIn } from '../../support/made-plan.ts';
import { buttonsOf, World, type Chat, type Reply } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);

let world: World;
let priya: Chat;
let plan: Awaited<ReturnType<typeof made>>;
beforeEach(async () => {
  world = await World.open();
  priya = world.chat('Priya Shah');
  plan = await made();
});

const made = () => planMakerIn(world, SAMUEL, viewerOf(everyday.priya));

const numbers = (many: number): readonly number[] => Array.from({ length: many }, (_, index) => index + 1);

/** Twelve outcomes and twenty visits, each with a number in its words. */
function large(support: string): PlanContent {
  const { visits, outcomes, ...rest } = contentWith('Cell', 30, plan.today);
  return {
    ...rest,
    outcomes: outcomes.flatMap((one) => numbers(12).map((n) => ({ ...one, key: `o${n}`, words: `Outcome <${n}>` }))),
    visits: visits.flatMap((one) =>
      numbers(20).map((n) => ({
        ...one,
        key: `v${n}`,
        at: `0${n % 10}:${n < 11 ? '00' : '30'}`,
        minutes: 20,
        support: `${support} <${n}>`,
      })),
    ),
  };
}

const evidence = numbers(9).map((n) => ({
  key: `e${n}`,
  from: 'support-worker' as const,
  who: 'Tom Reed, support worker',
  on: Day.parse('2026-11-20'),
  words: `Evidence <${n}>`,
}));

const view = (x: string): Promise<Reply> => priya.sends({ do: 'record/view', id: PLAN, x });

/** What is read on a page and behind its "more", as long as there is one. */
async function readOn(first: Reply): Promise<string> {
  let [read, text] = [first, first.text];
  for (let page = 0; page < 9; page += 1) {
    const more = buttonsOf(read.card).find(({ title }) => /^\d+ more|The rest$/u.test(title));
    if (!more) return text;
    read = await priya.presses(more.title);
    text += read.text;
  }
  throw new Error('there is no end to it');
}

/** Those of so many numbered ones that the text does not say. */
const missing = (text: string, what: string, many: number): readonly number[] =>
  numbers(many).filter((n) => !text.includes(`${what} <${n}>`));

describe('what does not fit on a card is one press away', () => {
  beforeEach(async () => {
    await plan.propose('first', 30, large('Old'));
    await plan.agree('first');
  });

  test('every outcome', async () => {
    const page = await priya.says('show the plan for Samuel Okafor');
    expect(missing(page.text + (await priya.presses('6 more outcomes')).text, 'Outcome', 12)).toEqual([]);
    expect(missing(await readOn(await view('progress')), 'Outcome', 12)).toEqual([]);
    expect(missing(await readOn(await view('version.1.0')), 'Outcome', 12)).toEqual([]);
  });

  test('R6, R9: every change that people are asked about, and every piece of evidence, the first of all first', async () => {
    await plan.propose('second', 30, large('New'), { evidence });
    const asked = await view('proposal');
    expect(asked.text.indexOf('Evidence <1>')).toBeGreaterThan(0);
    expect(asked.text).not.toContain('Evidence <5>');
    expect(missing(asked.text + (await readOn(await view('evidence.4'))), 'Evidence', 9)).toEqual([]);
    expect(buttonsOf(asked.card).map(({ title }) => title)).toContain('5 more pieces of evidence');
    expect(missing(await readOn(await view('changes.0')), 'New', 20)).toEqual([]);
  });

  test('every change between two versions', async () => {
    await plan.propose('second', 30, large('New'), { evidence });
    await plan.agree('second');
    const compared = await readOn(await view('compare.1.2'));
    expect(missing(compared, 'New', 20)).toEqual([]);
    expect(missing(compared, 'Old', 20)).toEqual([]);
  });

  test('R7, R9: why an agreed version was made, in the version itself and in the history', async () => {
    await plan.propose('second', 30, large('New'), { evidence });
    await plan.agree('second');
    const full = await readOn(await view('version.2.0'));
    expect(full).toContain('Progress towards the outcomes');
    expect(missing(full, 'Evidence', 9)).toEqual([]);
    const history = (await priya.sends({ do: 'record/history', id: PLAN })).text;
    expect(history).toContain(
      'Progress towards the outcomes. Day, time or length of visits. Tom Reed, support worker (Seen by the support worker)',
    );
    expect(history).toContain('Evidence <1>');
  });
});

test('R9: more evidence is added from the change itself', async () => {
  await plan.propose('first', 30);
  await plan.agree('first');
  await plan.propose('second', 20);
  await view('proposal');
  await priya.presses('Add evidence');
  const added = await priya.presses('Add it', {
    evidenceFrom: 'in-plan',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-16',
    evidenceWords: 'His sister has seen it too.',
  });
  expect(added.text).toContain('His sister has seen it too.');
  expect(added.text).toContain('7 days');
  expect(world.surprises).toEqual([]);
});
