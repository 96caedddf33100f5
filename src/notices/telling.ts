import { z } from 'zod';
import { assertNever } from '../kernel/assert-never.ts';
import { addDays, Day, instant, wordsForDay } from '../kernel/days.ts';
import { StaffId, type TeamId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Happened, NewNotice, Occasion } from '../records/kind.ts';
import type { Duty } from '../work/duty.ts';
import { alreadyToldWords, outstanding, progressWords, Recipient, type Ledger, type LedgerLine } from './ledger.ts';
import { Means, meansWords } from '../people/means.ts';

/** What happens to a ledger. */
export const TellingFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('telling-began'), recipients: z.array(Recipient) }),
  z.strictObject({
    type: z.literal('told'),
    key: z.string(),
    how: Means,
    on: Day,
    /** Who told them, when it was another member of staff than the one who notes it. */
    teller: StaffId.optional(),
    said: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('notice-seen'), name: z.string() }),
]);
export type TellingFact = z.infer<typeof TellingFact>;

export type TellingCommand =
  /** A member of staff notes that a recipient was told: how, on which day, by whom and what they said. */
  | ({ readonly type: 'note-told' } & Noted)
  /** A recipient confirms by themselves that they have been told. */
  | { readonly type: 'confirm-told' }
  /** A member of the team pressed "Seen" on its notice: that is not the same as being told. */
  | { readonly type: 'note-seen'; readonly name: string };

export interface Noted {
  readonly key: string;
  /** Only they themselves confirm in Teams. */
  readonly how: Exclude<Means, 'teams'>;
  readonly on: Day;
  readonly teller?: StaffId;
  readonly said?: string | undefined;
}

type Told = NonNullable<LedgerLine['told']>;

export type TellingRefusal =
  | { readonly code: 'TELLING.NOT-BEGUN' }
  | { readonly code: 'TELLING.CLOSED'; readonly why: string }
  | { readonly code: 'TELLING.NOT-A-RECIPIENT' }
  | { readonly code: 'TELLING.ALREADY-TOLD'; readonly name: string; readonly told: Told }
  | { readonly code: 'TELLING.IN-THE-FUTURE' }
  | { readonly code: 'TELLING.LONG-BEFORE'; readonly began: Day };

export function evolveTelling(ledger: Ledger | undefined, fact: TellingFact, { at, by, today }: Happened): Ledger {
  if (fact.type === 'telling-began') return { lines: fact.recipients, seenBy: [], began: today };
  if (!ledger) throw new Error('a telling goes on that never began');
  switch (fact.type) {
    case 'told': {
      const { key, how, on, said, teller } = fact;
      const told = { how, on, by: teller ?? by, notedAt: instant(at), said };
      return { ...ledger, lines: ledger.lines.map((line) => (line.key === key ? { ...line, told } : line)) };
    }
    case 'notice-seen':
      return { ...ledger, seenBy: [...ledger.seenBy, { by, name: fact.name, at: instant(at) }] };
    default:
      return assertNever(fact);
  }
}

/** Who is told at a visit is often told before it is recorded; further back than this, the day is a slip. */
const TOLD_BEFOREHAND_DAYS = 31;

export function decideTelling(
  ledger: Ledger | undefined,
  command: TellingCommand,
  occasion: Occasion,
): Result<readonly TellingFact[], TellingRefusal> {
  if (ledger === undefined) return refuse({ code: 'TELLING.NOT-BEGUN' });
  if (ledger.closed !== undefined) return refuse({ code: 'TELLING.CLOSED', why: ledger.closed });
  switch (command.type) {
    case 'note-told': {
      const line = ledger.lines.find(({ key }) => key === command.key);
      if (!line) return refuse({ code: 'TELLING.NOT-A-RECIPIENT' });
      if (line.told) {
        return same(line.told, command, occasion)
          ? ok([])
          : refuse({ code: 'TELLING.ALREADY-TOLD', name: line.name, told: line.told });
      }
      if (command.on > occasion.today) return refuse({ code: 'TELLING.IN-THE-FUTURE' });
      const { began } = ledger;
      if (command.on < addDays(began, -TOLD_BEFOREHAND_DAYS)) return refuse({ code: 'TELLING.LONG-BEFORE', began });
      const { type: _, teller, ...noted } = command;
      const byAnother = teller !== undefined && teller !== occasion.by;
      return ok([{ type: 'told', ...noted, ...(byAnother && { teller }) }]);
    }
    case 'confirm-told': {
      // A person may stand in the plan twice, as worker and as social worker: one confirmation is for both.
      const own = ledger.lines.filter(({ staff }) => staff !== undefined && staff === occasion.by);
      if (own.length === 0) return refuse({ code: 'TELLING.NOT-A-RECIPIENT' });
      const open = own.filter(({ told }) => told === undefined);
      return ok(open.map(({ key }) => ({ type: 'told', key, how: 'teams', on: occasion.today })));
    }
    case 'note-seen':
      return ok(
        ledger.seenBy.some(({ by }) => by === occasion.by) ? [] : [{ type: 'notice-seen', name: command.name }],
      );
    default:
      return assertNever(command);
  }
}

/** The same command once more (S51), and not somebody else's account of it, which must not be dropped silently (S53). */
const same = ({ how, on, by, said }: Told, command: Noted, occasion: Occasion): boolean =>
  how === command.how && on === command.on && by === (command.teller ?? occasion.by) && said === command.said;

/** Whom the telling facts send something: each recipient who uses Teams a card of their own, the team a line in its channel. */
export const tellingNotices = (facts: readonly TellingFact[], team: TeamId): readonly NewNotice[] =>
  facts.flatMap((fact) =>
    fact.type === 'telling-began'
      ? [
          ...staffOf(fact.recipients).map((staff) => ({ to: { staff }, what: 'please-confirm' })),
          { to: { team }, what: 'team-news' },
        ]
      : [],
  );

const staffOf = (recipients: readonly Recipient[]): readonly StaffId[] =>
  recipients.flatMap(({ staff }) => staff ?? []);

/** What the list of outstanding work tells apart: to see that others are told, and to say that one was told oneself. */
export const TELL = 'tell';
export const CONFIRM = 'confirm';

/** Until everybody has been told: the owner tells them, and each recipient who uses Teams confirms (R4, R5). */
export function tellingDuties(ledger: Ledger, owner: StaffId): readonly Duty[] {
  const left = outstanding(ledger);
  const since = ledger.began;
  if (left.length === 0) return [];
  return [
    {
      key: `${TELL}.${since}`,
      kind: TELL,
      of: [owner],
      since,
      words: progressWords(ledger),
      reminder: 'author-reminder',
      handsOver: true,
    },
    ...[...new Set(staffOf(left))].map((staff) => ({
      key: `${CONFIRM}.${since}.${staff}`,
      kind: CONFIRM,
      of: [staff],
      since,
      words: 'Confirm that you have been told',
      reminder: 'reminder',
    })),
  ];
}

/** A telling fact as a line of the record's history. `staff` are named by the reader, who can turn ids into names. */
export function describeTelling(
  fact: TellingFact,
  ledger: Ledger | undefined,
): { readonly what: string; readonly detail?: string; readonly staff?: readonly StaffId[] } {
  switch (fact.type) {
    case 'telling-began':
      return {
        what: 'Listed who must be told',
        detail: fact.recipients.map(({ name, role }) => `${name} (${role})`).join(', '),
      };
    case 'told': {
      const said = fact.said === undefined ? '' : `. They said: ${fact.said}`;
      const name = ledger?.lines.find(({ key }) => key === fact.key)?.name ?? 'Somebody';
      return fact.how === 'teams'
        ? { what: 'Confirmed being told, in Teams' }
        : {
            what: `Noted that ${name} was told`,
            detail: `${meansWords[fact.how]}, on ${wordsForDay(fact.on)}${said}`,
            ...(fact.teller !== undefined && { staff: [fact.teller] }),
          };
    }
    case 'notice-seen':
      return { what: "Saw the notice in the team's channel" };
    default:
      return assertNever(fact);
  }
}

/** The one place that words a telling's refusals; `question` is the field of the telling form that it stands beside. */
export function wordsForTelling(refusal: TellingRefusal): { readonly words: string; readonly question?: string } {
  switch (refusal.code) {
    case 'TELLING.NOT-BEGUN':
      return { words: 'There is nothing to tell here yet.' };
    case 'TELLING.CLOSED':
      return { words: `${refusal.why} Nobody needs to be told of this any more.` };
    case 'TELLING.NOT-A-RECIPIENT':
      return { words: 'That person is not on the list of people to tell.', question: 'who' };
    case 'TELLING.ALREADY-TOLD':
      return { words: alreadyToldWords(refusal.name, refusal.told), question: 'who' };
    case 'TELLING.IN-THE-FUTURE':
      return { words: 'That day is still to come. On which day were they told?', question: 'on' };
    case 'TELLING.LONG-BEFORE':
      return {
        words: `That is more than a month before the change was recorded, on ${wordsForDay(refusal.began)}. Please check the day.`,
        question: 'on',
      };
    default:
      return assertNever(refusal);
  }
}
