import { Day } from '../kernel/days.ts';
import {
  BestInterests,
  Deciding,
  Document,
  isNotAsked,
  type Capacity,
  type DecidingProblem,
} from '../people/capacity.ts';
import { careAuthority } from '../people/authority.ts';
import { THE_PERSON } from '../people/needs.ts';
import { involvedIn } from '../people/party.ts';
import type { Dated } from '../forms/kinds/date.ts';
import type { Answers } from '../forms/question.ts';
import type { AboutPerson, Asking } from './context.ts';
import { partyQuestion } from './party-question.ts';
import * as known from './capacity.ts';
import * as ask from './who-decides.ts';

/** What the answers about capacity and who decides come to, and back. */

type Context = AboutPerson & Dated & Asking;

/** What is filled in. Days are mostly today. */
export function decidingFills({ person, today }: Context): Answers {
  const kinds = (person ? involvedIn(person) : []).map(careAuthority);
  const kind = (['attorney', 'deputy'] as const).find((one) => kinds.includes(one));
  return {
    ...(kind && { [ask.authorityKind.key]: kind }),
    [ask.decidedOn.key]: today,
  };
}

/** Everything as it was answered; undefined when it does not add up. */
export function decidingOf(answers: Answers, context: Context): Deciding | undefined {
  const answer = known.capacityIn(answers, context);
  if (answer === undefined) return undefined;
  const lacks = known.lacks(answers, context);
  return Deciding.safeParse({
    capacity: { answer, ...assessmentIn(answers, context) },
    wishes: lacks ? { shown: ask.wishes.of(answers), objects: ask.objects.of(answers) } : undefined,
    authority: lacks ? authorityOf(answers, context) : undefined,
  }).data;
}

/** Who assessed it and when; or who asked, where nobody doubts it. */
function assessmentIn(answers: Answers, context: Context): Omit<Capacity, 'answer'> {
  if (known.wasAssessed(answers, context)) return { by: ask.assessedBy.of(answers), on: ask.assessedOn.of(answers) };
  if (answers[known.PERSON_AGREES] === 'not-reached' && known.isAskedWithAnswer(context)) return { basis: 'not-asked' };
  const on = Day.safeParse(answers[partyQuestion('on', THE_PERSON)]).data ?? context.today;
  return known.capacityIn(answers, context) === 'has' ? { basis: 'asked', by: context.asker, on } : {};
}

function authorityOf(answers: Answers, context: Context): Deciding['authority'] {
  const one = ask.possibleDeciders(context).find(({ key }) => key === ask.decides.of(answers));
  const kind = ask.authorityKind.of(answers);
  const document = kind !== ask.NO_AUTHORITY &&
    one && {
      kind,
      key: one.key,
      name: one.name,
      covers: ask.authorityCovers.of(answers) === 'yes',
      seen: ask.authoritySeen.of(answers) === 'yes',
    };
  const lessRestrictive = ask.lessRestrictive.of(answers);
  return ask.inBestInterests(answers, context)
    ? BestInterests.safeParse({
        kind: ask.IN_BEST_INTERESTS,
        decidedBy: ask.decidedBy.of(answers),
        on: ask.decidedOn.of(answers),
        consulted: ask.consulted.of(answers),
        advocate: ask.advocate.when?.(answers, context) ? ask.advocate.of(answers) : undefined,
        lessRestrictive,
        claimed: document || undefined,
      }).data
    : Document.safeParse({
        ...document,
        seenBy: ask.seenBy.of(answers),
        seenOn: ask.seenOn.of(answers),
        lessRestrictive,
      }).data;
}

/** The same as answers, for a form that opens with what a record says. */
export function answersOfDeciding(deciding: Deciding, context: AboutPerson): Answers {
  const { capacity, wishes, authority } = deciding;
  const document = authority?.kind === 'best-interests' ? authority.claimed : authority;
  const isDoubted = known.isAskedWithAnswer(context) && capacity.answer !== 'has' && !isNotAsked(deciding);
  const all: Readonly<Record<string, string | undefined>> = {
    [known.capacity.key]: capacity.answer,
    [ask.assessedBy.key]: capacity.by,
    [ask.assessedOn.key]: capacity.on,
    [ask.wishes.key]: wishes?.shown,
    [ask.objects.key]: wishes?.objects,
    [known.PERSON_AGREES]: isDoubted ? known.MAY_LACK : undefined,
    [ask.lessRestrictive.key]: authority?.lessRestrictive,
    ...(document && {
      [ask.authorityKind.key]: document.kind,
      [ask.authorityCovers.key]: document.covers ? 'yes' : 'no',
      [ask.authoritySeen.key]: document.seen ? 'yes' : 'no',
    }),
    ...(authority?.kind === 'best-interests'
      ? {
          [ask.decides.key]: document?.key ?? ask.IN_BEST_INTERESTS,
          [ask.decidedBy.key]: authority.decidedBy,
          [ask.decidedOn.key]: authority.on,
          [ask.consulted.key]: authority.consulted,
          [ask.advocate.key]: authority.advocate,
        }
      : authority && {
          [ask.decides.key]: authority.key,
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
