import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import type { Party } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { listed } from '../../kernel/listed.ts';
import { partyNames } from '../../questions/party-name.ts';
import { ownWords } from '../../questions/own-words.ts';
import { Basis, isLeftOut, Issue, type Somebody } from './facts.ts';
import {
  aboutIn,
  agreed,
  agreement,
  circle,
  ELSE,
  explored,
  Key,
  on,
  options,
  sort,
  sortElse,
  titled,
  type IssueContext,
} from './questions.ts';

/** Who takes part in working an issue through (R23-R25). */

type Keyed = Somebody & { readonly key: string };

/** Those who should take part: the person, whoever represents them, each carer, whoever does not agree, and whom it is about, unless it is kept from them (R19, R23, R24). */
function first(context: IssueContext): readonly Keyed[] {
  const who = aboutIn(context.said, context);
  const isAbout = (key: string): boolean => who.some((one) => one.key === key);
  const should = mayTakePart(context).filter(
    ({ key, part }) =>
      part === 'person' || part === 'representative' || part === 'carer' || key === context.objector || isAbout(key),
  );
  return [
    ...should.map((one) => ({ key: one.key, name: titled(one) })),
    ...who.flatMap((one) => (one.key === undefined && !isLeftOut(one) ? [{ key: ABOUT, name: one.name }] : [])),
  ];
}

/** Whom it is about, where they are not in the circle: only one of them is typed. */
const ABOUT = 'about';

function mayTakePart(context: IssueContext): readonly Party[] {
  const out = aboutIn(context.said, context).filter(isLeftOut);
  return circle(context).filter(({ key }) => out.every((one) => one.key !== key));
}

/**
 * R23, R24: the only carer or representative is left out, and nobody else who is close to the person speaks for them. Who could, it says. Not of
 * anybody who may not be told besides.
 */
export function speaksForThem(context: IssueContext): string | undefined {
  const isClose = ({ part }: Party): boolean => part === 'carer' || part === 'representative';
  const name = context.person?.preferredName ?? 'the person';
  return circle(context).some(isClose) && !mayTakePart(context).some(isClose)
    ? `Nobody close to ${name} speaks for them here. Ask ${name} who should. If ${name} cannot take part without help, ask for an independent advocate.`
    : undefined;
}

const others = (context: IssueContext): readonly Keyed[] => {
  const firsts = first(context);
  return mayTakePart(context)
    .filter(({ key }) => firsts.every((one) => one.key !== key))
    .map((one) => ({ key: one.key, name: titled(one) }));
};

export const taking = choices({
  key: 'issueTaking',
  short: 'Who takes part',
  label: 'Who takes part?',
  help: (context: IssueContext) => listed('Leave out who does not.', speaksForThem(context)).join(' '),
  schema: Key,
  optional: true,
  options: (context: IssueContext): readonly Choice[] => [
    ...[...first(context), ...others(context)].map(({ key, name }) => ({
      value: key,
      title: name,
      also: [name.replace(/ \(.*$/u, '')],
    })),
    { value: ELSE, title: 'Somebody else', also: ['else', 'other'] },
  ],
  opensWith: (context) =>
    first(context)
      .map(({ key }) => key)
      .join(','),
});

const takingIn = (answers: Answers): readonly string[] => taking.of(answers) ?? [];

const notTaking = (answers: Answers, context: IssueContext): readonly Keyed[] =>
  answers[taking.key] === undefined ? [] : first(context).filter(({ key }) => !takingIn(answers).includes(key));

/** How many may be typed who are not in the circle. */
const MOST_ELSE = 5;
const TYPED = 'else.';
const elseKey = (index: number): string => `${TYPED}${index}`;

/** Others who take part, by a key that their own question has. */
const furtherIn = (answers: Answers, context: IssueContext): readonly Keyed[] => {
  const chosen = takingIn(answers);
  return [
    ...others(context).filter(({ key }) => chosen.includes(key)),
    ...(chosen.includes(ELSE) ? (takingElse.of(answers) ?? []) : []).map((name, index) => ({
      key: elseKey(index),
      name,
    })),
  ];
};

export const takingElse = partyNames<IssueContext>({
  key: 'issueTakingElse',
  short: 'Who else takes part',
  label: 'Who else takes part?',
  help: 'Each on a line: the name, and what they are to the person.',
  example: 'For example: June Abbot, neighbour',
  max: 500,
  most: MOST_ELSE,
  when: (answers: Answers) => takingIn(answers).includes(ELSE),
});

const whyNotOf = ({ key, name }: Keyed) =>
  ownWords<IssueContext>({
    key: `issueWhyNot-${key}`,
    short: `Why ${name} does not take part`,
    label: `Why does ${name} not take part?`,
    max: 300,
    when: (answers, context) => notTaking(answers, context).some((one) => one.key === key),
  });

/** R23: of each who should take part and does not, their own reason. */
export const whyNot = (context: IssueContext) => first(context).map(whyNotOf);

/** Their names are in what has been answered so far: nothing is asked of anybody before they are chosen. */
function basisOf(key: string) {
  const name = (context: IssueContext): string =>
    furtherIn(context.said, context).find((one) => one.key === key)?.name ?? 'somebody else';
  return choice({
    key: `issueBasis-${key}`,
    short: (context: IssueContext) => `Why ${name(context)} may take part`,
    label: (context: IssueContext) => `Why may ${name(context)} take part?`,
    schema: Basis,
    options: ({ person: the }: IssueContext) => BASES.filter(({ value }) => mayBe(value, the?.capacity)),
    when: (answers, context) => furtherIn(answers, context).some((one) => one.key === key),
  });
}

const elseBases = Array.from({ length: MOST_ELSE }, (_, index) => basisOf(elseKey(index)));

/** R25: of each other who takes part, on what ground. */
export const bases = (context: IssueContext) => [...others(context).map(({ key }) => basisOf(key)), ...elseBases];

/** Whose answers are of nobody any more once other names are typed. */
export const ELSE_BASES: readonly string[] = elseBases.map(({ key }) => key);

const BASES = [
  { value: 'asked', title: 'The person asked for them', also: ['asked', 'asked for them'] },
  { value: 'consent', title: 'Needed, and the person consents', also: ['yes', 'consents', 'consent'] },
  { value: 'best-interests', title: 'Needed, in their best interests', also: ['best interests'] },
];

/** R25, R45: whoever lacks capacity does not consent, and of whoever has it nobody decides their best interests. */
const mayBe = (value: string, capacity: Person['capacity'] | undefined): boolean =>
  value === 'asked' ||
  capacity === undefined ||
  capacity === 'unknown' ||
  (value === 'consent') === (capacity === 'has');

/** Undefined when something of it is missing. */
export function issueIn(answers: Answers, given: IssueContext): Issue | undefined {
  const context = { ...given, said: answers };
  const chosen = takingIn(answers);
  const further = furtherIn(answers, context);
  const absent = notTaking(answers, context);
  return Issue.safeParse({
    sort: sort.of(answers),
    other: sort.of(answers) === 'other' ? sortElse.of(answers) : undefined,
    about: aboutIn(answers, context),
    explored: explored.of(answers),
    options: options.of(answers),
    agreement: agreement.of(answers),
    agreed: agreed.of(answers),
    taking: named(first(context).filter(({ key }) => chosen.includes(key))),
    others: further.map((one) => ({ ...named([one])[0], basis: basisOf(one.key).of(answers) })),
    notTaking: absent.map((one) => ({ ...named([one])[0], why: whyNotOf(one).of(answers) })),
    on: on.of(answers),
  }).data;
}

/** By their key in the circle; whoever is not in it by name alone. */
const named = (all: readonly Keyed[]): readonly Somebody[] =>
  all.map(({ key, name }) => (key === ABOUT || key.startsWith(TYPED) ? { name } : { key, name }));
