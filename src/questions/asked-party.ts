import { Answer, PartySays } from '../people/agreement.ts';
import { THE_PERSON } from '../people/needs.ts';
import { listed } from '../kernel/listed.ts';
import { choice } from '../forms/kinds/choice.ts';
import { pastDay, type Dated } from '../forms/kinds/date.ts';
import { parsed, type Answers, type Question } from '../forms/question.ts';
import { askedSince } from './called.ts';
import { personSays } from './capacity.ts';
import { z } from 'zod';
import type { AboutPerson, Asking } from './context.ts';
import { ownWords } from './own-words.ts';
import { partyQuestion } from './party-question.ts';
import { toldHow } from './told-how.ts';
import type { Called } from './who-said.ts';

/** What is asked of each of those who are asked whether they agree, and what the answers come to. */

export type Context = AboutPerson & Dated & Asking;
export type Asks = Question<unknown, Context>;

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
  /** Who is not asked any more: nothing is filled in for them. */
  readonly isOver?: true;
}

export function askedOf(who: Who) {
  const { key, name, agrees, when, said = agrees.of, named, part, usually, isOver } = who;
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
    names: who.called,
    pronoun: who.pronoun,
    isHere: when,
    isOver,
    answerOf,
    keys: { agrees: agrees.key, how: how.key, on: on.key, views: views.key },
    asks: listed<Asks>(agrees, how, on),
    weighs: [views, tries],
    fills: (today: string): Answers => (isOver ? {} : { [how.key]: usually, [on.key]: today }),
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
