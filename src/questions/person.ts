import { PersonId } from '../kernel/ids.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { matchNames } from '../people/name-match.ts';
import { basics, parsed, type Basics, type Question } from '../forms/question.ts';
import type { PersonContext } from './context.ts';

/** How many fit on a card; the others are found by typing a name. */
const MOST_SHOWN = 60;

const titleOf = (person: VisiblePerson['the']): string => `${person.name} (${person.reference})`;

/** The people whose names fit `text`, best first. */
export function peopleNamed(text: string, people: readonly VisiblePerson[]): readonly VisiblePerson['the'][] {
  const known = people.map(({ the }) => ({
    id: the.id,
    name: the.name,
    preferredName: the.preferredName,
    reference: the.reference,
    ...(the.title !== undefined && { title: the.title }),
  }));
  return matchNames(text, known).flatMap(({ id }) => people.find(({ the }) => the.id === id)?.the ?? []);
}

/** One of the people the asker may see. Two of one name are told apart by their references. */
export function person<C extends Pick<PersonContext, 'people' | 'person'>>(given: Basics<C>): Question<PersonId, C> {
  const shared = basics(given);
  const chosen = (raw: string, context: C) => context.people.find(({ the }) => the.id === raw)?.the;
  return {
    ...shared,
    kind: 'choice',
    subject: true,
    help: (context) =>
      shared.help(context) ??
      (context.people.length > MOST_SHOWN ? 'Not in the list? Type the name in the chat.' : undefined),
    prompt: () => 'Type their name or reference.',
    suggestions: () => [],
    shape: (context) => ({
      kind: 'choice',
      show: 'many',
      options: context.people.slice(0, MOST_SHOWN).map(({ the }) => ({ value: the.id, title: titleOf(the) })),
    }),
    take: (raw, context) =>
      chosen(raw, context) ? ok(raw) : refuse({ words: 'Please choose a person from the list.' }),
    hear(text, context) {
      const [first, ...others] = peopleNamed(text, context.people);
      if (!first)
        return refuse({ words: 'I know nobody by that name whom you can see. Type their full name or reference.' });
      if (others.length === 0) return ok<string>(first.id);
      const several = [first, ...others].slice(0, 6);
      return refuse({
        words: `There is more than one: ${several.map(titleOf).join(', ')}. Which one do you mean?`,
        suggestions: several.map((one) => ({ title: titleOf(one), says: one.reference })),
      });
    },
    words: (raw, context) => {
      const found = chosen(raw, context) ?? (context.person?.id === raw ? context.person : undefined);
      return found ? titleOf(found) : '';
    },
    of: (answers) => parsed(PersonId, answers[given.key]),
  };
}
