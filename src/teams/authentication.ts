import { BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder';
import { z } from 'zod';
import type { Clock } from '../kernel/clock.ts';
import { Newest } from '../kernel/newest.ts';
import { createConnector, type Connector, type Conversation } from './connector.ts';
import { tokenFor, type Credentials } from './credentials.ts';
import { forSdk } from './for-sdk.ts';
import type { HttpAnswer } from './http.ts';
import { openIdProvider, type Provider } from './keys.ts';
import type { OutboundToken } from './outbound-token.ts';
import type { Pace } from './pace.ts';
import type { ServiceHosts } from './service-hosts.ts';
import type { TeamsActivity } from './shape.ts';

export interface AuthenticationOptions {
  /** Without them no token is asked for: for this machine only (finding 6). */
  readonly credentials: Credentials | undefined;
  readonly openIdMetadata: string | undefined;
  readonly serviceHosts: ServiceHosts;
  readonly clock: Clock;
  readonly pace: Pace;
}

/** A request without a token that is good for it: 401. Or the keys cannot be fetched for now: 503. */
export class NotAuthenticated extends Error {
  readonly status: 401 | 503;
  constructor(status: 401 | 503) {
    super(`not authenticated: ${status}`);
    this.status = status;
  }
}

/** What the Bot Connector's token claims. `exp` is in seconds since 1970. */
const Claims = z.object({
  iss: z.literal('https://api.botframework.com'),
  aud: z.string(),
  serviceurl: z.string(),
  exp: z.number(),
});
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
/** How long a verified token is believed without verifying it again, and never past its own end. */
const BELIEF_MS = 5 * 60_000;
const BELIEVED = 200;

/**
 * The SDK's turn with one door in and one door out. In: our own check of the token, since the SDK's takes keys without endorsement,
 * tokens without an end and the Emulator's issuers, writes to stderr for every forged token, and answers 500 (findings 2, 3, 4, 8, 12).
 * Out: our own connector.
 */
export class TeamsAdapter extends BotAdapter {
  /** Also for what needs no turn: opening a conversation. */
  readonly connector: Connector;
  readonly #options: AuthenticationOptions;
  readonly #microsoft: Provider;
  readonly #token: OutboundToken;
  /** Until when a token is believed, by the token and the service address it was good for. */
  readonly #believed = new Newest<number>(BELIEVED);

  constructor(options: AuthenticationOptions) {
    super();
    const { credentials, openIdMetadata = METADATA, serviceHosts, clock, pace } = options;
    this.#options = options;
    this.#microsoft = openIdProvider(openIdMetadata, () => clock.now().getTime(), 'msteams');
    this.#token = tokenFor(credentials);
    this.connector = createConnector({ serviceHosts, pace, token: this.#token });
  }

  /** Whether it looks like a token of the Bot Connector, which nobody has checked yet (F16). */
  looksGood(authorization: string): boolean {
    return this.#microsoft.looksGood(authorization.replace(/^Bearer /u, ''));
  }

  /** Fetches the token that the first answer will need, and the keys that tell a token from noise. Rejects when there is no token to be had. */
  async warmUp(): Promise<void> {
    await Promise.all([this.#token(), this.#options.credentials && this.#microsoft.metadata()]);
  }

  /** Authenticates, then answers by `logic` in a turn of the SDK. Throws `NotAuthenticated`, or what `logic` throws. */
  async run(
    authorization: string,
    activity: TeamsActivity,
    logic: (context: TurnContext) => Promise<HttpAnswer>,
  ): Promise<HttpAnswer> {
    await this.#authenticate(authorization, activity.serviceUrl);
    const context = new TurnContext(this, forSdk(activity));
    let answer: HttpAnswer = { status: 200 };
    await this.runMiddleware(context, async (turn) => {
      answer = await logic(turn);
    });
    return context.activity.deliveryMode === 'expectReplies'
      ? { status: 200, body: { activities: context.bufferedReplyActivities } }
      : answer;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities)
      sent.push({ id: await this.connector.send(placeOf(context, activity), activity, activity.replyToId) });
    return sent;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<void> {
    await this.connector.update(placeOf(context, activity), activity.id ?? '', activity);
  }

  override deleteActivity = notUsed;
  override continueConversation = notUsed;

  /**
   * The header `Authorization: Bearer <JWT>` of the Bot Connector (S2, S3).
   * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
   */
  async #authenticate(authorization: string, serviceUrl: string): Promise<void> {
    const { credentials, clock } = this.#options;
    if (!credentials) return;
    const id = `${authorization} ${serviceUrl}`;
    const now = clock.now().getTime();
    if ((this.#believed.get(id) ?? 0) > now) return;
    const [, jwt = ''] = /^Bearer (\S+)$/u.exec(authorization) ?? [];
    const check = await this.#microsoft.check(
      jwt,
      Claims,
      (claims) => claims.aud === credentials.appId && claims.serviceurl === serviceUrl,
    );
    if (!check.ok) throw new NotAuthenticated(check.refusal === 'bad' ? 401 : 503);
    this.#believed.set(id, Math.min(check.value.exp * 1_000, now + BELIEF_MS));
  }
}

const notUsed = (): Promise<void> => Promise.reject(new Error('this bot does not use it'));

const placeOf = (context: TurnContext, activity: Partial<Activity>): Conversation => ({
  serviceUrl: context.activity.serviceUrl,
  id: activity.conversation?.id ?? context.activity.conversation.id,
});
