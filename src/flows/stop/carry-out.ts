import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import type { Session } from '../../forms/session.ts';
import { instant, type Day } from '../../kernel/days.ts';
import { RecordId, recordIdOf } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import type { Administration } from '../../people/administration.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { viewerOf } from '../../people/staff.ts';
import type { Actor } from '../../records/fact.ts';
import { isOver, pauseIn, stoppedBy, stoppedWords, type Stopped } from '../../people/stopped.ts';
import { arranged, MISSING } from '../../questions/not-arranged.ts';
import type { Finished } from '../flow.ts';
import { GoesOn, Noted } from './facts.ts';
import * as ask from './questions.ts';
import { wordsFor } from './record.ts';
import { LOOK, wrongWith, type Command, type Refusal } from './rules.ts';

export interface Parts {
  readonly stops: OpenKind<Command, unknown, Refusal>;
  readonly records: Records;
  readonly directory: Directory;
  readonly administration: Administration;
  /** Who is told of it elsewhere. */
  readonly whenStopped: (stop: Stops) => Promise<unknown>;
}

/** Under this name the form keeps the record of what had stopped when it was opened. */
export const STOPPED = 'stopped';

type Done = Promise<Result<Finished, Refused>>;

/** The form at its end: for whom, by whom, and with what it was opened. */
interface Filled {
  readonly session: Session;
  readonly context: ask.StopContext;
  readonly person: VisiblePerson['the'];
  readonly viewer: Viewer;
}

export function carryOut(parts: Parts, session: Session, context: ask.StopContext, viewer: Viewer): Done {
  const { person } = context;
  const what = ask.what.of(session.answers);
  if (!person || !what) return Promise.resolve(MISSING);
  const filled = { session, context, person, viewer };
  const stop = ask.Stopping.safeParse(what).data;
  if (stop) return stopped(parts, filled, stop);
  const record = RecordId.safeParse(session.openedFor[STOPPED]).data;
  if (!record) return Promise.resolve(refuse(ALREADY));
  return what === 'still' ? still(parts, filled, record) : goesOn(parts, filled, record);
}

const ALREADY = { words: 'Things have changed since you opened this form. Please cancel, and begin again.' };

async function stopped(parts: Parts, { session, context, person, viewer }: Filled, what: ask.Stopping): Done {
  const { answers, token } = session;
  const { data: noted } = Noted.safeParse({
    what,
    since: ask.DAYS[what].of(answers),
    expectedBack: what === 'hospital' ? ask.expectedBack.of(answers) : undefined,
    words: ask.WORDS.find((one) => one.key === `${what}Words`)?.of(answers),
  });
  if (!noted) return MISSING;
  return noteStop(parts, { id: recordIdOf(person.id, token), noted, person, viewer, today: context.today });
}

/** That reablement stops: by whom, for whom, and the record that says so. */
export interface Stops {
  readonly id: RecordId;
  readonly noted: Noted;
  readonly person: VisiblePerson['the'];
  readonly viewer: Viewer;
  readonly today: Day;
  readonly from?: RecordId;
}

/**
 * The person first: theirs is the one place where two colleagues meet, so one of them is told that it is recorded already (S53). Cut off
 * after that, recording once more does the rest, and nothing twice (S51).
 */
export async function noteStop(parts: Parts, stop: Stops): Done {
  const { id, noted, person, viewer, today, from } = stop;
  const { what, since, expectedBack } = noted;
  const wrong = wrongWith(noted, person.started, today);
  if (wrong) return refuse(wordsFor(wrong));
  const now: Stopped = { what, since, expectedBack, record: id, at: instant(parts.records.services.clock.now()) };
  const changed = await parts.administration.changePerson(
    viewer,
    person.id,
    `stopped: ${what}`,
    (before) =>
      before.stopped?.record === id ? before : mayFollow(before.stopped, what) ? withStop(before, now) : undefined,
    'record',
  );
  if (!changed.ok) return changed.refusal === 'changed' ? refuse(ALREADY) : arranged(changed);
  const command: Command = { type: 'stop', noted, started: person.started };
  const begun = await parts.stops.begin(id, { command, viewer, team: person.team, from });
  if (!begun.ok) return begun;
  // Before the person's records hear of it: after a death nobody is reminded in them (P19).
  await parts.whenStopped(stop);
  await parts.records.personChanged(changed.value, viewer.staff);
  return ok({ record: id, words: saidOf(what, begun.value.reference) });
}

/** After a stay in hospital everything may follow but another; during a pause everything; after an end or a move a death; after a death nothing. */
const mayFollow = (before: Stopped | undefined, what: Noted['what']): boolean =>
  before === undefined ||
  before.what === 'paused' ||
  (before.what === 'hospital' ? what !== 'hospital' : before.what !== 'died' && what === 'died');

/** A pause that was decided holds besides, and again afterwards: only a decision ends it (R43). */
const withStop = (person: Person, stopped: Stopped): Person => ({
  ...person,
  stopped: { ...stopped, paused: pauseIn(person.stopped) },
  ...(isOver(stopped) && { ended: stopped.since }),
});

function withoutStop({ stopped, ended: _, ...person }: Person): Person {
  const paused = pauseIn(stopped);
  return { ...person, ...(paused && { stopped: stoppedBy(paused) }) };
}

/** Whoever looked at the plan has said so in the record of the stay: then the plan's page says nothing of it any more. */
export const planLookedAt =
  ({ administration, directory }: Pick<Parts, 'administration' | 'directory'>) =>
  async ({ id, person, duties }: OpenRecord, by: Actor) => {
    if (by === 'reable' || !person || duties.some(({ kind }) => kind === LOOK)) return undefined;
    const [staff, known] = [await directory.staff(by), await directory.person(person)];
    if (!staff || known?.planFirst !== id) return undefined;
    const change = ({ planFirst: _, ...now }: Person): Person => now;
    return administration.changePerson(viewerOf(staff), person, 'plan looked at', change, 'record');
  };

function saidOf(what: Noted['what'], reference: string): string {
  switch (what) {
    case 'hospital':
      return `Recorded as ${reference}. Visits and reminders are paused. Now tell everybody who must know.`;
    case 'ended':
    case 'moved':
      return `Recorded as ${reference}. Visits and reminders have stopped. Now tell everybody who must know.`;
    case 'died':
      return `I am sorry. It is recorded as ${reference}. Visits and reminders have stopped, and nobody is reminded of anything.`;
  }
}

async function still({ stops, administration }: Parts, { session, person, viewer }: Filled, id: RecordId): Done {
  const expectedBack = ask.expectedBack.of(session.answers);
  const changed = await administration.changePerson(
    viewer,
    person.id,
    'still in hospital',
    (now) => (now.stopped?.record === id ? { ...now, stopped: { ...now.stopped, expectedBack } } : undefined),
    'record',
  );
  if (!changed.ok) return changed.refusal === 'changed' ? refuse(ALREADY) : arranged(changed);
  const command: Command = { type: 'still-in-hospital', expectedBack };
  const given = await stops.begin(id, { command, viewer, team: person.team });
  return given.ok ? ok({ record: id, words: 'Noted. You are asked again when it is time.' }) : given;
}

/** What was closed stays closed: it is listed for whoever decided that reablement goes on. */
async function goesOn({ stops, administration, records }: Parts, filled: Filled, id: RecordId): Done {
  const { session, context, person, viewer } = filled;
  const { answers, token } = session;
  const isBack = ask.what.of(answers) === 'back';
  const { data: given } = GoesOn.safeParse({
    id: token,
    on: isBack ? ask.backOn.of(answers) : context.today,
    how: isBack ? ask.how.of(answers) : undefined,
    reason: isBack ? undefined : ask.reason.of(answers),
    closed: context.closed,
    staysPaused: context.stopped?.paused && true,
    name: viewer.name,
    notedOn: context.today,
  });
  if (!given) return MISSING;
  const changed = await administration.changePerson(
    viewer,
    person.id,
    'reablement goes on',
    (now) =>
      now.stopped?.record === id
        ? { ...withoutStop(now), ...(given.how === 'plan-first' && { planFirst: id }) }
        : now.stopped === undefined || now.stopped.what === 'paused'
          ? now
          : undefined,
    'record',
  );
  if (!changed.ok) return changed.refusal === 'changed' ? refuse(ALREADY) : arranged(changed);
  const begun = await stops.begin(id, { command: { type: 'go-on', goesOn: given }, viewer, team: person.team });
  if (!begun.ok) return begun;
  await records.personChanged(changed.value, viewer.staff);
  const { stopped: now } = changed.value;
  const words = now
    ? `Noted: ${isBack ? 'back from hospital' : 'it is not over'}. ${stoppedWords(now)}`
    : given.how === 'plan-first'
      ? 'Noted: back from hospital. Look at the plan before visits go on, and tell everybody who must know.'
      : 'Noted: reablement goes on. Now tell everybody who must know.';
  return ok({ record: id, words });
}
