import { withConsent } from './consent.ts';
import { withHeldBack } from './held-back.ts';
import { sameName } from './name-match.ts';
import type { Left } from './leaving.ts';
import type { CircleMember, PastMember, Person } from './person.ts';

/** Those who left before give way. */
const MOST_PAST = 40;

type Joining = Pick<CircleMember, 'key' | 'name' | 'part' | 'staff'>;

/** The same member of staff, or the same name, for the same part: nobody is in a circle twice for it. */
export const isSameMember = (one: Joining, other: Joining): boolean =>
  one.key === other.key ||
  (one.part === other.part && one.staff === other.staff && (one.staff !== undefined || sameName(one.name, other.name)));

/** With `member` in the circle once. Who is in it already keeps their key, by which records know them, and what is known of them. */
export function joined(person: Person, member: CircleMember): Person {
  const there = person.circle.find((one) => isSameMember(one, member));
  const { key: _, relation, consent, ...others } = member;
  const same = there && { ...there, ...others, relation: relation ?? there.relation };
  const now = same && (consent ? withConsent(same, consent) : same);
  const circle = now ? person.circle.map((one) => (one === there ? now : one)) : [...person.circle, member];
  return withHeldBack({ ...person, circle }, person.heldBack ?? []);
}

/** Without the member of this key, who is kept among those that left. Done twice it is done once. */
export function without(person: Person, key: string, left: Left): Person {
  const { circle, past = [] } = person;
  const leaving = circle.find((one) => one.key === key);
  if (!leaving) return person;
  const { name, part, relation, staff, authority } = leaving;
  const gone: PastMember = { key, name, part, relation, staff, ...(authority && { authority }), left };
  return { ...person, circle: circle.filter((one) => one !== leaving), past: [...past, gone].slice(-MOST_PAST) };
}
