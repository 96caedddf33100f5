import type { Viewer } from '../access/viewer.ts';
import type { Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { FELL, NO_ANSWER } from '../guidance/falls.ts';
import { sentences } from '../kernel/sentence.ts';
import { neitherCard, safeguardingCard } from './advice.ts';
import { stillOffered } from './raising.ts';
import { safeguardingLeads } from './safeguarding-leads.ts';
import type { App, Turn } from './app.ts';
import { shown } from './replies.ts';
import type { Understood } from './understood.ts';

/** What is said before anything else is done with a text: about harm, a death, a fall, or a door that nobody opens (R38, P27). */

/** Words that sound of abuse or neglect: what to do about it. What else they mean is done as well (R38). */
export async function worry(
  { app, viewer }: Turn<Said>,
  { heard, meaning, session }: Understood,
): Promise<readonly Outbound[]> {
  if (heard.danger !== 'safeguarding' || (meaning.kind === 'command' && meaning.command === 'safeguarding')) return [];
  if (session) return [say(reminderFor(viewer))];
  return [await worriedCard(app, viewer)];
}

/** The buttons of "Is somebody in danger now?", besides the call for help. */
export const AFTER_ASKING: readonly (readonly [string, (turn: Turn) => Promise<readonly Outbound[]>])[] = [
  ['danger/worried', async (turn) => [await worriedCard(turn.app, turn.viewer), ...(await stillOffered(turn))]],
  ['danger/neither', async () => [{ kind: 'replace', card: neitherCard() }]],
];

/** What to do about it, and who leads safeguarding. */
const worriedCard = async (app: App, viewer: Viewer): Promise<Outbound> =>
  shown(safeguardingCard(app.lines, await safeguardingLeads(app, viewer), isLead(viewer)));

/** Where a form is open, a sentence does. */
export const reminderFor = (viewer: Viewer): string => (isLead(viewer) ? REMINDER_OF_LEAD : REMINDER);

const REMINDER =
  'Is somebody being harmed or neglected? Then tell your safeguarding lead today as well. Type "safeguarding" for what to do.';

const REMINDER_OF_LEAD =
  'Is somebody being harmed or neglected? Then follow your safeguarding procedure today as well. Type "safeguarding" for what to do.';
/** Nobody is sent to themselves. */
export const isLead = ({ roles }: Viewer): boolean => roles.includes('safeguarding-lead');

/** A death that somebody tells of, unless they say so in a form: kind words first, whom to tell, and what to do when it is not as expected (P27). */
export const sympathy = ({ heard, meaning }: Understood, viewer: Viewer): readonly Outbound[] =>
  heard.ofDeath && meaning.kind !== 'answer' && meaning.kind !== 'unknown' ? [say(sorryFor(viewer))] : [];

export const sorryFor = ({ roles }: Viewer): string =>
  sentences(
    'I am sorry to hear that',
    // Nobody is sent to themselves.
    ...(roles.includes('manager') ? [] : ['Tell your manager or the duty line today, if they do not know yet']),
    UNEXPECTED,
  );

const UNEXPECTED =
  'If it was not expected, or something about it worries you, call 999 first and leave everything as it is.';

/** Nobody comes to the door: what to do comes before anything else (R38). */
export const noAnswer = ({ heard, session }: Understood): readonly Outbound[] =>
  heard.danger !== 'emergency' && session === undefined && NO_ANSWER.test(heard.text) ? [say(DOOR)] : [];

const DOOR =
  'Could they be hurt or ill inside? If you can see or hear that something is wrong, call 999. If not: knock, ring and call through the letter box, ring their phone, then ring your office or the duty line now and stay until they tell you what to do.';

/** Whoever fell is asked about first, also when nobody knows who it is (R38). */
export const HURT = 'Is anybody hurt, or unable to get up? Then call 999 first.';

export const WHO_FELL = 'I do not know whom you mean, so nothing is noted. Type it with their full name.';

/** Who fell is asked where they are only nearly called so: whether they are hurt comes before that (R38). */
export const fellFirst = ({ heard, meaning, session }: Understood): readonly Outbound[] =>
  !session && 'whom' in meaning && meaning.whom.near && FELL.test(heard.text) ? [say(HURT)] : [];
