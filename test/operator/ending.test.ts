import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';

/** The file's last page cannot be written. */
const BROKEN_DISK = `import { DatabaseSync } from 'node:sqlite';
DatabaseSync.prototype.close = () => { throw new Error('disk is full'); };`;

test('S60: a bot that cannot stop in good order ends with 1 and one line that says why', async () => {
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(BROKEN_DISK)}`, 'src/main.ts'],
    {
      env: { PORT: '0', SQLITE_FILE: join(mkdtempSync(join(tmpdir(), 'reable-')), 'reable.sqlite') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = text(child.stderr);
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('bot.listening')) child.kill('SIGTERM');
  });
  const [code] = await once(child, 'exit');
  expect([code, await said]).toEqual([1, 'could not stop (Error): disk is full\n']);
});
