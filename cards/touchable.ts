/** A line that opens something when it is touched, with the way on at its end. */
import type { IColumnSet } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import { bold, paragraph, type Part } from './text.ts';
import type { Press } from './views.ts';

const way = { ...bold, color: 'Accent' } as const;

/** `says` is what screen readers say. Throws when the press is over 200 bytes. */
export const touchable = (items: Part[], press: Press, says: string, on = '›'): IColumnSet => ({
  type: 'ColumnSet',
  separator: true,
  selectAction: drawTouch(press, says),
  columns: [
    { type: 'Column', width: 'stretch', items },
    { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [paragraph(on, way)] },
  ],
});

/** The way to the rest of a list, in its own words. */
export const wayOn = (words: string, press: Press): IColumnSet => touchable([paragraph(words, way)], press, words);
