import { daysBetween, type Day } from '../kernel/days.ts';
import type { RecordId, StaffId } from '../kernel/ids.ts';
import type { Document } from '../store/document-store.ts';
import type { Duty } from '../work/duty.ts';
import { nextReminder } from '../work/reminders.ts';
import type { Span } from './kind.ts';
import type { CareRecord } from './record.ts';
import { isStillMeant } from './settled-notices.ts';
import { inTeamSince, overAs, waitingIn } from './waiting-tags.ts';

/** What its kind says of a record: since when it is worked through, what else it was made from, and which staff may not know of it. */
interface Says {
  readonly span?: Span | undefined;
  readonly others?: readonly RecordId[] | undefined;
  readonly keptFrom?: readonly StaffId[] | undefined;
}

/** What a record is found by; `open`: what waits in it on the day of its last entry. */
export function tagsOf(
  record: CareRecord<unknown>,
  open: readonly Duty[],
  { span, others = [], keptFrom = [] }: Says = {},
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
    ...(span?.until !== undefined && { over: overTag(record, span.from, span.until) }),
    ...(span && span.until === undefined && { open: inTeamSince(record.team, span.from) }),
    ...(keptFrom.length > 0 && { keptFrom: [...new Set(keptFrom)] }),
    ...(sends.length > 0 && { send: sends.toSorted()[0] ?? [] }),
    ...(parked.length > 0 && { parked: [...new Set(parked)] }),
    ...(next !== undefined && { remind: next }),
    ...(from.length > 0 && { from }),
    // Nothing waits here: from the last thing that happened its time to be kept counts (S31).
    ...(open.length === 0 && next === undefined && { settled: last ?? [] }),
  };
}

const overTag = ({ team, kind }: CareRecord<unknown>, from: Day, until: Day): string =>
  overAs(team, until, { kind, days: daysBetween(from, until) });
