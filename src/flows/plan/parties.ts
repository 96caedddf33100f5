import { onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import type { Recipient } from '../../notices/ledger.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import { memberWords } from '../../people/person.ts';
import { HOME, type Plan } from '../../plans/plan.ts';
import type { Party } from '../../plans/proposal.ts';

/** The one plan of a person. */
export const planIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'plan');

/** A carer whom nobody has put into the circle yet. */
export const UNNAMED_CARER = 'unnamed-carer';

/**
 * Everybody who is asked whether they agree (R6): the person, any carer, and everybody else in the plan, from the circle as it is now.
 * A carer who was only named in the proposal stays in it.
 */
export function partiesOf(person: VisiblePerson['the'], plan?: Plan, carer?: string): readonly Party[] {
  const circle = person.circle.map((member): Party => ({
    key: member.key,
    name: member.name,
    role: memberWords(member),
    part: member.part === 'carer' ? 'carer' : 'other',
    ...(member.staff !== undefined && { staff: member.staff }),
  }));
  const named = circle.some(({ part }) => part === 'carer');
  const unnamed: readonly Party[] = named
    ? []
    : carer === undefined
      ? (plan?.proposal?.parties ?? []).flatMap(({ answer: _, ...party }) =>
          party.key === UNNAMED_CARER ? [party] : [],
        )
      : [{ key: UNNAMED_CARER, name: carer, role: 'carer', part: 'carer' }];
  return [{ key: HOME, name: person.name, role: 'receives reablement', part: 'person' }, ...unnamed, ...circle];
}

/** Without what only a proposal needs to know of them. */
export const recipientOf = ({ key, name, role, staff }: Recipient): Recipient => ({
  key,
  name,
  role,
  ...(staff !== undefined && { staff }),
});
