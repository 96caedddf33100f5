import type { Instant } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Follow } from '../notices/stopping.ts';
import type { Person } from '../people/person.ts';
import type { Kind } from './kind.ts';

/** What it means for a record that the person's reablement has stopped, or goes on. Not the record that says why: people are told of it. */
export function followsOf<S>(
  whileStopped: Kind<S, unknown, unknown, unknown, unknown>['whileStopped'],
  { id, own, begun }: { readonly id: RecordId; readonly own: S; readonly begun: Instant | undefined },
  { stopped }: Pick<Person, 'stopped'>,
): Omit<Follow, 'waiting'> {
  const kind = typeof whileStopped === 'function' ? whileStopped(own) : whileStopped;
  if (kind === 'always') return { stopped, goesOn: true };
  const goesOn = stopped?.record === id || (kind && (begun ?? '') > (stopped?.at ?? ''));
  return { stopped: goesOn ? undefined : stopped };
}
