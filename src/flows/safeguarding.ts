import { joinedBy } from '../access/viewer.ts';
import type { Records } from '../kinds/records.ts';
import type { Administration } from '../people/administration.ts';
import { stoppedBy } from '../people/stopped.ts';
import type { RecordServices } from '../records/services.ts';
import { newsOfStop } from './offices/facts.ts';
import type { officesParts } from './offices/parts.ts';
import { libertyParts } from './liberty-screening/flow.ts';
import type { Plans } from './plan/plans.ts';
import { keptFrom } from './safeguarding-concern/facts.ts';
import { concernParts } from './safeguarding-concern/flows.ts';
import type { SafeguardingSettings } from './safeguarding-concern/route.ts';
import { rules as concernRules } from './safeguarding-concern/rules.ts';
import { pauseParts } from './safeguarding-pause/parts.ts';
import type { PauseSettings } from './safeguarding-pause/record.ts';
import { planLookedAt } from './stop/carry-out.ts';
import { worriesOn } from './worries.ts';

export interface Settings extends PauseSettings, SafeguardingSettings {}

interface On {
  readonly administration: Administration;
  readonly offices: ReturnType<typeof officesParts>;
  readonly plans: Pick<Plans, 'directory' | 'lastAssessed'>;
  readonly records: () => Records;
}

/**
 * Concerns, and whether reablement pauses because of one (R40): a decision is noted on every concern about the person that is open. Finance, the rota and
 * the purchaser hear that it pauses, and nothing of why. Whether somebody may be deprived of their liberty is screened beside them (R44).
 */
export function safeguardingOn(services: RecordServices, on: On, settings: Settings) {
  const { administration, offices, records, plans } = on;
  const { directory } = plans;
  const worries = worriesOn(services, directory, records);
  const concerns = concernParts(services, directory, settings, records, (person) => worries.raised(person));
  const openAbout: Parameters<typeof pauseParts>[1]['concernsOf'] = async (viewer, person) => {
    const all = await records().ofKind(concernRules.kind, person.id);
    const seen = all.map(async ({ id }) => {
      const the = await concerns.kind.seen(id, viewer, joinedBy(viewer, person));
      return the?.role === 'lead' && the.whom === 'person' && !the.closed ? [{ id, apart: keptFrom(the) }] : [];
    });
    return (await Promise.all(seen)).flat();
  };
  const pause = pauseParts(
    services,
    {
      directory,
      administration,
      records,
      tellOffices: (viewer, person, paused) =>
        offices.begin(`pause ${paused.at}`, {
          viewer,
          person,
          from: paused.record,
          news: newsOfStop(stoppedBy(paused)),
        }),
      concernsOf: openAbout,
      noteOn: async (viewer, person, decision) => {
        for (const { id } of await openAbout(viewer, person))
          await concerns.kind.begin(id, {
            command: { type: 'note-pause', ...decision },
            viewer,
            team: person.team,
          });
      },
      lookedAt: planLookedAt({ administration, directory }),
    },
    settings,
  );
  const liberty = libertyParts(services, directory, plans.lastAssessed);
  return { concerns, pause, worries, liberty };
}
