import { describe, expect, test } from '@jest/globals';
import { crawl } from '../support/crawl.ts';
import { isChart, parts, wordsOf } from './parts.ts';
import { faultsOf } from './whole.ts';

const said = (text: string) => ({ type: 'TextBlock', text });
const card = (...body: readonly object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const chart = { type: 'Chart.VerticalBar', data: [{ x: 'Version 1', y: 75 }], fallback: 'drop' };
const table = (columns: readonly object[], ...items: readonly object[]) => ({
  type: 'Table',
  columns,
  rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items }] }],
});
const choices = (title: string) => ({ type: 'Input.ChoiceSet', choices: [{ title, value: 'a' }] });
const strip = { type: 'Container', style: 'attention', showBorder: true, items: [said('⚠ Not agreed')] };

describe('what phones would leave out is found', () => {
  test.each([
    ['a chart that the words say, too', card(said('Version 1: 75'), chart)],
    ['days that are said together', card(said('Mon to Wed: 5'), { ...chart, data: [{ x: 'Tue', y: 5 }] })],
    ['a Table of equal columns that the words say, too', card(said('75 a week'), table([{}, {}], said('75')))],
    ['a strip with a sign and a border', card(strip)],
    ['a short choice', card(choices('x'.repeat(36)))],
  ])('not in %s', (_, whole) => {
    expect(faultsOf(whole)).toEqual([]);
  });

  test.each([
    ['a chart alone', card(chart), 'says "Version 1, 75"'],
    ['a chart with a figure that is said of something else', card(said('Version 1: 7\nVersion 2: 75'), chart), '75'],
    ['the title of a chart', card(said('Version 1: 75'), { ...chart, title: 'Support' }), 'says "Support"'],
    ['words behind a fallback', card({ type: 'Badge', fallback: said('2 days late') }), 'says "2 days late"'],
    ['words in a Table alone', card(table([{}, {}], said('75'))), 'says "75"'],
    ['a Table of unequal columns', card(table([{ width: 1 }, { width: 3 }])), 'columns of different widths'],
    ['an input in a Table', card(table([{}], { type: 'Input.Text', id: 'a' })), 'an input in a Table'],
    ['a long choice', card(choices('x'.repeat(37))), 'more than 36 letters'],
    ['a strip without a border', card({ ...strip, showBorder: false }), 'no border'],
    ['a strip without a sign', card({ ...strip, items: [said('Not agreed')] }), 'neither a sign'],
    ['a card without a version', { type: 'AdaptiveCard', body: [] }, 'without a version'],
  ])('in %s', (_, broken, fault) => {
    expect(faultsOf(broken)).toEqual([expect.stringContaining(fault)]);
  });
});

test('every card that the bot itself makes is whole on a phone', async () => {
  const cards = await crawl();
  for (const made of cards) expect([wordsOf(made)[0], ...faultsOf(made)]).toEqual([wordsOf(made)[0]]);
  const titles = cards.map((made) => wordsOf(made)[0]);
  expect(titles).toEqual(expect.arrayContaining(['Reablement plan', 'Copies', 'Progress']));
  expect(titles).toContainEqual(expect.stringMatching(/^To agree: /u));
  expect(cards.filter((made) => parts(made).some(isChart)).length).toBeGreaterThan(0);
});
