import type { Outbound } from '../chat/outbound.ts';
import type { ActivityRead } from './activity.ts';
import { Deliveries } from './deliveries.ts';
import { keyOf, NOT_SAVED, placeOf, SLOW_DOWN, type AnsweringOptions, type Delivery, type Speak } from './delivery.ts';
import type { HttpAnswer } from './http.ts';
import { answerTo, isInvoked, notImplemented, notOurDialog, notOurs, wordsTo, type Invoked } from './invoke-answer.ts';
import { bucketOf, Buckets } from './limits.ts';
import { ASK_AGAIN, isEntered, lateWords, type Deadline } from './patience.ts';

/** Kept answers of dialogs hold whole forms and what was typed: no more of them than is needed when Teams asks again. */
const DIALOGS = 50;

/** What goes back in the answer to the HTTP call itself: to presses, dialogs and searches. */
export class Invokes {
  readonly #options: AnsweringOptions;
  readonly #deadline: Deadline;
  readonly #people: Buckets;
  /** Apart from what people do themselves: a chat asks for all its cards when it is opened, and the next press must still be taken. */
  readonly #byThemselves: Buckets;
  readonly #presses = new Deliveries<HttpAnswer>();
  readonly #dialogs = new Deliveries<HttpAnswer>(DIALOGS);

  constructor(options: AnsweringOptions, deadline: Deadline, people: Buckets) {
    this.#options = options;
    this.#deadline = deadline;
    this.#people = people;
    this.#byThemselves = new Buckets(options.personRate);
  }

  async answer(inbound: ActivityRead, delivery: Delivery, speak: Speak): Promise<HttpAnswer> {
    if (!isInvoked(inbound)) {
      delivery.line.fate = 'refused';
      if (inbound.kind !== 'refused') return notImplemented;
      return inbound.from === 'dialog' ? notOurDialog : notOurs;
    }
    const key = keyOf(delivery.activity, inbound.delivery);
    const before = this.#deliveriesOf(inbound);
    const byItself = inbound.kind === 'searched' || (inbound.kind === 'pressed' && inbound.refreshing);
    const limit = byItself ? this.#byThemselves : this.#people;
    // A search comes from chats that the bot is not in.
    const advice = inbound.kind === 'searched' ? [] : this.#options.advise(inbound);
    if (!before?.known(key) && limit.take(bucketOf(inbound.from), this.#options.clock.now().getTime()) !== 'taken') {
      delivery.line.fate = 'limited';
      delivery.goOn(speak(advice, placeOf(inbound)));
      return wordsTo(inbound, byItself ? ASK_AGAIN : SLOW_DOWN, advice);
    }
    const run = (): Promise<HttpAnswer> => this.#run(inbound, advice, delivery, speak);
    return before ? before.once(key, run) : run();
  }

  /** A search changes nothing: asked again it is answered again. */
  #deliveriesOf(inbound: Invoked): Deliveries<HttpAnswer> | undefined {
    if (inbound.kind === 'searched') return undefined;
    return inbound.kind === 'dialog' ? this.#dialogs : this.#presses;
  }

  /** The answer goes back at once; messages and updates follow when it has gone, so that the client never waits for them. */
  async #run(inbound: Invoked, advice: readonly Outbound[], delivery: Delivery, speak: Speak): Promise<HttpAnswer> {
    const waiting = inbound.kind === 'searched' ? undefined : this.#deadline.pending.referenceOf(inbound);
    if (waiting !== undefined) return wordsTo(inbound, lateWords(inbound, waiting), advice);
    const advised = speak(advice, placeOf(inbound));
    delivery.goOn(advised);
    const asked = this.#deadline.ask(inbound, delivery);
    const answer = await this.#deadline.inTime(asked, delivery);
    if (answer === 'late') {
      this.#deadline.bringLater(inbound, delivery, asked, delivery.answered, speak);
      return wordsTo(inbound, lateWords(inbound, delivery.reference), advice);
    }
    if (answer === 'failed') return wordsTo(inbound, isEntered(inbound) ? NOT_SAVED : ASK_AGAIN, advice);
    const { answer: immediate, rest } = answerTo(inbound, answer, advice);
    const follow = async (): Promise<void> => {
      await Promise.allSettled([advised, delivery.answered]);
      await speak(rest, placeOf(inbound));
    };
    delivery.goOn(follow());
    return immediate;
  }
}
