import { dayOf } from '../../kernel/days.ts';
import { openKind } from '../../kinds/open-kind.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { safeguardingConcern } from './flow.ts';
import { concernAccess } from './access.ts';
import { concernClose } from './close.ts';
import { concernDecision } from './decision.ts';
import { concernFeedback } from './feedback.ts';
import { concernList } from './list.ts';
import { concernMore } from './more.ts';
import { concernSource } from './source.ts';
import type { Concerns } from './on-record.ts';
import { concernKind } from './record.ts';
import { takersFor, USUAL_DAYS, type SafeguardingSettings } from './route.ts';
import { rules } from './rules.ts';

/** All parts of safeguarding concerns, for the registry. */
export function concernParts(
  services: RecordServices,
  directory: Directory,
  settings: SafeguardingSettings,
  records: () => Records,
  whenRaised: (person: Person) => Promise<void>,
) {
  const alone: Concerns = openKind(concernKind, services);
  const kind: Concerns = openKind(concernKind, services, (record) => routed(record), true);

  /** It waits for whoever can see to it now: done after every change, and every day, since people go away, and some are named later. */
  async function routed({ id, person: whose, recordedBy, span }: OpenRecord): Promise<void> {
    const person = whose && (await directory.person(whose));
    if (!person) return;
    if (span && !span.until) await whenRaised(person);
    const takers = await takersFor(directory, person, dayOf(services.clock.now(), services.zone));
    const command = { type: 'route' as const, takers, days: settings.safeguardingDays ?? USUAL_DAYS };
    const viewer = { staff: recordedBy, name: '', roles: [], teams: [] };
    await alone.begin(id, { command, viewer, by: 'reable', team: person.team });
  }

  const flows: readonly AnyFlow[] = [
    defineFlow(safeguardingConcern(kind, directory)),
    ...[concernMore, concernSource, concernDecision, concernFeedback, concernAccess, concernClose].map((one) =>
      defineFlow(one(kind, directory)),
    ),
  ];
  return {
    kind,
    flows,
    page: concernList(records, directory, () => dayOf(services.clock.now(), services.zone)),
    daily: async (): Promise<void> => {
      for (const { id: team } of await directory.teams())
        for await (const record of records().openIn(team)) if (record.kind === rules.kind) await routed(record);
    },
  };
}
