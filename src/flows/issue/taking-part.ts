import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import type { Party } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { partyName } from '../../questions/party-name.ts';
import { ownWords } from '../../questions/own-words.ts';
import { isLeftOut, Issue, type Somebody } from './facts.ts';
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
  help: 'Leave out who does not.',
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

const furtherIn = (answers: Answers, context: IssueContext): readonly Somebody[] => {
  const chosen = takingIn(answers);
  const name = takingElse.of(answers);
  return [
    ...others(context).filter(({ key }) => chosen.includes(key)),
    ...(chosen.includes(ELSE) && name !== undefined ? [{ name }] : []),
  ];
};

export const takingElse = partyName<IssueContext>({
  key: 'issueTakingElse',
  short: 'Who else takes part',
  label: 'Who else takes part? Their name, and what they are to the person',
  max: 100,
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

export const basis = choice({
  key: 'issueBasis',
  short: 'Why others may take part',
  label: ({ person: the }: IssueContext) => `Others take part: does ${the?.preferredName ?? 'the person'} consent?`,
  schema: Issue.shape.basis.unwrap(),
  options: ({ person: the }: Partial<IssueContext>) => BASES.filter(({ value }) => mayBe(value, the?.capacity)),
  when: (answers, context) =>
    takingIn(answers).includes(ELSE) ||
    others(context).some(({ key }) => key !== undefined && takingIn(answers).includes(key)),
});

const BASES = [
  { value: 'consent', title: 'Yes', also: ['yes', 'consents', 'consent'] },
  { value: 'best-interests', title: 'Lacks capacity: best interests', also: ['best interests'] },
];

/** R25, R45: whoever lacks capacity does not consent, and of whoever has it nobody decides their best interests. */
const mayBe = (value: string, capacity: Person['capacity'] | undefined): boolean =>
  capacity === undefined || capacity === 'unknown' || (value === 'consent') === (capacity === 'has');

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
    others: named(further),
    basis: further.length > 0 ? basis.of(answers) : undefined,
    notTaking: absent.map((one) => ({ ...named([one])[0], why: whyNotOf(one).of(answers) })),
    on: on.of(answers),
  }).data;
}

const named = (all: readonly Somebody[]): readonly Somebody[] =>
  all.map(({ key, name }) => (key === undefined || key === ABOUT ? { name } : { key, name }));
