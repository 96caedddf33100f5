import type { Day } from '../../kernel/days.ts';
import type { PersonId, RecordId } from '../../kernel/ids.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { planIdOf } from '../../plans/parties.ts';
import type { LastAssessed } from '../../questions/context.ts';
import type { Actor } from '../../records/fact.ts';
import { same } from '../../records/same.ts';
import type { Command } from './commands.ts';
import { holds, isInForce, isWithoutAgreement, neverBegins, type Later } from './facts.ts';
import type { SeenChange } from './notice.ts';

/** The person as a viewer sees them. */
export type About = VisiblePerson['the'] & Subject;

/** What monitoring asks of the other records, and what it tells them: changes of monitoring, and the plan (P10). */
export interface InForce {
  readonly lastAssessed: LastAssessed;
  /** Every change of monitoring recorded about them, the oldest first. */
  changesOf(person: PersonId): Promise<readonly RecordId[]>;
  /** The plan's line about monitoring on that day; undefined when there is no plan, or none for this viewer. */
  planSays(
    viewer: Viewer,
    person: About,
    today: Day,
  ): Promise<{ readonly words?: string | undefined; readonly startsOn?: Day | undefined } | undefined>;
  /** Versions of the plan that say how it is monitored and were agreed after a change; `inPlan`: it was recorded when there was a plan already. */
  versionsAfter(
    viewer: Viewer,
    person: About,
  ): Promise<(record: RecordId, seen: Pick<SeenChange, 'inPlan' | 'changedOn'>) => readonly Later[]>;
  /** The plan says the same from then on; without words the change was taken back. Told twice it is told once. */
  tellPlan(
    viewer: Viewer,
    person: About,
    change: {
      readonly record: RecordId;
      readonly words?: string | undefined;
      readonly startsOn: Day;
      readonly by: Actor;
      readonly on: Day;
      readonly overtakenBy?: string | undefined;
      readonly withoutAgreement?: true | undefined;
    },
  ): Promise<void>;
}

type Seen = Pick<OpenKind<never, SeenChange>, 'seen'>;
type Changes = Pick<OpenKind<Command, SeenChange>, 'seen' | 'begin'>;

interface Looking {
  readonly viewer: Viewer;
  readonly person: About;
  readonly today: Day;
}

/** P10: as the newest says that has begun and stands, a recorded change or the plan. */
export const monitoringNow = async (record: Seen, inForce: InForce, at: Looking): Promise<string | undefined> =>
  saidOn(await seenAbout(record, inForce, at), inForce, at);

async function seenAbout(record: Seen, inForce: InForce, { viewer, person }: Pick<Looking, 'viewer' | 'person'>) {
  const ids = await inForce.changesOf(person.id);
  const all = await Promise.all(ids.map(async (id) => ({ id, seen: await record.seen(id, viewer, person) })));
  // S61: in the order in which they were recorded, also where the clock of one was behind or both were recorded in one instant.
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const placeOf = ({ seen }: { readonly seen: SeenChange | undefined }): number => seen?.place ?? 0;

type All = Awaited<ReturnType<typeof seenAbout>>;

async function saidOn(all: All, inForce: InForce, { viewer, person, today }: Looking): Promise<string | undefined> {
  const lines = all.flatMap(({ seen }) =>
    seen && isInForce(seen, today) ? [{ words: seen.change.to, startsOn: seen.holdsFrom }] : [],
  );
  const plan = await inForce.planSays(viewer, person, today);
  const said = [...lines, ...(plan?.words === undefined ? [] : [plan])];
  // Nothing of what was recorded holds: it is as it was before the first of it.
  if (said.length === 0) return all.find(({ seen }) => seen !== undefined)?.seen?.change.from;
  return said.reduce<{
    words?: string | undefined;
    startsOn?: Day | undefined;
  }>((best, one) => ((best.startsOn ?? '') > (one.startsOn ?? '') ? best : one), {}).words;
}

/** How progress is monitored today and on the first day of a change, and what begins meanwhile or later (P10). */
export interface Monitored {
  readonly today?: string | undefined;
  readonly onStart?: string | undefined;
  readonly startsOn: Day;
  readonly coming: readonly Later[];
  /** The place of the one that is recorded next. */
  readonly place: number;
  /** Every change that holds or is to, and its edition. */
  readonly all: readonly Standing[];
}

export interface Standing extends Later {
  readonly edition: number;
  readonly by: Actor;
}

export async function monitoredFrom(
  record: Seen,
  inForce: InForce,
  { startsOn, ...at }: Looking & Pick<Monitored, 'startsOn'>,
): Promise<Monitored> {
  const all = await seenAbout(record, inForce, at);
  const standing = all.flatMap(({ id, seen }): readonly Standing[] =>
    seen?.holdsFrom !== undefined && holds(seen) && !neverBegins(seen)
      ? [{ record: id, words: seen.change.to, from: seen.holdsFrom, edition: seen.edition, by: seen.by }]
      : [],
  );
  const coming = standing.filter(({ from }) => from > at.today);
  const today = await saidOn(all, inForce, at);
  const onStart = startsOn === at.today ? today : await saidOn(all, inForce, { ...at, today: startsOn });
  return { today, onStart, startsOn, coming, place: Math.max(0, ...all.map(placeOf)) + 1, all: standing };
}

/** What was filled in for another first day is how it is on this one; what somebody wrote themselves stays. */
export const asOnStart = (from: string, { today, onStart, coming }: Monitored): string =>
  onStart !== undefined && [today, ...coming.map(({ words }) => words)].includes(from) ? onStart : from;

interface Done {
  readonly record: OpenRecord;
  readonly viewer: Viewer;
  readonly person: About | undefined;
}

/**
 * After a change was recorded, answered, corrected or taken back: the plan says what the record says. Gives what is to be said when it
 * could not be told: the record is kept all the same, and that must not be said otherwise (S50).
 */
export async function planToldOf(record: Changes, inForce: InForce, done: Done): Promise<string> {
  try {
    // The plan hears of them in the order in which they were recorded, so that its history reads so.
    if (done.person)
      for await (const earlier of replacedNow(record, inForce, { ...done, person: done.person }))
        await tellThePlan(record, inForce, { ...done, record: earlier });
    await tellThePlan(record, inForce, done);
    return '';
  } catch {
    return ' The plan could not be changed just now: please check what it says about monitoring.';
  }
}

/**
 * Each change of monitoring says what takes its place: the first that begins of the changes that were recorded after it and hold, and of the versions
 * of the plan that were agreed after it and say how it is monitored. Gives those of which that is new.
 */
export async function* replacedNow(
  record: Changes,
  inForce: InForce,
  { viewer, person }: Pick<Looking, 'viewer' | 'person'>,
): AsyncGenerator<OpenRecord> {
  const all = await seenAbout(record, inForce, { viewer, person });
  if (all.length === 0) return;
  const versionsAfter = await inForce.versionsAfter(viewer, person);
  for (const [index, { id, seen }] of all.entries()) {
    if (!seen || seen.takenBack) continue;
    const changes = all
      .slice(index + 1)
      .flatMap(({ id: other, seen: one }): readonly Later[] =>
        one?.holdsFrom !== undefined && holds(one)
          ? [{ record: other, words: one.change.to, from: one.holdsFrom }]
          : [],
      );
    // A version that says the same takes the place of nothing.
    const versions = versionsAfter(id, seen).filter(({ words }) => words !== seen.change.to);
    const [later] = [...changes, ...versions].toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
    if (same(later, seen.later)) continue;
    const seenNow = await record.begin(id, { command: { type: 'see-later', later }, viewer, team: person.team });
    if (seenNow.ok) yield seenNow.value;
  }
}

async function tellThePlan(record: Seen, inForce: InForce, done: Done): Promise<void> {
  const { viewer, person } = done;
  const seen = person && (await record.seen(done.record.id, viewer, person));
  if (!seen) return;
  const { change, holdsFrom, takenBack, by, changedOn: on, later } = seen;
  const startsOn = holdsFrom ?? change.startsOn;
  // What the plan itself took the place of, it knows.
  if (neverBegins(seen) && later?.record === planIdOf(person.id)) return;
  const stands = holdsFrom !== undefined && !takenBack && !neverBegins(seen);
  const withoutAgreement = isWithoutAgreement(change) || undefined;
  const said = stands ? { words: change.to, withoutAgreement } : takenBack ? {} : { overtakenBy: later?.record };
  await inForce.tellPlan(viewer, person, { record: done.record.id, startsOn, by, on, ...said });
}
