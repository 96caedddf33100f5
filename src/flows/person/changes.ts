import type { CircleMember, Person } from '../../people/person.ts';
import { initialsOf } from '../../people/person.ts';
import type { Answers } from '../../forms/question.ts';
import * as ask from './questions.ts';

type Details = Omit<Person, 'id' | 'circle' | 'changes' | 'ended' | 'hold'>;

/** What the form says of the person; undefined while something needed is missing. */
export function detailsOf(answers: Answers): Details | undefined {
  const name = ask.name.of(answers);
  const reference = ask.reference.of(answers);
  const started = ask.started.of(answers);
  const capacity = ask.capacity.of(answers);
  const team = ask.team.of(answers);
  if (!name || !reference || !started || !capacity || !team) return undefined;
  return {
    name,
    reference,
    started,
    capacity,
    team,
    initials: initialsOf(name),
    preferredName: ask.preferredName.of(answers) ?? name.split(' ')[0] ?? name,
    title: ask.title.of(answers),
    nhsNumber: ask.nhsNumber.of(answers),
  };
}

/** The new member of the circle; undefined while something needed is missing. `key` is the form's own: done twice it is one member. */
export function memberOf(
  answers: Answers,
  { staff }: Pick<ask.SettingUp, 'staff'>,
  key: string,
): CircleMember | undefined {
  const part = ask.part.of(answers);
  const colleague = staff.find(({ id }) => id === ask.colleague.of(answers));
  const name = colleague?.name ?? ask.memberName.of(answers);
  if (!part || name === undefined) return undefined;
  return { key, name, part, relation: ask.relation.of(answers), staff: colleague?.id };
}

/** The circle with `member` in it once: the same member of staff is not in it twice for the same part. */
export function joined(person: Person, member: CircleMember): Person {
  const same = (one: CircleMember): boolean =>
    one.key === member.key || (member.staff !== undefined && one.staff === member.staff && one.part === member.part);
  return { ...person, circle: [...person.circle.filter((one) => !same(one)), member] };
}

/** What of a person stands on the card of their details, in its order. */
export const detailsSeen = (person: Omit<Details, 'initials'>): readonly string[] =>
  [person.name, person.title, person.preferredName, person.reference, person.nhsNumber]
    .concat(person.started, person.capacity, person.team)
    .map((value) => value ?? '');

/** The details changed; what they leave empty is taken away. The circle stays. An end before the beginning is none any more. */
export const described = ({ ended, ...person }: Person, details: Details): Person => ({
  ...person,
  ...details,
  ended: ended !== undefined && ended >= details.started ? ended : undefined,
});
