import { z } from 'zod';
import { Answer, PartySays } from '../people/agreement.ts';
import { representativeWords } from '../people/capacity.ts';
import { THE_PERSON } from '../people/needs.ts';
import { involvedIn } from '../people/party.ts';
import { memberWords } from '../people/person.ts';
import { listed } from '../kernel/listed.ts';
import { refuse, type Result } from '../kernel/result.ts';
import { choice } from '../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../forms/kinds/date.ts';
import type { Answers, Problem, Question } from '../forms/question.ts';
import { AGREEMENT, askCarer } from './agreement.ts';
import { askedSince, called } from './called.ts';
import { deciderOf, lacks, possibleDeciders } from './capacity.ts';
import type { AboutPerson } from './context.ts';
import { ownWords } from './own-words.ts';
import { saidTogether } from './parties-together.ts';
import { partyName } from './party-name.ts';
import { toldHow } from './told-how.ts';

/** Each of those who are asked whether they agree: their own answer, day and how (P13, P21), and their own views (P5). */

type Context = AboutPerson & Dated;
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
      title: 'Go ahead now, with what is known of their views',
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
  readonly named?: (answers: Answers) => string | undefined;
  readonly part: (answers: Answers) => PartySays['part'];
  readonly agrees: Pick<Question<string, Context>, 'of' | 'key'> & Asks;
  readonly when: (answers: Answers) => boolean;
  /** How they are asked most often: it is filled in, and can be changed. */
  readonly usually: 'in-person' | 'phone';
}

/** Keys of fields: those of the person begin with `person`, those of others end with their key in the circle. */
export const partyQuestion = (what: string, key: string): string =>
  key === THE_PERSON ? `person${what.slice(0, 1).toUpperCase()}${what.slice(1)}` : `${what}-${key}`;

function askedOf({ key, name, called: names, named, part, agrees, when, usually }: Who) {
  const answerOf = (answers: Answers) => (when(answers) ? Answer.safeParse(agrees.of(answers)).data : undefined);
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

/**
 * Everybody who is asked: the person, unless they lack capacity for this; an attorney or deputy who decides in their place; and each
 * carer (R1).
 */
export function partiesAsked(context: AboutPerson): readonly AskedParty[] {
  const { person } = context;
  const around = possibleDeciders(context);
  const members = around.map((member) =>
    askedOf({
      key: member.key,
      name: member.name,
      called: [
        member.name,
        ...['her', 'his', 'their', 'the'].map((one) => `${one} ${member.relation ?? member.part}`),
        firstOf(member.name),
      ],
      part: (answers) => (deciderOf(answers) === member.key ? 'decider' : 'carer'),
      agrees: choice<typeof Answer, Context>({
        key: partyQuestion('agrees', member.key),
        short: `${member.name} agrees`,
        label: `Does ${member.name} (${memberWords(member)}) agree?`,
        show: 'list',
        schema: Answer,
        options: AGREEMENT,
        when: (answers) => member.part === 'carer' || deciderOf(answers) === member.key,
      }),
      when: (answers) => member.part === 'carer' || deciderOf(answers) === member.key,
      usually: 'phone',
    }),
  );
  const all = [
    askedOf({
      key: THE_PERSON,
      name: called(context),
      called: [person?.name ?? called(context), called(context), firstOf(person?.name ?? '')],
      named: () => person?.name,
      part: () => 'person',
      agrees: choice<typeof Answer, Context>({
        key: partyQuestion('agrees', THE_PERSON),
        short: `${called(context)} agrees`,
        label: `Does ${called(context)} agree?`,
        show: 'list',
        schema: Answer,
        options: AGREEMENT,
        when: (answers) => !lacks(answers),
      }),
      when: (answers) => !lacks(answers),
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

/** What an attorney or deputy decides is decided: a no ends it at once, before anything is asked that could not follow (P1). */
export const decidesNo = (name: string): string =>
  `${name} decides, and does not agree, so it cannot go ahead. Talk it over, or ask the mental capacity lead.`;

/** For what cannot wait for a no to be talked over, a no of theirs is no answer. */
export function withoutNo<T, C>(name: string, agrees: Question<T, C>): Question<T, C> {
  const unlessNo = (taken: Result<string, Problem>): Result<string, Problem> =>
    taken.ok && taken.value === 'no' ? refuse({ words: decidesNo(name) }) : taken;
  return {
    ...agrees,
    take: (raw, context) => unlessNo(agrees.take(raw, context)),
    hear: (text, context) => unlessNo(agrees.hear(text, context)),
  };
}

/** Above the answers: what a representative may decide. */
export const agreementIntro = ({ person }: AboutPerson): string | undefined => person && representativeWords(person);

/** Under the last of the answers: how a carer who is none any more is left out (P12). */
export function withCarersWho<C extends AboutPerson>(
  questions: readonly Question<unknown, C>[],
  { person }: AboutPerson,
): readonly Question<unknown, C>[] {
  const carers = (person ? involvedIn(person) : []).filter(({ part }) => part === 'carer').map(({ name }) => name);
  if (carers.length === 0) return questions;
  const words = `Is ${carers.join(' or ')} no carer any more? Then first take ${carers.length === 1 ? carers.join('') : 'whoever is none'} out of the circle.`;
  return questions.map((one, index) => (index === questions.length - 1 ? { ...one, help: () => words } : one));
}
