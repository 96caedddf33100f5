import { heldBackNow } from '../../people/held-back.ts';
import { isStillInvolved } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { listed } from '../../kernel/listed.ts';
import { same } from '../../records/same.ts';
import {
  heldIn,
  outlastsEnd,
  whoIs,
  type About,
  type Fact,
  type Issue,
  type KeptAction,
  type Over,
  type Recorded,
  type SeenIssue,
  type Somebody,
} from './facts.ts';

/** Which of those whom an issue names are not involved now: they left, the person does not want it, or they are not to be told (R24). */
export const apartIn = (
  {
    about,
    taking,
    notTaking,
    others,
    actions = [],
  }: Pick<Issue, 'about' | 'taking' | 'notTaking' | 'others'> & {
    readonly actions?: readonly Pick<KeptAction, 'doer' | 'talkWith'>[];
  },
  person: Parameters<typeof isStillInvolved>[0] & Pick<Person, 'heldBack'>,
): readonly string[] => [
  ...new Set(
    [...about, ...taking, ...notTaking, ...others, ...actions.flatMap(({ doer, talkWith = [] }) => [doer, ...talkWith])]
      .filter((one) => !isStillInvolved(person, one) && !waitsForDecision(person, one))
      .map(whoIs),
  ),
];

/** They are held back only until it is decided in an issue. */
const waitsForDecision = (person: Pick<Person, 'heldBack'>, { key, name }: Somebody): boolean =>
  heldBackNow(person).some(
    (one) => one.until !== undefined && (key === undefined ? one.name === name : one.member === key),
  );

/**
 * R24: what changes for the person is told to everybody around them. Whoever is held back from the issue is held back from that only once they are
 * held back from the person: until then nothing is made from it here. Whoever is neither staff nor around the person is told nothing anyway.
 */
export const reaches = (
  the: SeenIssue,
  { circle, closedTo = [] }: Pick<Person, 'circle' | 'closedTo'>,
): readonly About[] =>
  heldIn(the).filter(({ key, staff }) =>
    staff === undefined ? circle.some((one) => one.key === key && one.heldBack !== true) : !closedTo.includes(staff),
  );

/** Who is involved has changed, or reablement is over, or goes on again. */
export function lookAround(state: Recorded, apart: readonly string[], over: Over | undefined): readonly Fact[] {
  const kept = outlastsEnd(state) ? over : undefined;
  return listed<Fact>(
    !same(state.apart, apart) && { type: 'around-changed', apart: [...apart] },
    state.over?.what !== kept?.what && { type: 'stayed-open', ...(kept && { over: kept }) },
  );
}
