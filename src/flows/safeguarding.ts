import { joinedBy, type Viewer } from '../access/viewer.ts';
import { StaffId } from '../kernel/ids.ts';
import type { Records } from '../kinds/records.ts';
import type { Administration } from '../people/administration.ts';
import type { Person } from '../people/person.ts';
import { stoppedBy } from '../people/stopped.ts';
import type { RecordServices } from '../records/services.ts';
import { newsOfStop } from './offices/facts.ts';
import type { officesParts } from './offices/parts.ts';
import { libertyParts, type Around } from './liberty-screening/flow.ts';
import type { Plans } from './plan/plans.ts';
import { apartOfAll, NOBODY_APART, type Apart } from '../questions/apart.ts';
import { apartIn } from './safeguarding-concern/facts.ts';
import { concernParts } from './safeguarding-concern/flows.ts';
import type { SafeguardingSettings } from './safeguarding-concern/route.ts';
import { rules as concernRules } from './safeguarding-concern/rules.ts';
import { pauseParts } from './safeguarding-pause/parts.ts';
import type { PauseSettings } from './safeguarding-pause/record.ts';
import { planLookedAt } from './stop/carry-out.ts';
import { worriesOn } from './worries.ts';

/** Reads every concern, for what no viewer decides. */
const THE_BOT: Viewer = { staff: StaffId.parse('thebot'), name: '', roles: ['safeguarding-lead'], teams: [] };

export interface Settings extends PauseSettings, SafeguardingSettings {}

interface On {
  readonly administration: Administration;
  readonly offices: ReturnType<typeof officesParts>;
  readonly plans: Pick<Plans, 'directory' | 'lastAssessed'>;
  readonly restricting: Around['restricting'];
  readonly records: () => Records;
}

/**
 * Concerns, and whether reablement pauses because of one (R40): a decision is noted on every concern about the person that is open. Finance, the rota and
 * the purchaser hear that it pauses, and nothing of why. Whether somebody may be deprived of their liberty is screened beside them (R44).
 */
export function safeguardingOn(services: RecordServices, on: On, settings: Settings) {
  const { administration, offices, records, plans, restricting } = on;
  const { directory } = plans;
  const worries = worriesOn(services, directory, records);
  const concerns = concernParts(services, directory, settings, records, async (person) => {
    await worries.raised(person);
    await pause.keepApart(person);
  });
  const openAbout: Parameters<typeof pauseParts>[1]['concernsOf'] = async (viewer, person) => {
    const seen = await openFor(viewer, person);
    const apart = await apartFrom(person);
    const isApart = apart.staff.includes(viewer.staff);
    return {
      seen: seen.flatMap(({ id, the }) => (the.whom === 'person' ? [id] : [])),
      apart: isApart ? NOBODY_APART : apart,
      isApart,
    };
  };
  /** Those that were raised around the person, and that somebody may decide on. */
  async function openFor(viewer: Viewer, person: Person) {
    const all = await records().ofKind(concernRules.kind, person.id);
    const seen = all.map(async ({ id }) => {
      const the = await concerns.kind.seen(id, viewer, joinedBy(viewer, person));
      return the?.role === 'lead' && !the.closed ? [{ id, the }] : [];
    });
    return (await Promise.all(seen)).flat();
  }
  /** Of all of them, whoever may read which. */
  async function apartFrom(person: Person): Promise<Apart> {
    const open = await openFor({ ...THE_BOT, teams: [person.team] }, person);
    return apartOfAll(open.map(({ the }) => apartIn(the)));
  }
  const lookedAt = planLookedAt({ administration, directory });
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
      apartFrom,
      noteOn: async (viewer, person, decision) => {
        for (const id of (await openAbout(viewer, person)).seen)
          await concerns.kind.begin(id, {
            command: { type: 'note-pause', ...decision },
            viewer,
            team: person.team,
          });
      },
      lookedAt: async (record, by) => {
        const changed = await lookedAt(record, by);
        if (changed?.ok && by !== 'reable') await records().personChanged(changed.value, by);
      },
    },
    settings,
  );
  const liberty = libertyParts(services, directory, { lastAssessed: plans.lastAssessed, restricting });
  return { concerns, unlisted: concerns.unlisted, pause, worries, liberty };
}
