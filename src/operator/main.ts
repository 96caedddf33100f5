import { ConfigProblem, loadDotEnv } from '../config.ts';
import { command } from './command.ts';

try {
  loadDotEnv();
  process.exitCode = await command(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  // The message of anything else may hold what a person typed.
  const problem =
    error instanceof ConfigProblem ? error.message : `stopped (${error instanceof Error ? error.name : 'unknown'})`;
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
