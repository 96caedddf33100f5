import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import type { Session } from '../../forms/session.ts';
import { PersonId, type TeamId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { versionHash } from '../../kernel/version-hash.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Records } from '../../kinds/records.ts';
import type { Administration, NotArranged } from '../../people/administration.ts';
import { joined } from '../../people/circle.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import { described, detailsOf, detailsSeen, membersOf } from './changes.ts';
import * as ask from './questions.ts';
import { circleIdOf, circleNow } from './record.ts';

export interface Parts {
  readonly administration: Administration;
  readonly directory: Directory;
  readonly records: Records;
  readonly circles: OpenKind<ReturnType<typeof circleNow>>;
  /** Where a CSV file with the headings and nobody in it can be fetched, when the service has an address for it. */
  readonly emptySheet?: string | undefined;
  /** Hears why an import came to an end half-way, as a code that says nothing of anybody. */
  readonly brokeOff: (why: string) => void;
}

interface Changed {
  readonly id: PersonId;
  readonly words: string;
}

/** Does what the form is for, unless it is an import. */
export async function change(
  parts: Parts,
  session: Session,
  context: ask.SettingUp,
  viewer: Viewer,
): Promise<Result<Changed, Refused>> {
  const { answers, token } = session;
  if (ask.what.of(answers) === 'add') {
    const details = detailsOf(answers);
    // The form's own token: saved twice, it is the same person (S51).
    if (!details) return MISSING;
    const added = await parts.administration.addPerson(viewer, { id: PersonId.parse(token), circle: [], ...details });
    const members = membersOf(answers, context, token);
    if (!added.ok || members.length === 0) return worded(added, 'They are in. Now add who is around them.');
    const made = { what: 'joined: a list', change: (now: Person) => members.reduce(joined, now) };
    return worded(await changePerson(parts, viewer, added.value.id, made), 'They are in, with who is around them.');
  }
  const id = context.person?.id;
  const made = id && detailsIn(session, context);
  if (!made) return MISSING;
  return worded(await changePerson(parts, viewer, id, made), 'Their details are changed.');
}

export interface Change {
  /** For the note beside the person, without names. */
  readonly what: string;
  readonly change: (person: Person) => Person | undefined;
}

/**
 * Changes somebody who is known, and gives it on: their records follow them to another team and hear who is around them now (R15-R17); staff
 * who joined or left the circle are told.
 */
export async function changePerson(
  { administration, directory, records, circles }: Parts,
  viewer: Viewer,
  id: PersonId,
  made: Change,
  deed: 'arrange' | 'record' = 'arrange',
): Promise<Result<Person, NotArranged>> {
  const before = await directory.person(id);
  if (before) await circles.begin(circleIdOf(id), { command: circleNow(before), viewer, team: before.team });
  const changed = await administration.changePerson(viewer, id, made.what, made.change, deed);
  if (!changed.ok) return changed;
  await records.follow(id, changed.value.team);
  await records.personChanged(changed.value, viewer.staff);
  const { team } = changed.value;
  if (before && before.team !== team) {
    const [lost, gained] = await Promise.all([directory.leadsOf(before.team), directory.leadsOf(team)]);
    const moved = {
      team,
      gains: gained.filter((one) => !lost.includes(one)),
      loses: lost.filter((one) => !gained.includes(one)),
    };
    await circles.begin(circleIdOf(id), { command: { ...circleNow(changed.value), moved }, viewer, team });
  }
  return changed;
}

/** Other details than those they were filled in from. */
function detailsIn({ answers, base }: Session, context: ask.SettingUp): Change | undefined {
  const details = ask.what.of(answers) === 'details' ? detailsOf(answers) : undefined;
  if (!details) return undefined;
  // As they were seen, or as they have been made already: the same form saved twice.
  const fitting = [base, versionHash(detailsSeen(details))];
  return {
    what: 'details',
    change: (now) =>
      fitting.includes(versionHash(detailsSeen(now)))
        ? { ...described(now, details), ...movesOf(now, details.team, context) }
        : undefined,
  };
}

/** Their moves between teams, for whoever looks back on the weeks. */
function movesOf({ team, moves = [] }: Person, to: TeamId, { teams, today }: ask.SettingUp): Pick<Person, 'moves'> {
  const nameOf = (id: TeamId): string => teams.find((one) => one.id === id)?.name ?? 'another team';
  return team === to ? {} : { moves: [...moves, { on: today, from: nameOf(team), to: nameOf(to) }] };
}

function worded(done: Result<Person, NotArranged>, words: string): Result<Changed, Refused> {
  const changed = arranged(done, { taken: ask.reference.key, 'number-taken': ask.nhsNumber.key });
  return changed.ok ? ok({ id: changed.value.id, words }) : changed;
}
