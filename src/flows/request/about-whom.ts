import type { Entered } from '../../forms/session.ts';
import { listed } from '../../kernel/listed.ts';
import { bareTitle } from '../../questions/colleagues.ts';
import { about, colleaguesIn, NOBODY, what, type Everybody, type RequestContext } from './questions.ts';

/** What is read at the check of whom a request or complaint is about: it is kept from them. */

/** R24, R56: all who lead are those it is about: then nobody hears of it here, which is said before it is recorded. */
export function nobodyHears(
  { answers }: Entered,
  { leading, complaints, safeguarding }: RequestContext,
): readonly string[] {
  const said = about.of(answers) ?? [];
  return leading.length > 0 && leading.every((one) => said.includes(one))
    ? [
        `It is about everybody who leads the team, so ${safeguarding ? 'the safeguarding lead is asked to see to it' : 'nobody there hears of it'}. Ring ${complaints ?? 'your organisation’s complaints team, or the council'} yourself today.`,
      ]
    : [];
}

/** R24: the words name a colleague, or the role of somebody who leads, and it is said to be about none. */
export function namesColleagues(
  { answers }: Entered,
  { everybody, leading, jobs, person }: Everybody & Pick<RequestContext, 'leading' | 'jobs' | 'person'>,
): readonly string[] {
  if (!about.of(answers)?.includes(NOBODY)) return [];
  const named = colleaguesIn(answers, everybody);
  const [me] = everybody;
  const lead = everybody.filter((one) => one !== me && leading.includes(one.value) && !named.includes(one));
  const around = person?.circle.flatMap(({ staff }) => staff ?? []) ?? [];
  const meant = meantByRole(what.of(answers) ?? '', jobs).filter(
    (staff) => staff !== me?.value && named.every(({ value }) => value !== staff),
  );
  // Whoever is around the person is meant before anybody else of that role.
  const nearest = meant.some((staff) => around.some((one) => one === staff))
    ? meant.filter((staff) => around.some((one) => one === staff))
    : meant;
  const ofRole = everybody.filter(({ value }) => nearest.includes(value));
  return listed(
    ...named.map(
      (one) =>
        `The words may name ${bareTitle(one)}. If it is about them, change "About a colleague": then it is kept from them.`,
    ),
    LEADS_MEANT.test(what.of(answers) ?? '') &&
      lead.length > 0 &&
      `The words may mean somebody who leads the team: is it about ${anyOf(lead.map(bareTitle))}? Then change "About a colleague": it is kept from them.`,
    ofRole.length > 0 &&
      `The words may mean a colleague by what they do: is it about ${anyOf(ofRole.map(bareTitle))}? Then change "About a colleague": it is kept from them.`,
  );
}

/** R24: "the OT was rough" names nobody, and is about somebody all the same. */
const meantByRole = (words: string, jobs: RequestContext['jobs']): readonly string[] =>
  ROLES.flatMap(([said, job]) =>
    said.test(words) ? [...jobs].flatMap(([staff, does]) => (job.test(does) ? [staff] : [])) : [],
  );

/** As people say it, and as it stands in what staff do. */
const ROLES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:ots?|occupational therapists?)\b/iu, /\boccupational therapist\b/iu],
  [/\b(?:physios?|physiotherapists?)\b/iu, /\bphysiotherapist\b/iu],
  [/(?<!occupational )\btherapists?\b/iu, /therapist\b/iu],
  [/\b(?:social workers?|sw)\b/iu, /\bsocial worker\b/iu],
  [/\b(?:support workers?|care workers?|care assistants?|carer from (?:you|the team))\b/iu, /\bsupport worker\b/iu],
  [/\bnurses?\b/iu, /\bnurse\b/iu],
];

const LEADS_MEANT =
  /\b(?:managers?|co-?ordinators?|supervisors?|bosses|boss|team lead(?:er)?s?|(?:the|your|her|his) leads?|in charge)\b/iu;
const anyOf = (names: readonly string[]): string => OR.format(names);
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });
