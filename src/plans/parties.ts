import { onlyRecordIdOf, type PersonId, type RecordId } from '../kernel/ids.ts';
import type { Party as Around } from '../people/party.ts';
import type { Party, Proposal } from './proposal.ts';
import { visitorKey, visitorsIn } from './visitors.ts';

/** The one plan of a person. */
export const planIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'plan');

/** A carer who is not in the circle yet. */
export const UNNAMED_CARER = 'unnamed-carer';

/** Of a change what says who is asked about it and not in the circle. */
interface Asking {
  readonly proposal?: { [K in 'parties' | 'content' | 'joins']?: Proposal[K] | undefined } | undefined;
}

/** Staff who are to visit by this change and are not in the circle: they are asked about it, and join once it is agreed (R4, R15). */
const toVisit = (
  circle: readonly Around[],
  { content, joins = [] }: NonNullable<Asking['proposal']>,
): readonly Party[] =>
  visitorsIn(content)
    .filter(({ staff }) => joins.includes(staff) && circle.every((one) => one.staff !== staff))
    .map(({ staff, name }) => ({ key: visitorKey(staff), name, role: 'support worker', part: 'other', staff }));

/**
 * Everybody who is asked whether they agree (R6): the person, any carer, and everybody else in the plan, as the circle is now, and whoever is
 * to visit; not who is involved while the plan is not shared with them (R17). A carer who was only named in the proposal stays in it.
 */
export function partiesOf(circle: readonly Around[], plan?: Asking, carer?: string): readonly Party[] {
  const asked = circle.filter(({ unshared }) => !unshared);
  const [person, ...others] = asked.map(({ part, unshared: _, ...one }): Party => ({
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
  return person ? [person, ...unnamed, ...others, ...toVisit(circle, plan?.proposal ?? {})] : [];
}
