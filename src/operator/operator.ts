import type { Retain } from '../config.ts';
import type { Records } from '../kinds/records.ts';
import type { RecordServices } from '../records/services.ts';
import type { Filed } from '../store/document-store.ts';
import { everyOn, type Room } from '../store/room.ts';

/** What a verb of the operator works with. `say` is for the operator who runs it: no names, nothing typed. */
export interface Operator {
  readonly services: RecordServices;
  readonly records: Records;
  readonly retain: Retain;
  readonly say: (line: string) => void;
}

/** A verb answers true when all is well, and false when somebody must look: the command then ends with 1. */
export type RunResult = Promise<boolean>;

const PAGE = 100;

/** Every document of a container, or of one partition of it, one after another. */
export const every = (room: Room, partition?: string): AsyncGenerator<Filed> =>
  everyOn((after) => room.all({ limit: PAGE, partition, after }));

/** "1 record", "2 records", "no records". */
export const count = (many: number, one: string): string =>
  `${many === 0 ? 'no' : many} ${many === 1 ? one : one === 'person' ? 'people' : `${one}s`}`;
