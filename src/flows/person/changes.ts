import { memberInLine } from '../../people/circle-lines.ts';
import { initialsOf, type CircleMember, type Person } from '../../people/person.ts';
import type { Answers } from '../../forms/question.ts';
import * as around from './circle-questions.ts';
import * as ask from './questions.ts';

type Details = Pick<
  Person,
  'name' | 'reference' | 'started' | 'capacity' | 'team' | 'initials' | 'preferredName' | 'title' | 'nhsNumber'
>;

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

/** All who were named around a new person. Keys are the form's own: done twice, nobody is in it twice. */
export const membersOf = (answers: Answers, { staff }: ask.SettingUp, token: string): readonly CircleMember[] =>
  (around.circle.of(answers) ?? []).flatMap((line, index) => {
    const read = memberInLine(line, staff);
    return read.ok ? [{ ...read.value, key: `m${index + 1}x${token.slice(0, 8)}` }] : [];
  });

/** What of a person stands on the card of their details, in its order. */
export const detailsSeen = (person: Omit<Details, 'initials'>): readonly string[] =>
  [person.name, person.title, person.preferredName, person.reference, person.nhsNumber]
    .concat(person.started, person.capacity, person.team)
    .map((value) => value ?? '');

/** The details changed; what they leave empty is taken away. The circle stays. */
export const described = (person: Person, details: Details): Person => ({
  ...person,
  ...details,
});
