import type { IncomingMessage, ServerResponse } from 'node:http';
import { Answering } from './answering.ts';
import { NotAuthenticated } from './authentication.ts';
import type { AnsweringOptions, Delivery } from './delivery.ts';
import { describeFailure } from './failure.ts';
import { passGate, type GateRules } from './gate.ts';
import { answer } from './http.ts';
import type { StrangerLimit } from './limits.ts';
import type { Patience } from './patience.ts';
import type { TeamsActivity } from './shape.ts';

export interface BotOptions extends AnsweringOptions {
  readonly rules: GateRules;
  readonly patience: Patience;
  readonly strangers: StrangerLimit;
}

/** From an HTTP request to its answer. Neither method rejects. */
export class Bot {
  readonly #options: BotOptions;
  readonly #answering: Answering;
  readonly #running = new Set<Promise<void>>();

  constructor(options: BotOptions) {
    this.#options = options;
    this.#answering = new Answering(options);
  }

  /** Answers one delivery. Everything unexpected is 500 with fixed words, and a line in the log (findings 1, 2). */
  async receive(request: IncomingMessage, response: ServerResponse, reference: string): Promise<void> {
    const { rules, log, patience } = this.#options;
    const late = Promise.withResolvers<'late'>();
    const answered = Promise.withResolvers<void>();
    const letOff = patience(() => late.resolve('late'));
    try {
      if (!this.#standsInLine(request)) {
        response.setHeader('retry-after', '1');
        return answer(response, 429, { error: 'too many requests' });
      }
      const gate = await passGate(request, rules);
      if (!gate.ok) {
        const { status, reason, error } = gate.refusal;
        log.warn('teams.refused', { status, reason });
        return answer(response, status, { error });
      }
      const { promise: tooLate } = late;
      const goOn = (work: Promise<void>): void => this.#track(work);
      await this.#run(request, response, gate.value, { reference, tooLate, answered: answered.promise, goOn });
    } catch (error) {
      this.#refuse(request, response, error);
    } finally {
      letOff();
      answered.resolve();
    }
  }

  async #run(
    request: IncomingMessage,
    response: ServerResponse,
    activity: TeamsActivity,
    way: Omit<Delivery, 'activity' | 'line'>,
  ): Promise<void> {
    const { adapter, log, clock, strangers } = this.#options;
    const { authorization = '' } = request.headers;
    const began = performance.now();
    const delivery: Delivery = { ...way, activity, line: { kind: 'nothing', fate: 'repeated' } };
    const { status, body } = await adapter.run(authorization, activity, (context) => {
      strangers.vouchFor(authorization, clock.now().getTime());
      return this.#answering.take(delivery, context);
    });
    answer(response, status, body);
    log.info('teams.turn', { ...delivery.line, ms: Math.round(performance.now() - began) });
  }

  /** Without credentials there are no tokens, and only this machine can knock. */
  #standsInLine(request: IncomingMessage): boolean {
    const { appId, clock, strangers } = this.#options;
    return appId === undefined || strangers.letsIn(request, clock.now().getTime());
  }

  #refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const { log, strangers } = this.#options;
    if (error instanceof NotAuthenticated) {
      if (error.status === 401) strangers.disown(request.headers.authorization ?? '');
      log.warn('teams.refused', { status: error.status, reason: 'token' });
      return answer(response, error.status, { error: error.status === 401 ? 'not authorised' : 'try again later' });
    }
    log.error('teams.unexpected', describeFailure(error));
    answer(response, 500, { error: 'unexpected' });
  }

  /** Resolves when everything that was still to be done after an answer has been tried. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #track(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => this.#options.log.error('teams.afterwards-failed', describeFailure(error)))
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }
}
