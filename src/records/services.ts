import type { Clock } from '../kernel/clock.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import { Directory } from '../people/directory.ts';
import { circleOf, type Party } from '../people/party.ts';
import type { DocumentStore } from '../store/document-store.ts';

/** Where records are kept, and what the service has set for them. */
export interface RecordSettings {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly zone: string;
  /** What waits is reminded of after this many working days (R5). */
  readonly remindAfter: number;
}

/** What every kind of record is kept with. */
export interface RecordServices extends RecordSettings {
  /** The person and those around them now; nobody when there is no such person. */
  circleOf(person: PersonId): Promise<readonly Party[]>;
  leadsOf(team: TeamId): Promise<readonly StaffId[]>;
}

export function recordServices(settings: RecordSettings, directory = new Directory(settings.store)): RecordServices {
  return {
    ...settings,
    async circleOf(id) {
      const person = await directory.person(id);
      return person ? circleOf(person) : [];
    },
    leadsOf: (team) => directory.leadsOf(team),
  };
}
