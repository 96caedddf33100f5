import { wordsIn } from '../guidance/words.ts';
import type { Mention } from './mentions.ts';
import { THE_PERSON } from './needs.ts';
import type { CircleMember, Person } from './person.ts';

/** A text about somebody, in which their names are taken out, so that what is said can be told from whom it is said of. */

type Known = Pick<Person, 'id' | 'name' | 'preferredName' | 'title' | 'reference' | 'circle'>;

/** Stands where the person is named, and where somebody around them is. */
export const PERSON_SIGN = '@';
export const MEMBER_SIGN = '#';

export interface Spoken<P extends Known> {
  /** The text with the signs in place of the names. */
  readonly masked: string;
  /** A part of `masked` as it was typed, each sign put back to what stood there. */
  readonly asTyped: (part: string) => string;
  /** The text around the one name that has to be asked; undefined when several are named. */
  readonly around?: readonly string[] | undefined;
  /** Whom it is about: two or more when the name fits all of them, or several are named. */
  readonly people: readonly P[];
  /** Somebody is only nearly called so. */
  readonly near: boolean;
  /** Somebody around them who is named, or called "her daughter". */
  readonly member?: CircleMember | undefined;
  /** Whom each `#` stands for, in their order, where all of them are around the one person. */
  readonly members: readonly (CircleMember | undefined)[];
}

/** How those around somebody are called who are not called by name, and by which words on record they are known. */
const RELATIONS: ReadonlyMap<string, RegExp> = new Map(
  [
    ...'daughter son wife husband sister brother partner mother father niece nephew friend neighbour cousin grandson granddaughter nurse'.split(
      ' ',
    ),
    'carer',
    'attorney',
    'deputy',
    'representative',
    'advocate',
  ].map((word) => [word, new RegExp(String.raw`\b${word}\b`, 'iu')]),
);
const SAME: ReadonlyMap<string, string> = new Map([
  ['mum', 'mother'],
  ['mam', 'mother'],
  ['dad', 'father'],
  ['hubby', 'husband'],
  ['neighbor', 'neighbour'],
  ['lpa', 'attorney'],
  ['poa', 'attorney'],
]);

/** What the text says of whom; undefined when nobody in it is known. */
export function spokenIn<P extends Known>(text: string, mentions: readonly Mention<P>[]): Spoken<P> | undefined {
  if (mentions.length === 0) return undefined;
  const asPerson = mentions.filter(({ whom }) => whom.some(({ member }) => member === undefined));
  const asMember = mentions.filter((mention) => !asPerson.includes(mention));
  const named = asPerson.flatMap(({ whom }) => whom.map(({ person }) => person));
  const around = asMember.flatMap(({ whom }) => whom);
  // "Imran, Farida's husband": who is named besides says whose.
  const both = around.find(({ person }) => named.some(({ id }) => id === person.id));
  const people = unique(named.length > 0 ? named : around.map(({ person }) => person));
  const [only, ...others] = people;
  const relation = only && others.length === 0 ? relationIn(text, only, asPerson) : undefined;
  const places = outermost([
    ...asPerson.map(({ start, end }) => ({ start, end, sign: PERSON_SIGN })),
    ...asMember.map(({ start, end, whom }) => {
      const [one, ...more] = whom.filter(({ person }) => person.id === only?.id);
      return { start, end, sign: MEMBER_SIGN, member: more.length === 0 ? one?.member : undefined };
    }),
    ...(relation ? [{ ...relation, sign: MEMBER_SIGN }] : []),
  ]);
  const isNear = mentions.some(({ near }) => near === true);
  // Somebody around them who is nearly called so is asked about, too, in what was typed.
  const [one] = asPerson.length === 1 ? asPerson : isNear && mentions.length === 1 ? mentions : [];
  return {
    masked: masked(text, places),
    asTyped: (part) => asTyped(text, places, part),
    around: one ? [text.slice(0, one.start), text.slice(one.end)] : undefined,
    people,
    near: isNear,
    members: others.length > 0 ? [] : places.flatMap(({ sign, member }) => (sign === MEMBER_SIGN ? [member] : [])),
    member: (both ?? (others.length === 0 ? around[0] : undefined))?.member ?? relation?.member,
  };
}

const unique = <P extends Known>(people: readonly P[]): readonly P[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
];

interface Related {
  readonly start: number;
  readonly end: number;
  readonly member: CircleMember;
}

/** "Ada's daughter", "her daughter": the one around them who is that. */
function relationIn<P extends Known>(text: string, { circle }: P, named: readonly Mention<P>[]): Related | undefined {
  for (const { plain, start, end } of wordsIn(text)) {
    const pattern = RELATIONS.get(SAME.get(plain) ?? plain.replace(/s$/u, ''));
    const [one, ...others] = circle.filter(
      (member) => pattern && member.staff === undefined && pattern.test(`${member.relation ?? ''} ${member.part}`),
    );
    if (!one || others.length > 0) continue;
    const owner = named.find((mention) => /^[\s,]*$/u.test(text.slice(mention.end, start)) && mention.end <= start);
    const possessive = /\b(?:her|his|their|the)\s+$/iu.exec(text.slice(0, start));
    if (owner) return { start: owner.start, end, member: one };
    if (possessive) return { start: possessive.index, end, member: one };
  }
  return undefined;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly sign: string;
  readonly member?: CircleMember | undefined;
}

/** From the left; what covers more stands for what lies in it. */
const outermost = (places: readonly Place[]): readonly Place[] =>
  places
    .filter(
      (one) =>
        !places.some(
          (other) => other !== one && other.start <= one.start && other.end >= one.end && size(other) > size(one),
        ),
    )
    .toSorted((a, b) => a.start - b.start);

const masked = (text: string, places: readonly Place[]): string =>
  places.toReversed().reduce((now, { start, end, sign }) => `${now.slice(0, start)}${sign}${now.slice(end)}`, text);

/** What is kept is what was typed: the signs are for reading alone. Spaces may have been made one. */
function asTyped(text: string, places: readonly Place[], part: string): string {
  if (!SIGN.test(part)) return part;
  const hidden = masked(text, places).trim().replace(/\s+/gu, ' ');
  const said = part.trim().replace(/\s+/gu, ' ');
  const at = hidden.indexOf(said);
  if (at < 0) return '';
  const names = namesOf(text, places);
  let next = Array.from(hidden.slice(0, at).matchAll(SIGNS)).length;
  return said.replace(SIGNS, () => names[next++] ?? '');
}

/** What stands at each sign of the text, in its order: a name, or a sign that was typed as one. */
function namesOf(text: string, places: readonly Place[]): readonly string[] {
  const typed = (from: number, to?: number): readonly string[] =>
    Array.from(text.slice(from, to).matchAll(SIGNS), ([sign]) => sign);
  return [
    ...places.flatMap(({ start, end }, at) => [
      ...typed(places[at - 1]?.end ?? 0, start),
      text.slice(start, end).replace(/\s+/gu, ' '),
    ]),
    ...typed(places.at(-1)?.end ?? 0),
  ];
}

/** Signs alone, with commas between: who is meant. */
export const SIGNS_ALONE = /^[@#](?:,[@#])*$/u;

/** By the keys of the circle, with commas between; undefined where it may be one of several. One sign alone is whoever is named. */
export function keysOf(
  signs: string,
  {
    member,
    members = [],
  }: { readonly member?: string | undefined; readonly members?: readonly (string | undefined)[] | undefined },
): string | undefined {
  if (!signs.includes(',')) return member ?? THE_PERSON;
  const around = members.values();
  const keys = signs.split(',').map((sign) => (sign === MEMBER_SIGN ? around.next().value : THE_PERSON));
  return keys.every((key) => key !== undefined) ? [...new Set(keys)].join(',') : undefined;
}

const SIGN = /[@#]/u;
const SIGNS = /[@#]/gu;

const size = ({ start, end }: Place): number => end - start;
