import { z } from 'zod';
import { Day, wordsForDay } from '../kernel/days.ts';
import { listed } from '../kernel/listed.ts';
import { sentences } from '../kernel/sentence.ts';
import { saysNothing } from './agreement.ts';
import { involvedIn } from './party.ts';
import type { Person } from './person.ts';

/** Capacity for one decision (MCA 2005 s2-3, R45): never taken for granted from another, and unknown is never read as "has". */
export const Capacity = z.strictObject({
  answer: z.enum(['has', 'lacks', 'unknown']),
  /** Who assessed it, or asked: name and role. Absent where nobody has. */
  by: z.string().optional(),
  on: Day.optional(),
  /**
   * Without an assessment: `asked` of "has", for they were asked about this decision and nobody who asked doubts it (MCA 2005 s1);
   * `not-asked` of "unknown", for they could not be asked about it.
   */
  basis: z.enum(['asked', 'not-asked']).optional(),
});
export interface Capacity extends z.infer<typeof Capacity> {}

/** Of somebody who lacks capacity: what they want and feel, shown by words or behaviour, and whether they object. */
export const Wishes = z.strictObject({ shown: z.string(), objects: z.enum(['yes', 'no', 'not-known']) });
export interface Wishes extends z.infer<typeof Wishes> {}

/** An attorney for health and welfare, or a deputy: decides within a document that was seen and covers this decision. */
export const Document = z.strictObject({
  kind: z.enum(['attorney', 'deputy']),
  /** Their key in the circle. */
  key: z.string(),
  name: z.string(),
  covers: z.boolean(),
  seen: z.boolean(),
  seenBy: z.string().optional(),
  seenOn: Day.optional(),
  lessRestrictive: z.string().optional(),
});
export interface Document extends z.infer<typeof Document> {}

/** A decision in somebody's best interests (MCA 2005 s4): who was consulted, and what would restrict them less. */
export const BestInterests = z.strictObject({
  kind: z.literal('best-interests'),
  decidedBy: z.string(),
  on: Day,
  consulted: z.string(),
  lessRestrictive: z.string(),
  /** Where nobody was consulted: whether an advocate was asked for (Care Act 2014 s67, MCA 2005 s35-39). */
  advocate: z.enum(['asked', 'not-yet']).optional(),
  /** Who says that they are attorney or deputy, and does not decide: their document was not seen, or does not cover this. */
  claimed: Document.pick({ kind: true, key: true, name: true, covers: true, seen: true }).optional(),
});

export interface BestInterests extends z.infer<typeof BestInterests> {}

export const Authority = z.discriminatedUnion('kind', [Document, BestInterests]);
export type Authority = z.infer<typeof Authority>;

/** Who decides, and by what right: the same in every record of a decision about somebody's care. */
export const Deciding = z.strictObject({
  capacity: Capacity,
  wishes: Wishes.optional(),
  authority: Authority.optional(),
});
export interface Deciding extends z.infer<typeof Deciding> {}

/** What is missing or cannot be, as a code; questions/capacity.ts words it. */
export type DecidingProblem =
  | 'CAPACITY.ASSESSOR-MISSING'
  | 'CAPACITY.IN-THE-FUTURE'
  | 'CAPACITY.WISHES-MISSING'
  | 'CAPACITY.DECIDER-MISSING'
  | 'CAPACITY.AUTHORITY-NOT-SEEN'
  | 'CAPACITY.AUTHORITY-DOES-NOT-COVER'
  | 'CAPACITY.SEEN-BY-MISSING'
  | 'CAPACITY.DECIDED-BY-MISSING'
  | 'CAPACITY.CONSULTED-MISSING'
  | 'CAPACITY.LESS-RESTRICTIVE-MISSING';

/** The first thing that is wrong with it; undefined when it can stand. What does not belong to the answer is not looked at. */
export function problemIn({ capacity, wishes, authority }: Deciding, today: Day): DecidingProblem | undefined {
  if ((capacity.on ?? today) > today) return 'CAPACITY.IN-THE-FUTURE';
  if (capacity.answer !== 'lacks') return undefined;
  if (saysNothing(capacity.by) || capacity.on === undefined) return 'CAPACITY.ASSESSOR-MISSING';
  if (saysNothing(wishes?.shown)) return 'CAPACITY.WISHES-MISSING';
  if (!authority) return 'CAPACITY.DECIDER-MISSING';
  const problem =
    authority.kind === 'best-interests'
      ? problemInBestInterests(authority, today)
      : problemInDocument(authority, today);
  // MCA 2005 s1(6): whoever decides.
  return problem ?? (saysNothing(authority.lessRestrictive) ? 'CAPACITY.LESS-RESTRICTIVE-MISSING' : undefined);
}

/** What stands when nobody was consulted. */
export const NOBODY_CONSULTED = 'Nobody';

function problemInBestInterests({ on, decidedBy, consulted }: BestInterests, today: Day): DecidingProblem | undefined {
  if (on > today) return 'CAPACITY.IN-THE-FUTURE';
  if (saysNothing(decidedBy)) return 'CAPACITY.DECIDED-BY-MISSING';
  return consulted !== NOBODY_CONSULTED && saysNothing(consulted) ? 'CAPACITY.CONSULTED-MISSING' : undefined;
}

/** Nobody consents for another whose authority was not seen, or does not cover this: they are consulted. */
function problemInDocument({ covers, seen, seenBy, seenOn }: Document, today: Day): DecidingProblem | undefined {
  if (!seen) return 'CAPACITY.AUTHORITY-NOT-SEEN';
  if (!covers) return 'CAPACITY.AUTHORITY-DOES-NOT-COVER';
  if (saysNothing(seenBy) || seenOn === undefined) return 'CAPACITY.SEEN-BY-MISSING';
  return seenOn > today ? 'CAPACITY.IN-THE-FUTURE' : undefined;
}

/** With only what belongs to the answer: nothing of a lack of capacity stays with somebody who has it. */
export const decidingOnly = ({ capacity, wishes, authority }: Deciding): Deciding =>
  capacity.answer === 'lacks' ? { capacity, wishes, authority } : { capacity };

/** They could not be asked about this decision, so nobody has said whether they can decide it. */
export const isNotAsked = ({ capacity }: Deciding): boolean => capacity.basis === 'not-asked';

/** Nobody knows yet whether they can decide this, and somebody has to find out: until then nothing that they say agrees to it (R45). */
export const awaitsCapacity = (deciding: Deciding): boolean =>
  deciding.capacity.answer === 'unknown' && !isNotAsked(deciding);

export const lacksCapacity = ({ capacity }: Deciding): boolean => capacity.answer === 'lacks';

/** True when somebody who lacks capacity objects, by words or behaviour. */
export const objects = (deciding: Deciding): boolean => lacksCapacity(deciding) && deciding.wishes?.objects === 'yes';

/** The attorney or deputy who decides in the person's place; undefined when nobody has that authority. */
export const deciderIn = ({ capacity, authority }: Deciding): Document | undefined =>
  capacity.answer === 'lacks' && authority && authority.kind !== 'best-interests' && authority.seen && authority.covers
    ? authority
    : undefined;

/** Words that may mean that somebody is restricted (R44): whoever looks at them decides, never the bot. */
const RESTRICTING: readonly (readonly [string, RegExp])[] = [
  ['locked', /\b(?:un)?lock(?:s|ed|ing)?\b|\bkey ?safe taken\b|\bbolt(?:s|ed)?\b/u],
  ['door', /\bdoors?\b/u],
  ['rails', /(?<!grab |grab-|hand ?|stair ?|banister )\brails?\b|\b(?:bed|cot) ?(?:rails?|sides)\b/u],
  ['sensor', /\bsensors?\b|\btrack(?:er|ers|ing)\b|\bgps\b|\bcameras?\b|\bcctv\b/u],
  ['alarm', /\balarms?\b|\balarmed\b/u],
  ['one-to-one', /\bone[ -]to[ -]one\b|\b1[ -]?(?:to|:|-)[ -]?1\b|\bconstant supervision\b/u],
  [
    'restraint',
    /\brestrain(?:t|ts|ed|s|ing)?\b|\blap ?(?:belt|strap)s?\b|\bstrapp?(?:s|ed)?\b|\bmittens\b|\bheld down\b/u,
  ],
  ['medicine to calm', /\bsedat\w*|\bcovert\w*|\b(?:medicines?|medication|tablets?) to (?:calm|settle|quiet)\b/u],
  [
    'kept in',
    /\bkept? in(?:side|doors)?\b|\bstay(?:s|ing)? (?:in|inside|indoors)\b|\bnot (?:allowed|let|permitted)\b|\bstop(?:s|ped)? (?:him|her|them)\b/u,
  ],
];

/** What in these words may restrict somebody, the way the list calls it; empty when nothing. No legal conclusion (R44). */
export function restrictionIn(whatChanges: string): readonly string[] {
  const text = whatChanges.toLowerCase();
  return RESTRICTING.flatMap(([called, pattern]) => (pattern.test(text) ? [called] : []));
}

/** What the mental capacity lead has to look at (R44, R45). */
export const CapacityMatter = z.enum(['assess', 'objects', 'restricts', 'nobody-consulted']);
export type CapacityMatter = z.infer<typeof CapacityMatter>;

export const mattersIn = (deciding: Deciding, whatChanges: string): readonly CapacityMatter[] =>
  listed(
    awaitsCapacity(deciding) && 'assess',
    objects(deciding) && 'objects',
    restrictionIn(whatChanges).length > 0 && 'restricts',
    deciding.authority?.kind === 'best-interests' && deciding.authority.advocate === 'not-yet' && 'nobody-consulted',
  );

export const matterWords: Readonly<Record<CapacityMatter, string>> = {
  assess: 'Capacity for this decision is not known: have it assessed',
  objects: 'Look at this: somebody who lacks capacity objects',
  restricts: 'Look at this: it may restrict the person',
  'nobody-consulted': 'Look at this: decided in their best interests, and nobody was consulted',
};

/** Read at the check, before it is recorded (R44, R45). */
export const matterWarnings: Readonly<Record<CapacityMatter, string>> = {
  assess: 'Capacity for this decision is not known. The mental capacity lead is asked to have it assessed.',
  objects: 'The person objects. The mental capacity lead is asked to look at it.',
  restricts: 'This may restrict the person. The mental capacity lead is asked to look at it.',
  'nobody-consulted': 'Nobody was consulted. The mental capacity lead is asked to look at it.',
};

/** A line of a record, a plan or a copy. */
interface Line {
  readonly label: string;
  readonly value: string;
}

const objectsWords: Readonly<Record<Wishes['objects'], string>> = {
  yes: 'Objects.',
  no: 'Does not object.',
  'not-known': 'It is not known whether they object.',
};

const assessed = ({ by, on, basis }: Capacity): string =>
  by === undefined
    ? ''
    : ` ${basis === 'asked' ? 'Presumed, since no doubt was raised: noted' : 'Assessed'} by ${by}${on === undefined ? '' : ` on ${wordsForDay(on)}`}.`;

const capacityWords = (capacity: Capacity): string =>
  `${{ has: 'Has capacity for this decision.', lacks: 'Lacks capacity for this decision.', unknown: `Capacity for this decision is not known${capacity.basis === 'not-asked' ? ': they could not be asked' : ''}.` }[capacity.answer]}${assessed(capacity)}`;

const kindWords: Readonly<Record<Document['kind'], string>> = {
  attorney: 'attorney for health and welfare',
  deputy: 'deputy',
};

const claimedWords = ({ kind, name, seen }: NonNullable<BestInterests['claimed']>): string =>
  `${name}, ${kindWords[kind]}: ${seen ? 'the document does not cover this decision' : 'claimed, the document was not seen'}. Consulted, does not decide.`;

const documentWords = ({ kind, name, seenBy, seenOn }: Document): string =>
  `${name}, ${kindWords[kind]}. The document covers this decision${
    seenBy === undefined || seenOn === undefined ? '' : ` and was seen by ${seenBy} on ${wordsForDay(seenOn)}`
  }.`;

/** How a record or a plan says it. */
export function decidingRows({ capacity, wishes, authority }: Deciding): readonly Line[] {
  return listed<Line>(
    { label: 'Capacity', value: capacityWords(capacity) },
    wishes && { label: 'Wishes and feelings', value: sentences(wishes.shown, objectsWords[wishes.objects]) },
    authority && authority.kind !== 'best-interests' && { label: 'Who decides', value: documentWords(authority) },
    ...(authority?.kind === 'best-interests'
      ? [
          {
            label: 'Who decides',
            value: `Best-interests decision by ${authority.decidedBy} on ${wordsForDay(authority.on)}.`,
          },
          { label: 'Who was consulted', value: authority.consulted },
        ]
      : []),
    authority?.kind === 'best-interests' &&
      authority.advocate && {
        label: 'Advocate',
        value: authority.advocate === 'asked' ? 'Asked for.' : 'Not asked for yet.',
      },
    authority?.kind === 'best-interests' &&
      authority.claimed && { label: 'Attorney or deputy', value: claimedWords(authority.claimed) },
    authority?.lessRestrictive !== undefined && { label: 'Less restrictive ways', value: authority.lessRestrictive },
  );
}

const objectsOnPaper = ({ objects }: Wishes, called: string): string =>
  objects === 'not-known'
    ? `It is not known whether ${called} objects`
    : `${called} ${objects === 'yes' ? 'objects to this' : 'does not object'}`;

/** How a copy says it, in sentences. Empty where somebody has capacity: that is presumed, and need not be said (MCA 2005 s1). */
export function decidingSentence(deciding: Deciding, called: string): string {
  const { capacity, wishes, authority } = deciding;
  if (capacity.answer === 'has') return '';
  if (isNotAsked(deciding)) return `${called} could not be asked about this decision.`;
  if (capacity.answer === 'unknown') return `${called}’s capacity for this decision is not known yet.`;
  return sentences(
    `${called} lacks capacity for this decision`,
    ...(wishes ? [`What ${called} wants and feels: ${wishes.shown}`, objectsOnPaper(wishes, called)] : []),
    ...(authority?.kind === 'best-interests'
      ? [`It was decided in ${called}’s best interests by ${authority.decidedBy}, on ${wordsForDay(authority.on)}`]
      : authority
        ? [`${authority.name} decides as ${kindWords[authority.kind]}`]
        : []),
  );
}

/** One true sentence about representatives, for every form that asks who agrees; undefined where there is none. */
export function representativeWords(person: Pick<Person, 'circle' | 'preferredName'>) {
  const { preferredName } = person;
  const names = involvedIn(person)
    .filter(({ part }) => part === 'representative')
    .map(({ name }) => name);
  return names.length === 0
    ? undefined
    : `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} named as representative. An attorney or deputy decides only when ${preferredName} lacks capacity, and only what their document covers. Anybody else is asked what they think, and does not decide.`;
}
