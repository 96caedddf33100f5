import { MemoryStore } from '../support/memory-store.ts';
import { documentStoreContract } from './document-store.contract.ts';

documentStoreContract('that of the tests', async (clock) => new MemoryStore(clock));
