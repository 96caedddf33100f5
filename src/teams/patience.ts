import type { Pressed, Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';

/** Calls `late` when a turn has taken too long; the function it returns lets the turn off. */
export type Patience = (late: () => void) => () => void;

/** Teams gives up after ten to fifteen seconds and may deliver again; people think of five as broken (S52). */
const PATIENCE_MS = 4_000;

export const ordinaryPatience: Patience = (late) => {
  const timer = setTimeout(late, PATIENCE_MS);
  return () => clearTimeout(timer);
};

/** What somebody quotes who asks what became of it: the start of the turn's correlation id, which every line in the log carries. */
export const referenceFor = (correlation: string): string => correlation.slice(0, 6).toUpperCase();

export const stillSaving = (reference: string): string =>
  `This is taking longer than usual and is still being saved. I will tell you here how it went. Your reference is ${reference}. ` +
  'If you hear nothing in a few minutes, look under "What\'s outstanding" before you enter it again.';

/** What the application answered after all, for somebody who has been told to wait. */
export const afterAll = (reference: string, outbound: readonly Outbound[]): readonly Outbound[] => [
  say(`This is how it went with reference ${reference}, which took longer than usual.`),
  ...outbound,
];

export const notSavedAfterAll = (reference: string): Outbound =>
  say(`Not saved: reference ${reference}. Please try again. In an emergency, call 999.`);

/**
 * Work that people were told to wait for, by what was sent. Teams delivers again what it got no answer to, under a new id too:
 * the same from the same person in the same place is then no second wish, and gets the same answer (S51, S52).
 */
export class Pending {
  readonly #references = new Map<string, string>();

  /** The reference that was given for the very same thing, while it is still on its way. */
  referenceOf(inbound: Said | Pressed): string | undefined {
    return this.#references.size === 0 ? undefined : this.#references.get(contentOf(inbound));
  }

  /** Remembers it until `work` is done or has failed; rejects when `work` does. */
  async during(inbound: Said | Pressed, reference: string, work: Promise<void>): Promise<void> {
    const content = contentOf(inbound);
    this.#references.set(content, reference);
    try {
      await work;
    } finally {
      this.#references.delete(content);
    }
  }
}

const contentOf = (inbound: Said | Pressed): string =>
  JSON.stringify([
    inbound.address.conversation,
    inbound.from.teamsId,
    inbound.kind === 'said' ? [inbound.text, inbound.file?.address] : [inbound.data, inbound.inputs],
  ]);
