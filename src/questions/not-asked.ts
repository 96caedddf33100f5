import type { Answers } from '../forms/question.ts';
import { knownAround } from '../people/party.ts';
import { memberWords, type Person } from '../people/person.ts';
import type { AboutPerson } from './context.ts';
import { partyQuestion } from './party-question.ts';

/** Carers who left the circle, are not involved or not to be told while a form is open in which they were asked (R2, R24). */
export type NotAsked = ReturnType<typeof knownAround>['others'][number];

export const agreesKey = (key: string): string => partyQuestion('agrees', key);

export const noLongerAsked = ({ person }: { readonly person?: Pick<Person, 'circle' | 'past'> | undefined }) =>
  (person ? knownAround(person).others : []).filter(({ part, staff }) => part === 'carer' && staff === undefined);

const answeredHere = (answers: Answers, context: AboutPerson): readonly NotAsked[] =>
  noLongerAsked(context).filter(({ key }) => (answers[agreesKey(key)] ?? '') !== '');

/** Those whose no stays, as a plan knows them. */
export const staysNo = (answers: Answers, context: AboutPerson) =>
  answeredHere(answers, context)
    .filter(({ key }) => answers[agreesKey(key)] === 'no')
    .map(partyOf);

export const partyOf = (member: NotAsked) => ({
  key: member.key,
  name: member.name,
  role: memberWords(member),
  part: 'carer' as const,
});

/** Beside what every form about a person says of whoever is not asked any more (`standsAround`): what becomes of their no. */
export const notAskedWords = (answers: Answers, context: AboutPerson): readonly string[] =>
  staysNo(answers, context).map(
    ({ name }) => `The no of ${name} from before stays, and those who lead the team are told.`,
  );
