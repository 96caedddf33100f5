import type { StaffId, TeamId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { named } from '../kernel/names.ts';
import type { NewNotice } from '../records/kind.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
import { wordsForDay } from '../kernel/days.ts';
import { meansWords } from '../people/means.ts';
import type { Actor } from '../records/fact.ts';
import { notedFor, outstanding, progressWords, type Ledger, type LedgerLine, type Recipient } from './ledger.ts';
import { toLookAt } from './telling.ts';
import type { TellingFact } from './telling-facts.ts';

/** Whom the telling facts send something: each recipient who uses Teams a card of their own, the team a line in its channel. */
export const tellingNotices = (
  facts: readonly TellingFact[],
  before: Ledger | undefined,
  by: string,
  team: TeamId,
): readonly NewNotice[] =>
  facts.flatMap((fact): readonly NewNotice[] => {
    switch (fact.type) {
      case 'telling-began':
        return fact.recipients.length === 0
          ? []
          : [...confirming(fact.recipients), { to: { team }, what: 'team-news' }];
      case 'lines-joined':
        return confirming(fact.recipients);
      case 'told-taken-back':
        return confirming((before?.lines ?? []).filter(({ key, staff }) => key === fact.key && staff !== by));
      default:
        return [];
    }
  });

const confirming = (recipients: readonly Recipient[]): readonly NewNotice[] =>
  staffOf(recipients).map((staff) => ({ to: { staff }, what: 'please-confirm' }));

const staffOf = (recipients: readonly Recipient[]): readonly StaffId[] =>
  recipients.flatMap(({ staff }) => staff ?? []);

/** What the list of outstanding work tells apart: to see that others are told, and to say that one was told oneself. */
export const TELL = 'tell';
export const CONFIRM = 'confirm';
/** That what was noted for them is right, is theirs alone to say. */
export const NOTED = 'noted';

/**
 * Until everybody has been told: the owner tells them, and each recipient who uses Teams confirms (R4, R5); whoever is still untold after
 * some days, the leads hear of (TL14). Why somebody was told otherwise than they need, they look at (TL13).
 */
export function tellingDuties(ledger: Ledger, owner: StaffId): readonly Duty[] {
  const left = outstanding(ledger);
  const sinceOf = (lines: readonly (typeof left)[number][]) =>
    lines.map(({ since = ledger.began }) => since).toSorted()[0] ?? ledger.began;
  const { began } = ledger;
  // Who recorded it may have to be told what another made of it: they confirm, and tell themselves nothing.
  const others = left.filter(({ staff }) => staff === undefined || staff !== owner);
  return listed<Duty>(
    others.length > 0 && {
      key: `${TELL}.${began}`,
      kind: TELL,
      of: [owner],
      since: sinceOf(others),
      words: `${progressWords(ledger)}, ${leftWords(others)}`,
      reminder: 'author-reminder',
      handsOver: true,
      upwards: `Still to be told: ${left.map(({ name, role }) => `${name} (${role})`).join(', ')}`,
    },
    ...[...new Set(staffOf(left))].map((staff) => ({
      key: `${CONFIRM}.${began}.${staff}`,
      kind: CONFIRM,
      of: [staff],
      since: sinceOf(left.filter((line) => line.staff === staff)),
      words: 'Confirm that you have been told',
      reminder: 'reminder',
    })),
    ...[...new Set(ledger.lines.flatMap(({ told, staff }) => listed(told?.by, told && staff)))].flatMap((one) =>
      ofNotes(ledger, one),
    ),
    ...toLookAt(ledger).map(({ key, name, told }) => ({
      ...(told && told.by !== 'reable' && { except: [told.by] }),
      key: `other-form.${key}.${told?.notedAt ?? began}`,
      kind: 'other-form',
      of: 'leads' as const,
      since: told?.on ?? began,
      words: `Look at why ${name} was not told in the form they need: ${told?.inForm?.why ?? ''}`,
      notice: DUTY_NOTICE,
      reminder: DUTY_REMINDER,
    })),
  );
}

/** Whom the owner tells; staff have a card of their own, so of them alone it is said that they have not confirmed. */
export function leftWords(left: readonly LedgerLine[], tell = 'still to tell:'): string {
  const untold = left.filter(({ staff }) => staff === undefined);
  const names = named((untold.length > 0 ? untold : left).map(({ name }) => name));
  return untold.length > 0 ? `${tell} ${names}` : `waiting for ${names} to confirm`;
}

/** R4: that they told, or were told, when somebody else noted it, is theirs to confirm, or to say that it is not right. */
function ofNotes(ledger: Ledger, staff: Actor): readonly Duty[] {
  const noted = notedFor(ledger, staff).toSorted((a, b) => a.told.notedAt.localeCompare(b.told.notedAt));
  const latest = noted.at(-1)?.told;
  if (staff === 'reable' || !latest) return [];
  const others = noted.filter((line) => line.staff !== staff);
  const what = listed(
    others.length > 0 && `you told ${named(others.map(({ name }) => name))}`,
    ...noted
      .filter((line) => line.staff === staff)
      .map(({ told }) => `you were told, ${meansWords[told.how]}, on ${wordsForDay(told.on)}`),
  );
  return [
    {
      key: `told-by.${staff}.${latest.notedAt}`,
      kind: NOTED,
      of: [staff],
      since:
        noted
          .map(({ told }) => told.on)
          .toSorted()
          .at(-1) ?? ledger.began,
      words: `Noted for you: ${what.join('; ')}. Please say whether that is right`,
      notice: DUTY_NOTICE,
      reminder: DUTY_REMINDER,
    },
  ];
}
