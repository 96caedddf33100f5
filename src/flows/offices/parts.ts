import type { Viewer } from '../../access/viewer.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { onlyRecordIdOf, type RecordId } from '../../kernel/ids.ts';
import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { readerOf } from '../../people/reader.ts';
import type { Plan } from '../../plans/plan.ts';
import { newest, versionOf, type VersionLine } from '../../plans/versions.ts';
import { minutesWords } from '../../plans/words.ts';
import type { RecordServices } from '../../records/services.ts';
import type { News } from './facts.ts';
import { officesKind } from './record.ts';

/** What is to be told about whom, by whom, because of which record. */
interface Begins {
  readonly viewer: Viewer;
  readonly person: VisiblePerson['the'];
  readonly from: RecordId;
  readonly news: News;
}

/** Less support a week, or as much of it with fewer workers at a time; undefined when neither. */
function lessIn(now: VersionLine, before: VersionLine): string | undefined {
  const from = wordsForDay(now.startsOn);
  if (now.minutes < before.minutes)
    return `${minutesWords(now.minutes)} of support a week from ${from}, instead of ${minutesWords(before.minutes)}`;
  const [after, then] = [now.byWorkers ?? now.minutes, before.byWorkers ?? before.minutes];
  return after < then
    ? `Fewer workers at a time from ${from}: ${minutesWords(after)} of their time a week, instead of ${minutesWords(then)}`
    : undefined;
}

/** All parts of what finance, the rota and the purchaser are told, for the registry. `planFor`: a plan as its reader may see it. */
export function officesParts(
  services: RecordServices,
  directory: Directory,
  planFor: (viewer: Viewer, person: VisiblePerson['the']) => Promise<Plan | undefined>,
) {
  const kind = openKind(officesKind, services);
  /** `of`: the same end or version begins it once (S51). */
  const begin = (of: string, { viewer, person, from, news }: Begins) =>
    kind.begin(onlyRecordIdOf(person.id, `offices ${of}`), {
      command: { type: 'begin', news },
      viewer,
      team: person.team,
      from,
    });
  /** P11: the version does not apply: what nobody was told of yet is closed, and whoever was told hears that, too. */
  const takeBack = async (of: string, { viewer, person }: Omit<Begins, 'from' | 'news'>): Promise<void> => {
    const id = onlyRecordIdOf(person.id, `offices ${of}`);
    if (await kind.seen(id, viewer, person))
      await kind.begin(id, { command: { type: 'go-on', what: 'less' }, viewer, team: person.team });
  };
  return {
    kind,
    begin,
    /** A version that brings less support than the one before is told of as an end is (TL3). */
    withPlan:
      (afterwards: Afterwards): Afterwards =>
      async (record, by) => {
        await afterwards(record, by);
        const found = await readerOf(directory, record.person, [record.author, by]);
        const plan = found && (await planFor(found.viewer, found.person));
        const now = plan && newest(plan);
        const before = now && versionOf(plan, now.version - 1);
        const words = now && before && lessIn(now, before);
        if (!words) return;
        if (now.questioned) return takeBack(now.id, found);
        await begin(now.id, { ...found, from: record.id, news: { what: 'less', from: now.startsOn, words } });
      },
  };
}
