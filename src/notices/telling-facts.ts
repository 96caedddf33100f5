import { z } from 'zod';
import { Day, type Instant } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { Means } from '../people/means.ts';
import { NeedsMet } from '../people/needs-met.ts';
import { Recipient, type LedgerLine } from './ledger.ts';

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
    /** Whether it was in the form that they need, when they need one. */
    inForm: NeedsMet.optional(),
  }),
  /** The note that they were told was wrong (P18). */
  z.strictObject({ type: z.literal('told-taken-back'), key: z.string(), why: z.string() }),
  /** They were told by another, too: what they said then. */
  z.strictObject({
    type: z.literal('said-later'),
    key: z.string(),
    said: z.string(),
    on: Day,
    teller: StaffId.optional(),
  }),
  /** Who is said to have told them, or to have been told, says that the note is right. */
  z.strictObject({ type: z.literal('note-right'), key: z.string() }),
  /** A lead has looked at why they were not told in the form that they need. */
  z.strictObject({ type: z.literal('form-looked-at'), key: z.string() }),
  /** They are no longer among those who must be told (R15-R17). */
  z.strictObject({ type: z.literal('line-ended'), key: z.string(), why: z.string().optional() }),
  /** They must be told, too: they have joined since. */
  z.strictObject({ type: z.literal('lines-joined'), recipients: z.array(Recipient) }),
  z.strictObject({ type: z.literal('notice-seen'), name: z.string() }),
]);
export type TellingFact = z.infer<typeof TellingFact>;

export type TellingCommand =
  /** A member of staff notes that a recipient was told: how, on which day, by whom and what they said. */
  | ({ readonly type: 'note-told' } & Noted)
  /** A recipient confirms by themselves that they have been told. */
  | { readonly type: 'confirm-told' }
  /** Whoever noted it, or who leads the team, says that a note was wrong. `notedAt`: which note it is. */
  | {
      readonly type: 'take-back';
      readonly key: string;
      readonly notedAt: Instant;
      readonly why: string;
      readonly asLead: boolean;
    }
  /** Who is said to have told people, or to have been told, says whether that is right, of what was noted up to then. `name`: theirs. */
  | { readonly type: 'answer-notes'; readonly isRight: boolean; readonly until: Instant; readonly name: string }
  /** Who leads the team has looked at why people were not told in the form that they need. */
  | { readonly type: 'look-at-forms'; readonly asLead: boolean }
  /** A member of the team pressed "Seen" on its notice: that is not the same as being told. */
  | { readonly type: 'note-seen'; readonly name: string };

export interface Noted {
  readonly key: string;
  /** Only they themselves confirm in Teams. */
  readonly how: Exclude<Means, 'teams'>;
  readonly on: Day;
  readonly teller?: StaffId;
  readonly said?: string | undefined;
  /** In what form they need it, as it is on record (R33). */
  readonly needs?: string | undefined;
  readonly inForm?: NeedsMet | undefined;
  /** Which telling it was opened for: once another began, what they heard is no longer what they are to be told (R5, S53). */
  readonly ofTelling?: number | undefined;
}

export type Told = NonNullable<LedgerLine['told']>;

export type TellingRefusal =
  | { readonly code: 'TELLING.NOT-BEGUN' }
  | { readonly code: 'TELLING.CLOSED'; readonly why: string }
  | { readonly code: 'TELLING.NOT-A-RECIPIENT' }
  | { readonly code: 'TELLING.NEWS-CHANGED' }
  | { readonly code: 'TELLING.NO-LONGER'; readonly name: string }
  | { readonly code: 'TELLING.ALREADY-TOLD'; readonly name: string; readonly told: Told }
  | { readonly code: 'TELLING.TELLER-IS-RECIPIENT'; readonly name: string }
  | { readonly code: 'TELLING.IN-THE-FUTURE' }
  | { readonly code: 'TELLING.LONG-BEFORE'; readonly began: Day }
  | { readonly code: 'TELLING.TOO-EARLY'; readonly since: Day }
  | { readonly code: 'TELLING.FORM-MISSING'; readonly what: 'answer' | 'why' }
  | { readonly code: 'TELLING.TAKEN-BACK'; readonly name: string; readonly on: Day }
  | { readonly code: 'TELLING.NOT-NOTED'; readonly name: string }
  | { readonly code: 'TELLING.NOT-YOURS' }
  | { readonly code: 'TELLING.REASON-MISSING' };
