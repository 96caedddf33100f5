import { createHash } from 'node:crypto';

/** A short hash of what a form was filled in from, to notice when that has changed by the time it is saved (S53). */
export const versionHash = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 16);
