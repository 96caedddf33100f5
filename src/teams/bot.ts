import type { IncomingMessage, ServerResponse } from 'node:http';
import { TurnContext, type ConversationReference } from 'botbuilder';
import type { Inbound, Pressed } from '../chat/inbound.ts';
import { say, type Outbound } from '../chat/outbound.ts';
import type { Clock } from '../kernel/clock.ts';
import { newToken } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { chatKind, forSdk, readActivity, type Reading } from './activity.ts';
import { NotAuthenticated, type TeamsAdapter } from './authentication.ts';
import { carryOut } from './carry-out.ts';
import { Deliveries, Echoes } from './deliveries.ts';
import { describeFailure } from './failure.ts';
import { passGate, type GateRules } from './gate.ts';
import { answer } from './http.ts';
import { senderOf, speakFirst } from './sending.ts';
import type { TeamsActivity } from './shape.ts';
import { NOT_SAVED, notImplemented, notOurs, notSaved, OLD_BUTTON, pressAnswer, type InvokeAnswer } from './write.ts';

/** The application: what to answer, in order. It may reject; then the person is told that nothing was saved. */
export type Handle = (inbound: Inbound) => Promise<readonly Outbound[]>;

export interface BotOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string | undefined;
  readonly rules: GateRules;
  readonly handle: Handle;
  readonly clock: Clock;
  readonly log: Log;
}

/** One delivery on its way through: what is left to do once it has been answered goes into `afterwards`. */
interface Turn {
  readonly activity: TeamsActivity;
  readonly correlation: string;
  readonly afterwards: (() => Promise<void>)[];
}

const FAILED = 'Something went wrong and nothing was saved. Please try again. In an emergency, call 999.';

/** From an HTTP request to what the application answers. Neither method rejects. */
export class Bot {
  readonly #options: BotOptions;
  readonly #presses = new Deliveries<InvokeAnswer>();
  readonly #messages = new Deliveries<void>();
  readonly #echoes = new Echoes();
  readonly #running = new Set<Promise<void>>();

  constructor(options: BotOptions) {
    this.#options = options;
  }

  /** Answers one delivery. Everything unexpected is 500 with fixed words, and a line in the log (findings 1, 2). */
  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { adapter, rules, log } = this.#options;
    const correlation = newToken(12);
    const afterwards: Turn['afterwards'] = [];
    try {
      const gate = await passGate(request, rules);
      if (!gate.ok) {
        const { status, reason, error } = gate.refusal;
        log.warn('teams.refused', { status, reason, correlation });
        return answer(response, status, { error });
      }
      const turn: Turn = { activity: gate.value, correlation, afterwards };
      const result = await adapter.run(request.headers.authorization ?? '', forSdk(gate.value), (context) =>
        this.#take(turn, context),
      );
      answer(response, result?.status ?? 200, result?.body);
    } catch (error) {
      this.#refuse(response, error, correlation);
    } finally {
      for (const work of afterwards) this.#track(work(), correlation);
    }
  }

  /** Resolves when everything that was still to be sent after an answer has been tried. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #refuse(response: ServerResponse, error: unknown, correlation: string): void {
    const { log } = this.#options;
    if (error instanceof NotAuthenticated) {
      log.warn('teams.refused', { status: error.status, reason: 'token', correlation });
      return answer(response, error.status, { error: error.status === 401 ? 'not authorised' : 'try again later' });
    }
    log.error('teams.unexpected', { correlation, ...describeFailure(error) });
    answer(response, 500, { error: 'unexpected' });
  }

  #track(work: Promise<void>, correlation: string): void {
    const done = work
      .catch((error: unknown) =>
        this.#options.log.error('teams.afterwards-failed', { correlation, ...describeFailure(error) }),
      )
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }

  async #take(turn: Turn, context: TurnContext): Promise<void> {
    const reading = readActivity(turn.activity, this.#options.clock.now());
    if (turn.activity.type === 'invoke') {
      const value = await this.#answerInvoke(reading, turn, context);
      await context.sendActivity({ type: 'invokeResponse', value });
      return;
    }
    const { id } = turn.activity;
    const run = (): Promise<void> => this.#answerMessage(reading, turn, context);
    await (id === undefined ? run() : this.#messages.once(deliveryOf(turn.activity, id), run));
  }

  #answerInvoke(reading: Reading, turn: Turn, context: TurnContext): Promise<InvokeAnswer> {
    if (reading.kind === 'refused') return Promise.resolve(notOurs);
    if (reading.kind !== 'inbound' || reading.inbound.kind !== 'pressed') return Promise.resolve(notImplemented);
    const { inbound } = reading;
    const reference = TurnContext.getConversationReference(context.activity);
    return this.#presses.once(deliveryOf(turn.activity, inbound.delivery), () => this.#press(inbound, turn, reference));
  }

  /** The answer goes back at once; messages and updates follow when it has gone, so that the client never waits for them. */
  async #press(inbound: Pressed, turn: Turn, reference: Partial<ConversationReference>): Promise<InvokeAnswer> {
    const { adapter, appId = '', log } = this.#options;
    const outbound = await this.#ask(inbound, turn);
    if (!outbound) return notSaved;
    const { answer: immediate, rest } = pressAnswer(outbound);
    if (rest.length > 0) {
      turn.afterwards.push(() =>
        speakFirst(adapter, appId, reference, (sender) =>
          carryOut(rest, { chat: inbound.address.kind }, sender, log, turn.correlation),
        ),
      );
    }
    return immediate;
  }

  async #answerMessage(reading: Reading, turn: Turn, context: TurnContext): Promise<void> {
    const { log } = this.#options;
    const sender = senderOf(context);
    if (reading.kind === 'refused') {
      const chat = chatKind(turn.activity.conversation.conversationType);
      return carryOut([say(OLD_BUTTON)], { chat }, sender, log, turn.correlation);
    }
    if (reading.kind !== 'inbound') return;
    const { inbound } = reading;
    const isChange = inbound.kind === 'joined' || inbound.kind === 'removed';
    const { type } = turn.activity;
    if (isChange && this.#echoes.isEcho(inbound.address.conversation, inbound.kind, type, inbound.receivedAt)) return;
    const outbound = await this.#ask(inbound, turn);
    const apology = isChange ? [] : [say(inbound.kind === 'pressed' ? NOT_SAVED : FAILED)];
    const pressedOn = inbound.kind === 'pressed' ? inbound.message : undefined;
    const place = { chat: inbound.address.kind, pressedOn };
    await carryOut(outbound ?? apology, place, sender, log, turn.correlation);
  }

  /** Undefined when the application failed. */
  async #ask(inbound: Inbound, { correlation }: Turn): Promise<readonly Outbound[] | undefined> {
    try {
      return await this.#options.handle(inbound);
    } catch (error) {
      this.#options.log.error('teams.handle-failed', { correlation, kind: inbound.kind, ...describeFailure(error) });
      return undefined;
    }
  }
}

/** With the person in it: an answer kept for one must never be given to another. */
const deliveryOf = ({ type, conversation, from }: TeamsActivity, id: string): string =>
  JSON.stringify([type, conversation.id, from.id, id]);
