import type { Card } from '../../cards/card.ts';
import { drawNotice } from '../../cards/notice.ts';
import type { Button } from '../../cards/views.ts';
import { wordsForDay } from '../kernel/days.ts';
import type { RecordId, StaffId } from '../kernel/ids.ts';
import { isOf } from '../work/duty.ts';
import { everybodyTold, outstanding, type LedgerLine } from '../notices/ledger.ts';
import { forRecipients, notReached } from '../notices/reach.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { Reader } from './app.ts';
import { LEFT, openFor, readingFor } from './record-card.ts';

/** The private notice to a member of staff in the plan: what changed, and "I've been told" until they have been. */
export async function noticeCard(reader: Reader, id: RecordId, what: string): Promise<Card | undefined> {
  const opened = await openFor(reader, id);
  if (!opened) return undefined;
  const { record, seen, about } = opened;
  const own = seen.pages?.notice?.(what, await readingFor(reader, opened, seen.pages.actors));
  if (own) return own;
  const line = record.ledger?.lines.find(({ staff }) => staff === reader.viewer.staff);
  const author = await reader.app.directory.staff(record.author);
  const open: Button = { title: 'Open the record', press: { do: 'record/open', id: record.id } };
  return drawNotice({
    title: record.news,
    about,
    reference: record.reference,
    reminder: what.endsWith('reminder'),
    intro: introOf(what, record, author?.name ?? LEFT, reader.viewer.staff),
    rows: forRecipients(what) ? seen.noticeRows() : [],
    done:
      line?.told && forRecipients(what)
        ? `You confirmed on ${wordsForDay(line.told.on)} that you have been told.`
        : undefined,
    buttons: [...nextFor(what, record, line), open],
    refresh: { press: { do: 'notice/refresh', id: record.id, x: what }, owners: [reader.staff.teamsId] },
  });
}

/** The author is asked to tell people; everybody else to confirm, once. */
function nextFor(what: string, record: OpenRecord, line: LedgerLine | undefined): readonly Button[] {
  if (!forRecipients(what)) {
    return everybodyTold(record.ledger)
      ? []
      : [{ title: 'Note who was told', press: { do: 'telling/start', id: record.id }, tone: 'main' }];
  }
  return line && !line.told
    ? [{ title: "I've been told", press: { do: 'telling/confirm', id: record.id, x: what }, tone: 'main' }]
    : [];
}

const listOf = (lines: readonly LedgerLine[]): string => lines.map(({ name, role }) => `${name} (${role})`).join(', ');

function introOf(what: string, record: OpenRecord, author: string, reader: StaffId): string {
  const { ledger, notices, duties } = record;
  if (!ledger) {
    const mine = duties.filter((duty) => isOf(duty, reader, true)).map(({ words }) => `${words}.`);
    return mine.length === 0 ? 'Nothing waits for you here any more.' : mine.join(' ');
  }
  switch (what) {
    case 'author-reminder':
      return everybodyTold(ledger)
        ? 'Everybody has been told by now.'
        : `${reader === record.author ? '' : `${author} recorded this and can no longer see to it. `}Still to be told: ${listOf(outstanding(ledger))}.`;
    case 'not-reached': {
      const left = notReached(ledger, notices);
      return left.length === 0
        ? 'They have been told by now.'
        : `Not reached in Teams: ${listOf(left)}. Please tell them another way, and note it here.`;
    }
    case 'reminder':
      return `${author} recorded this. You have not confirmed it yet: please read it, and confirm that you have been told.`;
    default:
      return `${author} recorded this, and you are in the plan. Please read it, and confirm that you have been told.`;
  }
}
