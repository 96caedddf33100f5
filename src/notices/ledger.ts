import { z } from 'zod';
import { Day, Instant, wordsForDay } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { Means, meansWords } from '../people/means.ts';
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

const Told = z.strictObject({
  how: Means,
  on: Day,
  /** Who told them, or noted that they were; themselves when they confirmed in Teams. */
  by: Actor,
  said: z.string().optional(),
  notedAt: Instant,
});

/** Who must be told of something, who has been, and who has seen the team's notice. */
export const Ledger = z.strictObject({
  lines: z.array(Recipient.extend({ told: Told.optional() })),
  seenBy: z.array(z.strictObject({ by: Actor, name: z.string(), at: Instant })),
  /** The day the telling began. */
  began: Day,
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

/** Nobody where there is nothing to tell. */
export const outstanding = (ledger: Ledger | undefined): readonly LedgerLine[] =>
  ledger === undefined || ledger.closed !== undefined ? [] : ledger.lines.filter(({ told }) => told === undefined);

/** Complete only when nobody is left (R5). */
export const everybodyTold = (ledger: Ledger | undefined): boolean => outstanding(ledger).length === 0;

/** For example "2 of 5 told". */
export function progressWords({ lines, closed }: Ledger): string {
  const told = lines.filter((line) => line.told !== undefined).length;
  if (told === lines.length) return `Everybody has been told (${told})`;
  return `${told} of ${lines.length} told${closed === undefined ? '' : ', closed'}`;
}
