import { ok, refuse, type Result } from '../../kernel/result.ts';
import { ASK_FIRST } from '../../people/held-back.ts';
import { sameBareName, wordsOf } from '../../people/name-match.ts';
import { namesAround } from '../../people/party.ts';
import { called } from '../../questions/called.ts';
import { newPartyName } from '../../questions/party-name.ts';
import { StaffId } from '../../kernel/ids.ts';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { number } from '../../forms/kinds/number.ts';
import { text } from '../../forms/kinds/text.ts';
import type { Answers, Problem } from '../../forms/question.ts';
import { closestOption } from '../../forms/typed-choice.ts';
import { byWords, type VisitBy } from '../../plans/visitors.ts';
import type { PlanContext } from './plans.ts';
import { z } from 'zod';

/** Groups of workers that a plan often names, each with one press. */
const POOLS: ReadonlyMap<string, string> = new Map([
  ['any', 'a support worker'],
  ['woman', 'a support worker (a woman)'],
  ['man', 'a support worker (a man)'],
]);
const OTHERS: readonly Choice[] = [
  { value: 'any', title: 'Any support worker', also: ['support worker', 'a support worker', 'anybody', 'any'] },
  { value: 'woman', title: 'Any support worker (a woman)', also: ['a woman', 'women', 'female'] },
  { value: 'man', title: 'Any support worker (a man)', also: ['a man', 'men', 'male'] },
  { value: 'pool', title: 'A group of workers, in words', also: ['group', 'pool', 'in words'] },
  {
    value: 'named',
    title: 'Somebody of another organisation',
    also: ['another organisation', 'somebody else', 'other'],
  },
];

const chosen = (staff: StaffId, name: string): string => `${staff} ${name}`;
function chosenIn(value: string) {
  const space = value.indexOf(' ');
  const staff = StaffId.safeParse(value.slice(0, space)).data;
  return space > 0 && staff ? { staff, name: value.slice(space + 1) } : undefined;
}

/** The person's circle first, then the staff of their team. */
const options = ({ visitors = [] }: PlanContext): readonly Choice[] => [
  ...visitors.map(({ staff, name, job }) => ({ value: chosen(staff, name), title: `${name} (${job})`, also: [name] })),
  ...OTHERS,
];

const listed = choice({
  key: 'visitBy',
  short: 'By whom',
  label: 'By whom?',
  schema: z.string().min(1),
  options,
  show: 'many',
});

/** A name is as good as its line in the list, on a card as well. */
const visitBy: typeof listed = {
  ...listed,
  // Who stands in no list any more, is named as the plan names them.
  words: (raw, context) =>
    options(context).some(({ value }) => value === raw) ? listed.words(raw, context) : (chosenIn(raw)?.name ?? raw),
  take(raw, context) {
    const named = options(context).find(({ value }) => value === raw) ?? closestOption(raw, options(context));
    return named ? ok(named.value) : listed.take(raw, context);
  },
};

const is =
  (value: string) =>
  (row: Answers): boolean =>
    row[visitBy.key] === value;

const group = text<PlanContext>({
  key: 'visitPool',
  short: 'Group',
  label: 'Which workers?',
  example: 'For example: the night team',
  max: 120,
  when: is('pool'),
});

/** Nobody gets in by a name among others: whoever is known here is chosen, or asked about first (R24). */
function withoutNames(raw: string, context: PlanContext): Result<string, Problem> {
  const known = [
    ...(context.visitors ?? []).map((one) => one.name),
    ...(context.person ? namesAround(context.person) : []),
  ];
  const said = ` ${wordsOf(raw).join(' ')} `;
  return known.some((one) => said.includes(` ${wordsOf(one).join(' ')} `))
    ? refuse({ words: NO_NAMES })
    : group.take(raw, context);
}
const NO_NAMES = `A group is named without anybody’s name. Choose them at “By whom?”. If they are not there: ${ASK_FIRST.toLowerCase()}`;

const pool: typeof group = { ...group, take: withoutNames, hear: withoutNames };

const givenName = newPartyName<PlanContext>({
  key: 'visitName',
  short: 'Name',
  label: 'What is their name?',
  max: 120,
  when: is('named'),
});

/** Who is known by that name is chosen instead, so that they are asked and told; nobody who is not to be told gets in by it (R24). */
function ofAnotherOrganisation(raw: string, context: PlanContext): Result<string, Problem> {
  const taken = givenName.take(raw, context);
  const known = [...(context.visitors ?? []), ...(context.person?.circle ?? [])];
  const same = taken.ok && known.find((one) => sameBareName(one.name, taken.value));
  return same
    ? refuse({
        words: `${same.name} is known here: choose them at “By whom?”. For somebody else of that name add what they are, for example “${same.name} (nurse)”.`,
      })
    : taken;
}

const name: typeof givenName = { ...givenName, take: ofAnotherOrganisation, hear: ofAnotherOrganisation };

const organisation = text({
  key: 'visitOrganisation',
  short: 'Organisation',
  label: 'Which organisation are they from?',
  max: 120,
  optional: true,
  when: is('named'),
});

/** How many workers come together: one, unless it says otherwise (TL6). */
const many = number({
  key: 'visitWorkers',
  short: 'Workers',
  label: 'How many workers come together?',
  help: 'Leave it empty when one comes.',
  optional: true,
  min: 1,
  max: 4,
  unit: 'workers',
});
export const visitWorkers: typeof many & { readonly of: (row: Answers) => number } = {
  ...many,
  of: (row) => many.of(row) ?? 1,
};

/** TL10: it stands on the visit, for whoever plans who comes. */
const wish = text({
  key: 'visitWish',
  short: 'Wish',
  label: (context: PlanContext) => `Does ${called(context)} wish for somebody in particular?`,
  example: 'For example: a woman',
  max: 120,
  optional: true,
});
export const visitWish = { ...wish, of: (row: Answers) => wish.of(row) || undefined };

/** Who visits, as one value of the row. */
export const visitedBy = {
  questions: [visitBy, pool, name, organisation],
  of(row: Answers): VisitBy | undefined {
    const value = visitBy.of(row);
    if (value === undefined) return undefined;
    const words = value === 'pool' ? pool.of(row) : POOLS.get(value);
    if (words !== undefined) return { kind: 'pool', words };
    if (value === 'named') {
      const said = name.of(row);
      return said === undefined ? undefined : { kind: 'named', name: said, organisation: organisation.of(row) ?? '' };
    }
    const staff = chosenIn(value);
    return staff && { kind: 'staff', ...staff };
  },
  entered(by: VisitBy): Answers {
    switch (by.kind) {
      case 'staff':
        return { [visitBy.key]: chosen(by.staff, by.name) };
      case 'named':
        return { [visitBy.key]: 'named', [name.key]: by.name, [organisation.key]: by.organisation };
      case 'pool': {
        const known = [...POOLS].find(([, words]) => words === by.words);
        return known ? { [visitBy.key]: known[0] } : { [visitBy.key]: 'pool', [pool.key]: byWords(by) };
      }
    }
  },
};
