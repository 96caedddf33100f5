import { ok, refuse, type Result } from '../kernel/result.ts';
import { LONGEST } from './import.ts';
import type { CircleMember, CirclePart } from './person.ts';
import { STAFF_PARTS } from './person.ts';
import type { Staff } from './staff.ts';

/** Words by which people say what somebody is, beside their name. */
const PARTS: readonly (readonly [RegExp, CirclePart])[] = [
  [/^(?:(?:main|unpaid|family) )?carer$/iu, 'carer'],
  [/\b(?:representative|attorney|deputy|lpa)\b/iu, 'representative'],
  [/^(?:support|care|reablement) worker$/iu, 'support-worker'],
  [/\b(?:therapist|physio|physiotherapist|ot)\b/iu, 'therapist'],
  [/\bsocial worker\b/iu, 'social-worker'],
];

/** Of family it is asked whether they care for the person: a carer is asked and told of everything (R1). Of a friend or neighbour it is said where they do. */
const RELATIVE =
  '(?:step|grand)?(?:daughter|son|mother|father|mum|dad)|husband|wife|partner|sister|brother|niece|nephew|aunt|uncle|cousin';
const FAMILY = new RegExp(`^(?:${RELATIVE})$`, 'iu');
const NO_CARER = /^(?:not (?:a )?carer|no carer)$/iu;
const NO_TEAMS = /^not (?:in|on) teams$/iu;

export const PHONE = /^\+?\d[\d ]{6,24}$/u;

type Member = Omit<CircleMember, 'key'>;

/** "Niece 07700 900111", "daughter not carer": people leave the comma out. */
const NO_COMMA = new RegExp(
  String.raw`(?<=\p{L}\)?)\s+(?=\+?\d[\d ]{6,24}\s*(?:,|$))|(?<=\b(?:${RELATIVE}))\s+(?:and\s+)?(?=(?:not (?:a )?)?carer\b)`,
  'giu',
);

const partsOf = (line: string): readonly string[] =>
  line
    .replace(/[()]/gu, ',')
    .replace(NO_COMMA, ', ')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The names in a list of a circle, by which staff are looked up. */
export const namesInLines = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => partsOf(line)[0] ?? []);

/** "Sarah Palmer, daughter, carer, 07700 900123": who it is, what they are and how to reach them; or why it cannot be told. */
export function memberInLine(line: string, staff: readonly Staff[]): Result<Member, string> {
  const [name = '', ...said] = partsOf(line);
  const phone = said.find((word) => PHONE.test(word));
  const isOutside = said.some((word) => NO_TEAMS.test(word));
  const rest = said.filter((word) => word !== phone && !NO_TEAMS.test(word));
  const found = rest.map((word) => PARTS.find(([says]) => says.test(word))?.[1]);
  const part = found.find((one) => one !== undefined);
  const relation = rest.filter((word) => !PLAIN.has(word.toLowerCase()) && !NO_CARER.test(word)).join(', ');
  if (name.length > LONGEST.name || relation.length > LONGEST.relation)
    return refuse(`"${name.slice(0, 40)}" is too long.`);
  if (rest.length === 0 || (!part && relation === ''))
    return refuse(`What is ${name} to the person? Write it after a comma.`);
  if (!part && rest.some((word) => FAMILY.test(word)) && !rest.some((word) => NO_CARER.test(word)))
    return refuse(`Does ${name} care for the person? Write "${name}, ${rest.join(', ')}, carer", or "not carer".`);
  const [colleague, ...others] = STAFF_PARTS.has(part)
    ? staff.filter((one) => one.name.toLowerCase() === name.toLowerCase())
    : [];
  // A name that is mistyped would be told nothing for ever.
  if (!colleague && !isOutside && STAFF_PARTS.has(part))
    return refuse(
      `I know no colleague called ${name}. Please check the name. If they do not use Teams with you, write "${name}, ${rest.join(', ')}, not in Teams".`,
    );
  if (others.length > 0) return refuse(`Two colleagues are called ${name}: please add this one afterwards.`);
  return ok({
    name: colleague?.name ?? name,
    part: part ?? 'other',
    ...(relation !== '' && { relation }),
    ...(colleague && { staff: colleague.id }),
    ...(phone !== undefined && { phone }),
  });
}

const PLAIN: ReadonlySet<string> = new Set(['carer', 'representative', 'support worker', 'social worker']);
