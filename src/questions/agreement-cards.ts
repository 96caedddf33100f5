import { representativeWords } from '../people/capacity.ts';
import { involvedIn } from '../people/party.ts';
import { listed } from '../kernel/listed.ts';
import type { Dated } from '../forms/kinds/date.ts';
import type { AtOnce, Step } from '../forms/form.ts';
import type { Answers, Question } from '../forms/question.ts';
import { capacitySeen, isAskedWithAnswer, MAY_LACK, PERSON_AGREES } from './capacity.ts';
import { called } from './called.ts';
import type { AboutPerson, Asking } from './context.ts';
import type { AskedParty } from './asked-party.ts';
import { carerName, partiesAsked, UNNAMED_CARER } from './parties.ts';
import { doubtSteps } from './deciding-steps.ts';
import { possibleDeciders } from './who-decides.ts';

type Context = AboutPerson & Dated & Asking;
type Asks = Question<unknown, Context>;

/**
 * The cards on which everybody is asked. Where the person may lack capacity for this, that is asked about next, and then whoever decides
 * in their place. `more`: said above the answers, after what a representative may decide.
 */
export function agreementCards<C extends Context>(context: C, more?: string): readonly Step<C>[] {
  const parties = partiesAsked(context);
  const asked = parties.filter(({ key }) => key !== UNNAMED_CARER);
  const unnamed = parties.find(({ key }) => key === UNNAMED_CARER);
  const [carerAgrees, ...carerAsked] = unnamed?.asks ?? [];
  const isAfter = (answers: Answers, { key }: AskedParty): boolean =>
    answers[PERSON_AGREES] === MAY_LACK && isOtherThanCarer(key, context);
  const asks = (isThen: boolean): readonly Asks[] =>
    asked.flatMap((party) =>
      party.asks.map((one) => ({
        ...one,
        when: (answers, now) => isAfter(answers, party) === isThen && one.when(answers, now),
      })),
    );
  const { person } = context;
  return [
    {
      id: 'agreement',
      title: 'Who agrees',
      intro: () => listed(person && representativeWords(person), more).join('\n') || undefined,
      atOnce: (answers) => sameOrNot(answers, context),
      questions: withCarersWho([...asks(false), capacitySeen, ...(carerAgrees ? [carerAgrees] : [])], context),
    },
    { id: 'carer', title: 'The carer', questions: unnamed ? [carerName, ...carerAsked] : [] },
    ...doubtSteps,
    { id: 'decider', title: 'Who decides', questions: asks(true) },
  ];
}

/**
 * Everybody who is asked says yes, or of two the person alone; nobody has said anything else yet. How and when stand on the card as they
 * are filled in.
 */
function sameOrNot(answers: Answers, context: Context): readonly AtOnce[] {
  const asked = partiesAsked(context).filter(({ isHere }) => isHere(answers));
  const keys = asked.map(({ keys: { agrees } }) => agrees);
  const said = keys.map((key) => answers[key] ?? '');
  const isOffered = keys.length > 1 && isAskedWithAnswer(context);
  const [, other, ...more] = asked;
  const saying = (...each: readonly string[]): Answers =>
    Object.fromEntries(keys.map((key, at) => [key, each[at] ?? 'yes']));
  return listed<AtOnce>(
    isOffered &&
      said.every((one) => ['', 'yes'].includes(one)) && {
        id: 'all',
        title: keys.length === 2 ? 'Both agree' : `All ${keys.length} agree`,
        answers: saying(),
      },
    isOffered &&
      said.every((one) => one === '') &&
      other !== undefined &&
      more.length === 0 && {
        id: `not.${other.key}`,
        title: `${called(context)} yes, ${other.name} no`,
        answers: saying('yes', 'no'),
      },
  );
}

const isOtherThanCarer = (key: string, context: AboutPerson): boolean =>
  possibleDeciders(context).some((one) => one.key === key && one.part !== 'carer');

/** Where the carer is asked about: how a carer who is none any more is left out (P12). */
function withCarersWho<C extends AboutPerson>(
  questions: readonly Question<unknown, C>[],
  { person }: AboutPerson,
): readonly Question<unknown, C>[] {
  const carers = (person ? involvedIn(person) : []).filter(({ part }) => part === 'carer');
  const [first] = carers;
  if (!first) return questions;
  const names = carers.map(({ name }) => name);
  const words = `Is ${names.join(' or ')} no carer any more? Then first take ${names.length === 1 ? first.name : 'whoever is none'} out of the circle.`;
  return questions.map((one) => (one.key === `agrees-${first.key}` ? { ...one, help: () => words } : one));
}
