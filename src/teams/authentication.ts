import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { Clock } from '../kernel/clock.ts';
import { forgetOldest } from '../kernel/forget-oldest.ts';
import { createConnector, type Connector, type Conversation } from './connector.ts';
import { KeptCredentials, registration, tokenOf, type Credentials } from './credentials.ts';
import { sharedToken, type OutboundToken } from './outbound-token.ts';
import type { Pace } from './pace.ts';
import { openIdProvider, type Provider } from './keys.ts';
import { SendFailure } from './send-failure.ts';
import type { ServiceHosts } from './service-hosts.ts';
import { checkToken } from './token.ts';

type Sdk = ConfigurationBotFrameworkAuthentication;
type Authenticated = Awaited<ReturnType<Sdk['authenticateRequest']>>;
type Identity = Parameters<Sdk['createConnectorFactory']>[0];
type ConnectorFactory = ReturnType<Sdk['createConnectorFactory']>;
type SdkConnector = ReturnType<ConnectorFactory['create']>;
type HttpClient = NonNullable<
  NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>['httpClient']
>;
type UserTokens = ReturnType<Sdk['createUserTokenClient']>;

export interface AuthenticationOptions {
  /** Without them nobody is asked for a token: for this machine only (finding 6). */
  readonly credentials: Credentials | undefined;
  readonly openIdMetadata: string | undefined;
  readonly serviceHosts: ServiceHosts;
  readonly clock: Clock;
  readonly pace: Pace;
}

/** A request without a token that is good for it: 401. Or nobody can say for now: 503. */
export class NotAuthenticated extends Error {
  readonly status: 401 | 503;
  constructor(status: 401 | 503) {
    super(`not authenticated: ${status}`);
    this.status = status;
  }
}

const MICROSOFT = 'https://api.botframework.com';
const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const EMULATOR_METADATA = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';
/** How long a verified token is believed without verifying it again, and never past its own end. */
const BELIEF_MS = 5 * 60_000;
const BELIEVED = 200;

/**
 * The SDK's authentication with what it lacks in front of it, and without its work that is the same for every turn.
 * In front: our own check of the token (token.ts), since the SDK takes keys without endorsement, tokens without an end and
 * the Emulator's issuers, writes to stderr for every forged token, and answers 500 (findings 2, 3, 4, 8, 12).
 * The SDK then checks again what passed: two checks that were written apart.
 */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #options: AuthenticationOptions;
  readonly #microsoft: Provider;
  readonly #believed = new Map<string, { readonly until: number; readonly result: Authenticated }>();
  readonly #connectors = new Map<string, SdkConnector>();
  #factory: ConnectorFactory | undefined;
  #userTokens: UserTokens | undefined;

  constructor(options: AuthenticationOptions) {
    const { credentials, openIdMetadata, clock } = options;
    const settings = registration(credentials);
    const credentialsFactory = new KeptCredentials(settings);
    super(
      {
        ...settings,
        // All of them, always: once one of these is set the SDK fills in none of the others (finding 12).
        ValidateAuthority: true,
        ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${credentials?.tenantId ?? 'botframework.com'}`,
        ToChannelFromBotOAuthScope: MICROSOFT,
        ToBotFromChannelTokenIssuer: MICROSOFT,
        OAuthUrl: MICROSOFT,
        ToBotFromChannelOpenIdMetadataUrl: openIdMetadata ?? METADATA,
        ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata ?? EMULATOR_METADATA,
        CallerId: 'urn:botframework:azure',
      },
      credentialsFactory,
      { requiredEndorsements: ['msteams'], validateClaims },
      undefined,
      { httpClient: closed },
    );
    this.#options = options;
    this.#microsoft = openIdProvider(openIdMetadata ?? METADATA, () => clock.now().getTime(), 'msteams');
  }

  /** Throws `NotAuthenticated` and nothing else. */
  override async authenticateRequest(activity: Activity, authorization: string): Promise<Authenticated> {
    const { credentials, clock } = this.#options;
    if (!credentials) return this.#sdkResult(activity, '');
    const id = `${authorization} ${activity.serviceUrl}`;
    const now = clock.now().getTime();
    const known = this.#believed.get(id);
    if (known && known.until > now) return known.result;
    const check = await checkToken(
      authorization,
      { appId: credentials.appId, serviceUrl: activity.serviceUrl },
      this.#microsoft,
    );
    if (check.kind !== 'good') throw new NotAuthenticated(check.kind === 'bad' ? 401 : 503);
    const result = await this.#sdkResult(activity, authorization);
    this.#believed.delete(id);
    this.#believed.set(id, { until: Math.min(check.claims.exp * 1_000, now + BELIEF_MS), result });
    forgetOldest(this.#believed, BELIEVED);
    return result;
  }

  async #sdkResult(activity: Activity, authorization: string): Promise<Authenticated> {
    try {
      const result = await super.authenticateRequest(activity, authorization);
      return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
    } catch (error) {
      // Our check has passed: what the SDK cannot do now is fetch its keys, unless it says that the token is bad.
      const isRefusal = error instanceof Error && 'statusCode' in error && error.statusCode === 401;
      throw new NotAuthenticated(isRefusal ? 401 : 503);
    }
  }

  /** The SDK wants a client for each turn, and never uses it: what leaves goes through `TeamsAdapter` (speed.md, seams 2 and 5). */
  override createConnectorFactory(identity: Identity): ConnectorFactory {
    this.#factory ??= super.createConnectorFactory(identity);
    const factory = this.#factory;
    return {
      create: (serviceUrl, audience) => {
        const known = this.#connectors.get(serviceUrl);
        if (known) return known;
        const made = factory.create(serviceUrl, audience);
        this.#connectors.set(serviceUrl, made);
        forgetOldest(this.#connectors, BELIEVED);
        return made;
      },
    };
  }

  /** Needed for sign-in only, which this bot does not use: built once (seam 3). */
  override createUserTokenClient(identity: Identity): UserTokens {
    this.#userTokens ??= super.createUserTokenClient(identity);
    return this.#userTokens;
  }
}

/** Nothing leaves by the SDK's own client: it checks no host, follows redirects and sends again by itself (S4, S55). */
const closed: HttpClient = { sendRequest: () => Promise.reject(new SendFailure(403, undefined, true)) };

/** What the SDK keeps to itself: an answer to a press goes back in the HTTP response, the others nowhere. */
const KEPT_BY_SDK: ReadonlySet<string> = new Set(['invokeResponse', 'trace', 'delay']);

/** The adapter, with one door in and one door out. */
export class TeamsAdapter extends CloudAdapter {
  /** Also for what needs no turn: opening a conversation. */
  readonly connector: Connector;
  readonly #token: OutboundToken;

  constructor(options: AuthenticationOptions) {
    super(new Authentication(options));
    const { serviceHosts, pace } = options;
    this.#token = tokenFor(options.credentials);
    this.connector = createConnector({ serviceHosts, pace, token: this.#token });
  }

  /** Fetches the token that the first answer will need. Rejects when there is none to be had. */
  async warmUp(): Promise<void> {
    await this.#token();
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (KEPT_BY_SDK.has(activity.type ?? '')) {
        sent.push(...(await super.sendActivities(context, [activity])));
        continue;
      }
      // An id is Teams' to give.
      const { id: _, ...written } = activity;
      sent.push({ id: await this.connector.send(placeOf(context, activity), written, activity.replyToId) });
    }
    return sent;
  }

  override async updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const { id = '' } = activity;
    await this.connector.update(placeOf(context, activity), id, activity);
    return { id };
  }

  /**
   * Authenticates, then runs `logic`. `CloudAdapter.process` does the same, but answers strangers with the SDK's own error
   * text and writes it to stderr (findings 1 and 2).
   * Throws `NotAuthenticated`, or what `logic` throws.
   */
  run(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

/** Throws unless Microsoft's connector issued the token and the token ends (finding 12). */
async function validateClaims(claims: readonly { readonly type: string; readonly value: unknown }[]): Promise<void> {
  const claim = (type: string): unknown => claims.find((one) => one.type === type)?.value;
  if (claim('iss') !== MICROSOFT || typeof claim('exp') !== 'number') throw new NotAuthenticated(401);
}

const placeOf = (context: TurnContext, activity: Partial<Activity>): Conversation => ({
  serviceUrl: context.activity.serviceUrl,
  id: activity.conversation?.id ?? context.activity.conversation.id,
});

function tokenFor(credentials: Credentials | undefined): OutboundToken {
  if (!credentials) return () => Promise.resolve(undefined);
  const factory = new KeptCredentials(registration(credentials));
  const login = `https://login.microsoftonline.com/${credentials.tenantId ?? 'botframework.com'}`;
  return sharedToken(() => tokenOf(factory.createCredentials(credentials.appId, MICROSOFT, login, true)));
}
