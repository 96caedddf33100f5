import { build, type Running } from '../build.ts';
import { ConfigProblem, type Config } from '../config.ts';
import type { Log } from '../kernel/log.ts';
import { openStore } from '../open-store.ts';
import { acting } from './acting.ts';
import { DemoClock, lettingDaysPass } from './demo-clock.ts';
import { demoStore, FOLDER } from './demo-store.ts';
import { seed } from './history.ts';
import { startPlayground } from './playground.ts';
import { DEMO_COMPLAINTS, DEMO_CONTACT, DEMO_LINES, TENANT } from './world.ts';

/**
 * The demo: the bot with an invented caseload, the Playground beside it, "act as" and "3 days later". Refused with credentials: acting as another
 * must not exist where real people are known (S7). Without credentials the configuration already allows this machine only.
 */
export async function startDemo(given: Config, log: Log): Promise<Running> {
  if (given.credentials) throw new ConfigProblem('MicrosoftAppId: must not be set for the demo');
  const publicUrl = given.publicUrl ?? `http://127.0.0.1:${given.port}`;
  const plans = { ...given.plans, contact: given.plans.contact ?? DEMO_CONTACT };
  const config: Config = {
    ...given,
    publicUrl,
    plans,
    complaints: given.complaints ?? DEMO_COMPLAINTS,
    contentFolder: given.contentFolder ?? import.meta.dirname,
    lines: DEMO_LINES,
    allowedTenants: [TENANT],
    store: demoStore(given),
  };
  const clock = new DemoClock(FOLDER);
  const store = await openStore(config, { clock, lost: () => log.error('store.file-lost') });
  const bot = build({
    config,
    log,
    clock,
    store,
    between: (directory, handle) => lettingDaysPass(clock, config.zone, acting(directory, handle)),
  });
  await seed(bot.services, config.playgroundPort);
  const running = await bot.start();
  const messages = `http://127.0.0.1:${running.port}/api/messages`;
  const playground = await startPlayground(messages, config.playgroundPort, FOLDER);
  process.stdout.write(`\n  Reable is ready. Open ${playground.address} in your browser. Ctrl-C ends it.\n\n`);
  return {
    ...running,
    async stop() {
      await playground.stop();
      await running.stop();
    },
  };
}
