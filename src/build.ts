import { advise, handle } from './app/handle.ts';
import type { House } from './app/house.ts';
import { tick } from './app/tick.ts';
import type { Inbound } from './chat/inbound.ts';
import type { Outbound } from './chat/outbound.ts';
import type { Config } from './config.ts';
import { Desks } from './flows/engine/desk.ts';
import { Records } from './flows/engine/records.ts';
import type { Keeping } from './flows/engine/told-record.ts';
import { registry } from './flows/index.ts';
import { systemClock, type Clock } from './kernel/clock.ts';
import { withCorrelation } from './kernel/correlation.ts';
import type { Log } from './kernel/log.ts';
import { Administration } from './people/administration.ts';
import { checkRetain, RETAIN_MS, retaining } from './operator/retention.ts';
import { Directory } from './people/directory.ts';
import type { DocumentStore } from './store/document-store.ts';
import { fileReader } from './teams/files.ts';
import { createTeams } from './teams/index.ts';
import { repeatedly } from './ticking.ts';

type Handle = (inbound: Inbound) => Promise<readonly Outbound[]>;

export interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly clock?: Clock;
  readonly store: DocumentStore;
  /** Something between the edge and the application: the demo's "act as". */
  readonly between?: (directory: Directory, handle: Handle) => Handle;
}

export interface Running {
  readonly port: number;
  readonly keeping: Keeping;
  /** Stops taking requests, finishes those in hand, sends nothing more, closes the store. */
  stop(): Promise<void>;
}

const TICK_MS = 5_000;

/** Every part, put together: the only place that knows them all. `start` listens and begins to send what is due. */
export function build({ config, store, clock = systemClock, between = (_, next) => next, ...parts }: Parts) {
  const log = withCorrelation(parts.log);
  const keeping: Keeping = { store, clock, zone: config.zone, chaseAfter: config.chaseAfter };
  const directory = new Directory(store);
  const administration = new Administration(store, clock);
  const records = new Records(keeping, () => log.error('records.unreadable'));
  const surprise = (where: string, error: unknown): void =>
    log.error(`app.${where}`, { name: error instanceof Error ? error.name : 'unknown' });

  const house: House = {
    directory,
    administration,
    administrators: new Set(config.administrators),
    records,
    desks: new Desks(store, clock),
    ...registry(records, directory, administration, config.plans),
    clock,
    zone: config.zone,
    wake: () => ticking.now(),
    readFile: fileReader(),
  };
  const teams = createTeams({
    credentials: config.credentials,
    allowedTenants: config.allowedTenants,
    allowedServiceHosts: config.serviceHosts,
    openIdMetadata: config.openIdMetadata,
    requestsPerSecond: config.requestsPerSecond,
    log,
    clock,
    advise,
    handle: between(directory, (inbound) => handle(house, inbound, surprise)),
    ready: () => store.ready(),
  });
  const ticking = repeatedly(
    TICK_MS,
    (going) => tick({ house, messenger: teams.messenger, surprise, going }),
    (error) => surprise('tick', error),
  );

  checkRetain(config.retain, records);
  const tidying = repeatedly(RETAIN_MS, retaining(keeping, config.retain, log), (error) =>
    surprise('retention', error),
  );

  return {
    keeping,
    async start(): Promise<Running> {
      const port = await teams.server.listen(config.host, config.port);
      ticking.begin();
      tidying.begin();
      tidying.now();
      void teams.warmUp();
      return {
        port,
        keeping,
        async stop() {
          // Both at once: nothing new is claimed from now on, while what is under way is finished (S60).
          await Promise.all([teams.server.stop(), ticking.end(), tidying.end()]);
          await store.close();
        },
      };
    },
  };
}
