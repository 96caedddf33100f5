import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from './caseload.ts';
import type { FarEnd } from './far-end.ts';
import { deliverFirst, openLine } from './load.ts';
import { startServer, type Starting } from './server-process.ts';
import { turnsAt } from './turns.ts';

/** Which visit to a form the turns below are of. */
export const TAKEN_VISIT = 0;

/** What one turn asked of the store (`Call`s of counting-store.ts), and what it was answered with. */
interface TakenTurn {
  readonly by: string;
  readonly calls: unknown;
  readonly answer: unknown;
}

/**
 * Takes every press and every form step once, one after the other, with the bot that is measured: what the limit has to do is
 * counted and not guessed.
 */
export async function takenTurns(
  reable: Starting,
  { serviceUrl, authorization }: FarEnd,
  workers: readonly Worker[],
): Promise<readonly TakenTurn[]> {
  const calls = join(reable.folder, 'calls.jsonl');
  const main = new URL('counted-bot.ts', import.meta.url);
  const server = await startServer({ ...reable, main, env: { ...reable.env, BENCH_CALLS: calls } });
  const line = openLine(server.port, authorization);
  const turns = turnsAt(serviceUrl);
  const answers: { readonly by: string; readonly text: string }[] = [];
  for (const worker of workers) {
    for (const { body, fits } of worker.form ? turns.formSteps(worker, TAKEN_VISIT) : [turns.press(worker)]) {
      const heard = (text: string): boolean => answers.push({ by: worker.staff.aadObjectId, text }) > 0 && fits(text);
      await deliverFirst(line, { body, fits: heard });
    }
  }
  line.close();
  await server.stop();
  const asked = readFileSync(calls, 'utf8').trimEnd().split('\n');
  if (asked.length !== answers.length) throw new Error(`${asked.length} turns, ${answers.length} answers`);
  return asked.map((text, index) => {
    const { by = '', text: answer = '' } = answers[index] ?? {};
    return { by, calls: JSON.parse(text), answer: JSON.parse(answer) };
  });
}
