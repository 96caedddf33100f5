import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import type { CareRecord } from './record.ts';

/**
 * SHA-256 over everything that is kept of a record, so that altering any of it shows (S28): the chain covers only what happened,
 * not whose record it is, who wrote it, its state or its notices. The entries stand in it by the end of their chain,
 * those on pages by where they end. It keeps no secret: a person who can write and knows how can seal again, and only a witness kept elsewhere tells.
 */
export const sealOf = ({ entries, ...rest }: CareRecord<unknown>): string =>
  createHash('sha256')
    .update(stringify({ ...rest, entries: [entries.length, entries.at(-1)?.hash] }) ?? '')
    .digest('hex');
