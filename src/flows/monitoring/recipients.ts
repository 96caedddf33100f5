import { listed } from '../../kernel/listed.ts';
import { isOfCircle } from '../../notices/telling.ts';
import type { Recipient } from '../../notices/ledger.ts';
import type { PartySays } from '../../people/agreement.ts';
import type { Party } from '../../people/party.ts';
import type { Actor } from '../../records/fact.ts';

/**
 * Everybody to whom a change of monitoring must be explained (R4): the person, any carer, the support worker and everyone else
 * in the plan, but not whoever records it, who knows it already. `circle`: the person first. Keys of our own have a hyphen, which keys
 * in a circle cannot have.
 */
export function recipientsOf(
  circle: readonly Party[],
  parties: readonly PartySays[],
  author: Actor,
): readonly Recipient[] {
  const [person, ...others] = circle;
  const isNamed = (wanted: Party['part']): boolean => others.some(({ part }) => part === wanted);
  // Whoever has left is owed nothing; a carer whom the circle named later is the one of whom was only known that there is one (R17).
  const isKnownNow = others.some(({ key, part }) => part === 'carer' && parties.every((one) => one.key !== key));
  return listed(
    person && recipient(person),
    // There is a carer, but the circle names none.
    ...parties
      .filter(({ key, part }) => part === 'carer' && !isOfCircle(key) && !isKnownNow)
      .map(({ key, name }) => ({ key, name, role: 'carer' })),
    ...others.filter(({ staff }) => staff === undefined || staff !== author).map(recipient),
    // The support worker must always be told, also when the circle forgot to name one.
    !isNamed('support-worker') && {
      key: 'unnamed-support-worker',
      name: 'The support worker',
      role: 'nobody is named in the plan',
    },
  );
}

const recipient = ({ key, name, role, staff }: Party): Recipient => ({ key, name, role, staff });
