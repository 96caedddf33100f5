import { onlyRecordIdOf, type PersonId, type RecordId } from '../kernel/ids.ts';
import type { Recipient } from '../notices/ledger.ts';
import type { Party as Around } from '../people/party.ts';
import type { Plan } from './plan.ts';
import type { Party } from './proposal.ts';

/** The one plan of a person. */
export const planIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'plan');

/** A carer who is not in the circle yet. */
export const UNNAMED_CARER = 'unnamed-carer';

/**
 * Everybody who is asked whether they agree (R6): the person, any carer, and everybody else in the plan, as the circle is now.
 * A carer who was only named in the proposal stays in it.
 */
export function partiesOf(circle: readonly Around[], plan?: Pick<Plan, 'proposal'>, carer?: string): readonly Party[] {
  const [person, ...others] = circle.map(({ part, ...one }): Party => ({
    ...one,
    part: part === 'person' || part === 'carer' || part === 'representative' ? part : 'other',
  }));
  const unnamed: readonly Party[] = others.some(({ part }) => part === 'carer')
    ? []
    : carer === undefined
      ? (plan?.proposal?.parties ?? []).flatMap(({ answer: _, ...party }) =>
          party.key === UNNAMED_CARER ? [party] : [],
        )
      : [{ key: UNNAMED_CARER, name: carer, role: 'carer', part: 'carer' }];
  return person ? [person, ...unnamed, ...others] : [];
}

/** Without what only a proposal needs to know of them. */
export const recipientOf = ({ key, name, role, staff }: Recipient): Recipient => ({ key, name, role, staff });
