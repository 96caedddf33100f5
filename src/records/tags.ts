import type { RecordId } from '../kernel/ids.ts';
import type { Document } from '../store/document-store.ts';
import type { Duty } from '../work/duty.ts';
import { nextReminder } from '../work/reminders.ts';
import type { Span } from './kind.ts';
import type { CareRecord } from './record.ts';
import { isStillMeant } from './settled-notices.ts';
import { inTeamSince, waitingIn } from './waiting-tags.ts';

/** What a record is found by; `open`: what waits in it on the day of its last entry; `others`: records that something in it was made from. */
export function tagsOf(
  record: CareRecord<unknown>,
  open: readonly Duty[],
  span: Span | undefined,
  others: readonly RecordId[] = [],
): Document['tags'] {
  const from = [...new Set(record.from === undefined ? others : [record.from, ...others])];
  const last = record.entries.at(-1)?.at;
  const sends = record.notices.filter(({ status }) => status === 'waiting').map(({ due }) => due);
  const waiting = waitingIn(open, record.team);
  const longest = open.map(({ since }) => since).toSorted()[0];
  const parked = record.notices.flatMap((notice) =>
    notice.status === 'parked' && 'staff' in notice.to && isStillMeant(notice, open) ? notice.to.staff : [],
  );
  const next = nextReminder(record.reminders);
  return {
    subject: record.subject,
    reference: record.reference,
    waiting,
    ...(longest !== undefined && { outstanding: inTeamSince(record.team, longest) }),
    ...(span && { [span.until ? 'over' : 'open']: inTeamSince(record.team, span.until ?? span.from) }),
    ...(sends.length > 0 && { send: sends.toSorted()[0] ?? [] }),
    ...(parked.length > 0 && { parked: [...new Set(parked)] }),
    ...(next !== undefined && { remind: next }),
    ...(from.length > 0 && { from }),
    // Nothing waits here: from the last thing that happened its time to be kept counts (S31).
    ...(open.length === 0 && next === undefined && { settled: last ?? [] }),
  };
}
