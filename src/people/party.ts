import type { StaffId } from '../kernel/ids.ts';
import { isInvolved, needsConsent } from './consent.ts';
import { isNotToBeTold } from './held-back.ts';
import { sameName } from './name-match.ts';
import { needsOf, THE_PERSON } from './needs.ts';
import { memberWords, type CircleMember, type CirclePart, type Person } from './person.ts';

/** The person, or one of those around them, as rules see them: who must be told or asked. */
export interface Party {
  readonly key: string;
  readonly name: string;
  /** What they are here: "carer, daughter", "support worker", "receives reablement". */
  readonly role: string;
  readonly part: 'person' | CirclePart;
  /** Set when they use Teams. */
  readonly staff?: StaffId | undefined;
  /** Involved, and the plan is not shared with them: they are neither asked about it nor told of it (R17). */
  readonly unshared?: true | undefined;
}

/** Those in the circle who are involved. */
export const involvedIn = ({ circle }: Pick<Person, 'circle'>): readonly CircleMember[] => circle.filter(isInvolved);

/**
 * Those around the person as colleagues read of them: who is involved, and last, all alike, who is not, whether they left, the person does not
 * want it, or they may not be told, so that nobody can tell one from the other (R24).
 */
export function knownAround({ circle, past = [] }: Pick<Person, 'circle' | 'past'>) {
  const left = past.filter((one) => circle.every(({ key, name }) => key !== one.key && !sameName(name, one.name)));
  return {
    involved: involvedIn({ circle }),
    others: [...circle.filter((one) => !isInvolved(one)), ...left.slice(-MOST_LEFT)].toSorted((one, other) =>
      one.name.localeCompare(other.name, 'en-GB'),
    ),
  };
}

const MOST_LEFT = 6;

/** The names of all who are known around them, whether they may be told or not: what is asked about a name tells nobody which (R24). */
export const namesAround = ({
  circle,
  past = [],
  closedNames = [],
}: Pick<Person, 'circle' | 'past' | 'closedNames'>): readonly string[] => [
  ...new Set([...circle.map(({ name }) => name), ...past.map(({ name }) => name), ...closedNames]),
];

/**
 * Involved, and the plan is not shared with them (R17). A carer is asked and told by law, a representative speaks for the person, and staff give
 * the care.
 */
export const isWithoutPlan = (member: Pick<CircleMember, 'part' | 'staff' | 'consent'>): boolean =>
  member.consent?.share === 'no' && member.part !== 'representative' && needsConsent(member);

/** The person first, then those around them who are involved, as it is now. */
export const circleOf = (person: Pick<Person, 'name' | 'circle'>): readonly Party[] => [
  { key: THE_PERSON, name: person.name, role: 'receives reablement', part: 'person' },
  ...involvedIn(person).map((member) => ({
    key: member.key,
    name: member.name,
    role: memberWords(member),
    part: member.part,
    staff: member.staff,
    ...(isWithoutPlan(member) && { unshared: true as const }),
  })),
];

/**
 * Whether somebody may still be answered, asked or told, by their key, or by name when they never stood in the circle: not once they left, the
 * person does not want them involved, or they are not to be told (R24).
 */
export const isStillInvolved = (
  person: Pick<Person, 'name' | 'circle' | 'closedNames' | 'closedTo'>,
  {
    key,
    name,
    staff,
  }: { readonly key?: string | undefined; readonly name: string; readonly staff?: StaffId | undefined },
): boolean =>
  !(staff && person.closedTo?.includes(staff)) &&
  (key === undefined ? !isNotToBeTold(person, name) : circleOf(person).some((one) => one.key === key));

/** Those with whom the plan may not be shared, by key (R17). */
export const notSharedWith = ({ circle }: Pick<Person, 'circle'>): ReadonlySet<string> =>
  new Set(circle.flatMap(({ key, consent }) => (consent?.share === 'no' ? [key] : [])));

/** Those whose communication needs are asked: the person, and all around them who do not use Teams, or of whom some are noted. */
export const withoutTeams = (person: Pick<Person, 'name' | 'circle' | 'needs'>): readonly Party[] =>
  circleOf(person).filter(({ key, staff }) => staff === undefined || needsOf(person, key) !== undefined);
