import type { Card } from '../../cards/card.ts';
import { drawDanger } from '../../cards/danger.ts';
import type { Button } from '../../cards/views.ts';
import { HOME_BUTTON } from './pages.ts';

/** What to do when somebody may come to harm. Nothing here reads the store, so it is there in every state (R38, R39, S58). */

export const DANGER_BUTTON: Button = {
  title: 'Somebody is in danger',
  press: { do: 'danger/show' },
  tone: 'danger',
};

/** Where there is no room for a card. */
export const CALL_999 = 'In danger now? Call 999, before anything else.';

/** Police on 999 first, before anything else. */
export const dangerCard = (): Card =>
  drawDanger({
    heading: 'In danger now? Call 999',
    first: 'Also when a crime has happened. Do this before anything else.',
    steps: [
      'Say which service you need: ambulance, police or fire.',
      'Give the address and what you can see.',
      'Stay safe yourself. Do what the call handler tells you.',
      'Then ring your manager or the duty line.',
    ],
    afterwards:
      'Nobody in danger this minute, but worried that an adult or a child is being harmed or neglected? Tell your safeguarding lead today. For a child, tell the children’s safeguarding team.',
    buttons: [HOME_BUTTON],
  });

/** When abuse or neglect may be meant, but no immediate danger. */
export const safeguardingCard = (): Card =>
  drawDanger({
    heading: 'Worried that somebody is being harmed?',
    first: 'If anybody is in danger now, or a crime has happened: call 999.',
    steps: [
      'An adult: tell your safeguarding lead today, and follow your local safeguarding procedure.',
      'A child: tell the children’s safeguarding team today.',
      'Write down what you saw and heard, in the words that were used. Do not promise to keep it secret.',
    ],
    afterwards: 'You do not need proof to raise a concern.',
    buttons: [HOME_BUTTON],
  });
