import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();
process.once('exit', () => folders.forEach(remove));

/** A folder of its own; gone when it is removed, or else when this process is. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reable-faults-'));
  folders.add(folder);
  return folder;
}

export function remove(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
