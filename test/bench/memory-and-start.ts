import { deliverFirst, deliverSteadily, openLine } from './load.ts';
import type { Measured } from './measure.ts';
import { from } from './rounds.ts';
import { startServer, type Starting, type Usage } from './server-process.ts';
import type { Stage } from './stage.ts';
import { turnsAt } from './turns.ts';

const STEADY_PER_SECOND = 50;
const STEADY_SECONDS = 10;

export interface Started {
  readonly bot: Measured;
  /** From the start of the process to its first answer: token and outbound token checked and fetched, a message sent. */
  readonly firstMs: number;
  readonly used: Usage;
}

export async function start(starting: Starting, { farEnd, askers }: Stage): Promise<Started> {
  const first = from(askers, 0, 1).map(turnsAt(farEnd.serviceUrl).message);
  const began = performance.now();
  const server = await startServer(starting);
  const line = openLine(server.port, farEnd.authorization);
  for (const delivery of first) await deliverFirst(line, delivery);
  return { bot: { server, line }, firstMs: performance.now() - began, used: await server.usage() };
}

export async function stop({ bot: { server, line } }: Started): Promise<void> {
  line.close();
  await server.stop();
}

/** The memory each holds after ten seconds of fifty turns a second, half of them messages and half presses. Bytes. */
export async function steadyMemory(
  stock: Measured,
  reable: Measured,
  { farEnd, askers }: Stage,
): Promise<readonly number[]> {
  const turns = turnsAt(farEnd.serviceUrl);
  const mixed = (press: typeof turns.press) =>
    from(askers, 0, STEADY_PER_SECOND * STEADY_SECONDS).map((worker, index) =>
      index % 2 === 0 ? turns.message(worker) : press(worker),
    );
  await Promise.all([
    deliverSteadily(stock.line, mixed(turns.stockPress), STEADY_PER_SECOND),
    deliverSteadily(reable.line, mixed(turns.press), STEADY_PER_SECOND),
  ]);
  return Promise.all([stock, reable].map(async ({ server }) => (await server.usage()).rss));
}
