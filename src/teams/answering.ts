import { TurnContext } from 'botbuilder';
import type { Inbound } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { chatKind, readActivity, type ActivityRead } from './activity.ts';
import { carryOut } from './carry-out.ts';
import { Deliveries, Echoes } from './deliveries.ts';
import { keyOf, NOT_SAVED, placeOf, SLOW_DOWN, type AnsweringOptions, type Delivery, type Speak } from './delivery.ts';
import type { HttpAnswer } from './http.ts';
import { OLD_BUTTON } from './invoke-answer.ts';
import { Invokes } from './invokes.ts';
import { bucketOf, Buckets } from './limits.ts';
import { Deadline, isChange, isEntered, lateWords } from './patience.ts';
import { senderOf, senderTo } from './sending.ts';
import type { TeamsActivity } from './shape.ts';

const FAILED = 'Something went wrong and nothing was saved. Please try again. In an emergency, call 999.';

/** What an authenticated activity is answered with, once for each delivery and always in time. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #messages = new Deliveries<void>();
  readonly #echoes = new Echoes();
  readonly #deadline: Deadline;
  readonly #people: Buckets;
  readonly #invokes: Invokes;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#deadline = new Deadline(options);
    this.#people = new Buckets(options.personRate);
    this.#invokes = new Invokes(options, this.#deadline, this.#people);
  }

  /** Answers within the SDK's turn; what comes later goes on by `delivery.goOn`. */
  async take(delivery: Delivery, context: TurnContext): Promise<HttpAnswer> {
    const reading = readActivity(delivery.activity, this.#options.clock.now());
    delivery.line.kind = reading.kind;
    return delivery.activity.type === 'invoke'
      ? this.#invokes.answer(reading, delivery, this.#speakIn(context))
      : { status: await this.#takeMessage(reading, delivery, context) };
  }

  #speakIn(context: TurnContext): Speak {
    const { adapter, log } = this.#options;
    const reference = TurnContext.getConversationReference(context.activity);
    return (outbound, place) => carryOut(outbound, place, senderTo(adapter, reference), log);
  }

  async #takeMessage(reading: ActivityRead, delivery: Delivery, context: TurnContext): Promise<number> {
    const { id } = delivery.activity;
    const key = id === undefined ? undefined : keyOf(delivery.activity, id);
    // What has been taken must not be told that it was not, however fast it is delivered again.
    const isKnown = key !== undefined && this.#messages.known(key);
    if (!isKnown && 'address' in reading && !isChange(reading)) {
      const taken = this.#people.take(bucketOf(reading.from), this.#options.clock.now().getTime());
      if (taken !== 'taken') {
        delivery.line.fate = 'limited';
        const warning = taken === 'emptied' ? [say(SLOW_DOWN)] : [];
        await this.#reply([...this.#options.advise(reading), ...warning], reading, context);
        return taken === 'emptied' ? 200 : 429;
      }
    }
    const run = (): Promise<void> => this.#answerMessage(reading, delivery, context);
    await (key === undefined ? run() : this.#messages.once(key, run));
    return 200;
  }

  async #answerMessage(inbound: ActivityRead, delivery: Delivery, context: TurnContext): Promise<void> {
    const { log, advise } = this.#options;
    if (inbound.kind === 'refused') {
      delivery.line.fate = 'refused';
      const chat = chatKind(delivery.activity.conversation);
      return carryOut([say(OLD_BUTTON)], { chat }, senderOf(context), log);
    }
    delivery.line.fate = 'nothing';
    if (!('address' in inbound) || this.#isEcho(inbound, delivery.activity)) return;
    delivery.line.fate = 'repeated';
    const waiting = isEntered(inbound) ? this.#deadline.pending.referenceOf(inbound) : undefined;
    if (waiting !== undefined) return this.#reply([say(lateWords(inbound, waiting))], inbound, context);

    const advised = this.#reply(advise(inbound), inbound, context);
    const asked = this.#deadline.ask(inbound, delivery);
    const answer = await this.#deadline.inTime(asked, delivery);
    await advised;
    if (answer === 'late') {
      const words = isChange(inbound) ? [] : [say(lateWords(inbound, delivery.reference))];
      const told = this.#reply(words, inbound, context);
      this.#deadline.bringLater(inbound, delivery, asked, told, this.#speakIn(context));
      return told;
    }
    const apology = isChange(inbound) ? [] : [say(inbound.kind === 'pressed' ? NOT_SAVED : FAILED)];
    await this.#reply(answer === 'failed' ? apology : answer, inbound, context);
  }

  #isEcho(inbound: Inbound, { type }: TeamsActivity): boolean {
    return (
      isChange(inbound) && this.#echoes.isEcho(inbound.address.conversation, inbound.kind, type, inbound.receivedAt)
    );
  }

  #reply(outbound: readonly Outbound[], inbound: Inbound, context: TurnContext): Promise<void> {
    return carryOut(outbound, placeOf(inbound), senderOf(context), this.#options.log);
  }
}
