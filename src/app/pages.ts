import type { Card } from '../../cards/card.ts';
import { drawPage } from '../../cards/page.ts';
import type { Button } from '../../cards/views.ts';

export const HOME_BUTTON: Button = { title: 'Home', press: { do: 'home/show' } };
export const HELP_BUTTON: Button = { title: 'Help', press: { do: 'help/show' } };

export const pageCard = (
  title: string,
  paragraphs: readonly string[],
  buttons: readonly Button[] = [HOME_BUTTON],
): Card => drawPage({ title, paragraphs, buttons });

/** A record, person or form that is not there, or not for this viewer: the two look the same (S10). */
export const notFoundCard = (): Card =>
  pageCard('I cannot find that', [
    'It may have been closed, or it is not yours to see. If you think you should see it, ask your coordinator.',
  ]);

/** A button that means nothing any more: the card is from an older version (S65). */
export const outdatedCard = (): Card =>
  pageCard('This card is out of date', [
    'Things have changed since it was sent, so nothing was done. Please start again from the home page.',
  ]);
