import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

/** How a record stood at a moment: how long its history was and what it ended with. */
export interface Witness {
  readonly entries: number;
  readonly hash: string;
  readonly erased: boolean;
}

const Line = z.tuple([z.string(), z.number(), z.string(), z.boolean()]);

/** What an earlier run wrote; undefined when there is no such file yet. Throws when the file is none of ours. */
export async function readWitness(file: string): Promise<ReadonlyMap<string, Witness> | undefined> {
  if (!existsSync(file)) return undefined;
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [id, entries, hash, erased] = Line.parse(JSON.parse(line));
      return [id, { entries, hash, erased }];
    }),
  );
}

/** One line a record, in a file that is there whole or not at all. */
export async function writeWitness(file: string, records: ReadonlyMap<string, Witness>): Promise<void> {
  const lines = [...records].map(([id, { entries, hash, erased }]) => JSON.stringify([id, entries, hash, erased]));
  await writeFile(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
