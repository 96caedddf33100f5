import { z } from 'zod';
import { assertNever } from '../kernel/assert-never.ts';
import { addDays, Day, instant, wordsForDay } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Beginning, NewNotice, Occasion } from '../records/kind.ts';
import {
  alreadyToldWords,
  Means,
  meansWords,
  nobody,
  outstanding,
  Recipient,
  type Ledger,
  type LedgerLine,
} from './ledger.ts';
import { addWorkingDays } from './working-days.ts';

/** What happens to a ledger. */
export const TellingFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('telling-began'), recipients: z.array(Recipient), chaseOn: Day }),
  z.strictObject({
    type: z.literal('told'),
    key: z.string(),
    how: Means,
    on: Day,
    /** Who told them, when it was somebody else than who notes it. */
    teller: StaffId.optional(),
    said: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('notice-seen'), name: z.string() }),
  z.strictObject({
    type: z.literal('chased'),
    keys: z.array(z.string()),
    chaseOn: Day,
    /** Who was reminded in the place of an author who can no longer see to it. */
    instead: z.array(StaffId).optional(),
  }),
]);
export type TellingFact = z.infer<typeof TellingFact>;

export type TellingCommand =
  /** Somebody notes that a recipient was told: how, on which day, by whom and what they said. */
  | ({ readonly type: 'note-told' } & Noted)
  /** A recipient confirms by themselves that they have been told. */
  | { readonly type: 'confirm-told' }
  /** Somebody pressed "Seen" on the team's notice: that is not the same as being told. */
  | { readonly type: 'note-seen'; readonly name: string }
  /** The day has come: chase whoever has not been told, and look again after `workingDays` (R5). */
  | Chase;

/** `instead`: who is reminded in the place of an author who can no longer see to it. */
export interface Chase {
  readonly type: 'chase';
  readonly workingDays: number;
  readonly instead?: readonly StaffId[];
}

export interface Noted {
  readonly key: string;
  /** Only they themselves confirm in Teams. */
  readonly how: Exclude<Means, 'teams'>;
  readonly on: Day;
  readonly teller?: StaffId;
  readonly said?: string;
}

type Told = NonNullable<LedgerLine['told']>;

export type TellingRefusal =
  | { readonly code: 'TELLING.NOT-BEGUN' }
  | { readonly code: 'TELLING.NOT-A-RECIPIENT' }
  | { readonly code: 'TELLING.ALREADY-TOLD'; readonly name: string; readonly told: Told }
  | { readonly code: 'TELLING.IN-THE-FUTURE' }
  | { readonly code: 'TELLING.LONG-BEFORE'; readonly began: Day };

/** Everyone's starting point: whoever begins a telling says who must be told, and is chased after `workingDays`. */
export const tellingBegins = (
  recipients: readonly Recipient[],
  occasion: Occasion,
  workingDays: number,
): TellingFact => ({
  type: 'telling-began',
  recipients: [...recipients],
  chaseOn: addWorkingDays(occasion.today, workingDays),
});

export function evolveTelling(ledger: Ledger | undefined, fact: TellingFact, occasion: Occasion): Ledger {
  const before = ledger ?? nobody;
  switch (fact.type) {
    case 'telling-began':
      return settled({ ...nobody, lines: fact.recipients, chaseOn: fact.chaseOn });
    case 'told': {
      const { key, how, on, said, teller } = fact;
      const told = {
        how,
        on,
        by: teller ?? occasion.by,
        notedAt: instant(occasion.at),
        ...(said !== undefined && { said }),
      };
      return settled({ ...before, lines: before.lines.map((line) => (line.key === key ? { ...line, told } : line)) });
    }
    case 'notice-seen': {
      const seen = { by: occasion.by, name: fact.name, at: instant(occasion.at) };
      return { ...before, seenBy: [...before.seenBy, seen] };
    }
    case 'chased':
      return { ...before, chaseOn: fact.chaseOn, chased: before.chased + 1 };
    default:
      return assertNever(fact);
  }
}

/** Who is told at a visit is often told before it is recorded; further back than this, the day is a slip. */
const TOLD_BEFOREHAND_DAYS = 31;

/** `began` is the day the telling began. */
export function decideTelling(
  ledger: Ledger | undefined,
  command: TellingCommand,
  occasion: Occasion,
  began: Day,
): Result<readonly TellingFact[], TellingRefusal> {
  if (ledger === undefined) return refuse({ code: 'TELLING.NOT-BEGUN' });
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
      if (command.on < addDays(began, -TOLD_BEFOREHAND_DAYS)) return refuse({ code: 'TELLING.LONG-BEFORE', began });
      const { type: _, teller, ...noted } = command;
      const byAnother = teller !== undefined && teller !== occasion.by;
      return ok([{ type: 'told', ...noted, ...(byAnother && { teller }) }]);
    }
    case 'confirm-told': {
      // Somebody may stand in the plan twice, as worker and as social worker: one confirmation is for both.
      const own = ledger.lines.filter(({ staff }) => staff !== undefined && staff === occasion.by);
      if (own.length === 0) return refuse({ code: 'TELLING.NOT-A-RECIPIENT' });
      const open = own.filter(({ told }) => told === undefined);
      return ok(open.map(({ key }) => ({ type: 'told', key, how: 'teams', on: occasion.today })));
    }
    case 'note-seen':
      return ok(
        ledger.seenBy.some(({ by }) => by === occasion.by) ? [] : [{ type: 'notice-seen', name: command.name }],
      );
    case 'chase': {
      if (ledger.chaseOn === undefined || ledger.chaseOn > occasion.today) return ok([]);
      const keys = outstanding(ledger).map(({ key }) => key);
      const { workingDays, instead } = command;
      const chaseOn = addWorkingDays(occasion.today, workingDays);
      return ok([{ type: 'chased', keys, chaseOn, ...(instead && { instead: [...instead] }) }]);
    }
    default:
      return assertNever(command);
  }
}

/** The same command once more (S51), and not somebody else's account of it, which must not be dropped silently (S53). */
const same = ({ how, on, by, said }: Told, command: Noted, occasion: Occasion): boolean =>
  how === command.how && on === command.on && by === (command.teller ?? occasion.by) && said === command.said;

/**
 * Whom the telling facts send something: each recipient who uses Teams a card of their own, the team a line in its channel;
 * when chased, those again, and the author, who answers for everybody being told, or whoever does in their place.
 */
export function tellingNotices(
  ledger: Ledger | undefined,
  facts: readonly TellingFact[],
  about: Beginning,
): readonly NewNotice[] {
  return facts.flatMap((fact): readonly NewNotice[] => {
    switch (fact.type) {
      case 'telling-began': {
        const confirm = fact.recipients.flatMap(({ staff }): readonly NewNotice[] =>
          staff === undefined ? [] : [{ to: { staff }, what: 'please-confirm' }],
        );
        return [...confirm, { to: { team: about.team }, what: 'team-news' }];
      }
      case 'chased': {
        const lines = ledger?.lines.filter((line) => fact.keys.includes(line.key)) ?? [];
        const reminders = lines.flatMap(({ staff }): readonly NewNotice[] =>
          staff === undefined ? [] : [{ to: { staff }, what: 'reminder' }],
        );
        const minders = fact.instead ?? [about.author];
        return [...reminders, ...minders.map((staff): NewNotice => ({ to: { staff }, what: 'author-reminder' }))];
      }
      case 'told':
      case 'notice-seen':
        return [];
      default:
        return assertNever(fact);
    }
  });
}

/** Staff who are still to confirm. */
export const stillToConfirm = (ledger: Ledger | undefined): readonly StaffId[] =>
  ledger ? outstanding(ledger).flatMap(({ staff }) => staff ?? []) : [];

/** Once nobody is outstanding there is nothing left to chase. */
function settled({ chaseOn, ...ledger }: Ledger): Ledger {
  return outstanding(ledger).length === 0 || chaseOn === undefined ? ledger : { ...ledger, chaseOn };
}

/** A telling fact as a line of the record's history. `teller` is named by whoever can turn an id into a name. */
export function describeTelling(
  fact: TellingFact,
  ledger: Ledger,
): { readonly what: string; readonly detail?: string; readonly teller?: StaffId } {
  const names = (keys: readonly string[]) =>
    ledger.lines
      .filter(({ key }) => keys.includes(key))
      .map(({ name }) => name)
      .join(', ');
  switch (fact.type) {
    case 'telling-began':
      return {
        what: 'Listed who must be told',
        detail: fact.recipients.map(({ name, role }) => `${name} (${role})`).join(', '),
      };
    case 'told': {
      const said = fact.said === undefined ? '' : `. They said: ${fact.said}`;
      return fact.how === 'teams'
        ? { what: 'Confirmed being told, in Teams' }
        : {
            what: `Noted that ${names([fact.key])} was told`,
            detail: `${meansWords[fact.how]}, on ${wordsForDay(fact.on)}${said}`,
            ...(fact.teller !== undefined && { teller: fact.teller }),
          };
    }
    case 'notice-seen':
      return { what: "Saw the notice in the team's channel" };
    case 'chased':
      return {
        what: fact.instead
          ? 'Sent reminders, to those who lead the team in the place of whoever recorded it'
          : 'Sent reminders',
        detail: `Still to be told: ${names(fact.keys)}`,
      };
    default:
      return assertNever(fact);
  }
}

/** The one place that words a telling's refusals; `question` is the field of the telling form that it stands beside. */
export function wordsForTelling(refusal: TellingRefusal): { readonly words: string; readonly question?: string } {
  switch (refusal.code) {
    case 'TELLING.NOT-BEGUN':
      return { words: 'There is nothing to tell here yet.' };
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
