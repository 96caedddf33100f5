import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botsAgainst } from './bots.ts';
import { grow, seed, type Worker } from './caseload.ts';
import { certificateFor } from './certificate.ts';
import { startFarEnd, type FarEnd } from './far-end.ts';
import type { Starting } from './server-process.ts';
import { takenTurns } from './taken-turns.ts';

export const FEW = 1_000;
export const MANY = 100_000;

/** Everything around the bots: the far end, and Reable's records, few of them and many. */
export interface Stage {
  readonly farEnd: FarEnd;
  readonly stock: () => Starting;
  readonly limit: () => Starting;
  readonly reableWithFew: () => Starting;
  readonly reableWithMany: () => Starting;
  /** Staff with a form open. */
  readonly writers: readonly Worker[];
  /** Staff without. */
  readonly askers: readonly Worker[];
}

/** Sets it up in a folder of its own (about 850 MB), which is gone when this process is. */
export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'reable-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const certificate = certificateFor('login.microsoftonline.com', [127, 0, 0, 1]);
  const certificateFile = join(folder, 'certificate.pem');
  writeFileSync(certificateFile, certificate.cert);
  const farEnd = await startFarEnd(certificate);
  const bots = botsAgainst(farEnd, folder, certificateFile);

  const [few, many] = [join(folder, 'few.sqlite'), join(folder, 'many.sqlite')];
  const workers = await seed(few, FEW, farEnd.serviceUrl);
  copyFileSync(few, many);
  const [limit, turns] = [join(folder, 'limit.sqlite'), join(folder, 'turns.json')];
  copyFileSync(few, limit);
  writeFileSync(turns, JSON.stringify(await takenTurns(bots.reable(limit), farEnd, workers)));
  await grow(many, MANY - FEW, farEnd.serviceUrl);
  return {
    farEnd,
    stock: bots.stock,
    limit: () => bots.limit(limit, turns),
    reableWithFew: () => bots.reable(few),
    reableWithMany: () => bots.reable(many),
    writers: workers.filter(({ form }) => form !== undefined),
    askers: workers.filter(({ form }) => form === undefined),
  };
}
