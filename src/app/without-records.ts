import type { Card } from '../../cards/card.ts';
import { drawPage } from '../../cards/page.ts';
import type { InChat } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { personOf, RecordId, subjectOf } from '../kernel/ids.ts';
import { CANNOT_BE_READ } from '../kinds/unreadable.ts';
import type { UnreadableDocument } from '../kinds/unreadable.ts';
import { askedCard, DANGER_BUTTON, neitherCard, safeguardingCard } from './advice.ts';
import { todayAt, type App, type Turn } from './app.ts';
import { doubtfulIn } from './entered.ts';
import { HELP_BUTTON, notFoundCard } from './pages.ts';
import { formIn } from './raising.ts';
import { shown } from './replies.ts';
import { vocabularyIn } from './understood.ts';

/**
 * What is still answered while the records cannot be reached, so that nobody knows who is asking: help, and what to do when
 * somebody may be harmed (S58). Everything else is told that nothing was saved. In a channel help would speak of forms: it waits.
 */
export function withoutRecords(app: App, inbound: InChat): readonly Outbound[] {
  if (inbound.kind === 'removed') return [];
  if (inbound.address.kind !== 'personal' || inbound.kind === 'dialog') return [say(UNREACHABLE)];
  if (inbound.kind === 'joined') return [shown(helpCard())];
  if (inbound.kind === 'pressed' && inbound.data.do === 'danger/worried') return [shown(safeguardingCard(app.lines))];
  if (inbound.kind === 'pressed' && inbound.data.do === 'danger/neither')
    return [{ kind: 'replace', card: neitherCard() }];
  const doubtful = inbound.kind === 'pressed' ? doubtfulIn(inbound.inputs) : undefined;
  if (doubtful)
    return [
      say(UNREACHABLE),
      shown(doubtful.danger === 'unsure' ? askedCard(doubtful.isForeign) : safeguardingCard(app.lines)),
    ];
  if (inbound.kind === 'pressed')
    return [/^(?:help|home)\/show$/u.test(inbound.data.do) ? shown(helpCard()) : say(UNREACHABLE)];
  const { asked, danger } = vocabularyIn(app).hear(inbound.text, todayAt(app));
  const command = asked?.rest === '' && 'command' in asked ? asked.command : undefined;
  if (command === 'help' || command === 'home') return [shown(helpCard())];
  if (command === 'safeguarding') return [shown(safeguardingCard(app.lines))];
  // Whatever it was meant for, it may be a worry; so is what asks for the form of one.
  const isWorry = danger === 'safeguarding' || (asked && 'sayable' in asked && asked.sayable.id === formIn(app)?.id);
  return isWorry ? [shown(safeguardingCard(app.lines)), say(UNREACHABLE)] : [say(UNREACHABLE)];
}

/**
 * For a record or person that is there and cannot be read: that trying again does not help, and whom to tell (S80). Somebody who may not see whom
 * it is about is answered as if there were no such record (S10).
 */
export async function withoutRecord(
  { app, viewer, inbound }: Turn<InChat>,
  { id, isTheirs: isSeen }: UnreadableDocument,
): Promise<readonly Outbound[]> {
  const heard = inbound.kind === 'said' && vocabularyIn(app).hear(inbound.text, todayAt(app));
  const worry = heard && heard.danger === 'safeguarding' ? [shown(safeguardingCard(app.lines))] : [];
  const record = RecordId.safeParse(id);
  const isTheirs =
    isSeen ||
    (record.success &&
      (viewer.teams.some((team) => team === subjectOf(record.data)) ||
        (await app.directory.personFor(viewer, personOf(record.data)).catch(() => undefined)) !== undefined));
  return [...worry, isTheirs ? say(CANNOT_BE_READ) : shown(notFoundCard())];
}

/** A write that was given up may have been carried out all the same; done again, it finds the first (S51). */
const UNREACHABLE =
  'I cannot reach the records just now. Take it that nothing was saved, and try again in a few minutes: nothing is recorded twice. If somebody is in danger, call 999.';

const helpCard = (): Card =>
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
