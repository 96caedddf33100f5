import { expect, test } from '@jest/globals';
import { above } from '../../cards/above.ts';
import { drawRecord } from '../../cards/record.ts';
import { crawl } from '../support/crawl.ts';
import { fieldsOf, textsIn } from '../support/talk.ts';

const LOUD = ['good', 'warning', 'attention'];

/** What stands out on a card, as it reads. */
function bannersIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(bannersIn);
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  const own = fields.get('type') === 'Container' && LOUD.includes(String(fields.get('style')));
  return own ? [textsIn(value).join('\n')] : [...fields].flatMap(([, inner]) => bannersIn(inner));
}

test('A3: a card has one banner, with a line for each thing that stands out', async () => {
  const cards = (await crawl()).filter((card) => fieldsOf(card).length === 0);
  expect(cards.map(bannersIn).filter((banners) => banners.length > 1)).toEqual([]);
}, 60_000);

test('A3: why reablement stands still is the first line of it', () => {
  const view = { title: 'A record', about: 'Ada Palmer', reference: 'MC-1', rows: [], buttons: [] };
  const card = drawRecord({ ...view, news: 'Saved.', flags: [{ words: 'Made without agreement', tone: 'attention' }] });
  expect(bannersIn(above(card, 'In hospital', 'warning'))).toEqual(['⚠ In hospital\nSaved.\n⚠ Made without agreement']);
  expect(bannersIn(above(drawRecord(view), 'In hospital', 'warning'))).toEqual(['⚠ In hospital']);
});
