import type { Clock } from '../../src/kernel/clock.ts';
import { recordServices, type RecordServices } from '../../src/records/services.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';

/** What records are kept with in tests: the service's usual settings. */
export const servicesAt = (store: DocumentStore, clock: Clock, remindAfter = 3): RecordServices =>
  recordServices({ store, clock, zone: 'Europe/London', remindAfter, untoldAfter: 5 });
