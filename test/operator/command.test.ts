import { servicesAt } from '../support/services.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { seed } from '../../src/demo/history.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { command } from '../../src/operator/command.ts';
import { startCosmos } from '../support/cosmos.ts';
import { ADA, filedAbout, tamper } from '../support/operator.ts';

const main = fileURLToPath(new URL('../../src/operator/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reable-'));
const file = join(folder, 'reable.sqlite');

beforeAll(async () => {
  const store = new SqliteStore(file, systemClock);
  await seed(servicesAt(store, systemClock), 56_150);
  await store.close();
});

/** The command as the operator runs it: nothing is set but where the records are. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    env: { SQLITE_FILE: file },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

async function inProcess(...args: readonly string[]) {
  const said: string[] = [];
  const code = await command(args, { SQLITE_FILE: file }, (line) => said.push(line));
  return { code, said };
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe('npm run records', () => {
  test('verifies with nothing set but the file, needing nothing of Teams', () => {
    expect(run('verify')).toEqual({
      status: 0,
      stdout: '12 people checked, 0 not as they should be.\n17 records checked, 0 erased, 0 not as they should be.\n',
      stderr: '',
    });
  });

  test('ends with 1, and names the record, when one is not as it should be', async () => {
    const store = new SqliteStore(file, systemClock);
    const [filed] = await filedAbout(store);
    if (!filed) throw new Error('Ada has a record');
    const body = structuredClone(filed.body);
    await tamper(store, filed, { ...Object(body), author: 'somebodyelse' });
    const { status, stdout } = run('verify');
    expect(status).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${filed.id} [A-Z]{2}-`, 'mu'));
    expect(stdout).not.toMatch(/Ada|somebodyelse/u);
    const [now] = await filedAbout(store);
    if (now) await tamper(store, now, filed.body);
    await store.close();
  });

  test('S6: ends with 1 and one line when the file is not there, and makes none', () => {
    const missing = join(folder, 'missing.sqlite');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'verify'], {
      cwd: folder,
      env: { SQLITE_FILE: missing },
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([1, '', 'SQLITE_FILE: there is no such file\n']);
    expect(existsSync(missing)).toBe(false);
  });

  test('ends with 2 and says how it is used when a verb is not known', () => {
    const { status, stdout } = run('destroy');
    expect(status).toBe(2);
    expect(stdout).toContain('npm run --silent records -- VERB');
    for (const verb of ['verify', 'rebuild', 'export', 'erase', 'retain', 'hold', 'release', 'end'])
      expect(stdout).toMatch(new RegExp(`^  ${verb}\\b`, 'mu'));
  });

  test.each([
    [[]],
    [['verify', 'rebuild']],
    [['verify', '--subject', ADA]],
    [['verify', '--no-such-option']],
    [['export']],
    [['export', '--subject', '../../etc']],
    [['erase', '--yes', ADA]],
    [['hold', '--subject', ADA]],
    [['hold', '--subject', ADA, '--why', ' ']],
    [['end', '--subject', ADA, '--on', '2026-02-30']],
  ])('does not guess what was meant: %j', async (args) => {
    expect((await inProcess(...args)).code).toBe(2);
  });

  test('erases nobody by a slip: the id must be given twice', async () => {
    for (const slip of [[], ['--yes', 'yes'], ['--yes', ADA.slice(1)]]) {
      const { code, said } = await inProcess('erase', '--subject', ADA, ...slip);
      expect(code).toBe(2);
      expect(said).toEqual([
        'Nothing was erased. To erase this person and everything about them, repeat the id: --yes ID',
      ]);
    }
    expect((await inProcess('verify')).said.at(-1)).toBe('17 records checked, 0 erased, 0 not as they should be.');
  });

  test('every verb reaches the store: rebuild, hold, release, end, retain, export, erase', async () => {
    const of = ['--subject', ADA];
    expect((await inProcess('rebuild')).said).toEqual(['17 records needed nothing, 0 rebuilt, 0 not rebuilt.']);
    expect(await inProcess('hold', ...of, '--why', 'An inquest.')).toEqual({ code: 0, said: ['Under legal hold.'] });
    expect((await inProcess('erase', ...of, '--yes', ADA)).code).toBe(1);
    expect((await inProcess('release', ...of)).code).toBe(0);
    expect(await inProcess('end', ...of, '--on', '2026-11-02')).toMatchObject({ code: 0 });
    expect((await inProcess('retain')).said).toEqual(['Past their time and erased: no records, no people.']);
    const out = join(folder, 'out');
    expect((await inProcess('export', ...of, '--out', out)).code).toBe(0);
    expect(readdirSync(out)).toHaveLength(3);
    expect((await inProcess('erase', ...of, '--yes', ADA)).code).toBe(0);
    expect((await inProcess('verify')).said).toEqual([
      '11 people checked, 0 not as they should be.',
      '11 records checked, 6 erased, 0 not as they should be.',
    ]);
  });

  test('S59: walks Cosmos DB with a minute for each call, not with the patience of a chat turn', async () => {
    const server = await startCosmos();
    try {
      const env = {
        STORE: 'cosmos',
        COSMOS_ENDPOINT: server.endpoint,
        COSMOS_DATABASE: await server.newDatabase(),
        COSMOS_KEY: server.key,
      };
      const timers = jest.spyOn(globalThis, 'setTimeout');
      expect(await command(['verify'], env, () => {})).toBe(0);
      const waits = new Set(timers.mock.calls.map(([, ms]) => ms));
      expect([waits.has(60_000), waits.has(4_000)]).toEqual([true, false]);
    } finally {
      await server.stop();
    }
  });

  test('S6: a setting that makes no sense is named', async () => {
    await expect(command(['verify'], { SQLITE_FILE: file, RETAIN_DAYS: 'monitoring:3' }, () => {})).rejects.toThrow(
      /^RETAIN_DAYS: /u,
    );
  });
});
