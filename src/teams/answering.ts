import { TurnContext } from 'botbuilder';
import type { Inbound, Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { chatKind, readActivity, type Reading } from './activity.ts';
import type { TeamsAdapter } from './authentication.ts';
import { carryOut, type Place } from './carry-out.ts';
import { Deliveries, Echoes } from './deliveries.ts';
import { describeFailure } from './failure.ts';
import { PersonLimit, type Rate } from './limits.ts';
import { afterAll, notSavedAfterAll, Pending, stillSaving } from './patience.ts';
import { senderOf, speakFirst } from './sending.ts';
import type { TeamsActivity } from './shape.ts';
import {
  NOT_SAVED,
  notImplemented,
  notOurs,
  notSaved,
  OLD_BUTTON,
  pressAnswer,
  words,
  type InvokeAnswer,
} from './write.ts';

/** The application: what to answer, in order. It may reject; then the person is told that nothing was saved. */
export type Handle = (inbound: Inbound) => Promise<readonly Outbound[]>;
/** What must be said at once, whatever else is answered and however long that takes: advice in danger (S52, S58). */
export type Advise = (inbound: Inbound) => readonly Outbound[];

export interface AnsweringOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string | undefined;
  readonly advise: Advise;
  readonly handle: Handle;
  /** How fast one person may go (S12). */
  readonly personRate: Rate;
  readonly clock: Clock;
  readonly log: Log;
}

/** One delivery on its way through. */
export interface Turn {
  readonly activity: TeamsActivity;
  /** What a person may quote to ask what became of it. */
  readonly reference: string;
  /** Resolves when whoever waits must be answered, done or not. */
  readonly tooLate: Promise<'late'>;
  /** Resolves when the HTTP call has been answered. */
  readonly answered: Promise<void>;
  /** For work that may outlive the turn: the bot does not stop before it is done. */
  readonly goOn: (work: Promise<void>) => void;
  /** What the log says of it; `repeated` unless something else is found. */
  readonly line: { kind: Reading['kind'] | Inbound['kind']; fate: Fate };
}

type Fate = 'answered' | 'nothing' | 'refused' | 'repeated' | 'limited' | 'late' | 'failed';
type Speak = (outbound: readonly Outbound[], place: Place) => Promise<void>;
type Answer = readonly Outbound[] | 'failed';

const FAILED = 'Something went wrong and nothing was saved. Please try again. In an emergency, call 999.';
const SLOW_DOWN =
  'That was faster than I can follow, so I did not take it. Please wait a few seconds and try again. In an emergency, call 999.';
const NOT_REFRESHED = 'Please try again in a moment.';

/** What an authenticated activity is answered with, once for each delivery and always in time. */
export class Answering {
  readonly #options: AnsweringOptions;
  readonly #presses = new Deliveries<InvokeAnswer>();
  readonly #messages = new Deliveries<void>();
  readonly #echoes = new Echoes();
  readonly #pending = new Pending();
  readonly #people: PersonLimit;
  /** Apart from what people do themselves: a chat asks for all its cards when it is opened, and the next press must still be taken. */
  readonly #refreshes: PersonLimit;

  constructor(options: AnsweringOptions) {
    this.#options = options;
    this.#people = new PersonLimit(options.personRate);
    this.#refreshes = new PersonLimit(options.personRate);
  }

  /** Answers within the SDK's turn; what comes later goes on by `turn.goOn`. Resolves to the HTTP status. */
  async take(turn: Turn, context: TurnContext): Promise<number> {
    const reading = readActivity(turn.activity, this.#options.clock.now());
    turn.line.kind = reading.kind === 'inbound' ? reading.inbound.kind : reading.kind;
    if (turn.activity.type === 'invoke') {
      const value = await this.#answerInvoke(reading, turn, this.#speakIn(context));
      await context.sendActivity({ type: 'invokeResponse', value });
      return value.status;
    }
    return this.#takeMessage(reading, turn, context);
  }

  /** Speaks in this conversation, also when the SDK has closed the turn's own context. */
  #speakIn(context: TurnContext): Speak {
    const { adapter, appId = '', log } = this.#options;
    const reference = TurnContext.getConversationReference(context.activity);
    return (outbound, place) =>
      speakFirst(adapter, appId, reference, (sender) => carryOut(outbound, place, sender, log));
  }

  async #answerInvoke(reading: Reading, turn: Turn, speak: Speak): Promise<InvokeAnswer> {
    if (reading.kind !== 'inbound' || reading.inbound.kind !== 'pressed') {
      turn.line.fate = 'refused';
      return reading.kind === 'refused' ? notOurs : notImplemented;
    }
    const { inbound } = reading;
    const delivery = deliveryOf(turn.activity, inbound.delivery);
    const limit = inbound.refreshing ? this.#refreshes : this.#people;
    if (!this.#presses.known(delivery) && limit.take(inbound.from, this.#nowMs()) !== 'taken') {
      turn.line.fate = 'limited';
      turn.goOn(this.#adviseOn(inbound, speak));
      return words(inbound.refreshing ? NOT_REFRESHED : SLOW_DOWN);
    }
    return this.#presses.once(delivery, () => this.#press(inbound, turn, speak));
  }

  /** The answer goes back at once; messages and updates follow when it has gone, so that the client never waits for them. */
  async #press(inbound: Pressed, turn: Turn, speak: Speak): Promise<InvokeAnswer> {
    const waiting = this.#pending.referenceOf(inbound);
    if (waiting !== undefined) return words(stillSaving(waiting));
    const advised = this.#adviseOn(inbound, speak);
    turn.goOn(advised);
    const asked = this.#ask(inbound);
    const answer = await Promise.race([asked, turn.tooLate]);
    turn.line.fate = typeof answer === 'string' ? answer : 'answered';
    if (answer === 'late') {
      this.#bringLater(inbound, turn, asked, turn.answered, speak);
      return words(inbound.refreshing ? NOT_REFRESHED : stillSaving(turn.reference));
    }
    if (answer === 'failed') return notSaved;
    const { answer: immediate, rest } = pressAnswer(answer);
    if (rest.length > 0) {
      const follow = async (): Promise<void> => {
        await Promise.allSettled([advised, turn.answered]);
        await speak(rest, { chat: inbound.address.kind });
      };
      turn.goOn(follow());
    }
    return immediate;
  }

  async #takeMessage(reading: Reading, turn: Turn, context: TurnContext): Promise<number> {
    const { id } = turn.activity;
    const delivery = id === undefined ? undefined : deliveryOf(turn.activity, id);
    // What has been taken must not be told that it was not, however fast it is delivered again.
    const isKnown = delivery !== undefined && this.#messages.known(delivery);
    if (!isKnown && reading.kind === 'inbound' && !isChange(reading.inbound)) {
      const taken = this.#people.take(reading.inbound.from, this.#nowMs());
      if (taken !== 'taken') {
        turn.line.fate = 'limited';
        const warning = taken === 'emptied' ? [say(SLOW_DOWN)] : [];
        await this.#reply([...this.#options.advise(reading.inbound), ...warning], reading.inbound, context);
        return taken === 'emptied' ? 200 : 429;
      }
    }
    const run = (): Promise<void> => this.#answerMessage(reading, turn, context);
    await (delivery === undefined ? run() : this.#messages.once(delivery, run));
    return 200;
  }

  async #answerMessage(reading: Reading, turn: Turn, context: TurnContext): Promise<void> {
    const { log, advise } = this.#options;
    if (reading.kind === 'refused') {
      turn.line.fate = 'refused';
      const chat = chatKind(turn.activity.conversation.conversationType);
      return carryOut([say(OLD_BUTTON)], { chat }, senderOf(context), log);
    }
    turn.line.fate = 'nothing';
    if (reading.kind !== 'inbound' || this.#isEcho(reading.inbound, turn.activity)) return;
    const { inbound } = reading;
    turn.line.fate = 'repeated';
    const waiting = isChange(inbound) ? undefined : this.#pending.referenceOf(inbound);
    if (waiting !== undefined) return this.#reply([say(stillSaving(waiting))], inbound, context);

    const advised = this.#reply(advise(inbound), inbound, context);
    const asked = this.#ask(inbound);
    const answer = await Promise.race([asked, turn.tooLate]);
    turn.line.fate = typeof answer === 'string' ? answer : 'answered';
    await advised;
    if (answer === 'late') {
      const told = this.#reply(isChange(inbound) ? [] : [say(stillSaving(turn.reference))], inbound, context);
      this.#bringLater(inbound, turn, asked, told, this.#speakIn(context));
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

  async #adviseOn(inbound: Inbound, speak: Speak): Promise<void> {
    const advice = this.#options.advise(inbound);
    if (advice.length > 0) await speak(advice, { chat: inbound.address.kind });
  }

  /** Says how it went as soon as it is known and whoever waits has been told to (S52). A client that only looked asks again. */
  #bringLater(inbound: Inbound, turn: Turn, asked: Promise<Answer>, told: Promise<void>, speak: Speak): void {
    const { reference } = turn;
    const isRefresh = inbound.kind === 'pressed' && inbound.refreshing;
    const bring = async (): Promise<void> => {
      const answer = await asked;
      await told;
      this.#options.log.info('teams.late', { kind: inbound.kind, fate: answer === 'failed' ? 'failed' : 'answered' });
      if (isRefresh) return;
      const outbound = answer === 'failed' ? [notSavedAfterAll(reference)] : afterAll(reference, answer);
      await speak(isChange(inbound) ? outbound.slice(1) : outbound, placeOf(inbound));
    };
    // Nobody was promised anything about a refresh, so the next one must not hear that something is still being saved.
    turn.goOn(isChange(inbound) || isRefresh ? bring() : this.#pending.during(inbound, reference, bring()));
  }

  async #ask(inbound: Inbound): Promise<Answer> {
    try {
      return await this.#options.handle(inbound);
    } catch (error) {
      this.#options.log.error('teams.handle-failed', { kind: inbound.kind, ...describeFailure(error) });
      return 'failed';
    }
  }

  #nowMs(): number {
    return this.#options.clock.now().getTime();
  }
}

type Change = Extract<Inbound, { kind: 'joined' | 'removed' }>;
const isChange = (inbound: Inbound): inbound is Change => inbound.kind === 'joined' || inbound.kind === 'removed';

const placeOf = (inbound: Inbound): Place => ({
  chat: inbound.address.kind,
  pressedOn: inbound.kind === 'pressed' ? inbound.message : undefined,
});

/** With the person in it: an answer kept for one must never be given to another. */
const deliveryOf = ({ type, conversation, from }: TeamsActivity, id: string): string =>
  JSON.stringify([type, conversation.id, from.id, id]);
