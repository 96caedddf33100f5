import { SqliteStore } from './adapters/sqlite/sqlite-store.ts';
import type { Config } from './config.ts';
import { assertNever } from './kernel/assert-never.ts';
import { systemClock, type Clock } from './kernel/clock.ts';
import type { DocumentStore } from './store/document-store.ts';

export interface OpenOptions {
  readonly clock?: Clock;
  /** The longest one call to Cosmos DB may take; what a chat turn can wait for unless said. */
  readonly patienceMs?: number;
  /** Hears, once, that the file of SQLite was deleted or replaced while it was open. */
  readonly lost?: () => void;
  /** Hears that there was no file, and an empty one was begun. */
  readonly made?: () => void;
}

/**
 * The store that the settings name: one file, or Cosmos DB opened by the bot's own identity. Nothing is created in Cosmos DB.
 * Azure's packages are loaded only when they are needed: they double the time to the first answer.
 */
export async function openStore(
  { store, credentials }: Pick<Config, 'store' | 'credentials'>,
  { clock = systemClock, patienceMs, lost, made }: OpenOptions = {},
): Promise<DocumentStore> {
  switch (store.kind) {
    case 'sqlite':
      return new SqliteStore(store.file, clock, { lost, made });
    case 'cosmos': {
      const { openCosmosStore } = await import('./adapters/cosmos/cosmos-store.ts');
      const { ManagedIdentityCredential } = await import('@azure/identity');
      const { endpoint, database, key } = store;
      const identity = credentials && { clientId: credentials.appId };
      const access = key === undefined ? { credential: new ManagedIdentityCredential(identity) } : { key };
      return openCosmosStore({ endpoint, database, access, clock, ...(patienceMs !== undefined && { patienceMs }) });
    }
    default:
      return assertNever(store);
  }
}
