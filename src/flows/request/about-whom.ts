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
  { everybody, leading }: Everybody & Pick<RequestContext, 'leading'>,
): readonly string[] {
  if (!about.of(answers)?.includes(NOBODY)) return [];
  const named = colleaguesIn(answers, everybody);
  const [me] = everybody;
  const lead = everybody.filter((one) => one !== me && leading.includes(one.value) && !named.includes(one));
  return listed(
    ...named.map(
      (one) =>
        `The words may name ${bareTitle(one)}. If it is about them, change "About a colleague": then it is kept from them.`,
    ),
    LEADS_MEANT.test(what.of(answers) ?? '') &&
      lead.length > 0 &&
      `The words may mean somebody who leads the team: is it about ${anyOf(lead.map(bareTitle))}? Then change "About a colleague": it is kept from them.`,
  );
}

const LEADS_MEANT =
  /\b(?:managers?|co-?ordinators?|supervisors?|bosses|boss|team lead(?:er)?s?|(?:the|your|her|his) leads?|in charge)\b/iu;
const anyOf = (names: readonly string[]): string => OR.format(names);
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });
