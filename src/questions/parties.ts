import { z } from 'zod';
import { Answer } from '../people/agreement.ts';
import { THE_PERSON } from '../people/needs.ts';
import { memberWords, type CircleMember } from '../people/person.ts';
import { oncePer } from '../kernel/once-per.ts';
import { refuse, type Result } from '../kernel/result.ts';
import { choice } from '../forms/kinds/choice.ts';
import type { Answers, Problem, Question } from '../forms/question.ts';
import { AGREEMENT, askCarer } from './agreement.ts';
import { askedOf, type AskedParty, type Context } from './asked-party.ts';
import { called } from './called.ts';
import { capacityHelp, IN_DOUBT, isAskedWithAnswer, lacks, MAY_LACK, PERSON_AGREES, personSays } from './capacity.ts';
import { deciderOf, possibleDeciders } from './who-decides.ts';
import type { AboutPerson } from './context.ts';
import { saidTogether } from './parties-together.ts';
import { newPartyName } from './party-name.ts';
import { agreesKey, noLongerAsked, type NotAsked } from './not-asked.ts';
import { pronounOf, titled } from './who-said.ts';

/** Each of those who are asked whether they agree: their own answer, day and how (P13, P21), and their own views (P5). */

/** A carer of whom the person's circle says nothing. */
export const UNNAMED_CARER = 'unnamed-carer';

/** The name of a carer whom the circle does not name: who is asked is told. */
export const carerName = newPartyName<Context>({
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
        key: agreesKey(member.key),
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
    ...noLongerAsked(context).map((member) => notAskedAnyMore(member, context)),
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
  const still = all.filter(({ isOver }) => !isOver);
  return all.map((party) => (party.isOver ? party : { ...party, asks: saidTogether(party, still) }));
}

/** R2, R24: the no that somebody gave stays in an open form when they are asked no more; nothing else of them is asked for or kept. */
function notAskedAnyMore({ key, name, relation }: NotAsked, { entered = {} }: AboutPerson): AskedParty {
  const agrees = agreesKey(key);
  const saidNo = (answers: Answers): boolean => (answers[agrees] ?? entered[agrees]) === 'no';
  return askedOf({
    key,
    name,
    called: [name],
    pronoun: pronounOf('', relation),
    part: () => 'carer',
    agrees: choice<typeof Answer, Context>({
      key: agrees,
      short: `${name} agrees`,
      label: `What had ${name} said, who is not asked any more?`,
      show: 'list',
      schema: Answer,
      options: AGREEMENT.filter(({ value }) => value === 'no'),
      when: saidNo,
    }),
    when: saidNo,
    usually: 'phone',
    isOver: true,
  });
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
