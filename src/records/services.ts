import type { Clock } from '../kernel/clock.ts';
import type { PersonId, TeamId } from '../kernel/ids.ts';
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
export type RecordServices = Readonly<ReturnType<typeof recordServices>>;

export const recordServices = (settings: RecordSettings, directory = new Directory(settings.store)) => ({
  ...settings,
  /** The person and those around them now; empty when there is no such person. */
  async circleOf(id: PersonId): Promise<readonly Party[]> {
    const person = await directory.person(id);
    return person ? circleOf(person) : [];
  },
  leadsOf: (team: TeamId) => directory.leadsOf(team),
});
