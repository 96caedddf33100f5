import type { Messenger } from '../chat/messenger.ts';
import { systemClock, type Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { TeamsAdapter } from './authentication.ts';
import type { Advise, Handle } from './answering.ts';
import { Bot } from './bot.ts';
import type { Credentials } from './credentials.ts';
import { createMessenger } from './messenger.ts';
import { Pace } from './pace.ts';
import { ordinaryPatience, type Patience } from './patience.ts';
import { createTeamsServer, type TeamsServer } from './server.ts';
import { isLoopback, serviceHosts as hostList } from './service-hosts.ts';
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
  const pace = new Pace(() => clock.now().getTime());
  const adapter = new TeamsAdapter({ credentials, openIdMetadata, serviceHosts, clock, pace });
  const appId = credentials?.appId;
  const rules = { allowedTenants, serviceHosts, fresh: credentials !== undefined, now: () => clock.now() };
  const { patience = ordinaryPatience, requestsPerSecond: perSecond } = options;
  const personRate = { perSecond, burst: 4 * perSecond };
  const bot = new Bot({ adapter, appId, rules, advise, handle, patience, personRate, clock, log });
  const server = createTeamsServer({
    receive: (request, response) => bot.receive(request, response),
    settled: () => bot.settled(),
    ready,
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

export type { Credentials } from './credentials.ts';
export type { Advise, Handle } from './answering.ts';
export type { Patience } from './patience.ts';
export type { TeamsServer } from './server.ts';
