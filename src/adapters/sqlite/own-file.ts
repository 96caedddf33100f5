import { chmodSync, closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A database was here before, and its file is not there: whatever began anew would look as if nothing had ever been recorded (S50). */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/** Says that a database was begun here: it stays when the database does not. */
const markOf = (file: string): string => `${file}.begun`;

/**
 * The file of a database, for its owner alone, made when none was ever here; and a folder for it. True when it was made. Throws `FileGone`
 * when one was here before: an operator restores it, or removes the mark to begin anew.
 */
export function ownFile(file: string): boolean {
  if (file === ':memory:') return false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  if (isNew && existsSync(markOf(file)))
    throw new FileGone(`the database is gone: restore ${file}, or remove ${markOf(file)} to begin with an empty one`);
  // SQLite gives the files beside it the same rights.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  writeFileSync(markOf(file), '', { mode: 0o600 });
  return isNew;
}
