import type { Retain } from '../config.ts';
import type { Records } from '../flows/engine/records.ts';
import type { Keeping } from '../flows/engine/told-record.ts';
import type { Container, DocumentStore, Filed } from '../store/document-store.ts';

/** What a verb of the operator works with. `say` is for whoever runs it: no names, nothing typed. */
export interface Operator {
  readonly keeping: Keeping;
  readonly records: Records;
  readonly retain: Retain;
  readonly say: (line: string) => void;
}

/** A verb answers true when all is well, and false when somebody must look: the command then ends with 1. */
export type Outcome = Promise<boolean>;

const PAGE = 100;

/** Every document of a room, or of one partition of it, one after another. */
export async function* every(store: DocumentStore, container: Container, partition?: string): AsyncGenerator<Filed> {
  let after: string | undefined;
  do {
    const walk = { limit: PAGE, ...(partition !== undefined && { partition }), ...(after !== undefined && { after }) };
    const page = await store.all(container, walk);
    yield* page.found;
    after = page.next;
  } while (after !== undefined);
}

/** "1 record", "2 records", "no records". */
export const count = (many: number, one: string): string =>
  `${many === 0 ? 'no' : many} ${many === 1 ? one : one === 'person' ? 'people' : `${one}s`}`;
