import { TurnContext } from 'botbuilder';
import type { Inbound } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import { chatKind, readActivity, type ActivityRead } from './activity.ts';
import { carryOut } from './carry-out.ts';
import { Deliveries, Echoes } from './deliveries.ts';
import { keyOf, NOT_SAVED, placeOf, SLOW_DOWN, type AnsweringOptions, type Delivery, type Speak } from './delivery.ts';
import { OLD_BUTTON } from './invoke-answer.ts';
import { Invokes } from './invokes.ts';
import { PersonLimit } from './limits.ts';
import { Deadline, isChange, isEntered, lateWords } from './patience.ts';
import { senderOf, speakFirst } from './sending.ts';
import type { TeamsActivity } from './shape.ts';

const FAILED = 'Something went wrong and nothing was saved. Please try again. In an emergency, call 999.';

/** What an authenticated activity is answered with, once for each delivery and always in time. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #messages = new Deliveries<void>();
  readonly #echoes = new Echoes();
  readonly #deadline: Deadline;
  readonly #people: PersonLimit;
  readonly #invokes: Invokes;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#deadline = new Deadline(options);
    this.#people = new PersonLimit(options.personRate);
    this.#invokes = new Invokes(options, this.#deadline, this.#people);
  }

  /** Answers within the SDK's turn; what comes later goes on by `delivery.goOn`. Resolves to the HTTP status. */
  async take(delivery: Delivery, context: TurnContext): Promise<number> {
    const reading = readActivity(delivery.activity, this.#options.clock.now());
    delivery.line.kind = reading.kind === 'inbound' ? reading.inbound.kind : reading.kind;
    if (delivery.activity.type === 'invoke') {
      const value = await this.#invokes.answer(reading, delivery, this.#speakIn(context));
      await context.sendActivity({ type: 'invokeResponse', value });
      return value.status;
    }
    return this.#takeMessage(reading, delivery, context);
  }

  #speakIn(context: TurnContext): Speak {
    const { adapter, appId = '', log } = this.#options;
    const reference = TurnContext.getConversationReference(context.activity);
    return async (outbound, place) => {
      if (outbound.length > 0)
        await speakFirst(adapter, appId, reference, (sender) => carryOut(outbound, place, sender, log));
    };
  }

  async #takeMessage(reading: ActivityRead, delivery: Delivery, context: TurnContext): Promise<number> {
    const { id } = delivery.activity;
    const key = id === undefined ? undefined : keyOf(delivery.activity, id);
    // What has been taken must not be told that it was not, however fast it is delivered again.
    const isKnown = key !== undefined && this.#messages.known(key);
    if (!isKnown && reading.kind === 'inbound' && !isChange(reading.inbound)) {
      const taken = this.#people.take(reading.inbound.from, this.#options.clock.now().getTime());
      if (taken !== 'taken') {
        delivery.line.fate = 'limited';
        const warning = taken === 'emptied' ? [say(SLOW_DOWN)] : [];
        await this.#reply([...this.#options.advise(reading.inbound), ...warning], reading.inbound, context);
        return taken === 'emptied' ? 200 : 429;
      }
    }
    const run = (): Promise<void> => this.#answerMessage(reading, delivery, context);
    await (key === undefined ? run() : this.#messages.once(key, run));
    return 200;
  }

  async #answerMessage(reading: ActivityRead, delivery: Delivery, context: TurnContext): Promise<void> {
    const { log, advise } = this.#options;
    if (reading.kind === 'refused') {
      delivery.line.fate = 'refused';
      const chat = chatKind(delivery.activity.conversation.conversationType);
      return carryOut([say(OLD_BUTTON)], { chat }, senderOf(context), log);
    }
    delivery.line.fate = 'nothing';
    if (reading.kind !== 'inbound' || this.#isEcho(reading.inbound, delivery.activity)) return;
    const { inbound } = reading;
    delivery.line.fate = 'repeated';
    const waiting = isEntered(inbound) ? this.#deadline.pending.referenceOf(inbound) : undefined;
    if (waiting !== undefined) return this.#reply([say(lateWords(inbound, waiting))], inbound, context);

    const advised = this.#reply(advise(inbound), inbound, context);
    const asked = this.#deadline.ask(inbound);
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
