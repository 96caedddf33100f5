import { z } from 'zod';
import type { ChatAddress } from './address.ts';
import type { SentFile } from './files.ts';

/** Who sent it, as the platform vouches for them. Never read from card data (S10). */
export interface Identity {
  readonly tenant: string;
  readonly aadObjectId: string;
  readonly teamsId: string;
  /** What the platform calls them. */
  readonly name?: string | undefined;
}

/**
 * What a button carries: a verb, an opaque id, a revision and a short extra token (S41: ids only, at most 200 bytes).
 * Whatever else arrives beside these came from the card's inputs.
 */
export const PressData = z.object({
  do: z
    .string()
    .max(60)
    .regex(/^[a-z-]+\/[a-z-]+$/u),
  id: z.string().max(90).optional(),
  rev: z.number().int().nonnegative().optional(),
  x: z.string().max(60).optional(),
});
export interface PressData extends z.infer<typeof PressData> {}

/** The most that `sealed` may be. Each button of a dialog carries all of it, and a dialog is best under 80 KB. */
const SEALED = 24_000;

/**
 * What a button of a dialog carries: the same and, where an unfinished form is not kept in the store, the form itself. Sealed, so that
 * the client can neither read nor change it; never logged.
 */
export const DialogData = PressData.extend({
  sealed: z
    .string()
    .max(SEALED)
    .regex(/^[\w.-]+$/u)
    .optional(),
});
export interface DialogData extends z.infer<typeof DialogData> {}

/** What is known of everything that arrives. */
export interface Arrived {
  /** The platform's id of this delivery; a second delivery may carry the same one or a new one. */
  readonly delivery: string;
  readonly from: Identity;
  readonly address: ChatAddress;
  readonly receivedAt: Date;
}

/** Something typed. Mentions of the bot are already taken out and the ends trimmed. */
export interface Said extends Arrived {
  readonly kind: 'said';
  readonly text: string;
  /** Sent along with it. */
  readonly file?: SentFile | undefined;
  /** Something else was sent along with it: a picture, a voice note. Nothing of it is known. */
  readonly attached?: boolean;
}

/** What was sent before was written anew afterwards. */
export interface Edited extends Arrived {
  readonly kind: 'edited';
  readonly text: string;
}

/** A button pressed on a card. */
export interface Pressed extends Arrived {
  readonly kind: 'pressed';
  readonly data: PressData;
  /** What stood in the card's inputs, by input id, as text. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The message that holds the card, when the platform says which. */
  readonly message: string | undefined;
  /** True when the client asked by itself for the card's present state: answer with a card, change nothing. */
  readonly refreshing: boolean;
}

/** A button that opens a dialog (`fetch`), or one pressed in it (`submit`). A dialog stands above the chat and is seen by one person. */
export interface InDialog extends Arrived {
  readonly kind: 'dialog';
  readonly what: 'fetch' | 'submit';
  readonly data: DialogData;
  readonly inputs: Readonly<Record<string, string>>;
  /** The message that the dialog was opened from, when the platform says which. */
  readonly message: string | undefined;
}

/**
 * Something looked for from any compose box, once for every few letters; what is chosen of the results is put into that chat, before
 * everybody in it. The kind of `address` is never `personal`: Teams calls a chat between two people so, too.
 */
export interface Searched extends Arrived {
  readonly kind: 'searched';
  /** Which search, by its id in the app's manifest. */
  readonly command: string;
  /** Empty when the search was only opened. */
  readonly text: string;
  /** How many results to leave out, and how many to give after these. */
  readonly skip: number;
  readonly count: number;
}

/** The bot was added for this person, or to this team. */
export interface Joined extends Arrived {
  readonly kind: 'joined';
}

/** The bot was taken away from this conversation. */
export interface Removed extends Arrived {
  readonly kind: 'removed';
}

/** From a chat that the bot is in. */
export type InChat = Said | Edited | Pressed | InDialog | Joined | Removed;

export type Inbound = InChat | Searched;
