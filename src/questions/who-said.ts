import { wordsIn } from '../guidance/words.ts';

/** Whose words an answer is: "his son agrees" and "Mrs Todd said yes" are no answer of Ken Todd, who was asked (R1, P5). */

/** Somebody who is asked, and the words by which they are called. */
export interface Called {
  readonly key: string;
  readonly names: readonly string[];
  /** By whom "she said yes" may be meant; undefined when nobody knows. */
  readonly pronoun?: 'she' | 'he' | undefined;
}

const WOMEN = 'wife|daughter|mother|mum|mam|sister|niece|aunt|auntie|grandmother|granddaughter|girlfriend|nan';
const MEN = 'husband|hubby|son|father|dad|brother|nephew|uncle|grandfather|grandson|boyfriend|grandad';
const SHE = new RegExp(String.raw`\b(?:${WOMEN})\b`, 'iu');
const HE = new RegExp(String.raw`\b(?:${MEN})\b`, 'iu');
const OTHERS =
  'partner|friend|neighbou?r|cousin|carer|child|children|family|relative|parents?|landlady|landlord|warden';
const ROLES =
  'doctor|gp|nurse|therapist|ot|physio\\w*|social worker|support worker|worker|manager|lead|attorney|deputy|advocate|representative|solicitor|pharmacist';
const PERSON = String.raw`(?:(?:mrs?|ms|miss|dr|nurse)\.?\s\p{L}+|(?:${WOMEN}|${MEN}|${OTHERS}|${ROLES})(?:[- ]in[- ]law)?)`;

/** From a title, or from what they are to the person. */
export const pronounOf = (title = '', relation = ''): Called['pronoun'] =>
  /^(?:mrs|ms|miss|lady|dame)\b/iu.test(title) || SHE.test(relation)
    ? 'she'
    : /^(?:mr|sir|lord)\b/iu.test(title) || HE.test(relation)
      ? 'he'
      : undefined;

interface Named {
  readonly name: string;
  readonly title?: string | undefined;
  readonly relation?: string | undefined;
}

/** "Mrs Todd": whoever may be so called beside the person, who has a title of their own. */
export function titled(one: Named | undefined, person?: Named): readonly string[] {
  const [last, of] = [lastOf(one), pronounOf(one?.title, one?.relation)];
  return ['Mr', 'Mrs', 'Ms', 'Miss'].flatMap((title) =>
    last === '' ||
    (one?.title ?? title) !== title ||
    (of ?? pronounOf(title)) !== pronounOf(title) ||
    (person?.title === title && lastOf(person) === last)
      ? []
      : [`${title} ${last}`],
  );
}

const lastOf = (one: Named | undefined): string => one?.name.split(' ').at(-1) ?? '';

/** What may stand before an answer and names nobody: any other word there is somebody, or cannot be told. */
const NAMES_NOBODY: ReadonlySet<string> = new Set(
  (
    'yes yep yeah no oh ah ok okay right well so wait sorry hi hello and but as that this it its i im ive id we weve you he hes she shes they theyre theyve ' +
    'her him them me us himself herself themselves is are was were be been being has have had do does did will would rather could a an the to with about for of ' +
    'on at in by over after when while then since who which said say says told asked answered think thinks thought seems seemed sounds feels felt spoke spoken speaking ' +
    'talked talking chatted phoned phone telephone rang rung called call back got messaged texted saw seen met visited visit discussed explained explaining checked confirmed confirms letter email mail ' +
    'video text person face home house chat conversation change plan idea monitoring new good great lovely quite very really much now today yesterday already also too both all ' +
    'each everybody everyone please just still finally eventually verbally happily gladly kindly definitely certainly fully totally completely absolutely perfectly entirely ' +
    'only not never last this morning afternoon evening night week ago day days monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm'
  ).split(' '),
);

const SAYS =
  "(?:says?|said|thinks?|thought|reckons?|agree[sd]?|disagree[sd]?|objects?|objected|refuse[sd]?|(?:is|was)(?:n['’]?t| not)? (?:happy|fine|ok|okay|keen|against|on board)|d(?:id|oes|o)(?:n['’]?t| not) (?:agree|want|like))";
const SAID_AFTER = new RegExp(
  String.raw`\b${PERSON}\s${SAYS}\b|\b(?:says?|said|by|from|according to|via)\s(?:(?:his|her|their|the|my)\s)?${PERSON}\b|^[\s,]*(?:(?:his|her|their|the)\s)?${PERSON}$`,
  'iu',
);
const ANYBODY = new RegExp(String.raw`\b${PERSON}\b`, 'iu');
const HE_SAYS = new RegExp(String.raw`\b(?<pronoun>he|she)\s${SAYS}\b`, 'giu');
const LED_BY = /^(?<pronoun>he|she)\b/iu;

/** What was said, in its parts: what stands before the answer, and behind it without the reasons that are given. */
interface Around {
  readonly answer: 'yes' | 'no' | 'not-reached';
  readonly before: string;
  readonly after: string;
}

/** Whether somebody else may be meant than who was asked. */
export function pointsElsewhere({ answer, before, after }: Around, asked: readonly Called[]): boolean {
  const [front, behind] = [before, after].map((words) => withoutNames(words, asked));
  const [one, another] = asked;
  const others = (words = ''): boolean =>
    another === undefined &&
    one?.pronoun !== undefined &&
    Array.from(words.matchAll(HE_SAYS)).some(({ groups }) => isOther(groups?.['pronoun'], one));
  if (answer === 'not-reached') return ANYBODY.test(`${front} ${behind}`);
  const isStrange = ({ plain }: { readonly plain: string }): boolean => !NAMES_NOBODY.has(plain) && !/^\d/u.test(plain);
  const pronouns = Array.from((front ?? '').matchAll(/\b(?:he|she)\b/giu), ([word]) => word);
  return (
    wordsIn(front ?? '').some(isStrange) ||
    (another === undefined && pronouns.some((word) => isOther(word, one))) ||
    SAID_AFTER.test(behind ?? '') ||
    (answer === 'yes' && others(behind))
  );
}

const isOther = (word: string | undefined, of: Called | undefined): boolean =>
  of?.pronoun !== undefined && word?.toLowerCase() !== of.pronoun;

/** "He said yes", where a woman was asked and one man is: his answer. */
export function ledBy(words: string, asked: Called | undefined, all: readonly Called[]): Called | undefined {
  const word = LED_BY.exec(words)?.groups?.['pronoun'];
  if (word === undefined || !isOther(word, asked)) return asked;
  const [fitting, ...others] = all.filter(({ pronoun }) => pronoun === word.toLowerCase());
  return others.length === 0 ? (fitting ?? asked) : asked;
}

export const namesPattern = (names: readonly string[]): string => names.filter(Boolean).map(escaped).join('|');

const withoutNames = (words: string, of: readonly Called[]): string => {
  const names = namesPattern(of.flatMap((one) => one.names));
  return names === '' ? words : words.replace(new RegExp(String.raw`(?<![\p{L}])(?:${names})(?![\p{L}])`, 'giu'), ' ');
};

const escaped = (name: string): string =>
  name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`);
