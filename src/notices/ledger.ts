import { z } from 'zod';
import { Day, Instant, wordsForDay } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import { Means, meansWords } from '../people/means.ts';
import { NeedsMet } from '../people/needs-met.ts';
import { Actor } from '../records/fact.ts';

/** Somebody who must be told (R4). `key` is opaque and unique within the record. */
export const Recipient = z.strictObject({
  key: z.string(),
  name: z.string(),
  /** What they are here: "carer, daughter", "support worker", "the person". */
  role: z.string(),
  /** Set when they use Teams: they get a card of their own and confirm by themselves. */
  staff: StaffId.optional(),
});
export interface Recipient extends z.infer<typeof Recipient> {}

/** Who they are, without what else is known of them. */
export const recipientOf = ({ key, name, role, staff }: Recipient): Recipient => ({ key, name, role, staff });

const Told = z.strictObject({
  how: Means,
  on: Day,
  /** Who told them; themselves when they confirmed in Teams. */
  by: Actor,
  /** Who noted it, when that was another. */
  notedBy: Actor.optional(),
  /** Those for whom others noted it say that this note is right. */
  rightBy: z.array(Actor).optional(),
  inForm: NeedsMet.optional(),
  /** A lead has looked at why it was not in the form that they need. */
  looked: z.literal(true).optional(),
  said: z.string().optional(),
  /** What they said to others who told them, too. */
  later: z.array(z.strictObject({ said: z.string(), on: Day, by: Actor })).optional(),
  notedAt: Instant,
});

const Line = Recipient.extend({
  told: Told.optional(),
  /** Since when they are owed it, when that is later than the telling began: they joined, or a note was taken back. */
  since: Day.optional(),
  /** A note that they were told was wrong: the last one that was taken back. */
  takenBack: z.strictObject({ on: Day, by: Actor, why: z.string(), notedAt: Instant }).optional(),
  /** They are owed nothing any more, since they are no longer among those to be told (R17). */
  ended: z.strictObject({ on: Day, why: z.string().optional() }).optional(),
  /** They were told of it as it was said before, so they hear of whatever becomes of it. */
  knew: z.literal(true).optional(),
});

/** Who must be told of something, who has been, and who has seen the team's notice. */
export const Ledger = z.strictObject({
  lines: z.array(Line),
  seenBy: z.array(z.strictObject({ by: Actor, name: z.string(), at: Instant })),
  /** The day the telling began. */
  began: Day,
  /** How often it began anew because something else is said now; absent at first. */
  again: z.number().int().optional(),
  /** Those who knew what was to be told before, by key, and could not be told what took its place: they hear of it once they can be (R4, R24). */
  missed: z.array(z.string()).optional(),
  /** Why nobody is to be told any more: reablement is over. */
  closed: z.string().optional(),
});
export interface Ledger extends z.infer<typeof Ledger> {}
export type LedgerLine = Ledger['lines'][number];

/** For the second of two who note the same: what the first has noted (S53). */
export const alreadyToldWords = (
  name: string,
  { on, how }: Pick<NonNullable<LedgerLine['told']>, 'on' | 'how'>,
): string =>
  `${name} has been told already: ${wordsForDay(on)}, ${meansWords[how]}. What you entered was not added; it still stands here.`;

type ToldLine = LedgerLine & { readonly told: NonNullable<LedgerLine['told']> };

/**
 * Notes, made by somebody else, of what this member of staff is said to have told, or that they themselves were told, of which they have not
 * said whether they are right (R4).
 */
export const notedFor = (ledger: Ledger | undefined, staff: Actor): readonly ToldLine[] =>
  (ledger?.closed === undefined ? (ledger?.lines ?? []) : []).flatMap(({ told, ...line }) =>
    told !== undefined && awaits({ ...line, told }).includes(staff) ? [{ ...line, told }] : [],
  );

/** Who is asked whether the note is right: who is said to have told, and who is said to have been told. */
const awaits = ({ staff, told: { how, by, notedBy = by, rightBy = [] } }: ToldLine): readonly Actor[] =>
  listed(by, how !== 'teams' && staff).filter((one) => one !== notedBy && !rightBy.includes(one));

/** Who knows what is said: they were told, now or before, or use Teams, so that they had a card of their own. */
export const knowsOf = ({ told, knew, staff }: LedgerLine): boolean =>
  told !== undefined || knew !== undefined || staff !== undefined;

/** Which telling of a record it is: what is to be told changes when it is corrected or taken back. */
export const tellingOf = (ledger: Pick<Ledger, 'again'> | undefined): number => ledger?.again ?? 0;

/** What "I've been told" on a card is about: the words that were sent then, and not what took their place since (P18). */
export const confirmPart = (what: string, ledger: Pick<Ledger, 'again'> | undefined): string =>
  `${what}.${tellingOf(ledger)}`;

/** The same read back. `isOld`: something else is said now than on that card. */
export function readConfirmPart(part: string, ledger: Pick<Ledger, 'again'> | undefined) {
  const [what = '', again] = part.split('.');
  return { what, isOld: again !== undefined && again !== String(tellingOf(ledger)) };
}

/** Nobody where there is nothing to tell. */
export const outstanding = (ledger: Ledger | undefined): readonly LedgerLine[] =>
  ledger === undefined || ledger.closed !== undefined ? [] : ledger.lines.filter(isOpen);

/** Still to be told. */
export const isOpen = ({ told, ended }: LedgerLine): boolean => told === undefined && ended === undefined;

/** Complete only when nobody is left (R5). */
export const everybodyTold = (ledger: Ledger | undefined): boolean => outstanding(ledger).length === 0;

/** For example "2 of 5 told". */
export function progressWords({ lines, closed }: Ledger): string {
  const told = lines.filter((line) => line.told !== undefined).length;
  const owed = lines.filter((line) => line.told !== undefined || line.ended === undefined).length;
  if (owed === 0) return 'Nobody is left to be told';
  if (told === owed) return `Everybody has been told (${told})`;
  return `${told} of ${owed} told${closed === undefined ? '' : ', closed'}`;
}
