import { joinedBy, type Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import type { RecordId } from '../../kernel/ids.ts';
import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import type { Administration } from '../../people/administration.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { viewerOf } from '../../people/staff.ts';
import { isOver, pauseIn, withPause, type Paused } from '../../people/stopped.ts';
import type { Apart } from '../../questions/apart.ts';
import type { RecordServices } from '../../records/services.ts';
import { same } from '../../records/same.ts';
import { defineFlow } from '../flow.ts';
import type { Decided, Outcome, PauseSpan } from './facts.ts';
import { safeguardingPause } from './flow.ts';
import type { OpenConcerns } from './load.ts';
import { pauseKind, type PauseSettings } from './record.ts';
import { pauseIdOf } from './rules.ts';

type About = VisiblePerson['the'];

/** What a decision means elsewhere. */
interface Elsewhere {
  readonly directory: Directory;
  readonly administration: Administration;
  readonly records: () => Records;
  /** Finance, the rota and the purchaser hear that it pauses, once for each pause. */
  readonly tellOffices: (viewer: Viewer, person: About, pause: Paused) => Promise<unknown>;
  /** The concerns about somebody that are open, as far as this viewer sees them; and what was decided, noted on them (R40). */
  readonly concernsOf: (viewer: Viewer, person: About) => Promise<OpenConcerns>;
  /** Those who may be behind any concern that is open about somebody, or are close to it. */
  readonly apartFrom: (person: Person) => Promise<Apart>;
  readonly noteOn: (viewer: Viewer, person: About, decision: NotedPause) => Promise<unknown>;
  /** Whoever looks at the plan has said so. */
  readonly lookedAt: Afterwards;
}

export interface NotedPause {
  readonly record: RecordId;
  readonly outcome: Outcome;
  readonly on: Day;
}

/** All parts of a pause, for the registry. */
export function pauseParts(services: RecordServices, elsewhere: Elsewhere, settings: PauseSettings) {
  const { directory } = elsewhere;
  const design = pauseKind(settings);
  const alone = openKind(design, services);
  const kind = openKind(
    design,
    services,
    async (record, by) => {
      await settled(record);
      await elsewhere.lookedAt(record, by);
    },
    true,
  );

  /** Carries out elsewhere what was decided last: done again, it is done once, also where it was cut off between two writes (S51). */
  async function settled(record: OpenRecord): Promise<void> {
    const staff = await directory.staff(record.author);
    const person = record.person && (await directory.person(record.person));
    if (!staff || !person) return;
    const viewer = viewerOf(staff);
    const seen = await kind.seen(record.id, viewer, joinedBy(viewer, person));
    const last = seen?.decisions.findLast(({ by }) => by === record.author);
    if (!seen || !last) return;
    const paused = seen.now && { since: seen.now.since, at: seen.now.at, ask: seen.now.ask, record: record.id };
    await stopped(elsewhere, viewer, person, { paused, last });
    const { the } = (await directory.personThrough(viewer, person.id)) ?? {};
    if (!the) return;
    if (paused && !seen.over) await elsewhere.tellOffices(viewer, the, paused);
    await elsewhere.noteOn(viewer, the, { record: record.id, outcome: last.outcome, on: last.on });
  }

  /** Who is known later to be behind a concern, or close to it, reads no reason of it any more, and sees to nothing in it. */
  async function keepApart(person: Person): Promise<void> {
    const record = await elsewhere.records().read(pauseIdOf(person.id));
    if (!record) return;
    const command = { type: 'keep-apart' as const, apart: await elsewhere.apartFrom(person) };
    const viewer = { staff: record.recordedBy, name: '', roles: [], teams: [] };
    await alone.begin(record.id, { command, viewer, by: 'reable', team: person.team });
  }

  return {
    kind,
    keepApart,
    flow: defineFlow(safeguardingPause({ kind, directory, concernsOf: elsewhere.concernsOf }, settings)),
    freeWeeks: settings.pauseFreeWeeks,
    /** The times in which it was paused, as this viewer may know. */
    pausesOf: async (viewer: Viewer, person: About): Promise<readonly PauseSpan[]> =>
      (await kind.seen(pauseIdOf(person.id), viewer, person))?.pauses ?? [],
    /** What was cut off on its way is done on the next day at the latest. */
    daily: async (): Promise<void> => {
      for (const person of await directory.everybody()) {
        const record = await elsewhere.records().read(pauseIdOf(person.id));
        if (!record) continue;
        await keepApart(person);
        await settled(record);
      }
    },
  };
}

/** The person says that it pauses, and their records follow; or they go on. */
async function stopped(
  { administration, records }: Elsewhere,
  viewer: Viewer,
  person: Person,
  { paused, last }: { readonly paused: Paused | undefined; readonly last: Decided },
): Promise<void> {
  const isSo = (now: Person): boolean =>
    same(pauseIn(now.stopped), paused) || (paused !== undefined && now.stopped !== undefined && isOver(now.stopped));
  if (isSo(person)) return;
  const changed = await administration.changePerson(
    viewer,
    person.id,
    paused ? 'paused' : 'reablement goes on',
    (now) => (isSo(now) ? now : withLast(now, paused, last)),
    'hold-back',
  );
  if (changed.ok) await records().personChanged(changed.value, viewer.staff);
}

/** Where something in the plan changes, it is looked at before visits go on. */
function withLast(now: Person, paused: Paused | undefined, { again }: Decided): Person {
  const { stopped: before, planFirst, ...person } = now;
  const stopped = withPause(before, paused);
  const record = pauseIdOf(now.id);
  const first = !paused && again?.plan === 'changes' ? record : planFirst === record ? undefined : planFirst;
  return { ...person, ...(stopped && { stopped }), ...(first && { planFirst: first }) };
}
