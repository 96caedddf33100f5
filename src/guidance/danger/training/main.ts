import { readFileSync, writeFileSync } from 'node:fs';
import { packed, WEIGHTS_FILE } from '../model.ts';
import { readExamples, taughtBy } from './examples.ts';
import { learn, madeSmall } from './train.ts';

/**
 * `npm run danger`: learns the weights from the examples and writes them. `-- --check` learns them anew and fails when they are others than
 * those that are checked in; `-- --report` measures them.
 */
if (process.argv.includes('--report')) {
  const { report } = await import('./report.ts');
  process.stdout.write(report());
} else {
  const examples = taughtBy(readExamples());
  const file = packed(madeSmall(learn(examples)));
  if (!process.argv.includes('--check')) {
    writeFileSync(WEIGHTS_FILE, file);
    process.stdout.write(`${examples.length} examples, ${file.length} bytes\n`);
  } else if (!file.equals(readFileSync(WEIGHTS_FILE))) {
    process.stderr.write('weights.bin is not what the examples teach: npm run danger\n');
    process.exitCode = 1;
  }
}
