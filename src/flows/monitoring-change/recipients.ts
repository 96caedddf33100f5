import type { StaffId } from '../../kernel/ids.ts';
import { memberWords, type CircleMember } from '../../people/person.ts';
import type { Recipient } from '../../notices/ledger.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { Change } from './rules.ts';

/**
 * Everybody to whom a change of monitoring must be explained (R4): the person, any carer, the support worker and everyone else
 * in the plan. Whoever records the change knows it already. Keys of our own have a hyphen, which keys in a circle cannot have.
 */
export function recipientsOf(
  person: VisiblePerson['the'],
  change: Pick<Change, 'carer' | 'carerName'>,
  author: StaffId,
): readonly Recipient[] {
  const circle = person.circle.filter(
    (member) => member.staff !== author && (member.part !== 'carer' || change.carer !== 'none'),
  );
  return [
    { key: 'the-person', name: person.name, role: 'receives reablement' },
    ...unnamedCarer(person.circle, change),
    ...circle.map((member) => ({
      key: member.key,
      name: member.name,
      role: memberWords(member),
      ...(member.staff !== undefined && { staff: member.staff }),
    })),
    ...unnamedSupportWorker(person.circle),
  ];
}

/** There is a carer, but the circle names none. */
function unnamedCarer(
  circle: readonly CircleMember[],
  change: Pick<Change, 'carer' | 'carerName'>,
): readonly Recipient[] {
  if (change.carer === 'none' || circle.some(({ part }) => part === 'carer')) return [];
  return [{ key: 'unnamed-carer', name: change.carerName ?? 'The carer', role: 'carer' }];
}

/** The support worker must always be told, also when the circle forgot to name one. */
function unnamedSupportWorker(circle: readonly CircleMember[]): readonly Recipient[] {
  if (circle.some(({ part }) => part === 'support-worker')) return [];
  return [{ key: 'unnamed-support-worker', name: 'The support worker', role: 'nobody is named in the plan' }];
}
