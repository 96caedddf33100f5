import type { InChat, Inbound, Pressed, Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { listed } from '../kernel/listed.ts';
import { dangerIn, dangerOf } from '../guidance/danger.ts';
import { staffIdOf, viewerOf, type Staff } from '../people/staff.ts';
import { UnreadableDocument } from '../kinds/unreadable.ts';
import { askedCard, CALL_999, dangerCard, leadsWords } from './advice.ts';
import { safeguardingLeads } from './safeguarding-leads.ts';
import { heedingFields, isEmergencyIn } from './entered.ts';
import { linkChannel } from './channel-link.ts';
import { activeSession } from '../forms/open-forms.ts';
import { SavedButNotShown, typeIntoForm } from './forms.ts';
import type { App, Turn } from './app.ts';
import { keepInView } from './in-view.ts';
import { met } from './parked-notices.ts';
import { homeCard, whereWaiting } from './menu.ts';
import { outdatedCard } from './pages.ts';
import { pressed, pressedInChannel } from './pressed.ts';
import { NOT_HERE, shown, STRANGER } from './replies.ts';
import { said } from './said.ts';
import { noteLater } from './understood.ts';
import { fileSent } from './sent-file.ts';
import { withoutRecord, withoutRecords } from './without-records.ts';

/** Told that something unexpected happened, with a code and never with what somebody typed (S27). */
export type Surprise = (where: string, error: unknown) => void;

/**
 * Advice to call 999, when what came in speaks of danger. It needs nothing but the words, so it is given at once and in every state:
 * also when the records cannot be reached or are slow, and to senders who are asked to slow down (R38, R39, S12, S52, S58).
 */
export function advise({ lines }: Pick<App, 'lines'>, inbound: Inbound): readonly Outbound[] {
  if (isInDanger(inbound)) return [shown(dangerCard(lines))];
  return isUnsure(inbound) ? [questionFor(inbound)] : [];
}

/** It is asked in private chat, and once: not again of words that a button of the bot's typed anew. */
const isUnsure = (inbound: Inbound): inbound is Said =>
  inbound.kind === 'said' &&
  inbound.address.kind === 'personal' &&
  dangerIn(inbound.text) === 'unsure' &&
  !TYPED_ANEW.test(inbound.text);
const TYPED_ANEW = /^\s*(?:do that|begin again|my answer|safeguarding concern):|\b[A-Z]{2}-\d+: /iu;

const questionFor = ({ text }: Said): Outbound => shown(askedCard(dangerOf(text).isForeign));

/**
 * What the bot answers to one thing that came in, besides `advise`. Inside a longer text the advice comes first, and the text is
 * still taken for what it is: nothing typed is lost. Never rejects.
 */
export async function handle(app: App, inbound: Inbound, surprise: Surprise): Promise<readonly Outbound[]> {
  // What is found goes into a chat of any people: so far nothing about anybody can be found, and the store is not asked.
  if (inbound.kind === 'searched') return dangerIn(inbound.text) === 'emergency' ? [say(CALL_999)] : [];
  if (isOnlyDanger(inbound)) return leadNamed(app, inbound);
  try {
    return await answer(app, inbound, surprise);
  } catch (error) {
    surprise('turn', error);
    if (error instanceof SavedButNotShown)
      return [say(`${error.message} I cannot show it just now. You find it ${whereWaiting(app)}.`)];
    return withoutRecords(app, inbound);
  }
}

function isInDanger(inbound: Inbound): boolean {
  switch (inbound.kind) {
    case 'said':
    case 'edited':
      return dangerIn(inbound.text) === 'emergency';
    case 'pressed':
    case 'dialog':
      // Whatever button it is: going back or putting a form aside does not make what was typed less urgent.
      return inbound.data.do === 'danger/show' || isEmergencyIn(inbound.inputs);
    case 'joined':
    case 'removed':
    case 'searched':
      return false;
    default:
      return assertNever(inbound);
  }
}

/** A call for help and nothing else: the advice is the whole answer. */
const isOnlyDanger = (inbound: Inbound): inbound is Said | Pressed =>
  (inbound.kind === 'said' && dangerOf(inbound.text).isCall) ||
  (inbound.kind === 'pressed' && inbound.data.do === 'danger/show');

/**
 * Whom to tell next, by name, and where what happened can be noted later. The advice stands already: when the records cannot be reached, nothing is
 * added to it (S58).
 */
async function leadNamed(app: App, inbound: Said | Pressed): Promise<readonly Outbound[]> {
  try {
    const staff = await app.directory.staff(staffIdOf(inbound.from.tenant, inbound.from.aadObjectId));
    if (!staff || !isPrivate(staff, inbound)) return [];
    const viewer = viewerOf(staff);
    const waits = inbound.kind === 'said' ? await formWaits({ app, staff, viewer, inbound }) : [];
    const leads = await safeguardingLeads(app, viewer);
    const later = inbound.kind === 'said' ? await noteLater({ app, staff, viewer, inbound }) : undefined;
    return listed(
      leads.length > 0 && say(leadsWords(leads)),
      later && say('When help is there, you can note what happened. Your words are kept.', [later]),
      ...waits,
    );
  } catch {
    return [];
  }
}

/** R3, R38: a call for help is no answer before somebody says so, and the open form says that it has not taken it. */
async function formWaits(turn: Turn<Said>): Promise<readonly Outbound[]> {
  const session = activeSession((await turn.app.forms.read(turn.viewer.staff)).forms);
  return session ? typeIntoForm(turn, session, { why: 'danger' }) : [];
}

async function answer(app: App, inbound: InChat, surprise: Surprise): Promise<readonly Outbound[]> {
  const known = await app.directory.staff(staffIdOf(inbound.from.tenant, inbound.from.aadObjectId));
  if (!known && inbound.kind === 'removed') return [];
  const staff = known ?? (await app.directory.hear(inbound.from));
  const viewer = viewerOf(staff, app.administrators);
  const turn = { app, staff, viewer };
  if (viewer.roles.length === 0) {
    if (inbound.kind === 'removed') return [];
    // An administrator finds them by the name the platform gives.
    if (isPrivate(staff, inbound)) await app.directory.meet(staff, inbound.address);
    return [say(STRANGER)];
  }
  try {
    if (!isPrivate(staff, inbound)) return await elsewhere(turn, inbound);
    const answer = await inPrivate(turn, inbound);
    // Nothing hangs on it: what was done is done, and is said.
    const inView = isUnsure(inbound) ? [questionFor(inbound), ...answer] : answer;
    await keepInView({ ...turn, inbound }, inView).catch((error: unknown) => surprise('in view', error));
    return answer;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    surprise('turn', error);
    return withoutRecord({ ...turn, inbound }, error);
  }
}

/**
 * Whether only the bot and this member of staff read there. Teams calls a chat between two people `personal` as well, and what is pressed
 * in it reaches the bot, typed words never do. So a press is believed only where words came from before, or where the bot opened a chat (S42).
 */
function isPrivate({ address }: Staff, inbound: InChat): boolean {
  if (inbound.address.kind !== 'personal') return false;
  const isPress = inbound.kind === 'pressed' || inbound.kind === 'dialog';
  return (
    !isPress || (address?.conversation === inbound.address.conversation && address.tenant === inbound.address.tenant)
  );
}

type Known = Omit<Turn, 'inbound'>;

async function inPrivate(known: Known, inbound: InChat): Promise<readonly Outbound[]> {
  if (inbound.kind !== 'removed') await met(known.app, known.staff, inbound.address);
  switch (inbound.kind) {
    case 'said':
      if (inbound.file) return fileSent({ ...known, inbound }, inbound.file);
      return inbound.attached && inbound.text === '' ? [say(NO_ATTACHMENTS)] : said({ ...known, inbound });
    case 'edited':
      return [say(NO_EDITS)];
    case 'pressed':
      return heedingFields({ ...known, inbound }, () => pressed({ ...known, inbound }));
    case 'dialog':
      return [{ kind: 'dialog', title: 'Out of date', card: { ...outdatedCard(), actions: [] } }];
    case 'joined':
      return [shown(await homeCard(known.app, known.viewer, true))];
    case 'removed':
      await known.app.directory.part(known.staff);
      return [];
    default:
      return assertNever(inbound);
  }
}

/** In a channel or group chat nothing is ever said about a person (S21, S42). */
async function elsewhere(known: Known, inbound: InChat): Promise<readonly Outbound[]> {
  switch (inbound.kind) {
    case 'said':
      return (await linkChannel({ ...known, inbound })) ?? [say(NOT_HERE)];
    case 'pressed':
      return pressedInChannel({ ...known, inbound });
    case 'dialog':
      return [{ kind: 'close', text: NOT_HERE }];
    case 'edited':
    case 'joined':
    case 'removed':
      return [];
    default:
      return assertNever(inbound);
  }
}

const NO_ATTACHMENTS =
  'I cannot look at pictures, or listen to voice notes. Please type what it is about. If somebody is in danger, call 999.';
const NO_EDITS =
  'I do not read a message again when it is changed: what you sent first is what I have. To correct it, type it anew, or type "back" in a form.';
