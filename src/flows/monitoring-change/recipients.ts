import { listed } from '../../kernel/listed.ts';
import type { Actor } from '../../records/fact.ts';
import type { Recipient } from '../../notices/ledger.ts';
import type { Party } from '../../people/party.ts';
import type { Change } from './rules.ts';

/**
 * Everybody to whom a change of monitoring must be explained (R4): the person, any carer, the support worker and everyone else
 * in the plan, but not the author, who knows it already. `circle`: the person first. Keys of our own have a hyphen, which keys in a
 * circle cannot have.
 */
export function recipientsOf(
  circle: readonly Party[],
  change: Pick<Change, 'carer' | 'carerName'>,
  author: Actor,
): readonly Recipient[] {
  const [person, ...others] = circle;
  const told = others.filter(({ staff, part }) => staff !== author && (part !== 'carer' || change.carer !== 'none'));
  const isNamed = (wanted: Party['part']): boolean => others.some(({ part }) => part === wanted);
  return listed(
    person && recipient(person),
    // There is a carer, but the circle names none.
    change.carer !== 'none' &&
      !isNamed('carer') && { key: 'unnamed-carer', name: change.carerName ?? 'The carer', role: 'carer' },
    ...told.map(recipient),
    // The support worker must always be told, also when the circle forgot to name one.
    !isNamed('support-worker') && {
      key: 'unnamed-support-worker',
      name: 'The support worker',
      role: 'nobody is named in the plan',
    },
  );
}

const recipient = ({ key, name, role, staff }: Party): Recipient => ({ key, name, role, staff });
