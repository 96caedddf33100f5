import type { InDialog, Inbound, Pressed, Said } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { placeOf, type AnsweringOptions, type Delivery, type Handled, type Speak } from './delivery.ts';
import { describeFailure } from './failure.ts';
import { answerTo } from './invoke-answer.ts';
import { bucketOf } from './limits.ts';
import { OneAfterAnother } from './one-after-another.ts';

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

const stillSaving = (reference: string): string =>
  `This is taking longer than usual and is still being saved. I will tell you here how it went. Your reference is ${reference}. ` +
  'If you hear nothing in a few minutes, look under "What\'s outstanding" before you enter it again.';

/** The same in a dialog: it hides the chat, and only by pressing again can its form go on. */
const stillSavingHere = (reference: string): string =>
  'This is taking longer than usual. What you entered is kept here: please wait a moment, then press Try again to see how it went. ' +
  `Your reference is ${reference}.`;

export const ASK_AGAIN = 'Please try again in a moment.';

/** What somebody entered, and is told to wait for. */
type Entered = Said | Pressed | InDialog;

/** Not what only looks: there a client refreshes or searches again by itself, and a dialog that did not open is opened again. */
export const isEntered = (inbound: Inbound): inbound is Entered =>
  inbound.kind === 'said' ||
  (inbound.kind === 'pressed' && !inbound.refreshing) ||
  (inbound.kind === 'dialog' && inbound.what === 'submit');

/** What is said when patience has run out. */
export function lateWords(inbound: Inbound, reference: string): string {
  if (!isEntered(inbound)) return ASK_AGAIN;
  return inbound.kind === 'dialog' ? stillSavingHere(reference) : stillSaving(reference);
}

/**
 * What is still said when the answer comes after the person was told to wait. Not what a dialog would have shown: it may not be for the
 * chat, and pressing again shows it.
 */
function afterwards(inbound: Inbound, reference: string, answer: Handled): readonly Outbound[] {
  if (isChange(inbound)) return answer === 'failed' ? [] : answer;
  if (!isEntered(inbound)) return [];
  if (inbound.kind === 'dialog') return answer === 'failed' ? [] : answerTo(inbound, answer, []).rest;
  return answer === 'failed' ? [notSavedAfterAll(reference)] : afterAll(reference, answer);
}

/** The bot came or went: nobody waits for an answer. */
export const isChange = (inbound: Inbound): inbound is Extract<Inbound, { kind: 'joined' | 'removed' }> =>
  inbound.kind === 'joined' || inbound.kind === 'removed';

/** What the application answered after all, for somebody who has been told to wait. */
const afterAll = (reference: string, outbound: readonly Outbound[]): readonly Outbound[] => [
  say(`This is how it went with reference ${reference}, which took longer than usual.`),
  ...outbound,
];

const notSavedAfterAll = (reference: string): Outbound =>
  say(`Not saved: reference ${reference}. Please try again. In an emergency, call 999.`);

/**
 * Work that people were told to wait for, by what was sent. Teams delivers again what it got no answer to, under a new id too:
 * the same from the same person in the same place is then no second wish, and gets the same answer (S51, S52).
 */
export class Pending {
  readonly #references = new Map<string, string>();

  /** The reference that was given for the very same thing, while it is still on its way. */
  referenceOf(inbound: Entered): string | undefined {
    return this.#references.size === 0 ? undefined : this.#references.get(contentOf(inbound));
  }

  /** Remembers it until `work` is done or has failed; rejects when `work` does. */
  async during(inbound: Entered, reference: string, work: Promise<void>): Promise<void> {
    const content = contentOf(inbound);
    this.#references.set(content, reference);
    try {
      await work;
    } finally {
      this.#references.delete(content);
    }
  }
}

const contentOf = (inbound: Entered): string =>
  JSON.stringify([
    inbound.address.conversation,
    inbound.from.teamsId,
    inbound.kind === 'said' ? [inbound.text, inbound.file?.address] : [inbound.data, inbound.inputs],
  ]);

/** Asks the application, and has an answer in time. */
export class Deadline {
  readonly pending = new Pending();
  readonly #words = new OneAfterAnother();
  readonly #options: AnsweringOptions;

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  async ask(inbound: Inbound, { tooLate }: Delivery): Promise<Handled> {
    try {
      const { handle } = this.#options;
      // Typed words follow one another: at once they would all move the same form, and each be understood again whenever another was first.
      return await (inbound.kind === 'said'
        ? this.#words.run(bucketOf(inbound.from), () => handle(inbound), tooLate)
        : handle(inbound));
    } catch (error) {
      this.#options.log.error('teams.handle-failed', { kind: inbound.kind, ...describeFailure(error) });
      return 'failed';
    }
  }

  /** What the application answers, unless it takes too long. */
  async inTime(asked: Promise<Handled>, delivery: Delivery): Promise<Handled | 'late'> {
    const answer = await Promise.race([asked, delivery.tooLate]);
    delivery.line.fate = typeof answer === 'string' ? answer : 'answered';
    return answer;
  }

  /** Says how it went as soon as it is known and the person has been told to wait (S52). */
  bringLater(inbound: Inbound, delivery: Delivery, asked: Promise<Handled>, told: Promise<void>, speak: Speak): void {
    const bring = async (): Promise<void> => {
      const answer = await asked;
      await told;
      this.#options.log.info('teams.late', { kind: inbound.kind, fate: answer === 'failed' ? 'failed' : 'answered' });
      await speak(afterwards(inbound, delivery.reference, answer), placeOf(inbound));
    };
    // What was only looked at, and a change, promise nothing: the next one must not hear that something is still being saved.
    delivery.goOn(isEntered(inbound) ? this.pending.during(inbound, delivery.reference, bring()) : bring());
  }
}
