import type { Refused } from '../forms/form.ts';
import type { Answers } from '../forms/question.ts';
import { NOT_TO_BE_TOLD } from '../people/held-back.ts';
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
    .map((member) => ({ key: member.key, name: member.name, role: memberWords(member), part: 'carer' as const }));

/** The same whether they left, are not wanted or may not be told, so that nobody can tell one from the other (R24). */
export function notAskedWords(answers: Answers, context: AboutPerson): readonly string[] {
  const words = answeredHere(answers, context).map(
    ({ key, name }) =>
      `${name} is not asked here any more. ${NOT_TO_BE_TOLD}.${answers[agreesKey(key)] === 'no' ? ' Their no from before stays, and those who lead the team are told.' : ''}`,
  );
  return words.length > 0 ? [...words, ...(context.askInstead ?? [])] : [];
}

/** Said once before it is recorded: whoever records it then has read it. */
export function notAskedMeanwhile(
  { answers }: { readonly answers: Answers },
  context: AboutPerson,
): Refused | undefined {
  const keys = answeredHere(answers, context)
    .map(({ key }) => key)
    .join(' ');
  return keys === (answers[READ] ?? '') ? undefined : { words: CHANGED, instead: { answers: { [READ]: keys } } };
}

const READ = 'notAskedRead';
const CHANGED =
  'Not recorded yet: while this form was open, who is asked has changed. Please read it, and then record it.';
