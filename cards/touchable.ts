/** A line that opens something when it is touched, with the way on at its end. */
import type { IColumnSet } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import type { Element } from './card.ts';
import { bold, ends, paragraph } from './text.ts';
import type { Press, Way } from './views.ts';

export const wayLook = { ...bold, color: 'Accent' } as const;

/** `says` is what screen readers say. Throws when the press is over 200 bytes. */
export const touchable = (items: Element[], press: Press, says: string, on = '›'): IColumnSet => ({
  selectAction: drawTouch(press, says),
  separator: true,
  ...ends(items, paragraph(on, wayLook), 'Center'),
});

/** The way to the rest of a list, in its own words. */
export const wayOn = ({ words, press }: Way): IColumnSet => touchable([paragraph(words, wayLook)], press, words);
