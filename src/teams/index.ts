import type { Messenger } from '../chat/messenger.ts';
import { elapsedOn, systemClock, type Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { TeamsAdapter } from './authentication.ts';
import type { Advise, Handle } from './delivery.ts';
import { Bot } from './bot.ts';
import { Copies, signedInAddress, type FetchCopy } from './copies.ts';
import type { Credentials } from './credentials.ts';
import { openIdProvider } from './keys.ts';
import { StrangerLimit } from './limits.ts';
import { createMessenger } from './messenger.ts';
import { Pace } from './pace.ts';
import { ordinaryPatience, type Patience } from './patience.ts';
import { createTeamsServer, type TeamsServer } from './server.ts';
import { isLoopback, serviceHosts as hostList } from './service-hosts.ts';
import { SignIn } from './sign-in.ts';
import { describeFailure } from './failure.ts';
import { handleWithoutRefresh, messengerWithoutRefresh } from './without-refresh.ts';

export interface TeamsOptions {
  /** The bot's registration. Without it no token is asked for, and only this machine is listened and spoken to (S7). */
  readonly credentials?: Credentials | undefined;
  /** Tenant ids whose people may talk to the bot (S5). */
  readonly allowedTenants: readonly string[];
  /** Exact hosts the bot may send to, such as `smba.trafficmanager.net` (S4). */
  readonly allowedServiceHosts: readonly string[];
  /** Where the keys of the Bot Connector are published; Microsoft's own unless a test signs with its own. */
  readonly openIdMetadata?: string | undefined;
  readonly log: Log;
  readonly advise: Advise;
  readonly handle: Handle;
  readonly ready: () => Promise<boolean>;
  readonly clock?: Clock;
  /** When a turn has taken too long; four seconds unless a test decides (S52). */
  readonly patience?: Patience;
  /** What one person may ask for, in the long run and each second; four times as many at once after a rest (S12). */
  readonly requestsPerSecond: number;
  /** A CSV file with headings and nobody in it. */
  readonly emptySheet: string;
  /** Links to papers (R20). Without it there are none. */
  readonly copies?: CopyLinks | undefined;
}

export interface CopyLinks {
  /** Where the bot is reached with a browser, without a slash at its end. */
  readonly publicUrl: string;
  readonly fetchCopy: FetchCopy;
  /** The registration that people sign in to, when it is not the bot's own. */
  readonly signInAppId?: string | undefined;
  /** What Microsoft Entra says about itself; by the bot's tenant unless a test signs with its own keys. */
  readonly signInMetadata?: string | undefined;
}

export interface Teams {
  readonly server: TeamsServer;
  readonly messenger: Messenger;
  /** Fetches what the first answer will need, so that it need not wait for it. Never rejects: the first answer tries again. */
  warmUp(): Promise<void>;
}

/**
 * Everything between Microsoft Teams and the application.
 * `listen` throws on a host that others can reach when there are no credentials (finding 6).
 */
export function createTeams(options: TeamsOptions): Teams {
  const { credentials, allowedTenants, allowedServiceHosts, openIdMetadata, log, ready, advise } = options;
  const handle = credentials ? options.handle : handleWithoutRefresh(options.handle);
  const clock = options.clock ?? systemClock;
  const serviceHosts = hostList(allowedServiceHosts, credentials === undefined);
  const pace = new Pace(() => elapsedOn(clock));
  const adapter = new TeamsAdapter({ credentials, openIdMetadata, serviceHosts, clock, pace });
  const appId = credentials?.appId;
  const rules = { allowedTenants, serviceHosts, fresh: credentials !== undefined, now: () => clock.now() };
  const { patience = ordinaryPatience, requestsPerSecond: perSecond } = options;
  const personRate = { perSecond, burst: 4 * perSecond };
  const strangers = new StrangerLimit(log, (authorization) => adapter.looksGood(authorization));
  const bot = new Bot({ adapter, appId, rules, advise, handle, patience, personRate, strangers, clock, log });
  const { copies } = options;
  const server = createTeamsServer({
    receive: (...call) => bot.receive(...call),
    settled: () => bot.settled(),
    ready,
    emptySheet: options.emptySheet,
    copies:
      copies &&
      new Copies({ fetchCopy: copies.fetchCopy, signIn: signInFor(copies, options, clock), strangers, clock, log }),
  });
  const messenger = createMessenger({ adapter, appId, serviceHosts, pace, log });
  return {
    warmUp: () => adapter.warmUp().catch((error: unknown) => log.warn('teams.no-token', describeFailure(error))),
    messenger: credentials ? messenger : messengerWithoutRefresh(messenger),
    server: {
      ...server,
      listen: async (host, port) => {
        if (credentials === undefined && !isLoopback(host)) throw new Error('HOST must be loopback without an app id');
        return server.listen(host, port);
      },
    },
  };
}

/** Nobody can sign in without a registration. With one there is no other way (S7). */
function signInFor(links: CopyLinks, { credentials, allowedTenants }: TeamsOptions, clock: Clock): SignIn | undefined {
  if (!credentials) return undefined;
  const { publicUrl, signInAppId, signInMetadata } = links;
  const ofTenant = `https://login.microsoftonline.com/${credentials.tenantId ?? ''}/v2.0/.well-known/openid-configuration`;
  return new SignIn({
    appId: signInAppId ?? credentials.appId,
    allowedTenants,
    redirectTo: signedInAddress(publicUrl),
    provider: openIdProvider(signInMetadata ?? ofTenant, () => clock.now().getTime()),
  });
}

export { privateChatOf } from './private-chat.ts';
export { copyAddress, type FetchCopy } from './copies.ts';
export type { Credentials } from './credentials.ts';
export type { Advise, Handle } from './delivery.ts';
export type { Patience } from './patience.ts';
