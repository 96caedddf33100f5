import { describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { isAskedWithAnswer } from '../../src/questions/capacity.ts';
import { fewerVisits, agreed } from '../support/plan-talk.ts';
import { CHANGE } from '../support/change.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { buttonsOf, World, type Chat } from '../support/talk.ts';

/** The rows of Home, in their order. */
async function rowsOf(chat: Chat): Promise<readonly string[]> {
  const { text } = await chat.says('home');
  return text.split('\n').filter((line) => /^(?:Tell|Confirm|To be resolved|Write|\d+ more)/u.test(line));
}

describe('issue 12: Home says what waits', () => {
  test('a stopped change comes before all else; "1 more" is never a row; and no two rows say the same', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await priya.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
    await priya.presses('I do not agree');
    await priya.presses('I do not agree', { reason: 'He is not ready.' });
    for (const to of ['A call on Mondays', 'A call on Fridays']) {
      await tom.says('change monitoring for Ada Palmer');
      await tom.presses('Next', { ...CHANGE, to });
      await tom.presses('Both agree');
      await tom.presses('Record this change');
    }
    const rows = await rowsOf(tom);
    expect(rows[0]).toContain('To be resolved: Priya Shah does not agree: ');
    expect(rows).not.toContain('1 more');
    const titles = buttonsOf(tom.card).map(({ title }) => title);
    expect(titles).not.toContain('1 more');
    const { text } = await tom.says('home');
    const lines = text.split('\n');
    const pairs = lines.flatMap((line, at) =>
      /^(?:Tell|Confirm)/u.test(line) ? [`${line}: ${lines[at + 1] ?? ''}`] : [],
    );
    // R4: somebody still to be told stands in view, and the visit that stops is named.
    expect(rows[0]).toContain('18:30 visit stops');
    expect(rows.some((row) => row.startsWith('Tell Ada Palmer'))).toBe(true);
    const said = pairs.filter((one) => / · |monitoring change$/u.test(one));
    expect(new Set(said).size).toBe(said.length);
  });
});

test('R4: who was told is noted from Home with three presses, however much else waits there', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  await tom.says('change monitoring for Ada Palmer: a call on Fridays because she asked, both agree');
  await tom.says('record it');
  const { text } = await tom.says('home');
  expect(text).toMatch(/\d more/u);
  await tom.presses('Tell Ada Palmer');
  expect((await tom.presses('Record this', { who: 'the-person,sarah' })).text).toContain('Ada Palmer');
});

test('R19: "the disagreement is over" says which change, and which way', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  await fewerVisits(tom);
  await tom.presses('Ask everybody to agree');
  await priya.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
  await priya.presses('I do not agree');
  await priya.presses('I do not agree', { reason: 'He is not ready.' });
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('The change being agreed');
  await priya.presses('after all');
  const over = await tom.sends({ do: 'notice/refresh', id: planIdOf(personId('samuel')), x: 'disagreement' });
  expect(over.text).toMatch(/^18:30 visit stops from [^]*The disagreement is over: this was decided\. Version 2/u);
});

describe('issue 12: asked in general', () => {
  test.each([
    ['Priya Shah', 'who is the safeguarding lead', /Mei Lin/u],
    ['Mei Lin', 'safeguarding lead', /Worried that somebody|In danger/u],
    ['Priya Shah', 'how do i add someone', /Add a person|People and circles/u],
  ])('%s: "%s"', async (name, text, expected) => {
    expect((await (await World.open()).chat(name).says(text)).text).not.toContain('I did not understand');
    expect(JSON.stringify((await (await World.open()).chat(name).says(text)).outbound)).toMatch(expected);
  });
});

test('R45: whether somebody has capacity is asked with their answer only where nobody has doubted it', () => {
  const of = (capacity: 'has' | 'lacks' | 'unknown') => isAskedWithAnswer({ person: { capacity } });
  expect([of('has'), of('lacks'), of('unknown'), isAskedWithAnswer({ person: undefined })]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
