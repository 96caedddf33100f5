import { BestInterests, Deciding, Document, type DecidingProblem } from '../people/capacity.ts';
import { involvedIn } from '../people/party.ts';
import type { Dated } from '../forms/kinds/date.ts';
import type { Answers } from '../forms/question.ts';
import type { AboutPerson } from './context.ts';
import * as ask from './capacity.ts';

/** What the answers about capacity and who decides come to, and back. */

type Context = AboutPerson & Dated;

/** What is filled in: capacity where the person's record says it; not known is asked about (R45). Days are mostly today. */
export function decidingFills({ person, today }: Context): Answers {
  const says = person?.capacity;
  const words = (person ? involvedIn(person) : []).map(({ relation = '' }) => relation.toLowerCase());
  return {
    ...(says !== undefined && says !== 'unknown' && { [ask.capacity.key]: says }),
    ...(words.some((one) => one.includes('attorney')) && { [ask.authorityKind.key]: 'attorney' }),
    ...(words.every((one) => !one.includes('attorney')) &&
      words.some((one) => one.includes('deputy')) && { [ask.authorityKind.key]: 'deputy' }),
    [ask.decidedOn.key]: today,
  };
}

/** Everything as it was answered; undefined when it does not add up. */
export function decidingOf(answers: Answers, context: Context): Deciding | undefined {
  const answer = ask.capacity.of(answers);
  if (answer === undefined) return undefined;
  const assessment = ask.wasAssessed(answers, context)
    ? { by: ask.assessedBy.of(answers), on: ask.assessedOn.of(answers) }
    : {};
  return Deciding.safeParse({
    capacity: { answer, ...assessment },
    wishes: ask.lacks(answers) ? { shown: ask.wishes.of(answers), objects: ask.objects.of(answers) } : undefined,
    authority: ask.lacks(answers) ? authorityOf(answers, context) : undefined,
  }).data;
}

function authorityOf(answers: Answers, context: Context): Deciding['authority'] {
  if (ask.inBestInterests(answers))
    return BestInterests.safeParse({
      kind: ask.IN_BEST_INTERESTS,
      decidedBy: ask.decidedBy.of(answers),
      on: ask.decidedOn.of(answers),
      consulted: ask.consulted.of(answers),
      lessRestrictive: ask.lessRestrictive.of(answers),
    }).data;
  const one = ask.possibleDeciders(context).find(({ key }) => key === ask.deciderOf(answers));
  return Document.safeParse({
    kind: ask.authorityKind.of(answers),
    key: one?.key,
    name: one?.name,
    covers: true,
    seen: true,
    seenBy: ask.seenBy.of(answers),
    seenOn: ask.seenOn.of(answers),
  }).data;
}

/** The same as answers, for a form that opens with what a record says. */
export function answersOfDeciding({ capacity: known, wishes: felt, authority }: Deciding): Answers {
  const all: Readonly<Record<string, string | undefined>> = {
    [ask.capacity.key]: known.answer,
    [ask.assessedBy.key]: known.by,
    [ask.assessedOn.key]: known.on,
    [ask.wishes.key]: felt?.shown,
    [ask.objects.key]: felt?.objects,
    ...(authority?.kind === 'best-interests'
      ? {
          [ask.decides.key]: ask.IN_BEST_INTERESTS,
          [ask.decidedBy.key]: authority.decidedBy,
          [ask.decidedOn.key]: authority.on,
          [ask.consulted.key]: authority.consulted,
          [ask.lessRestrictive.key]: authority.lessRestrictive,
        }
      : authority && {
          [ask.decides.key]: authority.key,
          [ask.authorityKind.key]: authority.kind,
          [ask.authorityCovers.key]: authority.covers ? 'yes' : 'no',
          [ask.authoritySeen.key]: authority.seen ? 'yes' : 'no',
          [ask.seenBy.key]: authority.seenBy,
          [ask.seenOn.key]: authority.seenOn,
        }),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

const PROBLEMS: Readonly<Record<DecidingProblem, { readonly words: string; readonly question: string }>> = {
  'CAPACITY.ASSESSOR-MISSING': { words: 'Please say who assessed capacity, and when.', question: ask.assessedBy.key },
  'CAPACITY.IN-THE-FUTURE': { words: 'That day is still to come.', question: ask.assessedOn.key },
  'CAPACITY.WISHES-MISSING': {
    words: 'Please say what they want and feel, by words or behaviour.',
    question: ask.wishes.key,
  },
  'CAPACITY.DECIDER-MISSING': { words: 'Please say who decides.', question: ask.decides.key },
  'CAPACITY.AUTHORITY-NOT-SEEN': {
    words:
      'A representative whose document was not seen cannot say yes or no. Ask what they think, and decide in best interests.',
    question: ask.authoritySeen.key,
  },
  'CAPACITY.AUTHORITY-DOES-NOT-COVER': {
    words:
      'A representative whose document does not cover this decision cannot say yes or no. Ask what they think, and decide in best interests.',
    question: ask.authorityCovers.key,
  },
  'CAPACITY.SEEN-BY-MISSING': { words: 'Please say who saw the document, and when.', question: ask.seenBy.key },
  'CAPACITY.DECIDED-BY-MISSING': {
    words: 'Please say who decided in their best interests.',
    question: ask.decidedBy.key,
  },
  'CAPACITY.CONSULTED-MISSING': {
    words: 'Please say who was consulted, and what they think.',
    question: ask.consulted.key,
  },
  'CAPACITY.LESS-RESTRICTIVE-MISSING': {
    words: 'Please say which less restrictive ways were considered.',
    question: ask.lessRestrictive.key,
  },
};

/** The one place that words what is wrong with who decides. */
export const wordsForDeciding = (problem: DecidingProblem) => PROBLEMS[problem];
