import { z } from 'zod';
import { Answer, PartySays } from '../people/agreement.ts';
import { THE_PERSON } from '../people/needs.ts';
import { memberWords, type CircleMember } from '../people/person.ts';
import { listed } from '../kernel/listed.ts';
import { oncePer } from '../kernel/once-per.ts';
import { refuse, type Result } from '../kernel/result.ts';
import { choice } from '../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../forms/kinds/date.ts';
import { parsed, type Answers, type Problem, type Question } from '../forms/question.ts';
import { AGREEMENT, askCarer } from './agreement.ts';
import { askedSince, called } from './called.ts';
import { capacityHelp, IN_DOUBT, isAskedWithAnswer, lacks, MAY_LACK, PERSON_AGREES, personSays } from './capacity.ts';
import { deciderOf, possibleDeciders } from './who-decides.ts';
import type { AboutPerson, Asking } from './context.ts';
import { ownWords } from './own-words.ts';
import { saidTogether } from './parties-together.ts';
import { partyName } from './party-name.ts';
import { partyQuestion } from './party-question.ts';
import { toldHow } from './told-how.ts';
import { pronounOf, titled, type Called } from './who-said.ts';

/** Each of those who are asked whether they agree: their own answer, day and how (P13, P21), and their own views (P5). */

type Context = AboutPerson & Dated & Asking;
type Asks = Question<unknown, Context>;

/** A carer of whom the person's circle says nothing. */
export const UNNAMED_CARER = 'unnamed-carer';

/** Whether it waits for those who were not reached, or goes ahead without them: decided once for all of them (P6). */
export const unreached = choice({
  key: 'unreached',
  short: 'Not everybody was reached',
  label: 'Somebody has not been asked yet. What now?',
  schema: z.enum(['wait', 'ahead']),
  options: [
    { value: 'wait', title: 'Wait until they have been asked', also: ['wait', 'not yet'] },
    {
      value: 'ahead',
      title: 'Go ahead now, on what is known',
      also: ['go ahead', 'ahead', 'go on', 'now'],
    },
  ],
});

interface Who {
  readonly key: string;
  /** How they are named in questions. */
  readonly name: string;
  /** The words by which they are called when several are spoken of. */
  readonly called: readonly string[];
  readonly pronoun?: Called['pronoun'];
  readonly named?: (answers: Answers) => string | undefined;
  readonly part: (answers: Answers) => PartySays['part'];
  readonly agrees: Pick<Question<string, Context>, 'of' | 'key'> & Asks;
  /** What they say, where that is not what `agrees` says. */
  readonly said?: (answers: Answers) => string | undefined;
  readonly when: (answers: Answers) => boolean;
  /** How they are asked most often: it is filled in, and can be changed. */
  readonly usually: 'in-person' | 'phone';
}

function askedOf({ key, name, called: names, pronoun, named, part, agrees, said = agrees.of, when, usually }: Who) {
  const answerOf = (answers: Answers) => (when(answers) ? parsed(Answer, said(answers)) : undefined);
  const isAsked = (answers: Answers): boolean => when(answers) && answerOf(answers) !== 'not-reached';
  const isWithout = (answers: Answers): boolean =>
    answerOf(answers) === 'not-reached' && unreached.of(answers) === 'ahead';
  const hasViews = (answers: Answers): boolean => answerOf(answers) === 'no' || isWithout(answers);
  const how = toldHow<Context>({
    key: partyQuestion('how', key),
    short: `${name}: asked`,
    label: `How was ${name} asked?`,
    show: 'list',
    inLineOf: agrees.key,
    when: isAsked,
  });
  const on = pastDay<Context>({
    key: partyQuestion('on', key),
    short: `${name}: asked on`,
    label: `When was ${name} asked?`,
    since: askedSince,
    inLineOf: agrees.key,
    when: isAsked,
  });
  const views = ownWords<Context>({
    key: partyQuestion('views', key),
    short: `${name} thinks`,
    label: `What does ${name} think?`,
    help: `In their own words where you can. If ${name} was not reached: what is known of it.`,
    max: 2000,
    lines: 'many',
    when: hasViews,
  });
  const tries = ownWords<Context>({
    key: partyQuestion('tries', key),
    short: `Tries to reach ${name}`,
    label: `Who tried to reach ${name}, and how often?`,
    max: 300,
    when: isWithout,
  });
  return {
    key,
    name,
    names,
    pronoun,
    isHere: when,
    answerOf,
    keys: { agrees: agrees.key, how: how.key, on: on.key, views: views.key },
    asks: listed<Asks>(agrees, how, on),
    weighs: [views, tries],
    fills: (today: string): Answers => ({ [how.key]: usually, [on.key]: today }),
    /** What they say; undefined when they are not asked, or nothing was answered for them. */
    says: (answers: Answers): PartySays | undefined =>
      PartySays.safeParse({
        key,
        name: named?.(answers) ?? name,
        part: part(answers),
        answer: answerOf(answers),
        ...(isAsked(answers) && { how: how.of(answers), on: on.of(answers) }),
        ...(hasViews(answers) && { views: views.of(answers) }),
        ...(isWithout(answers) && { tries: tries.of(answers) }),
      }).data,
    /** The same as answers, for a form that opens with what a record says. */
    answersFor: (says: PartySays): Answers =>
      Object.fromEntries(
        [
          [agrees.key, says.answer],
          [key === THE_PERSON ? personSays.key : undefined, says.answer],
          [how.key, says.how],
          [on.key, says.on],
          [views.key, says.views],
          [tries.key, says.tries],
        ].flatMap(([one, value]) => (one === undefined || value === undefined ? [] : [[one, value]])),
      ),
  };
}
export type AskedParty = ReturnType<typeof askedOf>;

/** The name of a carer whom the circle does not name: who is asked is told. */
export const carerName = partyName<Context>({
  key: 'carerName',
  short: 'Name of the carer',
  label: 'Who is the carer?',
  example: 'Their name, so that they are told',
  max: 120,
  when: (answers, context) => asksForCarer(context) && !['', 'none'].includes(answers[unnamedCarer.key] ?? ''),
});

/** Not where there is a carer who is not to be told: then nothing is asked, and that there is none is not said either (R24). */
const asksForCarer = (context: AboutPerson): boolean =>
  possibleDeciders(context).every(({ part }) => part !== 'carer') &&
  (context.person?.circle ?? []).every(({ part, heldBack }) => part !== 'carer' || heldBack !== true);

/** R1: whether there is a carer is asked where the circle names none; a carer on record cannot be said not to exist (P12). */
const unnamedCarer = askCarer('when-none-is-known');

/** Made once for a context: a turn asks for it dozens of times. */
export const partiesAsked: (context: AboutPerson) => readonly AskedParty[] = oncePer(madeFor);

/**
 * Everybody who is asked: the person, unless they lack capacity for this; an attorney or deputy who decides in their place; and each
 * carer (R1).
 */
function madeFor(context: AboutPerson): readonly AskedParty[] {
  const { person } = context;
  const around = possibleDeciders(context);
  const isDecider = (answers: Answers, key: string): boolean => deciderOf(answers, context) === key;
  const members = around.map((member) =>
    askedOf({
      key: member.key,
      name: member.name,
      called: [
        member.name,
        ...['her ', 'his ', 'their ', 'the ', ''].map((one) => `${one}${member.relation ?? member.part}`),
        firstOf(member.name),
        ...titled(member, person),
      ],
      pronoun: pronounOf('', member.relation),
      part: (answers) => (isDecider(answers, member.key) ? 'decider' : 'carer'),
      agrees: decidedBy(member, context, {
        key: partyQuestion('agrees', member.key),
        short: `${member.name} agrees`,
        label: `Does ${member.name} (${memberWords(member)}) agree?`,
        show: 'list',
        schema: Answer,
        options: AGREEMENT,
        when: (answers) => member.part === 'carer' || isDecider(answers, member.key),
      }),
      when: (answers) => member.part === 'carer' || isDecider(answers, member.key),
      usually: 'phone',
    }),
  );
  const all = [
    askedOf({
      key: THE_PERSON,
      name: called(context),
      called: [person?.name ?? called(context), called(context), firstOf(person?.name ?? ''), ...titled(person)],
      pronoun: pronounOf(person?.title),
      named: () => person?.name,
      part: () => 'person',
      agrees: personAgrees(context),
      said: (answers) => (answers[PERSON_AGREES] === MAY_LACK ? personSays.of(answers) : answers[PERSON_AGREES]),
      when: (answers) => !lacks(answers, context),
      usually: 'in-person',
    }),
    ...members,
    ...(!asksForCarer(context)
      ? []
      : [
          askedOf({
            key: UNNAMED_CARER,
            name: 'the carer',
            called: ['the carer', 'her carer', 'his carer', 'their carer', 'carer'],
            named: (answers) => carerName.of(answers),
            part: () => 'carer',
            agrees: unnamedCarer,
            when: (answers) => !['', 'none'].includes(answers[unnamedCarer.key] ?? ''),
            usually: 'phone',
          }),
        ]),
  ];
  return all.map((party) => ({ ...party, asks: saidTogether(party, all) }));
}

const firstOf = (name: string): string => name.split(' ')[0] ?? '';

/** Whether they agree; and, of somebody whom nobody has doubted, that they may lack capacity for this (R45). */
function personAgrees(context: AboutPerson) {
  const name = called(context);
  const isAsked = isAskedWithAnswer(context);
  return choice<z.ZodEnum<typeof PersonAnswer.enum>, Context>({
    key: PERSON_AGREES,
    short: `${name} agrees`,
    label: `Does ${name} agree?`,
    ...(isAsked && { help: capacityHelp(name) }),
    show: 'list',
    schema: PersonAnswer,
    options: isAsked ? [...AGREEMENT, IN_DOUBT] : AGREEMENT,
    when: (answers) => isAsked || !lacks(answers, context),
  });
}

const PersonAnswer = z.enum([...Answer.options, MAY_LACK]);

/** Who is no carer is only asked where they decide in the person's place: then a no is refused at once. */
function decidedBy(
  { name, part }: CircleMember,
  { endsWithNo }: AboutPerson,
  given: Parameters<typeof choice<typeof Answer, Context>>[0],
) {
  const agrees = choice(given);
  return part === 'carer' || endsWithNo ? agrees : withoutNo(name, agrees);
}

/** What an attorney or deputy decides is decided: a no ends it at once, before anything is asked that could not follow (P1). */
export const decidesNo = (name: string): string =>
  `${name} decides, and does not agree, so it cannot go ahead. Talk it over, or ask the mental capacity lead.`;

/** For what cannot wait for a no to be talked over, a no of theirs is no answer. */
function withoutNo<T, C>(name: string, agrees: Question<T, C>): Question<T, C> {
  const unlessNo = (taken: Result<string, Problem>): Result<string, Problem> =>
    taken.ok && taken.value === 'no' ? refuse({ words: decidesNo(name) }) : taken;
  return {
    ...agrees,
    take: (raw, context) => unlessNo(agrees.take(raw, context)),
    hear: (text, context) => unlessNo(agrees.hear(text, context)),
  };
}
