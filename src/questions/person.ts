import { PersonId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { matchNames } from '../people/name-match.ts';
import { choice } from '../forms/kinds/choice.ts';
import type { Basics, Problem, Question } from '../forms/question.ts';
import { MOST_SHOWN, type PersonContext } from './context.ts';

type Known = Pick<VisiblePerson['the'], 'id' | 'name' | 'reference' | 'ended'>;

/** Two of one name are told apart by their references, and who is no longer with the service is said not to be. */
export const titleOf = ({ name, reference, ended }: Known): string =>
  `${name} (${reference}${ended === undefined ? '' : ', reablement ended'})`;

/** The one of whom a name says enough, or what to ask; a name that is only `near` is not enough. */
export function whoIsMeant(people: readonly Known[], near: boolean): Result<PersonId, Problem> {
  const [first, ...others] = people;
  if (!first)
    return refuse({ words: 'I know nobody by that name whom you can see. Type their full name or reference.' });
  if (others.length === 0 && !near) return ok(first.id);
  const several = people.slice(0, 6);
  const names = several.map(titleOf).join(', ');
  return refuse({
    words: near
      ? `Nobody is called exactly that. Do you mean ${names}?`
      : `There is more than one: ${names}. Which one do you mean?`,
    suggestions: several.map((one) => ({ title: titleOf(one), says: one.reference })),
  });
}

/** One of the people the asker may see. */
export function person<C extends Pick<PersonContext, 'people' | 'person'>>(
  given: Omit<Basics<C>, 'help' | 'optional'>,
): Question<PersonId, C> {
  const among = choice({
    ...given,
    schema: PersonId,
    show: 'many',
    options: ({ people }: C) => people.map(({ the }) => ({ value: the.id, title: titleOf(the) })),
  });
  return {
    ...among,
    subject: true,
    help: ({ people }) => (people.length > MOST_SHOWN ? 'Not in the list? Type the name in the chat.' : undefined),
    prompt: () => 'Type their name or reference.',
    suggestions: () => [],
    take(raw, context) {
      const taken = among.take(raw, context);
      return taken.ok ? taken : refuse({ words: 'Please choose a person from the list.' });
    },
    hear(text, { people }) {
      const all = people.map(({ the }) => the);
      return whoIsMeant(matchNames(text, all), false);
    },
    words(raw, { people, person: chosen }) {
      const found = [...people.map(({ the }) => the), chosen].find((one) => one?.id === raw);
      return found ? titleOf(found) : '';
    },
  };
}
