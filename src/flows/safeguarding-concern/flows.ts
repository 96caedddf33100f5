import { dayOf } from '../../kernel/days.ts';
import { openKind } from '../../kinds/open-kind.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { RecordServices } from '../../records/services.ts';
import { awayOn } from '../../people/away.ts';
import { defineFlow, type AnyFlow, type LoadedForm } from '../flow.ts';
import { safeguardingConcern } from './flow.ts';
import { concernAccess } from './access.ts';
import { concernChild } from './child.ts';
import { concernClose } from './close.ts';
import { concernDecision } from './decision.ts';
import { concernFeedback } from './feedback.ts';
import { concernList } from './list.ts';
import { concernMore } from './more.ts';
import { concernSource } from './source.ts';
import type { Concerns } from './on-record.ts';
import type { Unlisted } from './flow.ts';
import { concernKind } from './record.ts';
import { mayBeAsked, takersFor, USUAL_DAYS, type SafeguardingSettings } from './route.ts';
import { rules } from './rules.ts';
import { rules as unlistedRules } from './unlisted.ts';
import { unlistedKind } from './unlisted-record.ts';

const isConcern = ({ kind }: Pick<OpenRecord, 'kind'>): boolean => kind === rules.kind || kind === unlistedRules.kind;

/** All parts of safeguarding concerns, for the registry. */
export function concernParts(
  services: RecordServices,
  directory: Directory,
  settings: SafeguardingSettings,
  records: () => Records,
  whenRaised: (person: Person) => Promise<void>,
) {
  const design = concernKind(settings);
  const alone: Concerns = openKind(design, services);
  const kind: Concerns = openKind(design, services, (record) => routed(record), true);

  const unlisted: Unlisted = openKind(unlistedKind(settings), services);

  /** It waits for whoever can see to it now: done after every change, and every day, since people go away, and some are named later. */
  async function routed(record: OpenRecord): Promise<void> {
    if (record.kind === unlistedRules.kind) return unlistedRouted(record);
    const { id, person: whose, recordedBy, span } = record;
    const person = whose && (await directory.person(whose));
    if (!person) return;
    if (span && !span.until) await whenRaised(person);
    const takers = await takersFor(directory, person, dayOf(services.clock.now(), services.zone));
    const command = { type: 'route' as const, takers, days: settings.safeguardingDays ?? USUAL_DAYS };
    const viewer = { staff: recordedBy, name: '', roles: [], teams: [] };
    await alone.begin(id, { command, viewer, by: 'reable', team: person.team });
  }

  async function unlistedRouted({ id, team, recordedBy }: OpenRecord): Promise<void> {
    const takers = await takersFor(directory, { team }, dayOf(services.clock.now(), services.zone));
    const command = { type: 'route' as const, takers, days: settings.safeguardingDays ?? USUAL_DAYS };
    await unlisted.begin(id, {
      command,
      viewer: { staff: recordedBy, name: '', roles: [], teams: [] },
      by: 'reable',
      team,
    });
  }

  const daily = async (): Promise<void> => {
    for (const { id: team } of await directory.teams()) {
      for await (const record of records().openIn(team)) if (record.kind === rules.kind) await routed(record);
      for await (const record of records().outstandingIn(team))
        if (record.kind === unlistedRules.kind) await routed(record);
    }
  };

  /** Whoever is away now has nothing that another could see to. */
  async function withoutThoseAway(): Promise<void> {
    const today = dayOf(services.clock.now(), services.zone);
    const staff = (await Promise.all((await directory.teams()).map(({ id }) => directory.staffOf(id)))).flat();
    const away = new Set(staff.flatMap((one) => (one.roles.some(mayBeAsked) && awayOn(one, today) ? [one.id] : [])));
    for (const id of away)
      for (const record of await records().waitingFor(id)) if (isConcern(record)) await routed(record);
  }

  const AFTER: ReadonlyMap<string, () => Promise<void>> = new Map([
    ['away', withoutThoseAway],
    ['team-staff', daily],
  ]);
  const heeding = (loaded: LoadedForm, after: () => Promise<void>): LoadedForm => ({
    ...loaded,
    after: async (moved) => heeding(await loaded.after(moved), after),
    async carryOut() {
      const done = await loaded.carryOut();
      if (done.ok) await after();
      return done;
    },
  });

  const flows: readonly AnyFlow[] = [
    defineFlow(safeguardingConcern(kind, unlisted, directory, settings.lines)),
    ...[concernMore, concernSource, concernChild, concernDecision, concernFeedback, concernAccess, concernClose].map(
      (one) => defineFlow(one(kind, directory)),
    ),
  ];
  return {
    kind,
    /** Those about somebody whom whoever raised it does not see here. */
    unlisted: { kind: unlisted },
    flows,
    page: concernList(records, directory, () => dayOf(services.clock.now(), services.zone)),
    daily,
    /** The same flow; once it has changed who is there, or what they do, what waits for them goes on to others at once. */
    heeds: (flow: AnyFlow): AnyFlow => {
      const after = AFTER.get(flow.id);
      return after ? { ...flow, opened: async (opening) => heeding(await flow.opened(opening), after) } : flow;
    },
  };
}
