import { servicesOf } from './adapters/content/services-file.ts';
import { advise, handle } from './app/handle.ts';
import type { App, PaperLinks } from './app/app.ts';
import { fetchCopy } from './app/papers.ts';
import { tick } from './app/tick.ts';
import type { Inbound } from './chat/inbound.ts';
import type { Outbound } from './chat/outbound.ts';
import type { Config } from './config.ts';
import { FormStore } from './forms/open-forms.ts';
import { recordServices, type RecordServices } from './records/services.ts';
import { registry } from './flows/index.ts';
import { dayOf } from './kernel/days.ts';
import { systemClock, type Clock } from './kernel/clock.ts';
import { withCorrelation } from './kernel/correlation.ts';
import type { Log } from './kernel/log.ts';
import { Administration } from './people/administration.ts';
import { EMPTY_SHEET } from './people/import-sheet.ts';
import { PaperGrants } from './papers/grants.ts';
import { FORMATS } from './papers/paper.ts';
import { checkRetain, RETAIN_MS, retaining } from './operator/retention.ts';
import { Directory } from './people/directory.ts';
import type { DocumentStore } from './store/document-store.ts';
import { inNoTurn, inOneTurn, readOnce } from './store/read-once.ts';
import { fileReader } from './teams/files.ts';
import { copyAddress, createTeams, privateChatOf } from './teams/index.ts';
import { describeFailure } from './teams/failure.ts';
import { repeatedly } from './ticking.ts';
import { writePaper } from './write-paper.ts';

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
  readonly services: RecordServices;
  /** Stops taking requests, finishes those in hand, sends nothing more, closes the store. */
  stop(): Promise<void>;
}

const TICK_MS = 5_000;

/** Every part, put together: the only place that knows them all. `start` listens and begins to send what is due. */
export function build({ config, clock = systemClock, between = (_, next) => next, ...parts }: Parts) {
  const [store, log] = [readOnce(parts.store), withCorrelation(parts.log)];
  const unreadable = (container: string, id: string): void => log.error('store.unreadable', { container, id });
  const directory = new Directory(store, unreadable);
  const services = recordServices({ store, clock, zone: config.zone, ...config.work }, directory);
  const administration = new Administration(store, clock);
  const surprise = (where: string, error: unknown): void =>
    log.error(`app.${where}`, { name: error instanceof Error ? error.name : 'unknown', ...describeFailure(error) });

  const grants = new PaperGrants(store, clock);
  const app: App = {
    directory,
    administration,
    administrators: new Set(config.administrators),
    forms: new FormStore(store, clock),
    ...registry(services, directory, administration, settingsOf(config, clock, log), unreadable, (why) =>
      log.warn('people.import-broke-off', { why }),
    ),
    clock,
    zone: config.zone,
    wake: () => inNoTurn(ticking.now),
    readFile: fileReader(),
    lines: config.lines,
    privateChat: config.credentials && privateChatOf(config.credentials.appId),
    copies: config.publicUrl === undefined ? undefined : paperLinks(config.publicUrl, grants),
  };
  const teams = createTeams({
    ...config,
    copies:
      config.publicUrl === undefined
        ? undefined
        : { ...config, publicUrl: config.publicUrl, fetchCopy: fetchCopy(app, grants, writePaper) },
    log,
    clock,
    emptySheet: EMPTY_SHEET,
    advise: (inbound) => advise(app, inbound),
    handle: between(directory, (inbound) => inOneTurn(() => handle(app, inbound, surprise))),
    ready: () => store.ready(),
  });
  const ticking = repeatedly(
    TICK_MS,
    (going) => tick({ app, messenger: teams.messenger, surprise, going }),
    (error) => surprise('tick', error),
  );

  checkRetain(config.retain, app.records);
  const tidying = repeatedly(RETAIN_MS, retaining(services, config.retain, log), (error) =>
    surprise('retention', error),
  );

  return {
    services,
    async start(): Promise<Running> {
      const port = await teams.server.listen(config.host, config.port);
      ticking.begin();
      tidying.begin();
      tidying.now();
      void teams.warmUp();
      return {
        port,
        services,
        async stop() {
          // Both at once: nothing new is claimed from now on, while what is under way is finished (S60).
          await Promise.all([teams.server.stop(), ticking.end(), tidying.end()]);
          await store.close();
        },
      };
    },
  };
}

/** What the service has set, as the registry takes it. */
const settingsOf = (config: Config, clock: Clock, log: Log): Parameters<typeof registry>[3] => ({
  ...config.plans,
  lines: config.lines,
  complaints: config.complaints,
  localServices: servicesOf(
    config.contentFolder,
    () => dayOf(clock.now(), config.zone),
    (lines) => log.warn('content.services-wrong', { lines }),
  ),
  emptySheet: config.publicUrl && `${config.publicUrl}/people.csv`,
});

/** Links to papers, under the address at which the bot is reached. */
const paperLinks = (publicUrl: string, grants: PaperGrants): PaperLinks => ({
  formats: FORMATS,
  linkFor: async (grant) => copyAddress(publicUrl, (await grants.issue(grant)).token),
});
