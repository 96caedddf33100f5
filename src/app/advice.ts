import type { Card } from '../../cards/card.ts';
import { drawDanger } from '../../cards/danger.ts';
import { drawPage } from '../../cards/page.ts';
import type { Button, Call } from '../../cards/views.ts';
import type { Lines } from '../guidance/lines.ts';
import { wordsForDay } from '../kernel/days.ts';
import { HOME_BUTTON, pageCard } from './pages.ts';

/** What to do when somebody may come to harm. Nothing here reads the store, so it is there in every state (R38, R39, S58). */

export const DANGER_BUTTON: Button = {
  title: 'Somebody is in danger',
  press: { do: 'danger/show' },
  tone: 'danger',
};

const RAISE_BUTTON: Button = { title: 'Raise a concern', press: { do: 'danger/raise' } };

/** Where there is no room for a card. */
export const CALL_999 = 'In danger now? Call 999, before anything else.';

const namedIn = ({ duty, adults, children }: Lines) => [
  { title: 'Duty line', line: duty },
  { title: 'Safeguarding, adults', line: adults },
  { title: 'Safeguarding, children', line: children },
];

/** Police on 999 first, before anything else. */
export const dangerCard = (lines: Lines): Card =>
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
    ...telephones(lines),
    buttons: [HOME_BUTTON],
  });

/**
 * Asked when it may be either. The question comes first and alone; what was typed is answered besides, as if it had not been asked, so that nothing
 * hangs on the answer.
 */
export const askedCard = (isForeign = false): Card =>
  drawPage({
    title: 'Is somebody in danger now?',
    tone: 'warning',
    paragraphs: [
      ...(isForeign ? ['I can only read English.'] : []),
      'If neither, just go on: what you typed is not lost.',
    ],
    buttons: [
      { title: 'Call 999 now', press: { do: 'danger/show' }, tone: 'danger' },
      { title: 'Worried, not now', press: { do: 'danger/worried' } },
      { title: 'Neither', press: { do: 'danger/neither' } },
    ],
  });

/** In the place of the question. */
export const neitherCard = (): Card =>
  pageCard('Thank you', ['Nobody is in danger now. What you typed was taken as it stands.'], []);

/** When abuse or neglect may be meant, but no immediate danger. `leads` are the safeguarding leads of the reader's teams, where known. `isLead`: nobody is sent to themselves. */
export const safeguardingCard = (lines: Lines, leads: readonly string[] = [], isLead = false): Card =>
  drawDanger({
    heading: 'Worried that somebody is being harmed?',
    first: 'If anybody is in danger now, or a crime has happened: call 999.',
    steps: [
      isLead
        ? 'An adult: you lead safeguarding here. Follow your local safeguarding procedure today.'
        : `An adult: tell ${leads.length > 0 ? leads.join(' or ') : 'your safeguarding lead'} today, and follow your local safeguarding procedure.${leads.length > 0 ? ` ${IF_IT_IS_THEM}` : ''}`,
      'A child: tell the children’s safeguarding team today.',
      'Write down what you saw and heard, in the words that were used. Do not promise to keep it secret.',
    ],
    afterwards: 'You do not need proof to raise a concern.',
    ...telephones(lines),
    buttons: [RAISE_BUTTON, HOME_BUTTON],
  });

/** Who leads safeguarding where somebody works, in a sentence; nothing is said when nobody does. */
export const leadsWords = (leads: readonly string[]): string =>
  `In danger now? 999 comes first. Your safeguarding lead is ${leads.join(' or ')}. ${IF_IT_IS_THEM}`;

/** Whoever leads may be the one it is about (R24). */
const IF_IT_IS_THEM = 'If it may be about them: tell a manager, or the council, and not them.';

/** The numbers in words and as buttons; what the service has not set is said, so that nobody looks for it here. */
function telephones(lines: Lines): { readonly numbers: readonly string[]; readonly calls: readonly Call[] } {
  const all = namedIn(lines);
  const known = all.flatMap(({ title, line }) => (line ? [{ title, ...line }] : []));
  const missing = all.flatMap(({ title, line }) => (line ? [] : [title.toLowerCase()]));
  return {
    numbers: [
      ...known.map(({ title, number, checked }) => `${title}: ${number} (checked ${wordsForDay(checked)})`),
      ...(missing.length > 0 ? [`No number is set up here for: ${missing.join('; ')}. Ask your manager.`] : []),
    ],
    calls: [
      { title: 'Call 999', number: '999' },
      ...known.map(({ title, number }) => ({ title: `${title}: ${number}`, number })),
    ],
  };
}
