import { partWords, type Person } from '../people/person.ts';
import type { Recipient } from '../notices/ledger.ts';

/** Whom a person's papers may name beside themselves. */
export type ThirdParties = ReturnType<typeof thirdPartiesOf>;

/** Who somebody may be to the person, when they are not named. */
const RELATIONS =
  'carer representative attorney deputy advocate husband wife partner spouse widow widower mother mum father dad parent son ' +
  'daughter child children grandson granddaughter grandchild sister brother sibling aunt uncle niece nephew cousin friend ' +
  'neighbour neighbor landlord nurse doctor gp therapist worker family relative';

/** Words that begin with a capital and name nobody. */
const NO_NAMES = new Set(
  (
    'i reable teams monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march ' +
    'april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec nhs mr mrs ms miss'
  ).split(' '),
);

/**
 * Finds texts that a human must look at before they are released (S85): those with a name from the person's circle, from a list of
 * people to tell or of staff; with a word for a relation; or with a capital letter inside a sentence that is not the person's own
 * name. It would rather mark too much, and still finds nobody who is spoken of in other words.
 */
export function thirdPartiesOf(
  person: Pick<Person, 'name' | 'preferredName' | 'circle' | 'past'> | undefined,
  recipients: readonly Recipient[],
  staff: readonly string[],
) {
  const own = new Set(wordsOf(`${person?.name ?? ''} ${person?.preferredName ?? ''}`));
  const others = [
    ...[...(person?.circle ?? []), ...(person?.past ?? [])].flatMap(({ name, part, relation }) => [
      name,
      partWords[part],
      relation ?? '',
    ]),
    ...recipients.filter(({ key }) => key !== 'the-person').flatMap(({ name, role }) => [name, role]),
    ...staff,
    RELATIONS,
  ];
  const known = new Set(
    others.flatMap(wordsOf).filter((word) => word.length > 2 && !own.has(word) && !SMALL.has(word)),
  );
  return {
    /** True when a text names, or seems to speak of, somebody else than the person. */
    namedIn: (text: string): boolean =>
      wordsOf(text).some((word) => known.has(word) || known.has(singular(word))) ||
      capitalsInside(text).some((word) => !own.has(word) && !NO_NAMES.has(word) && !NO_NAMES.has(singular(word))),
  };
}

/** Words of roles that say nothing about who it is. */
const SMALL = new Set('the and for who plan person nobody named receives reablement other'.split(' '));

const singular = (word: string): string => word.replace(/s$/u, '');

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words with a capital that do not begin a sentence. */
const capitalsInside = (text: string): string[] =>
  [...text.replace(/\s+/gu, ' ').matchAll(/(?<=[\p{L}\p{N},;)"'’] ["'‘“(]?)\p{Lu}[\p{L}'’-]+/gu)].flatMap(
    ([word]) => wordsOf(word)[0] ?? [],
  );
