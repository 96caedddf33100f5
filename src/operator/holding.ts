import { dayOf, type Day } from '../kernel/days.ts';
import type { PersonId } from '../kernel/ids.ts';
import { personDocument } from '../people/documents.ts';
import { Person } from '../people/person.ts';
import { isTombstone } from '../store/tombstone.ts';
import type { Operator, RunResult } from './operator.ts';

const TRIES = 5;

/** Nothing about this person is erased from now on, neither by anybody nor by its age (S31). */
export async function hold(operator: Operator, id: PersonId, why: string): RunResult {
  const since = dayOf(operator.services.clock.now(), operator.services.zone);
  return change(operator, id, 'Under legal hold.', (person) => ({ ...person, hold: { since, why } }));
}

/** Lifts the hold: what is past its time goes with the next run of retention. */
export async function release(operator: Operator, id: PersonId): RunResult {
  return change(operator, id, 'No longer under legal hold.', ({ hold: _, ...person }) => person);
}

/** Reablement ended on this day: what is kept of the person goes when their time is past and no record is left. */
export async function end(operator: Operator, id: PersonId, ended: Day): RunResult {
  return change(operator, id, `Reablement ended on ${ended}.`, (person) => ({ ...person, ended }));
}

async function change(
  { services, say }: Operator,
  id: PersonId,
  done: string,
  next: (now: Person) => Person,
): RunResult {
  for (let tries = 0; tries < TRIES; tries++) {
    const kept = await services.store.read('people', id, id);
    if (!kept || isTombstone(kept)) {
      say('Nobody is kept under this id.');
      return false;
    }
    if ((await services.store.replace('people', personDocument(next(Person.parse(kept.body))), kept.etag)).ok) {
      say(done);
      return true;
    }
  }
  say('Somebody kept changing this person at the same moment. Nothing was changed; run this again.');
  return false;
}
