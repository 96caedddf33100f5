import type { Card } from '../../cards/card.ts';
import { drawDanger } from '../../cards/danger.ts';
import { drawPage } from '../../cards/page.ts';
import type { Button, Press } from '../../cards/views.ts';
import { mayEver } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { say, type Message, type Outbound } from '../chat/outbound.ts';
import type { AnyFlow } from '../flows/flow.ts';
import type { House } from './house.ts';

/** What the bot says by itself, whoever asks. Nothing here reads the store. */

const NEUTRAL_SUMMARY = 'Reable has a message for you';

/** A card as a message of its own, with a summary that says nothing about anybody. */
export const asMessage = (card: Card): Message => ({ kind: 'card', card, summary: NEUTRAL_SUMMARY });

export const shown = (card: Card): Outbound => ({ kind: 'say', message: asMessage(card) });

/** Brings the message that holds the card up to date for everybody on whose screen it stands; nothing when it is not known. */
export const updated = (message: string | undefined, card: Card): readonly Outbound[] =>
  message === undefined ? [] : [{ kind: 'update', messageId: message, message: asMessage(card) }];

const DANGER_BUTTON: Button = { title: 'Somebody is in danger', press: { do: 'danger/show' }, tone: 'danger' };
export const HOME_BUTTON: Button = { title: 'Home', press: { do: 'home/show' } };
const HELP_BUTTON: Button = { title: 'Help', press: { do: 'help/show' } };

/** Police on 999 first, before anything else and without the store (R38, R39, S58). */
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

/** What this viewer may start: forms about people, then pages, then what sets the service up. */
export function offered(house: House, viewer: Viewer): readonly Offered[] {
  const flows = house.flows.filter(({ needs }) => mayEver(viewer, needs.deed, needs.guarded));
  const offersOf = (chosen: readonly AnyFlow[]): readonly Offered[] =>
    chosen.flatMap(({ id, title, offer }) => (offer ? [{ title, offer, press: { do: 'flow/start', x: id } }] : []));
  return [
    ...offersOf(flows.filter(({ startsFrom }) => startsFrom !== 'nothing')),
    ...house.pages.map(({ id, title, offer }) => ({ title, offer, press: { do: 'page/show', x: id } })),
    ...offersOf(flows.filter(({ startsFrom }) => startsFrom === 'nothing')),
  ];
}

interface Offered {
  readonly title: string;
  readonly offer: { readonly button: string; readonly example: string };
  readonly press: Press;
}

const offerButtons = (house: House, viewer: Viewer, most: number): readonly Button[] =>
  offered(house, viewer)
    .slice(0, most)
    .map(({ offer, press }) => ({ title: offer.button, press }));

/** Teams shows at most six buttons; danger is always one of them. From the home one leads to help, and help to the rest. */
const MOST_ON_HOME = 4;
const MOST_IN_HELP = 5;

/** The welcome, and the home that every way leads back to. */
export const homeCard = (house: House, viewer: Viewer): Card =>
  drawPage({
    title: `Hello ${viewer.name.split(' ')[0] ?? viewer.name}`,
    paragraphs: [
      'I am Reable. I help you record changes for the people you support, and make sure everybody who must know is told. What would you like to do?',
    ],
    buttons: [
      ...offerButtons(house, viewer, MOST_ON_HOME).map((button, index): Button =>
        index === 0 ? { ...button, tone: 'main' } : button,
      ),
      HELP_BUTTON,
      DANGER_BUTTON,
    ],
  });

/** Everything that can be asked for, with an example of what to type. */
export const helpCard = (house: House, viewer: Viewer): Card =>
  drawPage({
    title: 'What I can do',
    paragraphs: ['Press a button, or type in your own words. I will ask for what I need.'],
    list: [
      ...offered(house, viewer).map(({ title, offer }) => ({ title, detail: `Type "${offer.example}"` })),
      { title: 'Look somebody up', detail: 'Type their name, for example "Ada Palmer"' },
      { title: 'See a plan', detail: 'Type "show the plan for Ada Palmer"' },
      { title: 'Open a record', detail: 'Type its reference, for example "MC-7K2P4"' },
      {
        title: 'In the middle of a form',
        detail: 'Type "back", "save for later" or "cancel". Type "show the form" to see it as a card.',
      },
      { title: 'Somebody is in danger', detail: 'Type "danger" at any time' },
    ],
    buttons: [...offerButtons(house, viewer, MOST_IN_HELP), DANGER_BUTTON],
  });

/** Help and home while the records cannot be reached: for whoever asks, since nobody knows who it is (S58). */
export const helpCardWithoutRecords = (): Card =>
  drawPage({
    title: 'I cannot reach the records just now',
    paragraphs: ['Nothing that you send me now is saved. Please try again in a few minutes.'],
    list: [
      { title: 'Somebody is in danger', detail: 'Call 999. Type "danger" at any time for what to say.' },
      { title: 'Somebody may be being harmed or neglected', detail: 'Type "safeguarding" for what to do today.' },
      {
        title: 'A form you have open',
        detail: 'What you entered stays on its card. Press its button again in a few minutes.',
      },
    ],
    buttons: [HELP_BUTTON, DANGER_BUTTON],
  });

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
    'Reable has changed since it was sent, so nothing was done. Please start again from the home page.',
  ]);

export const STRANGER =
  'I do not know you yet, so I cannot show you anything. Please ask your manager to put you into a team: your name is now in the administrator’s list. If somebody is in danger, call 999.';

export const NOT_HERE =
  'I only talk about people in private chat. Please open a chat with me: select my name, then Message. If somebody is in danger, call 999.';

/** Somebody asks for a form that their role does not reach. */
export const NOT_FOR_YOUR_ROLE =
  'Your role does not cover this. If you should be able to do it, please ask your manager to change your role or your team.';

/**
 * The store cannot be reached: the advice above still works (S58). A write that was given up may have been carried out all the same;
 * done again, it finds the first (S51).
 */
export const UNREACHABLE =
  'I cannot reach the records just now. Take it that nothing was saved, and try again in a few minutes: nothing is recorded twice. If somebody is in danger, call 999.';

export const unreachable = (): Outbound => say(UNREACHABLE);
