import { joinedBy } from '../access/viewer.ts';
import type { Records } from '../kinds/records.ts';
import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import { stoppedBy } from '../people/stopped.ts';
import type { RecordServices } from '../records/services.ts';
import { newsOfStop } from './offices/facts.ts';
import type { officesParts } from './offices/parts.ts';
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
  readonly directory: Directory;
  readonly administration: Administration;
  readonly offices: ReturnType<typeof officesParts>;
  readonly records: () => Records;
}

/**
 * Concerns, and whether reablement pauses because of one (R40): a decision is noted on every concern about the person that is open. Finance, the rota and
 * the purchaser hear that it pauses, and nothing of why.
 */
export function safeguardingOn(services: RecordServices, on: On, settings: Settings) {
  const { directory, administration, offices, records } = on;
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
  return { concerns, pause, worries };
}
