import { readServices } from './adapters/content/services-file.ts';
import { systemClock } from './kernel/clock.ts';
import { dayOf } from './kernel/days.ts';

/** `npm run content -- check`: what is wrong with the files of CONTENT_DIR, each with its line. */
const folder = process.env['CONTENT_DIR'] ?? '';
if (process.argv[2] !== 'check' || folder === '') {
  process.stderr.write('Use: CONTENT_DIR=folder npm run content -- check\n');
  process.exit(2);
}
const { services, faults } = readServices(folder, dayOf(systemClock.now(), 'Europe/London'));
for (const { line, words } of faults) process.stdout.write(`services.csv, line ${line}: ${words}\n`);
process.stdout.write(`services.csv: ${services.length} services, ${faults.length} faults\n`);
process.exit(faults.length > 0 ? 1 : 0);
