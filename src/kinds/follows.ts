import type { Instant } from '../kernel/days.ts';
import type { RecordId, StaffId } from '../kernel/ids.ts';
import type { Around } from '../notices/around.ts';
import type { Follow } from '../notices/stopping.ts';
import { circleOf, notSharedWith } from '../people/party.ts';
import { liftedIn } from '../people/held-back.ts';
import type { Person } from '../people/person.ts';
import type { Kind } from './kind.ts';

type WhileStopped<S> = Kind<S, unknown, unknown, unknown, unknown>['whileStopped'];

const kindOf = <S>(whileStopped: WhileStopped<S>, own: S) =>
  typeof whileStopped === 'function' ? whileStopped(own) : whileStopped;

/** True of a record that goes on whatever stops: an end closes nothing of it. */
export const goesOnAfterEnd = <S>(whileStopped: WhileStopped<S>, own: S): boolean =>
  ['always', 'unless-died', 'whatever'].includes(String(kindOf(whileStopped, own)));

/** What it means for a record that the person's reablement has stopped, or goes on. Not the record that says why: people are told of it. */
export function followsOf<S>(
  whileStopped: WhileStopped<S>,
  { id, own, begun }: { readonly id: RecordId; readonly own: S; readonly begun: Instant | undefined },
  { stopped }: Pick<Person, 'stopped'>,
): Omit<Follow, 'waiting'> {
  const kind = kindOf(whileStopped, own);
  if (kind === 'whatever') return { stopped: undefined };
  if (kind === 'always' || (kind === 'unless-died' && stopped?.what !== 'died')) return { stopped, goesOn: true };
  const goesOn = stopped?.record === id || (kind && (begun ?? '') > (stopped?.at ?? ''));
  return { stopped: goesOn ? undefined : stopped };
}

/**
 * Who is around somebody now. Why somebody left, those who set up circles read; why somebody who is still there is not to be told any more stands
 * nowhere (R24).
 */
export const aroundOf = (person: Person, owner: StaffId): Around => ({
  circle: circleOf(person),
  notShared: [...notSharedWith(person)],
  closedNames: person.closedNames,
  back: liftedIn(person),
  owner,
});
