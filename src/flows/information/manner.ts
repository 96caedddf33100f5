import { z } from 'zod';
import { listed } from '../../kernel/listed.ts';
import { CommunicationNeeds, Format, formatWords, needsOf } from '../../people/needs.ts';
import { circleOf } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';

/** Ordinary print, by word of mouth, or in a form that somebody needs. */
export const Way = z.enum(['print', 'spoken', ...Format.options]);
export type Way = z.infer<typeof Way>;

/** How something was told or given. */
export const Manner = z.strictObject({
  ways: z.array(Way).min(1),
  language: z.string(),
  /** Absent when neither the language nor a need called for one. */
  interpreter: CommunicationNeeds.shape.interpreter.optional(),
});
export type Manner = z.infer<typeof Manner>;

/** What somebody takes information in with; without a language it is English. */
const Needs = z.strictObject({
  formats: z.array(Format),
  language: z.string().optional(),
  interpreter: CommunicationNeeds.shape.interpreter,
});
type Needs = z.infer<typeof Needs>;

/** Somebody who was given it, and what they needed on that day, if that was on record, so that a change is noticed (TL16). */
export const Receiver = z.strictObject({
  key: z.string(),
  name: z.string(),
  role: z.string(),
  needs: Needs.optional(),
});
export type Receiver = z.infer<typeof Receiver>;

/** Those of the circle with these keys, and what they need: whether services outside may be told does not matter here. */
export const receiversOf = (person: Pick<Person, 'name' | 'circle' | 'needs'>, keys: readonly string[]): Receiver[] =>
  circleOf(person)
    .filter(({ key }) => keys.includes(key))
    .map(({ key, name, role }) => ({ key, name, role, needs: neededBy(person, key) }));

function neededBy(person: Pick<Person, 'circle' | 'needs'>, key: string): Needs | undefined {
  const needs = needsOf(person, key);
  if (!needs) return undefined;
  const { formats, language, interpreter } = needs;
  return { formats: [...formats], language, interpreter };
}

/** What they need and did not get, as it reads after "needs"; nothing when they got it or no needs are on record. */
export function lacking({ needs }: Pick<Receiver, 'needs'>, given: Manner): readonly string[] {
  if (!needs) return [];
  const { formats, language, interpreter } = needs;
  const isInForm = formats.length === 0 || formats.some((format) => given.ways.includes(format));
  return listed(
    !isInForm && either(formats.map((format) => (format === 'read-aloud' ? 'it read aloud' : wayWords(format)))),
    !sameWords(language ?? 'English', given.language) && (language ?? 'English, as far as is on record'),
    interpreter !== 'none' && interpreter !== given.interpreter && interpreterWords[interpreter],
  );
}

const interpreterWords = { spoken: 'an interpreter', signed: 'a sign language interpreter' } as const;

/** Those who did not get it as they need it. */
export const notMet = <R extends Pick<Receiver, 'needs'>>(receivers: readonly R[], given: Manner): readonly R[] =>
  receivers.filter((one) => lacking(one, given).length > 0);

/** "Imran Khan needs large print and English". */
export const lackWords = (one: Receiver, given: Manner): string => `${one.name} needs ${together(lacking(one, given))}`;

/** As it reads after "given in": "ordinary print and English, without an interpreter". */
export function mannerWords({ ways, language, interpreter }: Manner): string {
  const words = together([...ways.map(wayWords), language]);
  return interpreter === undefined
    ? words
    : `${words}, ${interpreter === 'none' ? 'without an interpreter' : `with ${interpreterWords[interpreter]}`}`;
}

function wayWords(way: Way): string {
  switch (way) {
    case 'print':
      return 'ordinary print';
    case 'spoken':
      return 'spoken words';
    case 'read-aloud':
      return 'words read aloud';
    default:
      return `${formatWords[way].slice(0, 1).toLowerCase()}${formatWords[way].slice(1)}`;
  }
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });
export const together = (words: readonly string[]): string => AND.format(words);
const either = (words: readonly string[]): string => OR.format(words);

const sameWords = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
