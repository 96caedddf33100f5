import { isStillInvolved } from '../../people/party.ts';
import { whoIs, type Issue, type KeptAction } from './facts.ts';

/** Which of those whom an issue names are not involved now: they left, the person does not want it, or they are not to be told (R24). */
export const apartIn = (
  {
    about,
    taking,
    notTaking,
    others,
    actions = [],
  }: Pick<Issue, 'about' | 'taking' | 'notTaking' | 'others'> & {
    readonly actions?: readonly Pick<KeptAction, 'doer'>[];
  },
  person: Parameters<typeof isStillInvolved>[0],
): readonly string[] => [
  ...new Set(
    [...about, ...taking, ...notTaking, ...others, ...actions.map(({ doer }) => doer)]
      .filter((one) => !isStillInvolved(person, one))
      .map(whoIs),
  ),
];
