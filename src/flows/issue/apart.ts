import { isStillInvolved } from '../../people/party.ts';
import type { Person } from '../../people/person.ts';
import { undecided, whoIs, type About, type Issue, type KeptAction, type SeenIssue } from './facts.ts';

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
  person: Parameters<typeof isStillInvolved>[0],
): readonly string[] => [
  ...new Set(
    [...about, ...taking, ...notTaking, ...others, ...actions.flatMap(({ doer, talkWith = [] }) => [doer, ...talkWith])]
      .filter((one) => !isStillInvolved(person, one))
      .map(whoIs),
  ),
];

/**
 * R24: what changes for the person is told to everybody around them. Whoever is held back from the issue is held back from that only once they are
 * held back from the person: until that is decided nothing is made from it here. Whoever is neither staff nor around the person is told nothing anyway.
 */
export const reaches = (the: SeenIssue, { circle }: Pick<Person, 'circle'>): readonly About[] =>
  undecided(the).filter((one) => one.staff !== undefined || circle.some(({ key }) => key === one.key));
