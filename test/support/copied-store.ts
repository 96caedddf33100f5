import { every } from '../../src/operator/operator.ts';
import {
  RECORD_CONTAINERS,
  type Container,
  type Document,
  type DocumentStore,
} from '../../src/store/document-store.ts';
import { roomIn } from '../../src/store/room.ts';

export type Placed = Document & { readonly container: Container };

const EVERY: readonly Container[] = [...RECORD_CONTAINERS, 'people', 'staff', 'teams', 'sessions', 'grants'];

/** Everything that a store keeps, to be put into others: much quicker than to make it by the rules once more. No copy expires. */
export async function documentsIn(store: DocumentStore): Promise<readonly Placed[]> {
  const documents: Placed[] = [];
  for (const container of EVERY)
    for await (const { etag: _, ...document } of every(roomIn(store, container)))
      documents.push({ container, ...document });
  return documents;
}

/** Puts them into a store that has none of them. */
export async function putInto(store: DocumentStore, documents: readonly Placed[]): Promise<void> {
  await Promise.all(documents.map(({ container, ...document }) => store.create(container, document)));
}
