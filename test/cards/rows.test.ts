import { expect, test } from '@jest/globals';
import { drawRows } from '../../cards/rows.ts';
import { parts } from './parts.ts';

const isBeside = (value: string): boolean =>
  parts(drawRows([{ label: 'Why', value }])).some(({ type }) => type === 'ColumnSet');

test('a value stands beside its label up to 60 letters, and has the whole width above that or with lines of its own', () => {
  expect(['x'.repeat(60), 'x'.repeat(61), 'one\ntwo', ''].map(isBeside)).toEqual([true, false, false, true]);
});
