import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { compare } from './measure.ts';
import { comparison, table } from './table.ts';

const ROOT = join(import.meta.dirname, '../..');
const ROUNDS = 7;
const run = promisify(execFile);
const Figures = z.record(z.string(), z.number());

/** `npm run bench -- against 28b6ed2`: turns of this tree beside those of a commit, one process of each after the other, as ratios within each pair. */
export async function against(commit: string): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'reable-against-')), 'tree');
  execFileSync('git', ['-C', ROOT, 'worktree', 'add', '--detach', '--force', folder, commit], { stdio: 'ignore' });
  try {
    if (!existsSync(join(folder, 'node_modules')))
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const [before, now]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      before.push(await measured(folder));
      now.push(await measured(ROOT));
    }
    const of = (all: readonly Measured[], what: string): readonly number[] => all.map((one) => one[what] ?? NaN);
    return table(
      ['processor us inside a turn', commit, 'now'],
      Object.keys(now[0] ?? {}).map((what) => comparison(what, compare(of(before, what), of(now, what)), 1.1)),
    );
  } finally {
    execFileSync('git', ['-C', ROOT, 'worktree', 'remove', '--force', folder]);
  }
}

type Measured = z.infer<typeof Figures>;

async function measured(tree: string): Promise<Measured> {
  const driver = join(import.meta.dirname, 'turns-inside.ts');
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', driver, tree]);
  return Figures.parse(JSON.parse(stdout));
}
